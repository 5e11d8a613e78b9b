from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
from prometheus_client.exposition import generate_latest

from crawler.config.model import Source
from crawler.core.types import Judgement, Verdict
from crawler.crawl.report import RunReport
from crawler.monitoring import figures as module
from crawler.monitoring.figures import Figures, RunFigures
from crawler.monitoring.monitor import Monitor
from crawler.session.outcomes import Outcome
from crawler.session.stats import CrawlStats

OPERATIONS = Path(__file__).parents[2] / "docs" / "operations.md"
URL = "https://quay.example/tides/7"


def judged(verdict: Verdict) -> Judgement:
    return Judgement(verdict=verdict)


def value(figures: Figures, name: str, **labels: str) -> float | None:
    return figures.registry.get_sample_value(name, labels)


def report(outcome: Outcome) -> RunReport:
    return RunReport(
        source=Source(name="quay", url=URL, every=timedelta(hours=1)), run_id=1, status="done", pages=1, unchanged=0,
        bytes=0, new=0, near=0, repeats=0, revisions=0, errors=(), duration=2.0, limit_hit=False, given_up=0,
        outcome=outcome,
    )  # fmt: skip


def test_what_runs_tell_is_added_up_while_they_go_on() -> None:
    figures, quay, bay = Figures(), CrawlStats(), CrawlStats()
    first, second = RunFigures(figures, "quay"), RunFigures(figures, "bay")
    quay.judged([judged(Verdict.NEW), judged(Verdict.NEAR), judged(Verdict.REPEAT)])
    quay.error("http-404", URL, "there is no such page")
    quay.statuses[404] += 2
    for _ in range(2):
        first.show(quay.progress(3))
    bay.judged([judged(Verdict.NEW)] * 5)
    bay.statuses[404] += 1
    second.show(bay.progress(0))
    quay.judged([judged(Verdict.NEW)])
    quay.bytes += 700
    first.show(quay.progress(0))
    again = RunFigures(figures, "quay")
    again.show(quay.progress(0))
    assert value(figures, "newsfold_articles_total", source="quay", verdict="new") == 4
    assert value(figures, "newsfold_articles_total", source="quay", verdict="near") == 2
    assert value(figures, "newsfold_articles_total", source="bay", verdict="new") == 5
    assert value(figures, "newsfold_pages_total", source="quay", outcome="error") == 2
    assert value(figures, "newsfold_fetched_bytes_total", source="quay") == 1400
    assert value(figures, "newsfold_responses_total", status="404") == 5
    assert value(figures, "newsfold_errors_total", kind="http-404") == 2


def test_how_runs_ended_is_counted() -> None:
    figures = Figures()
    RunFigures(figures, "quay").end(report(Outcome.UNCHANGED), 2.0)
    RunFigures(figures, "quay").end(None, 70.0)
    assert value(figures, "newsfold_runs_total", source="quay", outcome="unchanged") == 1
    assert value(figures, "newsfold_runs_total", source="quay", outcome="failed") == 1
    assert value(figures, "newsfold_run_duration_seconds_sum") == 72.0


def test_what_servers_make_up_makes_no_series_without_end() -> None:
    figures, stats = Figures(), CrawlStats()
    for status in range(600, 999):
        stats.statuses[status] += 1
    RunFigures(figures, "quay").show(stats.progress(0))
    for turn in range(10):
        stats = CrawlStats()
        for number in range(90):
            stats.error(f"http-{turn * 90 + number}", f"{URL}?{number}", "an odd answer")
        RunFigures(figures, "quay").show(stats.progress(0))
    told = generate_latest(figures.registry).decode()
    assert len(re.findall(r"^newsfold_errors_total", told, re.MULTILINE)) == 101
    assert value(figures, "newsfold_errors_total", kind="other") == 800
    assert re.findall(r"^newsfold_responses_total.*", told, re.MULTILINE) == [
        'newsfold_responses_total{status="other"} 399.0'
    ]
    assert "quay.example" not in told
    assert "_created" not in told


def test_sources_without_end_make_no_series_without_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_SOURCES", 2)
    figures, stats = Figures(), CrawlStats()
    stats.bytes = 7
    for name in ("bay", "hill", "lake", "bay", "quay"):
        RunFigures(figures, name).show(stats.progress(0))
    told = {name: value(figures, "newsfold_fetched_bytes_total", source=name) for name in ("bay", "hill", "other")}
    assert told == {"bay": 14, "hill": 7, "other": 14}


def test_the_documents_list_every_figure() -> None:
    registry = Monitor().registry
    here = {
        (family.name + {"counter": "_total", "info": "_info"}.get(family.type, ""), family.type)
        for family in registry.collect()
        if family.name.startswith("newsfold")
    }
    rows = re.findall(r"^\| `(newsfold_\w+)` \| (\w+) \|", OPERATIONS.read_text(encoding="utf-8"), re.MULTILINE)
    assert set(rows) == here
    assert len(rows) == len(here)
