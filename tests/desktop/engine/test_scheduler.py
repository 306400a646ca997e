"""When the next run by itself is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from crmsync.desktop.engine.scheduler import (
    BUSY,
    FIRST_RUN,
    LONGEST_BACK_OFF,
    SETTLE,
    Hindrance,
    Next,
    Situation,
    back_off,
    next_run,
)

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOW = START + timedelta(hours=5)
HOUR = timedelta(hours=1)
RAN = Situation(START, every=HOUR, last_run=NOW - timedelta(minutes=10))


def test_a_run_is_due_an_interval_after_the_last() -> None:
    assert next_run(RAN, NOW) == Next(NOW + timedelta(minutes=50))


def test_the_first_run_comes_shortly_after_the_start() -> None:
    assert next_run(replace(RAN, last_run=None), NOW) == Next(START + FIRST_RUN)


def test_what_was_missed_while_the_program_was_off_comes_shortly_after_the_start() -> None:
    assert next_run(replace(RAN, last_run=START - 9 * HOUR), START) == Next(START + FIRST_RUN)


def test_a_last_run_in_the_future_is_not_waited_for() -> None:
    assert next_run(replace(RAN, last_run=NOW + 400 * HOUR), NOW) == Next(START + FIRST_RUN)


@pytest.mark.parametrize(
    ("facts", "hindrance"),
    [
        ({"set_up": False}, Hindrance.NOT_SET_UP),
        ({"automatic": False}, Hindrance.BY_HAND),
        ({"online": False}, Hindrance.OFFLINE),
        ({"metered": True}, Hindrance.METERED),
        ({"refused": True}, Hindrance.SIGN_IN),
    ],
)
def test_what_keeps_it_from_running(facts: dict[str, Any], hindrance: Hindrance) -> None:
    assert next_run(replace(RAN, **facts), NOW) == Next(None, hindrance)


def test_a_metered_network_is_used_if_the_person_allows_it() -> None:
    assert next_run(replace(RAN, metered=True, on_metered=True), NOW).at == NOW + timedelta(minutes=50)


def test_a_pause_ends_at_its_moment() -> None:
    until = NOW + 2 * HOUR
    assert next_run(replace(RAN, paused_until=until), NOW) == Next(until, Hindrance.PAUSED)
    assert next_run(replace(RAN, paused_until=until), until) == Next(NOW + timedelta(minutes=50))


def test_a_run_that_is_due_long_after_the_pause_is_not_brought_forward() -> None:
    assert next_run(replace(RAN, paused_until=NOW + timedelta(minutes=5)), NOW).at == NOW + timedelta(
        minutes=50
    )


def test_waking_up_brings_a_run_forward_but_never_puts_it_off() -> None:
    assert next_run(replace(RAN, woke_at=NOW), NOW).at == NOW + SETTLE
    assert next_run(replace(RAN, woke_at=NOW, after_wake_up=False), NOW).at == NOW + timedelta(minutes=50)
    overdue = replace(RAN, last_run=NOW - 3 * HOUR, woke_at=NOW)
    assert next_run(overdue, NOW).at == NOW - 2 * HOUR


def test_after_something_was_mended_it_runs_at_once() -> None:
    assert next_run(replace(RAN, failures=5, asked_at=NOW), NOW).at == NOW


def test_another_crmsync_at_work_is_waited_for_only_shortly() -> None:
    assert next_run(replace(RAN, busy_at=NOW), NOW).at == NOW + BUSY


@pytest.mark.parametrize(
    ("every", "failures", "expected"),
    [
        (timedelta(minutes=15), 0, timedelta(minutes=15)),
        (timedelta(minutes=15), 1, timedelta(minutes=30)),
        (timedelta(minutes=15), 3, timedelta(hours=2)),
        (timedelta(minutes=15), 4, LONGEST_BACK_OFF),
        (timedelta(minutes=15), 10_000, LONGEST_BACK_OFF),
        (timedelta(days=1), 3, timedelta(days=1)),
    ],
)
def test_failures_in_a_row_make_the_interval_longer_up_to_a_limit(
    every: timedelta, failures: int, expected: timedelta
) -> None:
    assert back_off(every, failures) == expected
