from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle

_URL = "https://courier.example/category/harbour/"
_TEXT = (
    "<p>The council of the old harbour town voted on Tuesday to keep the swing bridge open at night, and asked the "
    "keeper of the lock to count the boats that pass below it.</p><p>Boats will no longer have to wait until the first "
    "bus has gone, which the fishermen had asked for since the spring.</p>"
)
_DATE = "<time datetime='2025-03-04'>4 March 2025</time>"
_ENDS = {
    "a class and a fragment": "<p><a class=more-link href='/{0}#more-{0}'>Jatka lukemista</a></p>",
    "an arrow": "<p>So the keeper will <a href='/{0}'>Okumaya devam et →</a></p>",
    "words": "<div class=foot><a href='/{0}'>Continue reading</a></div>",
    "words around the title": "<p>So the keeper <a href='/{0}'>„Bridge open on night {0}“ weiterlesen</a></p>",
    "words before the title": "<div class=foot><a href='/{0}'>Continue reading Bridge open on night {0}</a></div>",
    "behind buttons": "<ul class=share><li>Mail</li><li>Post</li></ul><div><a href='/{0}/'>Weiterlesen</a></div>",
    "a mark of the cut": "<p>What the keeper said was not […]</p>",
}


def _post(number: int, end: str, *, headline: str = "<h2><a href='/{0}'>Bridge open on night {0}</a></h2>") -> str:
    return f"<article>{headline.format(number)}{_TEXT}{end.format(number)}</article>"


def _page(*parts: str) -> str:
    return f"<html><head><title>Harbour</title></head><body><main>{''.join(parts)}</main></body></html>"


@pytest.mark.parametrize("end", _ENDS.values(), ids=_ENDS)
@pytest.mark.parametrize("posts", [1, 2, 5])
def test_an_opening_that_leads_on_to_its_page_is_no_article(end: str, posts: int) -> None:
    found = extract_page(_page(*(_post(number, end) for number in range(11, 11 + posts))), _URL)

    assert (found.articles, found.nothing_because) == ((), NoArticle.LISTING)


@pytest.mark.parametrize(
    "end",
    [
        "",
        "<p><a href='/{0}#comments'>3 comments »</a></p>",
        "<p><a href='/{0}'>Permalink</a></p>",
        "<p>And that is how it ended…</p>",
        "<p><a href='/tides'>Read more</a></p>",
        "<p><a href='https://gazette.example/{0}'>Read more →</a></p>",
    ],
)
def test_a_whole_post_on_a_list_stays_whatever_its_links_lead_to(end: str) -> None:
    found = extract_page(_page(*(_post(number, end) for number in (11, 12))), _URL)

    assert [article.title for article in found.articles] == ["Bridge open on night 11", "Bridge open on night 12"]


def test_what_software_calls_a_summary_is_an_opening_however_it_ends() -> None:
    summary = _TEXT.replace("<p>", "<div class='content entry-summary'><p>", 1) + "</div>"
    led, own = ("<h2><a href='/11'>Bridge open at night</a></h2>", "<h1>Bridge open at night</h1>")

    assert extract_page(_page(f"<article>{led}{summary}</article>"), _URL).nothing_because is NoArticle.LISTING
    assert len(extract_page(_page(f"<article>{own}{summary}</article>"), "https://courier.example/11").articles) == 1
    whole = f"<article>{led}{summary.replace('</div>', _TEXT * 3)}</div></article>"
    assert len(extract_page(_page(whole), _URL).articles) == 1


def test_a_row_of_paragraphs_that_end_without_a_mark_is_one_of_excerpts() -> None:
    cut = (
        "<p>The keeper of lock {0} counted the boats that came down with the ice, and said that the council had not</p>"
    )
    whole = "<p>The keeper of lock {0} counted the boats that came down with the ice, and found them to be eleven.</p>"

    def page(*texts: str) -> str:
        return _page(
            *(
                f"<article><h2><a href='/{number}'>Ice on lock {number}</a></h2>{_DATE}{text.format(number)}</article>"
                for number, text in enumerate(texts, start=11)
            )
        )

    assert extract_page(page(cut, cut, whole, cut), _URL).nothing_because is NoArticle.LISTING


@pytest.mark.parametrize("page", ["/11", "https://gazette.example/11"])
def test_a_text_within_the_link_of_its_headline_is_a_card(page: str) -> None:
    card = f"<a href='{page}'><h2>Bridge open at night</h2>{_TEXT}</a>"
    links = "".join(
        f"<p><a href='/{n}'>Boat number {n} passed below the swing bridge at night</a></p>" for n in range(20, 28)
    )

    assert extract_page(_page(f"<article class=hentry>{card}</article>"), _URL).nothing_because is NoArticle.LISTING
    post = f"<article class=hentry><h2><a href='{page}'>Ten bridges</a></h2>{_DATE}{links}</article>"
    assert [article.title for article in extract_page(_page(post), _URL).articles] == ["Ten bridges"]


