"""Time zones by the names Exchange takes, and moments as Graph writes them: a wall time and a zone's name.

Pure. The names of Windows come from CLDR, through tzlocal.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, tzinfo
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tzlocal.windows_tz import tz_win, win_tz

from crmsync.sandbox.graph.errors import GraphError, bad_body
from crmsync.sandbox.graph.schema import Complex, Edm, JsonObject

DATE_TIME_ZONE = Complex("dateTimeTimeZone", {"dateTime": Edm.STRING, "timeZone": Edm.STRING})
_WALL = re.compile(r"(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?(Z)?")


@lru_cache(maxsize=256)
def zone_named(name: str) -> tzinfo:
    """The zone of a Windows or IANA name. Raises GraphError for any other."""
    folded = name.strip().casefold()
    if folded in ("utc", "coordinated universal time", "tzone://microsoft/utc"):
        return UTC
    try:
        return ZoneInfo(_windows().get(folded, name.strip()))
    except (ZoneInfoNotFoundError, ValueError, OSError) as problem:
        raise GraphError(
            400,
            "TimeZoneNotSupportedException",
            "A valid TimeZone value must be specified. The following TimeZone value is not supported: "
            f"'{name}'.",
        ) from problem


@lru_cache(maxsize=1)
def _windows() -> dict[str, str]:
    return {windows.casefold(): iana for windows, iana in win_tz.items()}


def windows_name(name: str) -> str:
    """The Windows name of a zone that was given by its IANA name; others as they are."""
    return tz_win.get(name, name)


def read_wall(value: JsonObject, name: str) -> tuple[datetime, str]:
    """The wall time (naive) and zone name of a dateTimeTimeZone. Raises GraphError when it is none."""
    match = _WALL.fullmatch(str(value.get("dateTime") or ""))
    if match is None:
        raise bad_body(f"Cannot convert the value '{value.get('dateTime')}' of '{name}' to a date and time.")
    zone = "UTC" if match[3] else str(value.get("timeZone") or "UTC")
    zone_named(zone)
    try:
        return datetime.fromisoformat(f"{match[1]}T{match[2] or '00:00'}"), zone
    except ValueError as problem:
        raise bad_body(f"Cannot convert the value '{value['dateTime']}' of '{name}'.") from problem


def instant(wall: datetime, zone: str) -> datetime:
    """The UTC moment of a wall time in a zone."""
    return wall.replace(tzinfo=zone_named(zone)).astimezone(UTC)


def shown_moment(moment: datetime, zone: str) -> JsonObject:
    """A UTC moment as Graph shows it in that zone."""
    return shown_wall(moment.astimezone(zone_named(zone)).replace(tzinfo=None), zone)


def shown_wall(wall: datetime | date, zone: str) -> JsonObject:
    day = wall if isinstance(wall, datetime) else datetime.combine(wall, datetime.min.time())
    return {"dateTime": f"{day.isoformat(timespec='seconds')}.0000000", "timeZone": zone}


def read_window(parameters: Any) -> tuple[datetime, datetime]:
    """The window of `startDateTime` and `endDateTime`; without an offset they are UTC. Raises GraphError."""
    try:
        start, end = (
            datetime.fromisoformat(
                re.sub(r"\.\d+", "", parameters[name].replace(" ", "+").replace("Z", "+00:00"))
            )
            for name in ("startdatetime", "enddatetime")
        )
    except (KeyError, ValueError) as problem:
        raise GraphError(
            400,
            "ErrorInvalidRequest",
            "This request requires a time window specified by the query string parameters StartDateTime and "
            "EndDateTime.",
        ) from problem
    first, last = (moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC) for moment in (start, end))
    if last < first:
        raise GraphError(400, "ErrorInvalidParameter", "The end of the window lies before its start.")
    return first, last
