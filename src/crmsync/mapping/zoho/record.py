"""A record as Zoho's JSON holds it, and what its dialect needs everywhere: look-up markers, dates, zones.
Pure.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from crmsync.frozen import frozen
from crmsync.mapping.base import TableOptions
from crmsync.mapping.records import SingleField
from crmsync.mapping.zoho.metadata import FieldMeta

UTC_ZONE = ZoneInfo("UTC")

RECURRING = "Recurring_Activity"
VENUE_KIND = "Meeting_Venue__s"
"""A pick-list ("In-office", "Online" …) that some organisations require of meetings."""

OneField = SingleField[FieldMeta]
"""The base of all mappers of exactly one field."""


@frozen
class ZohoOptions(TableOptions):
    """What settings and account add to a field table.

    zone: the signed-in user's zone, in which Zoho's dates and all-day events are meant.
    write_guests: are a meeting's guests written to its record (where nobody is mailed)?
    """

    zone: ZoneInfo = UTC_ZONE
    write_guests: bool = True


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


def day_of(moment: datetime, zone: ZoneInfo) -> date:
    """The day on which an aware moment lies for the user."""
    return moment.astimezone(zone).date()
