"""How secrets can be protected where there is no keyring; the person chooses."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from crmsync.accounts.errors import KeyringMissing as NoKeyring
from crmsync.accounts.vault import Protection

__all__ = ["CHOICES", "NoKeyring", "Protection"]

CHOICES: Mapping[Protection, str] = MappingProxyType(
    {
        Protection.PASSPHRASE: "in a file, sealed by a passphrase that you choose",
        Protection.ASK: "not at all: crmsync asks for them at each start",
    }
)
