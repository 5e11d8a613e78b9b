"""One round of judging near copies: what is read for some articles at once, and the judgement on each.

It changes nothing, and what is asked and found are values: another process may do it, by a connection of its own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable

from sqlalchemy import Connection

from crawler.archive.near_copies.round import Address, Asked, Found, Keys
from crawler.archive.near_copies.texts import near_text, versions
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.furniture import LEARNED, Shown, is_learned
from crawler.core.dedup.near import judge_each, judge_near
from crawler.core.dedup.near_keys import MOST_POSTINGS, choose_candidates
from crawler.core.dedup.near_values import Comparison, NearJudgement, NearReason, NearText
from crawler.core.dedup.paragraphs import KEY_VERSION, paragraphs
from crawler.core.dedup.parts import is_part
from crawler.core.types import Verdict
from storage.compared_texts import find_compared
from storage.furniture import Trials, find_furniture, find_shown
from storage.near_index import find_common, find_sharing
from storage.records import ComparedText, NewFurniture
from storage.story_links import REPEAT, find_links, find_parted


def judge_asked(asked: Asked) -> Found:
    """Read what is asked for, and judge it. Raises StorageError."""
    with asked.database.read() as connection:
        return _Batch(connection, asked).judge(connection)


class _Batch:
    """Some articles and all that their judgement needs; holds a few texts for each of them and nothing else."""

    def __init__(self, connection: Connection, asked: Asked) -> None:
        """Read what is needed."""
        self._stored, self._taught = asked.stored, asked.taught
        self._texts = find_compared(connection, asked.article_ids)
        self._learned = self._find_learned(connection, {text.site for text in self._texts.values()})
        self._keys = {number: self._keys_of(text, asked.stored.get(number)) for number, text in self._texts.items()}
        wanted = {key for keys in self._keys.values() for key in keys.near}
        wanted -= find_common(connection, wanted)
        self._sharing, self._common = find_sharing(asked.database, connection, wanted, MOST_POSTINGS)
        self._read_candidates(connection)
        self._trials = Trials(connection, self._on_trial())
        self._furniture: list[NewFurniture] = []
        self._shows: Counter[tuple[str, int]] = Counter()
        self._judgements: dict[int, NearJudgement] = {}
        self._linked = {number for number, text in self._texts.items() if text.verdict}
        self._ties = self._find_ties(connection)
        self._overlooked: dict[int, NearJudgement] = {}

    def judge(self, connection: Connection) -> Found:
        """Learn what the sites repeat, judge each article, and see to what depends on other articles than those."""
        numbers = sorted(self._texts)
        comparisons = [self._comparison(connection, number) for number in numbers]
        for number, alone in zip(numbers, judge_each(comparisons), strict=True):
            # A part of a story stays tied to the others where nothing is nearer.
            tie = self._ties.get(number)
            self._judgements[number] = tie if alone.of is None and tie is not None else alone
            self._tie_parts(connection, self._texts[number], self._judgements[number])
        self._judge_overlooked(connection)
        return Found(
            judgements=self._judgements,
            overlooked=self._overlooked,
            linked=frozenset(self._linked),
            demoted=frozenset(number for number, text in self._texts.items() if text.verdict == REPEAT),
            near_keys={number: keys.near for number, keys in self._keys.items()},
            common=frozenset(self._common),
            trials=self._trials.taught(),
            furniture=tuple(self._furniture),
            shows=self._shows,
            addresses={number: Address(text.url_key, text.publisher) for number, text in self._known.items()},
        )

    def _find_learned(self, connection: Connection, sites: Collection[str]) -> dict[str, set[int]]:
        found = find_furniture(connection, sites, KEY_VERSION)
        more = {site: self._taught[site] for site in sites if site in self._taught}
        return found | {site: found.get(site, set()).union(keys) for site, keys in more.items()}

    def _keys_of(self, text: ComparedText, stored: Keys | None) -> Keys:
        if stored is not None:
            return stored
        found = fingerprint(text.title, text.text, self._learned.get(text.site, ()))
        return Keys(found.near_keys, found.line_keys)

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
        near = self._keys[number].near
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
                (self._judgements if one in self._texts else self._overlooked)[one] = tied

    def _is_alone(self, number: int) -> bool:
        """Whether an article is there and tied to no other."""
        if number in self._judgements:
            return self._judgements[number].of is None
        return number in self._known and self._known[number].verdict is None and number not in self._overlooked

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
                if text is None or text.verdict or one in self._overlooked or number in parted.get(one, ()):
                    continue
                found = judge_near(self._near(text), self._versions(self._texts[number], text))
                if found.of is not None:
                    self._overlooked[one] = found
                    self._keys[one] = self._keys_of(text, None)

    def _choose_higher(self, number: int) -> tuple[int, ...]:
        near = self._keys[number].near
        return choose_candidates(
            {
                key: [one for one in self._sharing.get(key, ()) if one > number and one not in self._texts]
                for key in near
            }
        )

    def _on_trial(self) -> Iterable[tuple[str, int]]:
        for number, text in self._texts.items():
            learned = self._learned.get(text.site, ())
            for key in self._keys[number].lines:
                if key not in learned:
                    yield text.site, key

    def _learn(self, connection: Connection, number: int) -> None:
        """Show the article's short paragraphs to what is known of its site."""
        text = self._texts[number]
        learned = self._learned.get(text.site, set())
        for key in self._keys[number].lines:
            if key in learned:
                if number in self._stored:
                    self._shows[text.site, key] += 1
                continue
            articles = self._trials.show(text.site, key, number)
            if len(articles) >= LEARNED:
                shown = find_shown(connection, articles)
                part = next(part for part in paragraphs(text.text) if part.key == key)
                if is_learned(part.tokens, [Shown(one.title, one.url) for one in shown]):
                    # A new set: what is to be compared by now keeps what was known before it.
                    learned = self._learned[text.site] = learned | {key}
                    self._furniture.append(
                        NewFurniture(
                            site=text.site, key=key, key_version=KEY_VERSION, seen=len(articles), sample=part.text
                        )
                    )

    def _find_ties(self, connection: Connection) -> dict[int, NearJudgement]:
        """Return how articles are tied to other parts of their stories, by number, unless a person has parted them."""
        return {
            number: NearJudgement(verdict=Verdict.NEAR, of=link.of_id, reasons=(NearReason.PART_OF_ONE_TEXT,))
            for number, link in find_links(connection, self._linked).items()
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
