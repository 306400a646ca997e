"""Contacts in Zoho's dialect: the default pairs, as far as the organisation has the fields. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.mapping.records import RecordMapper
from crmsync.mapping.zoho.links import LookupField, PhotoField
from crmsync.mapping.zoho.metadata import FieldMeta, ModuleMeta
from crmsync.mapping.zoho.record import ZohoOptions
from crmsync.mapping.zoho.table import Manners, ZohoTable, mappers, plain_mapper
from crmsync.mapping.zoho.tags import TagField
from crmsync.model.kinds import Kind
from crmsync.model.values import Fields, Value

PAIRS: Mapping[str, str] = {
    "salutation": "Salutation",
    "given_name": "First_Name",
    "family_name": "Last_Name",
    "company": "Account_Name",
    "department": "Department",
    "title": "Title",
    "email_1": "Email",
    "email_2": "Secondary_Email",
    "work_phone": "Phone",
    "mobile_phone": "Mobile",
    "home_phone": "Home_Phone",
    "other_phone": "Other_Phone",
    "fax": "Fax",
    "assistant_phone": "Asst_Phone",
    "assistant": "Assistant",
    "work_street": "Mailing_Street",
    "work_city": "Mailing_City",
    "work_state": "Mailing_State",
    "work_postal_code": "Mailing_Zip",
    "work_country": "Mailing_Country",
    "other_street": "Other_Street",
    "other_city": "Other_City",
    "other_state": "Other_State",
    "other_postal_code": "Other_Zip",
    "other_country": "Other_Country",
    "birthday": "Date_of_Birth",
    "notes": "Description",
    "categories": "Tag",
    "photo": "Record_Image",
}
"""Field → the API name of the module's own field for it, where every organisation has one."""
_LAST_NAMES = (
    "company",
    "email_1",
    "email_2",
    "email_3",
    "given_name",
    "work_phone",
    "mobile_phone",
    "home_phone",
)
"""What stands in for a missing last name, best first."""
_NAMELESS = "(without a name)"


def contact_table(metadata: ModuleMeta, options: ZohoOptions) -> ZohoTable:
    """The contacts table of one organisation."""
    found = mappers(Kind.CONTACTS, PAIRS, metadata, options, lambda name, meta: _mapper(name, meta, options))
    last_name = metadata.get(PAIRS["family_name"])

    def complete(fields: Fields) -> Fields:
        if (
            last_name is None
            or not last_name.mandatory
            or "family_name" in fields
            or "family_name" not in found
        ):
            return fields
        return {**fields, "family_name": _substitute(fields, last_name)}

    return ZohoTable(
        Kind.CONTACTS,
        metadata,
        found.values(),
        Manners(complete=complete, bends=frozenset({"company", "categories"})),
    )


def _mapper(name: str, meta: FieldMeta, options: ZohoOptions) -> RecordMapper | None:
    match name:
        case "categories":
            return TagField(name, meta)
        case "photo":
            return PhotoField(name, meta)
        case "company" if meta.data_type == "lookup":
            return LookupField(name, meta, "Accounts")
        case _:
            return plain_mapper(Kind.CONTACTS, name, meta, options)


def _substitute(fields: Fields, last_name: FieldMeta) -> Value:
    found = next((str(fields[name]) for name in _LAST_NAMES if name in fields), _NAMELESS)
    return found[: last_name.length].strip() if last_name.length else found
