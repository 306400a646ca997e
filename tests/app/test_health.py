"""What a person learns from an ordinary run although nothing failed in it: clock, budget, disk, long silence."""

from __future__ import annotations

import shutil
from collections import namedtuple
from datetime import UTC, datetime, timedelta

import pytest
from support.desks import MemoryConnector, Services

from crmsync.accounts.profile import Profile
from crmsync.app.budget import Credits, Spending
from crmsync.app.cache import FileCache
from crmsync.app.facade import Crmsync
from crmsync.connect.errors import Unreachable

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}


def notes(crmsync: Crmsync) -> list[str]:
    """What a run says besides what it did."""
    return crmsync.runs.sync(yes=True).notes


def test_when_all_is_well_nothing_is_said(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    assert notes(signed_in) == []
    assert signed_in.history.notes() == ()
    assert [standing.concern for standing in signed_in.history.standings()] == [""]


# ---- the clock


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (None, ""),
        (timedelta(0), ""),
        (2 * MINUTE, ""),
        (-2 * MINUTE, ""),
        (61 * MINUTE, "61 minutes ahead"),
        (-3 * MINUTE, "3 minutes behind"),
        (timedelta(days=3), "3 days ahead"),
        (-timedelta(hours=5), "5 hours behind"),
    ],
)
def test_a_wrong_clock_is_noticed_in_an_ordinary_run(
    signed_in: Crmsync,
    services: Services,
    monkeypatch: pytest.MonkeyPatch,
    error: timedelta | None,
    words: str,
) -> None:
    before = services.mailbox.tried, services.customers.tried
    signed_in.runs.sync(yes=True)
    usual = services.mailbox.tried - before[0], services.customers.tried - before[1]
    before = services.mailbox.tried, services.customers.tried
    monkeypatch.setattr(MemoryConnector, "clock_error", error, raising=False)
    found = notes(signed_in)
    assert (services.mailbox.tried - before[0], services.customers.tried - before[1]) == usual
    assert [words in note for note in found] == ([True] if words else []), "once, not for each account"
    assert list(signed_in.history.notes()) == found
    if words:
        assert "Set it right" in found[0]


# ---- the disk


def test_a_disk_that_is_nearly_full_is_told_before_it_is(
    signed_in: Crmsync, monkeypatch: pytest.MonkeyPatch
) -> None:
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage(10**9, 10**9 - 10**6, 10**6))
    (note,) = notes(signed_in)
    assert "0 MB are free" in note
    assert "Free some space" in note


