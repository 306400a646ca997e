"""Runs: the lock, the run's row, all mappings in turn, every error turned into a status and plain words."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from crmsync.accounts.values import MappingSettings, Settings
from crmsync.app.connections import Connections
from crmsync.app.context import Context
from crmsync.app.errors import NotOffered, UnknownName, explain
from crmsync.app.results import WHOLE_MAPPING, RunResult, run_json
from crmsync.app.status import ExitStatus
from crmsync.connect.errors import ServiceError
from crmsync.model.kinds import Side
from crmsync.state.database import Database, StateError
from crmsync.state.runs import RunTable
from crmsync.sync.report import MappingReport, ProblemLine, RunStatus
from crmsync.sync.session import Cancelled, Observer, RunOptions

if TYPE_CHECKING:
    from crmsync.connect.base import Collection

LOG = logging.getLogger(__name__)
IDLE_RUNS_KEPT = timedelta(days=90)
"""Runs that wrote nothing are forgotten after this time; the others stay with their history."""

_STATUS = {
    ExitStatus.SIGN_IN_NEEDED: RunStatus.SIGN_IN_NEEDED,
    ExitStatus.HELD: RunStatus.HELD,
}


@dataclass(frozen=True, slots=True)
class Work:
    """One mapping within a run. report: is filled while it goes on."""

    db: Database
    mapping: MappingSettings
    options: RunOptions
    report: MappingReport
    observer: Observer | None


Do = Callable[[Work, "dict[Side, Collection]"], None]


class Runs:
    """Syncing by hand or on schedule."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def sync(
        self,
        names: Sequence[str] = (),
        *,
        preview: bool = False,
        yes: bool = False,
        manual: bool = True,
        observer: Observer | None = None,
    ) -> RunResult:
        """Sync the named mappings (all, when none is named), one after the other; one that fails stops no
        other.

        Raises what keeps the run from beginning at all: SettingsError, UnknownName, NotOffered,
        ProfileBusy, StateError.
        """
        from crmsync.sync.run import sync_mapping

        context = self._context
        mappings = chosen(context.settings(), names)

        def do(work: Work, collections: dict[Side, Collection]) -> None:
            sync_mapping(
                work.db,
                work.mapping.rules,
                collections,
                work.options,
                context.means(work.observer),
                report=work.report,
            )

        with context.writing() as db, self.recorded(db, preview=preview) as result:
            options = RunOptions(result.run, preview=preview, yes=yes, manual=manual)
            self.each(db, mappings, options, result, do, observer)
        return result

    @contextmanager
    def recorded(self, db: Database, *, preview: bool, undoes: int | None = None) -> Iterator[RunResult]:
        """A run's row: written when it begins and when it ends, however it ends."""
        context, table = self._context, RunTable(db)
        with db.transaction():
            run = table.begin(context.clock(), preview=preview, undoes=undoes)
        result = RunResult(run, preview, undoes)
        LOG.info("run %d begins%s", run, " (preview)" if preview else "")
        try:
            yield result
        finally:
            moment = context.clock()
            report = json.dumps(run_json(result), ensure_ascii=False)
            with db.transaction():
                table.finish(run, moment, result.status.value, report)
                table.forget_idle_before(moment - IDLE_RUNS_KEPT)
            LOG.info("run %d ends: %s", run, result.status)
            self._back_up(db)

    def _back_up(self, db: Database) -> None:
        """The state's own daily copy. A run that ended well is not spoilt by a copy that cannot be made."""
        from crmsync.state.backup import back_up

        try:
            back_up(db, self._context.clock())
        except (StateError, OSError, sqlite3.Error) as error:
            LOG.warning("the state could not be backed up: %s", error)
            explanation = explain(error)
            why = str(explanation) if explanation is not None else f"{error}."
            self._context.notices.append(f"The state could not be backed up. {why}")

    def each(
        self,
        db: Database,
        mappings: Sequence[MappingSettings],
        options: RunOptions,
        result: RunResult,
        do: Do,
        observer: Observer | None,
    ) -> None:
        """Carry `do` out for each mapping; ends early only when the person stops the run."""
        accounts = self._context.settings().accounts
        with Connections(accounts, self._context.open_account) as connections:
            for mapping in mappings:
                report = MappingReport(mapping.name, mapping.kind)
                result.mappings.append(report)
                work = Work(db, mapping, options, report, observer)
                result.stopped = not self._one(work, connections, do)
                if result.stopped:
                    break
            for name, connector in connections.opened().items():
                budget = self._context.desk(accounts[name]).budget(connector)
                if budget:
                    LOG.info("%s: %s", name, budget)
                    result.budgets[name] = budget

    def _one(self, work: Work, connections: Connections, do: Do) -> bool:
        """One mapping. Returns False when the person stopped it."""
        report, started = work.report, time.monotonic()
        before = connections.requests(work.mapping)
        try:
            do(work, dict(connections.collections(work.mapping)))
        except (KeyboardInterrupt, Cancelled):
            _failed(report, None, "stopped", "You stopped the run.", "What was done so far stays.")
            return False
        except ServiceError as error:
            side = connections.side_of(work.mapping, error)
            if side is not None:
                connections.note(work.mapping.ends[side].account, error)
            self._explained(report, error, side, error.code)
        except Exception as error:
            self._explained(report, error, None, type(error).__name__)
        finally:
            after = connections.requests(work.mapping)
            report.requests = {side: after[side] - before[side] for side in Side}
            report.seconds = time.monotonic() - started
        return True

    def _explained(self, report: MappingReport, error: Exception, side: Side | None, code: str) -> None:
        explanation = explain(error)
        if explanation is None:
            LOG.exception("mapping of %s failed by a fault of crmsync", report.kind)
            _failed(
                report,
                side,
                code,
                f"crmsync met a fault of its own ({code}) and stopped this mapping.",
                f"Nothing was lost. Please report it; the details are in {self._context.profile.logs}.",
            )
            return
        LOG.warning("mapping of %s failed: %s", report.kind, explanation.message)
        # A service's message and code may repeat what it was sent.
        redact = self._context.redactor.redact
        _failed(report, side, redact(code), redact(explanation.message), redact(explanation.advice))
        report.status = _STATUS.get(explanation.status, RunStatus.FAILED)


def _failed(report: MappingReport, side: Side | None, code: str, message: str, advice: str) -> None:
    report.status = RunStatus.FAILED
    report.problems.append(ProblemLine(WHOLE_MAPPING, side, "", code, message, advice))


def chosen(settings: Settings, names: Sequence[str]) -> tuple[MappingSettings, ...]:
    """The mappings of these names, each once, in the order of the configuration file; all when no name is
    given.

    Raises UnknownName, and NotOffered when there is no mapping at all.
    """
    for name in names:
        if settings.mapping(name) is None:
            known = ", ".join(f'"{mapping.name}"' for mapping in settings.mappings)
            raise UnknownName(
                f'There is no mapping "{name}".',
                f"There are: {known}." if known else "There is none at all yet.",
            )
    if not settings.mappings:
        raise NotOffered(
            "There is no mapping yet, so there is nothing to sync.",
            "Add accounts with crmsync accounts add, then a [[mappings]] part to the configuration file.",
        )
    wanted = {name.casefold() for name in names}
    return tuple(one for one in settings.mappings if not wanted or one.name.casefold() in wanted)
