"""What may be asked of the API: each parameter with its bounds, which stand in its description, too."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from pydantic import AfterValidator

from crawler.core.links.named_sites import named_site
from crawler.core.search.periods import SAID_SO
from newsfold.web.parameters import HIGHEST

_LONGEST = 2048
_MOST = 200
"""Entries of a page of any list."""


def _printable(text: str | None) -> str | None:
    if text is not None and not text.isprintable():
        raise ValueError("holds a control character")
    return text


def _site(text: str | None) -> str | None:
    return None if text is None else named_site(text)


Number = Annotated[int, Path(ge=1, le=HIGHEST, description="Its number.")]
Text = Annotated[str | None, Query(max_length=_LONGEST), AfterValidator(_printable)]
Site = Annotated[Text, Query(description="A host, or an address of it."), AfterValidator(_site)]
Name = Annotated[str, Path(max_length=_LONGEST), AfterValidator(_printable)]
Limit = Annotated[int, Query(ge=1, le=_MOST, description="Entries of the answer at most.")]
Before = Annotated[int | None, Query(ge=1, le=HIGHEST, description="Go on where the answer before said `next`.")]
After = Annotated[str | None, Query(max_length=64, description="Go on where the answer before said `next`.")]
Day = Annotated[str | None, Query(max_length=10, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description=SAID_SO)]
