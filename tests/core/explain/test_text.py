from __future__ import annotations

from crawler.core.explain.text import explain_text
from crawler.core.page.rules import Role, Rule
from tests.corpus.answers import PAGES

_PARAGRAPHS = [
    "The ferry that carried the town across the river for nine years made its last trip on a grey morning, and hardly "
    "anybody came to see it.",
    "The bridge beside it opened an hour later, to the sound of a school band and the horns of a long row of lorries.",
]
_TEXT = "\n\n".join(("The bridge opens", "By Ada Marsh", *_PARAGRAPHS))


def test_each_line_says_what_it_is_to_its_article() -> None:
    explanation = explain_text(_TEXT)

    assert [(part.role, part.rule, part.article) for part in explanation.parts] == [
        (Role.TITLE, Rule.LINE_ABOVE_TEXT, 0),
        (Role.LABEL, Rule.LABEL, 0),
        (Role.TEXT, Rule.TEXT, 0),
        (Role.TEXT, Rule.TEXT, 0),
    ]
    assert [bool(part.why) for part in explanation.parts] == [False, True, False, False]
    (border,) = explanation.borders
    assert (border.first, border.last, border.title) == (0, 4, 0)
    assert border.article.text == "\n\n".join(_PARAGRAPHS)
    assert not explanation.headings


def test_lines_that_are_no_text_say_why() -> None:
    text = "\n\n".join((_TEXT, "Read more:", "How the old ferry was sold", "* * *", "Share on Facebook"))
    found = {part.text: part for part in explain_text(text).parts}

    assert found["Read more:"].rule is Rule.RELATED_HEADING
    assert (found["How the old ferry was sold"].role, found["How the old ferry was sold"].rule) == (
        Role.RELATED, Rule.ANNOUNCED,
    )  # fmt: skip
    assert found["* * *"].rule is Rule.SEPARATOR
    assert found["Share on Facebook"].rule is Rule.SHARING
    assert all(part.why == str(part.rule) for part in found.values() if part.role not in (Role.TITLE, Role.TEXT))


def test_a_text_without_an_article_says_why() -> None:
    explanation = explain_text("The bridge opens")

    assert explanation.borders == ()
    assert explanation.nothing_because is not None
    assert [part.rule for part in explanation.parts] == [Rule.OUTSIDE]


def test_furniture_that_no_word_tells_says_so() -> None:
    page = (PAGES / "text-en-unknown-furniture.txt").read_text("utf-8")
    parts = [part for part in explain_text(page).parts if part.rule is Rule.UNLIKE_TEXT]

    assert {"Large type", "3 voices"} <= {part.text for part in parts}
    assert {part.role for part in parts} == {Role.DROPPED}
