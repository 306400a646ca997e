"""Folders: address books, calendars and task lists, what they hold and what this account may do with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree

from crmsync.connect.dav import bodies
from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.hrefs import as_folder, canonical_path, resolve_here
from crmsync.connect.dav.multistatus import Entry
from crmsync.connect.dav.names import (
    COLOUR,
    COMPONENTS,
    DISPLAY_NAME,
    PRINCIPAL,
    PRIVILEGES,
    REPORTS,
    RESOURCE_TYPE,
    SYNC_COLLECTION,
    cal,
    card,
    dav,
)
from crmsync.connect.errors import FolderGone, Vanished
from crmsync.frozen import frozen
from crmsync.model.kinds import Kind

_PROPS = (RESOURCE_TYPE, DISPLAY_NAME, COMPONENTS, PRIVILEGES, COLOUR, REPORTS, PRINCIPAL)
_WRITING = {dav("all"), dav("write"), dav("write-content"), dav("bind")}
_KIND_OF_COMPONENT = {"VEVENT": Kind.EVENTS, "VTODO": Kind.TASKS}
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_XML = {"Content-Type": "application/xml; charset=utf-8"}


@frozen
class Folder:
    """A folder as its server describes it.

    url: canonical, with a slash at its end. kinds: what it can hold (a calendar often both tasks and events).
    read_only: this account may write nothing here. reports: Clark names of the reports it answers.
    principals: who the person is there, as the folder itself tells.
    """

    url: str
    name: str
    kinds: tuple[Kind, ...]
    read_only: bool
    colour: str | None
    reports: frozenset[str]
    principals: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The path of its URL."""
        return urlsplit(self.url).path

    @property
    def syncs(self) -> bool:
        """Does it answer sync-collection (RFC 6578)?"""
        return SYNC_COLLECTION in self.reports

    @property
    def queries(self) -> bool:
        """Does it answer calendar-query (RFC 4791 §7.8)?"""
        return cal("calendar-query") in self.reports


def list_folders(client: DavClient, home: str) -> Iterator[Folder]:
    """The folders in a home set (or the home itself, should it be one)."""
    for entry in client.properties(home, _PROPS, depth=1, action="read the folder list"):
        folder = _folder(client, home, entry)
        if folder is not None:
            yield folder


def read_folder(client: DavClient, url: str) -> Folder:
    """The folder at `url`. Raises FolderGone when there is none, or when it is no address book or
    calendar.
    """
    action = "open the folder"
    try:
        found = client.properties(url, _PROPS, depth=0, action=action)
    except Vanished as error:
        raise folder_gone(client, url, action) from error
    folder = next(filter(None, (_folder(client, url, entry) for entry in found)), None)
    if folder is None:
        raise folder_gone(client, url, action)
    return folder


def folder_gone(client: DavClient, url: str, action: str) -> FolderGone:
    """The error for a folder that is not there."""
    return FolderGone(
        f"The folder {unquote(urlsplit(url).path)} does not exist (any more).",
        service=client.service,
        action=action,
        advice="Choose another folder for this mapping, or restore it: nothing is deleted because of this."
        " `crmsync folders` lists what there is.",
    )


def create_folder(client: DavClient, url: str, name: str, kinds: tuple[Kind, ...]) -> Folder:
    """Make an address book, or a calendar for these kinds, at `url`. For tests and the demo."""
    action = "make a folder"
    if kinds == (Kind.CONTACTS,):
        method, body = "MKCOL", bodies.make_address_book(name)
    else:
        method, body = "MKCALENDAR", bodies.make_calendar(name, kinds)
    response = client.send(method, url, headers=_XML, body=body, action=action)
    if not response.ok:
        raise client.refused(response, action)
    return read_folder(client, url)


def delete_folder(client: DavClient, url: str) -> None:
    """Delete a folder with all that is in it. For tests and the demo.

    Cyrus 3.6 deletes it and answers 404.
    """
    action = "delete a folder"
    response = client.send("DELETE", url, action=action)
    if not response.ok and response.status not in {404, 410}:
        raise client.refused(response, action)


def _folder(client: DavClient, base: str, entry: Entry) -> Folder | None:
    types = {child.tag for child in entry.children(RESOURCE_TYPE)}
    if entry.status is not None and entry.status >= 400:
        return None
    if card("addressbook") in types:
        kinds: tuple[Kind, ...] = (Kind.CONTACTS,)
    elif cal("calendar") in types:
        kinds = _calendar_kinds(entry)
    else:
        return None
    url = as_folder(resolve_here(base, entry.href))
    fallback = unquote(canonical_path(url).rstrip("/").rpartition("/")[2])
    return Folder(
        url=url,
        name=entry.text(DISPLAY_NAME) or fallback,
        kinds=kinds,
        read_only=_is_read_only(entry),
        colour=_colour(entry.text(COLOUR)),
        reports=frozenset(_names_below(entry.children(REPORTS), dav("report"))),
        principals=tuple(client.named(base, href) for href in entry.hrefs(PRINCIPAL)),
    )


def _calendar_kinds(entry: Entry) -> tuple[Kind, ...]:
    """Which kinds a calendar takes; without the property, any (RFC 4791 §5.2.3)."""
    components = entry.children(COMPONENTS)
    if not components:
        return (Kind.EVENTS, Kind.TASKS)
    named = {component.get("name", "").upper() for component in components}
    return tuple(kind for name, kind in _KIND_OF_COMPONENT.items() if name in named)


def _is_read_only(entry: Entry) -> bool:
    """Does the server say that nothing here may be written (RFC 3744 §5.4)? Where it says nothing,
    writing is tried.
    """
    privileges = entry.children(PRIVILEGES)
    return bool(privileges) and _WRITING.isdisjoint(_names_below(privileges, dav("privilege")))


def _names_below(elements: list[etree._Element], holder: str) -> Iterator[str]:
    for element in elements:
        for held in element.iter(holder):
            yield from (child.tag for child in held)


def _colour(value: str | None) -> str | None:
    match = _COLOUR.match(value or "")
    return match[0].lower() if match else None
