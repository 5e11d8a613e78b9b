"""A generated news site of any size, served by a process of its own: the same pages for the same numbers, always.

    python -m benchmarks.generated_site PORT PAGES

Every page is an article's own page, 150 KB on average: its story, up to two further whole stories below, and around
them what news pages carry (styles, scripts, a mega menu, teasers, comments). Most of that is prepared once, so that a
page costs the server about a millisecond.
"""

from __future__ import annotations

import asyncio
import random
import sys
import time
from functools import cache
from itertools import accumulate

_WORDS = """
harbour council ferry bridge orchard valley station market library engine river school garden tower winter summer museum
baker pilot farmer teacher doctor captain carpenter committee budget tunnel railway lantern forest island village quarry
theatre orchestra cellar workshop meadow signal timetable contract survey harvest warehouse kitchen compass archive
ledger chimney staircase courtyard reservoir causeway lighthouse
--
opened repaired measured counted painted rejected approved crossed followed visited bought sold rented described planned
delayed questioned praised inspected rebuilt borrowed returned closed moved cleaned replaced mapped tested
--
old narrow quiet crooked public northern southern wooden empty famous modest stubborn cheerful cautious temporary
forgotten generous local regional muddy bright distant costly careful sudden steady
--
Aldo Berit Cosmo Dagny Emil Freja Goran Hedda Ivo Jonna Kaspar Livia Milo Nadja Orla Piet Runa Sven
--
Abell Brook Carrow Dunmore Eck Farrow Gill Holt Ives Jarrow Kerr Lund Marsh Nock Orme Pell Quist
"""
_NOUNS, _VERBS, _TRAITS, _NAMES, _SURNAMES = (words.split() for words in _WORDS.split("--"))
_OPENINGS = (
    "On Monday", "After the meeting", "For the first time in years", "According to a report", "Early in the morning",
    "Against all advice", "With little noise", "By the end of the week", "Despite the rain", "In a short letter",
)  # fmt: skip
_SYLLABLES = [
    "ba",
    "den",
    "fir",
    "gol",
    "hem",
    "jun",
    "kar",
    "lim",
    "mor",
    "nes",
    "pol",
    "rad",
    "sil",
    "tun",
    "ver",
    "wis",
    "yar",
    "zel",
    "ott",
    "und",
    "ing",
    "am",
    "esh",
    "ul",
]
_VOCABULARY = 20_000


def title(number: int) -> str:
    """Return the headline of article `number`."""
    pick = random.Random(number)
    words = (pick.choice(_TRAITS), pick.choice(_NOUNS), pick.choice(_VERBS), pick.choice(_TRAITS), pick.choice(_NOUNS))
    return f"{words[0].title()} {words[1]} {words[2]} by {words[3]} {words[4]}, case {number}"


def paragraphs(number: int) -> list[str]:
    """Return the text of article `number`: 400 to 900 words, unlike any other article's."""
    pick = random.Random(number * 7919 + 1)
    return [" ".join(_sentence(pick) for _ in range(pick.randint(2, 5))) for _ in range(pick.randint(8, 14))]


def _sentence(pick: random.Random) -> str:
    """Return a sentence whose words are as frequent as those of a language: few are common, most are rare."""
    words, weights = _vocabulary()
    said = " ".join(pick.choices(words, cum_weights=weights, k=pick.randint(5, 11)))
    choice = pick.choice
    return (
        f"{choice(_OPENINGS)} {choice(_NAMES)} {choice(_SURNAMES)} {choice(_VERBS)} the {choice(_TRAITS)} "
        f"{choice(_NOUNS)}, {said} {pick.randint(2, 900)}."
    )


