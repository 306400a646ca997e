"""Evolution without its windows, told what to do a line at a time: one JSON object in, one out.

Runs with Debian's own Python inside a D-Bus session of its own; evolution-data-server starts by itself. It knows nothing
of crmsync. The first line signs in: {"user": …, "password": …}; the others name a function below and its arguments.
"""

from __future__ import annotations

import json
import sys
import threading
import time
import traceback
from typing import Any

import gi

# The versions have to be chosen before anything is imported.
for name, version in {
    "EBook": "1.2",
    "EBookContacts": "1.2",
    "ECal": "2.0",
    "EDataServer": "1.2",
    "ICalGLib": "3.0",
}.items():
    gi.require_version(name, version)

from gi.repository import EBook, EBookContacts, ECal, EDataServer, GLib, ICalGLib  # noqa: E402

ACCOUNT = "exchange"
PATIENCE = 30
NONE = ECal.OperationFlags(0)
EXTENSIONS = {
    "contacts": EDataServer.SOURCE_EXTENSION_ADDRESS_BOOK,
    "calendar": EDataServer.SOURCE_EXTENSION_CALENDAR,
    "tasks": EDataServer.SOURCE_EXTENSION_TASK_LIST,
}
TYPES = {"calendar": ECal.ClientSourceType.EVENTS, "tasks": ECal.ClientSourceType.TASKS}


