"""Ids as Exchange gives them: long, opaque, with `=` at the end, and two for each item.

The ordinary id changes when its item moves to another folder; the immutable one does not ("Get immutable
identifiers for Outlook resources"). Pure.
"""

from __future__ import annotations

import base64
import binascii
import struct
from datetime import UTC, datetime
from enum import IntEnum

from crmsync.frozen import frozen

_FORM = struct.Struct(">7sBQHq")
_PREFIXES = {"AAMkAG": False, "AAkALg": True}
_NO_OCCURRENCE = 0


class Form(IntEnum):
    """What an id stands for."""

    FOLDER = 1
    ORDINARY = 2
    IMMUTABLE = 3


@frozen
class ItemId:
    """What an id says.

    key: the item's or folder's number in its mailbox. generation: how often it has moved (ordinary ids).
    occurrence: when this occurrence of a series was to start, None for the item itself.
    """

    form: Form
    key: int
    generation: int = 0
    occurrence: datetime | None = None

    def text(self, mailbox: bytes) -> str:
        """The id in the mailbox of these seven bytes."""
        occurrence = _NO_OCCURRENCE if self.occurrence is None else int(self.occurrence.timestamp())
        packed = _FORM.pack(mailbox, self.form, self.key, self.generation, occurrence)
        prefix = "AAkALg" if self.form is Form.IMMUTABLE else "AAMkAG"
        return prefix + base64.urlsafe_b64encode(packed).decode()


def parse_id(text: str, mailbox: bytes) -> ItemId | None:
    """The meaning of an id, None when it is not one of this mailbox."""
    prefix, packed = text[:6], text[6:]
    if prefix not in _PREFIXES:
        return None
    try:
        owner, form, key, generation, occurrence = _FORM.unpack(base64.urlsafe_b64decode(packed))
        found = ItemId(
            Form(form),
            key,
            generation,
            None if occurrence == _NO_OCCURRENCE else datetime.fromtimestamp(occurrence, UTC),
        )
    except (binascii.Error, struct.error, ValueError):
        return None
    return found if owner == mailbox and (form == Form.IMMUTABLE) is _PREFIXES[prefix] else None


def change_key(mailbox: bytes, version: int) -> str:
    """The change key of a version: base64 with all of its letters, as Exchange's."""
    return base64.b64encode(b"\x11\x00\x00\x00\xfb\xef" + mailbox + struct.pack(">Q", version)).decode()
