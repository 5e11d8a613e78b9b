from __future__ import annotations

import pytest

from crawler.core import extract

_URL = "https://courier.example/2025/bridge"
_TEXT = "The council of the old harbour town voted on Tuesday to keep the swing bridge open at night, said its keeper."
_POST = "<p>No more waiting for the first bus, at last.</p><p>— Keeper of the lock (@lock) 4 March 2025</p>"
_EMBEDS = [
    "<blockquote class=twitter-tweet>{0}</blockquote>",
    "<figure class=wp-block-embed><div><blockquote class='twitter-tweet x'>{0}</blockquote></div></figure>",
    "<blockquote class=instagram-media data-instgrm-version=14>{0}</blockquote>",
    "<blockquote class=bluesky-embed>{0}</blockquote>",
    "<blockquote class=mastodon-embed>{0}</blockquote>",
    "<blockquote class=tiktok-embed><section>{0}</section></blockquote>",
    "<blockquote class=reddit-embed-bq>{0}</blockquote>",
    "<div class=fb-post><blockquote>{0}</blockquote></div>",
]


def _page(*parts: str) -> str:
    text = f"<p>{_TEXT}</p><p>{_TEXT} So it will.</p><p>{_TEXT} It took a year.</p>"
    title = "<title>Swing bridge stays open</title>"
    return f"<html><head>{title}</head><body><article><h1>Swing bridge stays open</h1>{text}{''.join(parts)}</article>"


@pytest.mark.parametrize("embed", _EMBEDS)
def test_an_embedded_post_is_no_text_whether_its_script_ran_or_not(embed: str) -> None:
    end = f"<p>{_TEXT} The bus runs as before.</p>"
    (shown,) = extract(_page(embed.format(_POST), end), _URL)
    (not_shown,) = extract(_page("<iframe title='X Post'></iframe>", end), _URL)

    assert shown.text == not_shown.text
    assert shown.text.endswith("as before.")


def test_a_quotation_is_text() -> None:
    (article,) = extract(_page(f"<blockquote>{_POST}</blockquote>"), _URL)

    assert "first bus" in article.text


def test_an_article_of_nothing_but_embedded_posts_keeps_them() -> None:
    posts = "".join(
        f"<blockquote class=twitter-tweet><p>{_TEXT} It is {hour} o'clock.</p></blockquote>" for hour in range(5)
    )
    head = "<title>What they say</title>"
    page = f"<html><head>{head}</head><body><article><h1>What they say</h1>{posts}</article></body></html>"
    (article,) = extract(page, _URL)

    assert article.text.count("o'clock") == 5
