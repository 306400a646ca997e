"""Carrying out operations: intent first, then the call, then the acknowledgement.

Intents are committed per batch, acknowledgements per group of replies. See docs/algorithm.md, rules 5–7.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from crmsync.connect.base import Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.errors import Disposition, ServiceError
from crmsync.model.items import Item, ItemId
from crmsync.model.kinds import Side
from crmsync.plan.create import new_item
from crmsync.plan.operations import LeftOut, Operation, Verb
from crmsync.plan.photo import PHOTO
from crmsync.plan.scope import is_past
from crmsync.state.journal import Intent
from crmsync.sync.acknowledge import Landed, acknowledge
from crmsync.sync.pull import note
from crmsync.sync.session import Session

T = TypeVar("T")
GROUP = 50
"""How many single writes share one commit of intents and one of acknowledgements."""


def execute(session: Session, operations: Sequence[Operation]) -> None:
    """Carry out `operations`, creates first, deletions last.

    Raises the first error that stops the whole mapping, after what landed was acknowledged.
    """
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
    originals = _originals(session, side, verb, batch)
    with session.db.transaction():
        intents = [
            session.journal.intend(
                operation,
                session.new_key(),
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
            photo = _photo(session, operation)
            if photo is None and operation.changes[PHOTO] is not None:
                return None
            return SetPhoto(operation.item, operation.version, photo, intent.original)


def _photo(session: Session, operation: Operation) -> bytes | None:
    assert operation.link is not None
    link = session.state.link(operation.link)
    if link is None or operation.origin.get("photo") is None:
        return None
    source = operation.side.other
    return session.collections[source].photo(link.halves[source].item)


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
    with session.db.transaction():
        for intent, outcome in outcomes:
            if isinstance(outcome, Written):
                acknowledge(session, intent, Landed.told(outcome))
            else:
                fail(session, intent, outcome.error)
    _read_back(session, side, [(intent, one) for intent, one in outcomes if isinstance(one, Written)])
    if fatal is not None:
        raise fatal


def fail(session: Session, intent: Intent, error: ServiceError) -> None:
    """Note that a write did not land (within a transaction); one that may have landed stays an intent."""
    operation = intent.operation
    if error.disposition is Disposition.UNKNOWN:
        session.again = True
        return
    session.journal.drop(intent)
    if error.disposition is Disposition.PLAN_AGAIN:
        session.again = True
    elif error.disposition is Disposition.THIS_ITEM:
        _complain(session, operation, error)


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
        f"{operation.label} could not be saved on the {_words(operation.side)} side: {error.message}",
        error.advice,
        session.clock(),
        operation.source,
    )


def _words(side: Side) -> str:
    return "Outlook" if side is Side.OUTLOOK else "CRM"


def _read_back(session: Session, side: Side, written: Sequence[tuple[Intent, Written]]) -> None:
    """Fields that the service may have bent are read again in the same run, with what belongs to their
    unit."""
    suspect = session.collections[side].capabilities.bends | {PHOTO}
    check = {
        one.id: intent.operation
        for intent, one in written
        if one.held is None and suspect & intent.operation.changes.keys()
    }
    if not check:
        return
    for item in session.collections[side].fetch(check):
        if isinstance(item, Item):
            _adopt(session, side, item, check[item.id], suspect)


def _adopt(session: Session, side: Side, item: Item, operation: Operation, suspect: frozenset[str]) -> None:
    """What the service holds is the base; what it did not take is noted, and is never taken for an edit."""
    half = session.state.find(side, item.id)
    if half is None or half.base is None or item.version != half.version:
        return
    names = session.policy.companions(suspect & operation.changes.keys())
    bent = {name: item.fields.get(name) for name in names if item.fields.get(name) != half.base.get(name)}
    if not bent:
        return
    refused = [
        LeftOut(side, name, f"the {_words(side)} side did not take it")
        for name in bent.keys() & operation.changes.keys() - {PHOTO}
    ]
    with session.db.transaction():
        session.state.acknowledge(half.id, bent, item.version)
        link = session.state.link_of(half.id)
        pair = session.state.link(link) if link is not None else None
        if pair is not None:
            session.lists.add_left_out(pair.halves[side.other].id, refused)
