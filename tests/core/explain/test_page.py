"""A page is explained by those who decided on it: each block, each heading, and what looked like an article."""

from __future__ import annotations

import pytest

from crawler.core.explain.page import explain_tree, name_of
from crawler.core.explain.values import Explanation, RefusedArticle
from crawler.core.html.dom import Element, parse
from crawler.core.no_article import NoArticle
from crawler.core.page.rules import Role, Rule
from crawler.core.segmentation.weights import BIAS

_PROSE = (
    "<p>The ferry that carried the town across the river for nine years made its last trip on a grey morning, and "
    "hardly anybody came to see it.</p><p>The bridge beside it opened an hour later, to the sound of a school band and "
    "the horns of a long row of lorries that had waited since the night.</p>"
)


def _explained(body: str, title: str = "The bridge opens after nine years") -> Explanation:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    return explain_tree(parse(html), "https://northport.example/news/bridge-opens")


def _why(body: str, text: str) -> str:
    (part,) = [part for part in _explained(body).parts if part.text == text]
    assert part.role not in (Role.TITLE, Role.TEXT)
    return part.why


@pytest.mark.parametrize(
    ("body", "text", "why"),
    [
        ("<nav>Home</nav><h1>Bridge opens</h1>" + _PROSE, "Home", "stands in boilerplate: nav, its tag says so"),
        (
            f'<h1>Bridge opens</h1>{_PROSE}<div class="cookie-bar">We bake</div>',
            "We bake",
            "stands in boilerplate: div.cookie-bar, its name says so",
        ),
        (
            f"<h1>Bridge opens</h1>{_PROSE}<div style='display: none'>Secret</div>",
            "Secret",
            "stands in boilerplate: div, it is hidden",
        ),
        (
            f"<div role=search><span>Find</span></div><h1>Bridge opens</h1>{_PROSE}",
            "Find",
            "stands in boilerplate: div, its role says so",
        ),
        (
            f"<h1>Bridge opens</h1>{_PROSE}<p>Advertisement</p>{_PROSE}",
            "Advertisement",
            "is a stock line: advertisement",
        ),
        (f"<h1>Bridge opens</h1><p>By Ada Marsh</p>{_PROSE}", "By Ada Marsh", "names an author, a date or a source"),
        (f"<h1>Bridge opens</h1>{_PROSE}<h2>What now</h2>", "What now", "is a heading over nothing"),
        (
            f"<h1>Bridge opens</h1>{_PROSE}<p>Read more:</p><p><a href=/2>Ferry is sold to an island</a></p>{_PROSE}",
            "Ferry is sold to an island",
            "stands under a heading of related articles",
        ),
        (
            f'<h1>Bridge opens</h1>{_PROSE}<p>Topics: <a href="/t/river">river</a></p>{_PROSE}',
            "Topics: river",
            "is a label with links",
        ),
    ],
)
def test_the_reason_is_the_one_that_decided(body: str, text: str, why: str) -> None:
    assert _why(body, text) == why


def test_headings_are_weighed_in_the_open() -> None:
    explanation = _explained(
        f"<article><h1>The bridge opens after nine years</h1>{_PROSE}</article><footer><h3>About us</h3></footer>"
    )
    title = next(heading for heading in explanation.headings if heading.is_title)

    assert title.text == "The bridge opens after nine years"
    assert {feature.seen for feature in title.features} == set(explanation.borders[0].article.reasons)


def test_what_is_no_title_though_it_looks_like_one_says_why() -> None:
    section = f"<section><h2 class=title>{{}}</h2>{_PROSE * 4}</section>"
    explanation = _explained(
        f"<main><h1>The bridge opens after nine years</h1>{_PROSE}"
        + "".join(map(section.format, ("How it was built", "What it replaces", "Who paid for it", "What is next")))
        + "</main>"
    )
    rules = {heading.text: heading.rule for heading in explanation.headings}

    assert [border.article.title for border in explanation.borders] == ["The bridge opens after nine years"]
    assert rules["What it replaces"] is Rule.SECTION
    assert all(heading.is_overruled is (heading.score >= 0) for heading in explanation.headings if not heading.is_title)


def _long(of: str) -> str:
    return f"<p>{f'The council of the {of} voted on Tuesday to keep the swing bridge open. ' * 8}</p>"


