"""The XML that EWS speaks: its namespaces, and elements in them.

Knows names and texts, no rule of Exchange.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import TypeAlias

from lxml import etree

Element: TypeAlias = etree._Element

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages"
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors"

_NAMESPACES = {"s": SOAP, "m": MESSAGES, "t": TYPES}
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)


def t(name: str) -> str:
    """The tag of a type's element."""
    return f"{{{TYPES}}}{name}"


def m(name: str) -> str:
    """The tag of a message's element."""
    return f"{{{MESSAGES}}}{name}"


def s(name: str) -> str:
    """The tag of a SOAP element."""
    return f"{{{SOAP}}}{name}"


def element(tag: str, text: str | None = None, *children: Element | None, **attributes: str) -> Element:
    """A new element. Children that are None are left out; the others become this element's own."""
    made = etree.Element(tag, attrib=attributes, nsmap=_NAMESPACES)
    made.text = text
    made.extend(child for child in children if child is not None)
    return made


def local_name(node: Element) -> str:
    """The tag without its namespace."""
    return str(etree.QName(node).localname)


def namespace(node: Element) -> str:
    return str(etree.QName(node).namespace or "")


def copied(node: Element) -> Element:
    """A copy that may be put elsewhere, without the text that follows it."""
    made = deepcopy(node)
    made.tail = None
    return made


def child(node: Element, name: str) -> Element | None:
    """The first child of that local name, in any namespace."""
    return next((found for found in node if local_name(found) == name), None)


def children(node: Element | None) -> Iterator[Element]:
    """The child elements; none of nothing."""
    yield from () if node is None else node


def text_of(node: Element | None) -> str:
    """The text of an element, "" for none."""
    return "" if node is None else node.text or ""


def parse(content: bytes) -> Element:
    """The root of a document. Raises ValueError when it is no XML."""
    try:
        return etree.fromstring(content, _PARSER)
    except etree.XMLSyntaxError as problem:
        raise ValueError(str(problem)) from problem


def serialised(root: Element) -> bytes:
    """A document as UTF-8 with its declaration."""
    return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8"))
