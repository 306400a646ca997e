"""A record as Zoho's JSON holds it, and what its dialect needs everywhere: look-up markers, dates, zones.
Pure.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, FieldMapper, TableOptions
from crmsync.mapping.zoho.metadata import FieldMeta

UTC_ZONE = ZoneInfo("UTC")

RECURRING = "Recurring_Activity"
VENUE_KIND = "Meeting_Venue__s"
"""A pick-list ("In-office", "Online" …) that some organisations require of meetings."""

Record = dict[str, Any]
"""Field API name → JSON value. Read from the service, or the draft that is sent to it."""


@frozen
class ZohoOptions(TableOptions):
    """What settings and account add to a field table.

    zone: the signed-in user's zone, in which Zoho's dates and all-day events are meant.
    write_guests: are a meeting's guests written to its record (where nobody is mailed)?
    """

    zone: ZoneInfo = UTC_ZONE
    write_guests: bool = True


class ZohoMapper(FieldMapper[Record], Protocol):
    """A field mapper that also says which API fields it is about."""

    @property
    def natives(self) -> tuple[str, ...]:
        """The API fields it reads and writes."""

    @property
    def context(self) -> tuple[str, ...]:
        """The API fields of the present record that `write` must find in its draft (an update sends only what
        it changed); most mappers need none.
        """


@frozen
class OneField:
    """What all mappers of exactly one API field share. name: the canonical field. meta: the API field."""

    name: str
    meta: FieldMeta

    @property
    def access(self) -> Access:
        """What the API can do with it."""
        return self.meta.access

    @property
    def natives(self) -> tuple[str, ...]:
        """See `ZohoMapper`."""
        return (self.meta.name,)

    @property
    def context(self) -> tuple[str, ...]:
        """See `ZohoMapper`."""
        return ()


@frozen
class Lookup:
    """Stands in a draft for a record of another module that is known by its words only.

    The connector finds it (or creates it, or leaves it out) before the draft is sent. module: API name.
    """

    module: str
    text: str


def parse_moment(value: object, zone: ZoneInfo) -> datetime | None:
    """A date-time of the API as UTC in whole seconds; `None` when it is none. Without an offset it is meant
    in `zone`.
    """
    if not isinstance(value, str) or "T" not in value:
        return None
    try:
        moment = datetime.fromisoformat(value)
        aware = moment if moment.tzinfo else moment.replace(tzinfo=zone)
        return aware.astimezone(UTC).replace(microsecond=0)
    except (ValueError, OverflowError):
        return None


def spell_moment(moment: datetime, zone: ZoneInfo) -> str:
    """An aware moment as the API wants it: in the user's zone, whole seconds, always with its offset."""
    return moment.astimezone(zone).isoformat(timespec="seconds")


def parse_date(value: object) -> date | None:
    """A date of the API; `None` when it is none."""
    if not isinstance(value, str):
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day on which an aware moment lies for the user."""
    return moment.astimezone(zone).date()


def midnight(day: date, zone: ZoneInfo) -> datetime:
    """When `day` begins for the user (aware)."""
    return datetime.combine(day, time(0), zone)
