from __future__ import annotations

import pytest

from tests.core.metadata.described import STATED, TEXT, json_ld, page, the_one


@pytest.mark.parametrize(
    ("body", "authors"),
    [
        ('<p>By <a rel="author" href="/x">Ada Marsh</a> and <a rel="author" href="/y">Tom Fell</a></p>', 2),
        ('<p class="byline">By Ada Marsh, Northport</p>', 1),
        ('<div class="articleAuthorName">Ada Marsh</div>', 1),
        ('<p><a href="/author/ada-marsh/">Ada Marsh</a></p>', 1),
        ('<span itemprop="author" itemscope><meta itemprop="name" content="Ada Marsh"></span>', 1),
        ("<p>Von Ada Marsh und Tom Fell</p>", 2),
        ("<p>By Ada Marsh | 16 May 2024</p>", 1),
        ('<p class="byline">Northport Gazette</p>', 0),
        ("<div><span class=byline><b>By Ada Marsh</b> <i class=byline-title>QBC News</i></span><p>Rain.</p></div>", 1),
        ("<div><b class=byline><i>By Ada Marsh</i> <i class=byline-title>Art writer, QBC</i></b><p>Rain.</p></div>", 1),
        ("<table><tr><th>Author</th><th>Message</th></tr></table>", 0),
        ("<div class=with-authors><a href=/w>WhatsApp</a><a href=/t>Telegram</a><a href=/f>Facebook</a></div>", 0),
        ("<div>By</div><div>December 14, 2020 11:31 PM</div>", 0),
        ('<p><span class="meta-prep meta-prep-author">Julkaistu</span> 4.3.2026</p>', 0),
        ('<p class="byline"><a href="mailto:desk@quay.example">Email to Author</a></p>', 0),
        ('<p><b><a href="/author/ada-marsh/">View Staff Page</a></b> <span class=author>Ada Marsh</span></p>', 1),
    ],
)
def test_authors_come_from_markup_and_bylines(body: str, authors: int) -> None:
    head = '<meta property="og:site_name" content="Northport Gazette">'
    assert the_one(page(head, body + TEXT)).authors == ("Ada Marsh", "Tom Fell")[:authors]


def test_a_person_goes_before_the_house() -> None:
    house = {**STATED, "author": {"@type": "Organization", "name": "Northport Gazette"}}
    assert the_one(page(json_ld(house), f"<p>By Ada Marsh</p>{TEXT}")).authors == ("Ada Marsh",)
    assert the_one(page(json_ld(house))).authors == ("Northport Gazette",)


def test_a_script_inside_a_byline_is_no_author() -> None:
    byline = '<div class="author">Ada Marsh<script>window.push({id: 1});</script></div>'
    assert the_one(page(body=byline + TEXT)).authors == ("Ada Marsh",)


@pytest.mark.parametrize(
    ("head", "line", "authors"),
    [
        ('<meta name="dc.creator" content="García Márquez, Gabriel">', "", "Gabriel García Márquez"),
        (
            '<meta name="citation_author" content="Gillmore, Steve"><meta name="citation_author" content="Moe, Lena">',
            "",
            "Steve Gillmore|Lena Moe",
        ),
        ('<meta name="parsely-author" content="Gillmore, Steve; Marsh, Lena">', "", "Steve Gillmore|Lena Marsh"),
        ('<meta name="author" content="Gillmore, Steve">', "", "Steve Gillmore"),
        ('<meta name="author" content="Gillmore, Steve and Marsh, Lena">', "", "Steve Gillmore|Lena Marsh"),
        (
            '<meta property="article:author" content="https://facebook.example/mikecasson">',
            "<p>By Mike Casson</p>",
            "Mike Casson",
        ),
        ('<meta property="article:author" content="mike-casson">', "<p>By Mike Casson</p>", "Mike Casson"),
        ('<meta name="author" content="mcasson@post.example">', "<p>By Mike Casson</p>", "Mike Casson"),
        ('<meta name="author" content="mcasson">', '<p class="byline">Mike Casson</p>', "Mike Casson"),
        ('<meta property="article:section" content="Harbour News">', '<p class="author">Harbour News</p>', ""),
    ],
)
def test_a_meta_names_people_as_the_page_shows_them(head: str, line: str, authors: str) -> None:
    assert "|".join(the_one(page(head, line + TEXT)).authors) == authors


def test_an_account_stays_where_no_person_is_shown() -> None:
    head = '<meta name="sailthru.author" content="mikecasson">'
    assert the_one(page(head)).authors == ("mikecasson",)
    assert the_one(page(head, f"<p>By Nora Quist</p>{TEXT}")).authors == ("Nora Quist",)


def test_a_first_name_gives_way_to_the_same_person_only() -> None:
    head = json_ld({**STATED, "author": {"@type": "Person", "name": "Mike"}})
    assert the_one(page(head, f"<p>By Mike Casson</p>{TEXT}")).authors == ("Mike Casson",)
    assert the_one(page(head, f"<p>By Nora Quist</p>{TEXT}")).authors == ("Mike",)


def test_an_account_that_the_page_shows_is_the_author() -> None:
    shown = '<p><a rel="author" href="/u/9">harbour84</a></p>'
    assert the_one(page(body=f"{shown}<p>Von Nora Quist</p>{TEXT}")).authors == ("harbour84",)


def test_the_next_page_of_an_author_s_list_names_nobody() -> None:
    older = '<p><a href="/author/ada/page/2/">Older posts</a></p>'
    assert the_one(page(before=older, body=TEXT)).authors == ()
    assert the_one(page(before='<p><a href="/author/ada/">Ada Marsh</a></p>', body=TEXT)).authors == ("Ada Marsh",)


def test_who_checked_a_text_is_an_author_where_nobody_else_is_named() -> None:
    checked = 'Reviewed by: <a href="/author/tom/">Tom Fell</a>'
    written = '<a href="/author/ada/">Ada Marsh</a>'
    assert the_one(page(before=f"<p>{written}. {checked}</p>", body=TEXT)).authors == ("Ada Marsh",)
    assert the_one(page(before=f"<p>{checked}</p>", body=TEXT)).authors == ("Tom Fell",)
