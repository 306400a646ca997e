"""What each kind is in Odoo: its model, which records belong to it, how it is read and found. One table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from crmsync.connect.odoo.directory import User
from crmsync.connect.odoo.lookups import Search
from crmsync.frozen import frozen
from crmsync.mapping.odoo.metadata import ModelMeta
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.table import OdooTable
from crmsync.model.kinds import Kind

Domain = list[Any]

MINE = "mine"
ALL = "all"
"""What `OpenOptions.records` may say beside a saved filter's name."""


@frozen
class Shape:
    """One kind in Odoo.

    model: technical name. label, noun: what people call the app and a record of it. domain: which records
    are items of this kind at all. mine: those of the signed-in user. owned: what makes a new record theirs.
    searches: field → how the records that it points to are found.
    """

    model: str
    label: str
    noun: str
    domain: Domain
    mine: Callable[[User], Domain]
    owned: Callable[[User], Mapping[str, Any]]
    searches: Mapping[str, Search] = field(default_factory=dict)


def _my_contacts(user: User) -> Domain:
    return [["user_id", "=", user.id]]


def _my_tasks(user: User) -> Domain:
    return [["user_ids", "in", [user.id]]]


def _my_meetings(user: User) -> Domain:
    return ["|", ["user_id", "=", user.id], ["partner_ids", "in", [user.partner]]]


def _nothing(user: User) -> Mapping[str, Any]:
    return {}


_PERSON = Search("contact", ("email", "name"), (["is_company", "=", False],))

SHAPES: Mapping[Kind, Shape] = {
    Kind.CONTACTS: Shape(
        model="res.partner",
        label="Contacts",
        noun="contact",
        # People that somebody deals with: companies are what they belong to, further addresses are nobody,
        # and colleagues who sign in to Odoo themselves (`partner_share`) are kept by whoever administers it.
        domain=[
            ["is_company", "=", False],
            ["type", "in", ["contact", "other"]],
            ["name", "!=", False],
            ["partner_share", "=", True],
        ],
        mine=_my_contacts,
        owned=lambda user: {"user_id": user.id},
        searches={
            "parent_id": Search("company", domain=(["is_company", "=", True],), made={"is_company": "1"}),
            "country_id": Search("country"),
            "state_id": Search("state or region", within={"country_id": "country_id"}),
            "category_id": Search("tag", made={}, exact=False),
        },
    ),
    Kind.TASKS: Shape(
        model="project.task",
        label="Tasks",
        noun="task",
        domain=[],
        mine=_my_tasks,
        owned=_nothing,
        searches={"tag_ids": Search("tag", made={}, exact=False), "partner_id": _PERSON},
    ),
    Kind.EVENTS: Shape(
        model="calendar.event",
        label="Meetings",
        noun="meeting",
        domain=[],
        mine=_my_meetings,
        owned=_nothing,
        searches={
            "categ_ids": Search("tag", made={}, exact=False),
            "partner_ids": Search("contact with the mail address", ("email",), exact=False),
        },
    ),
}


def table_of(kind: Kind, metadata: ModelMeta, options: OdooOptions) -> OdooTable:
    """A kind's field table; of the other kinds nothing is loaded."""
    match kind:
        case Kind.CONTACTS:
            from crmsync.mapping.odoo.contacts import contact_table

            return contact_table(metadata, options)
        case Kind.TASKS:
            from crmsync.mapping.odoo.tasks import task_table

            return task_table(metadata, options)
        case Kind.EVENTS:
            from crmsync.mapping.odoo.events import event_table

            return event_table(metadata, options)


def named_fields(kind: Kind) -> frozenset[str]:
    """The x2many fields whose names are read, not only their ids."""
    return frozenset(name for name, search in SHAPES[kind].searches.items() if search.made is not None) - {
        "parent_id"
    }
