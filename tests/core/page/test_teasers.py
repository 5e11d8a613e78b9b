from __future__ import annotations

from crawler.core.page.teasers import without_teasers
from tests.core.outlines import outline_of

_SHORT = "The council has voted to keep the swing bridge of the harbour open at night."
_LONG = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night. " * 6


def _teasers(html: str) -> int:
    return len(without_teasers(outline_of(html)).teasers)


def _row(text: str, *, linked: bool = True) -> str:
    head = '<a href="/{0}">Headline {0} of this week</a>' if linked else "Headline {0} of this week"
    return "".join(f"<div class=card><h3>{head.format(i)}</h3><p>{text}</p></div>" for i in range(4))


def test_short_texts_under_linked_headings_are_teasers() -> None:
    assert _teasers(_row(_SHORT)) == 4


def test_whole_articles_are_none() -> None:
    assert _teasers(_row(_LONG)) == 0


def test_longer_texts_are_teasers_when_they_break_off() -> None:
    assert _teasers(_row(_LONG[:500] + "…")) == 4


def test_subheadings_are_none() -> None:
    assert _teasers(_row(_SHORT, linked=False)) == 0


def test_a_card_of_another_colour_beside_a_row_is_a_teaser_of_it() -> None:
    card = "<article class='card card--{1}'><h2><a href=/{0}>Headline {0} of this week</a></h2><p>{2}</p></article>"

    def teasers(*cards: tuple[str, str]) -> int:
        return _teasers(f"<main>{''.join(card.format(i, *each) for i, each in enumerate(cards))}</main>")

    red = [("red", _SHORT)] * 3
    assert teasers(("blue", _SHORT), *red) == 4
    assert teasers(*red[:2], ("blue", _SHORT), *red) == 6
    assert teasers(("blue", f"{_LONG}</p><p>{_LONG}"), *red) == 3


def test_a_link_over_a_whole_card_says_where_its_heading_leads() -> None:
    card = (
        "<article><div><a href={1} aria-label='Headline {0} of this week'><span></span></a><p>Town</p>"
        "<h2>Headline {0} of this week</h2><p>" + _SHORT + "</p></div></article>"
    )

    def teasers(*hrefs: str) -> int:
        page = "".join(card.format(i, href) for i, href in enumerate(hrefs))
        return len(without_teasers(outline_of(f"<main>{page}</main>", url="https://quay.example/news/")).teasers)

    assert teasers("/n/1", "/n/2", "/n/3") == 3
    assert teasers("/1.mp3", "/2.mp3", "/3.mp3") == 0
    assert teasers("#1", "#2", "#3") == 0


def test_a_teaser_takes_nothing_of_the_article_beside_it() -> None:
    outline = without_teasers(outline_of(f"<main><article><h1>Title</h1><p>{_LONG}</p></article>{_row(_SHORT)}</main>"))

    assert [block.text for block in outline.tree.blocks if outline.prose[block.index]] == [_LONG.strip()]


def test_of_a_row_without_boxes_each_teaser_is_what_stands_below_its_heading() -> None:
    row = "".join(f"<h3><a href=/{i}>Headline {i} of this week</a></h3><p>{_SHORT}</p>" for i in range(4))
    outline = without_teasers(outline_of(f"<main><p>{_LONG}</p></main><div>{row}</div>"))

    assert outline.teasers == (1, 3, 5, 7)
    assert [index for index, prose in enumerate(outline.prose) if prose] == [0]
    assert outline.headings == ()
    assert outline.mass[-1] == len(_LONG.strip())


def test_the_outline_of_before_stays_as_it_was() -> None:
    before = outline_of(_row(_SHORT))
    said = (before.prose, before.boilerplate, before.headings, before.teasers)
    after = without_teasers(before)

    assert after is not before
    assert said == (before.prose, before.boilerplate, before.headings, before.teasers)
    assert without_teasers(outline_of(f"<p>{_LONG}</p>")).teasers == ()


