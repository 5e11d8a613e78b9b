"""Strings that have steered, broken or emptied queries somewhere."""

from __future__ import annotations

from collections.abc import Iterator

TRICKS = """
a AND|a OR b|NEAR(a b)|a NOT|title:ferry|text:x|{title}:a|^a|a*|"a"*|a + b|a^2|(a|a)|((((|a -|-|--|- -|' OR 1=1 --|
%|_|\\|\\'|''|';drop table article|$1|:x|?|foo"bar|"|""|"a" "|“a”|a:|:a|site:|site:"|-site:x|after:x|before:99999|
lang:|author:""|author:*|rank:x|rowid:1|article_words:x|<->|!a|a & b|a | b|'a':B|a:*|&amp;|<b>a</b>|&#0;|\u202eabc|
\x00\x00|\ud800|\udfff x|\U0001f6f3|e\u0301|\u0301|ﷺ|ß|İ|ſ|ǆ|﷽|\u200d|a\u00adb|\r\n\t|0x1F|1e400|-5|$7|€|٣|x:y:z|http://a
""".replace("\n", "").split("|")  # fmt: skip


def naughty() -> Iterator[str]:
    """Yield five hundred strings that have steered, broken or emptied queries somewhere."""
    for count in range(1, 5):
        for index, trick in enumerate(TRICKS):
            yield " ".join((trick, *(TRICKS[(index * 7 + step * 31) % len(TRICKS)] for step in range(count - 1))))
    for trick in TRICKS:
        yield trick * 3
        yield f'site:"{trick} ferry'
        yield f"-{trick}"
    for sign in ("a ", '"', "-x ", "港", "(", "\x00", "a" * 9_999, '"a ', "after:1 ", "site:x "):
        yield (sign * 10_000)[:10_000]
