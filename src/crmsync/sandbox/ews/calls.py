"""One operation as the rooms of the embedded Exchange Server hand it to each other, and what it is answered
with.

Knows SOAP, no HTTP and no rule about items.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from crmsync.frozen import frozen
from crmsync.sandbox.ews.editions import Release
from crmsync.sandbox.ews.errors import EwsError, SoapFault, schema_fault
from crmsync.sandbox.ews.mailbox import Mailbox, Organisation
from crmsync.sandbox.ews.xml import (
    ERRORS,
    MESSAGES,
    SOAP,
    Element,
    child,
    children,
    element,
    local_name,
    m,
    namespace,
    parse,
    s,
    serialised,
    t,
)

_ENVELOPE_TAG = f"{{{SOAP}}}Envelope"
T = TypeVar("T")


@frozen
class Call:
    """One operation. node: its element. who: the mail address of who signed in. zone: the id of the
    TimeZoneContext, "" for none. refused: refusals that a fault put in, by the position of the item.
    """

    operation: str
    node: Element
    who: str
    zone: str
    organisation: Organisation
    refused: dict[int, str]

    @property
    def own(self) -> Mailbox:
        """The mailbox of who signed in."""
        found = self.organisation.mailbox(self.who)
        if found is None:
            raise SoapFault("ErrorNonExistentMailbox", "The SMTP address has no mailbox associated with it.")
        return found

    @property
    def options(self) -> dict[str, str]:
        """The attributes of the operation, and the zone of the request."""
        told = {str(name): str(text) for name, text in self.node.attrib.items()}
        return {**told, "TimeZoneContext": self.zone} if self.zone else told

    def part(self, name: str) -> Element:
        """A child that the operation has to have. Raises SoapFault when it has none."""
        found = child(self.node, name)
        if found is None:
            raise schema_fault(f"The element '{self.operation}' has incomplete content: '{name}' is missing.")
        return found


@frozen
class Envelope:
    """What a request says. version: of RequestServerVersion. impersonated: somebody is to be impersonated."""

    operation: Element
    version: str
    zone: str
    impersonated: bool


def read_envelope(body: bytes) -> Envelope:
    """The operation in a SOAP envelope. Raises SoapFault for anything else."""
    try:
        root = parse(body)
    except ValueError as problem:
        raise schema_fault(str(problem)) from problem
    content = child(root, "Body")
    operations = list(children(content))
    if root.tag != _ENVELOPE_TAG or len(operations) != 1:
        raise schema_fault("The request is no SOAP envelope with one operation.")
    header = child(root, "Header")
    asked = None if header is None else child(header, "RequestServerVersion")
    context = None if header is None else child(header, "TimeZoneContext")
    definition = None if context is None else child(context, "TimeZoneDefinition")
    return Envelope(
        operations[0],
        "" if asked is None else asked.get("Version", ""),
        "" if definition is None else definition.get("Id", ""),
        header is not None and child(header, "ExchangeImpersonation") is not None,
    )


def enveloped(content: Element, release: Release) -> bytes:
    """A reply of EWS."""
    header = element(s("Header"), None, element(t("ServerVersionInfo"), **release.version_info))
    return serialised(element(s("Envelope"), None, header, element(s("Body"), None, content)))


def fault_envelope(fault: SoapFault) -> bytes:
    """The reply to a refused request ("SOAP fault", [MS-OXWSCDATA] detail)."""
    values = None
    if fault.values:
        # MessageXml is in the namespace of types here, and of messages in a response message.
        values = element(t("MessageXml"), None, *_values(fault.values))
    content = element(
        s("Fault"),
        None,
        element("faultcode", f"t:{fault.code}"),
        element("faultstring", fault.message),
        _detail(fault, values),
    )
    return serialised(element(s("Envelope"), None, element(s("Body"), None, content)))


def answered(operation: str, messages: Iterable[Element]) -> Element:
    """The response of an operation with its response messages."""
    return element(m(f"{operation}Response"), None, element(m("ResponseMessages"), None, *messages))


def success(operation: str, *content: Element | None) -> Element:
    """A response message of something done."""
    code = element(m("ResponseCode"), "NoError")
    return element(m(f"{operation}ResponseMessage"), None, code, *content, ResponseClass="Success")


def failure(operation: str, refused: EwsError, *content: Element) -> Element:
    """A response message of something refused."""
    values = element(m("MessageXml"), None, *_values(refused.values)) if refused.values else None
    return element(
        m(f"{operation}ResponseMessage"),
        None,
        element(m("MessageText"), refused.message),
        element(m("ResponseCode"), refused.code),
        element(m("DescriptiveLinkKey"), "0"),
        values,
        *content,
        ResponseClass="Error",
    )


def each(
    call: Call, inputs: Iterable[T], carry_out: Callable[[T], Element], empty: str = ""
) -> Iterator[Element]:
    """A response message for each input; what is refused does not stop the others.

    empty: the tag of a container that a refusal has too, without anything in it.
    """
    for position, one in enumerate(inputs):
        try:
            if position in call.refused:
                raise _refusal(call, call.refused[position])
            yield carry_out(one)
        except EwsError as refused:
            yield failure(call.operation, refused, *([element(m(empty))] if empty else []))


def _refusal(call: Call, code: str) -> EwsError:
    """What a fault refuses an item with; a busy server says how long to wait."""
    wait = int(call.organisation.store.behaviour.back_off.total_seconds() * 1000)
    values = {"BackOffMilliseconds": str(wait)} if code == "ErrorServerBusy" else {}
    return EwsError(code, f"The operation was refused ({code}).", values)


def _values(values: dict[str, str]) -> Iterator[Element]:
    for name, text in values.items():
        match name:
            case "Path":
                yield element(t("FieldURI"), FieldURI=text)
            case "Violation" | "LineNumber" | "LinePosition":
                yield element(t(name), text)
            case _:
                yield element(t("Value"), text, Name=name)


def _detail(fault: SoapFault, values: Element | None) -> Element:
    def error(name: str, text: str) -> Element:
        return element(f"{{{ERRORS}}}{name}", text)

    return element("detail", None, error("ResponseCode", fault.code), error("Message", fault.message), values)


def operation_name(node: Element) -> str:
    """The name of an operation's element. Raises SoapFault when it is none of EWS."""
    if namespace(node) != MESSAGES:
        raise schema_fault(f"The element '{local_name(node)}' is no operation.")
    return local_name(node)
