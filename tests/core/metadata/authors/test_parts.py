from __future__ import annotations

import pytest

from crawler.core.html.dom import parse
from crawler.core.metadata.authors.parts import authors_of_element, lines_of
from tests.core.metadata.described import TEXT, page, the_one


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        ('<div class="byline">By Dara Quill (@daraquill)</div>', "Dara Quill"),
        ('<div class="byline">By Dara Quill @daraquill.bsky.social</div>', "Dara Quill"),
        ("<p>By Dara Quill, @dq@social.example</p>", "Dara Quill"),
        ('<p class="author">Dara Quill <a href="https://x.example/dq">daraquill</a></p>', "Dara Quill"),
        ("<p>By Dara Quill (@dq) and Ivo Tarn (@it)</p>", "Dara Quill|Ivo Tarn"),
        ('<p><span class="byline__category"><a href="/quay">Lock Gates</a></span></p>', ""),
        ("<p>Staff Writer Howard Blom</p>", ""),
        (
            '<ul class="author"><li>in <a rel="category tag" href="/c/bells/">Harbour Bells</a></li>'
            '<li><a rel="category tag" href="/c/locks/">Lock Gates</a></li></ul>',
            "",
        ),
        (
            '<div class="author"><a href="/a">Ada Marsh</a><ul class="post-categories"><li>Lock Gates</li></ul></div>',
            "Ada Marsh",
        ),
        ("<p>By Staff Writer Howard Blom</p>", "Howard Blom"),
        ('<p class="byline">Howard Blom – Reporter</p>', "Howard Blom"),
        ('<p class="byline">By Howard Blom, Chief Political Correspondent</p>', "Howard Blom"),
        ('<p class="autor">Von Petra Linde, Redakteurin</p>', "Petra Linde"),
        ('<p class="autor">Redakteurin Petra Linde</p>', "Petra Linde"),
        (
            '<p class="byline"><a href="/a">Ada Marsh</a><i>Harbour Desk</i><a href="/b">Tom Fell</a><i>Pilot</i></p>',
            "Ada Marsh|Tom Fell",
        ),
        (
            '<div class="byline">By <a href="/p/a">Ada Marsh</a> and <a href="/p/b">Tom Fell</a></div>',
            "Ada Marsh|Tom Fell",
        ),
        ('<p><a rel="author" href="/a/mike">View author archive</a></p><p>By Mike Casson</p>', "Mike Casson"),
        ('<p><a rel="author" href="/a/mike">See all posts by Mike Casson</a></p>', "Mike Casson"),
        ("<p>Posted by Mike Casson on March 8, 2026 in Harbour</p>", "Mike Casson"),
        (
            '<p>Posted by <a href="/x">Mike Casson</a> on <a href="/y">8 March 2026</a> in <a href="/h">Quay</a></p>',
            "Mike Casson",
        ),
        ("<p>By Jane Doe, Associated Press</p>", "Jane Doe"),
        ('<p class="byline">Reuters</p>', "Reuters"),
        ("<p>By Jane Doe (Reuters)</p>", "Jane Doe"),
        ("<p>Par Anne Roche et Luc Petit</p>", "Anne Roche|Luc Petit"),
        ("<p>Di Carla Neri e Marco Bianchi</p>", "Carla Neri|Marco Bianchi"),
        ("<p>By Jane Doe in Northport</p>", "Jane Doe"),
        ("<p>By Jane Doe for the Harbour Post</p>", "Jane Doe"),
        ("<p>By Jane Doe March 8, 2026</p>", "Jane Doe"),
        ("<p>By Jane Doe Sunday, March 8, 2026</p>", "Jane Doe"),
        ("<p>By Jane Doe Mar 8</p>", "Jane Doe"),
        ("<p>Von Petra Linde 8. März 2026</p>", "Petra Linde"),
        (
            '<p class="byline">By RUAIRI MCDONALD and SINÉAD O\'BRIEN-VAN DER BERG</p>',
            "Ruairi McDonald|Sinéad O'Brien-Van der Berg",
        ),
        ("<p>By J.K. DOE</p>", "J.K. Doe"),
        ("<p>By</p><p>Jane Doe</p>", "Jane Doe"),
        ("<p>By Cooper</p>", "Cooper"),
        ("<p>By J. R. Smith</p>", "J. R. Smith"),
        ('<ul class="authors"><li>By Lena Marsh</li><li>Ivo Tarn</li></ul>', "Lena Marsh|Ivo Tarn"),
        ('<p>Por <span class="n">Ana</span> <span class="n">Souza</span></p>', "Ana Souza"),
        ("<p>Text: Jan Beck, Fotos: Eva Stein</p>", "Jan Beck"),
        ("<p>Von Jan Beck, dpa</p>", "Jan Beck"),
        ("<p>Por EFE</p>", "EFE"),
        ("<p>Jane Doe | The Harbour Post</p>", ""),
        ("<p>By Lori Hinnant, Associated Press</p>", "Lori Hinnant"),
        ('<div class="author-box"><h4>Written by</h4><a href="/author/x">Jane Doe</a></div>', "Jane Doe"),
    ],
)
def test_names_stand_apart_from_roles_accounts_dates_and_houses(html: str, authors: str) -> None:
    assert "|".join(the_one(page(body=html + TEXT)).authors) == authors


def test_the_parts_of_a_byline_are_lines_but_where_words_tie_them() -> None:
    tree = parse('<body><p>By <a href="/a">Ada Marsh</a>, <a href="/t">Tom Fell</a><span>Chief Pilot</span></p></body>')
    paragraph = next(element for element in tree.elements if element.tag == "p")
    assert lines_of(tree, paragraph) == [("By Ada Marsh , Tom Fell", True), ("Chief Pilot", False)]


def test_elements_alike_beside_each_other_are_an_author_each() -> None:
    tree = parse('<body><div><b class="n">Ada Marsh</b><b class="n">Tom Fell</b><i>Harbour Desk</i></div></body>')
    block = next(element for element in tree.elements if element.tag == "div")
    assert authors_of_element(tree, block) == ("Ada Marsh", "Tom Fell")


def test_what_looks_like_a_date_beside_it_is_no_author() -> None:
    tree = parse(
        '<body><div><a href="/@ada">Marshy</a><b class="m">Dec 4, 2025</b><b class="m">∙ Paid</b></div></body>'
    )
    block = next(element for element in tree.elements if element.tag == "div")
    assert authors_of_element(tree, block) == ("Marshy",)


@pytest.mark.parametrize(
    ("html", "authors"),
    [
        ("<span>Datum:</span><span>19.11.2021</span><b>Autor: Fritz Imhoff</b>", ("Fritz Imhoff",)),
        ('<a href="/1">Beitrag</a><a href="/2">von r23</a> » <i>21.01.2009, 05:42</i>', ("r23",)),
        ("<span>Eine Publikation der</span><a href='/g'>Galleria</a>", ("Galleria",)),
        ("<i>Kultur</i><span>Ada Marsh</span>", ("Ada Marsh",)),
    ],
)
def test_a_label_goes_before_a_link_and_a_person_before_other_words(html: str, authors: tuple[str, ...]) -> None:
    tree = parse(f"<body><p>{html}</p></body>")
    paragraph = next(element for element in tree.elements if element.tag == "p")
    assert authors_of_element(tree, paragraph) == authors
