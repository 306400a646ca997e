"""Hears what the engine tells, and wakes it."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta

from support.clock import FakeClock
from support.desks import configuration

from crmsync.app.types import Kind
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.engine.snapshot import Asked, Event, RunEnded, Snapshot

PATIENCE = 20

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}

TYPES = (Snapshot, RunEnded, Asked)


class Ear:
    """Hears what the engine tells, and waits for it."""

    def __init__(self, engine: EngineService) -> None:
        self.heard: list[Snapshot | Event] = []
        self._condition = threading.Condition()
        engine.listen(self.hear)

    def hear(self, news: Snapshot | Event) -> None:
        with self._condition:
            self.heard.append(news)
            self._condition.notify_all()

    def wait(self, wanted: Callable[[Snapshot | Event], bool]) -> Snapshot | Event:
        with self._condition:
            assert self._condition.wait_for(lambda: any(map(wanted, self.heard)), PATIENCE), self.heard[-3:]
            return next(filter(wanted, reversed(self.heard)))

    def waits_for(self, wanted: Callable[[], bool], seconds: float = 1) -> bool:
        with self._condition:
            return self._condition.wait_for(wanted, seconds)

    def snapshot(self, wanted: Callable[[Snapshot], bool]) -> Snapshot:
        found = self.wait(lambda news: isinstance(news, Snapshot) and wanted(news))
        assert isinstance(found, Snapshot)
        return found

    @property
    def ends(self) -> list[RunEnded]:
        return [news for news in self.heard if isinstance(news, RunEnded)]


def failure_of(future: Future[object]) -> Failed:
    error = future.exception(PATIENCE)
    assert isinstance(error, Failed)
    return error


def wake(engine: EngineService) -> None:
    """Let it look at the clock and at the profile's files, as it does every minute."""
    engine.network(online=True, metered=False)


def two_crms() -> str:
    """Contacts with one CRM, tasks with another one."""
    text = configuration(Kind.CONTACTS, Kind.TASKS)
    contacts, tasks = text.rsplit("[[mappings]]", 1)
    second = contacts[contacts.index("[accounts.zoho]") : contacts.index("[[mappings]]")]
    return "".join(
        (
            contacts,
            second.replace("accounts.zoho", "accounts.second"),
            "[[mappings]]",
            tasks.replace('"zoho"', '"second"'),
        )
    )


def run_when_due(engine: EngineService, ear: Ear, clock: FakeClock) -> int:
    """Let the next run by schedule take place; return its number."""
    due, before = engine.snapshot.next_run, engine.snapshot.last_run
    assert due is not None
    clock.advance(max(due - clock(), timedelta(0)))
    wake(engine)
    return ear.snapshot(lambda one: one.last_run > before and not one.is_running).last_run
