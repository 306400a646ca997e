"""The contract of a field mapper, and the table that joins the mappers of one kind in one dialect.

Pure: knows documents and canonical values, nothing of networks, databases or sync.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum, auto
from typing import Generic, Protocol, TypeVar

from crmsync.frozen import frozen
from crmsync.model.fields import field_spec
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Fields, Value


class Access(Enum):
    """What a side can do with a field."""

    READ_WRITE = auto()
    READ = auto()
    """read only: a change there is passed on, nothing is ever written there"""
    CREATE = auto()
    """written when an item is created, never changed afterwards"""


@frozen
class Fit:
    """What a side will hold after a value was written there.

    value: the canonical value as it will be read back; `None` when the side will hold nothing.
    note: plain words when a part of the value is not taken ("changed occurrences"), else None; the rest is
      written all the same.
    """

    value: Value | None
    note: str | None = None


@frozen
class Unfit:
    """A value that a side cannot hold: it is not written, it is listed as left out.

    reason: plain words, e.g. "longer than 32,000 characters".
    """

    reason: str


class SideRules(Protocol):
    """What planning needs to know of a side: which fields it holds and how."""

    @property
    def names(self) -> frozenset[str]:
        """The names of the fields this side can at least read."""

    def access(self, name: str) -> Access:
        """What this side can do with field `name`. KeyError when it does not hold it at all."""

    def fits(self, name: str, value: Value) -> Fit | Unfit:
        """What this side will hold after `value` was written to field `name`."""

    @property
    def mandatory(self) -> frozenset[str]:
        """The fields that cannot be emptied on this side."""

    def complete(self, fields: Fields) -> Fields:
        """What a new item created from `fields` (already fitted) will hold, mandatory substitutes included.

        Example: a contact without a last name gets its company, else its mail address, as the CRM's
        mandatory Last_Name.
        """

    @property
    def joint(self) -> frozenset[str]:
        """The fields that this side keeps in one place (first and last name in one full name): they are
        decided, written and passed on together, because a change of one may show in another."""

    def rejoined(self, fields: Fields) -> Fields:
        """What the `joint` fields will be read back as after all of them were written; `fields` holds no
        others."""


N = TypeVar("N")
N_contra = TypeVar("N_contra", contravariant=True)


class FieldMapper(Protocol[N_contra]):
    """One canonical field in one dialect. `N` is the native draft: a vCard, a calendar object, a record
    dictionary.

    Laws, tested for each mapper: `read(write(draft, v)) == fits(v).value`; `fits(fits(v)) == fits(v)`;
    writing what
    is already there changes no byte; `write` touches only what carries this field.
    """

    @property
    def name(self) -> str:
        """The canonical field's name."""

    @property
    def access(self) -> Access:
        """What this dialect can do with it."""

    def read(self, native: N_contra) -> Value | None:
        """The canonical value held by `native`; `None` when empty or not understood (never raises on
        odd input)."""

    def write(self, native: N_contra, value: Value | None) -> None:
        """Patch `native` so that it holds `value` (already fitted); `None` empties the field."""

    def fits(self, value: Value) -> Fit | Unfit:
        """What will be held after `value` was written."""


class FieldTable(Generic[N]):
    """The mappers of one kind in one dialect, in the order in which they are written.

    mandatory: the fields that cannot be emptied. joint: see `SideRules.joint`.
    """

    mandatory: frozenset[str] = frozenset()
    joint: frozenset[str] = frozenset()

    def __init__(self, kind: Kind, mappers: Iterable[FieldMapper[N]]) -> None:
        self.kind = kind
        self._mappers: dict[str, FieldMapper[N]] = {}
        for mapper in mappers:
            field_spec(kind, mapper.name)
            self._mappers[mapper.name] = mapper
        self.names = frozenset(self._mappers)

    def __iter__(self) -> Iterator[FieldMapper[N]]:
        return iter(self._mappers.values())

    def access(self, name: str) -> Access:
        """See `SideRules.access`."""
        return self._mappers[name].access

    def fits(self, name: str, value: Value) -> Fit | Unfit:
        """See `SideRules.fits`."""
        return self._mappers[name].fits(value)

    def complete(self, fields: Fields) -> Fields:
        """See `SideRules.complete`; a dialect with mandatory substitutes overrides this."""
        return fields

    def rejoined(self, fields: Fields) -> Fields:
        """See `SideRules.rejoined`; a dialect with joint fields overrides this."""
        return fields

    def read(self, native: N) -> Fields:
        """All fields that `native` holds."""
        found: dict[str, Value] = {}
        for name, mapper in self._mappers.items():
            value = mapper.read(native)
            if value is not None:
                found[name] = value
        return found

    def write(self, native: N, changes: Changes) -> None:
        """Patch `native` with `changes`, in table order. Names that the table lacks are a KeyError."""
        unknown = changes.keys() - self._mappers.keys()
        if unknown:
            raise KeyError(f"{self.kind} has no field {', '.join(sorted(unknown))} in this dialect")
        for name, mapper in self._mappers.items():
            if name in changes:
                mapper.write(native, changes[name])


@frozen
class TableOptions:
    """What a person's settings add to a field table.

    custom: custom field → its name in this dialect (`{"custom_1": "X-CUSTOMER-NUMBER"}`).
    invitations: may guests be written to meetings.
    addresses: the signed-in person's own mail addresses, lower case (is this meeting organised by me?).
    """

    custom: Mapping[str, str]
    invitations: bool = False
    addresses: frozenset[str] = frozenset()
