"""The list of categories as Outlook keeps it: XML in the user configuration CategoryList of the calendar.

Source: [MS-OXOCFG] 2.2.5.
"""

from __future__ import annotations

import base64
import uuid

from crmsync.sandbox.ews.mailbox import Configuration, Mailbox
from crmsync.sandbox.ews.xml import Element, children, parse, serialised

NAME = "CategoryList"
_NAMESPACE = "CategoryList.xsd"
_NEVER = "1601-01-01T00:00:00.000"


def category_names(mailbox: Mailbox) -> list[str]:
    """The names in the list, in its order; none without a list."""
    return [category.get("name", "") for category in children(_list(mailbox))]


def add_category(mailbox: Mailbox, name: str, color: int) -> None:
    """Add a category. color: 0 to 24, -1 for none."""
    root = _list(mailbox)
    if root is None:
        told = f'<categories xmlns="{_NAMESPACE}" default="" lastSavedSession="1" lastSavedTime="{_NEVER}"/>'
        root = parse(told.encode())
    root.append(
        root.makeelement(
            f"{{{_NAMESPACE}}}category",
            name=name,
            color=str(color),
            keyboardShortcut="0",
            lastTimeUsedNotes=_NEVER,
            lastTimeUsedJournal=_NEVER,
            lastTimeUsedContacts=_NEVER,
            lastTimeUsedTasks=_NEVER,
            lastTimeUsedCalendar=_NEVER,
            lastTimeUsedMail=_NEVER,
            lastTimeUsed=_NEVER,
            lastSessionUsed="0",
            guid=f"{{{str(uuid.uuid4()).upper()}}}",
        )
    )
    place = mailbox.default("calendar").key, NAME
    before = mailbox.configurations.get(place)
    key = mailbox.store.next_key() if before is None else before.key
    content = base64.b64encode(serialised(root)).decode()
    mailbox.configurations[place] = Configuration(key, mailbox.store.next_version(), None, content, None)


def _list(mailbox: Mailbox) -> Element | None:
    kept = mailbox.configurations.get((mailbox.default("calendar").key, NAME))
    return None if kept is None or kept.xml_data is None else parse(base64.b64decode(kept.xml_data))
