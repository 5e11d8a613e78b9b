from __future__ import annotations

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.middlewares.decode import BrokenBodyError, decode

TEXT = b"<p>The harbour bridge opens on Monday.</p>" * 400
LIMIT = 1_000_000


def raw_deflate(body: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(body) + packer.flush()


def reason(body: bytes, *codings: bytes, limit: int = LIMIT) -> str:
    with pytest.raises(BrokenBodyError) as caught:
        decode(body, list(codings), limit)
    return caught.value.reason


@pytest.mark.parametrize(
    ("body", "codings"),
    [
        (gzip.compress(TEXT, mtime=0), [b"gzip"]),
        (gzip.compress(TEXT, mtime=0), [b"x-gzip"]),
        (gzip.compress(TEXT[:5000], mtime=0) + gzip.compress(TEXT[5000:]), [b"gzip"]),
        (gzip.compress(TEXT, mtime=0) + b"\0" * 40, [b"gzip"]),
        (zlib.compress(TEXT), [b"deflate"]),
        (raw_deflate(TEXT), [b"deflate"]),
        (gzip.compress(zlib.compress(TEXT), mtime=0), [b"deflate", b"gzip"]),
    ],
)
def test_undoes_what_servers_do(body: bytes, codings: list[bytes]) -> None:
    assert decode(body, codings, LIMIT) == TEXT


@given(st.integers(min_value=1, max_value=len(gzip.compress(TEXT, mtime=0)) - 1))
def test_gzip_cut_anywhere_is_never_a_page(cut: int) -> None:
    assert reason(gzip.compress(TEXT, mtime=0)[:cut], b"gzip") == "truncated"


def test_gzip_cut_at_a_flush_is_truncated_though_all_of_it_inflates() -> None:
    packer = zlib.compressobj(wbits=31)
    half = packer.compress(TEXT[: len(TEXT) // 2]) + packer.flush(zlib.Z_FULL_FLUSH)
    assert reason(half, b"gzip") == "truncated"


@pytest.mark.parametrize("body", [zlib.compress(TEXT)[:-3], raw_deflate(TEXT)[:-3]])
def test_deflate_cut_short_is_truncated(body: bytes) -> None:
    assert reason(body, b"deflate") == "truncated"


def test_a_body_that_is_not_compressed_is_an_error() -> None:
    assert reason(TEXT, b"gzip") == "bad-encoding"


def test_damage_is_an_error() -> None:
    body = bytearray(gzip.compress(TEXT, mtime=0))
    body[-6] ^= 0xFF  # in the checksum
    assert reason(bytes(body), b"gzip") == "bad-encoding"


def test_codings_that_were_not_asked_for_are_an_error() -> None:
    assert reason(TEXT, b"br") == "bad-encoding"
    assert reason(TEXT, b"gzip", b"gzip", b"gzip") == "bad-encoding"


def test_a_bomb_stops_at_the_limit() -> None:
    bomb = gzip.compress(b" " * 20_000_000, mtime=0)
    assert reason(bomb, b"gzip") == "too-large"
    assert reason(gzip.compress(bomb, mtime=0), b"gzip", b"gzip") == "too-large"
    assert reason(zlib.compress(b" " * 20_000_000), b"deflate") == "too-large"


def test_the_limit_itself_is_allowed() -> None:
    assert decode(gzip.compress(TEXT, mtime=0), [b"gzip"], len(TEXT)) == TEXT
    assert reason(gzip.compress(TEXT, mtime=0), b"gzip", limit=len(TEXT) - 1) == "too-large"
