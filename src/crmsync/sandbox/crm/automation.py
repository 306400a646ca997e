"""The automation log: every mail and workflow that a write would have set off at the real service.

Tests assert with it that sync stays silent (guarantee G11); the web page shows it to a person. Nothing is
ever sent. Rules: fact sheet 3.3 (`trigger`), 4.2 and 4.3 (reminders, participants, `$send_notification`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from crmsync.frozen import frozen
from crmsync.sandbox.crm.environment import Environment
from crmsync.sandbox.crm.store import Record, Store
from crmsync.sandbox.crm.times import utc


class Source(StrEnum):
    """Who wrote: a program through the API, or a person (web page, `Person`)."""

    API = "api"
    PERSON = "person"


class Reaction(StrEnum):
    """What the write would have set off."""

    WORKFLOW_MAIL = "workflow mail"
    AUTOMATION = "automation"
    INVITATION_MAIL = "invitation mail"
    CANCELLATION_MAIL = "cancellation mail"
    TASK_MAIL = "task mail"
    REMINDER_MAIL = "reminder mail"
    SENT_MAIL = "sent mail"


TRIGGERS = ("workflow", "approval", "blueprint", "pathfinder", "orchestration")
"""Values of `trigger`. A write without it sets all of them off."""


@frozen
class LogEntry:
    """One line of the log. detail: the action (create, update, delete), the trigger, or who is mailed."""

    time: datetime
    source: Source
    reaction: Reaction
    module: str
    record: int
    detail: str


@frozen
class Automation:
    """What a write sets off: its triggers, or None when the writer said nothing about them."""

    triggers: tuple[str, ...] | None

    def fired(self) -> tuple[str, ...]:
        return TRIGGERS[:1] if self.triggers is None else self.triggers


SILENT = Automation(())
"""A write that sets nothing off."""


class AutomationLog:
    """Writes and reads the log."""

    def __init__(self, environment: Environment, store: Store) -> None:
        self._environment = environment
        self._store = store

    def add(self, source: Source, reaction: Reaction, record: Record, detail: str) -> None:
        self._store.execute(
            "INSERT INTO automation (time, source, kind, module, record, detail) VALUES (?, ?, ?, ?, ?, ?)",
            (self._environment.now(), source, reaction, record.module, record.id, detail),
        )

    def wrote(self, source: Source, record: Record, action: str, automation: Automation) -> None:
        """A record was created, updated or deleted."""
        for trigger in automation.fired():
            if trigger == "workflow":
                self.add(source, Reaction.WORKFLOW_MAIL, record, action)
            else:
                self.add(source, Reaction.AUTOMATION, record, f"{trigger} ({action})")

    def mailed(self, source: Source, reaction: Reaction, record: Record, addresses: Iterable[str]) -> None:
        for address in addresses:
            self.add(source, reaction, record, address)

    def entries(self, source: Source | None = None) -> list[LogEntry]:
        """The log, oldest first; of one source or of all."""
        rows = self._store.execute(
            "SELECT time, source, kind, module, record, detail FROM automation"
            f" WHERE {'source = ?' if source else '1 OR ?'} ORDER BY id",
            (source or 0,),
        )
        return [
            LogEntry(utc(time), Source(who), Reaction(kind), module, record, detail)
            for time, who, kind, module, record, detail in rows
        ]

    def clear(self) -> None:
        self._store.execute("DELETE FROM automation")
