"""Undo: what a run created, changed and deleted is put back on both sides; what somebody edited since
is left and listed.

An undo is itself a run: it goes through the same intents and the same history, and can be undone.
Afterwards the bases are what the
two sides hold, so that the next run does not do again what was undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from crmsync.connect.base import Collection
from crmsync.model.fields import field_spec
from crmsync.model.items import ItemId
from crmsync.model.kinds import Side
from crmsync.model.rules import MappingRules
from crmsync.model.values import PhotoToken, Value
from crmsync.plan.create import GUESTS
from crmsync.plan.halves import Half, Presence
from crmsync.plan.mail import WHOLE
from crmsync.plan.merge import changed_fields
from crmsync.plan.operations import Operation, Reason, Verb
from crmsync.plan.photo import PHOTO
from crmsync.state.codec import decode, decode_value
from crmsync.state.database import Database
from crmsync.state.journal import Change
from crmsync.sync.cleared import Listed
from crmsync.sync.execute import execute
from crmsync.sync.firewall import blocked, told
from crmsync.sync.opening import open_session, reporting
from crmsync.sync.pull import pull
from crmsync.sync.recover import recover
from crmsync.sync.report import MappingReport, RunStatus
from crmsync.sync.session import Means, RunOptions, Session

_CHANGED_MEANWHILE = "{label}: it changed meanwhile and is left as it is; undo the run once more for it."


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
        session.report.recipients |= told(session, undoing.operations)
        session.report.notes = undoing.kept
        if options.yes and not options.preview:
            execute(session, Listed(undoing.operations))
            undoing.kept += _not_done(session, undoing.operations)
    if undoing.operations and not options.yes and not options.preview:
        session.report.status = RunStatus.HELD
    return session.report


def _not_done(session: Session, operations: list[Operation]) -> Iterator[str]:
    """What was refused because its item changed meanwhile; refusals for good are problems."""
    if not session.again:
        return
    done = {
        (one.verb, one.side, one.label if one.verb is Verb.CREATE else one.item)
        for one in session.journal.changes(session.options.run)
    }
    for operation in operations:
        if (operation.verb, operation.side, operation.item or operation.label) not in done:
            yield _CHANGED_MEANWHILE.format(label=operation.label)


def plan_undo(session: Session, undone: int, wanted: Callable[[Change], bool]) -> Undoing:
    """The writes that put back what the history says, read from its end."""
    undoing = Undoing()
    updates: dict[tuple[Side, ItemId], dict[str, Change]] = {}
    for change in reversed(list(session.journal.changes(undone))):
        if not wanted(change):
            continue
        match change.verb:
            case Verb.CREATE:
                _remove(session, change, updates.pop((change.side, change.item), {}), undoing)
            case Verb.DELETE:
                _restore(session, change, undoing)
            case Verb.UPDATE:
                fields = updates.setdefault((change.side, change.item), {})
                # Written more than once: it shall hold the newest value, and gets the oldest one back.
                fields[change.field] = replace(fields.get(change.field, change), old=change.old)
            case Verb.PHOTO:
                _put_photo_back(session, change, undoing)
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
    reasons = blocked(session, half)
    edited = frozenset(
        name
        for name, change in fields.items()
        if name != PHOTO and half.fields.get(name) != decode_value(session.kind, name, change.new)
    )
    for name, change in fields.items():
        if change.old == change.new:
            continue
        why = _edited_since(session, name, edited)
        if why:
            undoing.kept.append(f"{label}: {why}")
            continue
        if name in reasons:
            undoing.kept.append(f"{label}: {_words(session, name)} is left as it is: {reasons[name].reason}.")
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


def _edited_since(session: Session, name: str, edited: frozenset[str]) -> str:
    """Why a field stays: it was edited, or one without which it makes no sense; "" otherwise."""
    field = _words(session, name)
    if name in edited:
        return f"{field} was edited since and is left as it is."
    others = sorted(edited & session.policy.companions(frozenset({name})))
    if not others:
        return ""
    other = _words(session, others[0])
    return f"{field} belongs together with {other}, which was edited since, and is left as it is."


def _words(session: Session, name: str) -> str:
    return field_spec(session.kind, name).label


def _put_photo_back(session: Session, change: Change, undoing: Undoing) -> None:
    half = _here(session, change.side, change.item)
    number = session.state.link_of(half.id) if half is not None else None
    link = session.state.link(number) if number is not None else None
    if half is None or link is None:
        undoing.kept.append(f"{change.label}: it is not there any more, or no longer synced.")
        return
    held = half.fields.get(PHOTO)
    if held != decode_value(session.kind, PHOTO, change.new):
        undoing.kept.append(f"{change.label}: photo was edited since and is left as it is.")
        return
    old = decode_value(session.kind, PHOTO, change.old)
    replaced = session.journal.saved(change, PHOTO) if old is not None else None
    if old is not None and not isinstance(replaced, PhotoToken):
        undoing.kept.append(f"{change.label}: the old photo is not kept any more.")
        return
    undoing.operations.append(
        Operation(
            Verb.PHOTO,
            change.side,
            change.label,
            link=link.id,
            item=half.item,
            version=half.version,
            changes={PHOTO: old},
            origin={PHOTO: link.halves[change.side.other].fields.get(PHOTO)},
            before={} if held is None else {PHOTO: held},
            reasons={PHOTO: Reason.UNDONE},
            original=replaced.token if isinstance(replaced, PhotoToken) else None,
        )
    )


def _remove(session: Session, change: Change, updates: Mapping[str, Change], undoing: Undoing) -> None:
    """An item that the run created is deleted again, unless somebody edited it since. updates: what the same
    run changed of it afterwards.
    """
    half = _here(session, change.side, change.item)
    if half is None:
        undoing.kept.append(f"{change.label}: it is not there any more.")
        return
    written: dict[str, Value | None] = {**decode(session.kind, change.new or "{}")}
    written |= {name: decode_value(session.kind, name, one.new) for name, one in updates.items()}
    # What a service filled in by itself is in the base and in no later run.
    touched = changed_fields(half, session.policy.active) | session.journal.written_since(change)
    if any(half.fields.get(name) != written.get(name) for name in (written.keys() | touched) - {PHOTO}):
        undoing.kept.append(f"{change.label}: it was edited since and is left as it is.")
        return
    block = blocked(session, half).get(WHOLE)
    if block is not None:
        undoing.kept.append(f"{change.label}: {block.reason}.")
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
    """An item that the run deleted is created again from its before-image. Its guests come back with the
    document, never as a write of guests, so that nobody is mailed."""
    if _here(session, change.side, change.item) is not None:
        undoing.kept.append(f"{change.label}: it is there again already.")
        return
    held = decode(session.kind, change.old or "{}")
    quiet = change.side is Side.OUTLOOK
    undoing.operations.append(
        Operation(
            Verb.CREATE,
            change.side,
            change.label,
            changes={name: value for name, value in held.items() if name != GUESTS or not quiet},
            reasons={"": Reason.UNDONE},
            original=change.original,
            partner=change.partner,
        )
    )


def _here(session: Session, side: Side, item: ItemId) -> Half | None:
    half = session.state.find(side, item)
    return half if half is not None and half.presence is Presence.HERE else None
