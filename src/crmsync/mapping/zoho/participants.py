"""Guests of a meeting: Zoho's participants as mail addresses with answers. Pure."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.records import Record
from crmsync.mapping.zoho.record import OneField
from crmsync.model.values import Answer, Participant, Value, line

_MOST = 50
_ANSWERS = {
    "accepted": Answer.ACCEPTED, "yes": Answer.ACCEPTED, "going": Answer.ACCEPTED,
    "declined": Answer.DECLINED, "rejected": Answer.DECLINED, "no": Answer.DECLINED,
    "tentative": Answer.TENTATIVE, "maybe": Answer.TENTATIVE,
}  # fmt: skip


@frozen
class ParticipantsField(OneField):
    """`Participants`: `[{"type": user|contact|lead|email, "participant": id or address, "Email", "name",
    "status"}]`.

    Those without an address (a record without one) are not seen and are kept. Answers are read, never
    written.
    writable: may guests be written at all?
    """

    writable: bool = False

    @property
    def access(self) -> Access:
        """Read only unless guests may be written."""
        return self.meta.access if self.writable else Access.READ

    @property
    def context(self) -> tuple[str, ...]:
        return (self.meta.name,)

    def read(self, native: Record) -> Value | None:
        found: dict[str, Participant] = {}
        for entry in _entries(native.get(self.meta.name)):
            address = _address(entry)
            if address:
                answer = _ANSWERS.get(str(entry.get("status") or "").strip().lower(), Answer.NONE)
                found.setdefault(address, Participant(address, _name(entry, address), answer))
        return tuple(sorted(found.values())) or None

    def write(self, native: Record, value: Value | None) -> None:
        guests = (
            [guest for guest in value if isinstance(guest, Participant)] if isinstance(value, tuple) else []
        )
        held = _entries(native.get(self.meta.name))
        known = {_address(entry): entry for entry in held}
        native[self.meta.name] = [
            *(entry for entry in held if not _address(entry)),
            *(known.get(guest.address) or _entry(guest) for guest in guests),
        ]

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, tuple):
            return Unfit("not a list of guests")
        guests = [guest for guest in value if isinstance(guest, Participant)]
        if len(guests) > _MOST:
            return Unfit(f"more than {_MOST} guests")
        held = tuple(sorted({guest.address: replace(guest, answer=Answer.NONE) for guest in guests}.values()))
        answered = any(guest.answer is not Answer.NONE for guest in guests)
        return Fit(held or None, "the guests' answers" if answered else None)


def _entries(held: object) -> list[dict[str, Any]]:
    return [entry for entry in held if isinstance(entry, dict)] if isinstance(held, list) else []


def _address(entry: dict[str, Any]) -> str:
    for key in ("Email", "participant"):
        value = entry.get(key)
        if isinstance(value, str) and "@" in value:
            return value.strip().lower()
    return ""


def _name(entry: dict[str, Any], address: str) -> str:
    name = entry.get("name")
    spelled = line(name) if isinstance(name, str) else None
    return spelled if spelled and spelled.lower() != address else ""


def _entry(guest: Participant) -> dict[str, Any]:
    """A guest known by address only. The API's page names `Email`, the vendor's samples put it into
    `participant`.
    """
    entry: dict[str, Any] = {"type": "email", "participant": guest.address, "Email": guest.address}
    return {**entry, "name": guest.name} if guest.name else entry
