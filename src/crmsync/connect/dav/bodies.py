"""Request bodies, built as XML trees. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import cast

from lxml import etree

from crmsync.connect.dav.names import (
    ADDRESS_DATA,
    CALENDAR_DATA,
    DISPLAY_NAME,
    ETAG,
    MODIFIED,
    PREFIXES,
    RESOURCE_TYPE,
    SYNC_COLLECTION,
    cal,
    card,
    dav,
)
from crmsync.model.kinds import Kind

_COMPONENT = {Kind.EVENTS: "VEVENT", Kind.TASKS: "VTODO"}


def data_prop(kind: Kind) -> str:
    """The property that holds an item's document."""
    return ADDRESS_DATA if kind is Kind.CONTACTS else CALENDAR_DATA


def item_props(kind: Kind, *, data: bool) -> list[str]:
    """What is asked of each item."""
    return [ETAG, MODIFIED, data_prop(kind)] if data else [ETAG, MODIFIED]


def propfind(names: Iterable[str]) -> bytes:
    """RFC 4918 §9.1."""
    root = _root(dav("propfind"))
    _props(root, names)
    return _bytes(root)


def sync_collection(token: str, names: Iterable[str]) -> bytes:
    """RFC 6578 §3.2, without a limit: not every server that takes one says that it left something out."""
    root = _root(SYNC_COLLECTION)
    _child(root, dav("sync-token"), token)
    _child(root, dav("sync-level"), "1")
    _props(root, names)
    return _bytes(root)


def multiget(kind: Kind, hrefs: Iterable[str]) -> bytes:
    """RFC 4791 §7.9, RFC 6352 §8.7."""
    name = card("addressbook-multiget") if kind is Kind.CONTACTS else cal("calendar-multiget")
    root = _root(name)
    _props(root, item_props(kind, data=True))
    for href in hrefs:
        _child(root, dav("href"), href)
    return _bytes(root)


def calendar_query(kind: Kind, *, uid: str | None = None, data: bool = False) -> bytes:
    """All tasks or events of a calendar, or those with a UID (a text match: the caller compares; RFC 4791
    §7.8).
    """
    root = _root(cal("calendar-query"))
    _props(root, item_props(kind, data=data))
    outer = _child(_child(root, cal("filter")), cal("comp-filter"))
    outer.set("name", "VCALENDAR")
    inner = _child(outer, cal("comp-filter"))
    inner.set("name", _COMPONENT[kind])
    if uid is not None:
        condition = _child(inner, cal("prop-filter"))
        condition.set("name", "UID")
        _child(condition, cal("text-match"), uid).set("collation", "i;octet")
    return _bytes(root)


def make_calendar(name: str, kinds: Iterable[Kind]) -> bytes:
    """MKCALENDAR (RFC 4791 §5.3.1) for these kinds of item."""
    root = _root(cal("mkcalendar"))
    prop = _child(_child(root, dav("set")), dav("prop"))
    _child(prop, DISPLAY_NAME, name)
    components = _child(prop, cal("supported-calendar-component-set"))
    for kind in kinds:
        _child(components, cal("comp")).set("name", _COMPONENT[kind])
    return _bytes(root)


def make_address_book(name: str) -> bytes:
    """Extended MKCOL (RFC 5689, RFC 6352 §6.3.1)."""
    root = _root(dav("mkcol"))
    prop = _child(_child(root, dav("set")), dav("prop"))
    types = _child(prop, RESOURCE_TYPE)
    _child(types, dav("collection"))
    _child(types, card("addressbook"))
    _child(prop, DISPLAY_NAME, name)
    return _bytes(root)


def _root(name: str) -> etree._Element:
    return etree.Element(name, nsmap=cast(Mapping[str, str], PREFIXES))


def _child(parent: etree._Element, name: str, text: str | None = None) -> etree._Element:
    child = etree.SubElement(parent, name)
    child.text = None if text is None else _xml_text(text)
    return child


def _xml_text(text: str) -> str:
    """`text` without what XML 1.0 §2.2 forbids."""
    return text if text.isascii() and text.isprintable() else _not_xml().sub("", text)


@cache
def _not_xml() -> re.Pattern[str]:
    """Made when it is needed, which takes longer than writing many bodies."""
    return re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def _props(parent: etree._Element, names: Iterable[str]) -> None:
    prop = _child(parent, dav("prop"))
    for name in names:
        _child(prop, name)


def _bytes(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
