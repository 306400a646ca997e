"""Which lines of a vCard mean which phone, address, assistant or other single thing. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from crmsync.formats.contentline import Property
from crmsync.formats.text import Escaping
from crmsync.formats.vcard import Card
from crmsync.mapping.dav.slots import LineKind

_ASSISTANT_TYPES = frozenset({"assistant", "x-assistant", "x-evolution-assistant"})
_ASSISTANT_LABELS = frozenset({"assistant", "assistent", "assistentin", "assistante", "asistente"})
_ASSISTANT_NAMES = (
    "X-ASSISTANT",
    "X-MS-ASSISTANT",
    "X-EVOLUTION-ASSISTANT",
    "X-KADDRESSBOOK-X-ASSISTANTSNAME",
    "RELATED",
    "X-ABRELATEDNAMES",
    "AGENT",
)
_MOBILE = frozenset({"cell", "mobile", "iphone", "pcs"})
_NOT_MAPPED = frozenset({"pager", "modem", "bbs", "isdn", "video", "car", "textphone", "tty", "telex"})
_NEW_PHONES = {
    "work_phone": ("work", "voice"),
    "mobile_phone": ("cell", "voice"),
    "home_phone": ("home", "voice"),
    "other_phone": ("voice",),
    "fax": ("work", "fax"),
    "assistant_phone": ("x-evolution-assistant",),
}

PHONE_FIELDS = tuple(_NEW_PHONES)


def named_lines(name: str, escaping: Escaping | None = None) -> LineKind[str]:
    """All lines of one name, the preferred first. escaping: of their text, where it is not the card's own."""
    upper = name.upper()

    def read(card: Card, named: Property) -> str | None:
        text = _text(card, named)
        return text if text is None or escaping is None else card.read(named, escaping)

    return LineKind(
        lines=lambda card: _preferred(card, card.root.all(upper)),
        read=read,
        add=lambda card, before, value: card.add(name, value=value, before=before),
    )


def mail_lines() -> LineKind[str]:
    """The EMAIL lines, the preferred first."""

    def add(card: Card, before: Property | None, value: str) -> Property:
        types = () if card.version == "4.0" else ("internet",)
        return card.add("EMAIL", types, value=value, before=before)

    return LineKind(lambda card: _preferred(card, card.root.all("EMAIL")), _text, add)


def phone_lines(field: str) -> LineKind[str]:
    """The lines with one field's kind of phone number."""

    def lines(card: Card) -> Sequence[Property]:
        found = card.recall(_phones).get(field, ())
        # A fax at home is the contact's fax only where no other is known.
        return _preferred(card, found, lambda number: field == "fax" and "home" in card.types(number))

    def add(card: Card, before: Property | None, value: str) -> Property:
        label = "Assistant" if field == "assistant_phone" else None
        return card.add("TEL", _NEW_PHONES[field], value=value, before=before, label=label)

    return LineKind(lines, _text, add)


def _phones(card: Card) -> Mapping[str | None, Sequence[Property]]:
    """The phone numbers by the field they feed."""
    found: dict[str | None, list[Property]] = {}
    for number in (*card.root.all("TEL"), *card.root.all("X-MS-TEL")):
        found.setdefault(phone_field(card, number), []).append(number)
    return found


def phone_field(card: Card, number: Property) -> str | None:
    """The field a TEL (or Outlook's X-MS-TEL) line feeds; None for pagers and the like."""
    return _phone_field(number.name, card.types(number), (card.label(number) or "").lower())


@lru_cache(maxsize=256)
def _phone_field(name: str, types: frozenset[str], label: str) -> str | None:
    if types & _ASSISTANT_TYPES or label in _ASSISTANT_LABELS:
        return "assistant_phone"
    if name == "X-MS-TEL":
        return None
    if "fax" in types or "fax" in label.split():
        return "fax"
    if types & _NOT_MAPPED or any(kind.startswith("x-") for kind in types):
        return None
    if types & _MOBILE or label in _MOBILE:
        return "mobile_phone"
    for place in ("work", "home"):
        if place in types or label == place:
            return f"{place}_phone"
    return "other_phone"


def address_lines(*, work: bool) -> LineKind[Sequence[str]]:
    """The ADR lines for work, or all others with those for home first."""

    def lines(card: Card) -> Sequence[Property]:
        found = card.recall(_addresses).get(work, ())
        return _preferred(card, found, lambda address: not work and "home" not in card.types(address))

    def add(card: Card, before: Property | None, value: str) -> Property:
        return card.add("ADR", ("work",) if work else ("home",), value=value, before=before)

    return LineKind(lines, _parts, add)


def _addresses(card: Card) -> Mapping[bool, Sequence[Property]]:
    """The addresses by whether they are for work."""
    found: dict[bool, list[Property]] = {}
    for address in card.root.all("ADR"):
        found.setdefault(_is_work(card, address), []).append(address)
    return found


def organisation_lines() -> LineKind[Sequence[str]]:
    """The ORG lines."""
    return LineKind(
        lines=lambda card: card.root.all("ORG"),
        read=_parts,
        add=lambda card, before, value: card.add("ORG", value=value, before=before),
    )


def assistant_lines() -> LineKind[str]:
    """The lines that name an assistant, in every producer's spelling."""

    def lines(card: Card) -> Sequence[Property]:
        return [
            named for name in _ASSISTANT_NAMES for named in card.root.all(name) if _is_assistant(card, named)
        ]

    def add(card: Card, before: Property | None, value: str) -> Property:
        return card.add("X-ASSISTANT", value=value, before=before)

    return LineKind(lines, _text, add)


def _is_assistant(card: Card, named: Property) -> bool:
    match named.name:
        case "RELATED":
            text = (card.read(named) or "").lower()
            return bool(card.types(named) & _ASSISTANT_TYPES) and not text.startswith("urn:")
        case "X-ABRELATEDNAMES":
            return (card.label(named) or "").lower() in _ASSISTANT_LABELS
        case "AGENT":
            # An agent given as a whole card, or by its address, is left alone.
            text = (card.read(named) or "begin:vcard").lower()
            return not text.startswith(("begin:vcard", "urn:", "cid:", "http:", "https:"))
        case _:
            return True


def _is_work(card: Card, address: Property) -> bool:
    return "work" in card.types(address) or (card.label(address) or "").lower() == "work"


def _text(card: Card, named: Property) -> str | None:
    text = card.read(named)
    return text if text and text.strip() else None


def _parts(card: Card, structured: Property) -> Sequence[str] | None:
    return card.parts(structured) if card.has_parts(structured) else None


def _preferred(
    card: Card, lines: Sequence[Property], last: Callable[[Property], bool] = lambda line: False
) -> Sequence[Property]:
    """The lines in order of preference, those that are `last` behind the others; else as they stand."""
    if len(lines) < 2:
        return lines
    return sorted(lines, key=lambda named: (last(named), card.preference(named)))
