"""From a host name or any address to a person's principal and home sets.

RFC 6764, RFC 5397, RFC 4791 §6.2.1, RFC 6352 §7.1.1. Knows no folders.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from crmsync.connect.dav.client import DavClient
from crmsync.connect.dav.hrefs import as_folder, resolve
from crmsync.connect.dav.multistatus import Entry, NotMultistatus, entries
from crmsync.connect.dav.names import (
    ADDRESS_HOME,
    ADDRESSES,
    CALENDAR_HOME,
    OUTBOX,
    PRINCIPAL,
    RESOURCE_TYPE,
    cal,
    card,
    dav,
)
from crmsync.connect.errors import (
    NotSupported,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from crmsync.frozen import frozen

_ACTION = "find the calendars and address books"
_PRINCIPAL_PROPS = (CALENDAR_HOME, ADDRESS_HOME)
_FIRST_PROPS = (PRINCIPAL, RESOURCE_TYPE, CALENDAR_HOME, ADDRESS_HOME)
_FOLDER_TYPES = {cal("calendar"), card("addressbook")}
_UNAUTHENTICATED = dav("unauthenticated")


@frozen
class Start:
    """An address to start from, and the services (`caldav`, `carddav`) looked for there."""

    url: str
    services: tuple[str, ...] = ("caldav", "carddav")


@frozen
class Discovered:
    """What an account's addresses lead to; canonical URLs, each once.

    principals: who the person is there. calendar_homes, address_homes: where folders are looked for.
    direct: addresses that are a folder themselves.
    """

    principals: tuple[str, ...] = ()
    calendar_homes: tuple[str, ...] = ()
    address_homes: tuple[str, ...] = ()
    direct: tuple[str, ...] = ()

    @property
    def homes(self) -> tuple[str, ...]:
        """All home sets."""
        return _once(self.calendar_homes + self.address_homes)

    def has(self, service: str) -> bool:
        """Was a home set of `service` found?"""
        return bool(self.calendar_homes if service == "caldav" else self.address_homes)

    def joined(self, other: Discovered) -> Discovered:
        """Both."""
        return Discovered(
            _once(self.principals + other.principals),
            _once(self.calendar_homes + other.calendar_homes),
            _once(self.address_homes + other.address_homes),
            _once(self.direct + other.direct),
        )


def _once(urls: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(urls))


@frozen
class Principal:
    """Who is signed in.

    addresses: the person's mail addresses in lower case. schedules: does the server mail guests by itself? It
    must have an outbox for that (RFC 6638 §2.1).
    """

    addresses: frozenset[str] = frozenset()
    schedules: bool = False


def discover(client: DavClient, starts: Sequence[Start]) -> Discovered:
    """All that the account's addresses lead to.

    Raises SignInNeeded, Unreachable, ServiceFault, or NotSupported when no calendar or address book is to be
    found.
    """
    found = Discovered()
    faults: list[ServiceError] = []
    for start in starts:
        found = found.joined(_from(client, start, faults))
    if found.homes or found.direct:
        return found
    raise next(iter(faults), None) or NotSupported(
        f"No calendars and no address books were found at {urlsplit(starts[0].url).hostname}.",
        service=client.service,
        action=_ACTION,
        advice="Check the account's address; the provider's help names it under CalDAV and CardDAV.",
    )


def read_principal(client: DavClient, url: str) -> Principal:
    """Who the principal at `url` is."""
    found = client.properties(url, (ADDRESSES, OUTBOX), depth=0, action="read who is signed in")
    mails = (href.partition(":") for entry in found for href in entry.hrefs(ADDRESSES))
    return Principal(
        frozenset(
            rest.strip().lower() for scheme, _, rest in mails if scheme.lower() == "mailto" and rest.strip()
        ),
        any(entry.hrefs(OUTBOX) for entry in found),
    )


def _from(client: DavClient, start: Start, faults: list[ServiceError]) -> Discovered:
    """What one address leads to; what a person should know when nothing is found is added to `faults`."""
    found = Discovered()
    for url, services in _candidates(start):
        if found.direct or all(found.has(service) for service in services):
            continue
        try:
            found = found.joined(_ask(client, url))
        except (SignInNeeded, Unreachable, Throttled):
            raise
        except (ServiceFault, NotSupported) as error:
            faults.append(error)
        except ServiceError:
            continue
    return found


def _candidates(start: Start) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where to ask, in order, and what may be found there."""
    parts = urlsplit(start.url)
    root = f"{parts.scheme}://{parts.netloc}/"
    if parts.path not in {"", "/"}:
        yield start.url, start.services
    for service in start.services:
        yield f"{root}.well-known/{service}", (service,)
    yield root, start.services


def _ask(client: DavClient, url: str) -> Discovered:
    """What `url` and the principals it names lead to."""
    response = client.discover(url, _FIRST_PROPS, action=_ACTION)
    if 300 <= response.status < 400:
        elsewhere = client.refused(response, _ACTION)
        raise NotSupported(
            elsewhere.message,
            service=client.service,
            action=_ACTION,
            advice=elsewhere.advice,
            code=elsewhere.code,
        )
    if response.status not in {200, 207}:
        raise client.refused(response, _ACTION)
    try:
        told = entries(response.body)
    except NotMultistatus:
        return Discovered()
    found = Discovered()
    for entry in told:
        if any(child.tag == _UNAUTHENTICATED for child in entry.children(PRINCIPAL)):
            raise client.sign_in_needed(_ACTION)
        found = found.joined(_homes(client, response.url, entry))
        if any(child.tag in _FOLDER_TYPES for child in entry.children(RESOURCE_TYPE)):
            found = found.joined(Discovered(direct=(as_folder(resolve(response.url, response.url)),)))
        for principal in (client.named(response.url, href) for href in entry.hrefs(PRINCIPAL)):
            found = found.joined(Discovered(principals=(principal,)))
            for person in client.properties(principal, _PRINCIPAL_PROPS, depth=0, action=_ACTION):
                found = found.joined(_homes(client, principal, person))
    return found


def _homes(client: DavClient, base: str, entry: Entry) -> Discovered:
    calendars = tuple(as_folder(client.named(base, href)) for href in entry.hrefs(CALENDAR_HOME))
    addresses = tuple(as_folder(client.named(base, href)) for href in entry.hrefs(ADDRESS_HOME))
    return Discovered(calendar_homes=calendars, address_homes=addresses)
