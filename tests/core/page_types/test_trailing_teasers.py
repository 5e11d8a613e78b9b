from __future__ import annotations

from crawler.core.extraction import extract_page

_URL = "https://courier.example/2024/05/bridge-stays-open-at-night"
_TITLE = "Bridge stays open at night"
_LINE = "The council of the old harbour town voted on {} to keep the swing bridge open at night. "
_TEXT = "".join(f"<p>{_LINE.format(f'day {day}') * 3}</p>" for day in range(6))
_SHORT = f"<p>{_LINE.format('Friday') * 3}</p>"


def _titles(behind: str, own: str = f"<h1>{_TITLE}</h1>{_TEXT}", head: str = _TITLE) -> list[str]:
    page = f"<html><head><title>{head} - The Courier</title></head><body><article>{own}</article>{behind}</body></html>"
    return [article.title for article in extract_page(page, _URL).articles]


_LIST = (
    "<section><h2>Trending in the harbour</h2><b>May 3, 2024</b>"
    + "".join(f"<div><a href=/2024/05/{n}>Another story of harbour {n}</a></div>{_SHORT[:200]}" for n in range(3))
    + "</section>"
)


def test_a_list_of_titles_behind_the_pages_own_article_is_none() -> None:
    assert _titles(_LIST) == [_TITLE]


def test_a_short_story_under_a_link_to_its_page_may_be_whole() -> None:
    note = f"<article><h2><a href=/2024/05/ferry>Ferry waits for the night train</a></h2>{_SHORT}</article>"
    assert _titles(note) == [_TITLE, "Ferry waits for the night train"]


def test_a_long_text_behind_it_is_an_article() -> None:
    other = f"<article><h1>Ferry waits for the night train</h1>{_TEXT.replace('bridge', 'ferry')}</article>"
    assert _titles(other) == [_TITLE, "Ferry waits for the night train"]


def test_posts_with_pages_of_their_own_stay_where_the_page_has_no_article() -> None:
    post = f"<article><h2><a href=/2024/05/{{0}}>Night {{0}} at the bridge</a></h2>{_TEXT}</article>"
    posts = "".join(post.format(n).replace("day", f"night {n} of") for n in range(4))
    assert len(_titles(posts, own="", head="Harbour")) == 4


def test_what_has_no_heading_takes_the_title_that_its_page_states() -> None:
    assert _titles("", own=_TEXT) == [_TITLE]
