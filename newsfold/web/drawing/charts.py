"""Charts as SVG that stands in the page: no script, no style of its own, and a text beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from newsfold.web.drawing.words import number

_TALL = 160
"""How tall a chart is, in the measure that its bars are told in."""

_GAP = 0.2
"""Share of its place that a bar leaves free."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a chart: its parts from the bottom, each (class, amount), what it is called, and what it says."""

    parts: tuple[tuple[str, int], ...]
    label: str
    says: str


def stacked(bars: Sequence[Bar], title: str) -> Markup:
    """Return a chart of stacked bars, as wide as there is room, with its highest amount and some labels around it.

    Screen readers hear the title alone: the numbers stand in a table beside it.
    """
    most = max((sum(amount for _, amount in bar.parts) for bar in bars), default=0)
    drawn = []
    for index, bar in enumerate(bars):
        y = float(_TALL)
        for kind, amount in bar.parts:
            tall = _TALL * amount / most if most else 0
            if tall:
                y -= tall
                drawn.append(_rect(kind, 10 * index + 1, y, 8, tall))
        drawn.append(
            Markup('<rect class="hit" x="{}" y="0" width="10" height="{}"><title>{}</title></rect>').format(
                10 * index, _TALL, bar.says
            )
        )
    labels = [bars[index].label for index in (0, len(bars) // 2, len(bars) - 1)] if len(bars) > 2 else []
    return Markup(
        '<div class="figure"><p class="top" aria-hidden="true">{}</p><svg class="chart" viewBox="0 0 {} {}" '
        'preserveAspectRatio="none" role="img" aria-label="{}">{}</svg><p class="ends" aria-hidden="true">{}</p></div>'
    ).format(
        number(most),
        10 * max(len(bars), 1),
        _TALL,
        title,
        Markup("").join(drawn),
        Markup("").join(Markup("<span>{}</span>").format(label) for label in labels),
    )


def little(
    amounts: Sequence[int | None], title: str, *, width: int = 120, height: int = 28, places: int = 12
) -> Markup:
    """Return a small chart of what a source gave, oldest first; None is a run that failed."""
    most = max((amount for amount in amounts if amount is not None), default=0)
    step = width / max(places, len(amounts), 1)
    first = width - step * len(amounts)
    drawn = [Markup('<line class="grid" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, height - 0.5, height - 0.5)]
    for index, amount in enumerate(amounts):
        x = first + index * step + step * _GAP / 2
        if amount is None:
            drawn.append(_rect("failed", x, height - 6, step * (1 - _GAP), 5))
        elif amount:
            tall = max(2.0, (height - 3) * amount / most)
            drawn.append(_rect("new", x, height - 1 - tall, step * (1 - _GAP), tall))
        else:
            drawn.append(_rect("none", x, height - 3, step * (1 - _GAP), 2))
    return _svg("little", width, height, title, drawn)


@dataclass(frozen=True, slots=True)
class Mark:
    """A moment on a timeline: where it stands from 0 to 1, and how long it lasts in the same measure."""

    at: float
    until: float
    kind: str


def track(marks: Sequence[Mark], title: str, *, width: int = 320, height: int = 18) -> Markup:
    """Return a line from the first to the last moment of a story, with what stands on it."""
    middle, inner = height / 2, width - 12
    drawn = [Markup('<line class="grid" x1="0" x2="{}" y1="{}" y2="{}"/>').format(width, middle, middle)]
    for mark in marks:
        x, end = 6 + inner * mark.at, 6 + inner * max(mark.at, mark.until)
        if end - x > 1:
            drawn.append(
                Markup('<line class="last {}" x1="{:.1f}" x2="{:.1f}" y1="{}" y2="{}"/>').format(
                    mark.kind, x, end, middle, middle
                )
            )
        drawn.append(Markup('<circle class="{}" cx="{:.1f}" cy="{}" r="5"/>').format(mark.kind, x, middle))
    return _svg("track", width, height, title, drawn)


def _rect(kind: str, x: float, y: float, width: float, height: float) -> Markup:
    return Markup('<rect class="{}" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
        kind, x, y, width, height
    )


def _svg(kind: str, width: int, height: int, title: str, drawn: Sequence[Markup]) -> Markup:
    head = Markup('<svg class="{}" viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">').format(
        kind, width, height, width, height, title
    )
    return head + Markup("").join(drawn) + Markup("</svg>")
