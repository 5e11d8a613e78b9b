"""Telling services: what they get, and that one that fails or hangs stops nothing."""

from __future__ import annotations

import asyncio
import logging

import pytest

from crawler.daemon.alarms.messages import Message, Type
from crawler.daemon.alarms.targets import Targets
from tests.daemon.alarms.receiver import receiver

GONE = Message("gazette: gone", "gazette: gone in 1 run", Type.FAILURE)
ENOUGH = 20.0
SHORT = 3.0


def test_a_message_reaches_every_target() -> None:
    with receiver() as one, receiver() as other:
        assert asyncio.run(Targets([one.url, other.url]).tell(GONE, ENOUGH)) == []
    for hook in (one, other):
        assert (hook.taken, hook.bodies) == ([("failure", "gazette: gone")], ["gazette: gone in 1 run"])


def test_a_target_that_hangs_stops_nothing_and_is_asked_once(caplog: pytest.LogCaptureFixture) -> None:
    async def scene() -> None:
        for _ in range(3):
            (fault,) = await targets.tell(GONE, SHORT)
            assert fault == f"target 1 (json://me:****@127.0.0.1:{hung.port}) hangs"
        assert hung.requests == 1

    with receiver(None) as hung, receiver() as well, caplog.at_level(logging.INFO, logger="crawler.daemon"):
        targets = Targets([hung.url + "&rto=60", well.url])
        asyncio.run(scene())
        assert len(well.taken) == 3
    assert caplog.text.count("hangs") == 1
    assert "s3cret" not in caplog.text


def test_a_target_that_refuses_is_told_when_it_changes(caplog: pytest.LogCaptureFixture) -> None:
    with receiver(500) as hook, caplog.at_level(logging.INFO, logger="crawler.daemon"):
        targets = Targets([hook.url])
        for _ in range(2):
            (fault,) = asyncio.run(targets.tell(GONE, ENOUGH))
        hook.status = 200
        assert asyncio.run(targets.tell(GONE, ENOUGH)) == []
    name = f"target 1 (json://me:****@127.0.0.1:{hook.port})"
    assert fault.startswith(f"{name} does not take messages: ")
    assert "500" in fault
    ours = [record.message for record in caplog.records if record.name.startswith("crawler")]
    assert ours == [f"alarms: {fault}", f"alarms: {name} takes messages again"]
    assert not any(secret in caplog.text for secret in ("s3cret", "hidden-path"))


def test_a_target_that_nobody_listens_at() -> None:
    with receiver() as hook:
        url = hook.url
    (fault,) = asyncio.run(Targets([url]).tell(GONE, ENOUGH))
    assert "does not take messages" in fault
    assert "s3cret" not in fault


def test_a_redirect_is_not_followed() -> None:
    with receiver(308) as hook:
        assert len(asyncio.run(Targets([hook.url]).tell(GONE, ENOUGH))) == 1
