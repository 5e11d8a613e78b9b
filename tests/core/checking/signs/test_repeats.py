from __future__ import annotations

from tests.core.checking.sites import TOWNS, article, found, paragraphs, plain, seen

LINE = "Members of the reading circle get our evening letter with two stories more, free of charge."


def test_a_paragraph_that_four_articles_hold_is_told() -> None:
    held = [article(town, text="\n\n".join([*paragraphs(town), LINE])) for town in TOWNS[:4]]
    finding = found("repeated-paragraph", [*held, *plain()[4:]])
    assert finding.count == 4
    assert finding.examples[0].note.startswith("in 4 articles: members of the reading circle")


def test_a_paragraph_of_three_articles_may_be_a_story_told_on() -> None:
    held = [article(town, text="\n\n".join([*paragraphs(town), LINE])) for town in TOWNS[:3]]
    assert seen([*held, *plain()[3:]]) == set()


def test_a_link_that_leads_on_at_the_end_of_many_texts_is_told() -> None:
    for ending in ("Les videre »", "read on", "czytaj dalej"):
        cut = [article(town, text=f"{'  '.join(paragraphs(town))} {ending}") for town in TOWNS[:4]]
        assert "same-ending" in seen([*cut, *plain()[4:]]), ending


def test_sentences_and_names_may_end_many_texts() -> None:
    for ending in ("all are welcome.", "Ada Marsh"):
        signed = [article(town, text="\n\n".join([*paragraphs(town), ending])) for town in TOWNS[:4]]
        assert seen([*signed, *plain()[4:]]) == set(), ending
