"""After a crash or a lost reply: what became of the operations that were sent and never acknowledged?

Runs after the feeds were read, because a create whose reply was lost is recognised in the feed: by its
operation key where the service keeps it, else by its values, as a multiset (two genuine "Call" tasks stay
two). See docs/algorithm.md, rule 14.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from crmsync.connect.base import Fate
from crmsync.model.items import Item, ItemId, Version
from crmsync.model.kinds import Side
from crmsync.model.values import Value
from crmsync.plan.halves import Half, Presence
from crmsync.plan.operations import Verb
from crmsync.plan.photo import PHOTO
from crmsync.state.journal import Intent
from crmsync.sync.acknowledge import Landed, acknowledge
from crmsync.sync.pull import note
from crmsync.sync.session import Session

CLOCK_GRACE = timedelta(minutes=10)
"""How far the service's clock may be behind ours when its creation times are compared with an intent's."""


def recover(session: Session) -> None:
    """Complete or drop every open intent."""
    open_intents = list(session.journal.intents())
    if not open_intents:
        return
    taken: set[int] = set()
    for side in Side:
        of_side = [intent for intent in open_intents if intent.operation.side is side]
        _existing(session, side, [one for one in of_side if one.operation.verb is not Verb.CREATE])
        for intent in of_side:
            if intent.operation.verb is Verb.CREATE:
                _create(session, intent, taken)
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
    # A photo's new token is the service's own: another one than before is taken for ours.
    photo = operation.verb is Verb.PHOTO
    landed = (photo and item.fields.get(PHOTO) != operation.before.get(PHOTO)) or (
        operation.verb is Verb.UPDATE
        and all(item.fields.get(name) == value for name, value in operation.changes.items())
    )
    untouched = all(item.fields.get(name) == operation.before.get(name) for name in operation.changes)
    if landed:
        acknowledge(session, intent, Landed(item.id, item.version, item.fields if photo else None))
    elif untouched:
        session.journal.drop(intent)
    else:
        session.journal.give_up(intent)
    note(session, operation.side, item)
    if operation.link is not None:
        session.state.mark_dirty(operation.link)


def _create(session: Session, intent: Intent, taken: set[int]) -> None:
    found = _find(session, intent, taken)
    with session.db.transaction():
        if found is None:
            session.journal.drop(intent)
            return
        taken.add(found.id)
        # What it holds beyond our values may be somebody's edit by now: it is left to planning.
        acknowledge(session, intent, Landed(found.item, found.version))


def _find(session: Session, intent: Intent, taken: set[int]) -> Half | None:
    """The item that this create made, if it landed."""
    side = intent.operation.side
    capabilities = session.collections[side].capabilities
    keeps_keys = capabilities.keeps_keys
    wanted = {
        name: value for name, value in intent.operation.changes.items() if name not in capabilities.bends
    }
    for half in session.state.unlinked(side):
        if half.id in taken:
            continue
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
