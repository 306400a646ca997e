"""Undoing a run, one record of it or one field: every mapping that it wrote for, in turn. An undo is itself a
run and can be undone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from crmsync.app.context import Context, begun_again
from crmsync.app.errors import NotOffered
from crmsync.app.history import forgotten, row_of_run
from crmsync.app.parts import Part, part_of, records_of
from crmsync.app.results import RunResult
from crmsync.app.runs import Runs, Work
from crmsync.model.kinds import Side
from crmsync.state.database import Database
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
        item: str | None = None,
        field: str | None = None,
        preview: bool = False,
        yes: bool = False,
        observer: Observer | None = None,
    ) -> RunResult:
        """Put back on both sides what `run` created, changed and deleted; what somebody edited since is
        left and listed.

        Without a yes nothing is written: the result tells what would be. item: only this record, by its name,
        a part of it, or the id that one of its services gives it. field: only this field and those that
        belong together with it. Raises UnknownName for a run, record or field that is not known or can mean
        several, NotOffered when there is nothing to undo (any more), SettingsError, ProfileBusy, StateError.
        """
        return begun_again(lambda: self._undo(run, item, field, RunOptions(run, preview, yes), observer))

    def _undo(
        self, run: int, item: str | None, field: str | None, options: RunOptions, observer: Observer | None
    ) -> RunResult:
        from crmsync.sync.undo import undo_mapping

        context = self._context
        with context.writing() as db:
            part = _part(db, run, item, field)
            mappings = [one for one in context.settings().mappings if one.name in part.mappings]
            if not mappings:
                raise NotOffered(
                    f"Run {run} wrote nothing that can be undone.",
                    "crmsync log lists the runs with what they wrote.",
                )

            def do(work: Work, collections: dict[Side, Collection]) -> None:
                undo_mapping(
                    work.db,
                    work.mapping.rules,
                    collections,
                    work.options,
                    context.means(work.observer),
                    run,
                    report=work.report,
                    wanted=part.has,
                )

            with self._runs.recorded(db, preview=options.preview, undoes=run) as result:
                result.item, result.field = item, part.field
                for name in sorted(part.mappings - {one.name for one in mappings}):
                    result.notes.append(_REMOVED.format(name=name))
                self._runs.each(db, mappings, replace(options, run=result.run), result, do, observer)
        return result


_REMOVED = 'The mapping "{name}" is not in the configuration file any more; what the run did there stays.'


def _part(db: Database, run: int, item: str | None, field: str | None) -> Part:
    table = RunTable(db)
    if row_of_run(table, run).forgotten:
        raise forgotten(run)
    if item is not None or field is not None:
        return part_of(run, records_of(db, run), item, field)
    known = table.mappings()
    return Part(frozenset(known[number][0] for number in table.writers(run) if number in known))
