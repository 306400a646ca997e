"""Participants ↔ Graph's `attendees` and `organizer`, and what they make of a meeting. Pure.

Exchange mails the guests of every meeting that its organiser creates, changes or deletes, whoever's program
does it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.graph.resource import GraphOptions, Plain, Resource, member, objects, text_of
from crmsync.mapping.people import clean_participant
from crmsync.model.items import Trait
from crmsync.model.values import Answer, Participant, Value

_ATTENDEES = "attendees"
_ANSWERS = {
    "accepted": Answer.ACCEPTED,
    "declined": Answer.DECLINED,
    "tentativelyAccepted": Answer.TENTATIVE,
}
_MOST = 500
"""Guests of one meeting (page "event resource type")."""


@frozen
class ParticipantsField(Plain):
    """The people of a meeting other than the signed-in person. Rooms are left alone; answers are theirs."""

    options: GraphOptions

    @property
    def access(self) -> Access:
        """Read only unless guests may be invited."""
        return Access.READ_WRITE if self.options.invitations else Access.READ

    def read(self, native: Resource) -> Value | None:
        found: dict[str, Participant] = {}
        for entry in objects(native, _ATTENDEES):
            guest = self._guest(entry)
            if guest is not None:
                found.setdefault(guest.address, guest)
        organiser = _person(member(native, "organizer"), Answer.ACCEPTED)
        if organiser is not None and not is_organiser(native, self.options):
            found.setdefault(organiser.address, organiser)
        return tuple(sorted(found.values())) or None

    def write(self, native: Resource, value: Value | None) -> None:
        if self.read(native) == value or not is_organiser(native, self.options):
            return
        guests = value if isinstance(value, tuple) else ()
        wanted = {guest.address: guest for guest in guests if isinstance(guest, Participant)}
        kept: list[dict[str, Any]] = []
        for entry in objects(native, _ATTENDEES):
            guest = self._guest(entry)
            if guest is None or wanted.pop(guest.address, None) is not None:
                kept.append(entry)
        native[_ATTENDEES] = [*kept, *map(_invited, wanted.values())]

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of participants")
        guests: dict[str, Participant] = {}
        for one in value:
            guest = clean_participant(one) if isinstance(one, Participant) else None
            if guest is not None and guest.address not in self.options.addresses:
                guests.setdefault(guest.address, replace(guest, answer=Answer.NONE))
        if len(guests) > _MOST:
            return Unfit(f"more than {_MOST} guests")
        answered = any(isinstance(one, Participant) and one.answer is not Answer.NONE for one in value)
        return Fit(tuple(sorted(guests.values())) or None, "the guests' answers" if answered else None)

    def _guest(self, entry: dict[str, Any]) -> Participant | None:
        if entry.get("type") == "resource":
            return None
        answer = _ANSWERS.get(str(member(entry, "status").get("response")), Answer.NONE)
        guest = _person(entry, answer)
        return None if guest is None or guest.address in self.options.addresses else guest


def is_organiser(native: Resource, options: GraphOptions) -> bool:
    """Is the meeting the signed-in person's, or nobody's yet?"""
    told = native.get("isOrganizer")
    if isinstance(told, bool):
        return told
    organiser = _person(member(native, "organizer"), Answer.NONE)
    return organiser is None or organiser.address in options.addresses


def guest_traits(native: Resource, options: GraphOptions) -> frozenset[Trait]:
    """Is it a meeting with guests, and who organises it? Rooms count: they are mailed as well."""
    organiser = _person(member(native, "organizer"), Answer.NONE)
    own = options.addresses | ({organiser.address} if organiser is not None else set())
    invited = {
        person.address for entry in objects(native, _ATTENDEES) if (person := _person(entry, Answer.NONE))
    }
    others = bool(invited - own)
    found = {Trait.GUESTS} if others else set()
    if not is_organiser(native, options):
        found.add(Trait.INVITED)
    elif others:
        found.add(Trait.ORGANISED)
    return frozenset(found)


def _person(entry: dict[str, Any] | Any, answer: Answer) -> Participant | None:
    mail = member(entry, "emailAddress")
    address, name = text_of(mail.get("address")), text_of(mail.get("name"))
    return clean_participant(Participant(address or "", name or "", answer))


def _invited(guest: Participant) -> dict[str, Any]:
    return {
        "type": "required",
        "emailAddress": {"address": guest.address, "name": guest.name or guest.address},
    }