def test_the_score_of_a_heading_is_the_bias_and_its_features() -> None:
    for heading in _explained(f"<h1>The bridge opens after nine years</h1>{_PROSE}<h3>What now</h3>{_PROSE}").headings:
        assert heading.score == pytest.approx(BIAS + sum(feature.weight for feature in heading.features))
        weights = [feature.weight for feature in heading.features]
        assert weights == sorted(weights, reverse=True)


def test_a_heading_that_lost_names_the_one_that_won() -> None:
    heads = "<h2 class=title>The news from Northport</h2><h2 class=x>The bridge is open at night</h2>"
    explanation = _explained(f"<article>{heads}{_PROSE}</article>", "Northport")
    won, lost = explanation.headings

    assert (won.is_title, won.rule, won.by, won.why) == (True, Rule.HEADLINE, None, "is a title by what is seen at it")
    assert (lost.is_title, lost.rule, lost.by) == (False, Rule.WORSE_TITLE, won.part)
    assert lost.why == "stands over the same text as a better title (block 0)"


def test_a_heading_without_a_score_that_a_later_segmenter_took_for_a_title_was_overruled() -> None:
    (heading,) = _explained(f"<article><h4>Bell</h4>{_PROSE}</article>", "Northport").headings

    assert (heading.is_title, heading.rule, heading.is_overruled) == (True, Rule.OPENS_MARKUP, True)
    assert heading.score < 0


def test_what_was_refused_says_where_it_stands_and_by_which_rule_also_at_its_heading() -> None:
    html = f"<html><head><title>Ferries</title></head><body><article><h1>Ferries</h1>{_PROSE}</article></body></html>"
    explanation = explain_tree(parse(html), "https://northport.example/tag/ferries")

    assert explanation.refused == (RefusedArticle(title="Ferries", first=0, last=3, rule=Rule.ARCHIVE_HEAD),)
    assert explanation.nothing_because is NoArticle.LISTING
    assert [(heading.rule, heading.is_title) for heading in explanation.headings] == [(Rule.ARCHIVE_HEAD, False)]
    assert {part.role for part in explanation.parts} == {Role.DROPPED}


def test_what_stands_outside_of_all_articles_or_beside_the_text_says_so() -> None:
    posts = "".join(
        f"<article><h2 class=t>News of the {name}</h2>{_long(name)}</article>" for name in ("quay", "ferry")
    )
    explanation = _explained(f"{posts}<div>Northport tomorrow</div>", "Northport")
    assert (explanation.parts[-1].rule, explanation.parts[-1].article) == (Rule.OUTSIDE, None)

    beside = f"<div><h1>The bridge opens after nine years</h1><div>{_PROSE}</div><div><i>Beside</i></div></div>"
    (part,) = [part for part in _explained(beside).parts if part.text == "Beside"]
    assert (part.rule, part.role, part.article) == (Rule.BESIDE_TEXT, Role.DROPPED, 0)


def test_a_line_that_only_names_the_author_is_a_label() -> None:
    found = _explained(f"<h1>Bridge opens</h1><a rel=author href=/a/ann>Ann Holm</a>{_PROSE}<p>Ann Holm</p>")
    part = found.parts[-1]

    assert (part.text, part.role, part.rule) == ("Ann Holm", Role.LABEL, Rule.LABEL)


def test_related_links_have_a_role_of_their_own() -> None:
    links = "<ul><li><a href=/2>The ferry of Northport is sold to an island</a></li></ul>"
    part = _explained(f"<h1>The bridge opens after nine years</h1>{_PROSE}{links}").parts[-1]

    assert (part.role, part.links) == (Role.RELATED, ("/2",))


def test_blocks_of_one_piece_of_boilerplate_are_a_group() -> None:
    menus = "<nav><p>Home</p><p>Town</p></nav><nav><p>Quay</p></nav>"
    home, town, quay, *rest = _explained(f"{menus}<h1>The bridge opens after nine years</h1>{_PROSE}").parts

    assert home.group == town.group != quay.group
    assert quay.group is not None
    assert all(part.group is None for part in rest)


def test_an_element_is_named_as_a_selector_does_and_cut_short() -> None:
    attrs = {"id": "more", "class": "sidebar wide left dark"}

    assert name_of(Element(0, "aside", -1, 0, attrs)) == "aside#more.sidebar.wide.left"
    assert name_of(Element(0, "p", -1, 0, {})) == "p"
    long = name_of(Element(0, "p", -1, 0, {"id": "x" * 90}))
    assert (len(long), long[-1]) == (60, "…")
