"""Laws of the alarms: told once per change whatever the order of runs, and what was told is taken back."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from crawler.config.model import Severity
from crawler.daemon.alarms.judging import judge
from crawler.daemon.alarms.messages import messages
from crawler.daemon.alarms.values import Aspect
from storage.alarm_records import AlarmRecord, Gain, History
from storage.run_records import RunRecord
from tests.daemon.alarms.runs import HOUR, NOON, URL, a_run

WORDS = [
    "ok", "unchanged", "partly", "nothing", "stopped", "failed", "crashed", "unreachable dns", "unreachable http-404",
    "unreachable http-410", "refused robots", "refused http-403",
]  # fmt: skip
RUNS = st.lists(st.tuples(st.sampled_from(WORDS), st.integers(0, 3), st.booleans()), min_size=1, max_size=60)


def history_of(runs: list[RunRecord]) -> History:
    gains = [Gain(at=run.started_at, new=run.new) for run in runs if run.new]
    idle = 0
    for run in runs:
        idle = 0 if run.new else idle + (run.outcome in ("ok", "unchanged", "partly"))
    return History(
        url=URL, runs=tuple(runs[::-1][:30]), gains=tuple(gains[::-1]), idle=idle, begun_at=runs[0].started_at
    )


def play(
    words: list[tuple[str, int, bool]],
) -> tuple[list[tuple[Aspect, str | None]], dict[Aspect, str], list[RunRecord]]:
    runs: list[RunRecord] = []
    standing: dict[Aspect, str] = {}
    told = []
    for number, (word, new, is_moved) in enumerate(words):
        outcome, _, error = word.partition(" ")
        runs.append(
            a_run(
                outcome,
                NOON + number * 5 * HOUR,
                error=error or None,
                new=new if outcome == "ok" else 0,
                moved_to="https://harbour.example/" if is_moved else None,
            )
        )
        for change in judge(history_of(runs), {}, standing):
            told.append((change.aspect, None if change.alarm is None else change.alarm.kind))
            if change.alarm is None:
                del standing[change.aspect]
            else:
                standing[change.aspect] = change.alarm.kind
        assert judge(history_of(runs), {}, standing) == []  # the same runs looked at again say nothing new
    return told, standing, runs


@given(RUNS)
def test_each_change_is_told_once_and_followed_by_its_end(words: list[tuple[str, int, bool]]) -> None:
    told, standing, _ = play(words)
    for aspect in Aspect:
        kinds = [kind for each, kind in told if each is aspect]
        assert all(one != other for one, other in zip([None, *kinds], kinds, strict=False))
        assert standing.get(aspect) == (kinds[-1] if kinds else None)


@given(RUNS)
def test_a_source_that_is_well_has_no_alarm_of_its_access(words: list[tuple[str, int, bool]]) -> None:
    _, standing, runs = play([*words, ("ok", 1, False)])
    assert standing.keys() <= {Aspect.YIELD}
    assert runs[-1].new


ALARMS = st.lists(st.tuples(st.sampled_from("abcdefgh"), st.sampled_from(list(Severity)), st.booleans()), max_size=20)


@given(ALARMS, st.integers(-2, 15))
def test_all_is_told_once_within_the_limit_or_waits(words: list[tuple[str, Severity, bool]], room: int) -> None:
    alarms = [
        AlarmRecord(
            id=number,
            source=name,
            aspect="access",
            kind="gone",
            severity=severity,
            message="gone",
            since=NOON,
            ended_at=NOON + timedelta(hours=1) if is_over else None,
        )
        for number, (name, severity, is_over) in enumerate(words)
    ]
    told = messages(alarms, room)
    assert len(told) <= max(0, room)
    assert [alarm for message in told for alarm in message.alarms] == (alarms if room > 0 else [])
