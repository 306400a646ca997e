"""How far this computer's clock is off, learned from the replies of ordinary requests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from support.scripted_http import Answer, Drop, ScriptedHttp, in_turn

from crmsync.connect.http import (
    Ambient,
    HttpSettings,
    OwnHosts,
    ProxySettings,
    Request,
    RetryPolicy,
    Transport,
)
from crmsync.connect.http.clocks import ServiceClock

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


def noted(*replies: tuple[timedelta, str, timedelta]) -> timedelta | None:
    """The error after replies: sent and received (by our clock, after noon), and the Date header."""
    clock = ServiceClock()
    for sent, date, received in replies:
        clock.note(NOON + sent, date, NOON + received)
    return clock.error


def http(moment: datetime) -> str:
    return format_datetime(moment, usegmt=True)


@pytest.mark.parametrize(
    ("sent", "date", "received", "error"),
    [
        (0, 0, 0, 0),
        (0, 30, 60, 0),  # a slow reply, dated somewhere on its way
        (0, 0, 60, 0),  # dated when it began, long before its end arrived
        (0, 3600, 2, 3598),  # we are behind
        (3600, 0, 3602, -3599),  # we are ahead; the header's fraction of a second is not told
    ],
)
def test_only_what_no_delay_explains_is_an_error(sent: int, date: int, received: int, error: int) -> None:
    found = noted((sent * SECOND, http(NOON + date * SECOND), received * SECOND))
    assert found == -error * SECOND


@pytest.mark.parametrize("date", ["", "yesterday", "Thu, 99 Foo"])
def test_a_reply_that_does_not_say_tells_nothing(date: str) -> None:
    assert noted((0 * SECOND, date, 0 * SECOND)) is None


def test_a_reply_from_a_cache_does_not_outweigh_a_fresh_one() -> None:
    cached, fresh = http(NOON - HOUR), http(NOON)
    for order in ([cached, fresh], [fresh, cached]):
        assert noted(*((0 * SECOND, date, SECOND) for date in order)) == timedelta(0)


def test_both_directions_are_told_apart() -> None:
    assert (noted((HOUR, http(NOON), HOUR)) or timedelta(0)) > timedelta(0)
    assert (noted((-HOUR, http(NOON), -HOUR)) or timedelta(0)) < timedelta(0)


@pytest.mark.parametrize("ahead", [timedelta(0), HOUR, -HOUR])
def test_ordinary_requests_tell_at_no_extra_cost(ahead: timedelta) -> None:
    ambient = Ambient(now=lambda: datetime.now(UTC) + ahead)
    settings = HttpSettings(proxy=ProxySettings(use_environment=False), retry=RetryPolicy(tries=1))
    with ScriptedHttp(in_turn(Answer(), Answer(500))) as server:
        with Transport(OwnHosts(server.url), settings=settings, ambient=ambient) as transport:
            assert transport.clock_error is None
            for _ in range(2):
                transport.send(Request("GET", server.url))
            error = transport.clock_error
        assert len(server.asked) == 2
    assert error is not None
    assert abs(error - ahead) < timedelta(seconds=30)


def test_a_request_without_a_reply_tells_nothing() -> None:
    settings = HttpSettings(proxy=ProxySettings(use_environment=False), retry=RetryPolicy(tries=1))
    with (
        ScriptedHttp(in_turn(Drop())) as server,
        Transport(OwnHosts(server.url), settings=settings) as transport,
    ):
        with pytest.raises(Exception, match="broke off"):
            transport.send(Request("GET", server.url))
        assert transport.clock_error is None
