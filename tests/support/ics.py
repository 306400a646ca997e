"""Small calendar objects, written line by line in a test."""

from __future__ import annotations

from crmsync.mapping.base import Fit, TableOptions
from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.mapping.dav.events import event_table
from crmsync.mapping.dav.tasks import task_table
from crmsync.model.values import Value

ME = "ada@engines.example"
OPTIONS = TableOptions(
    custom={"custom_1": "X-CUSTOMER-NUMBER"}, invitations=True, addresses=frozenset({ME, "ada@home.example"})
)
EVENTS = event_table(OPTIONS, "Europe/Berlin")
TASKS = task_table(OPTIONS, "Europe/Berlin")

OUTLOOK_ZONE = """BEGIN:VTIMEZONE
TZID:Kundenzeit
BEGIN:STANDARD
DTSTART:16011028T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010325T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
END:VTIMEZONE"""
"""A definition as Outlook writes it, under a name that no table knows."""


def calendar(*blocks: str) -> bytes:
    """A calendar object of these components, as on the wire."""
    lines = "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN", *blocks, "END:VCALENDAR", ""])
    return lines.replace("\n", "\r\n").encode()


def block(name: str, *lines: str) -> str:
    """One component."""
    return "\n".join([f"BEGIN:{name}", *lines, f"END:{name}"])


def vevent(*lines: str, uid: str = "event-1") -> str:
    """A VEVENT with a UID."""
    return block("VEVENT", f"UID:{uid}", *lines)


def vtodo(*lines: str, uid: str = "task-1") -> str:
    """A VTODO with a UID."""
    return block("VTODO", f"UID:{uid}", *lines)


def event(*lines: str) -> CalendarItem:
    """An event with these lines."""
    return EVENTS.open(calendar(vevent(*lines)))


def task(*lines: str) -> CalendarItem:
    """A task with these lines."""
    return TASKS.open(calendar(vtodo(*lines)))


def table(item: CalendarItem) -> CalendarTable:
    """The table of the item's kind."""
    return EVENTS if item.kind is EVENTS.kind else TASKS


def lines_of(item: CalendarItem) -> list[str]:
    """The unfolded lines of the item's component without its UID, and of what is inside it."""
    text = item.component.serialize().decode().replace("\r\n ", "")
    return [line for line in text.split("\r\n")[1:-2] if line not in ("UID:event-1", "UID:task-1")]


def lines_after(item: CalendarItem, name: str, value: Value | None) -> list[str]:
    """The lines after `value` (fitted) was written to one field; it must read back, before and after a transport."""
    used = table(item)
    fit = Fit(None) if value is None else used.fits(name, value)
    assert isinstance(fit, Fit), fit
    used.write(item, {name: fit.value})
    assert used.read(item).get(name) == fit.value
    assert used.read(used.open(item.serialize())).get(name) == fit.value
    return lines_of(item)
