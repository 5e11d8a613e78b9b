"""The tables."""

from storage.models.alarms import alarm, alarm_message
from storage.models.articles import article, document, publication, revision, sighting
from storage.models.base import REVISION, metadata
from storage.models.crawls import (
    compatibility,
    daemon,
    held_host,
    held_page,
    loaded_file,
    page,
    rights,
    run,
    run_empty,
    run_error,
    run_left,
    run_page,
    run_sum,
    source,
)
from storage.models.memory import barren_place, gone_page, known_looks, left_page
from storage.models.near import common_key, furniture, link, marker, paragraph_trial, parted, unjudged
from storage.models.removal import page_source, tombstone
from storage.models.searches import saved_search, search_notice

__all__ = [
    "REVISION",
    "alarm",
    "alarm_message",
    "article",
    "barren_place",
    "common_key",
    "compatibility",
    "daemon",
    "document",
    "furniture",
    "gone_page",
    "held_host",
    "held_page",
    "known_looks",
    "left_page",
    "link",
    "loaded_file",
    "marker",
    "metadata",
    "page",
    "page_source",
    "paragraph_trial",
    "parted",
    "publication",
    "revision",
    "rights",
    "run",
    "run_empty",
    "run_error",
    "run_left",
    "run_page",
    "run_sum",
    "saved_search",
    "search_notice",
    "sighting",
    "source",
    "tombstone",
    "unjudged",
]
