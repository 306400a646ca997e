"""The table of DAV contacts under test, and cards for it."""

from __future__ import annotations

from crmsync.formats.vcard import Card
from crmsync.mapping.base import TableOptions
from crmsync.mapping.dav.contacts import contact_table

TABLE = contact_table(TableOptions(custom={"custom_1": "X-Customer-Number"}))


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.parse("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))


def body(of: Card) -> list[str]:
    unfolded = of.document.text().replace("\r\n ", "")
    return unfolded.split("\r\n")[2:-2]
