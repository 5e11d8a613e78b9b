"""The templates: all that is put into them is escaped, and nothing of it steers a page or turns its direction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crawler.logs import printable
from newsfold.web.drawing import charts, words

VIEWS = (
    ("/", "Today"),
    ("/stories", "Stories"),
    ("/articles", "Articles"),
    ("/sources", "Sources"),
    ("/runs", "Runs"),
)
"""What stands in the navigation."""


class Templates:
    """Draws views; `static` gives the address of a static file by its name."""

    def __init__(self, *, static: Callable[[str], str], form_token: str, may_change: bool) -> None:
        self._environment = Environment(
            loader=PackageLoader("newsfold.web"),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_harmless,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
        )
        self._environment.globals.update(
            static=static, form_token=form_token, may_change=may_change, views=VIEWS, charts=charts
        )
        self._environment.filters.update(
            number=words.number,
            plural=words.plural,
            moment=words.moment,
            day=words.day,
            span=words.span,
            size=words.size,
            short=words.short,
            paragraphs=words.paragraphs,
            web=words.web_address,
            bare=words.bare_address,
            urlquery=words.query,
            said=words.state,
            tongue=words.language,
        )

    def draw(self, template: str, **values: Any) -> str:
        """Return a view."""
        return self._environment.get_template(template).render(**values)


def _harmless(value: Any) -> Any:
    """Return a value as it may stand in a page."""
    if value is None:
        return ""
    return printable(value) if isinstance(value, str) and not isinstance(value, Markup) else value
