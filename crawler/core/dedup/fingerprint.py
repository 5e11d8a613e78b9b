"""An article's identity: a versioned digest of its tokens, one without furniture, and the keys of near copies."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence

from crawler.core.dedup.core_text import SHORT_TEXT, CoreText, core_of
from crawler.core.dedup.near_keys import near_keys
from crawler.core.dedup.paragraphs import KEY_VERSION
from crawler.core.text.normalise import NORM_VERSION, tokens
from crawler.core.types import Fingerprint

_DIGEST_BYTES = 16
"""128 bits: two of a billion different texts share a digest with a chance below 10 to the power of -20."""


def fingerprint(title: str, text: str, furniture: Collection[int] = ()) -> Fingerprint:
    """Return the fingerprint of an article: equal digests mean equal normalised texts.

    The digest is BLAKE2b-128 over the version and the tokens of `text`; under `SHORT_TEXT` tokens those of `title`
    are part of it. `Fingerprint.tokens` counts the tokens of `text` alone. `furniture` holds the keys of paragraphs
    that the article's site repeats, see `is_learned`; it changes the core digest and the keys alone.
    """
    core = core_of(title, text, furniture)
    return Fingerprint(
        version=NORM_VERSION,
        digest=_digest(str(NORM_VERSION), title, core.tokens),
        tokens=len(core.tokens),
        key_version=KEY_VERSION,
        core_digest=core_digest(title, core),
        near_keys=near_keys(core.core_parts, core.core),
        line_keys=core.line_keys(),
    )


def fingerprint_each(texts: Sequence[tuple[str, str]]) -> list[Fingerprint]:
    """Return the fingerprints of articles, each given by title and text."""
    return [fingerprint(title, text) for title, text in texts]


def core_digest(title: str, core: CoreText) -> bytes | None:
    """Return the digest of a text without its furniture, or None where that leaves too little."""
    return _digest(f"core {NORM_VERSION}.{KEY_VERSION}", title, core.core) if core.is_telling else None


def _digest(version: str, title: str, words: Sequence[str]) -> bytes:
    parts = [version, " ".join(words)]
    if len(words) < SHORT_TEXT:
        parts.append(" ".join(tokens(title)))
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=_DIGEST_BYTES).digest()
