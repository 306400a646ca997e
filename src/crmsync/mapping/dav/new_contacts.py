"""New cards, written as text: the lines that the mappers would write, one by one, into an empty card. Pure.

What a line is called comes from the mappers' own kinds of lines; what only the mappers can say (an address
whose place the order cannot tell, a custom field) they write.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from crmsync.formats.contentline import fold_line
from crmsync.formats.text import Escaping, escape_text, join_list, join_structured
from crmsync.formats.vcard import Card
from crmsync.mapping.base import FieldTable
from crmsync.mapping.dav.contact_lines import (
    PHONE_FIELDS,
    address_lines,
    assistant_lines,
    mail_lines,
    named_lines,
    organisation_lines,
    phone_lines,
)
from crmsync.mapping.dav.contact_names import shown_as
from crmsync.mapping.dav.product import PRODUCT
from crmsync.mapping.dav.slots import LineKind
from crmsync.mapping.names import Names
from crmsync.model.values import Fields

_NAME = ("family_name", "given_name", "middle_name", "salutation", "suffix")
_MAILS = ("email_1", "email_2", "email_3")
_ADDRESS = ("", "", "street", "city", "state", "postal_code", "country")
_KINDS: tuple[tuple[LineKind[str] | LineKind[Sequence[str]], tuple[str, ...]], ...] = (
    (organisation_lines(), ("company", "department")),
    (named_lines("TITLE"), ("title",)),
    *((mail_lines(), (name,)) for name in _MAILS),
    *((phone_lines(name), (name,)) for name in PHONE_FIELDS),
    (assistant_lines(), ("assistant",)),
    (address_lines(work=True), tuple(f"work_{part}" for part in _ADDRESS)),
    (address_lines(work=False), tuple(f"other_{part}" for part in _ADDRESS)),
    (named_lines("NOTE"), ("notes",)),
)
"""The lines of a new card, and the fields that are their parts."""
_OTHERS = ("website", "birthday", "categories")
_SAID = frozenset({*_NAME, *_OTHERS, *(name for _, parts in _KINDS for name in parts)})
_NEWLINE = b"\r\n"


def new_contact(uid: str, fields: Fields, table: FieldTable[Card], revised: str) -> str:
    """A new vCard 3.0 with these (fitted) fields.

    uid: made by the caller. revised: when, as REV has it (RFC 2426 §3.6.4).
    """
    said = {name: value for name, value in fields.items() if name in _SAID}
    for place, name in enumerate(_MAILS):
        if name in said and any(before not in said for before in _MAILS[:place]):
            del said[name]
    text = b"".join(_lines(uid, said, revised)).decode()
    if len(said) == len(fields):
        return text
    card = Card.parse(text)
    table.write(card, {name: value for name, value in fields.items() if name not in said})
    return card.document.text()


def _lines(uid: str, said: Fields, revised: str) -> Iterator[bytes]:
    texts = {name: value for name, value in said.items() if isinstance(value, str)}
    names = Names(*(texts.get(name) for name in _NAME))
    shown = shown_as(names, texts.get("company"), (texts[name] for name in _MAILS if name in texts))
    yield f"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:{PRODUCT}\r\n".encode()
    yield _line(f"UID:{escape_text(uid)}")
    yield _line(f"FN:{escape_text(shown)}")
    yield _line(f"N:{join_structured(texts.get(name, '') for name in _NAME)}")
    for (head, tail), (_, parts) in zip(_frames(), _KINDS, strict=True):
        held = [index for index, name in enumerate(parts) if name in texts]
        if held:
            yield _line(head + join_structured(texts.get(name, "") for name in parts[: held[-1] + 1]))
            yield tail
    if "website" in texts:
        yield _line(f"URL:{escape_text(texts['website'], Escaping.URI)}")
    if "birthday" in said:
        yield _line(f"BDAY:{said['birthday']}")
    categories = said.get("categories")
    if isinstance(categories, tuple):
        yield _line(f"CATEGORIES:{join_list(map(str, categories))}")
    yield _line(f"REV:{revised}")
    yield b"END:VCARD\r\n"


@cache
def _frames() -> Sequence[tuple[str, bytes]]:
    """What stands before and behind the value in a new line of each kind, as the kinds themselves make it."""
    found = []
    for kind, _ in _KINDS:
        card = Card.create(PRODUCT, "")
        line = kind.add(card, None, "")
        made = [other.raw for other in card.root.properties if other.group and other is not line]
        found.append((line.text, b"".join(made)))
    return found


def _line(text: str) -> bytes:
    return fold_line(text.encode(), _NEWLINE)
