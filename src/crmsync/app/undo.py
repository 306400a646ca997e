"""Undoing a run: every mapping that it wrote for, in turn. An undo is itself a run and can be undone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crmsync.app.context import Context
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.results import RunResult
from crmsync.app.runs import Runs, Work
from crmsync.model.kinds import Side
from crmsync.state.database import Database
from crmsync.state.journal import Change
from crmsync.state.runs import RunTable
from crmsync.sync.session import Observer, RunOptions

if TYPE_CHECKING:
    from crmsync.connect.base import Collection


class Undo:
    """Putting back what a run did."""

    def __init__(self, context: Context, runs: Runs) -> None:
        self._context = context
        self._runs = runs

    def undo(
        self,
        run: int,
        *,
        preview: bool = False,
        yes: bool = False,
        wanted: Callable[[Change], bool] = lambda change: True,
        observer: Observer | None = None,
    ) -> RunResult:
        """Put back on both sides what `run` created, changed and deleted; what somebody edited since is
        left and listed.

        Without a yes nothing is written: the result tells what would be. wanted: which changes to undo
        (one record, one field). Raises UnknownName, NotOffered when there is nothing to undo,
        SettingsError, ProfileBusy, StateError.
        """
        from crmsync.sync.undo import undo_mapping

        context = self._context

        def do(work: Work, collections: dict[Side, Collection]) -> None:
            undo_mapping(
                work.db,
                work.mapping.rules,
                collections,
                work.options,
                context.means(work.observer),
                run,
                report=work.report,
                wanted=wanted,
            )

        with context.writing() as db:
            names = _written_for(db, run)
            mappings = [one for one in context.settings().mappings if one.name in names]
            if not mappings:
                raise NotOffered(
                    f"Run {run} wrote nothing that can be undone.",
                    "crmsync log lists the runs with what they wrote.",
                )
            with self._runs.recorded(db, preview=preview, undoes=run) as result:
                for name in sorted(names - {one.name for one in mappings}):
                    result.notes.append(_REMOVED.format(name=name))
                options = RunOptions(result.run, preview=preview, yes=yes)
                self._runs.each(db, mappings, options, result, do, observer)
        return result


_REMOVED = 'The mapping "{name}" is not in the configuration file any more; what the run did there stays.'


def _written_for(db: Database, run: int) -> set[str]:
    """The names of the mappings that a run wrote for."""
    table = RunTable(db)
    if table.get(run) is None:
        raise UnknownName(f"There is no run {run}.", "crmsync log lists the runs.")
    known = table.mappings()
    return {known[number][0] for number in table.writers(run) if number in known}
