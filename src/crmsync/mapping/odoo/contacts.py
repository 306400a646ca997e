"""Contacts in Odoo's dialect (`res.partner`): the default pairs, as far as the database has the fields. Pure.

Seen on Odoo 19.0: `mobile` and `title` are gone, `phone` is the only number; a contact without a name is
refused.
"""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.mapping.odoo.companies import (
    KIND,
    NAME,
    PARENT,
    CompanyField,
    CountryField,
    StateField,
    StreetField,
    keep_apart,
    unknown_company,
)
from crmsync.mapping.odoo.metadata import FieldMeta, ModelMeta
from crmsync.mapping.odoo.names import PARTS, NamePart, rejoined, taken_apart
from crmsync.mapping.odoo.record import OdooOptions
from crmsync.mapping.odoo.table import Manners, OdooTable, mappers
from crmsync.mapping.odoo.tags import TagField
from crmsync.mapping.odoo.texts import custom_mapper
from crmsync.mapping.records import RecordMapper
from crmsync.model.fields import field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields

PAIRS: Mapping[str, str] = {
    "given_name": "name",
    "middle_name": "name",
    "family_name": "name",
    "company": PARENT,
    "title": "function",
    "email_1": "email",
    "work_phone": "phone",
    "mobile_phone": "mobile",
    "website": "website",
    "work_street": "street",
    "work_city": "city",
    "work_state": "state_id",
    "work_postal_code": "zip",
    "work_country": "country_id",
    "notes": "comment",
    "categories": "category_id",
}
"""Field → the record's field for it."""
_SUBSTITUTES = ("company", "email_1", "work_phone", "mobile_phone")
"""What stands in for a missing name, best first."""
_NAMELESS = "(without a name)"


def contact_table(metadata: ModelMeta, options: OdooOptions) -> OdooTable:
    """The contacts table of one database."""
    found = mappers(
        Kind.CONTACTS, PAIRS, metadata, options, lambda name, meta: _mapper(name, meta, metadata, options)
    )
    joint = frozenset(PARTS) & found.keys() - options.custom.keys()
    manners = Manners(
        complete=_complete,
        joint=joint,
        rejoined=rejoined,
        makes=frozenset({"category_id"}),
        extras=(KIND,),
        bends=joint | {"company", "work_state", "website", "notes"},
        adjust=keep_apart,
        fallbacks={PARENT: unknown_company} if NAME in metadata else {},
    )
    return OdooTable(Kind.CONTACTS, metadata, found.values(), manners)


def _mapper(name: str, meta: FieldMeta, metadata: ModelMeta, options: OdooOptions) -> RecordMapper | None:
    match name:
        case "given_name" | "middle_name" | "family_name":
            return NamePart(name, meta)
        case "company":
            return CompanyField(name, meta, NAME in metadata)
        case "work_street":
            return StreetField(name, meta, metadata.get("street2"))
        case "work_country":
            return CountryField(name, meta, dict(options.countries))
        case "work_state":
            return StateField(name, meta, options.states)
        case "categories":
            return TagField(name, meta)
        case _:
            return custom_mapper(name, meta, field_spec(Kind.CONTACTS, name).type)


def _complete(fields: Fields) -> Fields:
    """A contact without a name is called by its company, else its address or number."""
    parts = {part: fields[part] for part in PARTS if part in fields}
    others = {name: value for name, value in fields.items() if name not in parts}
    if parts:
        return {**others, **rejoined(parts)}
    stand_in = next((str(fields[name]) for name in _SUBSTITUTES if name in fields), _NAMELESS)
    return {**others, **taken_apart(stand_in)}
