"""All signs looked for at one site."""

from __future__ import annotations

from crawler.core.checking.signs import (
    authors,
    bare_pages,
    copies,
    cut_texts,
    dates,
    disagreements,
    lists,
    own_pages,
    repeats,
    residue,
    slight_texts,
    titles,
)
from crawler.core.checking.values import Finding, ObservedSite

SIGNS = (
    titles, slight_texts, copies, lists, repeats, cut_texts, own_pages, disagreements, bare_pages, dates, authors,
    residue,
)  # fmt: skip
"""The files with signs, in the order in which they are told: what spoils most articles first."""


def check(site: ObservedSite) -> tuple[Finding, ...]:
    """Return the signs that were seen at a site, those that were not left out."""
    return tuple(finding for module in SIGNS for finding in module.look(site) if finding.count)
