"""Undo: what a run created, changed and deleted is put back on both sides; what somebody edited since
is left and listed.

An undo is itself a run: it goes through the same intents and the same history, and can be undone.
Afterwards the bases are what the
two sides hold, so that the next run does not do again what was undone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from crmsync.connect.base import Collection
from crmsync.model.items import ItemId
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import Value
from crmsync.plan.halves import Half, Presence
from crmsync.plan.operations import Operation, Reason, Verb
from crmsync.plan.photo import PHOTO
from crmsync.state.codec import decode, decode_value
from crmsync.state.database import Database
from crmsync.state.journal import Change
from crmsync.sync.execute import execute
from crmsync.sync.opening import open_session, reporting
from crmsync.sync.pull import pull
from crmsync.sync.recover import recover
from crmsync.sync.report import MappingReport, RunStatus
from crmsync.sync.session import Means, RunOptions, Session


@dataclass(slots=True)
class Undoing:
    """What an undo would do. operations: the writes. kept: plain sentences about what is left as it is,
    and why."""

    operations: list[Operation] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)


def undo_mapping(
    db: Database,
    rules: MappingRules,
    collections: Mapping[Side, Collection],
    options: RunOptions,
    means: Means,
    undone: int,
    *,
    report: MappingReport | None = None,
    wanted: Callable[[Change], bool] = lambda change: True,
) -> MappingReport:
    """Undo what run `undone` wrote for this mapping; without a yes (or as a preview) say only what
    would be done.

    report: filled while the undo goes on. wanted: which lines of the history are undone (one record, one
    field); all of them otherwise.
    Raises ServiceError when a side cannot be read or written at all.
    """
    session, _ = open_session(db, rules, collections, options, means, report=report)
    with reporting(session):
        pull(session)
        recover(session)
        undoing = plan_undo(session, undone, wanted)
        session.report.planned = undoing.operations
        session.report.notes = undoing.kept
        if options.yes and not options.preview:
            execute(session, undoing.operations)
    if undoing.operations and not options.yes and not options.preview:
        session.report.status = RunStatus.HELD
    return session.report


def plan_undo(session: Session, undone: int, wanted: Callable[[Change], bool]) -> Undoing:
    """The writes that put back what the history says; newest first, so that the oldest value wins."""
    undoing = Undoing()
    updates: dict[tuple[Side, ItemId], dict[str, Change]] = {}
    for change in reversed(list(session.journal.changes(undone))):
        if not wanted(change):
            continue
        match change.verb:
            case Verb.CREATE:
                _remove(session, change, undoing)
            case Verb.DELETE:
                _restore(session, change, undoing)
            case Verb.UPDATE:
                updates.setdefault((change.side, change.item), {}).setdefault(change.field, change)
            case Verb.PHOTO:
                undoing.kept.append(f"{change.label}: the photo is left as it is.")
    for (side, item), fields in updates.items():
        _put_back(session, side, item, fields, undoing)
    return undoing


def _put_back(
    session: Session, side: Side, item: ItemId, fields: dict[str, Change], undoing: Undoing
) -> None:
    label = next(iter(fields.values())).label
    half = _here(session, side, item)
    number = session.state.link_of(half.id) if half is not None else None
    link = session.state.link(number) if number is not None else None
    if half is None or link is None:
        undoing.kept.append(f"{label}: it is not there any more, or no longer synced.")
        return
    changes: dict[str, Value | None] = {}
    for name, change in fields.items():
        if name == PHOTO:
            continue
        held = half.fields.get(name)
        if held != decode_value(session.kind, name, change.new):
            undoing.kept.append(f"{label}: {name.replace('_', ' ')} was edited since and is left as it is.")
            continue
        changes[name] = decode_value(session.kind, name, change.old)
    if not changes:
        return
    other = link.halves[side.other]
    undoing.operations.append(
        Operation(
            Verb.UPDATE,
            side,
            label,
            link=link.id,
            item=item,
            version=half.version,
            changes=changes,
            origin={name: other.fields.get(name) for name in changes},
            before={name: half.fields[name] for name in changes if name in half.fields},
            reasons=dict.fromkeys(changes, Reason.UNDONE),
        )
    )


def _remove(session: Session, change: Change, undoing: Undoing) -> None:
    """An item that the run created is deleted again, unless somebody edited it since."""
    half = _here(session, change.side, change.item)
    if half is None:
        undoing.kept.append(f"{change.label}: it is not there any more.")
        return
    created = decode(session.kind, change.new or "{}")
    if any(half.fields.get(name) != value for name, value in created.items() if name != PHOTO):
        undoing.kept.append(f"{change.label}: it was edited since and is left as it is.")
        return
    undoing.operations.append(
        Operation(
            Verb.DELETE,
            change.side,
            change.label,
            link=session.state.link_of(half.id),
            item=half.item,
            version=half.version,
            before=half.fields,
            reasons={"": Reason.UNDONE},
        )
    )


def _restore(session: Session, change: Change, undoing: Undoing) -> None:
    """An item that the run deleted is created again from its before-image."""
    if _here(session, change.side, change.item) is not None:
        undoing.kept.append(f"{change.label}: it is there again already.")
        return
    undoing.operations.append(
        Operation(
            Verb.CREATE,
            change.side,
            change.label,
            changes=decode(session.kind, change.old or "{}"),
            reasons={"": Reason.UNDONE},
            original=change.original,
            partner=change.partner,
        )
    )


def _here(session: Session, side: Side, item: ItemId) -> Half | None:
    half = session.state.find(side, item)
    return half if half is not None and half.presence is Presence.HERE else None