@cache
def _vocabulary() -> tuple[list[str], list[float]]:
    """Return made-up words and their summed frequencies by Zipf's law, the frequent ones short."""
    pick = random.Random(1)
    words = ["".join(pick.choices(_SYLLABLES, k=2 + rank // 60 % 3)) for rank in range(_VOCABULARY)]
    return words, list(accumulate(1 / (rank + 3) for rank in range(_VOCABULARY)))


def page(number: int, pages: int) -> bytes:
    """Return the page of article `number`."""
    wholes = [number, *((number + step) % pages for step in range(1, 1 + number % 3))]
    stories = "\n".join(_story(whole, place) for place, whole in enumerate(wholes))
    teasers = "\n".join(_teaser((number * 31 + step * 17) % pages) for step in range(24))
    comments = _furniture("comments", number % 5 * 12)
    head = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title(number)} | The Benchmark</title>'
        f'<link rel="canonical" href="/story/{number}"><meta property="og:type" content="article">'
        f'<meta property="og:title" content="{title(number)}">'
    )
    return "\n".join(
        (
            head, _furniture("head", 0), _furniture("menu", 0), f"<main>{stories}</main>",
            f'<section class="teasers">{teasers}</section>', comments, _furniture("foot", number % 4),
        )
    ).encode()  # fmt: skip


def _story(number: int, place: int) -> str:
    level = 2 if place else 1
    body = "\n".join(f'<p class="story__p">{text}</p>' for text in paragraphs(number))
    day = f"2026-{1 + number % 12:02}-{1 + number % 28:02}T{number % 24:02}:15:00+00:00"
    name = f"{_NAMES[number % len(_NAMES)]} {_SURNAMES[number % len(_SURNAMES)]}"
    return (
        f'<article class="story" id="s{number}"><header><h{level}><a href="/story/{number}">{title(number)}</a>'
        f'</h{level}><div class="story__meta">By <a rel="author" href="/by/{number % 17}">{name}</a> '
        f'<time datetime="{day}">{day[:10]}</time></div></header><div class="story__body">{body}</div></article>'
    )


@cache
def _teaser(number: int) -> str:
    return (
        f'<div class="card card--wide js-track" data-id="{number}" data-slot="grid"><a class="card__link" '
        f'href="/story/{number}"><picture><source srcset="/i/{number}-400.webp 400w, /i/{number}-800.webp 800w">'
        f'<img class="card__img" src="/i/{number}.jpg" alt="" loading="lazy" width="400" height="225"></picture>'
        f'<h3 class="card__title">{title(number)}</h3></a>'
        f'<p class="card__kicker">{paragraphs(number)[0][:110]}…</p></div>'
    )


@cache
def _furniture(kind: str, size: int) -> str:
    """Return a part that pages have in common; `size` varies it."""
    pick = random.Random(kind)
    if kind == "head":
        rules = "".join(
            f".c{n}-{pick.choice(_NOUNS)}{{margin:{n % 9}px;color:#{n * 731 % 4096:03x}}}\n" for n in range(500)
        )
        return f"<style>{rules}</style><script>{_script(pick, 400)}</script></head><body>"
    if kind == "menu":
        links = "".join(
            f'<li class="menu__item menu__item--{n % 7}"><a class="menu__link" href="/topic/{n % 9}#{n}">'
            f"<span>{pick.choice(_TRAITS).title()} {pick.choice(_NOUNS)}</span></a></li>"
            for n in range(160)
        )
        return f'<header><nav aria-label="main"><ul class="menu">{links}</ul></nav></header>'
    if kind == "comments":
        notes = "".join(
            f'<li class="comment"><div class="comment__by">{pick.choice(_NAMES)}</div><p>{_sentence(pick)}</p>'
            f'<button class="comment__reply" data-n="{n}">Reply</button></li>'
            for n in range(size)
        )
        return f'<section id="comments"><h3>Comments</h3><ol>{notes}</ol></section>'
    links = "".join(f'<a href="/topic/{n % 9}#f{n}">{pick.choice(_NOUNS)}</a> ' for n in range(60))
    return f"<footer>{links}</footer><script>{_script(pick, 600 + size * 150)}</script></body></html>"


def _script(pick: random.Random, lines: int) -> str:
    return "\n".join(
        f'window.__q=window.__q||[];__q.push({{"{pick.choice(_NOUNS)}":{n},"on":"{pick.choice(_VERBS)}"}});'
        for n in range(lines)
    )


def sitemap(base: str, pages: int) -> bytes:
    """Return the sitemap of all pages."""
    urls = "".join(f"<url><loc>{base}/story/{number}</loc></url>" for number in range(pages))
    head = '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    return f"{head}{urls}</urlset>".encode()


class _Connection(asyncio.Protocol):
    """One keep-alive connection; `/clock` tells when the first page was asked for and how many were."""

    first: float | None = None
    served = 0
    conditional = 0
    pages = 0
    base = ""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._pending = b""

    def data_received(self, data: bytes) -> None:
        self._pending += data
        while b"\r\n\r\n" in self._pending:
            head, _, self._pending = self._pending.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head.split(b" ", 2)[1].decode(), b"if-none-match:" in head.lower()))

    def _answer(self, path: str, is_known: bool) -> bytes:
        """Return the answer to a request; `is_known`: its page was fetched before, and no page ever changes."""
        kind, status = "text/html; charset=utf-8", "200 OK"
        if path == "/clock":
            body = f"{_Connection.first} {_Connection.served} {_Connection.conditional}".encode()
            _Connection.first, _Connection.served, _Connection.conditional = None, 0, 0
        elif path == "/robots.txt":
            kind, body = "text/plain", b"User-agent: *\nDisallow: /topic/\nDisallow: /by/\n"
        elif path == "/sitemap.xml":
            kind, body = "application/xml", sitemap(self.base, self.pages)
        elif path.startswith("/story/") and path[7:].isdecimal() and int(path[7:]) < self.pages:
            _Connection.first = _Connection.first or time.monotonic()
            _Connection.served += 1
            _Connection.conditional += is_known
            if is_known:
                return b'HTTP/1.1 304 Not Modified\r\nETag: "1"\r\n\r\n'
            body = page(int(path[7:]), self.pages)
        else:
            status, body = "404 Not Found", b"<h1>Nothing here</h1>"
        return (
            f'HTTP/1.1 {status}\r\nETag: "1"\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n'.encode()
            + body
        )


async def _serve(port: int, pages: int) -> None:
    _Connection.pages, _Connection.base = pages, f"http://127.0.0.1:{port}"
    server = await asyncio.get_running_loop().create_server(_Connection, "127.0.0.1", port)
    print("ready", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1]), int(sys.argv[2])))
