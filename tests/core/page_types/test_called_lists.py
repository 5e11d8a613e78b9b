from __future__ import annotations

import pytest

from crawler.core.extraction import extract_page
from crawler.core.no_article import NoArticle

_TEXT = (
    "<p>The bridge over the lower lock was open all night, since a barge of gravel had lost its rudder beneath it.</p>"
    "<p>The keeper of the lock called the tug at five, and by noon the first carts went over the planks again, slowly, "
    "one after the other, under the eyes of half the town.</p>"
)


def _page(body: str, classes: str = "", title: str = "The lock post") -> str:
    return f"<html><head><title>{title}</title></head><body class='{classes}'><main>{body}</main></body></html>"


def _post(number: int, *, linked: bool = True, end: str = "") -> str:
    name = f"Bridge open on night {number}"
    heading = f"<a href='/2025/03/bridge-{number}'>{name}</a>" if linked else name
    return f"<article><h2>{heading}</h2><time datetime='2025-03-{number}'>{number} March</time>{_TEXT}{end}</article>"


_ADDRESSES = [
    "/tag/bridges/", "/etiquetas/puentes/page/2/", "/author/mara/index.html", "/autor/mara.html", "/taxonomy/term/7",
    "/page/3/", "/blog/page/3/", "/categories/harbour/bridges/page/2/",
]  # fmt: skip


@pytest.mark.parametrize("path", _ADDRESSES)
def test_what_leads_to_no_page_is_none_of_the_articles_of_a_list_told_by_its_address(path: str) -> None:
    page = _page(f"<h1>All about bridges</h1>{_TEXT}<p>By Mara Lund, 3 March 2025</p>{_TEXT}")

    found = extract_page(page, f"https://courier.example{path}")

    assert (found.articles, found.nothing_because) == ((), NoArticle.LISTING)


@pytest.mark.parametrize(
    "path",
    ["/tag/bridges/the-night-of-the-barge", "/authors-on-the-quay/", "/news/2025/the-barge/page/2/", "/page/about/"],
)
def test_an_article_filed_below_a_tag_or_in_parts_stays(path: str) -> None:
    page = _page(f"<h1>The night of the barge</h1><p>By Mara Lund, 3 March 2025</p>{_TEXT}{_TEXT}")

    assert len(extract_page(page, f"https://courier.example{path}").articles) == 1


@pytest.mark.parametrize(
    "classes", ["home blog", "home paged page-template-default", "page-taxonomy page-taxonomy-term", "page_rubrique"]
)
def test_what_leads_to_no_page_is_none_of_the_articles_of_a_list_told_by_its_class(classes: str) -> None:
    page = _page(f"<h1>The lock post</h1><p>3 March 2025</p>{_TEXT}", classes)

    assert extract_page(page, "https://courier.example/node").articles == ()


@pytest.mark.parametrize("url", ["https://courier.example/", None])
def test_whole_posts_of_such_a_list_stay(url: str | None) -> None:
    page = _page("".join(_post(number) for number in (11, 12)), "home blog")

    assert len(extract_page(page, url).articles) == 2


@pytest.mark.parametrize("title", ["Month: March 2025", "Archiv – März 2025", "The lock post"])
@pytest.mark.parametrize("path", ["/2025/03/", "/2025/", "/blog/2025/03/11/index.html"])
def test_a_date_archive_gives_no_article_under_its_own_name(title: str, path: str) -> None:
    home = f"<h1><a href='/'>{title}</a></h1>" if title == "The lock post" else f"<h1>{title}</h1>"
    post = f"<h3><a href='/2025/03/11/bridge'>Bridge open</a></h3><p>11 March 2025</p>{_TEXT}"

    found = extract_page(_page(f"{home}{post}", title=f"{title} | Courier"), f"https://courier.example{path}")

    assert [article.title for article in found.articles] in ([], ["Bridge open"])


@pytest.mark.parametrize("path", ["/2003/11/", "/radio/2003/11/24/"])
def test_posts_that_stand_on_the_page_of_their_month_alone_stay(path: str) -> None:
    page = _page("".join(_post(number, linked=False) for number in (11, 12, 13)))

    assert len(extract_page(page, f"https://courier.example{path}").articles) == 3


@pytest.mark.parametrize("dots", ["…", "...", " . . ."])
@pytest.mark.parametrize(("posts", "classes"), [(3, ""), (1, "archive category"), (2, "archive category")])
def test_excerpts_that_end_in_bare_dots_are_no_articles(posts: int, classes: str, dots: str) -> None:
    body = "".join(
        _post(number, end=f"<p>And then the tug came up the river and{dots}</p>") for number in range(11, 11 + posts)
    )

    assert extract_page(_page(body, classes), "https://courier.example/bridges").articles == ()


def test_one_whole_post_of_several_may_end_in_dots() -> None:
    body = _post(11) + _post(12, end="<p>And that is how it ended…</p>") + _post(13)

    assert len(extract_page(_page(body, "archive"), "https://courier.example/bridges").articles) == 3


def test_the_list_of_the_files_of_a_folder_is_no_article() -> None:
    found = extract_page(
        _page(f"<h1>Index of /lock/2024</h1>{_TEXT}", title="Index of /lock/2024"), "https://lock.example/lock/2024/"
    )

    assert found.articles == ()


@pytest.mark.parametrize(
    ("path", "classes", "times", "signed", "count"),
    [
        ("/2025/bridge-open.html", "archive category", 4, "By Mara Lund, 3 March 2025", 1),
        ("/2025/bridge-open.html", "archive category", 4, "3 March 2025", 0),
        ("/2025/bridge-open.html", "archive category", 1, "By Mara Lund, 3 March 2025", 0),
        ("/tag/bridges/", "archive", 4, "By Mara Lund, 3 March 2025", 0),
    ],
)
def test_a_long_text_that_a_page_names_dates_and_signs_is_its_article_whatever_the_class_of_its_body(
    path: str, classes: str, times: int, signed: str, count: int
) -> None:
    text = "".join(_TEXT.replace("all night", f"on night {i}").replace("noon", f"{i}") for i in range(times))
    page = _page(f"<h1>The lock post</h1><p>{signed}</p>{text}", classes)

    assert len(extract_page(page, f"https://courier.example{path}").articles) == count
