"""New cards: the usual lines in one go, the rest by the mappers, who have the last word. Pure."""

from __future__ import annotations

from crmsync.formats.text import join_structured
from crmsync.formats.vcard import Card
from crmsync.mapping.base import FieldTable
from crmsync.mapping.dav.contact_lines import (
    PHONE_FIELDS,
    address_lines,
    assistant_lines,
    mail_lines,
    named_lines,
    organisation_lines,
    phone_lines,
)
from crmsync.mapping.dav.contact_names import new_display_name
from crmsync.mapping.dav.product import PRODUCT
from crmsync.mapping.dav.slots import LineKind
from crmsync.model.values import Changes

_NAME = ("family_name", "given_name", "middle_name", "salutation", "suffix")
_ADDRESS = ("", "", "street", "city", "state", "postal_code", "country")
_LINES: tuple[tuple[LineKind, tuple[str, ...]], ...] = (
    (organisation_lines(), ("company", "department")),
    (named_lines("TITLE"), ("title",)),
    (mail_lines(), ("email_1",)),
    *((phone_lines(name), (name,)) for name in PHONE_FIELDS),
    (assistant_lines(), ("assistant",)),
    (address_lines(work=True), tuple(f"work_{part}" for part in _ADDRESS)),
    (address_lines(work=False), tuple(f"other_{part}" for part in _ADDRESS)),
    (named_lines("NOTE"), ("notes",)),
)
"""The lines of a new card, and the fields that are their parts."""


def new_contact(uid: str, fields: Changes, table: FieldTable[Card]) -> Card:
    """A new vCard 3.0 with these (fitted) fields; `uid` is made by the caller."""
    card = Card.create(PRODUCT, uid)
    shown = card.add("FN")
    said = {name: value for name, value in fields.items() if isinstance(value, str)}
    card.add("N", value=join_structured(said.get(name, "") for name in _NAME))
    for kind, names in _LINES:
        held = [index for index, name in enumerate(names) if name in said]
        if held:
            kind.add(card, None, join_structured(said.get(name, "") for name in names[: held[-1] + 1]))
    card.write(shown, new_display_name(card))
    table.write(card, fields)
    return card