def test_one_or_two_short_texts_under_the_heading_of_a_list_are_teasers_where_they_lead_to_pages_of_the_site() -> None:
    card = "<div class=card><h2><a href={0}>The bridge stays open</a></h2><p>{1}</p></div>"
    for link, teasers in (("/bridge", 1), ("https://other.example/bridge", 0)):
        page = f"<h1>News</h1>{card.format(link, _SHORT)}"
        assert len(without_teasers(outline_of(page, url="https://courier.example/")).teasers) == teasers


_TOOLS = "".join(f"<h2><a href=https://tools.example/{i}>Tool {i} of a yard</a></h2><p>{_SHORT}</p>" for i in range(5))


def _read(html: str) -> int:
    return len(without_teasers(outline_of(html, url="https://yard.example/tools")).teasers)


def test_linked_headings_that_part_a_text_and_name_other_sites_are_none() -> None:
    assert _read(f"<h1>Tools I built</h1><article><div><p>{_SHORT}</p><p>{_SHORT}</p>{_TOOLS}</div></article>") == 0


def test_linked_headings_without_a_text_above_them_or_to_pages_of_the_site_are_teasers() -> None:
    assert _read(f"<h1>Tools</h1><div>{_TOOLS}</div>") == 5
    own = _TOOLS.replace("https://tools.example", "")
    assert _read(f"<h1>Tools</h1><div><p>{_SHORT}</p><p>{_SHORT}</p>{own}</div>") == 5
    assert _read(f"<h1>Tools</h1><p>{_SHORT}</p><p>{_SHORT}</p><div>{_TOOLS}</div>") == 5


def _cards(end: str, text: str = _SHORT) -> str:
    return "".join(
        f"<article><p>2026-03-0{i + 1}</p><h3>Evening {i}</h3><p>{text}</p>{end}</article>" for i in range(4)
    )


def test_cards_that_end_in_a_link_to_their_page_are_teasers_whatever_it_says() -> None:
    ends = _cards("<a href='/evenings/{0}.html'>Yksityiskohdat</a>")
    page = "".join(ends.replace("{0}", str(i), 1) for i in range(1))
    base = "https://quay.example/evenings/"

    assert len(without_teasers(outline_of(page, url=base)).teasers) == 4


def test_cards_with_more_links_or_a_link_to_another_site_are_none() -> None:
    base = "https://quay.example/evenings/"
    for end in ("<a href='/1'>Map</a> <a href='/2'>Seats</a>", "<a href='https://lock.example/'>Details</a>"):
        assert len(without_teasers(outline_of(_cards(end), url=base)).teasers) == 0


def test_a_summary_that_is_called_the_content_of_an_entry_is_a_teaser() -> None:
    body = f"<div class=entry-content itemprop=description><p>{_SHORT}</p></div>"
    row = "".join(f"<article><h2><a href='/{i}'>Headline {i} of this week</a></h2>{body}</article>" for i in range(4))

    assert _teasers(row) == 4
    assert _teasers(row.replace(" itemprop=description", "")) == 0


def test_summaries_under_a_line_that_leads_on_are_teasers() -> None:
    read = "<a href=#>Read more</a></p><p>"
    assert _teasers(_row(read + _LONG[:500])) == 4


def test_texts_of_one_length_that_stop_within_a_sentence_are_teasers() -> None:
    def teasers(*texts: str) -> int:
        body = "<div><h3><a href=/{0}>Headline {0} of this week</a></h3><div class=post-content><p>{1}</p></div></div>"
        return _teasers("".join(body.format(*each) for each in enumerate(texts)))

    cut = [_LONG[:size].rstrip() for size in (331, 322, 338, 325)]
    assert teasers(*cut) == 4
    assert teasers(*(f"{text}." for text in cut)) == 0
    assert teasers(*(_LONG[: size * 2].rstrip() for size in (87, 330, 220, 138))) == 0


def test_a_topic_above_the_text_of_a_card_is_none_of_its_texts() -> None:
    topic = "<a href=/t>Rivers and the weather at sea</a> Magazine</p><p>"
    assert _teasers(_row(topic + _SHORT)) == 4
    assert _teasers(_row("Rivers and the weather at sea Magazine</p><p>" + _SHORT)) == 0
    assert _teasers(_row(f"{_SHORT}</p><p>{topic}")) == 0
