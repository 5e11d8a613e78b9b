"""An explanation as one object of JSON; docs/commands.md describes its keys."""

from __future__ import annotations

import os
from typing import Any

from crawler.core.explain.values import Border, Part, RefusedArticle, WeighedHeading
from crawler.core.page.rules import Rule
from newsfold.cli.article_json import article_json
from newsfold.cli.explanation.subject import Explained


def explanation_json(explained: Explained) -> dict[str, Any]:
    """Return what `explain --json` prints of a document."""
    explanation = explained.explanation
    return {
        "file": os.fsencode(explained.name).decode("utf-8", "replace"),
        "url": explained.url,
        "kind": str(explanation.kind),
        "nothing_because": explained.nothing_because,
        "meaning": explained.meaning,
        "articles": [_article(border) for border in explanation.borders],
        "blocks": [_block(index, part) for index, part in enumerate(explanation.parts)],
        "headings": [_heading(heading) for heading in explanation.headings],
        "refused": [_refused(refused) for refused in explanation.refused],
    }


def _article(border: Border) -> dict[str, Any]:
    return {
        **article_json(border.article),
        "first_block": border.first,
        "end_block": border.last,
        "title_block": border.title,
        "element": border.element,
    }


def _block(index: int, part: Part) -> dict[str, Any]:
    return {
        "index": index,
        "article": part.article,
        "role": str(part.role),
        "rule": _name(part.rule),
        "why": part.why or None,
        "tag": part.tag or None,
        "place": list(part.place),
        "links": list(part.links),
        "text": part.text,
    }


def _heading(heading: WeighedHeading) -> dict[str, Any]:
    return {
        "block": heading.part,
        "text": heading.text,
        "score": heading.score,
        "is_title": heading.is_title,
        "rule": _name(heading.rule),
        "why": heading.why,
        "is_overruled": heading.is_overruled,
        "proofs": {each.seen: each.weight for each in heading.features},
    }


def _refused(refused: RefusedArticle) -> dict[str, Any]:
    return {
        "title": refused.title,
        "first_block": refused.first,
        "end_block": refused.last,
        "rule": _name(refused.rule),
        "why": str(refused.rule),
    }


def _name(rule: Rule) -> str:
    """Return the name of a rule as it is written in lists of codes: `stock-line`."""
    return rule.name.lower().replace("_", "-")
