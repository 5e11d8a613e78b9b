"""The card of an export, with the versions of what made it."""

from __future__ import annotations

from typing import TextIO

from crawler.core.dedup.paragraphs import KEY_VERSION
from crawler.core.text.normalise import NORM_VERSION
from crawler.session.reader_version import reader_version
from storage.exporting.card import Tally, card_of
from storage.exporting.fields import FORM
from storage.exporting.program import program_version


def write_card(out: TextIO, tally: Tally, files: str, scope: str) -> None:
    """Write the card of what was counted; `scope` says which articles were asked for."""
    rules = (
        ("the rules that read pages", f"{reader_version():x}"),
        ("the normalisation of texts", str(NORM_VERSION)),
        ("the keys of near copies", str(KEY_VERSION)),
        ("the fields below", str(FORM)),
    )
    narrowed = scope.removeprefix("all articles")
    out.write(card_of(tally, files=files, program=program_version(), rules=rules, narrowed=narrowed))
