"""Exports of an archive, and what of them is to come back."""

from __future__ import annotations

import io
import json
from datetime import datetime
from typing import Any

from crawler.archive.ingest import Batch, ingest
from crawler.archive.json_lines import iter_lines
from storage.articles import iter_articles
from storage.database import Database
from storage.export import get_writer

LATER = datetime.fromisoformat("2026-06-01T00:00:00+00:00")


def exported(database: Database) -> str:
    """Return what `newsfold export` writes."""
    out = io.StringIO()
    get_writer("jsonl")(iter_articles(database), out)
    return out.getvalue()


def taken(database: Database, written: str) -> list[Batch]:
    """Ingest lines, and return what became of them."""
    return list(ingest(database, iter_lines(io.BytesIO(written.encode())), "ingest:file", lambda: LATER))


def told(written: str) -> list[dict[str, Any]]:
    """Return the articles of an export without their numbers, and what they are tied to, which is judged anew."""
    articles = [json.loads(line) for line in written.splitlines()]
    for article in articles:
        for name in ("id", "story", "near"):
            del article[name]
    return articles


def tied(written: str) -> list[dict[str, Any]]:
    """Return what the articles of an export are tied to, by their places in it."""
    articles = [json.loads(line) for line in written.splitlines()]
    places = {None: None} | {article["id"]: place for place, article in enumerate(articles)}
    return [
        {
            "story": places[article["story"]],
            "near": [each | {"id": places[each["id"]]} for each in article["near"]],
        }
        for article in articles
    ]
