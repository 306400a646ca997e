"""The mailbox's own list of categories. Items name categories whether they are listed there or not.

Outlook keeps it as a document of its own at the calendar ([MS-OXOCFG] 2.2.5.2). A person chooses from it, so
a category that is given to an item for the first time is put there.
"""

from __future__ import annotations

import base64
import threading
from collections.abc import Iterable
from uuid import NAMESPACE_OID, uuid5

from lxml import etree

from crmsync.connect.errors import ServiceError, Vanished
from crmsync.connect.ews.errors import nonsense
from crmsync.connect.ews.operations import FolderName, get_configuration, put_configuration
from crmsync.connect.ews.session import Session
from crmsync.connect.ews.wire import NotSoap, parsed, t
from crmsync.connect.http import Effect

_NAME = "CategoryList"
_SPACE = "CategoryList.xsd"
_CATEGORY = f"{{{_SPACE}}}category"
_READ = "read the list of categories"
_ADD = "add a category"
_COLOUR = "7"
"""Blue."""
_NEVER = "1601-01-01T00:00:00.000"


class Categories:
    """The list of one mailbox, read once. calendar: the mailbox's own. Thread-safe."""

    def __init__(self, session: Session, calendar: FolderName) -> None:
        self._session = session
        self._calendar = calendar
        self._lock = threading.Lock()
        self._list: etree._Element | None = None
        self._is_new = False
        self._refused = False

    def names(self) -> tuple[str, ...]:
        """The names, case-blind in order."""
        with self._lock:
            return tuple(sorted(_names(self._read()), key=str.casefold))

    def put(self, names: Iterable[str]) -> None:
        """See to it that these are on the list. A mailbox that does not allow it does without."""
        with self._lock:
            if self._refused:
                return
            try:
                self._add(names)
            except ServiceError:
                self._refused = True

    def add(self, name: str) -> None:
        """Put one on the list, if it is not there. Raises ServiceError."""
        with self._lock:
            self._add([name])

    def _add(self, names: Iterable[str]) -> None:
        known = {name.casefold() for name in _names(self._read())}
        missing = {name.casefold(): name for name in names if name.casefold() not in known}
        if not missing:
            return
        # The list is one document: what somebody else has added since must stay.
        self._list = None
        listed = self._read()
        known = {name.casefold() for name in _names(listed)}
        for folded, name in missing.items():
            if folded not in known:
                listed.append(_category(name))
        data = base64.b64encode(etree.tostring(listed, encoding="utf-8", xml_declaration=True))
        operation = put_configuration(self._calendar, _NAME, data.decode("ascii"), new=self._is_new)
        self._list = None
        self._session.only(operation, _ADD, Effect.ONCE)
        self._list, self._is_new = listed, False

    def _read(self) -> etree._Element:
        if self._list is None:
            try:
                answer = self._session.only(get_configuration(self._calendar, _NAME), _READ)
                self._list = _parsed(answer.text_at(t("XmlData")))
                self._is_new = False
            except Vanished:
                self._list, self._is_new = _empty(), True
        return self._list


def _parsed(data: str) -> etree._Element:
    if not data:
        return _empty()
    try:
        return parsed(base64.b64decode(data))
    except (ValueError, NotSoap) as error:
        raise nonsense(_READ) from error


def _empty() -> etree._Element:
    return parsed(f'<categories xmlns="{_SPACE}" default="" lastSavedSession="0"/>'.encode())


def _names(listed: etree._Element) -> list[str]:
    return [str(one.get("name")) for one in listed.iter(_CATEGORY) if one.get("name")]


def _category(name: str) -> etree._Element:
    told = {
        "name": name,
        "color": _COLOUR,
        "keyboardShortcut": "0",
        "usageCount": "0",
        "lastTimeUsedNotes": _NEVER,
        "lastTimeUsedJournal": _NEVER,
        "lastTimeUsedContacts": _NEVER,
        "lastTimeUsedTasks": _NEVER,
        "lastTimeUsedCalendar": _NEVER,
        "lastTimeUsedMail": _NEVER,
        "lastTimeUsed": _NEVER,
        "lastSessionUsed": "0",
        "guid": "{" + str(uuid5(NAMESPACE_OID, name)).upper() + "}",
    }
    return etree.Element(_CATEGORY, told)
