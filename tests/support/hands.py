"""The person's own hands in a whole-program story: at the mailbox through plain HTTP, at the CRM through its own pages' rules.

They know nothing of crmsync, and crmsync's requests do not go through them.
"""

from __future__ import annotations

import base64
import http.client
import posixpath
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from lxml import etree
from support.documents import crlf, key, unfolded, values

from crmsync.sandbox.crm import EmbeddedCrm, Person

_DAV = "{DAV:}"
_LISTING = '<propfind xmlns="DAV:"><prop><resourcetype/><getetag/></prop></propfind>'
_FOLDER = (
    '<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:A="urn:ietf:params:xml:ns:carddav"><set><prop>'
    "<resourcetype><collection/>{type}</resourcetype><displayname>{name}</displayname>{extra}</prop></set></mkcol>"
)
_COMPONENTS = (
    '<C:supported-calendar-component-set><C:comp name="{}"/></C:supported-calendar-component-set>'.format
)
_TYPES = {
    "contacts": ("<A:addressbook/>", ""),
    "tasks": ("<C:calendar/>", _COMPONENTS("VTODO")),
    "events": ("<C:calendar/>", _COMPONENTS("VEVENT")),
}


class Refused(Exception):
    """The server did not do what the person wanted."""


class DavHand:
    """A person at a DAV server. url: its base; without a username nobody signs in."""

    def __init__(self, url: str, username: str = "", password: str = "") -> None:
        self._url = urlsplit(url)
        self._headers: dict[str, str] = {}
        if username:
            told = base64.b64encode(f"{username}:{password}".encode()).decode()
            self._headers["Authorization"] = f"Basic {told}"

    def ask(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """One request; the status and the body of its answer."""
        assert self._url.hostname is not None
        connection = http.client.HTTPConnection(self._url.hostname, self._url.port, timeout=30)
        try:
            kind = {"Content-Type": _content_type(path)} if body else {}
            connection.request(
                method, path, body.encode() or None, {**self._headers, **kind, **(headers or {})}
            )
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def make_folder(self, path: str, kind: str, name: str) -> FolderHand:
        """A new folder for items of that kind ("contacts", "tasks", "events")."""
        told, extra = _TYPES[kind]
        status, text = self.ask("MKCOL", path, _FOLDER.format(type=told, name=name, extra=extra))
        if status != http.client.CREATED:
            raise Refused(f"MKCOL {path}: {status} {text}")
        return FolderHand(self, path, ".vcf" if kind == "contacts" else ".ics")


def _content_type(path: str) -> str:
    kinds = {".vcf": "text/vcard", ".ics": "text/calendar"}
    return f"{kinds.get(posixpath.splitext(path)[1], 'application/xml')}; charset=utf-8"


class FolderHand:
    """One folder in the person's hands. Items are named by what stands between the folder's path and the file type."""

    def __init__(self, hand: DavHand, path: str, ending: str) -> None:
        self.path = path
        self._hand = hand
        self._ending = ending

    def path_of(self, item: str) -> str:
        """The path of an item, as it is sent."""
        return self.path + quote(item + self._ending)

    def put(self, document: str, item: str | None = None) -> str:
        """Save a document as the person's program would; returns the item's name, by default made of its title."""
        item = item if item is not None else key(title(document))
        status, text = self._hand.ask("PUT", self.path_of(item), crlf(document))
        if status not in (http.client.CREATED, http.client.NO_CONTENT, http.client.OK):
            raise Refused(f"PUT {item}: {status} {text}")
        return item

    def get(self, item: str) -> str:
        """An item's document. Raises KeyError when it is not there."""
        status, text = self._hand.ask("GET", self.path_of(item))
        if status != http.client.OK:
            raise KeyError(item)
        return text

    def edit(self, item: str, old: str, new: str) -> None:
        """Replace a part of a document, lines apart by LF."""
        document = self.get(item).replace("\r\n", "\n")
        if old not in document:
            raise LookupError(f"{item} does not hold {old!r}:\n{document}")
        self.put(document.replace(old, new, 1), item)

    def add_lines(self, item: str, *lines: str) -> None:
        """Add lines in front of the end of the item's (first) card, task or meeting."""
        document = self.get(item).replace("\r\n", "\n")
        ends = ("END:VEVENT", "END:VTODO", "END:VCARD")
        end = next(one for one in ends if f"\n{one}" in document)
        self.put(document.replace(f"\n{end}", "\n" + "\n".join(lines) + f"\n{end}", 1), item)

    def delete(self, item: str) -> None:
        """Delete an item."""
        status, text = self._hand.ask("DELETE", self.path_of(item))
        if status not in (http.client.NO_CONTENT, http.client.OK):
            raise Refused(f"DELETE {item}: {status} {text}")

    def empty(self) -> None:
        """Delete every item."""
        for item in self.items():
            self.delete(item)

    def remove(self) -> None:
        """Delete the folder itself."""
        self._hand.ask("DELETE", self.path)

    def items(self) -> list[str]:
        """The names of the items, sorted."""
        status, text = self._hand.ask("PROPFIND", self.path, _LISTING, {"Depth": "1"})
        if status != http.client.MULTI_STATUS:
            raise Refused(f"PROPFIND {self.path}: {status} {text}")
        hrefs = (
            unquote(urlsplit(href.text or "").path)
            for href in etree.fromstring(text.encode()).iter(f"{_DAV}href")
        )
        names = (posixpath.basename(href) for href in hrefs if href != unquote(self.path))
        return sorted(name.removesuffix(self._ending) for name in names if name)

    def all(self) -> dict[str, str]:
        """Every document by the name of its item."""
        return {item: self.get(item) for item in self.items()}

    def titles(self) -> list[str]:
        """What people recognise the items by, sorted."""
        return sorted(title(document) for document in self.all().values())

    def named(self, wanted: str) -> str:
        """The one item with this title. LookupError when there is none, or more than one."""
        found = [item for item, document in self.all().items() if title(document) == wanted]
        if len(found) != 1:
            raise LookupError(f"{len(found)} items named {wanted!r}: {self.titles()}")
        return found[0]

    def lines(self, wanted: str) -> list[str]:
        """The content lines of the one item with this title."""
        return unfolded(self.get(self.named(wanted)))

    def values(self, wanted: str, name: str) -> list[str]:
        """The values of a property of the one item with this title."""
        return values(self.get(self.named(wanted)), name)


def title(document: str) -> str:
    """FN of a card, SUMMARY of a task or meeting; "" without one."""
    found = values(document, "FN") or values(document, "SUMMARY")
    return found[0] if found else ""


class CrmClock:
    """The clock of an embedded CRM: the real one, and some seconds more after each of the person's deeds.

    The service's times are whole seconds, so that two deeds of the same second could not be told apart.
    """

    def __init__(self) -> None:
        self._ahead = timedelta(0)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def advance(self, span: timedelta = timedelta(seconds=2)) -> None:
        """Time goes by."""
        self._ahead += span


class ModuleHand:
    """One module of the CRM in a person's hands. Records are told by their id, or by their name where it is the only one."""

    def __init__(self, crm: EmbeddedCrm, clock: CrmClock, module: str, person: Person | None = None) -> None:
        self.module = module
        self._crm = crm
        self._clock = clock
        self._person = person or crm.person

    def by(self, person: Person) -> ModuleHand:
        """The same module in the hands of somebody else."""
        return ModuleHand(self._crm, self._clock, self.module, person)

    def add(self, **fields: Any) -> str:
        """A new record; gives its id."""
        self._clock.advance()
        return self._person.create(self.module, fields)

    def edit(self, record: str, **fields: Any) -> None:
        """Change fields; None empties one."""
        self._clock.advance()
        self._person.edit(self.id(record), fields)

    def delete(self, *records: str) -> None:
        """Move records to the recycle bin."""
        self._clock.advance()
        self._person.delete(*[self.id(record) for record in records])

    def restore(self, record_id: str) -> None:
        """Take a record (by its id) out of the recycle bin."""
        self._clock.advance()
        self._person.restore(record_id)

    def merge(self, keep: str, lose: str) -> None:
        """Make one record of two."""
        self._clock.advance()
        self._person.merge(self.id(keep), self.id(lose))

    def give(self, record: str, owner: Person) -> None:
        """Make somebody else the owner."""
        self._clock.advance()
        self._person.give(self.id(record), owner)

    def set_photo(self, record: str, content: bytes | None) -> None:
        """Give a record a photo, or take it away."""
        self._clock.advance()
        self._person.set_photo(self.id(record), content)

    def photo(self, record: str) -> bytes | None:
        """A record's photo."""
        return self._person.photo(self.id(record))

    def records(self) -> list[dict[str, Any]]:
        """All records, the oldest first."""
        return self._person.records(self.module)

    def titles(self) -> list[str]:
        """What people recognise the records by, sorted."""
        return sorted(map(record_title, self.records()))

    def get(self, record: str) -> dict[str, Any]:
        """A record. LookupError when there is none, or more than one of that name."""
        records = self.records()
        found = [one for one in records if record in (one["id"], record_title(one))]
        if len(found) != 1:
            raise LookupError(f"{len(found)} records named {record!r}: {list(map(record_title, records))}")
        return found[0]

    def id(self, record: str) -> str:
        """The id of a record."""
        return str(self.get(record)["id"])

    def tags(self, record: str) -> list[str]:
        """A record's tags, sorted."""
        return sorted(tag["name"] for tag in self.get(record)["Tag"] or [])


def record_title(record: Mapping[str, Any]) -> str:
    """A record's name: of a person, a task, a meeting, a company."""
    if "Last_Name" in record:
        return " ".join(part for part in (record["First_Name"], record["Last_Name"]) if part)
    return str(record.get("Subject") or record.get("Event_Title") or record.get("Account_Name") or "")
