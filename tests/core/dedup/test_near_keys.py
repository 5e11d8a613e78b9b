from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.core.accelerator import native
from crawler.core.dedup import near_keys as module
from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.near_keys import MOST_CANDIDATES, MOST_POSTINGS, choose_candidates, near_keys

TEXT = "\n\n".join(
    f"Paragraph {n} of the harbour chronicle tells of lanterns, anchors and thistle{n}." for n in range(30)
)
PINNED = (552472468573, 1294876896175)


def test_keys_are_pinned() -> None:
    # Stored keys compare for years: if this fails, KEY_VERSION needs another number and the store a rebuild.
    assert fingerprint("", TEXT).near_keys[:2] == PINNED


def test_keys_are_the_same_in_every_process() -> None:
    code = f"from crawler.core.dedup.fingerprint import fingerprint; print(fingerprint('', {TEXT!r}).near_keys)"
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert ran.stdout.strip() == str(fingerprint("", TEXT).near_keys)


def test_keys_are_few_sorted_and_fit() -> None:
    keys = fingerprint("", TEXT).near_keys
    assert 10 <= len(keys) <= 14
    assert list(keys) == sorted(set(keys))
    assert 0 <= keys[0] <= keys[-1] < 2**48
    assert fingerprint("", "").near_keys == ()


def test_copies_share_keys() -> None:
    words = TEXT.split(" ")
    changed = " ".join(word for place, word in enumerate(words) if place % 9)
    assert len({*fingerprint("", TEXT).near_keys} & {*fingerprint("", changed).near_keys}) >= 3


def test_candidates_share_two_keys_or_a_rare_one() -> None:
    common = list(range(100, 100 + MOST_POSTINGS))
    assert choose_candidates({1: [5, 7], 2: [5]}) == (5, 7)
    assert choose_candidates({1: common, 2: [*common[:20]]})[0] == 100
    assert choose_candidates({1: common}) == ()
    assert choose_candidates({1: [*common, 9]}) == ()
    assert len(choose_candidates({1: common, 2: common})) == MOST_CANDIDATES


@given(st.lists(st.sampled_from([f"lantern{n}" for n in range(40)] + ["the", "of"]), max_size=120))
def test_small_words_between_change_no_key_of_pairs(words: list[str]) -> None:
    spaced = [each for word in words for each in ("and", word)]
    assert near_keys([], words) == near_keys([], spaced)


@given(st.dictionaries(st.integers(0, 99), st.lists(st.integers(0, 20), unique=True, max_size=MOST_POSTINGS + 1)))
def test_candidates_are_few_and_each_shares_a_key(postings: dict[int, list[int]]) -> None:
    found = choose_candidates(postings)
    assert len(found) == len(set(found)) <= MOST_CANDIDATES
    assert set(found) <= {article_id for ids in postings.values() for article_id in ids}


_WORD = st.sampled_from(["bridge", "harbour", "council", "the", "12", "中", "é"]) | st.text(min_size=1, max_size=8)


@pytest.mark.skipif(native is None, reason="no native code here")
@given(st.lists(_WORD.filter(lambda word: word.isprintable()), max_size=80))
def test_keys_are_the_same_without_native_code(words: list[str]) -> None:
    found = near_keys([words], words)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "native", None)
        assert near_keys([words], words) == found


def test_what_is_as_long_as_a_page_is_kept_by_nobody() -> None:
    word = "lantern" * 10
    near_keys([], [word, "harbour"])
    assert "harbour" in module._hashes
    assert word not in module._hashes
