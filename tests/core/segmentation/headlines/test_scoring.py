from __future__ import annotations

from crawler.core.segmentation.headlines.headline import Headline
from crawler.core.segmentation.headlines.scoring import score_headings
from crawler.core.segmentation.weights import Feature
from tests.core.outlines import outline_of

_TEXT = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 4


def _weighed(html: str, title: str = "", url: str | None = None) -> dict[str, Headline]:
    outline = outline_of(html, title, url)
    return {outline.tree.blocks[headline.block].text: headline for headline in score_headings(outline)}


def test_the_named_heading_outweighs_the_others() -> None:
    found = _weighed(
        f"<h1>Bridge stays open</h1><p>{_TEXT}</p><h2>How it began</h2><p>{_TEXT}</p>", "bridge stays open"
    )

    assert found["Bridge stays open"].score > 0 > found["How it began"].score


def test_a_subheading_stands_within_running_text() -> None:
    found = _weighed(f"<div><p>{_TEXT}</p><h2>One part</h2><p>{_TEXT}</p><h2>Another part</h2><p>{_TEXT}</p></div>")

    assert all(Feature.IN_TEXT in headline.features for headline in found.values())


def test_dates_make_a_run_of_articles() -> None:
    part = f"<h2>{{}}</h2><p>12 March 2026</p><p>{_TEXT}</p>"
    found = _weighed("<div>" + "".join(part.format(f"A headline of number {i}") for i in range(3)) + "</div>")

    assert all(Feature.IN_RUN in headline.features and headline.score > 0 for headline in found.values())


def test_the_logo_is_the_name_of_the_site() -> None:
    found = _weighed(f"<div class=logo><h1>The Ellery Courier</h1></div><h2>Bridge</h2><p>{_TEXT}</p>")

    assert Feature.SITE_NAME in found["The Ellery Courier"].features


def test_the_heading_right_above_the_first_one_is_its_kicker() -> None:
    found = _weighed(f"<div><h2>After the flood</h2></div><div><h1>Bridge stays open</h1></div><p>{_TEXT}</p>")

    assert found["Bridge stays open"].score > found["After the flood"].score
    assert Feature.KICKER in found["After the flood"].features


def test_a_stock_line_heads_no_article() -> None:
    box = f"<div><h2>Das könnte Sie auch interessieren:</h2><p>{_TEXT}</p></div>"
    found = _weighed(f"<div><h1>Bridge stays open</h1><p>{_TEXT}</p></div>{box}")

    assert found["Bridge stays open"].score > 0 > found["Das könnte Sie auch interessieren:"].score


def test_the_page_may_name_its_first_heading_in_other_words() -> None:
    rest = f"<div><h2>Bridge stays</h2><p>{_TEXT}</p></div>"
    found = _weighed(
        f"<div><h1>Bridge over the harbour stays open</h1><p>{_TEXT}</p></div>{rest}",
        "the bridge over the harbour stays open",
    )

    assert found["Bridge over the harbour stays open"].named
    assert not found["Bridge stays"].named


def test_a_heading_close_below_the_named_one_is_its_standfirst() -> None:
    standfirst = "The town votes for ships by night"
    page = f"<h1>Bridge stays open</h1><p>Tuesday</p><article><h2>{standfirst}</h2><p>{_TEXT}</p></article>"

    assert _weighed(page, "bridge stays open")[standfirst].score < 0
    assert Feature.STANDFIRST not in _weighed(page)[standfirst].features


_POST = (
    '<div class="post-{0} post type-post hentry tag-town-{2}">'
    '<h3><a href="/2026/03/{0}/">The bridge, part {0}</a></h3><p>March {0}, 2026</p>'
    "<div><p>{1}</p><p>{1}</p><p>{1}</p></div></div>"
)


def test_posts_of_a_list_are_of_one_style_whatever_tags_they_have_and_whichever_the_head_names() -> None:
    posts = "".join(_POST.format(number, _TEXT, "abc"[number - 1]) for number in (1, 2, 3))
    found = _weighed(f"<body>{posts}</body>", "the bridge part 1", "https://courier.example/tag/bridge/")

    assert [headline.score > 0 for headline in found.values()] == [True, True, True]


def test_a_heading_is_the_named_one_with_a_day_before_it_and_not_with_a_word() -> None:
    title = "Bridge stays open at night"
    found = _weighed(f"<h2>Jun 17 {title}</h2><p>{_TEXT}</p><h2>Seminar {title}</h2><p>{_TEXT}</p>", title)

    assert found[f"Jun 17 {title}"].named
    assert not found[f"Seminar {title}"].named


def test_a_heading_that_the_address_spells_is_the_named_one() -> None:
    url = "https://courier.example/news/bridge-stays-open-at-night"
    found = _weighed(f"<h1>Home</h1><h2>Bridge stays open at night</h2><p>{_TEXT}</p>", "Home", url)

    assert found["Bridge stays open at night"].named
