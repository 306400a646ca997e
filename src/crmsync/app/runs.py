"""Runs: the lock, the run's row, all mappings in turn, every error turned into a status and plain words."""

from __future__ import annotations

import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from crmsync.accounts.errors import SettingsError
from crmsync.accounts.values import MappingSettings, Settings
from crmsync.app.connections import Connections
from crmsync.app.context import Context, begun_again
from crmsync.app.errors import NotOffered, UnknownName, explain
from crmsync.app.results import WHOLE_MAPPING, RunResult, run_json
from crmsync.app.status import ExitStatus
from crmsync.connect.errors import ServiceError
from crmsync.frozen import frozen
from crmsync.model.kinds import Side
from crmsync.plan.guard import fingerprint
from crmsync.plan.operations import Operation
from crmsync.state.database import Database, StateError, is_damage
from crmsync.state.mappings import last_successes
from crmsync.state.runs import RunTable
from crmsync.sync.report import MappingReport, ProblemLine, RunStatus
from crmsync.sync.session import Cancelled, Observer, RunOptions

if TYPE_CHECKING:
    from crmsync.connect.base import Collection, Connector

LOG = logging.getLogger(__name__)

_STATUS = {
    ExitStatus.SIGN_IN_NEEDED: RunStatus.SIGN_IN_NEEDED,
    ExitStatus.HELD: RunStatus.HELD,
}


@frozen
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
        shown: Mapping[str, Iterable[Operation]] | None = None,
        observer: Observer | None = None,
    ) -> RunResult:
        """Sync the named mappings (all, when none is named), one after the other; one that fails stops no
        other. shown: mapping → the operations that a person saw and accepted: nothing else is written. See
        `RunOptions` for the other options.

        A state file that turns out to be damaged on the way comes back from its backup, and the run begins
        again. Raises what keeps the run from beginning at all: SettingsError, UnknownName, NotOffered,
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
                work.options if shown is None else _only(work.options, shown.get(work.mapping.name, ())),
                context.means(work.observer),
                report=work.report,
            )

        def run() -> RunResult:
            with context.writing() as db, self.recorded(db, preview=preview) as result:
                options = RunOptions(result.run, preview=preview, yes=yes, manual=manual)
                self.each(db, mappings, options, result, do, observer)
            return result

        return begun_again(run)

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
            report = json.dumps({**run_json(result), "notes": result.notes}, ensure_ascii=False)
            with db.transaction():
                table.finish(run, moment, result.status.value, report)
            LOG.info("run %d ends: %s", run, result.status)
            self._tidy_up(db, moment)

    def _tidy_up(self, db: Database, now: datetime) -> None:
        """Once a day: forget what is older than the history kept, then copy the state, so that the copy does
        not hold it either. A run that ended well is not spoilt by a copy that cannot be made.
        """
        from crmsync.state.backup import back_up, forget_damaged, is_due
        from crmsync.state.pruning import forget_before, forget_removed

        state = self._context.profile.state
        try:
            if not is_due(state, now):
                return
            settings = self._context.settings()
            oldest = now - settings.history_kept
            forgotten = forget_before(db, oldest)
            if forgotten:
                LOG.info("%d runs older than the history kept were forgotten", forgotten)
            removed = forget_removed(db, {one.name for one in settings.mappings}, oldest)
            if removed:
                LOG.info("%d mappings that were removed long ago were forgotten", removed)
            forget_damaged(state, oldest)
            back_up(db, now)
        except (SettingsError, StateError, OSError, sqlite3.Error) as error:
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
            self._look_around(db, connections.opened(), result)

    def _look_around(self, db: Database, opened: Mapping[str, Connector], result: RunResult) -> None:
        """Count what each account spent, and note what a person should learn although nothing failed."""
        from crmsync.app.budget import Spending
        from crmsync.app.health import concerns, free_space

        context = self._context
        accounts, now = context.settings().accounts, context.clock()
        spendings: dict[str, Spending] = {}
        for name, connector in opened.items():
            credits = context.desk(accounts[name]).credits(connector)
            if credits is not None:
                LOG.info("%s: %s", name, credits)
                result.budgets[name] = str(credits)
            cache = context.cache(accounts[name])
            spendings[name] = Spending.recall(cache, now).plus(connector.requests, credits, now)
            spendings[name].keep(cache)
        failed = {one.name for one in result.mappings if one.status is not RunStatus.OK}
        successes = {
            name: datetime.fromisoformat(success)
            for name, success in last_successes(db).items()
            if success is not None and name in failed
        }
        clocks = [connector.clock_error for connector in opened.values()]
        for concern in concerns(clocks, spendings, free_space(context.profile.state), successes, now):
            LOG.warning("%s", concern)
            result.notes.append(concern)

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
            if is_damage(error):
                raise
            self._explained(report, error, None, type(error).__name__)
        finally:
            report.problems = [self._without_secrets(one) for one in report.problems]
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
        _failed(report, side, code, explanation.message, explanation.advice)
        report.status = _STATUS.get(explanation.status, RunStatus.FAILED)

    def _without_secrets(self, problem: ProblemLine) -> ProblemLine:
        """A service's message and code, about an item or a whole mapping, may repeat what it was sent."""
        redact = self._context.redactor.redact
        return replace(
            problem,
            code=redact(problem.code),
            message=redact(problem.message),
            advice=redact(problem.advice),
        )


def _only(options: RunOptions, shown: Iterable[Operation]) -> RunOptions:
    return replace(options, shown=frozenset(map(fingerprint, shown)))


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
