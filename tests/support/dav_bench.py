"""A DAV server as a bench of the conformance suite, with a stranger: `caldav`, `vobject` and plain
requests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin
from uuid import uuid4

import caldav
import requests
import vobject
from connect.conformance import Bench
from lxml import etree
from support.servers import DavServer

from crmsync.connect.base import Capabilities, DeletionFeed
from crmsync.connect.cache import Cache
from crmsync.connect.dav import bodies
from crmsync.connect.dav.connector import DavConnector
from crmsync.connect.dav.settings import DavSettings
from crmsync.connect.http import Ambient, HttpSettings, PasswordSignIn, ProxySettings
from crmsync.model.items import Cursor, ItemId
from crmsync.model.kinds import Kind

DIRECT = HttpSettings(proxy=ProxySettings(use_environment=False), timeout=timedelta(seconds=30))

CARD = """BEGIN:VCARD\r
VERSION:3.0\r
PRODID:-//Stranger//EN\r
UID:{uid}\r
FN:Ada {name}\r
N:{name};Ada;;;\r
item1.URL:https://example.org/ada\r
item1.X-ABLabel:Blog\r
X-STRANGER;X-P=1:kept {uid}\r
REV:20260101T000000Z\r
END:VCARD\r
"""
EVENT = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Stranger//EN\r
BEGIN:VTIMEZONE\r
TZID:W. Europe Standard Time\r
BEGIN:STANDARD\r
DTSTART:20161030T030000\r
TZOFFSETFROM:+0200\r
TZOFFSETTO:+0100\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r
END:STANDARD\r
BEGIN:DAYLIGHT\r
DTSTART:20160327T020000\r
TZOFFSETFROM:+0100\r
TZOFFSETTO:+0200\r
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3\r
END:DAYLIGHT\r
END:VTIMEZONE\r
BEGIN:VEVENT\r
UID:{uid}\r
DTSTAMP:20260101T000000Z\r
DTSTART;TZID=W. Europe Standard Time:20260105T090000\r
DTEND;TZID=W. Europe Standard Time:20260105T100000\r
SUMMARY:{name}\r
X-STRANGER;X-P=1:kept {uid}\r
BEGIN:VALARM\r
ACTION:DISPLAY\r
DESCRIPTION:Reminder\r
TRIGGER:-PT15M\r
END:VALARM\r
END:VEVENT\r
END:VCALENDAR\r
"""
TASK = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Stranger//EN\r
BEGIN:VTODO\r
UID:{uid}\r
DTSTAMP:20260101T000000Z\r
SUMMARY:{name}\r
DUE;VALUE=DATE:20260201\r
X-STRANGER;X-P=1:kept {uid}\r
END:VTODO\r
END:VCALENDAR\r
"""
DOCUMENTS = {Kind.CONTACTS: CARD, Kind.EVENTS: EVENT, Kind.TASKS: TASK}
_SPELLINGS = {
    Kind.CONTACTS: ((r"\nN:[^;]*;", "\nN:{};"), (r"\nFN:[^\r\n]*", "\nFN:Ada {}")),
    Kind.EVENTS: ((r"\nSUMMARY:[^\r\n]*", "\nSUMMARY:{}"),),
    Kind.TASKS: ((r"\nSUMMARY:[^\r\n]*", "\nSUMMARY:{}"),),
}
_NS = {"d": "DAV:"}


def no_wait(span: timedelta) -> None:
    """Patience that takes no time."""


def quick_ambient() -> Ambient:
    return Ambient(now=lambda: datetime.now(UTC), sleep=no_wait)


class DavBench(Bench):
    """Any DAV server."""

    moves = True
    nonsense_cursor = Cursor("sync:http://example.org/nonsense")

    def __init__(self, server: DavServer, *, wants_password: bool = True, schedules: bool = False) -> None:
        self.server = server
        self.wants_password = wants_password
        self._schedules = schedules
        self.web = requests.Session()
        self.web.trust_env = False
        self.web.auth = (server.username, server.password)
        self._maker = self.connector()

    def close(self) -> None:
        self._maker.close()
        self.web.close()

    def connector(
        self,
        *,
        password: str | None = None,
        url: str | None = None,
        username: str | None = None,
        cache: Cache | None = None,
        ambient: Ambient | None = None,
    ) -> DavConnector:
        settings = DavSettings(
            url or self.server.url,
            username=username or self.server.username,
            default_zone=lambda: "Europe/Berlin",
        )
        sign_in = PasswordSignIn(self.server.username, password or self.server.password)
        return DavConnector(settings, sign_in, DIRECT, ambient or quick_ambient(), cache)

    def capabilities(self, kind: Kind) -> Capabilities:
        return Capabilities(
            deletions=DeletionFeed.DELTA,
            keeps_keys=True,
            whole_documents=True,
            photos=kind is Kind.CONTACTS,
            schedules=self._schedules and kind is Kind.EVENTS,
        )

    def make_folder(self, kind: Kind) -> str:
        return self._maker.create_folder(f"Folder-{uuid4()}", kind).id

    def remove_folder(self, folder: str) -> None:
        self.web.delete(self._url(folder)).close()

    def read_only_folder(self, kind: Kind) -> str | None:
        return None

    def add(self, folder: str, kind: Kind, name: str) -> ItemId:
        uid = str(uuid4())
        href = f"{folder}stranger%20{uid}{'.vcf' if kind is Kind.CONTACTS else '.ics'}"
        self.put(href, kind, DOCUMENTS[kind].format(uid=uid, name=name))
        return ItemId(href)

    def rename(self, folder: str, kind: Kind, item: ItemId, name: str) -> None:
        document = self.document(item)
        for pattern, spelling in _SPELLINGS[kind]:
            document, count = re.subn(pattern, spelling.format(name), document)
            assert count == 1, document
        self.put(item, kind, document)

    def remove(self, folder: str, item: ItemId) -> None:
        self.web.delete(self._url(item)).raise_for_status()

    def move(self, folder: str, kind: Kind, item: ItemId) -> None:
        document = self.document(item)
        self.remove(folder, item)
        self.put(self.make_folder(kind) + "moved" + item[-4:], kind, document)

    def names(self, folder: str, kind: Kind) -> list[str]:
        match kind:
            case Kind.CONTACTS:
                return sorted(card.n.value.family for card in self.cards(folder))
            case Kind.EVENTS:
                return sorted(
                    one.vobject_instance.vevent.summary.value for one in self._calendar(folder).events()
                )
            case Kind.TASKS:
                todos = self._calendar(folder).todos(include_completed=True)
                return sorted(one.vobject_instance.vtodo.summary.value for one in todos)

    def keeps_foreign(self, folder: str, item: ItemId) -> bool:
        return re.search(r"X-STRANGER;X-P=1:kept [0-9a-f-]{36}", self.document(item)) is not None

    # --- the stranger's own ways ---

    def document(self, href: str) -> str:
        reply = self.web.get(self._url(href))
        reply.raise_for_status()
        return reply.content.decode()

    def put(self, href: str, kind: Kind, document: str) -> None:
        content = "text/vcard" if kind is Kind.CONTACTS else "text/calendar"
        headers = {"Content-Type": f"{content}; charset=utf-8"}
        reply = self.web.put(self._url(href), data=document.encode(), headers=headers)
        assert reply.ok, (reply.status_code, reply.text)

    def cards(self, folder: str) -> Iterator[vobject.base.Component]:
        for href in self.hrefs(folder):
            yield vobject.readOne(self.document(href))

    def hrefs(self, folder: str) -> list[str]:
        body = '<propfind xmlns="DAV:"><prop><getetag/></prop></propfind>'
        headers = {"Depth": "1", "Content-Type": "application/xml"}
        reply = self.web.request("PROPFIND", self._url(folder), data=body, headers=headers)
        found = etree.fromstring(reply.content).findall("d:response/d:href", _NS)
        return [href.text for href in found if href.text and not href.text.endswith("/")]

    def _calendar(self, folder: str) -> caldav.Calendar:
        client = caldav.DAVClient(
            self.server.url, username=self.server.username, password=self.server.password
        )
        return client.calendar(url=self._url(folder))

    def _url(self, href: str) -> str:
        return urljoin(self.server.url, href)


class RadicaleBench(DavBench):
    """Radicale, whose administrator makes folders that alice may only read."""

    def read_only_folder(self, kind: Kind) -> str | None:
        folder = f"/{self.server.username}/readonly-{uuid4()}/"
        is_book = kind is Kind.CONTACTS
        body = bodies.make_address_book("Readable") if is_book else bodies.make_calendar("Readable", [kind])
        auth = (self.server.admin, self.server.admin_password)
        reply = self.web.request(
            "MKCOL" if is_book else "MKCALENDAR", self._url(folder), data=body, auth=auth
        )
        assert reply.ok, reply.text
        return folder
