"""Carrying out operations: intent first, then the call, then the acknowledgement.

Intents are committed per batch, acknowledgements per group of replies. See docs/algorithm.md, rules 5–7.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from typing import Protocol

from crmsync.connect.base import Create, Delete, Failed, SetPhoto, Update, Write, Written
from crmsync.connect.errors import Disposition, ReplyLost, ServiceError
from crmsync.model.items import Item, ItemId, OperationKey
from crmsync.model.kinds import Side
from crmsync.plan.create import new_item
from crmsync.plan.operations import Operation, Verb
from crmsync.plan.photo import PHOTO
from crmsync.plan.scope import is_past
from crmsync.state.journal import Intent
from crmsync.sync.acknowledge import Landed, acknowledge
from crmsync.sync.firewall import passing
from crmsync.sync.lanes import Lane, drive
from crmsync.sync.photos import photo_for, ready
from crmsync.sync.pull import note
from crmsync.sync.read_back import read_back, sure
from crmsync.sync.session import Session

GROUP = 50
"""How many single writes share one commit of intents and one of acknowledgements."""


class Operations(Protocol):
    """What is to be written; need not be kept anywhere as a whole."""

    def count(self, verb: Verb, side: Side) -> int:
        """How many operations `of` gives at most."""

    def of(self, verb: Verb, side: Side) -> Iterator[Operation]:
        """Those of one sort on one side; asked for once."""


def execute(session: Session, operations: Operations) -> None:
    """Carry out `operations`, creates first, deletions last; those that would mail somebody are not sent.

    Raises the first error that stops the whole mapping, after what landed was acknowledged.
    """
    work = _Work(session, operations)
    work.tell()
    work.carry_out(Verb.CREATE, Verb.UPDATE, parallel=session.parallel)
    # Their bytes are read from one side while the other is written: one thing after the other.
    work.carry_out(Verb.PHOTO, parallel=False)
    work.carry_out(Verb.DELETE, parallel=session.parallel)


class _Work:
    """The operations of a run, handed out batch by batch."""

    def __init__(self, session: Session, operations: Operations) -> None:
        self.session = session
        self.operations = operations
        self.counts = {(verb, side): operations.count(verb, side) for verb in Verb for side in Side}
        self.halt = threading.Event()
        self.done = 0

    def carry_out(self, *verbs: Verb, parallel: bool) -> None:
        sides = [side for side in Side if any(self.counts[verb, side] for verb in verbs)]
        lines = {side: self.session.collections[side].capabilities.batches_at_once for side in sides}
        lanes = {}
        for side in sides:
            batches = self._batches(side, verbs)
            # While the batches of the others are on their way, one more lane makes the following one ready.
            lanes[side] = [self._lane(side, batches) for _ in range(lines[side] + 1 if parallel else 1)]
        drive(lanes, self.halt, parallel=parallel, lines=lines)

    def _batches(self, side: Side, verbs: Sequence[Verb]) -> Iterator[tuple[Verb, list[Operation]]]:
        for verb in verbs:
            matching = passing(self.session, self.operations.of(verb, side))
            size = batch_size(self.session, side, verb)
            while batch := list(islice(matching, size)):
                yield verb, batch

    def _lane(self, side: Side, batches: Iterator[tuple[Verb, list[Operation]]]) -> Lane:
        while not self.halt.is_set() and (found := next(batches, None)) is not None:
            verb, batch = found
            count = len(batch)
            yield from run_batch(self.session, side, verb, batch)
            self.done += count
            self.tell()

    def tell(self) -> None:
        """Say how far the writing is."""
        self.session.observer.progress(
            self.session.rules.name, "writing", self.done, sum(self.counts.values())
        )


def batch_size(session: Session, side: Side, verb: Verb) -> int:
    """How many operations of a sort share one commit of intents."""
    can = session.collections[side].capabilities
    size = {Verb.CREATE: can.create_batch, Verb.UPDATE: can.update_batch, Verb.DELETE: can.delete_batch}.get(
        verb, 1
    )
    return max(size, GROUP)


def run_batch(session: Session, side: Side, verb: Verb, batch: list[Operation]) -> Lane:
    """Carry out operations of one sort on one side: intents, call, acknowledgements."""
    if verb is Verb.PHOTO:
        batch = list(ready(session, batch))
    originals: dict[str, str] = {}
    if _needs_originals(session, side, verb):
        wanted = [operation.item for operation in batch if operation.item is not None]
        items = yield partial(_fetched, session, side, wanted)
        originals = _unchanged(session, side, batch, items)
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
    if writes:
        outcomes = yield partial(_send, session, side, writes)
        written = [(intent, one) for intent, one in outcomes if isinstance(one, Written)]
        landed, unsure = sure(session, side, written)
        unread: ServiceError | None = None
        # Not asked for without need: a call waits until the other lane's batch is through.
        if unsure:
            read, unread = yield partial(read_back, session, side, unsure)
            landed += read
        _note_outcomes(session, landed, outcomes, unread)


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


def _ready(session: Session, batch: Sequence[Operation]) -> Iterator[Operation]:
    """The operations that can still be carried out; a create is given the fields its source holds now."""
    sources = {half.id: half for half in session.state.halves(sorted(_sources(batch)))}
    for operation in batch:
        if operation.verb is not Verb.CREATE:
            if operation.item is not None and operation.version is not None:
                yield operation
            continue
        if operation.source is None:
            yield operation
            continue
        source = sources.get(operation.source)
        if source is None:
            continue
        guests = not session.first and not is_past(source.fields, session.clock())
        new = new_item(source.fields, operation.side, session.policy, guests=guests)
        session.lists.set_left_out(source.id, {"", *source.fields}, new.left_out)
        session.photos_follow |= PHOTO in source.fields and PHOTO in session.policy.active
        yield replace(operation, changes=new.fields, origin=source.fields)


def _sources(batch: Iterable[Operation]) -> Iterator[int]:
    for operation in batch:
        if operation.verb is Verb.CREATE and operation.source is not None:
            yield operation.source


def _needs_originals(session: Session, side: Side, verb: Verb) -> bool:
    """Are the items to be read right before? A service that takes changed fields and checks versions itself
    needs it for the before-image of a deletion only."""
    can = session.collections[side].capabilities
    unneeded = not can.whole_documents and can.conditional_updates
    return verb is not Verb.CREATE and (verb is Verb.DELETE or not unneeded)


def _fetched(session: Session, side: Side, wanted: Sequence[ItemId]) -> list[Item]:
    return [item for item in session.collections[side].fetch(wanted) if isinstance(item, Item)]


def _unchanged(session: Session, side: Side, batch: list[Operation], items: Iterable[Item]) -> dict[str, str]:
    """The documents of the items to be patched or deleted; what changed meanwhile leaves the batch."""
    wanted = {operation.item: operation.version for operation in batch}
    found: dict[str, str] = {}
    stale: list[Item] = []
    for item in items:
        if item.version == wanted[item.id]:
            found[item.id] = item.original or ""
        else:
            stale.append(item)
    session.again |= len(found) < len(wanted)
    if stale:
        with session.db.transaction():
            for item in stale:
                note(session, side, item)
    batch[:] = [operation for operation in batch if operation.item in found]
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


def _send(
    session: Session, side: Side, writes: dict[int, tuple[Write, Intent]]
) -> list[tuple[Intent, Written | Failed]]:
    """Send a batch; every write has an outcome."""
    outcomes: list[tuple[Intent, Written | Failed]] = []
    try:
        for outcome in session.collections[side].write([write for write, _ in writes.values()]):
            outcomes.append((writes[id(outcome.write)][1], outcome))
    except ServiceError as error:
        answered = {intent.id for intent, _ in outcomes}
        outcomes += [
            (intent, Failed(write, error)) for write, intent in writes.values() if intent.id not in answered
        ]
    return outcomes


def _note_outcomes(
    session: Session,
    landed: Iterable[tuple[Intent, Landed]],
    outcomes: Iterable[tuple[Intent, Written | Failed]],
    unread: ServiceError | None,
) -> None:
    """One commit for all that became of a batch. Raises what stops the whole mapping."""
    errors = [(intent, outcome.error) for intent, outcome in outcomes if isinstance(outcome, Failed)]
    with session.db.transaction():
        for intent, one in landed:
            acknowledge(session, intent, one)
        for intent, error in errors:
            fail(session, intent, error)
    fatal = next((error for _, error in errors if error.disposition in _FATAL), unread)
    if fatal is not None:
        raise fatal


_FATAL = (Disposition.STOP, Disposition.SIGN_IN, Disposition.AGAIN_LATER)


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
        if operation.source is not None:
            session.refused.add(operation.source)


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
