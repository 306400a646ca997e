"""Names of time zones: IANA names, however wrapped, Windows names and display names, offsets.

Pure look-up: knows no documents. The names are those of the tzdata package, the Windows names those of
Unicode CLDR as the icalendar package (and, from IANA to Windows, tzlocal) carries them.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache, lru_cache
from importlib.resources import files
from zoneinfo import ZoneInfo

from crmsync.formats.moments import parse_offset

_UTC_NAMES = frozenset(
    {"utc", "etc/utc", "uct", "etc/uct", "zulu", "etc/zulu", "universal", "etc/universal", "z"}
)
_AREAS = ("Africa", "America", "Antarctica", "Asia", "Atlantic", "Australia", "Europe", "Indian", "Pacific")
_OFFSET = re.compile(r"\(?(?:UTC|GMT)?\s*([+-]\d{1,2}(?::?\d\d)?)\)?", re.IGNORECASE | re.ASCII)
_PREFIX = re.compile(r"\((?:UTC|GMT)\s*([+-]\d\d:?\d\d)?\)\s*(.+)", re.IGNORECASE | re.ASCII)
_SEPARATORS = re.compile(r"[,;:/]")
_MONTHS = tuple(datetime(year, month, 15, tzinfo=UTC) for year in (2027, 2028) for month in range(1, 13))
_PROBES = (datetime(2024, 1, 15, tzinfo=UTC), datetime(2024, 7, 15, tzinfo=UTC))

# Windows' and Exchange's display names that name no city of the IANA table.
_DISPLAY_NAMES = {
    "abu dhabi": "Asia/Dubai",
    "alaska": "America/Anchorage",
    "aleutian islands": "America/Adak",
    "arizona": "America/Phoenix",
    "astana": "Asia/Almaty",
    "atlantic time (canada)": "America/Halifax",
    "baja california": "America/Tijuana",
    "bougainville island": "Pacific/Bougainville",
    "brasilia": "America/Sao_Paulo",
    "buenos aires": "America/Argentina/Buenos_Aires",
    "cabo verde is.": "Atlantic/Cape_Verde",
    "cape verde is.": "Atlantic/Cape_Verde",
    "caucasus standard time": "Asia/Yerevan",
    "central america": "America/Guatemala",
    "central time (us & canada)": "America/Chicago",
    "chatham islands": "Pacific/Chatham",
    "chennai": "Asia/Kolkata",
    "chetumal": "America/Cancun",
    "city of buenos aires": "America/Argentina/Buenos_Aires",
    "coordinated universal time": "UTC",
    "easter island": "Pacific/Easter",
    "eastern time (us & canada)": "America/New_York",
    "ekaterinburg": "Asia/Yekaterinburg",
    "greenland": "America/Nuuk",
    "greenwich mean time": "Europe/London",
    "haiti": "America/Port-au-Prince",
    "hawaii": "Pacific/Honolulu",
    "indiana (east)": "America/Indiana/Indianapolis",
    "international date line west": "Etc/GMT+12",
    "islamabad": "Asia/Karachi",
    "kiritimati island": "Pacific/Kiritimati",
    "kuwait": "Asia/Riyadh",
    "lord howe island": "Australia/Lord_Howe",
    "marquesas islands": "Pacific/Marquesas",
    "marshall is.": "Pacific/Majuro",
    "mountain time (us & canada)": "America/Denver",
    "new delhi": "Asia/Kolkata",
    "newfoundland": "America/St_Johns",
    "norfolk island": "Pacific/Norfolk",
    "nuku'alofa": "Pacific/Tongatapu",
    "pacific time (us & canada)": "America/Los_Angeles",
    "petropavlovsk-kamchatsky": "Asia/Kamchatka",
    "port louis": "Indian/Mauritius",
    "pyongyang": "Asia/Pyongyang",
    "saint pierre and miquelon": "America/Miquelon",
    "salvador": "America/Bahia",
    "samoa": "Pacific/Apia",
    "saskatchewan": "America/Regina",
    "solomon is.": "Pacific/Guadalcanal",
    "sri jayawardenepura": "Asia/Colombo",
    "turks and caicos": "America/Grand_Turk",
    "west central africa": "Africa/Lagos",
    "yukon": "America/Whitehorse",
}


@lru_cache(maxsize=1024)
def zone_name(text: str) -> str | None:
    """The IANA name that a TZID surely means ("UTC" for UTC), or `None`.

    Takes IANA names in any case, with a producer's prefix (`/mozilla.org/20050126_1/Europe/Berlin`),
    Windows names (`W. Europe Standard Time`, `tzone://Microsoft/Utc`), Windows' display names with their
    offset (`(UTC+01:00) Amsterdam, Berlin`) and whole hours (`GMT+01:00`).
    """
    text = text.strip().strip('"').strip()
    if text.casefold().startswith("tzone://microsoft/"):
        text = text[len("tzone://microsoft/") :]
    return (
        _known(text)
        or _wrapped(text)
        or windows_zones().get(text.casefold())
        or _displayed(text)
        or _whole_hours(text)
    )


@lru_cache(maxsize=1024)
def guess_zone_name(text: str) -> str | None:
    """The IANA name of a zone called by its cities ("Canberra, Melbourne, Sydney"), when they agree on the
    time.
    """
    names = [name for name in map(_place, _SEPARATORS.split(text)) if name is not None]
    offsets = {_offsets(zone_by_name(name)) for name in names}
    return names[0] if len(offsets) == 1 else None


@lru_cache(maxsize=1024)
def zone_by_name(name: str) -> tzinfo:
    """The zone of an IANA name as `zone_name` gives it. Raises ZoneInfoNotFoundError (a KeyError) for an
    unknown one.
    """
    return UTC if name == "UTC" else ZoneInfo(name)


@lru_cache(maxsize=256)
def offset_zone(text: str) -> timezone | None:
    """The fixed offset from UTC that a zone is called by (`UTC-05:30`, `GMT+1`, `(GMT-03:00)`,
    `(UTC+01:00) Nowhere`).
    """
    text = text.strip()
    prefixed = _PREFIX.fullmatch(text)
    match = _OFFSET.fullmatch(text)
    digits = (prefixed and prefixed[1]) or (match and match[1])
    if not digits:
        return None
    sign, number = digits[0], digits[1:]
    if ":" not in number and len(number) <= 2:
        number += "00"
    offset = parse_offset(sign + number.replace(":", "").zfill(4))
    return None if offset is None else timezone(offset)


@cache
def zone_names() -> dict[str, str]:
    """All IANA names, by their lower-case spelling."""
    names = files("tzdata").joinpath("zones").read_text("utf-8").split()
    return {name.casefold(): name for name in names if name != "Factory"}


@cache
def windows_zones() -> dict[str, str]:
    """IANA names by Windows name (lower case)."""
    # Importing icalendar takes a quarter of a second, and most calendars name no Windows zone.
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

    return {windows.casefold(): _known(name) or name for windows, name in WINDOWS_TO_OLSON.items()}


@lru_cache(maxsize=1024)
def windows_name(name: str) -> str | None:
    """The Windows name of an IANA zone, of those that `zone_name` knows; `None` when no zone of Windows has
    its clocks.

    Windows' zones are coarser: its name may mean another city with the same clocks.
    """
    from tzlocal.windows_tz import tz_win

    clocks = _clocks(name)
    # Windows got names of late (Alberta Standard Time) that few servers know; then another one has to do.
    names = (tz_win.get(name, ""), *(tz_win.get(one, "") for one in windows_zones().values()))
    known = ((windows, windows_zones().get(windows.casefold())) for windows in names)
    return next((windows for windows, one in known if one and _clocks(one) == clocks), None)


@cache
def _clocks(name: str) -> tuple[timedelta | None, ...]:
    """A zone's offsets from UTC in the months to come."""
    tz = zone_by_name(name)
    return tuple(month.astimezone(tz).utcoffset() for month in _MONTHS)


