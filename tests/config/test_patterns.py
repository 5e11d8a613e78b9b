from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.config.patterns import MAX_CHARS, admits, parse_pattern

SITE = "https://www.paper.example"


@pytest.mark.parametrize(
    ("pattern", "path", "matches"),
    [
        ("/news/**", "/news/", True),
        ("/news/**", "/news/2026/quay?page=2#top", True),
        ("/news/**", "/news", False),
        ("/news/**", "/old/news/quay", False),
        ("/news/*", "/news/quay", True),
        ("/news/*", "/news/2026/quay", False),
        ("/*/quay", "/news/quay", True),
        ("/**/quay", "/quay", True),
        ("/**/quay", "/news/2026/quay", True),
        ("/**/quay", "/news/the-quay", False),
        ("/**.pdf", "/files/a.pdf?download", True),
        ("/**.pdf", "/files/a.pdf.html", False),
        ("/a/**/b/*.html", "/a/x/b/c/b/d.html", True),
        ("/a/**/b/*.html", "/a/b/c/d.html", False),
        ("/list?topic=*", "/list?topic=3", True),
        ("/list?topic=*", "/list", False),
        ("/list?*topic=3*", "/list?b=1&topic=3", True),
        ("/über/**", "/%C3%BCber/quay", True),
        ("/News/**", "/news/quay", False),
        ("/**[0-9]**", "/news/7", False),
        ("paper.example/news/**", "/news/quay", True),
        ("www.paper.example/news/**", "/news/quay", True),
        ("other.example/**", "/news/quay", False),
        ("*.example/**", "/news/quay", True),
        ("**/quay", "/news/quay", True),
    ],
)
def test_what_a_pattern_matches(pattern: str, path: str, matches: bool) -> None:
    assert admits(SITE + path, (parse_pattern(pattern),), ()) is matches
    assert admits(SITE + path, (), (pattern,)) is not matches


def test_an_address_has_to_match_one_that_includes_and_none_that_excludes() -> None:
    include, exclude = ("/news/**", "/sport/**"), ("/**/gallery/**",)
    assert admits(f"{SITE}/sport/1", include, exclude)
    assert not admits(f"{SITE}/weather", include, exclude)
    assert not admits(f"{SITE}/news/gallery/1", include, exclude)
    assert admits(f"{SITE}/weather", (), exclude)


@pytest.mark.parametrize(
    "text", ["news/**", "*.pdf", "https://paper.example/**", "/a b", "/a#b", "", "/" + "a" * MAX_CHARS]
)
def test_what_is_no_pattern(text: str) -> None:
    with pytest.raises(ValueError, match=r"pattern|begins|scheme|matches"):
        parse_pattern(text)


def by_hand(pattern: str, path: str) -> bool:
    """Whether a pattern of `*` and `**` matches, tried in every way."""

    @cache
    def match(at: int, begin: int) -> bool:
        rest, left = pattern[at:], path[begin:]
        if not rest:
            return not left
        if rest.startswith("**/") and (at == 0 or pattern[at - 1] == "/"):
            return match(at + 3, begin) or any(
                left[end] == "/" and match(at + 3, begin + end + 1) for end in range(len(left))
            )
        if rest.startswith("**"):
            after = at + len(rest) - len(rest.lstrip("*"))
            return any(match(after, end) for end in range(begin, len(path) + 1))
        if rest.startswith("*"):
            within = left.partition("/")[0]
            return any(match(at + 1, begin + end) for end in range(len(within) + 1))
        return bool(left) and left[0] == rest[0] and match(at + 1, begin + 1)

    return match(0, 0)


@given(
    st.text(alphabet="a/*", max_size=12).map("/{}".format),
    st.lists(st.sampled_from(("a", "aa", "b", "ab")), max_size=5).map(lambda names: "/" + "/".join(names)),
)
def test_a_pattern_matches_what_it_matches_tried_in_every_way(pattern: str, path: str) -> None:
    assert admits(f"https://h.example{path}", (pattern,), ()) is by_hand(pattern, path)


@pytest.mark.parametrize("pattern", ["/" + "**a" * 150 + "b", "/" + "*a" * 240 + "b", "/**" + "a*" * 200 + "/**b"])
def test_no_pattern_keeps_a_crawl_waiting(pattern: str) -> None:
    assert not admits(f"https://h.example/{'a' * 2_000}", (parse_pattern(pattern),), ())
