from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from crawler.core.html.dom import parse
from crawler.core.metadata.describe import describe, read_facts
from crawler.core.page.segment import Segment
from tests.core.metadata.described import MAY_16, STATED, TEXT, described, json_ld, origin, page, the_one


@pytest.mark.parametrize(
    ("before", "after", "source"),
    [
        ("", '<p>Ada Marsh <time datetime="2024-05-16T10:00:00Z">yesterday</time></p>', "time element"),
        ("", '<time itemprop="datePublished" content="2024-05-16T10:00:00Z"></time>', "microdata datepublished"),
        ("", '<abbr class="published" title="2024-05-16T10:00:00Z">May 16</abbr>', "class of date"),
        ("", '<div class="entryDate">16 May 2024, 10:00</div>', "class of date"),
        ('<div class="post-date">16 May 2024 10:00</div>', "", "class of date"),
        ("", "<p>Published 16 May 2024, 10:00</p>", "date line"),
        ("<p>16. Mai 2024, 10.00 Uhr</p>", "", "date line"),
        ("", TEXT + "<p>Veröffentlicht am 16.05.2024, 10:00 Uhr</p>", "date line"),
        (
            "",
            TEXT + "<p>This entry was posted on Thursday, May 16th, 2024 at 10:00 and is filed under X.</p>",
            "date line",
        ),
        ("", f"<p>NORTHPORT, 16 May 2024 10:00 – {'The ferry made its last trip. ' * 5}</p>", "dateline"),
        ("", f"<p>(16. Mai 2024, 10:00 Uhr) {'Die Fähre fuhr zum letzten Mal. ' * 5}</p>", "dateline"),
    ],
)
def test_markup_and_lines_by_the_title_give_the_date(before: str, after: str, source: str) -> None:
    metadata = the_one(page(before=before, body=after + TEXT))
    assert metadata.published_at == MAY_16
    assert origin(metadata, "published_at") == source


def test_the_date_next_to_the_title_wins_over_the_one_of_thepage() -> None:
    before = '<div class="date">Friday, 24 May 2024</div><p>Menu</p><p>Search</p>'
    metadata = the_one(page(before=before, body=f"<p>16 May 2024, 10:00</p>{TEXT}"))
    assert metadata.published_at == MAY_16


def test_published_and_updated_are_told_apart() -> None:
    line = "<p>Published: 16 May 2024, 10:00 | Updated: 17 May 2024, 11:30</p>"
    metadata = the_one(page(body=line + TEXT))
    assert metadata.published_at == MAY_16
    assert metadata.updated_at == datetime(2024, 5, 17, 11, 30, tzinfo=UTC)


def test_an_update_before_the_publication_is_none() -> None:
    metadata = the_one(page(json_ld({**STATED, "dateModified": "2024-05-16T12:00:00+02:00"})))
    assert metadata.updated_at is None


@pytest.mark.parametrize(
    "body",
    [
        f"{TEXT}<div class=comments><p>Tom, <time datetime='2024-05-18'>18 May</time></p></div>",
        f"{TEXT}<p>© Northport Gazette 2024-05-16</p>",
        f"<p>3 March 1911 – {'The ice took the piers of the first bridge. ' * 3}</p>{TEXT}",
        f"<p>The first bridge fell on 3 March 1911, when the ice came down and took its piers.</p>{TEXT}",
        TEXT,
    ],
)
def test_dates_of_other_things_are_not_the_article_s(body: str) -> None:
    assert the_one(page(body=body)).published_at is None


def test_the_day_in_the_address_is_the_last_resort() -> None:
    metadata = the_one(page(), "https://northport.example/2024/05/16/bridge-opens")
    assert metadata.published_at == datetime(2024, 5, 16, tzinfo=UTC)
    assert origin(metadata, "published_at") == "url"


@pytest.mark.parametrize(
    ("place", "day"), [("29-10-2021", datetime(2021, 10, 29, tzinfo=UTC)), ("09-10-2021", None), ("29-13-2021", None)]
)
def test_an_address_may_begin_with_the_day_where_it_cannot_be_a_month(place: str, day: datetime | None) -> None:
    assert the_one(page(), f"https://northport.example/news/{place}").published_at == day


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("<p>Ada, 16 May 2024 10:00</p>", MAY_16),
        ("<p>Share</p><p>Author: Ada Marsh, 16 May 2024 10:00</p>", MAY_16),
        ("<p>Last modified:</p><p>16 May 2024 10:00</p>", MAY_16),
        ("<p>Comment</p><p>16 May 2024 10:00</p>", None),
        ("<h3>Next</h3><p>16 May 2024 10:00</p>", None),
    ],
)
def test_a_text_may_be_signed_with_its_date(behind: str, day: datetime | None) -> None:
    metadata = the_one(page(body=f"{TEXT}{behind}<p>Imprint</p>"))
    assert (metadata.published_at or metadata.updated_at) == day


