"""From a mail address to the address of EWS: Autodiscover in plain XML ("POX").

Sources: [MS-OXDSCLI], [MS-OXDISCO]; page "Autodiscover for Exchange".
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from lxml import etree

from crmsync.connect.errors import (
    NotPermitted,
    NotSupported,
    NotTrusted,
    Rejected,
    ServiceError,
    ServiceFault,
    Throttled,
    Unreachable,
)
from crmsync.connect.ews.addresses import candidates, host_of, is_online
from crmsync.connect.ews.errors import MICROSOFT_365, in_microsoft_365, no_answer, not_found, reply_error
from crmsync.connect.ews.wire import NotSoap, parsed
from crmsync.connect.http import Effect, Origin, Request, Response, may_be_discovered
from crmsync.frozen import frozen

_ACTION = "find the Exchange Server"
_REQUEST = "http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006"
_REPLY = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
_MOST_STEPS = 8

Send = Callable[[Request], Response]
"""Sends a request, signed in as the account is, to a host that may then see its sign-in."""
Peek = Callable[[Request], Response]
"""Sends a request to any host, without a sign-in."""


@frozen
class Found:
    """What autodiscover told. url: of EWS. address: the mailbox's usual mail address."""

    url: str
    address: str


def discover(
    address: str, send: Send, peek: Peek, *, places: Callable[[str], Sequence[str]] = candidates
) -> Found:
    """Where the mailbox with this mail address is. places: mail address → where to ask, in this order.

    A host of Exchange Online is never asked, and never sees the sign-in. Raises SignInNeeded, NotTrusted;
    NotSupported where nobody tells.
    """
    asked: set[tuple[str, str]] = set()
    waiting = [(place, address) for place in places(address)]
    faults: list[ServiceError] = []
    while waiting and len(asked) < _MOST_STEPS:
        place, mailbox = waiting.pop(0)
        if (place, mailbox) in asked:
            continue
        asked.add((place, mailbox))
        try:
            told = _ask(place, mailbox, send)
        except (Unreachable, ServiceFault, Throttled, NotPermitted, Rejected, NotSupported) as error:
            if error.code == MICROSOFT_365:
                raise
            faults.append(error)
            continue
        if isinstance(told, Found):
            return told
        following = [(url, name) for url, name in told if _may_follow(place, url)]
        waiting = [*following, *waiting]
    if any(_leads_online(place, peek) for place in places(address)):
        raise in_microsoft_365(_ACTION)
    raise _worst(faults, len(asked), address) or not_found(address, _ACTION)


def _leads_online(place: str, peek: Peek) -> bool:
    """Does the same place, asked without encryption and sign-in, send clients to Exchange Online?

    That is how a company's domain leads there: it has no certificate of its own. Nobody is followed on such
    a word, but it tells why there is no server.
    """
    scheme, _, rest = place.partition("://")
    if scheme != "https":
        return False
    try:
        reply = peek(Request("GET", f"http://{rest}", action=_ACTION))
    except ServiceError:
        return False
    return is_online(host_of(reply.headers.get("Location", "")))


def _worst(faults: Sequence[ServiceError], asked: int, address: str) -> ServiceError | None:
    """What a person must know of: a certificate that is not trusted, a busy server; or that nobody at all was
    there. asked: how many places were.
    """
    telling = [one for one in faults if isinstance(one, NotTrusted | Throttled | ServiceFault)]
    silent = [one for one in faults if isinstance(one, Unreachable)]
    nobody = no_answer(address, _ACTION) if silent and len(silent) == asked else None
    return next(iter(telling), nobody)


def _may_follow(source: str, target: str) -> bool:
    try:
        return may_be_discovered(Origin.of(source), Origin.of(target))
    except NotSupported:
        return False


def _ask(place: str, address: str, send: Send) -> Found | list[tuple[str, str]]:
    """What one place tells: the server, or where to ask instead."""
    _not_online(place)
    reply = send(
        Request(
            "POST",
            place,
            headers={"Content-Type": "text/xml; charset=utf-8"},
            body=_request(address),
            action=_ACTION,
            effect=Effect.READ,
        )
    )
    elsewhere = reply.headers.get("Location", "")
    if 300 <= reply.status < 400 and elsewhere:
        _not_online(elsewhere)
        return [(elsewhere, address)]
    if not reply.ok:
        raise reply_error(reply, action=_ACTION)
    try:
        root = parsed(reply.body)
    except NotSoap as error:
        raise not_found(address, _ACTION) from error
    told = _told(root, address)
    if isinstance(told, Found) and not _may_follow(place, told.url):
        raise not_found(address, _ACTION)
    return told


def _not_online(url: str) -> None:
    if is_online(host_of(url)):
        raise in_microsoft_365(_ACTION)


def _told(root: etree._Element, address: str) -> Found | list[tuple[str, str]]:
    account = root.find(f".//{{{_REPLY}}}Account")
    if account is None:
        raise not_found(address, _ACTION)
    redirected = (account.findtext(f"{{{_REPLY}}}RedirectUrl") or "").strip()
    if redirected:
        return [(redirected, address)]
    other = (account.findtext(f"{{{_REPLY}}}RedirectAddr") or "").strip()
    if other:
        return [(place, other) for place in candidates(other)]
    url = next(_urls(account), "")
    _not_online(url)
    if not url:
        raise not_found(address, _ACTION)
    usual = root.findtext(f".//{{{_REPLY}}}AutoDiscoverSMTPAddress")
    return Found(url, (usual or "").strip() or address)


def _urls(account: etree._Element) -> Iterator[str]:
    """EWS's addresses, the one for clients outside the company's network first."""
    found: dict[str, str] = {}
    for protocol in account.iter(f"{{{_REPLY}}}Protocol"):
        kind = (protocol.findtext(f"{{{_REPLY}}}Type") or "").strip().upper()
        url = (protocol.findtext(f"{{{_REPLY}}}EwsUrl") or "").strip()
        if url:
            found.setdefault(kind, url)
    yield from (found[kind] for kind in ("EXPR", "EXCH") if kind in found)
    yield from found.values()


def _request(address: str) -> bytes:
    root = etree.Element(f"{{{_REQUEST}}}Autodiscover")
    request = etree.SubElement(root, f"{{{_REQUEST}}}Request")
    etree.SubElement(request, f"{{{_REQUEST}}}EMailAddress").text = address
    etree.SubElement(request, f"{{{_REQUEST}}}AcceptableResponseSchema").text = _REPLY
    return etree.tostring(root, encoding="utf-8", xml_declaration=True)
