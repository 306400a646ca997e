"""Participants of meetings in an Exchange mailbox, and what they make of a meeting. Pure.

Exchange mails the guests of every meeting that its organiser creates, changes or deletes, whoever's program
does it, unless it is told not to.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.outlook.native import Native, OutlookOptions, Plain, objects
from crmsync.mapping.people import clean_participant
from crmsync.model.items import Trait
from crmsync.model.values import Answer, Participant, Value

MOST_GUESTS = 500
"""Guests of one meeting (Graph's page "event resource type")."""


class Guests(ABC):
    """Where a dialect keeps the people of a meeting. members: the lists of them; new ones go to the first."""

    members: tuple[str, ...]

    def __init__(self, options: OutlookOptions) -> None:
        self.options = options

    @abstractmethod
    def addressee(self, entry: Mapping[str, Any]) -> Participant | None:
        """Who is mailed, a room as well; `None` without a mail address."""

    def is_mailed_otherwise(self, entry: Mapping[str, Any]) -> bool:
        """Is somebody without a mail address mailed all the same?"""
        return False

    @abstractmethod
    def is_room(self, member: str, entry: Mapping[str, Any]) -> bool:
        """Is it a room or a thing?"""

    @abstractmethod
    def organiser(self, native: Mapping[str, Any]) -> Participant | None:
        """Whose meeting it is."""

    @abstractmethod
    def is_own(self, native: Mapping[str, Any]) -> bool | None:
        """Is it the organiser's own copy? `None` when the service does not tell."""

    @abstractmethod
    def invitation(self, guest: Participant) -> dict[str, Any]:
        """A new entry."""

    def is_organiser(self, native: Mapping[str, Any]) -> bool:
        """Is the meeting the signed-in person's, or nobody's yet?"""
        told = self.is_own(native)
        if told is not None:
            return told
        organiser = self.organiser(native)
        return organiser is None or organiser.address in self.options.addresses

    def traits(self, native: Mapping[str, Any]) -> frozenset[Trait]:
        """Is it a meeting with guests, and who organises it? Rooms count: they are mailed as well."""
        organiser = self.organiser(native)
        own = self.options.addresses | ({organiser.address} if organiser is not None else set())
        entries = [entry for member in self.members for entry in objects(native, member)]
        invited = {person.address for entry in entries if (person := self.addressee(entry))}
        others = bool(invited - own) or any(map(self.is_mailed_otherwise, entries))
        found = {Trait.GUESTS} if others else set()
        if not self.is_organiser(native):
            found.add(Trait.INVITED)
        elif others:
            found.add(Trait.ORGANISED)
        return frozenset(found)

    def listed(
        self, native: Mapping[str, Any], member: str
    ) -> Iterator[tuple[dict[str, Any], Participant | None]]:
        """The entries of a list, each with the guest it is; `None` for rooms and the person's own."""
        for entry in objects(native, member):
            guest = None if self.is_room(member, entry) else self.addressee(entry)
            own = guest is not None and guest.address in self.options.addresses
            yield entry, None if own else guest


@frozen
class ParticipantsField(Plain):
    """The people of a meeting other than the signed-in person. Rooms are left alone; answers are theirs."""

    guests: Guests

    @property
    def access(self) -> Access:
        """Read only unless guests may be invited."""
        return Access.READ_WRITE if self.guests.options.invitations else Access.READ

    def read(self, native: Native) -> Value | None:
        found: dict[str, Participant] = {}
        for member in self.guests.members:
            for _, guest in self.guests.listed(native, member):
                if guest is not None:
                    found.setdefault(guest.address, guest)
        organiser = self.guests.organiser(native)
        if organiser is not None and not self.guests.is_organiser(native):
            found.setdefault(organiser.address, replace(organiser, answer=Answer.ACCEPTED))
        return tuple(sorted(found.values())) or None

    def write(self, native: Native, value: Value | None) -> None:
        if self.read(native) == value or not self.guests.is_organiser(native):
            return
        listed = value if isinstance(value, tuple) else ()
        wanted = {guest.address: guest for guest in listed if isinstance(guest, Participant)}
        kept = {
            member: [
                entry
                for entry, guest in self.guests.listed(native, member)
                if guest is None or wanted.pop(guest.address, None) is not None
            ]
            for member in self.guests.members
        }
        first, *others = self.guests.members
        native[first] = [*kept[first], *map(self.guests.invitation, wanted.values())]
        for member in others:
            if kept[member] != objects(native, member):
                native[member] = kept[member]

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of participants")
        guests: dict[str, Participant] = {}
        for one in value:
            guest = clean_participant(one) if isinstance(one, Participant) else None
            if guest is not None and guest.address not in self.guests.options.addresses:
                guests.setdefault(guest.address, replace(guest, answer=Answer.NONE))
        if len(guests) > MOST_GUESTS:
            return Unfit(f"more than {MOST_GUESTS} guests")
        answered = any(isinstance(one, Participant) and one.answer is not Answer.NONE for one in value)
        return Fit(tuple(sorted(guests.values())) or None, "the guests' answers" if answered else None)
