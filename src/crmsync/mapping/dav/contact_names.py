"""A person's name in a vCard: N, and FN kept in step with it (RFC 6350 §6.2.1, §6.2.2).

FN follows the names only while it is made of them; a display name a person chose stays. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from crmsync.formats.text import sendable
from crmsync.formats.vcard import Card
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.names import PARTS, Names, names_in, pattern_of
from crmsync.model.values import Value, line

NAMELESS = "-"
"""FN of a card with nothing to call it by: it may not be empty (RFC 2426 §3.1.1)."""


def written_names(card: Card) -> Names:
    """The names in N."""
    return card.recall(_written_names)


def _written_names(card: Card) -> Names:
    name = card.root.first("N")
    return Names() if name is None else Names(*map(line, card.parts(name)[: len(PARTS)]))


def names(card: Card) -> Names:
    """The names of a card: those in N, else what FN gives away (some programs fill nothing but FN).

    An FN that repeats the company or a mail address is no person's name, nor is one without letters.
    """
    return written_names(card) or _names_in_display(card)


def display_name(card: Card) -> str | None:
    """FN as one line."""
    return line(card.text("FN"))


def company(card: Card) -> str | None:
    """The first part of ORG as one line."""
    return line(card.part(card.root.first("ORG"), 0))


def shown_as(written: Names, company: str | None, addresses: Iterable[str]) -> str:
    """What a card is called by (FN): its names, else what stands in for them: the company, a mail address."""
    named = written.display() or company
    return named or next((address for address in addresses if "@" in address), NAMELESS)


def keep_display_name(card: Card, before: Names) -> None:
    """Brings FN in step after the names changed. An FN that was not made of the names `before` stays."""
    now = written_names(card)
    shown = display_name(card)
    if shown is None or (before.display() is None and _is_stand_in(card, shown)):
        _set_display_name(card, shown_as(now, company(card), _addresses(card)))
        return
    pattern = pattern_of(shown, before)
    if pattern is not None:
        _set_display_name(card, now.display(pattern) or _stand_in(card))
    elif not now and _names_in_display(card):
        _set_display_name(card, _stand_in(card))


def follow_stand_in(card: Card, old: str | None) -> None:
    """Brings FN in step after a company or mail address changed, when it was that one, for want of a name."""
    shown = display_name(card)
    if shown is not None and shown in (old, NAMELESS) and written_names(card).display() is None:
        _set_display_name(card, _stand_in(card))


def write_names(card: Card, wanted: Names) -> None:
    """Writes N; parts that are equal keep their spelling."""
    name = card.root.first("N")
    if name is None:
        shown = card.root.first("FN")
        name = card.root.add("N", ";;;;")
        if shown is not None:
            card.root.remove(name)
            card.root.insert_before(name, shown)
    for index, part in enumerate(PARTS):
        value: str | None = getattr(wanted, part)
        if line(card.part(name, index)) != value:
            card.set_part(name, index, value)


@frozen
class NameField:
    """One part of N. part: its name in `Names`."""

    name: str
    part: str

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: Card) -> Value | None:
        value: str | None = getattr(names(native), self.part)
        return value

    def write(self, native: Card, value: Value | None) -> None:
        before = names(native)
        wanted = None if value is None else str(value)
        if getattr(before, self.part) == wanted:
            return
        write_names(native, replace(before, **{self.part: wanted}))
        keep_display_name(native, before)

    def fits(self, value: Value) -> Fit | Unfit:
        return Fit(line(sendable(str(value))))


def _names_in_display(card: Card) -> Names:
    if (card.text("X-ABSHOWAS") or "").upper() == "COMPANY":
        return Names()
    if (card.text("KIND") or "individual").strip().lower() != "individual":
        return Names()
    return names_in(display_name(card), company(card))


def _stand_in(card: Card) -> str:
    return shown_as(Names(), company(card), _addresses(card))


def _is_stand_in(card: Card, shown: str) -> bool:
    return shown == company(card) or "@" in shown or not any(map(str.isalpha, shown))


def _addresses(card: Card) -> Iterator[str]:
    found = (line(card.read(address)) for address in card.root.all("EMAIL"))
    return (address for address in found if address)


def _set_display_name(card: Card, shown: str) -> None:
    if display_name(card) != shown:
        card.write(card.root.first("FN") or card.root.add("FN", ""), shown)
