"""Carrying out operations: intent first, then the call, then the acknowledgement.

Intents are committed per batch, acknowledgements per group of replies. See docs/algorithm.md, rules 5–7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from crmsync.connect.base import Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.errors import Disposition, ReplyLost, ServiceError
from crmsync.model.items import Item, ItemId, OperationKey
from crmsync.model.kinds import Side
from crmsync.plan.create import new_item
from crmsync.plan.operations import Operation, Verb
from crmsync.plan.photo import PHOTO
from crmsync.plan.scope import is_past
from crmsync.state.journal import Intent
from crmsync.sync.acknowledge import acknowledge
from crmsync.sync.firewall import passing
from crmsync.sync.photos import photo_for, ready
from crmsync.sync.pull import note
from crmsync.sync.read_back import read_back
from crmsync.sync.session import Session

T = TypeVar("T")
GROUP = 50
"""How many single writes share one commit of intents and one of acknowledgements."""


def execute(session: Session, operations: Sequence[Operation]) -> None:
    """Carry out `operations`, creates first, deletions last; those that would mail somebody are not sent.

    Raises the first error that stops the whole mapping, after what landed was acknowledged.
    """
    operations = list(passing(session, operations))
    total, done = len(operations), 0
    for verb in (Verb.CREATE, Verb.UPDATE, Verb.PHOTO, Verb.DELETE):
        for side in Side:
            matching = (one for one in operations if one.verb is verb and one.side is side)
            for batch in _batches(matching, _batch_size(session, side, verb)):
                _run_batch(session, side, verb, batch)
                done += len(batch)
                session.observer.progress(session.rules.name, "writing", done, total)


def _batch_size(session: Session, side: Side, verb: Verb) -> int:
    can = session.collections[side].capabilities
    size = {Verb.CREATE: can.create_batch, Verb.UPDATE: can.update_batch, Verb.DELETE: can.delete_batch}.get(
        verb, 1
    )
    return max(size, GROUP)


def _batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    iterator = iter(items)
    while batch := list(islice(iterator, size)):
        yield batch


def _run_batch(session: Session, side: Side, verb: Verb, batch: list[Operation]) -> None:
    if verb is Verb.PHOTO:
        batch = list(ready(session, batch))
    originals = _originals(session, side, verb, batch)
    with session.db.transaction():
        intents = [
            session.journal.intend(
                operation,
                _key(session, operation),
                session.options.run,
                session.clock(),
                originals.get(operation.item or ""),
            )
            for operation in _ready(session, batch)
        ]
    writes: dict[int, tuple[Write, Intent]] = {}
    for intent in intents:
        write = _write(session, intent)
        if write is None:
            _without_bytes(session, intent)
        else:
            writes[id(write)] = (write, intent)
    _send(session, side, writes)


def _key(session: Session, operation: Operation) -> OperationKey:
    """The same one again for a counterpart that was asked for before: a service that keeps keys makes it
    once."""
    earlier = session.keys.pop(operation.source, None) if operation.source is not None else None
    return earlier or session.new_key()


def _without_bytes(session: Session, intent: Intent) -> None:
    """A photo that its own side cannot give (only an address of one) goes nowhere, and removes none."""
    operation = intent.operation
    link = session.state.link(operation.link) if operation.link is not None else None
    with session.db.transaction():
        session.journal.drop(intent)
        if link is not None:
            session.state.settle(link.halves[operation.side.other].id, operation.origin)
            session.state.clean(link.id)


def _ready(session: Session, batch: Iterable[Operation]) -> Iterator[Operation]:
    """The operations that can still be carried out; a create is given the fields its source holds now."""
    for operation in batch:
        if operation.verb is not Verb.CREATE:
            if operation.item is not None and operation.version is not None:
                yield operation
            continue
        if operation.source is None:
            yield operation
            continue
        source = session.state.half(operation.source)
        if source is None:
            continue
        guests = not session.first and not is_past(source.fields, session.clock())
        new = new_item(source.fields, operation.side, session.policy, guests=guests)
        session.lists.set_left_out(source.id, {"", *source.fields}, new.left_out)
        session.photos_follow |= PHOTO in source.fields and PHOTO in session.policy.active
        yield replace(operation, changes=new.fields, origin=source.fields)


def _originals(session: Session, side: Side, verb: Verb, batch: list[Operation]) -> dict[str, str]:
    """The documents of the items to be patched or deleted, read right before; changed ones leave the batch.

    A service that takes changed fields and checks versions itself needs it for the before-image of a
    deletion only.
    """
    can = session.collections[side].capabilities
    unneeded = not can.whole_documents and can.conditional_updates
    if verb is Verb.CREATE or (verb is not Verb.DELETE and unneeded):
        return {}
    found: dict[str, str] = {}
    stale: list[Item] = []
    wanted = {operation.item: operation for operation in batch if operation.item is not None}
    missing: set[ItemId] = set(wanted)
    for item in session.collections[side].fetch(wanted):
        missing.discard(item.id)
        if isinstance(item, Item) and item.version == wanted[item.id].version:
            found[item.id] = item.original or ""
        elif isinstance(item, Item):
            stale.append(item)
    left = [operation for operation in batch if operation.item in found]
    if stale or missing:
        session.again = True
    with session.db.transaction():
        for item in stale:
            note(session, side, item)
    batch[:] = left
    return found


def _write(session: Session, intent: Intent) -> Write | None:
    """The write of an intent; `None` for a photo that its own side cannot give."""
    operation = intent.operation
    if operation.verb is Verb.CREATE:
        fields = {name: value for name, value in operation.changes.items() if value is not None}
        return Create(intent.key, fields, operation.original)
    assert operation.item is not None
    assert operation.version is not None
    match operation.verb:
        case Verb.UPDATE:
            return Update(operation.item, operation.version, operation.changes, intent.original)
        case Verb.DELETE:
            return Delete(operation.item, operation.version)
        case Verb.PHOTO:
            photo = photo_for(session, operation)
            if photo is None and operation.changes[PHOTO] is not None:
                return None
            return SetPhoto(operation.item, operation.version, photo, intent.original)


def _send(session: Session, side: Side, writes: dict[int, tuple[Write, Intent]]) -> None:
    """Send a batch and note every outcome; what was not answered at all stays an intent for the recovery."""
    if not writes:
        return
    outcomes: list[tuple[Intent, Written | Failed]] = []
    fatal: ServiceError | None = None
    try:
        for outcome in session.collections[side].write([write for write, _ in writes.values()]):
            intent = writes[id(outcome.write)][1]
            outcomes.append((intent, outcome))
            if isinstance(outcome, Failed) and outcome.error.disposition in (
                Disposition.STOP,
                Disposition.SIGN_IN,
                Disposition.AGAIN_LATER,
            ):
                fatal = fatal or outcome.error
    except ServiceError as error:
        answered = {intent.id for intent, _ in outcomes}
        outcomes += [
            (intent, Failed(write, error)) for write, intent in writes.values() if intent.id not in answered
        ]
        fatal = error
    written = [(intent, one) for intent, one in outcomes if isinstance(one, Written)]
    landed, unread = read_back(session, side, written)
    with session.db.transaction():
        for intent, one in landed:
            acknowledge(session, intent, one)
        for intent, outcome in outcomes:
            if isinstance(outcome, Failed):
                fail(session, intent, outcome.error)
    fatal = fatal or unread
    if fatal is not None:
        raise fatal


def fail(session: Session, intent: Intent, error: ServiceError) -> None:
    """Note that a write did not land (within a transaction); one that may have landed stays an intent."""
    operation = intent.operation
    if error.disposition is Disposition.UNKNOWN:
        session.again = True
        if operation.verb is Verb.CREATE and isinstance(error, ReplyLost) and error.late:
            _unanswered(session, intent, error)
        return
    session.journal.drop(intent)
    if error.disposition is Disposition.PLAN_AGAIN:
        session.again = True
    elif error.disposition is Disposition.THIS_ITEM:
        _complain(session, operation, error)


def _unanswered(session: Session, intent: Intent, error: ServiceError) -> None:
    """A service that keeps keys is given the same key again at once; any other gets time to answer."""
    if not session.collections[intent.operation.side].capabilities.keeps_keys:
        session.journal.unanswered(intent, session.clock())
        _complain(session, intent.operation, error)


def _complain(session: Session, operation: Operation, error: ServiceError) -> None:
    """A problem of the side that refused; that of a create is known by the item it was made for."""
    item = operation.item or ""
    if operation.item is None and operation.source is not None:
        item = session.lists.item_of(operation.source) or ""
    session.lists.add_problem(
        operation.side,
        item,
        operation.label,
        error.code,
        f"{operation.label} could not be saved on the {operation.side.words} side: {error.message}",
        error.advice,
        session.clock(),
        operation.source,
    )
