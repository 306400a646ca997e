"""Documents as other programs write them: vCards, tasks and meetings of a few lines, for whole-program stories."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr

BERLIN = "Europe/Berlin"
VTIMEZONE = f"""BEGIN:VTIMEZONE
TZID:{BERLIN}
BEGIN:STANDARD
DTSTART:19961027T030000
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
END:DAYLIGHT
END:VTIMEZONE"""


def day(distance: int) -> date:
    """So many days from today."""
    return datetime.now(UTC).date() + timedelta(days=distance)


def weekday(distance: int, name: str) -> date:
    """The first Monday (MO …) that is at least so many days from today."""
    first = datetime(day(distance).year, day(distance).month, day(distance).day, tzinfo=UTC)
    return rrulestr(f"FREQ=DAILY;BYDAY={name};COUNT=1", dtstart=first)[0].date()


def compact(moment: date) -> str:
    """A day (20261224) or an instant (20261224T180000Z) as iCalendar spells it."""
    if isinstance(moment, datetime):
        return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    return f"{moment:%Y%m%d}"


def crlf(text: str) -> str:
    """A document written with LF in the source, as its producer would send it."""
    return text.strip("\n").replace("\r\n", "\n").replace("\n", "\r\n") + "\r\n"


def stamp(when: date, clock: str) -> str:
    """An instant as the CRM shows it to somebody in Berlin."""
    return datetime.combine(when, time.fromisoformat(clock), ZoneInfo(BERLIN)).isoformat()


def card(name: str, *lines: str, uid: str | None = None) -> str:
    """A vCard 3.0 of "Ada Byron" with these further lines."""
    given, _, family = name.rpartition(" ")
    own = [f"N:{family};{given};;;"] if not any(line.startswith("N:") for line in lines) else []
    return crlf(
        "\n".join(
            ["BEGIN:VCARD", "VERSION:3.0", f"UID:{uid or key(name)}", f"FN:{name}", *own, *lines, "END:VCARD"]
        )
    )


def todo(subject: str, *lines: str, uid: str | None = None) -> str:
    """A calendar object with one task (RFC 5545 §3.6.2)."""
    return _calendar("VTODO", subject, lines, uid)


def event(title: str, *lines: str, uid: str | None = None, start: str = "", zones: str = VTIMEZONE) -> str:
    """A calendar object with one meeting (RFC 5545 §3.6.1), in the category CRM unless a line says otherwise.

    start: its first lines; by default the meeting is from ten to eleven in Berlin, a week from today.
    zones: the VTIMEZONE components.
    """
    times = start or at(day(7), "10:00", "11:00")
    own = [] if any(line.startswith("CATEGORIES") for line in lines) else ["CATEGORIES:CRM"]
    return _calendar("VEVENT", title, (*times.split("\n"), *own, *lines), uid, zones)


def at(when: date, begin: str, end: str, zone: str = BERLIN) -> str:
    """DTSTART and DTEND of a meeting on a day, by the clock of a zone."""
    spelled = [f"{when:%Y%m%d}T{clock.replace(':', '')}00" for clock in (begin, end)]
    return f"DTSTART;TZID={zone}:{spelled[0]}\nDTEND;TZID={zone}:{spelled[1]}"


def whole_days(first: date, after: date) -> str:
    """DTSTART and DTEND of an all-day meeting; `after` is the day after its last one."""
    return f"DTSTART;VALUE=DATE:{first:%Y%m%d}\nDTEND;VALUE=DATE:{after:%Y%m%d}"


def alarm(trigger: str = "-PT15M", *, text: str = "Reminder") -> str:
    """An alarm that shows a text: a span before the start, or an instant as iCalendar spells it."""
    head = "TRIGGER" if trigger.startswith(("-", "P")) else "TRIGGER;VALUE=DATE-TIME"
    return f"BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:{text}\n{head}:{trigger}\nEND:VALARM"


def key(name: str) -> str:
    """A UID and file name made of a name."""
    return "-".join(name.lower().split())


def unfolded(document: str) -> list[str]:
    """The content lines of a document (RFC 6350 §3.2)."""
    return document.replace("\r\n", "\n").replace("\n ", "").replace("\n\t", "").rstrip("\n").split("\n")


def without_zones(lines: list[str]) -> list[str]:
    """Content lines without those of VTIMEZONE components."""
    kept, inside = [], False
    for line in lines:
        inside = inside or line == "BEGIN:VTIMEZONE"
        if not inside:
            kept.append(line)
        inside = inside and line != "END:VTIMEZONE"
    return kept


def values(document: str, name: str) -> list[str]:
    """The values of all properties of that name, without group and parameters."""
    found = []
    for line in without_zones(unfolded(document)):
        head, _, value = line.partition(":")
        if head.split(";")[0].rpartition(".")[2].upper() == name:
            found.append(value)
    return found


def _calendar(component: str, title: str, lines: tuple[str, ...], uid: str | None, zones: str = "") -> str:
    own = [] if any(line.startswith("SUMMARY") for line in lines) else [f"SUMMARY:{title}"]
    body = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Stranger//EN", *([zones] if zones else []),
        f"BEGIN:{component}", f"UID:{uid or key(title)}", "DTSTAMP:20260101T000000Z", *own, *lines,
        f"END:{component}", "END:VCALENDAR",
    ]  # fmt: skip
    return crlf("\n".join(body))
