"""The structure of calendar objects: components, series with their overrides, zones. A view on a `Document`.

Must not interpret time: what a DTSTART or RRULE means is told elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from crmsync.formats.contentline import FormatError, Layout
from crmsync.formats.document import Component, Document
from crmsync.formats.encoding import read_text, write_text
from crmsync.formats.text import Escaping


@dataclass(slots=True)
class Series:
    """What shares one UID (RFC 4791 §4.1): the master, and the occurrences that differ from it.

    uid: as it stands in the document; empty when there is none.
    master: None when only single occurrences are known (an invitation to one of them).
    overrides: the components with a RECURRENCE-ID, in document order.
    """

    uid: str
    master: Component | None = None
    overrides: list[Component] = field(default_factory=list)

    @property
    def leading(self) -> Component:
        """The component that stands for the whole: the master, else the first override."""
        return self.master or self.overrides[0]


class Calendar:
    """One VCALENDAR of a document. Editing it edits the document; `document.serialize()` gives the bytes."""

    def __init__(self, document: Document, root: Component) -> None:
        self.document = document
        self.root = root

    @classmethod
    def parse(cls, data: bytes | str) -> Calendar:
        """Reads a calendar object resource. Raises FormatError unless it holds exactly one calendar."""
        document = Document.parse(data)
        found = list(calendars(document))
        if len(found) != 1:
            raise FormatError(
                f"{len(found)} calendars in one resource" if found else "no BEGIN:VCALENDAR in it"
            )
        return found[0]

    @classmethod
    def create(cls, product: str, component: str, uid: str, layout: Layout | None = None) -> Calendar:
        """A new calendar object with one component (VEVENT, VTODO) that has only its UID so far.

        product: the PRODID (RFC 5545 §3.7.3). What else is mandatory (DTSTAMP) is the caller's to add.
        """
        root = Component.create("VCALENDAR", layout)
        root.add("VERSION", "2.0")
        root.add("PRODID", product)
        inner = Component.create(component, root.layout)
        set_text(inner, "UID", uid)
        root.append(inner)
        return cls(Document.create(root), root)

    def series(self, *names: str) -> list[Series]:
        """The components with one of `names` (VEVENT, VTODO), joined by UID, in order of appearance.

        Components without a UID stand alone. A second master of one UID is a series of its own.
        """
        found: list[Series] = []
        by_uid: dict[str, Series] = {}
        for component in self.root.components(*names):
            uid = text(component, "UID") or ""
            known = by_uid.get(uid) if uid else None
            override = component.first("RECURRENCE-ID") is not None
            if known is None or (not override and known.master is not None):
                known = Series(uid)
                found.append(known)
                by_uid.setdefault(uid, known)
            if override:
                known.overrides.append(component)
            else:
                known.master = component
        return found

    def add(self, component: Component) -> None:
        """Puts a component behind the last one of its name, else last of all."""
        same = list(self.root.components(component.name))
        if same:
            self.root.insert(component, same[-1])
        else:
            self.root.append(component)

    def zones(self) -> dict[str, Component]:
        """The VTIMEZONE components by TZID, as written."""
        named = ((text(zone, "TZID"), zone) for zone in self.root.components("VTIMEZONE"))
        return {tzid: zone for tzid, zone in named if tzid}

    def add_zone(self, zone: Component) -> None:
        """Puts a VTIMEZONE behind the last one, else before all other components."""
        zones = list(self.root.components("VTIMEZONE"))
        self.root.insert(zone, zones[-1] if zones else next(reversed(tuple(self.root.properties)), None))


def calendars(document: Document) -> Iterator[Calendar]:
    """The calendars of a document, in order."""
    return (Calendar(document, root) for root in document.components("VCALENDAR"))


def text(component: Component, name: str) -> str | None:
    """The text of the first property of this (upper case) name; None when there is none or it is empty."""
    return read_text(component.first(name))


def set_text(component: Component, name: str, value: str | None) -> None:
    """Gives a text property a value, keeping its parameters and place; None removes all of that name."""
    if not value:
        component.remove_all(name)
        return
    found = component.first(name) or component.add(name, "")
    write_text(found, value, Escaping.MODERN)
