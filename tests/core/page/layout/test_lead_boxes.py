from __future__ import annotations

import pytest

from crawler.core import extract
from crawler.core.page.layout.lead_boxes import lead_boxes
from tests.core.outlines import outline_of

_LEAD = "The ferry of the island stops at six from Monday on, since no captain was found for the late turn."
_BOX = f"<div class='teaser-text'><p>{_LEAD}</p></div>"
_TEXT = "The council had looked for one since the summer and asked in the towns on both sides of the sound. "


def _leads(html: str) -> int:
    tree = outline_of(html, "No late ferry from Monday - Island news").tree
    prose = [0]
    for block in tree.blocks:
        prose.append(prose[-1] + len(block.text) * (block.heading == 0))
    suspects = [element for element in tree.elements if "teaser" in (element.get("class") or "")]
    return len(list(lead_boxes(tree, suspects, prose)))


@pytest.mark.parametrize(
    "html",
    [
        f"<h1>The late ferry stops</h1>{_BOX}",
        f"<h3>No late ferry from Monday</h3><p>3 March 2026</p><p>Photo: Ann Holm</p>{_BOX}",
        f"<h1>The late ferry stops</h1><h2>No captain was found</h2>{_BOX}",
        f"<h1>The late ferry stops</h1>{_BOX}<div class='teaser-text'><a href=/quay>{_LEAD}</a></div>",
    ],
)
def test_a_teaser_below_the_pages_headline_is_its_lead(html: str) -> None:
    assert _leads(html) == 1


@pytest.mark.parametrize(
    "html",
    [
        f"<h2>Another story</h2>{_BOX}",
        f"<h1><a href=/ferry>The late ferry stops</a></h1>{_BOX}",
        f"<h1>News</h1>{_BOX}{_BOX}",
        f"<h1>News</h1><h2><a href=/ferry>The late ferry stops</a></h2>{_BOX}",
        f"<h1>News</h1><a href=/ferry>{_BOX}</a>",
        f"<h1>News</h1>{_BOX.replace('<p>', '<h3>Ferry</h3><p>')}",
        f"<h1>News</h1>{_BOX.replace('no captain was found', '<a href=/ferry>no captain was found for it</a>')}",
        f"<h1>The late ferry stops</h1><p>{_TEXT * 2}</p>{_BOX}",
        f"<h1>News</h1>{'<p>A line</p>' * 12}{_BOX}",
        "<h1>News</h1><div class='teaser-text'>Ferry</div>",
    ],
)
def test_what_leads_to_an_article_is_no_lead(html: str) -> None:
    assert _leads(html) == 0


def test_each_of_several_articles_may_have_its_lead() -> None:
    story = f"<h1>The late ferry stops</h1>{_BOX}<p>{_TEXT * 5}</p>"

    assert _leads(story * 3) == 3
    assert _leads(f"{story}<h2>Another story</h2>{_BOX}") == 0


def test_the_lead_is_the_first_paragraph_of_its_article() -> None:
    head = "<title>No late ferry from Monday</title>"
    body = f"<h1>No late ferry from Monday</h1><p>3 March 2026</p>{_BOX}<div class=text><p>{_TEXT * 5}</p></div>"

    (article,) = extract(f"{head}<article>{body}</article>", "https://island.example/news/late-ferry")

    assert article.text.split("\n\n") == [_LEAD, (_TEXT * 5).strip()]
