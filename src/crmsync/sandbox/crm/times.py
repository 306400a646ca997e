"""Times in Zoho's dialect: whole seconds on the wire and in the store, rendered in the zone of the user who
asks.

Knows nothing of records, requests or the database. Rules: fact sheet 3.10 (values), 9 (state rules).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

# No fraction: "yyyy-MM-ddTHH:mm:ss±HH:mm". A "+" may have become a space on its way through a query.
_DATETIME = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(Z|[+\- ]\d\d:?\d\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def epoch_of(moment: datetime) -> int:
    """The whole second that `moment` lies in, counted from 1970 in UTC."""
    return int(moment.timestamp() // 1)


def parse_datetime(text: str) -> int | None:
    """Seconds since 1970 of a date-time in Zoho's format, or None when it is none."""
    match = _DATETIME.fullmatch(text.strip())
    if match is None:
        return None
    offset = "+00:00" if match[2] == "Z" else match[2].replace(" ", "+")
    try:
        return epoch_of(datetime.fromisoformat(match[1] + offset))
    except ValueError:
        return None


def parse_date(text: str) -> date | None:
    """The date of `yyyy-MM-dd`, or None when it is none."""
    if _DATE.fullmatch(text) is None:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


@lru_cache(maxsize=64)
def zone_named(name: str) -> ZoneInfo:
    """The zone of that IANA name.

    Raises ZoneInfoNotFoundError for an unknown one.
    """
    return ZoneInfo(name)


@lru_cache(maxsize=65536)
def local_text(epoch: int, zone: str) -> str:
    """`epoch` as `yyyy-MM-ddTHH:mm:ss±HH:mm` in the zone of that IANA name."""
    return datetime.fromtimestamp(epoch, zone_named(zone)).isoformat(timespec="seconds")


def utc(epoch: int) -> datetime:
    """The aware datetime of a second since 1970."""
    return datetime.fromtimestamp(epoch, UTC)
