"""Ids as Exchange gives them: long, opaque, case-sensitive. Pure.

An item's id says where it lies too: an item that moves is another one afterwards.
"""

from __future__ import annotations

import base64
import binascii
import struct
from enum import IntEnum

from crmsync.frozen import frozen

_HEAD = struct.Struct(">8sBQ")
_PREFIX = "AAMkAD"
_KEY = struct.Struct(">6s8sQ")
_KEY_HEAD = b"\x11\x00\x00\x00\x16\x00"


class Form(IntEnum):
    """What an id stands for."""

    FOLDER = 1
    ITEM = 2
    CONFIGURATION = 3


@frozen
class Id:
    """What an id says. occurrence: which occurrence of the item, in its kind's own words; "" for the item."""

    form: Form
    key: int
    occurrence: str = ""

    def text(self, server: bytes) -> str:
        """The id on the server of these eight bytes."""
        packed = _HEAD.pack(server, self.form, self.key) + self.occurrence.encode()
        return _PREFIX + base64.b64encode(packed).decode()


def parse_id(text: str, server: bytes) -> Id | None:
    """The meaning of an id, None when it is not one of this server's."""
    if not text.startswith(_PREFIX):
        return None
    try:
        packed = base64.b64decode(text.removeprefix(_PREFIX), validate=True)
        owner, form, key = _HEAD.unpack(packed[: _HEAD.size])
        found = Id(Form(form), key, packed[_HEAD.size :].decode())
    except (binascii.Error, struct.error, ValueError):
        return None
    return found if owner == server else None


def change_key(server: bytes, version: int) -> str:
    """The change key of a version."""
    return base64.b64encode(_KEY.pack(_KEY_HEAD, server, version)).decode()


def parse_change_key(text: str) -> int | None:
    """The version of a change key, None when it is none."""
    try:
        head, _, version = _KEY.unpack(base64.b64decode(text, validate=True))
    except (binascii.Error, struct.error, ValueError):
        return None
    return int(version) if head == _KEY_HEAD else None
