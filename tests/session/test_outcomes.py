from __future__ import annotations

import pytest

from crawler.core.types import Judgement, Verdict
from crawler.session.outcomes import Outcome, is_same_trouble, outcome_of, trouble_of
from crawler.session.stats import CrawlStats

URL = "https://harbour.example/"


def stats(*verdicts: Verdict, pages: int = 1, unchanged: int = 0, errors: tuple[str, ...] = ()) -> CrawlStats:
    made = CrawlStats()
    made.pages, made.unchanged = pages, unchanged
    made.judged([Judgement(verdict=verdict) for verdict in verdicts])
    for kind in errors:
        made.error(kind, URL, f"{URL}: {kind}")
    return made


@pytest.mark.parametrize(
    ("counts", "outcome"),
    [
        (stats(Verdict.NEW, Verdict.REPEAT), "ok"),
        (stats(Verdict.REVISION), "ok"),
        (stats(Verdict.NEW, errors=("http-404", "robots")), "ok"),
        (stats(Verdict.REPEAT, Verdict.REPEAT), "unchanged"),
        (stats(unchanged=1), "unchanged"),
        (stats(Verdict.NEW, errors=("http-404", "timeout")), "partly"),
        (stats(Verdict.NEW, errors=("http-503",)), "partly"),
        (stats(Verdict.NEW, errors=("parser-memory",)), "partly"),
        (stats(), "nothing"),
        (stats(errors=("timeout",)), "nothing"),
        (stats(pages=0), "nothing"),
        (stats(pages=0, errors=("dns",)), "unreachable"),
        (stats(pages=0, errors=("refused",)), "unreachable"),
        (stats(pages=0, errors=("http-404",)), "unreachable"),
        (stats(pages=0, errors=("robots-unreachable",)), "unreachable"),
        (stats(pages=0, errors=("robots",)), "refused"),
        (stats(pages=0, errors=("http-403",)), "refused"),
        (stats(pages=0, errors=("http-401",)), "refused"),
    ],
)
def test_what_came_of_a_crawl(counts: CrawlStats, outcome: str) -> None:
    assert outcome_of("done", counts) == outcome


@pytest.mark.parametrize("status", ["stopped", "failed"])
def test_a_crawl_that_was_cut_short_says_nothing_of_its_source(status: str) -> None:
    counts = stats(pages=0, errors=("dns",))
    assert outcome_of(status, counts) == status
    assert trouble_of(Outcome(status), counts) is None


def test_a_trouble_names_address_and_reason() -> None:
    assert trouble_of(Outcome.UNREACHABLE, stats(pages=0, errors=("dns",))) == f"unreachable (dns): {URL}: dns"
    empty = stats()
    empty.no_article("listing", URL)
    assert trouble_of(Outcome.NOTHING, empty) == f"nothing (listing): {URL} holds no article"
    assert trouble_of(Outcome.NOTHING, stats(pages=0)) == "nothing: there was no page"
    assert trouble_of(Outcome.PARTLY, stats(Verdict.NEW, errors=("timeout",))) is None


def test_a_trouble_stays_the_same_whatever_address_shows_it() -> None:
    dns = "unreachable (dns): https://harbour.example/: unknown"
    assert is_same_trouble(dns, "unreachable (dns): https://bay.example/: unknown")
    assert not is_same_trouble(dns, "unreachable (tls): https://harbour.example/: unknown")
    assert not is_same_trouble(dns, "refused (dns): https://harbour.example/: unknown")
    assert not is_same_trouble(dns, None)
    assert is_same_trouble(None, None)
