"""What may be asked of the API: each parameter with its bounds, which stand in its description, too."""

from __future__ import annotations

from typing import Annotated

from fastapi import Path, Query
from pydantic import AfterValidator

from crawler.core.links.named_sites import named_site
from crawler.core.search.periods import SAID_SO
from newsfold.web.api.values import MOST
from newsfold.web.parameters import CONTROLS, LONGEST
from storage.records import HIGHEST


def _no_controls(text: str | None) -> str | None:
    if text is not None and CONTROLS.search(text):
        raise ValueError("holds a control character")
    return text


def _one_line(text: str | None) -> str | None:
    return None if text is None else CONTROLS.sub(" ", text)


def _site(text: str | None) -> str | None:
    return None if text is None else named_site(text)


Number = Annotated[int, Path(ge=1, le=HIGHEST, description="Its number.")]
Text = Annotated[str | None, Query(max_length=LONGEST), AfterValidator(_no_controls)]
Words = Annotated[
    str | None, Query(max_length=LONGEST, description="A query; any text is one."), AfterValidator(_one_line)
]
Site = Annotated[Text, Query(description="A host, or an address of it."), AfterValidator(_site)]
Name = Annotated[str, Path(max_length=LONGEST), AfterValidator(_no_controls)]
Limit = Annotated[int, Query(ge=1, le=MOST, description="Entries of the answer at most.")]
Before = Annotated[int | None, Query(ge=1, le=HIGHEST, description="Go on where the answer before said `next`.")]
After = Annotated[str | None, Query(max_length=64, description="Go on where the answer before said `next`.")]
Day = Annotated[str | None, Query(max_length=10, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$", description=SAID_SO)]
