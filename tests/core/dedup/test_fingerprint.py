from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crawler.core.dedup.fingerprint import fingerprint
from crawler.core.text.normalise import NORM_VERSION

NOTICE = "The bank leaves its rate where it is. The next meeting is in May."
REPORT = " ".join(f"word{n}" for n in range(50))


def test_the_same_text_in_another_dress_is_the_same() -> None:
    plain = fingerprint("Title", "The crew couldn't land.\n\nIt turned back.")
    dressed = fingerprint("Title", "<p>The crew couldn’t  land.</p> It turned&nbsp;back.")
    assert (plain.digest, plain.core_digest) == (dressed.digest, dressed.core_digest)
    assert plain.version == NORM_VERSION
    assert len(plain.digest) == 16
    assert plain.tokens == 7


def test_a_number_makes_another_text() -> None:
    assert fingerprint("", REPORT + " 3").digest != fingerprint("", REPORT + " 4").digest


def test_short_texts_are_told_apart_by_their_headline() -> None:
    assert fingerprint("Northern Bank", NOTICE).digest != fingerprint("Southern Bank", NOTICE).digest
    assert fingerprint("Northern Bank", REPORT).digest == fingerprint("Southern Bank", REPORT).digest
    one_less = REPORT.rpartition(" ")[0]
    assert fingerprint("Northern Bank", one_less).digest != fingerprint("Southern Bank", one_less).digest


def test_a_text_is_known_by_its_core_from_twenty_tokens_on() -> None:
    words = [f"word{n}" for n in range(20)]
    assert fingerprint("", " ".join(words)).core_digest is not None
    assert fingerprint("", " ".join(words[1:])).core_digest is None


def test_headline_and_text_do_not_run_together() -> None:
    assert fingerprint("a b", "c").digest != fingerprint("b", "c a").digest
    assert fingerprint("", "c").digest != fingerprint("c", "").digest


def test_the_digest_is_pinned() -> None:
    # Stored digests compare for years: if this fails, NORM_VERSION needs another number and the store a migration.
    assert fingerprint("Sea wall", "Work begins on 3 May.").digest.hex() == "5fe7aa4e5f40b06814142326848dae95"


WORDS = st.lists(st.sampled_from(["Ferry", "quay", "Île", "straße", "14", "東京", "порт"]), min_size=1, max_size=60)


@given(WORDS, st.sampled_from([" ", ", ", "! ", " — ", "\n"]))
def test_case_and_punctuation_change_no_digest(words: list[str], between: str) -> None:
    plain, dressed = fingerprint("Quay", " ".join(words)), fingerprint("QUAY!", between.join(words).upper())
    assert (plain.digest, plain.tokens) == (dressed.digest, dressed.tokens)


@given(WORDS, st.sets(st.integers(0, 2**48 - 1)))
def test_what_a_site_teaches_changes_no_digest(words: list[str], learned: set[int]) -> None:
    text = "\n\n".join(words)
    assert fingerprint("Quay", text, learned).digest == fingerprint("Quay", text).digest
