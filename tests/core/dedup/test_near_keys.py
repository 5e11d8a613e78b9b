from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.dedup.near_keys import MOST_CANDIDATES, MOST_POSTINGS, choose_candidates
from crawler.core.dedup.paragraphs import paragraph_key, paragraphs, site_key
from crawler.core.text.normalise import tokens

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=80)
BROKEN = st.text(st.sampled_from("ab5-'’&;<>\u00ad\u200b\n\r\t \u2028\x1c\x85$−٣é\u0301İ東"), max_size=40)
TEXT = "\n\n".join(
    f"Paragraph {n} of the harbour chronicle tells of lanterns, anchors and thistle{n}." for n in range(30)
)
PARAGRAPH, SITE, NEAR = 170962879391494, 274269846383254, (552472468573, 1294876896175)


@given(ANY_TEXT | BROKEN)
def test_the_tokens_of_the_paragraphs_are_those_of_the_text(text: str) -> None:
    assert [token for part in paragraphs(text) for token in part.tokens] == tokens(text)


def test_paragraphs_stand_between_blank_lines_or_else_on_lines() -> None:
    assert [part.text for part in paragraphs("one\ntwo\n \nthree")] == ["one\ntwo", "three"]
    assert [part.text for part in paragraphs("one\r\ntwo")] == ["one", "two"]


def test_keys_are_pinned() -> None:
    # Stored keys compare for years: if this fails, KEY_VERSION needs another number and the store a rebuild.
    assert paragraph_key(["sea", "wall"]) == PARAGRAPH
    assert site_key("harbour.example", PARAGRAPH) == SITE
    assert fingerprint("", TEXT).near_keys[:2] == NEAR


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
