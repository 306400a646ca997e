"""Outlook's extended (MAPI) properties: which ones crmsync uses, spelled as Graph does. Pure.

An item's properties are the same whether Graph or EWS reads them, so both dialects share these names.
Sources: [MS-OXPROPS]; Graph's page "singleValueLegacyExtendedProperty".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

OWN_SET = "{6f3c5d0e-2c1b-4f0a-9a57-3b1f0c2d7e41}"
"""The property set of crmsync's own named properties."""
PUBLIC_STRINGS = "{00020329-0000-0000-C000-000000000046}"
"""Where Outlook keeps the fields that a person defines (PS_PUBLIC_STRINGS)."""
ADDRESS_SET = "{00062004-0000-0000-C000-000000000046}"
"""The named properties of contacts (PSETID_Address)."""

OPERATION_KEY = f"String {OWN_SET} Name crmsync-operation"
"""The id of the operation that created the item."""
MAIL_PLACES = f"String {OWN_SET} Name crmsync-mail-places"
"""Which places the mail addresses of a contact have, where one before another is empty ("2" or "1,3")."""
DISPLAY_NAME_PREFIX = "String 0x3A45"
"""PidTagDisplayNamePrefix: "Dr." """
BUSINESS_FAX = "String 0x3A24"
"""PidTagBusinessFaxNumber"""
OTHER_PHONE = "String 0x3A1F"
"""PidTagOtherTelephoneNumber"""
ASSISTANT_PHONE = "String 0x3A2E"
"""PidTagAssistantTelephoneNumber"""
SENSITIVITY = "Integer 0x36"
"""PidTagSensitivity: 0 normal, 1 personal, 2 private, 3 confidential"""
ANNIVERSARY = "SystemTime 0x3A41"
"""PidTagWeddingAnniversary"""

_USER_FIELDS: Mapping[str, str] = MappingProxyType(
    {f"user{number}": f"String {ADDRESS_SET} Id 0x{0x804E + number:04X}" for number in (1, 2, 3, 4)}
)
_NUMBER = re.compile(r"0x([0-9a-f]+)$")
_FIELD_NAME = re.compile(r"[^\x00-\x1f\x7f'\"\\]{1,120}")


def user_field(name: str) -> str:
    """The property of a field that a person defined in Outlook, by its name there.

    User1 … User4 are the four that every contact has ("User Field 1"). Raises ValueError for what no field
    can be called.
    """
    fixed = _USER_FIELDS.get("".join(name.split()).casefold().replace("userfield", "user"))
    if fixed is not None:
        return fixed
    wanted = name.strip()
    if not _FIELD_NAME.fullmatch(wanted):
        raise ValueError(f"“{name}” is not the name of a field in Outlook (no quotation marks)")
    return f"String {PUBLIC_STRINGS} Name {wanted}"


def same_property(one: str, other: str) -> bool:
    """Do both spell the same property? The service answers in a spelling of its own."""
    return _folded(one) == _folded(other)


def _folded(spelled: str) -> str:
    text = " ".join(spelled.split()).casefold()
    return _NUMBER.sub(lambda match: f"0x{int(match[1], 16):x}", text)
