"""EWS on the wire: SOAP envelopes and their namespaces, replies taken apart. Sends nothing, means nothing.

Sources: pages "EWS reference for Exchange"; [MS-OXWSCDATA].
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from typing import Any

from lxml import etree

from crmsync.connect.repair import repaired
from crmsync.formats.text import sendable
from crmsync.frozen import frozen

SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
MESSAGES = "http://schemas.microsoft.com/exchange/services/2006/messages"
TYPES = "http://schemas.microsoft.com/exchange/services/2006/types"
ERRORS = "http://schemas.microsoft.com/exchange/services/2006/errors"
_SPACES = {"s": SOAP, "m": MESSAGES, "t": TYPES}

NO_ERROR = "NoError"
Element = etree._Element


def m(name: str) -> str:
    """The Clark name of an element of requests and replies."""
    return f"{{{MESSAGES}}}{name}"


def t(name: str) -> str:
    """The Clark name of an element of items and folders."""
    return f"{{{TYPES}}}{name}"


def element(name: str, *children: Element, text: str | None = None, **attributes: str) -> Element:
    """An element of requests: `element("m:ItemIds", element("t:ItemId", Id="…"))`. Characters that XML does
    not have are left out.
    """
    prefix, _, plain = name.partition(":")
    tag = f"{{{_SPACES[prefix]}}}{plain}"
    try:
        made = etree.Element(tag, attributes, _SPACES)
        made.text = text
    except ValueError:
        made = etree.Element(tag, {key: sendable(value) for key, value in attributes.items()}, _SPACES)
        made.text = None if text is None else sendable(text)
    made.extend(children)
    return made


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return str(etree.QName(element).localname)


def text_of(parent: Element, name: str) -> str:
    """The trimmed text of the first descendant with this Clark name; "" when there is none."""
    found = parent.find(f".//{name}")
    return (found.text or "").strip() if found is not None else ""


class NotSoap(Exception):
    """A reply is no SOAP envelope."""


@frozen
class Answer:
    """One response message, or a fault of the whole request.

    code: EWS's response code. text: its own words. values: details by name (BackOffMilliseconds …). fields:
    the members it is about. body: the message's element.
    """

    code: str
    text: str = ""
    values: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()
    body: Element | None = field(default=None, repr=False, compare=False)
    is_fault: bool = False

    @property
    def ok(self) -> bool:
        """Was it carried out?"""
        return self.code == NO_ERROR

    def all(self, path: str) -> Iterator[Element]:
        """The elements at a path of Clark names below the message."""
        return iter(() if self.body is None else self.body.iterfind(path))

    def text_at(self, name: str) -> str:
        """The text of the first element with this Clark name; "" when there is none."""
        return "" if self.body is None else text_of(self.body, name)


def enveloped(operation: Element, version: str) -> bytes:
    """A request as it goes out. version: of the schema ("Exchange2013_SP1")."""
    header = element("s:Header", element("t:RequestServerVersion", Version=version))
    envelope = element("s:Envelope", header, element("s:Body", operation))
    return etree.tostring(envelope, encoding="utf-8", xml_declaration=True)


def parsed(data: bytes) -> Element:
    """The root of a reply. Raises NotSoap for what is not well-formed XML.

    Exchange writes characters that XML does not have, where items hold them.
    """
    try:
        return etree.fromstring(repaired(data.lstrip()), _parser())
    except etree.XMLSyntaxError as error:
        raise NotSoap(f"the reply is not well-formed XML ({error.msg})") from error


def answers(data: bytes) -> list[Answer]:
    """The response messages of a reply; a fault is a single one. Raises NotSoap."""
    root = parsed(data)
    body = root.find(f"{{{SOAP}}}Body") if root.tag == f"{{{SOAP}}}Envelope" else None
    response = body[0] if body is not None and len(body) else None
    if response is None:
        raise NotSoap("the reply is no SOAP envelope")
    if response.tag == f"{{{SOAP}}}Fault":
        return [_fault(response)]
    found = response.find(m("ResponseMessages"))
    return [_answer(one) for one in ([response] if found is None else found)]


def _answer(message: Element) -> Answer:
    code = message.findtext(m("ResponseCode")) or ""
    details = message.find(m("MessageXml"))
    said = message.findtext(m("MessageText")) or ""
    return Answer(code.strip(), said.strip(), _values(details), _fields(details), message)


def _fault(fault: Element) -> Answer:
    detail = fault.find("detail")
    named = detail.findtext(f"{{{ERRORS}}}ResponseCode") if detail is not None else None
    code = named or (fault.findtext("faultcode") or "").rpartition(":")[2] or "Fault"
    said = (detail.findtext(f"{{{ERRORS}}}Message") if detail is not None else None) or fault.findtext(
        "faultstring"
    )
    return Answer(code.strip(), (said or "").strip(), _values(detail), _fields(detail), fault, is_fault=True)


def _values(details: Element | None) -> dict[str, str]:
    """What `t:Value` elements tell, and the texts of others (`LineNumber`, `Violation`)."""
    if details is None:
        return {}
    texts = {
        one.get("Name") or local(one): (one.text or "").strip()
        for one in details.iter(f"{{{TYPES}}}*")
        if not len(one)
    }
    return {name: text for name, text in texts.items() if text}


def _fields(details: Element | None) -> tuple[str, ...]:
    """The members that the details name: "contacts:GivenName"."""
    if details is None:
        return ()
    named: list[Any] = [
        one.get("FieldURI") for name in ("FieldURI", "IndexedFieldURI") for one in details.iter(t(name))
    ]
    return tuple(str(uri) for uri in named if uri)


def _parser() -> etree.XMLParser:
    return etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
    )
