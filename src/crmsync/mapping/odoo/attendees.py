"""Guests of a meeting: Odoo's attendees as mail addresses with answers. Pure.

An attendee is always a contact of the database. Nobody is mailed by writing them: every write carries
`no_mail_to_attendees` (seen on Odoo 19.0; without it an invitation goes out at once).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.odoo.record import OdooOptions, OneField, Ref, filled, ref, refs
from crmsync.mapping.records import Record
from crmsync.model.items import Trait
from crmsync.model.values import Answer, Participant, Value, line

ATTENDEES = "_attendees"
"""Where a whole record holds its `calendar.attendee` rows."""
ATTENDEE_FIELDS = ("partner_id", "email", "common_name", "state")

_ANSWERS = {
    "accepted": Answer.ACCEPTED,
    "declined": Answer.DECLINED,
    "tentative": Answer.TENTATIVE,
}


@frozen
class ParticipantsField(OneField):
    """`partner_ids` but for the signed-in person. Those without a mail address are not seen and are kept.

    Names and answers are read, never written: names are the contacts' own.
    """

    options: OdooOptions

    def read(self, native: Record) -> Value | None:
        guests = (guest for one, guest in self._attendees(native) if not self._is_me(one, guest))
        found: dict[str, Participant] = {}
        for guest in guests:
            if guest is not None:
                found.setdefault(guest.address, guest)
        return tuple(sorted(found.values())) or None

    def write(self, native: Record, value: Value | None) -> None:
        wanted = dict.fromkeys(guest.address for guest in _guests(value))
        # Whoever is the only one to name the guests of a new meeting would not be one of those who meet.
        is_new = self.meta.name not in native and self.options.partner
        kept: list[Any] = [self.options.partner] if is_new else []
        gone = False
        for one, guest in self._attendees(native):
            if guest is None or self._is_me(one, guest) or guest.address in wanted:
                kept.append(one.id if one.id is not None else one)
            else:
                gone = True
        known = {guest.address for _, guest in self._attendees(native) if guest is not None}
        new = [Ref(None, address) for address in wanted if address not in known]
        if new or gone:
            native[self.meta.name] = [*kept, *new]

    def _attendees(self, native: Record) -> Iterator[tuple[Ref, Participant | None]]:
        """All attendees; those without a mail address are nobody that could be named."""
        known = dict(_known(native))
        for one in refs(native.get(self.meta.name)):
            yield one, Participant(one.name) if one.id is None else known.get(one.id)

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of guests")
        guests = _guests(value)
        held = {guest.address: Participant(guest.address) for guest in guests if not self._is_own(guest)}
        answered = any(guest.answer is not Answer.NONE for guest in guests)
        return Fit(tuple(sorted(held.values())) or None, "the guests' answers" if answered else None)

    def _is_me(self, one: Ref, guest: Participant | None) -> bool:
        mine = one.id is not None and one.id == self.options.partner
        return mine or (guest is not None and self._is_own(guest))

    def _is_own(self, guest: Participant) -> bool:
        return guest.address in self.options.addresses


def meeting_traits(record: Record, options: OdooOptions, *, guests: bool) -> frozenset[Trait]:
    """Who organises a meeting. guests: has it any?"""
    organiser = ref(record.get("user_id"))
    if organiser is not None and options.uid and organiser.id != options.uid:
        return frozenset({Trait.INVITED, Trait.GUESTS}) if guests else frozenset({Trait.INVITED})
    return frozenset({Trait.GUESTS, Trait.ORGANISED}) if guests else frozenset()


def _known(native: Record) -> Iterator[tuple[int, Participant]]:
    """The attendees with an address, by the id of their contact."""
    held = native.get(ATTENDEES)
    for row in held if isinstance(held, list) else ():
        contact = ref(row.get("partner_id")) if isinstance(row, dict) else None
        address = "".join((filled(row.get("email")) or "").lower().split()) if contact is not None else ""
        if contact is None or contact.id is None or "@" not in address:
            continue
        name = line(filled(row.get("common_name")) or "") or ""
        answer = _ANSWERS.get(str(row.get("state")), Answer.NONE)
        yield contact.id, Participant(address, "" if name.lower() == address else name, answer)


def _guests(value: Value | None) -> list[Participant]:
    guests = value if isinstance(value, tuple) else ()
    return [
        replace(guest, address=guest.address.lower()) for guest in guests if isinstance(guest, Participant)
    ]
