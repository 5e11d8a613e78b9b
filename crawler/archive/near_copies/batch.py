"""One round of judging near copies: what is read for some articles at once, and the judgement on each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from sqlalchemy import Connection

from crawler.archive.near_copies.texts import near_text, versions
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.furniture import LEARNED, Shown, is_learned
from crawler.core.dedup.near import judge_near
from crawler.core.dedup.near_keys import MOST_POSTINGS, choose_candidates
from crawler.core.dedup.near_values import Comparison, NearJudgement, NearReason, NearText
from crawler.core.dedup.paragraphs import KEY_VERSION, paragraphs
from crawler.core.dedup.parts import is_part
from crawler.core.links.publishers import claim_keys
from crawler.core.types import Verdict
from storage.compared_texts import find_compared
from storage.database import Database
from storage.furniture import Trials, find_furniture, find_shown
from storage.near_index import find_common, find_sharing
from storage.records import ComparedText, NewArticle, NewFurniture
from storage.story_links import REPEAT, find_links, find_parted

_Keys = tuple[tuple[int, ...], tuple[int, ...]]  # near keys, line keys


class NearBatch:
    """Some articles and all that their judgement needs; holds a few texts for each of them and nothing else."""

    def __init__(
        self,
        database: Database,
        connection: Connection,
        article_ids: Collection[int],
        stored: Mapping[int, NewArticle],
        taught: Mapping[str, Collection[int]] = MappingProxyType({}),
    ) -> None:
        """Read what is needed; `stored` are those whose keys are known, `taught` is furniture beside the known."""
        self._taught = taught
        self._texts = find_compared(connection, article_ids)
        self._learned = self._find_learned(connection, {text.site for text in self._texts.values()})
        self.keys = {number: self._keys_of(text, stored.get(number)) for number, text in self._texts.items()}
        wanted = {key for near, _ in self.keys.values() for key in near}
        wanted -= find_common(connection, wanted)
        self._sharing, self.common = find_sharing(database, connection, wanted, MOST_POSTINGS)
        self._read_candidates(connection)
        self.trials = Trials(connection, self._on_trial())
        self.furniture: list[NewFurniture] = []
        self.shows = Counter((new.site, key) for new in stored.values() for key in {key for _, key in new.dropped})
        """In how many of what was stored known furniture stands, left out or not, by site and key."""
        self._stored = stored
        self.judgements: dict[int, NearJudgement] = {}
        self.linked = {number for number, text in self._texts.items() if text.verdict}
        self._ties = self._find_ties(connection)
        self.demoted = {number for number, text in self._texts.items() if text.verdict == REPEAT}
        self.overlooked: dict[int, NearJudgement] = {}
        """Near copies of higher numbers that a faster writer judged before these could be seen."""

    def comparisons(self, connection: Connection) -> list[Comparison]:
        """Learn what the sites repeat, and return what each article is compared with, in the order of their numbers.

        `judge_each` judges them, and `settle` takes what it says.
        """
        return [self._comparison(connection, number) for number in sorted(self._texts)]

    def settle(self, connection: Connection, judged: Sequence[NearJudgement]) -> None:
        """Take the judgements on the comparisons, and see to what depends on other articles than those."""
        for number, alone in zip(sorted(self._texts), judged, strict=True):
            # A part of a story stays tied to the others where nothing is nearer.
            tie = self._ties.get(number)
            self.judgements[number] = tie if alone.of is None and tie is not None else alone
            self._tie_parts(connection, self._texts[number], self.judgements[number])
        self._judge_overlooked(connection)

    def redirect(self, article_id: int, of_id: int) -> None:
        """Let a judgement name the article that its link was made to."""
        if article_id in self.judgements:
            self.judgements[article_id] = replace(self.judgements[article_id], of=of_id)

    def confirming(self, repeats: Mapping[int, int]) -> dict[int, int]:
        """Return those of some late repeats that stand where the articles that they repeat are claimed to stand."""
        return {repeat: of for repeat, of in repeats.items() if self._is_claimed(self._known.get(repeat), of)}

    def _is_claimed(self, repeat: ComparedText | None, of: int) -> bool:
        claim = self._known.get(of)
        if repeat is None or repeat.url_key is None or claim is None or repeat.publisher == claim.publisher:
            return False
        return claim.url_key in claim_keys(repeat.url_key, claim.publisher)

    def _find_learned(self, connection: Connection, sites: Collection[str]) -> dict[str, set[int]]:
        found = find_furniture(connection, sites, KEY_VERSION)
        more = {site: self._taught[site] for site in sites if site in self._taught}
        return found | {site: found.get(site, set()).union(keys) for site, keys in more.items()}

    def _keys_of(self, text: ComparedText, new: NewArticle | None) -> _Keys:
        if new is not None:
            return new.keys, new.line_keys
        found = fingerprint(text.title, text.text, self._learned.get(text.site, ()))
        return found.near_keys, found.line_keys

    def _read_candidates(self, connection: Connection) -> None:
        """Choose for each article which earlier ones it is compared with, and read those."""
        self._candidates = {number: self._choose(number) for number in self._texts}
        chosen = {one for candidates in self._candidates.values() for one in candidates}
        self._known = self._texts | find_compared(connection, chosen - self._texts.keys())
        others = {text.site for text in self._known.values()} - {text.site for text in self._texts.values()}
        self._learned |= self._find_learned(connection, others) if others else {}
        self._parted = find_parted(connection, self._texts.keys())
        parted = {of_id for all_of in self._parted.values() for of_id in all_of}
        self._parted_stories = {number: link.story_id for number, link in find_links(connection, parted).items()}

    def _choose(self, number: int) -> tuple[int, ...]:
        near, _ = self.keys[number]
        postings = {key: [one for one in self._sharing.get(key, ()) if one < number] for key in near}
        return choose_candidates({key: ids for key, ids in postings.items() if ids})

    def _tie_parts(self, connection: Connection, text: ComparedText, judged: NearJudgement) -> None:
        """Tie the articles that stand wholly in one, and in no story yet, to the first of them."""
        if judged.verdict is not Verdict.NEAR or judged.of is None:
            return
        alone = [one for one in self._candidates[text.article_id] if one != judged.of and self._is_alone(one)]
        parts = [
            one
            for one in alone
            if self._known[one].site == text.site and is_part(self._near(self._known[one]), self._near(text))
        ]
        if not parts:
            return
        nearest = self._known[judged.of]
        lead = nearest.story_id or judged.of
        first = min(lead, *parts)
        for one in {*parts, lead} - {first}:
            tied = NearJudgement(verdict=Verdict.NEAR, of=first, reasons=(NearReason.PART_OF_ONE_TEXT,))
            if first not in find_parted(connection, [one]).get(one, ()):
                (self.judgements if one in self._texts else self.overlooked)[one] = tied

    def _is_alone(self, number: int) -> bool:
        """Whether an article is there and tied to no other."""
        if number in self.judgements:
            return self.judgements[number].of is None
        return number in self._known and self._known[number].verdict is None and number not in self.overlooked

    def _judge_overlooked(self, connection: Connection) -> None:
        """Compare the likeliest unlinked articles of higher numbers with these, each with these alone.

        Judging them afresh, with all that they may have missed in turn, would take a whole archive along.
        """
        higher = {number: self._choose_higher(number) for number in self._texts}
        every = {one for chosen in higher.values() for one in chosen}
        if not every:
            return
        texts = find_compared(connection, every)
        parted = find_parted(connection, every)
        for number in sorted(higher):
            for one in higher[number]:
                text = texts.get(one)
                if text is None or text.verdict or one in self.overlooked or number in parted.get(one, ()):
                    continue
                found = judge_near(self._near(text), self._versions(self._texts[number], text))
                if found.of is not None:
                    self.overlooked[one] = found
                    self.keys[one] = self._keys_of(text, None)

    def _choose_higher(self, number: int) -> tuple[int, ...]:
        near, _ = self.keys[number]
        return choose_candidates(
            {
                key: [one for one in self._sharing.get(key, ()) if one > number and one not in self._texts]
                for key in near
            }
        )

    def _on_trial(self) -> Iterable[tuple[str, int]]:
        for number, text in self._texts.items():
            learned = self._learned.get(text.site, ())
            for key in self.keys[number][1]:
                if key not in learned:
                    yield text.site, key

    def _learn(self, connection: Connection, number: int) -> None:
        """Show the article's short paragraphs to what is known of its site."""
        text = self._texts[number]
        learned = self._learned.get(text.site, set())
        for key in self.keys[number][1]:
            if key in learned:
                if number in self._stored:
                    self.shows[text.site, key] += 1
                continue
            articles = self.trials.show(text.site, key, number)
            if len(articles) >= LEARNED:
                shown = find_shown(connection, articles)
                part = next(part for part in paragraphs(text.text) if part.key == key)
                if is_learned(part.tokens, [Shown(one.title, one.url) for one in shown]):
                    # A new set: what is to be compared by now keeps what was known before it.
                    learned = self._learned[text.site] = learned | {key}
                    self.furniture.append(
                        NewFurniture(
                            site=text.site, key=key, key_version=KEY_VERSION, seen=len(articles), sample=part.text
                        )
                    )

    def _find_ties(self, connection: Connection) -> dict[int, NearJudgement]:
        """Return how articles are tied to other parts of their stories, by number, unless a person has parted them."""
        return {
            number: NearJudgement(verdict=Verdict.NEAR, of=link.of_id, reasons=(NearReason.PART_OF_ONE_TEXT,))
            for number, link in find_links(connection, self.linked).items()
            if NearReason.PART_OF_ONE_TEXT in link.why.reasons and link.of_id not in self._parted.get(number, ())
        }

    def _comparison(self, connection: Connection, number: int) -> Comparison:
        self._learn(connection, number)
        text = self._texts[number]
        parted = self._parted.get(number, set())
        stories = {self._parted_stories.get(of_id, of_id) for of_id in parted}
        known = [
            self._known[one]
            for one in self._candidates[number]
            if one in self._known and one not in parted and (self._known[one].story_id or one) not in stories
        ]
        return Comparison(self._near(text), tuple(each for one in known for each in self._versions(one, text)))

    def _near(self, text: ComparedText) -> NearText:
        return near_text(text, self._learned.get(text.site, ()))

    def _versions(self, known: ComparedText, text: ComparedText) -> list[NearText]:
        return versions(known, self._learned.get(known.site, ()), text)
