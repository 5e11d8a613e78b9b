from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from crawler.core.dedup.near import judge_near
from crawler.core.dedup.near_values import NearReason, NearText
from crawler.core.dedup.paragraphs import paragraph_key
from crawler.core.text.normalise import tokens
from tests.core.news import BAKERY, CLOSED, FERRY, MARROW, NORRVIK, TRUST, match_report

SENTENCE = "The mayor denied on Tuesday evening that any of this had been decided behind closed doors."
LEARNED = paragraph_key(tokens(SENTENCE))
FIRST = datetime(2026, 3, 2, tzinfo=UTC)
TALE = NearText(article_id=7, title="Night ferry returns", text="\n\n".join(FERRY))
NOTICE = replace(TALE, title="Library closed", text=CLOSED, url_key=b"1", published_at=FIRST)


def report(facts: tuple[str, ...]) -> NearText:
    return replace(TALE, title=f"{facts[0]} v {facts[1]}", text=match_report(facts))


EXAMPLES = {
    NearReason.NOTHING_NEAR: (TALE, replace(TALE, text=CLOSED)),
    NearReason.SAME_CORE: (TALE, replace(TALE, text=f"By Ana Lopez\n\n{TALE.text}")),
    NearReason.ONLY_FURNITURE_OVER: (TALE, replace(TALE, text=f"By Ana Lopez {TALE.text}")),
    NearReason.ANOTHER_DAY: (replace(NOTICE, url_key=b"2", published_at=FIRST + timedelta(days=7)), NOTICE),
    NearReason.SAME_AS_A_VERSION: (TALE, replace(TALE, came_later=True)),
    NearReason.FURNITURE_ELSEWHERE: (
        TALE,
        replace(
            TALE, text=f"{TALE.text}\n\n{SENTENCE}", is_elsewhere=True, furniture={paragraph_key(tokens(SENTENCE))}
        ),
    ),
    NearReason.EARLIER_TEXT_ELSEWHERE: (TALE, replace(TALE, is_earlier=True, is_elsewhere=True)),
    NearReason.ANOTHER_HEADLINE: (NOTICE, replace(NOTICE, title="Archive closed")),
    NearReason.LIST_EDITED: (
        replace(TALE, text=f"{TALE.text}\n\nRead more\n\nLabour holds Dolna with 43 seats"),
        replace(TALE, text=f"{TALE.text}\n\nRead more\n\nLabour holds Dolna with 44 seats"),
    ),
    NearReason.SHARES_TEXT: (TALE, replace(TALE, text=f"{TALE.text}\n\nA choir will sing at the quay.")),
    NearReason.NUMBERS_DIFFER: (TALE, replace(TALE, text=TALE.text.replace("14", "15"))),
    NearReason.LITTLE_SHARED: (
        replace(TALE, text="\n\n".join((FERRY[0], FERRY[1]))),
        replace(TALE, text="\n\n".join((FERRY[0], BAKERY[0]))),
    ),
    NearReason.OTHER_FACTS: (report(MARROW), report(NORRVIK)),
    NearReason.NOT_THE_STORY: (
        replace(TALE, title="Mayor opens bridge", text="\n\n".join((FERRY[0], *TRUST))),
        replace(TALE, title="Bakers win prize", text="\n\n".join((BAKERY[0], *TRUST))),
    ),
}


@pytest.mark.parametrize("reason", [one for one in NearReason if one is not NearReason.PART_OF_ONE_TEXT])
def test_each_rule_decides_on_some_pair(reason: NearReason) -> None:
    candidate, known = EXAMPLES[reason]
    assert reason in judge_near(candidate, [known]).reasons
