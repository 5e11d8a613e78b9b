"""What statements on the use of a page come to: whether it is open, or reserved, and how they are written down."""

from __future__ import annotations

import re
from collections.abc import Mapping

from crawler.core.types import Rights

_OPEN = re.compile(
    r"https?://(?:www\.)?creativecommons\.org/(?:licenses/by(?:-sa)?/|publicdomain/|licenses/publicdomain/)",
    re.IGNORECASE,
)
_RESERVING = frozenset(("ai-train=no", "ai-input=no"))
_FORBIDDING = frozenset(("noai", "noarchive"))


def is_reserved(rights: Rights) -> bool:
    """Whether any of it reserves the use of the text by machines, whoever asks and for what."""
    return bool(
        rights.reserved or rights.barred or _RESERVING.intersection(rights.signals) or _FORBIDDING & set(rights.robots)
    )


def is_open(rights: Rights) -> bool:
    """Whether a licence lets everybody use the text for everything, and nothing reserves it."""
    return not is_reserved(rights) and any(_OPEN.match(licence) for licence in rights.licences)


def as_values(rights: Rights) -> dict[str, object]:
    """Return what was said as plain values, without what was not."""
    values: dict[str, object] = {
        "robots_rule": rights.rule,
        "barred_crawlers": list(rights.barred),
        "content_signal": list(rights.signals),
        "tdm_reservation": rights.reserved,
        "tdm_policy": rights.policy,
        "robots_words": list(rights.robots),
        "licences": list(rights.licences),
        "notice": rights.notice,
    }
    return {name: value for name, value in values.items() if value not in (None, [])}


def from_values(values: Mapping[str, object]) -> Rights:
    """Return what was said, from what `as_values` gave; what it never gives is left out."""

    def text(name: str) -> str | None:
        value = values.get(name)
        return value if isinstance(value, str) else None

    def texts(name: str) -> tuple[str, ...]:
        value = values.get(name)
        return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()

    reserved = values.get("tdm_reservation")
    return Rights(
        rule=text("robots_rule"),
        barred=texts("barred_crawlers"),
        signals=texts("content_signal"),
        reserved=reserved if isinstance(reserved, bool) else None,
        policy=text("tdm_policy"),
        robots=texts("robots_words"),
        licences=texts("licences"),
        notice=text("notice"),
    )
