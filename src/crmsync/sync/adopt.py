"""Links in and out: what a new computer, or one that lost its state, needs to know the pairs again
without guessing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from crmsync.connect.base import Collection
from crmsync.frozen import frozen
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.state.database import Database
from crmsync.sync.opening import open_session
from crmsync.sync.pull import pull
from crmsync.sync.session import Means, RunOptions, Session


@frozen
class Bonds:
    """The links of one mapping, by the services' own ids; no names, no values.

    identities: the folder and the module they belong to. pairs: (outlook, crm). separate: side → items
      that get no
    counterpart, because a deletion was not passed on or a person refused it.
    """

    name: str
    kind: Kind
    identities: Mapping[Side, str]
    pairs: Sequence[tuple[ItemId, ItemId]]
    separate: Mapping[Side, Sequence[ItemId]]


@frozen
class Adopted:
    """What became of imported links. pairs: linked now. known: were linked already. missing: an item is
    not there any more."""

    pairs: int
    known: int
    missing: int


class OtherFolder(Exception):
    """The links belong to another folder or account than the mapping has now."""


def export_links(db: Database) -> list[Bonds]:
    """The links of every mapping that ever ran."""
    found = []
    for number, name, kind, outlook, crm in db.rows(
        "SELECT id, name, kind, outlook, crm FROM mapping ORDER BY name"
    ):
        pairs = db.rows(
            "SELECT o.item, c.item FROM link JOIN half o ON o.link = link.id AND o.side = 'outlook'"
            " JOIN half c ON c.link = link.id AND c.side = 'crm' WHERE link.mapping = ? ORDER BY link.id",
            number,
        )
        alone = db.rows("SELECT side, item FROM half WHERE mapping = ? AND separate ORDER BY id", number)
        found.append(
            Bonds(
                str(name),
                Kind(str(kind)),
                {Side.OUTLOOK: str(outlook), Side.CRM: str(crm)},
                [(ItemId(str(one)), ItemId(str(other))) for one, other in pairs],
                {side: [ItemId(str(item)) for of, item in alone if of == side.value] for side in Side},
            )
        )
    return found


def import_links(
    db: Database,
    rules: MappingRules,
    collections: Mapping[Side, Collection],
    options: RunOptions,
    means: Means,
    bonds: Bonds,
) -> Adopted:
    """Link what `bonds` says belongs together; nothing is written to a service, the next run compares the
    pairs.

    Raises OtherFolder when the links were made with another folder or module, ServiceError when a side
    cannot be read.
    """
    if any(bonds.identities[side] != collections[side].identity for side in Side):
        raise OtherFolder(f"The links of {bonds.name} belong to another folder or account.")
    session, _ = open_session(db, rules, collections, options, means)
    pull(session)
    with db.transaction():
        for side in Side:
            for item in bonds.separate.get(side, ()):
                half = session.state.find(side, item)
                if half is not None and session.state.link_of(half.id) is None:
                    session.state.separate(half.id)
        return _link(session, bonds.pairs)


def _link(session: Session, pairs: Sequence[tuple[ItemId, ItemId]]) -> Adopted:
    adopted = known = missing = 0
    for outlook, crm in pairs:
        halves = session.state.find(Side.OUTLOOK, outlook), session.state.find(Side.CRM, crm)
        if halves[0] is None or halves[1] is None:
            missing += 1
        elif any(session.state.link_of(half.id) is not None for half in halves if half is not None):
            known += 1
        else:
            session.state.make_link(halves[0].id, halves[1].id)
            adopted += 1
    return Adopted(adopted, known, missing)