def test_a_date_right_above_the_text_counts_however_far_the_title_is() -> None:
    between = "".join(f"<p>{word}</p>" for word in ("Share", "Print", "Mail", "Save", "Listen", "Follow", "Join"))
    assert the_one(page(body=f"{between}<p>16 May 2024, 10:00</p>{TEXT}")).published_at == MAY_16


def test_the_line_that_ends_one_post_is_not_of_the_next() -> None:
    posts = "".join(
        f"<h2>Bridge {n} opens</h2>{TEXT}<p>Posted by Ada Marsh on {15 + n} May 2024, 10:00</p>" for n in (1, 2)
    )
    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert (first.published_at, second.published_at) == (MAY_16, MAY_16 + timedelta(days=1))


def test_a_line_over_the_headline_is_of_its_own_container() -> None:
    posts = "".join(
        f"<div><p>Posted on {15 + n} May 2024, 10:00 by Ada Marsh</p><div><h2>Bridge {n} opens</h2></div>{TEXT}</div>"
        for n in (1, 2)
    )
    segments = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert [each.published_at for each in segments] == [MAY_16, MAY_16 + timedelta(days=1)]
    assert [each.authors for each in segments] == [("Ada Marsh",)] * 2


def test_the_day_may_head_the_first_post_of_a_day() -> None:
    posts = "".join(f"<h3>{16 + n} May 2024</h3><article><h2>Bridge {n} opens</h2>{TEXT}</article>" for n in (0, 1))
    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert first.published_at == MAY_16.replace(hour=0)
    assert second.published_at == MAY_16.replace(hour=0) + timedelta(days=1)


@pytest.mark.parametrize(("day", "title"), [("h2 class=date", "h3"), ("h2 class=day", "h2"), ("h1", "h2")])
def test_a_day_heads_all_its_posts_and_none_of_the_day_before(day: str, title: str) -> None:
    parts = []
    for number in (18, 16):
        parts.append(f"<{day}>{number} May 2024</{day[:2]}>")
        parts += [f"<{title} class=name>Bridge {number} {part}</{title}>{TEXT}<p>Comments (3)</p>" for part in "abc"]
    tree = parse(f"<html lang=en><body>{''.join(parts)}</body></html>")
    titles = [block.index for block in tree.blocks if block.text.startswith("Bridge ")]
    found = []
    for begin, end in zip(titles, [*titles[1:], len(tree.blocks)], strict=True):
        segment = Segment(
            first_block=begin, last_block=end, title=tree.blocks[begin].text, title_block=begin,
            body=(begin + 1, begin + 2),
        )  # fmt: skip
        found.append(describe(tree, read_facts(tree, None), segment, sole=False).published_at)
    assert [each and each.day for each in found] == [18] * 3 + [16] * 3


def test_a_heading_of_another_thing_ends_the_days() -> None:
    posts = f"<h2>18 May 2024</h2><h3>Bridge opens</h3>{TEXT}<h2>Elsewhere</h2><h3>Ferry is sold</h3>{TEXT}"
    tree = parse(f"<html lang=en><body>{posts}</body></html>")
    segment = Segment(first_block=5, last_block=8, title="Ferry is sold", title_block=5, body=(6, 7))
    assert describe(tree, read_facts(tree, None), segment, sole=False).published_at is None


@pytest.mark.parametrize(
    ("language", "behind", "day"),
    [
        ("en", "", None),
        ("en-US", "", datetime(2026, 3, 4, tzinfo=UTC)),
        ("en", "<p>Next market: 25/03/2026</p>", datetime(2026, 4, 3, tzinfo=UTC)),
        ("it", "", datetime(2026, 4, 3, tzinfo=UTC)),
    ],
)
def test_a_date_whose_order_is_open_needs_evidence(language: str, behind: str, day: datetime | None) -> None:
    html = page(body=f"<p>03/04/2026</p>{TEXT}{behind}").replace("<html>", f'<html lang="{language}">')
    assert the_one(html).published_at == day