class Evolution:
    """The data server of one person with one account."""

    def __init__(self, user: str, password: str) -> None:
        self._secret = {"username": user, "password": password}
        self._registry = EDataServer.SourceRegistry.new_sync(None)
        self._registry.connect("credentials-required", self._give_password)
        self._clients: dict[tuple[str, str], Any] = {}
        # Signals come while a call waits, so somebody else has to listen to them.
        threading.Thread(target=GLib.MainLoop().run, daemon=True).start()
        self._registry.ref_source(ACCOUNT).invoke_authenticate_sync(self._named(), None)

    def _named(self) -> Any:
        named = EDataServer.NamedParameters.new()
        for name, text in self._secret.items():
            named.set(name, text)
        return named

    def _give_password(self, registry: Any, source: Any, *reason: object) -> None:
        source.invoke_authenticate(self._named(), None, None)

    def look_for_folders(self) -> None:
        """Ask the server which folders there are; the answer comes later."""
        self._registry.refresh_backend_sync(ACCOUNT, None)

    def folders(self) -> list[list[str]]:
        """Kind and name of each folder of the account."""
        return sorted(
            [kind, source.get_display_name()]
            for source in self._registry.list_sources(None)
            for kind, extension in EXTENSIONS.items()
            if source.get_parent() == ACCOUNT and source.has_extension(extension)
        )

    def _client(self, kind: str, folder: str) -> Any:
        if (kind, folder) not in self._clients:
            source = self._source(kind, folder)
            if kind == "contacts":
                self._clients[kind, folder] = EBook.BookClient.connect_sync(source, PATIENCE, None)
            else:
                self._clients[kind, folder] = ECal.Client.connect_sync(source, TYPES[kind], PATIENCE, None)
        return self._clients[kind, folder]

    def _source(self, kind: str, folder: str) -> Any:
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline:
            for source in self._registry.list_sources(EXTENSIONS[kind]):
                if source.get_parent() == ACCOUNT and source.get_display_name() == folder:
                    return source
            time.sleep(0.05)
        raise LookupError(folder)

    def refresh(self, kind: str, folder: str) -> None:
        """Ask the server what is new; the answer comes later."""
        self._client(kind, folder).refresh_sync(None)

    # People

    def contacts(self, folder: str) -> dict[str, str]:
        """All contacts as vCards, by uid."""
        _, found = self._client("contacts", folder).get_contacts_sync("#t", None)
        return {one.get_property("id"): one.to_string(EBookContacts.VCardFormat(1)) for one in found}

    def add_contact(self, folder: str, card: str) -> str:
        contact = EBookContacts.Contact.new_from_vcard(card)
        _, uid = self._client("contacts", folder).add_contact_sync(
            contact, EBookContacts.BookOperationFlags(0), None
        )
        return str(uid)

    def change_contact(self, folder: str, uid: str, changes: dict[str, str]) -> None:
        """changes: texts by the names of EContact's properties."""
        client = self._client("contacts", folder)
        _, contact = client.get_contact_sync(uid, None)
        for name, text in changes.items():
            contact.set_property(name, text)
        client.modify_contact_sync(contact, EBookContacts.BookOperationFlags(0), None)

    def remove_contact(self, folder: str, uid: str) -> None:
        self._client("contacts", folder).remove_contact_by_uid_sync(
            uid, EBookContacts.BookOperationFlags(0), None
        )

    # Tasks and events

    def components(self, kind: str, folder: str) -> list[str]:
        """All tasks or events as iCalendar components; exceptions are components of their own."""
        _, found = self._client(kind, folder).get_object_list_as_comps_sync("#t", None)
        return [one.get_as_string() for one in found]

    def add(self, kind: str, folder: str, text: str) -> str:
        component = ICalGLib.Component.new_from_string(text)
        _, uid = self._client(kind, folder).create_object_sync(component, NONE, None)
        return str(uid)

    def change(self, kind: str, folder: str, uid: str, changes: dict[str, str]) -> None:
        """changes: texts by the names of setters of ICalComponent (`summary`, `location`)."""
        client = self._client(kind, folder)
        _, component = client.get_object_sync(uid, None, None)
        for name, text in changes.items():
            getattr(component, f"set_{name}")(text)
        client.modify_object_sync(component, ECal.ObjModType.ALL, NONE, None)

    def complete(self, folder: str, uid: str) -> None:
        """Tick a task off."""
        client = self._client("tasks", folder)
        _, component = client.get_object_sync(uid, None, None)
        component.set_status(ICalGLib.PropertyStatus.COMPLETED)
        client.modify_object_sync(component, ECal.ObjModType.ALL, NONE, None)

    def change_occurrence(self, folder: str, uid: str, start: str, changes: dict[str, str]) -> None:
        """Change one occurrence of a series. start: when it was to start, as iCalendar writes it."""
        client = self._client("calendar", folder)
        _, component = client.get_object_sync(uid, None, None)
        own = component.clone()
        begins, ends = own.get_dtstart(), own.get_dtend()
        length = ends.subtract(begins)
        moment = ICalGLib.Time.new_from_string(start)
        moment.set_timezone(begins.get_timezone())
        for kind in (ICalGLib.PropertyKind.RRULE_PROPERTY, ICalGLib.PropertyKind.EXDATE_PROPERTY):
            ECal.util_component_remove_property_by_kind(own, kind, True)
        own.set_recurrenceid(moment)
        own.set_dtstart(moment)
        own.set_dtend(moment.add(length))
        for name, text in changes.items():
            getattr(own, f"set_{name}")(text)
        client.modify_object_sync(own, ECal.ObjModType.THIS, NONE, None)

    def remove(self, kind: str, folder: str, uid: str, occurrence: str | None = None) -> None:
        """Remove a component, or (occurrence: when it was to start) one occurrence."""
        modified = ECal.ObjModType.ALL if occurrence is None else ECal.ObjModType.THIS
        self._client(kind, folder).remove_object_sync(uid, occurrence, modified, NONE, None)


def main() -> None:
    evolution: Evolution | None = None
    for line in sys.stdin:
        asked = json.loads(line)
        try:
            if evolution is None:
                evolution = Evolution(asked["user"], asked["password"])
                result = None
            else:
                result = getattr(evolution, asked["do"])(*asked["with"])
            print(json.dumps({"result": result}), flush=True)
        except Exception as problem:
            traceback.print_exc()
            print(json.dumps({"problem": f"{type(problem).__name__}: {problem}"}), flush=True)


main()