def _known(text: str) -> str | None:
    name = text.casefold().replace(" ", "_")
    return "UTC" if name in _UTC_NAMES else zone_names().get(name)


def _wrapped(text: str) -> str | None:
    """The longest known tail of a name such as `/freeassociation.sourceforge.net/Tzfile/Europe/Berlin`."""
    if not text.startswith("/"):
        return None
    parts = text.strip("/").split("/")
    tails = ("/".join(parts[-length:]) for length in (3, 2, 1))
    return next((name for tail in tails if (name := _known(tail))), None)


def _displayed(text: str) -> str | None:
    """A display name with the offset it is listed under; the offset must be the zone's."""
    match = _PREFIX.fullmatch(text)
    if match is None:
        return None
    offset = parse_offset(match[1] or "+0000")
    places = [match[2], *_SEPARATORS.split(match[2])]
    names = (name for place in places if (name := _place(place)))
    return next((name for name in names if offset in _offsets(zone_by_name(name))), None)


def _place(text: str) -> str | None:
    place = " ".join(text.split()).casefold()
    name = _DISPLAY_NAMES.get(place)
    return name or _cities().get(place.partition(" (")[0].replace(" ", "_"))


@cache
def _cities() -> dict[str, str]:
    """IANA names by their last part, lower case; regions only, not `US/Eastern` or `Etc/GMT+5`."""
    names = (name for name in zone_names().values() if name.startswith(_AREAS))
    return {name.rpartition("/")[2].casefold(): name for name in names}


def _offsets(tz: tzinfo) -> frozenset[timedelta | None]:
    return frozenset(probe.astimezone(tz).utcoffset() for probe in _PROBES)


def _whole_hours(text: str) -> str | None:
    """`GMT+01:00` as an IANA name, whose sign is turned (Etc/GMT-1 is one hour ahead of Greenwich)."""
    tz = offset_zone(text) if _OFFSET.fullmatch(text) else None
    if tz is None:
        return None
    hours, rest = divmod(tz.utcoffset(None), timedelta(hours=1))
    if rest:
        return None
    return "UTC" if hours == 0 else _known(f"Etc/GMT{-hours:+}")
