"""After a crash or a lost reply: what became of the operations that were sent and never acknowledged?

Runs after the feeds were read, because a create whose reply was lost is recognised in the feed: by its
operation key where the service keeps it, else by its values, as a multiset (two genuine "Call" tasks stay
two). See docs/algorithm.md, rule 14.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from crmsync.connect.base import Fate
from crmsync.model.items import Item, ItemId, Version
from crmsync.model.kinds import Side
from crmsync.model.values import Fields, Value
from crmsync.plan.halves import Half, Presence
from crmsync.plan.operations import Operation, Reason, Verb
from crmsync.plan.photo import PHOTO
from crmsync.state.journal import Intent
from crmsync.sync.acknowledge import Landed, acknowledge
from crmsync.sync.pull import note
from crmsync.sync.read_back import not_taken, suspects
from crmsync.sync.session import Session

PATIENCE = timedelta(minutes=15)
"""How long a service that was silent about a create may take to carry it out."""
CLOCK_GRACE = timedelta(minutes=10)
"""How far the service's clock may be behind ours when its creation times are compared with an intent's."""


def recover(session: Session) -> None:
    """Complete or drop every open intent."""
    open_intents = list(session.journal.intents())
    if not open_intents:
        return
    for side in Side:
        of_side = [intent for intent in open_intents if intent.operation.side is side]
        _existing(session, side, [one for one in of_side if one.operation.verb is not Verb.CREATE])
        for intent in of_side:
            if intent.operation.verb is Verb.CREATE:
                _create(session, intent)
    with session.db.transaction():
        session.feeds.forget_gone()


def _existing(session: Session, side: Side, intents: list[Intent]) -> None:
    """Updates and deletions: the item itself tells whether they landed."""
    ids = {intent.operation.item for intent in intents if intent.operation.item is not None}
    if not ids:
        return
    items = {item.id: item for item in session.collections[side].fetch(ids) if isinstance(item, Item)}
    absent = {item: None for item in ids if item not in items}
    fates: Mapping[ItemId, Fate] = session.collections[side].fate(absent) if absent else {}
    with session.db.transaction():
        for intent in intents:
            assert intent.operation.item is not None
            item = items.get(intent.operation.item)
            if item is None:
                _gone(session, intent, fates.get(intent.operation.item, Fate.PRESENT))
            else:
                _there(session, intent, item)


def _gone(session: Session, intent: Intent, fate: Fate) -> None:
    assert intent.operation.item is not None
    if intent.operation.verb is Verb.DELETE and fate is Fate.DELETED:
        acknowledge(session, intent, Landed(intent.operation.item, Version("")))
        return
    session.journal.give_up(intent)
    if fate is Fate.DELETED:
        session.feeds.confirm(intent.operation.side, intent.operation.item, Presence.GONE)


def _there(session: Session, intent: Intent, item: Item) -> None:
    operation = intent.operation
    sure = operation.changes.keys() - suspects(session, operation.side)
    untouched = all(item.fields.get(name) == operation.before.get(name) for name in operation.changes)
    if not untouched and all(item.fields.get(name) == operation.changes[name] for name in sure):
        _landed(session, intent, item.id, item.version, item.fields)
    elif untouched:
        session.journal.drop(intent)
    else:
        session.journal.give_up(intent)
    note(session, operation.side, item)
    if operation.link is not None:
        session.state.mark_dirty(operation.link)


def _landed(session: Session, intent: Intent, item: ItemId, version: Version, now: Fields) -> None:
    """Note a write that landed, with whatever the service made of the fields that it may bend.

    One of those that is not held as it was written may as well be half done: a series is made before its
    cancelled occurrences are. Its source stays unsettled, so that it is written once more; the reply then
    tells what the service makes of it. What is held may also be a person's edit: planning saves it.
    """
    operation = intent.operation
    names = suspects(session, operation.side)
    held = {name: now.get(name) for name in session.policy.companions(names & operation.changes.keys())}
    left_out = not_taken(operation, now, names)
    if operation.reason is not Reason.UNDONE:
        unsettled = {*left_out, *_doubted(session, operation, now)}
        origin = {name: value for name, value in operation.origin.items() if name not in unsettled}
        intent = replace(intent, operation=replace(operation, origin=origin))
    acknowledge(session, intent, Landed(item, version, held, left_out))


def _doubted(session: Session, operation: Operation, now: Fields) -> frozenset[str]:
    """A photo may be what the service made of ours, or a person's, taken since: ours is written once more
    while its source still holds it; then the reply tells which it is."""
    link = session.state.link(operation.link) if operation.link is not None else None
    if operation.verb is not Verb.PHOTO or link is None or now.get(PHOTO) == operation.changes.get(PHOTO):
        return frozenset()
    source = link.halves[operation.side.other].fields.get(PHOTO)
    return frozenset({PHOTO}) if source == operation.origin.get(PHOTO) else frozenset()


def _create(session: Session, intent: Intent) -> None:
    found = _find(session, intent)
    with session.db.transaction():
        if found is None:
            if not _may_follow(session, intent):
                session.journal.drop(intent)
                if intent.operation.source is not None:
                    session.keys[intent.operation.source] = intent.key
            return
        # What else it holds may be somebody's edit by now: it is left to planning.
        _landed(session, intent, found.item, found.version, found.fields)


def _may_follow(session: Session, intent: Intent) -> bool:
    """May the service still carry out a create that it was silent about?"""
    return intent.unanswered is not None and session.clock() < intent.unanswered + PATIENCE


def _find(session: Session, intent: Intent) -> Half | None:
    """The item that this create made, if it landed."""
    side = intent.operation.side
    capabilities = session.collections[side].capabilities
    keeps_keys = capabilities.keeps_keys
    wanted = {
        name: value for name, value in intent.operation.changes.items() if name not in capabilities.bends
    }
    for half in session.state.unlinked(side):
        if keeps_keys:
            if half.key == intent.key:
                return half
        elif _is_ours(half, wanted, intent):
            return half
    return None


def _is_ours(half: Half, wanted: Mapping[str, Value | None], intent: Intent) -> bool:
    if half.base is not None or (half.created is not None and half.created < intent.created - CLOCK_GRACE):
        return False
    return all(half.fields.get(name) == value for name, value in wanted.items())