def test_a_disk_that_does_not_say_spoils_nothing(signed_in: Crmsync, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(path: object) -> None:
        raise OSError("not here")

    monkeypatch.setattr(shutil, "disk_usage", broken)
    assert notes(signed_in) == []


# ---- mappings that are not in step for long


def test_a_mapping_that_fails_for_days_is_told_with_every_run(signed_in: Crmsync, services: Services) -> None:
    signed_in.runs.sync(yes=True)
    services.customers.down = Unreachable("No answer.", service="CRM")
    services.around.clock.advance(timedelta(days=6))
    assert notes(signed_in) == []
    services.around.clock.advance(timedelta(days=2))
    (note,) = notes(signed_in)
    assert "Contacts" in note
    assert "not in step since 2026-" in note
    (standing,) = signed_in.history.standings()
    assert "not in step since" in standing.concern
    assert "crmsync problems" in standing.concern
    services.customers.down = None
    assert notes(signed_in) == []
    assert signed_in.history.standings()[0].concern == ""


def test_a_mapping_that_nobody_syncs_any_more_is_told_by_its_standing(
    signed_in: Crmsync, services: Services
) -> None:
    signed_in.runs.sync(yes=True)
    services.around.clock.advance(timedelta(days=8))
    (standing,) = signed_in.history.standings()
    assert "Run crmsync sync" in standing.concern


def test_a_success_that_lies_in_the_future_does_not_count_for_ever(
    signed_in: Crmsync, services: Services
) -> None:
    """The clock was wrong then, or is now: it would else be silent until that day comes."""
    services.around.clock.advance(timedelta(days=365))
    signed_in.runs.sync(yes=True)
    services.around.clock.advance(-timedelta(days=365))
    (standing,) = signed_in.history.standings()
    assert "in the future" in standing.concern


# ---- budgets


def after(*runs: tuple[timedelta, int, Credits | None], now: timedelta = timedelta(0)) -> Spending:
    """What is known after runs: when (after noon), with how many requests, at which price."""
    spending = Spending()
    for when, requests, credits in runs:
        spending = spending.plus(requests, credits, NOON + when)
    return spending.at(NOON + now)


def test_requests_and_credits_of_the_last_day_are_summed_up() -> None:
    spending = after(
        (-25 * HOUR, 1000, Credits(1000)), (-23 * HOUR, 10, Credits(7)), (0 * HOUR, 5, Credits(3, 900))
    )
    assert (spending.requests, spending.credits, spending.left) == (15, 10, 900)
    later = after((0 * HOUR, 5, Credits(3, 900)), now=25 * HOUR)
    assert (later.requests, later.credits, later.left) == (0, 0, None)


def test_where_nobody_counts_only_requests_are() -> None:
    spending = after((0 * HOUR, 5, None))
    assert (spending.requests, spending.credits, spending.words()) == (
        5,
        None,
        "5 requests in the last 24 hours",
    )


@pytest.mark.parametrize(
    ("told", "near"),
    [
        ([None], False),
        ([25_000], False),
        ([25_000, 5_001], False),
        ([25_000, 5_000], True),
        ([25_000, 100, 24_000], False),  # the day is over, or more was bought
        ([501], False),
        ([500], True),
        ([0], True),
        ([2_500, 501], False),
    ],
)
def test_a_budget_is_nearly_used_up_with_a_tenth_left(told: list[int | None], near: bool) -> None:
    """Zoho says what is left from half of the limit on: the most it said is about a half."""
    spending = after(*((number * MINUTE, 1, Credits(1, left)) for number, left in enumerate(told)), now=HOUR)
    assert spending.is_nearly_used_up is near


def test_what_was_spent_is_kept_between_runs_and_survives_nonsense(tmp_path) -> None:
    cache = FileCache(tmp_path, "zoho")
    spending = after((0 * HOUR, 5, Credits(3, 900)), (1 * MINUTE, 5, Credits(3, 890)))
    spending.keep(cache)
    assert Spending.recall(cache, NOON + HOUR) == spending
    for nonsense in (
        "",
        "[]",
        "{}",
        '{"hours": 7}',
        '{"hours": {"x": [1, 2]}}',
        '{"hours": {}, "left": "many"}',
    ):
        cache.put("budget", nonsense)
        assert Spending.recall(cache, NOON) == Spending()


def test_a_budget_is_counted_over_runs_and_told_before_it_is_used_up(
    signed_in: Crmsync, services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = 2_000
    monkeypatch.setattr(services.customers, "credits", lambda connector: Credits(100, left))
    assert notes(signed_in) == []
    left = 400
    (note,) = notes(signed_in)
    assert "zoho" in note
    assert "400" in note
    assert "200 API credits" in note
    assert "Sync less often" in note
    findings = {(one.check, one.subject): one for one in signed_in.doctor.examine().findings}
    assert findings["budget", "zoho"].level == "note"
    assert "200 API credits" in findings["budget", "zoho"].message
    assert findings["budget", "office"].level == "good"
    assert "requests in the last 24 hours" in findings["budget", "office"].message


def test_requests_of_each_account_are_counted(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    for _ in range(3):
        signed_in.runs.sync(yes=True)
    sent = services.mailbox.connectors[0].requests
    spending = Spending.recall(FileCache(profile.cache, "office"), services.around.clock())
    assert (spending.requests, spending.credits) == (sent, None)