_CARD = (
    '<li itemprop="author">Ada Marsh</li><li><time itemprop="datePublished" datetime="2024-05-{0}">{0} May</time></li>'
)


@pytest.mark.parametrize("tag", ["article", "div"])
def test_what_ends_a_teaser_is_not_of_the_article_behind_it(tag: str) -> None:
    teaser = f"<{tag}><h2>Ferry is sold</h2><p>The ferry goes up the river.</p>{_CARD.format(21)}</{tag}>"
    own = f"<{tag}><ul><li>City</li></ul><h2>Bridge opens</h2>{TEXT}{_CARD.format(16)}</{tag}>"
    tree = parse(f"<html lang=en><body><h1>Northport Gazette</h1>{teaser}{own}</body></html>")
    title = next(block.index for block in tree.blocks if block.text == "Bridge opens")
    segment = Segment(
        first_block=0, last_block=title + 5, title="Bridge opens", title_block=title, body=(title + 1, title + 2)
    )
    found = describe(tree, read_facts(tree, None), segment, sole=False)
    assert found.published_at == MAY_16.replace(hour=0)


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://northport.example/2024/05/16/bridge-opens", datetime(2024, 5, 16, tzinfo=UTC)),
        ("https://northport.example/2012/10/31/bridge-opens", datetime(2012, 10, 31, tzinfo=UTC)),
        ("https://northport.example/news/bridge-opens", datetime(2024, 5, 17, tzinfo=UTC)),
        ("https://northport.example/2024/05/18/bridge-opens", datetime(2024, 5, 17, tzinfo=UTC)),
    ],
)
def test_the_day_in_the_address_outranks_a_line_that_is_far_off(url: str, day: datetime) -> None:
    line = "31 December 2013" if url.endswith("05/16/bridge-opens") else "17 May 2024"
    assert the_one(page(body=f"<p>{line}</p>{TEXT}"), url).published_at == day


def test_on_a_list_a_line_from_without_the_month_of_the_address_is_of_a_neighbour() -> None:
    posts = "".join(
        f"<h2><a href=/2024/0{month}/bridge.html>Bridge {month} opens</a></h2>{TEXT}<p>Posted on 16 May 2024, 10:00</p>"
        for month in (4, 5)
    )
    first, second = described(f"<html lang=en><body>{posts}</body></html>", "https://northport.example/blog/")
    assert (first.published_at, second.published_at) == (None, MAY_16)


def test_what_the_head_states_stays_however_the_address_is_dated() -> None:
    head = '<meta property="article:published_time" content="2024-05-16T10:00:00Z">'
    assert the_one(page(head), "https://northport.example/2012/10/31/bridge-opens").published_at == MAY_16


@pytest.mark.parametrize(
    ("language", "behind", "month"),
    [("en", "05.27.04", 5), ("en-US", "05.27.04", 5), ("en-US", "", 10), ("de", "", 10)],
)
def test_points_part_the_day_first_unless_the_page_shows_otherwise(language: str, behind: str, month: int) -> None:
    html = page(body=f"<p>05.10.04</p>{TEXT}<p>{behind}</p>").replace("<html>", f'<html lang="{language}">')
    found = the_one(html).published_at
    assert found is not None
    assert found.month == month


@pytest.mark.parametrize(("address", "year"), [("2008/04/our-node.html", None), ("2014/02/our-node.html", 2014)])
def test_the_month_of_an_address_tells_the_year_of_the_only_article_of_its_page(address: str, year: int | None) -> None:
    published = the_one(page(body=f"<p>Kettle 1.4.14</p>{TEXT}"), f"https://northport.example/{address}").published_at

    assert (published and published.year) == year


@pytest.mark.parametrize(
    ("title", "place", "day"),
    [
        ("10 ferries that still sail", "10-ferries-that-still-sail", 24),
        ("7 ferries that still sail", "7-ferries", 24),
        ("Ferries that still sail", "10-ferries-that-still-sail", 10),
        ("10 ferries that still sail", "10/ferries", 10),
    ],
)
def test_the_number_with_which_a_title_begins_is_no_day_of_its_address(title: str, place: str, day: int) -> None:
    html = page(title=title, body=f"<p>Published 24 May 2024, 10:00</p>{TEXT}")
    found = the_one(html, f"https://northport.example/2024/05/{place}").published_at
    assert found is not None
    assert found.day == day
