"""Dedup decisions against truth, in memory: `python -m benchmarks.dedup_judging DOCS.jsonl TRUTH.jsonl`.

DOCS holds articles in arrival order (id, url, site, title, text, day), TRUTH the cluster, version and family of each;
`score_pairs.py` beside TRUTH explains each figure. Every article goes through the functions that the store calls, with
lists in memory for its tables; then the upkeep pass judges near links again, with the furniture learned by then. The
speed is CPU time beside datasketch (MinHash LSH at Jaccard 0.8, 128 permutations, five-word shingles) over the same
tokens, where that is installed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import defaultdict
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from benchmarks.dedup_truth import Truth
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.furniture import LEARNED, Shown, is_learned
from crawler.core.dedup.near import judge_near, recurs
from crawler.core.dedup.near_keys import MOST_POSTINGS, choose_candidates
from crawler.core.dedup.near_values import NearJudgement, NearText
from crawler.core.dedup.paragraphs import paragraph_key, paragraphs, site_key
from crawler.core.links.addresses import permalink_key
from crawler.core.text.normalise import tokens
from crawler.core.types import Verdict

_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)


class Replay:
    """The store's part in memory: digests, keys, what each site has shown, and the articles."""

    def __init__(self) -> None:
        self.articles: list[NearText] = []
        self.sites: list[str] = []
        self.keys = self.lines = 0
        self._digests: dict[bytes, int] = {}
        self._cores: dict[bytes, int] = {}
        self._postings: defaultdict[int, list[int]] = defaultdict(list)
        self._shown: defaultdict[int, list[Shown]] = defaultdict(list)
        self.furniture: defaultdict[str, set[int]] = defaultdict(set)
        self.judging = 0.0

    def add(self, document: dict[str, Any]) -> NearJudgement:
        """Judge a document and keep it, if it is no repeat."""
        title, text, site = document["title"], document["text"], document["site"]
        url_key = permalink_key(document["url"])
        at = _EPOCH + timedelta(days=document["day"])
        self.sites.append(site)
        began = time.process_time()
        print_ = fingerprint(title, text, self.furniture[site])
        found = NearText(
            article_id=len(self.articles),
            title=title,
            text=text,
            url_key=url_key,
            published_at=at,
            core_digest=print_.core_digest,
        )
        judgement = self._judge(found, print_.digest, print_.near_keys, print_.tokens)
        self.judging += time.process_time() - began
        if judgement.verdict is not Verdict.REPEAT:
            self._learn(site, Shown(title, document["url"]), text, print_.line_keys)
            self.keys += len(print_.near_keys)
            self.lines += len(print_.line_keys)
            self._digests[print_.digest] = found.article_id
            if print_.core_digest:
                self._cores.setdefault(print_.core_digest, found.article_id)
            for key in print_.near_keys:
                if len(self._postings[key]) <= MOST_POSTINGS:
                    self._postings[key].append(found.article_id)
        self.articles.append(found)
        return judgement

    def _judge(self, found: NearText, digest: bytes, keys: tuple[int, ...], size: int) -> NearJudgement:
        known_text = self._digests.get(digest)
        if known_text is not None and not recurs(found, self.articles[known_text], size):
            return NearJudgement(verdict=Verdict.REPEAT, of=known_text, reasons=("text",), here=1, there=1)
        ids = [self._cores[found.core_digest]] if found.core_digest in self._cores else []
        ids += [
            each for each in choose_candidates({key: self._postings.get(key, ()) for key in keys}) if each not in ids
        ]
        known = [self.articles[each] for each in ids]
        return judge_near(self.taught(found), [self.taught(one) for one in known])

    def taught(self, text: NearText) -> NearText:
        """Return a text with what its site has taught by now."""
        return replace(text, furniture=self.furniture[self.sites[text.article_id]])

    def _learn(self, site: str, shown: Shown, text: str, keys: tuple[int, ...]) -> None:
        words = {paragraph_key(part.tokens): part.tokens for part in paragraphs(text)} if keys else {}
        for key in keys:
            articles = self._shown[site_key(site, key)]
            if len(articles) < MOST_POSTINGS:
                articles.append(shown)
                if len(articles) >= LEARNED and is_learned(words[key], articles):
                    self.furniture[site].add(key)


def main() -> None:
    """Replay a stream and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs", type=Path, metavar="DOCS.jsonl")
    parser.add_argument("truth", type=Path, metavar="TRUTH.jsonl")
    parser.add_argument(
        "--save", type=Path, metavar="FILE", help="write the verdicts after the upkeep pass, as JSON Lines"
    )
    arguments = parser.parse_args()
    truth = Truth(arguments.docs, arguments.truth)
    order = truth.order
    replay = Replay()
    judged = [replay.add(document) for document in truth.documents]
    print("as they arrive")
    truth.show(_verdicts(order, judged))
    upkept = [
        again if (again := _judge_again(replay, number, judgement)).verdict is Verdict.REPEAT else judgement
        for number, judgement in enumerate(judged)
    ]
    print("\nafter the upkeep pass")
    truth.show(_verdicts(order, upkept))
    kept = sum(judgement.verdict is not Verdict.REPEAT for judgement in judged)
    print(f"\n{replay.keys / kept:.1f} keys and {replay.lines / kept:.1f} line keys an article that is kept")
    _print_speed(truth.documents, replay.judging)
    if arguments.save:
        lines = (
            json.dumps(each | {"why": judgement.reasons})
            for each, judgement in zip(_verdicts(order, upkept), upkept, strict=True)
        )
        arguments.save.write_text("\n".join(lines) + "\n", "utf-8")


def _judge_again(replay: Replay, number: int, judgement: NearJudgement) -> NearJudgement:
    if judgement.of is None or judgement.verdict is Verdict.REPEAT:
        return judgement
    one, other = replay.articles[number], replay.articles[judgement.of]
    return judge_near(replay.taught(one), [replay.taught(other)])


def _verdicts(order: list[str], judged: list[NearJudgement]) -> list[dict[str, Any]]:
    return [
        {
            "id": number,
            "verdict": judgement.verdict.value,
            "of": None if judgement.of is None else order[judgement.of],
        }
        for number, judgement in zip(order, judged, strict=True)
    ]


def _print_speed(documents: list[dict[str, Any]], judging: float) -> None:
    rate = len(documents) / judging
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        print(f"{rate:.0f} articles/s; datasketch is not installed, so there is nothing to compare with")
        return
    index = MinHashLSH(threshold=0.8, num_perm=128)
    began = time.process_time()
    for number, document in enumerate(documents):
        found = tokens(document["text"])
        sketch = MinHash(128)
        sketch.update_batch([" ".join(found[at : at + 5]).encode() for at in range(max(1, len(found) - 4))])
        index.query(sketch)
        index.insert(number, sketch, check_duplication=False)
    theirs = len(documents) / (time.process_time() - began)
    print(f"{rate:.0f} articles/s, datasketch {theirs:.0f}: {rate / theirs:.2f} of its speed")


if __name__ == "__main__":
    main()
