"""What pages say of the use of an article, for a terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator

from crawler.logs import printable
from newsfold.cli.render import plural
from storage.records import StoredArticle


def rights_lines(article: StoredArticle) -> Iterator[str]:
    """Give what each publisher's pages say, each statement once; nothing where nobody looked."""
    said: dict[tuple[str, str], int] = {}
    for each in article.sightings:
        if each.rights is not None:
            key = each.publisher, json.dumps(each.rights.said, ensure_ascii=False)
            said[key] = said.get(key, 0) + 1
    if said:
        yield f"rights: {article.rights or 'nothing said by its publisher'}"
    for (publisher, written), count in said.items():
        values = "; ".join(f"{name} {_value(value)}" for name, value in json.loads(written).items())
        yield printable(f"  {publisher}, {plural(count, 'page')}: {values or 'nothing said'}")


def _value(value: object) -> str:
    return (
        ", ".join(value) if isinstance(value, list) else str(value).lower() if isinstance(value, bool) else str(value)
    )
