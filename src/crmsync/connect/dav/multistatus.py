"""Reading DAV replies: safely, and multistatus bodies one response at a time. Builds and sends nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from io import BytesIO
from typing import BinaryIO

from lxml import etree

from crmsync.connect.dav.names import SYNC_TOKEN, dav
from crmsync.connect.repair import RepairingReader, repaired
from crmsync.frozen import frozen

_RESPONSE = dav("response")
_HREF = dav("href")
_STATUS = dav("status")
_PROPSTAT = dav("propstat")
_PROP = dav("prop")
_ERROR = dav("error")


class NotMultistatus(Exception):
    """A reply is not (well-formed) XML, or not what was asked for."""


@frozen
class Entry:
    """One DAV:response.

    href: as written. status: of the resource itself, when the reply gives one (404 for what is gone).
    props: the properties that were found (2xx), by Clark name; valid only until the next entry is read.
    conditions: names of the preconditions in DAV:error, without namespace.
    """

    href: str
    status: int | None
    props: Mapping[str, etree._Element] = field(default_factory=dict, repr=False)
    conditions: frozenset[str] = frozenset()

    def text(self, name: str) -> str | None:
        """The text of a property, trimmed; `None` when missing or empty."""
        found = self.props.get(name)
        return None if found is None else _text(found).strip() or None

    def document(self, name: str) -> str | None:
        """The text of a property as it is; `None` when missing or empty."""
        found = self.props.get(name)
        return None if found is None else _text(found) or None

    def hrefs(self, name: str) -> list[str]:
        """The hrefs inside a property, in order."""
        found = self.props.get(name)
        return [] if found is None else [href.text.strip() for href in found.iter(_HREF) if href.text]

    def children(self, name: str) -> list[etree._Element]:
        """The elements inside a property, in order."""
        found = self.props.get(name)
        return [] if found is None else list(found)


class Multistatus:
    """A DAV:multistatus read one response at a time, so that memory does not grow with it (RFC 4918 §13).

    `sync_token` is known when the iteration has ended. Raises NotMultistatus while iterating.
    """

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.sync_token: str | None = None

    def __iter__(self) -> Iterator[Entry]:
        events = etree.iterparse(
            RepairingReader(self._file),
            events=("start", "end"),
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=False,
            remove_comments=True,
            remove_pis=True,
        )
        depth = 0
        try:
            for event, element in events:
                depth += 1 if event == "start" else -1
                if event == "start" and depth == 1 and element.tag != dav("multistatus"):
                    raise NotMultistatus("the reply is not a list of items")
                if event == "end" and depth == 1:
                    if element.tag == _RESPONSE:
                        yield _entry(element)
                    elif element.tag == SYNC_TOKEN:
                        self.sync_token = (element.text or "").strip() or None
                    _forget(element)
        except etree.XMLSyntaxError as error:
            raise NotMultistatus(f"the reply is not well-formed XML ({error.msg})") from error


def entries(body: bytes) -> list[Entry]:
    """The responses of a small multistatus. Raises NotMultistatus."""
    root = _parsed(body)
    if root.tag != dav("multistatus"):
        raise NotMultistatus("the reply is not a list of items")
    return [_entry(element) for element in root.iterchildren(_RESPONSE)]


def conditions(body: bytes) -> frozenset[str]:
    """The preconditions that a DAV:error body names, without namespace; empty for any other body."""
    try:
        root = _parsed(body)
    except NotMultistatus:
        return frozenset()
    return _conditions(root) if root.tag == _ERROR else frozenset()


def condition_hrefs(body: bytes) -> list[str]:
    """The hrefs that a DAV:error body names (the item that already has this UID)."""
    try:
        return [href.text.strip() for href in _parsed(body).iter(_HREF) if href.text]
    except NotMultistatus:
        return []


def _parsed(body: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.parse(BytesIO(repaired(body.lstrip())), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise NotMultistatus(f"the reply is not well-formed XML ({error.msg})") from error


def _entry(response: etree._Element) -> Entry:
    href: str | None = None
    status: int | None = None
    props: dict[str, etree._Element] = {}
    found_conditions: frozenset[str] = frozenset()
    for child in response:
        if child.tag == _PROPSTAT:
            props.update(_found(child))
        elif child.tag == _HREF and href is None:
            href = (child.text or "").strip()
        elif child.tag == _STATUS and status is None:
            status = _status(child)
        elif child.tag == _ERROR:
            found_conditions |= _conditions(child)
    return Entry(href or "", status, props, found_conditions)


def _found(propstat: etree._Element) -> Mapping[str, etree._Element]:
    """The properties of a propstat, if it says that they were found."""
    status: int | None = None
    props: dict[str, etree._Element] = {}
    for child in propstat:
        if child.tag == _PROP:
            props.update((prop.tag, prop) for prop in child.iterchildren("*"))
        elif child.tag == _STATUS and status is None:
            status = _status(child)
    return props if status is None or 200 <= status < 300 else {}


def _status(element: etree._Element) -> int | None:
    """The number in a DAV:status ("HTTP/1.1 200 OK"), if there is one."""
    words = (element.text or "").split()
    return int(words[1]) if len(words) > 1 and words[1].isdigit() else None


def _text(element: etree._Element) -> str:
    """All the text inside an element."""
    return "".join(map(str, element.itertext())) if len(element) else element.text or ""


def _conditions(error: etree._Element) -> frozenset[str]:
    return frozenset(etree.QName(child).localname for child in error.iterchildren("*"))


def _forget(element: etree._Element) -> None:
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
