from __future__ import annotations

from crawler.core import extract

_URL = "https://club.example/news/archive_7_2001.html"
_NAMES = (
    "The bridge is shut again", "A library over the fish", "Half of the plums are gone", "Bells on the hill",
    "Update of the ferry's table", "Two tugs for the harbour", "The clerk reads on Friday", "Lamps for the quay",
)  # fmt: skip
_TIMES = ("31.7.2001 21:39", "31.7.2001 21:39", "31.7.2001 21:39", "31.7.2001 20:57") + ("30.7.2001 18:35",) * 4


def _text(i: int) -> str:
    line = f"The council of the old harbour town of story {i} voted on Tuesday to keep the swing bridge open."
    return f"{line}<p>Nobody on the quay had asked for it, said the clerk of story {i}, and went home early."


def _page(posts: list[str]) -> str:
    return f"<title>News ARCHIV</title><center><big>News Archiv 7/2001</big></center>{''.join(posts)}"


def _row(i: int) -> str:
    head = f"<tr><td>{_NAMES[i]}</td><td align=right>{_TIMES[i]}</td></tr>"
    note = f"<p><b>Ferry.table 44.{i}</b> - <a href=https://ferry.example/{i}>https://ferry.example/{i}</a>"
    foot = "<table><tr><td><a href=https://ferry.example/><img src=a.gif></a></td></tr></table>"
    return f"<table>{head}<tr><td colspan=2>{_text(i)}{note}</td></tr></table>{foot}<br>"


def test_posts_of_one_minute_each_have_their_own_mark() -> None:
    found = extract(_page([_row(i) for i in range(8)]), _URL)

    assert [article.title for article in found] == list(_NAMES)
    assert [article.text.count("of story") for article in found] == [2] * 8
    assert [str(article.published_at)[:16] for article in found[2:5]] == [
        "2001-07-31 21:39",
        "2001-07-31 20:57",
        "2001-07-30 18:35",
    ]


def test_a_date_that_comes_again_below_each_text_parts_no_post_twice() -> None:
    posts = [f"<p>{_NAMES[i]}</p><p>{i + 1}.7.2001</p>{_text(i)}<p class=e>{i + 1}.7.2001</p>" for i in range(8)]

    found = extract(_page(posts), _URL)

    assert [article.text.count("of story") for article in found] == [2] * 8


def test_links_over_days_are_the_titles_whatever_days_they_name_and_whichever_number_is_the_day() -> None:
    days = [
        f"{day}-{month:02}-2022" for day, month in zip((18, 12, 10, 10, 25, 30, 11, 28), range(8, 0, -1), strict=True)
    ]
    names = [f"{name}, 3rd June 20{20 + i}" if i % 2 else f"Quay {2000 + i}" for i, name in enumerate(_NAMES)]
    posts = [f"<a href=/news/{i}>{names[i]}</a><h6>{days[i]}</h6>{_text(i)}<br><br>" for i in range(8)]

    found = extract(_page(posts), _URL)

    assert [article.title for article in found] == names
    assert [article.url for article in found][:2] == ["https://club.example/news/0", "https://club.example/news/1"]
    assert str(found[0].published_at)[:10] == "2022-08-18"
