from __future__ import annotations

from tests.core.checking.sites import article, found, paragraphs, plain, seen


def test_an_article_that_is_there_twice_is_told_once() -> None:
    again = article("Ellis", url="https://harbour.example/old/ellis", text="\n\n".join(paragraphs("Ellis", 4)))
    finding = found("stored-twice", [*plain(), again])
    assert finding.count == 1
    assert "Lanterns were counted in Ellis" in finding.examples[0].note


def test_a_text_that_holds_two_others_is_told() -> None:
    both = article("March", text="\n\n".join([*paragraphs("Ellis"), *paragraphs("Norrvik")]))
    finding = found("holds-others", [*plain(), both])
    assert [example.place for example in finding.examples] == [both.place]
    assert finding.examples[0].note.startswith("holds 2")


def test_a_text_that_holds_one_other_under_its_title_is_told() -> None:
    text = "\n\n".join([*paragraphs("March"), "Lanterns were counted in Ellis", *paragraphs("Ellis")])
    assert "holds-others" in seen([*plain(), article("March", text=text)])


def test_a_quotation_is_no_copy() -> None:
    quoting = article("March", text="\n\n".join([*paragraphs("March"), paragraphs("Ellis")[0]]))
    assert seen([*plain(), quoting]) == set()


def test_a_longer_telling_of_one_story_is_no_list() -> None:
    assert seen([*plain(), article("March", text="\n\n".join([*paragraphs("Ellis"), *paragraphs("March")]))]) == set()
