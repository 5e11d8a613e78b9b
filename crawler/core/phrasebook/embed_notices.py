"""Notices that stand where a page would show something of another site: a video, a post, a map."""

from __future__ import annotations

from crawler.core.phrasebook.matching import Anywhere, folded_line

EMBEDDED = """
einen externen inhalt von|laden und anzeigen aller externen inhalte|ausgewählten externen inhalt
externe inhalte angezeigt|externe inhalt angezeigt
inhalte von youtube angezeigt|inhalte von twitter angezeigt|inhalte von instagram angezeigt
inhalte von facebook angezeigt|inhalte von tiktok angezeigt|an drittplattformen übermittelt
mit dem laden des videos akzeptieren|mit dem laden der karte akzeptieren|mit dem laden des beitrags akzeptieren
mit dem laden des tweets akzeptieren|this content is hosted by a third party
we ask for your permission before anything is loaded|you may want to read their cookie policy
accept cookies to view this content
ce contenu est bloqué car vous n'avez pas accepté|pour afficher ce contenu vous devez accepter
accepteer cookies om deze inhoud te bekijken
"""
"""What they say anywhere, however long they are."""
_NOTICE = Anywhere(EMBEDDED)
_SHORTEST = 40
"""Characters of such a line at least: all of them are sentences."""


def is_embed_notice(line: str) -> bool:
    """Whether the line says that something of another site is not shown without consent."""
    return len(line) >= _SHORTEST and _NOTICE.found_in(f" {folded_line(line)} ")
