"""Pages of a year, a month or a day: what they are called is no headline of the posts that they show."""

from __future__ import annotations

import pytest

from crawler.core import extract

POSTS = {
    "ferry": (
        "The ferry sails again",
        "After eleven weeks the ferry left the pier at nine with forty people aboard. ",
    ),
    "mill": (
        "Mill wheel turns",
        "The wheel of the mill was lifted back onto its axle by nine volunteers on Friday. ",
    ),
    "lamp": (
        "Lamp",
        "The lamp at the end of the quay burns once more, and will until the spring, the keeper says. ",
    ),
}
URL = "https://quay.example/2026/03/"


def _post(name: str, level: int = 2, times: int = 4) -> str:
    title, text = POSTS[name]
    paragraphs = "".join(f"<p>{text * 2} So far {count}.</p>" for count in range(times))
    return (
        f"<div class=post><h{level}><a href={URL}{name}/>{title}</a></h{level}><small>March 7, 2026</small>"
        f"{paragraphs}</div>"
    )


@pytest.mark.parametrize(
    "head", ["<h1>March 2026</h1>", "<h1>Mois : <span>mars 2026</span></h1>", "<h2>Archiv – März 2026</h2>"]
)
@pytest.mark.parametrize(("name", "level"), [("ferry", 2), ("lamp", 3), ("mill", 4)])
@pytest.mark.parametrize("url", [URL, URL + "index.html", "https://quay.example/page/3/"])
def test_the_only_post_of_an_archive_has_its_own_headline(head: str, url: str, name: str, level: int) -> None:
    page = f"<title>March 2026 – The Quay</title><body><div id=content>{head}{_post(name, level)}</div>"
    assert [article.title for article in extract(page, url)] == [POSTS[name][0]]


@pytest.mark.parametrize("level", [2, 3, 4])
def test_no_post_of_an_archive_is_lost_that_is_called_like_its_title(level: int) -> None:
    posts = "".join(_post(name, level) for name in POSTS)
    page = f"<title>March 2026 – The Quay</title><body><div id=content><h1>March 2026</h1>{posts}</div>"
    assert [article.title for article in extract(page, URL)] == [title for title, _ in POSTS.values()]


def test_a_post_below_the_name_of_its_archive_has_all_its_paragraphs() -> None:
    page = (
        f"<title>March 2026 « The Quay</title><body><div id=content><h2>Archive – March 2026</h2>{_post('mill', 3, 9)}"
    )
    page = page.replace(
        "<p>" + POSTS["mill"][1] * 2 + " So far 1.</p>", "<h3>What the wheel costs</h3><p>Nine crowns.</p>"
    )
    (article,) = extract(page + "</div>", URL)
    assert article.title == "Mill wheel turns"
    assert article.text.startswith("The wheel")
    assert article.text.endswith("So far 8.")


def test_an_article_whose_title_is_a_month_keeps_it() -> None:
    page = f"<title>March 2026 – The Quay</title><body><h1>March 2026</h1>{'<p>' + POSTS['lamp'][1] * 3 + '</p>'}"
    assert [article.title for article in extract(page, "https://quay.example/letters/march-2026.html")] == [
        "March 2026"
    ]
