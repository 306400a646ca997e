"""Fields that point to other records or hold a picture: known here by words and tokens only. Pure."""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.record import Lookup, OneField
from crmsync.model.values import PhotoToken, Value, line


@frozen
class LookupField(OneField):
    """A record of another module, by its name (company ↔ `Account_Name`, contact ↔ `Who_Id`).

    Written as a `Lookup` for the connector to resolve; what it found is told by `Written.held`.
    """

    module: str = ""

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        if isinstance(held, Lookup):
            return line(held.text)
        name = held.get("name") if isinstance(held, dict) else None
        return line(name) if isinstance(name, str) else None

    def write(self, native: Record, value: Value | None) -> None:
        native[self.meta.name] = (
            None if value is None else Lookup(self.meta.lookup or self.module, str(value))
        )

    def fits(self, value: Value) -> Fit | Unfit:
        spelled = line(str(value))
        if spelled and self.meta.length is not None and len(spelled) > self.meta.length:
            return Unfit(f"longer than {self.meta.length:,} characters")
        return Fit(spelled)


@frozen
class PhotoField(OneField):
    """A contact's picture: a token made of `Record_Image`. The bytes travel by photo calls, never in a
    record.
    """

    @property
    def access(self) -> Access:
        """The metadata calls the field read-only, because pictures have calls of their own."""
        return Access.READ_WRITE

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        return PhotoToken(held) if isinstance(held, str) and held else None

    def write(self, native: Record, value: Value | None) -> None:
        """Nothing: a token of the other side means nothing here."""

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(value) if isinstance(value, PhotoToken) else Unfit("not a picture")
