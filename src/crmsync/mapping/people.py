"""Participants of meetings as every dialect spells them. Pure."""

from __future__ import annotations

import re

from crmsync.formats.text import sendable
from crmsync.model.values import Participant, line

_ADDRESS = re.compile(r"[^@:]+@[^@:]+")


def clean_participant(guest: Participant) -> Participant | None:
    """Canonical spelling; `None` without a mail address. A name that only repeats the address is none."""
    address = "".join(sendable(guest.address).lower().split())
    name = line(sendable(guest.name)) or ""
    if not _ADDRESS.fullmatch(address):
        return None
    return Participant(address, "" if name.lower() == address else name, guest.answer)
