"""Participants ↔ ATTENDEE and ORGANIZER (RFC 5545 §3.8.4.1, §3.8.4.3; scheduling: RFC 6638). Pure."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from crmsync.formats.contentline import Parameter, Property
from crmsync.formats.document import Component
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, TableOptions, Unfit
from crmsync.mapping.dav.calendar_item import CalendarItem
from crmsync.mapping.people import clean_participant
from crmsync.model.items import Trait
from crmsync.model.values import Answer, Participant, Value

_ANSWERS = {
    "ACCEPTED": Answer.ACCEPTED,
    "DECLINED": Answer.DECLINED,
    "DELEGATED": Answer.DECLINED,
    "TENTATIVE": Answer.TENTATIVE,
}
_PARTSTATS = {
    Answer.NONE: "NEEDS-ACTION",
    Answer.ACCEPTED: "ACCEPTED",
    Answer.DECLINED: "DECLINED",
    Answer.TENTATIVE: "TENTATIVE",
}
_NO_PEOPLE = ("ROOM", "RESOURCE")
_AGENT = "SCHEDULE-AGENT"


@frozen
class ParticipantsField:
    """The people of a meeting other than the signed-in person: its guests, and its organiser if that is
    somebody else.

    Rooms and what has no mail address are left alone. A meeting that somebody else organises is never
    changed: guests may not change its guest list (RFC 6638 §3.2.2.1).
    """

    options: TableOptions
    name: str = "participants"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE if self.options.invitations else Access.READ

    def read(self, native: CalendarItem) -> Value | None:
        found: dict[str, Participant] = {
            guest.address: guest for _, guest in reversed(list(self._guests(native.component)))
        }
        organiser = native.component.first("ORGANIZER")
        if organiser is not None and self.options.addresses and not self._may_invite(native.component):
            guest = _participant(organiser, Answer.ACCEPTED)
            if guest is not None:
                found.setdefault(guest.address, guest)
        return tuple(sorted(found.values())) or None

    def write(self, native: CalendarItem, value: Value | None) -> None:
        component = native.component
        if self.read(native) == value or not self._may_invite(component):
            return
        guests = value if isinstance(value, tuple) else ()
        wanted = {guest.address: guest for guest in guests if isinstance(guest, Participant)}
        by_client = has_client_agent(component)
        for attendee, guest in list(self._guests(component)):
            kept = wanted.pop(guest.address, None)
            if kept is None:
                component.remove(attendee)
            elif kept != guest:
                _describe(attendee, guest, kept)
        for guest in wanted.values():
            _invite(component, guest, by_client=by_client)
        if wanted and component.first("ORGANIZER") is None and self.options.addresses:
            component.add("ORGANIZER", f"mailto:{min(self.options.addresses)}")

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of participants")
        guests: dict[str, Participant] = {}
        for one in value:
            if isinstance(one, Participant) and (guest := clean_participant(one)) is not None:
                guests.setdefault(guest.address, guest)
        own = self.options.addresses
        return Fit(tuple(sorted(guest for guest in guests.values() if guest.address not in own)) or None)

    def _guests(self, component: Component) -> Iterator[tuple[Property, Participant]]:
        for attendee in component.all("ATTENDEE"):
            if (attendee.parameter("CUTYPE") or "").upper() in _NO_PEOPLE:
                continue
            guest = _participant(
                attendee, _ANSWERS.get((attendee.parameter("PARTSTAT") or "").upper(), Answer.NONE)
            )
            if guest is not None and guest.address not in self.options.addresses:
                yield attendee, guest

    def _may_invite(self, component: Component) -> bool:
        """Is the meeting the signed-in person's, or nobody's yet?"""
        organiser = component.first("ORGANIZER")
        return organiser is None or address_of(organiser) in self.options.addresses


def guest_traits(item: CalendarItem, options: TableOptions) -> frozenset[Trait]:
    """Is it a meeting with guests, and who organises it?

    Everybody counts whom a server would mail, in the series or in a changed occurrence: also rooms. A person
    whose addresses nobody knows may be any organiser.
    """
    organisers = {address_of(line) for one in _components(item) for line in one.all("ORGANIZER")}
    invited = {address_of(line) for one in _components(item) for line in one.all("ATTENDEE")}
    own = options.addresses or organisers
    others = bool(invited - options.addresses - organisers)
    found = {Trait.GUESTS} if others else set()
    if organisers - own and not organisers & own:
        found.add(Trait.INVITED)
    elif others and organisers:
        found.add(Trait.ORGANISED)
    return frozenset(found)


def address_of(attendee: Property) -> str:
    """The mail address of an ATTENDEE or ORGANIZER, lower case; else what its URI says.

    Some servers name their own users by paths and give the address as EMAIL (RFC 7986 §6.2).
    """
    uri = attendee.value.strip()
    scheme, colon, address = uri.partition(":")
    if colon and scheme.lower() == "mailto":
        return unquote(address.partition("?")[0]).strip().lower()
    return (attendee.parameter("EMAIL") or uri).strip().lower()


def send_nothing(item: CalendarItem) -> None:
    """Tells a scheduling server to leave the mail to the guests of a new meeting to us (RFC 6638 §7.1):
    nobody is mailed.

    For meetings we create only: on one that exists, changing this would itself mail a cancellation.
    """
    for attendee in item.component.all("ATTENDEE"):
        attendee.set_parameter(_AGENT, "CLIENT")


def has_client_agent(component: Component) -> bool:
    """Is the server told not to mail the guests this meeting already has?"""
    agents = {(line.parameter(_AGENT) or "").upper() for line in component.all("ATTENDEE")}
    return agents == {"CLIENT"}


def _components(item: CalendarItem) -> tuple[Component, ...]:
    return (item.component, *item.overrides)


def _participant(attendee: Property, answer: Answer) -> Participant | None:
    said = Participant(address_of(attendee), attendee.parameter("CN") or "", answer)
    return clean_participant(said)


def _describe(attendee: Property, held: Participant, wanted: Participant) -> None:
    if wanted.answer is not held.answer:
        attendee.set_parameter("PARTSTAT", _PARTSTATS[wanted.answer])
    if wanted.name != held.name:
        attendee.set_parameter("CN", *([wanted.name] if wanted.name else []))


def _invite(component: Component, guest: Participant, *, by_client: bool) -> None:
    parameters = [
        *([Parameter.of("CN", guest.name)] if guest.name else []),
        Parameter.of("ROLE", "REQ-PARTICIPANT"),
        Parameter.of("PARTSTAT", _PARTSTATS[guest.answer]),
        *([Parameter.of("RSVP", "TRUE")] if guest.answer is Answer.NONE else []),
        *([Parameter.of(_AGENT, "CLIENT")] if by_client else []),
    ]
    # RFC 6068 §2: what would end the address or begin an escape
    address = guest.address.replace("%", "%25").replace("?", "%3F")
    component.add("ATTENDEE", f"mailto:{address}", parameters)
