"""Where a contact works and lives: its company (a record, or a bare name) and its address. Pure."""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.metadata import FieldMeta
from crmsync.mapping.odoo.record import OneField, Ref, filled, ref
from crmsync.mapping.records import Record
from crmsync.model.values import Value, line

PARENT = "parent_id"
NAME = "company_name"
SHOWN = "commercial_company_name"
"""What Odoo itself shows: the company that a contact belongs to, else the bare name."""
KIND = "type"
ADDRESS = ("street", "street2", "city", "zip", "state_id", "country_id")
"""What a contact of the plain kind has in common with its company: Odoo writes a change of one into the
other, and into all their colleagues (`_fields_sync` of res.partner)."""
SHARED, OWN = "contact", "other"
"""Kinds of address: the company's, or one of its own."""


@frozen
class CompanyField(OneField):
    """Company ↔ `parent_id`, else `company_name`. meta: of `parent_id`. has_name: is there the bare name?"""

    has_name: bool = True

    @property
    def natives(self) -> tuple[str, ...]:
        return (PARENT, NAME, SHOWN)

    def read(self, native: Record) -> Value | None:
        parent = ref(native.get(PARENT))
        if parent is None:
            return line(filled(native.get(NAME)))
        return line(filled(native.get(SHOWN)) if parent.id is not None else parent.name) or line(parent.name)

    def write(self, native: Record, value: Value | None) -> None:
        """Patch the draft; `unknown_company` says what happens when there is no such company."""
        if value == self.read(native):
            return
        native[PARENT] = False if value is None else Ref(None, str(value))
        if self.has_name:
            native[NAME] = False

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(str(value)))


def unknown_company(draft: Record, name: str) -> bool:
    """What a contact holds when Odoo has no company of that name, or several."""
    draft[PARENT] = False
    draft[NAME] = name
    return True


@frozen
class CountryField(OneField):
    """A country, by any of its spellings. countries: spelling, case-folded → its name in this database."""

    countries: dict[str, str]

    def read(self, native: Record) -> Value | None:
        held = ref(native.get(self.meta.name))
        return line(held.name) if held is not None else None

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            native[self.meta.name] = False if value is None else Ref(None, str(value))

    def fits(self, value: Value) -> Fit | Unfit:
        known = self.countries.get((line(str(value)) or "").casefold())
        return Fit(line(known)) if known else Unfit(f"Odoo has no country called “{value}”")


@frozen
class StateField(OneField):
    """A region of a country, by its name. Odoo shows it with its country's code, "Berlin (DE)"."""

    states: frozenset[str]

    @property
    def context(self) -> tuple[str, ...]:
        return ("country_id",)

    def read(self, native: Record) -> Value | None:
        held = ref(native.get(self.meta.name))
        if held is None:
            return None
        name, bracket, code = held.name.rpartition(" (")
        return line(name if bracket and code.endswith(")") else held.name)

    def write(self, native: Record, value: Value | None) -> None:
        if value != self.read(native):
            native[self.meta.name] = False if value is None else Ref(None, str(value))

    def fits(self, value: Value) -> Fit | Unfit:
        spelled = line(str(value))
        if spelled and spelled.casefold() in self.states:
            return Fit(spelled)
        return Unfit(f"Odoo has no state or region called “{value}”")


@frozen
class StreetField(OneField):
    """A street of several lines in `street` and `street2`: the first line, and all others."""

    second: FieldMeta | None = None

    @property
    def natives(self) -> tuple[str, ...]:
        return (self.meta.name, *([self.second.name] if self.second is not None else []))

    def read(self, native: Record) -> Value | None:
        held = (line(filled(native.get(name))) for name in self.natives)
        return "\n".join(one for one in held if one) or None

    def write(self, native: Record, value: Value | None) -> None:
        if value == self.read(native):
            return
        lines = str(value).split("\n") if value is not None else []
        native[self.meta.name] = lines[0] if lines else False
        if self.second is not None:
            native[self.second.name] = ", ".join(lines[1:]) or False

    def fits(self, value: Value) -> Fit | Unfit:
        lines = [one for part in str(value).split("\n") if (one := line(part))]
        first, rest = lines[:1], lines[1:]
        if self.second is None:
            return Fit(", ".join(lines) or None)
        return Fit("\n".join([*first, *([", ".join(rest)] if rest else [])]) or None)


def keep_apart(draft: Record, present: Record) -> None:
    """See to it that an address which differs from the company's becomes the contact's own, so that neither
    the company nor its other people get it. draft: what is about to be sent; present: the record as it is.
    """
    parent = ref(draft.get(PARENT, present.get(PARENT)))
    if parent is None or present.get(KIND, SHARED) != SHARED:
        return
    if any(name in draft for name in ADDRESS) or (PARENT in draft and any(map(present.get, ADDRESS))):
        draft[KIND] = OWN
