"""What `explain` is asked about: a file, a page of the Internet, or the standard input."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.config.model import Fetch
from crawler.core.errors import ReadError
from crawler.core.explain.document import explain
from crawler.core.explain.values import Explanation
from crawler.core.types import Kind
from newsfold.cli.documents import get_document


@dataclass(frozen=True, slots=True, kw_only=True)
class Explained:
    """A document with its explanation; `nothing_because` and `meaning` say why it holds no article, if so."""

    name: str
    url: str | None
    explanation: Explanation
    nothing_because: str | None = None
    meaning: str | None = None


def explain_document(name: str, url: str | None, fetch: Fetch, *, render: bool = False) -> Explained:
    """Explain what stands at `name`; `url` is the address of a saved page. Raises InputError and FetchError.

    With `render` a page of the Internet is one as a browser has it.
    """
    document = get_document(name, url, fetch, render=render)
    nothing: str | None
    try:
        explanation = explain(document)
        nothing = explanation.nothing_because
        meaning = explanation.nothing_because.meaning if explanation.nothing_because else None
    except ReadError as error:
        explanation = Explanation(kind=Kind.UNREADABLE)
        nothing, meaning = error.reason, f"The document {error.detail or error.reason}."
    return Explained(
        name=name, url=document.url or None, explanation=explanation, nothing_because=nothing, meaning=meaning
    )