def test_a_whole_post_stays_beside_an_opening() -> None:
    found = extract_page(_page(_post(11, ""), _post(12, _ENDS["an arrow"]), _post(13, "")), _URL)

    assert [article.title[-2:] for article in found.articles] == ["11", "13"]


def test_an_opening_of_another_site_stays_since_nobody_fetches_its_page() -> None:
    headline = "<h2><a href='https://gazette.example/{0}'>Bridge open on night {0}</a></h2>"
    end = "<p><a href='https://gazette.example/{0}'>Continue reading</a></p>"
    found = extract_page(_page(*(_post(number, end, headline=headline) for number in (11, 12))), _URL)

    assert len(found.articles) == 2


def test_the_own_page_of_an_article_leads_on_to_no_other() -> None:
    page = _page(_post(11, _ENDS["words"]), "<aside>", _post(12, _ENDS["an arrow"]), "</aside>")

    assert [article.title for article in extract_page(page, "https://courier.example/11").articles] == [
        "Bridge open on night 11"
    ]


@pytest.mark.parametrize(("sections", "articles"), [(2, 1), (3, 0)])
def test_a_card_without_a_text_takes_none_from_behind_further_sections(sections: int, articles: int) -> None:
    card = "<div><h2><a href='/11'>Bridge open on night 11</a></h2><p>by Mara Lind</p><p>12 March 2026</p></div>"
    headings = "".join(f"<section><h3>Part {number} of the front</h3></section>" for number in range(sections))

    found = extract_page(_page(card, headings, f"<div>{_TEXT}</div>"), _URL)

    assert len(found.articles) == articles


@pytest.mark.parametrize(("name", "articles"), [("submenu", 0), ("figures", 1)])
def test_a_line_or_two_behind_a_menu_is_no_text_of_the_headline_above_it(name: str, articles: int) -> None:
    links = "".join(f"<li><a href='/school/{i}.html'>Our school, part {i}</a></li>" for i in range(4))
    address = (
        "<p>School of the Old Harbour, 12 Lock Street, Ellery. The office is open from eight to noon on all days.</p>"
    )
    page = (
        "<html><head><title>Hymn of our school</title></head><body><h1>Hymn of our school</h1>"
        f"<ul class={name}>{links}</ul><div>{address}{address.replace('office', 'library')}</div></body></html>"
    )

    assert len(extract_page(page, "https://school.example/primary/159/hymn.html").articles) == articles


def test_a_link_that_says_what_it_tells_more_about_leads_on() -> None:
    end = "<p><a href='/{0}'>Read more about Bridge open on night {0}</a></p>"

    assert extract_page(_page(_post(1, end), _post(2, end)), _URL).nothing_because is NoArticle.LISTING


def test_openings_without_a_heading_are_told_by_the_link_at_their_end_where_most_are_such() -> None:
    said = "The council of the old {} town voted on Tuesday to keep its bridge open, and asked the keeper for a count. "
    more = "Nobody in the {} had expected that, since the vote of last year had gone the other way, the mayor said. "
    post = (
        "<div class=date>{0} March 2025</div><div class=who><a href='/by/runa'>runa</a></div><p>{1}</p><p>{2}{3}</p>"
        "<div class=category><a href='/news'>News</a></div>"
    )

    def page(end: str) -> str:
        towns = enumerate(("harbour", "ferry", "quay", "lock", "weir"), 3)
        return _page(*(post.format(at, said.format(of) * 2, more.format(of) * 2, end.format(of)) for at, of in towns))

    cut = extract_page(page("<a href='/2025/{}'>Continue reading →</a>"), _URL)
    assert (cut.articles, cut.nothing_because) == ((), NoArticle.LISTING)
    assert len(extract_page(page(""), _URL).articles) == 5


_COVER = "<a class=entry-link aria-label='post link to Bridge open on night {0}' href='/{0}'></a>"


@pytest.mark.parametrize(
    ("end", "articles"),
    [(_COVER, 0), (_COVER.replace("></a>", "><i>*</i></a>"), 2), ("</article><article>" + _COVER, 2)],
)
def test_a_text_over_which_an_empty_link_of_its_headline_lies_is_a_card(end: str, articles: int) -> None:
    posts = (_post(number, f"{_TEXT}{_DATE}{end}", headline="<h2>Bridge open on night {0}</h2>") for number in (11, 12))

    assert len(extract_page(_page(*posts), "https://courier.example/harbour/notes").articles) == articles


@pytest.mark.parametrize(("classes", "articles"), [("archive category", 0), ("blog", 4)])
def test_a_sentence_below_each_title_of_a_page_that_calls_itself_a_list_is_no_article(
    classes: str, articles: int
) -> None:
    card = "<article><h2 class=entry-title><a href='/{0}'>Bridge open on night {0}</a></h2>{1}<div class=entry-content>"
    lead = "<p>The council of the old harbour town voted on Tuesday to keep the bridge open.</p></div></article>"
    posts = "".join(card.format(number, _DATE) + lead for number in range(11, 15))
    page = f"<html><head><title>Harbour</title></head><body class='{classes}'><main>{posts}</main></body></html>"

    assert len(extract_page(page, "https://courier.example/harbour.html").articles) == articles
