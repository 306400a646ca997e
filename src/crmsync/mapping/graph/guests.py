"""Participants ↔ Graph's `attendees` and `organizer`. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.mapping.outlook.guests import Guests
from crmsync.mapping.outlook.native import member, text_of
from crmsync.mapping.people import clean_participant
from crmsync.model.values import Answer, Participant

_ANSWERS = {
    "accepted": Answer.ACCEPTED,
    "declined": Answer.DECLINED,
    "tentativelyAccepted": Answer.TENTATIVE,
}


class GraphGuests(Guests):
    """The people of Graph's `event`."""

    members = ("attendees",)

    def addressee(self, entry: Mapping[str, Any]) -> Participant | None:
        """See `Guests`."""
        mail = member(entry, "emailAddress")
        address, name = text_of(mail.get("address")), text_of(mail.get("name"))
        answer = _ANSWERS.get(str(member(entry, "status").get("response")), Answer.NONE)
        return clean_participant(Participant(address or "", name or "", answer))

    def is_room(self, member: str, entry: Mapping[str, Any]) -> bool:
        """See `Guests`."""
        return entry.get("type") == "resource"

    def organiser(self, native: Mapping[str, Any]) -> Participant | None:
        """See `Guests`."""
        return self.addressee(member(native, "organizer"))

    def is_own(self, native: Mapping[str, Any]) -> bool | None:
        """See `Guests`."""
        told = native.get("isOrganizer")
        return told if isinstance(told, bool) else None

    def invitation(self, guest: Participant) -> dict[str, Any]:
        """See `Guests`."""
        return {
            "type": "required",
            "emailAddress": {"address": guest.address, "name": guest.name or guest.address},
        }
