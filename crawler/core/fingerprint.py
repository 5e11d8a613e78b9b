"""An article's exact identity: a versioned digest of its normalised tokens."""

from __future__ import annotations

import hashlib

from crawler.core.text import NORM_VERSION, tokens
from crawler.core.types import Fingerprint

SHORT_TEXT = 50
"""Texts of fewer tokens are told apart by their headline too: recurring notices share their few words."""

_DIGEST_BYTES = 16


def fingerprint(title: str, text: str) -> Fingerprint:
    """Return the fingerprint of an article: equal digests mean equal normalised texts.

    The digest is BLAKE2b-128 over the version and the tokens of `text`; under `SHORT_TEXT` tokens those of `title`
    are part of it. `Fingerprint.tokens` counts the tokens of `text` alone.
    """
    words = tokens(text)
    parts = [str(NORM_VERSION), " ".join(words)]
    if len(words) < SHORT_TEXT:
        parts.append(" ".join(tokens(title)))
    digest = hashlib.blake2b("\n".join(parts).encode(), digest_size=_DIGEST_BYTES).digest()
    return Fingerprint(version=NORM_VERSION, digest=digest, tokens=len(words))
