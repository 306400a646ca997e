"""The format of `secrets.vault`: texts sealed with AES-256-GCM behind a readable, authenticated header.

    crmsync-vault 1\\n
    {"profile": …, "protection": "keyring" | "passphrase" | "ask", …}\\n
    nonce (12 bytes), ciphertext and tag

Everything before the nonce is the associated data, so no byte of the file can be changed unnoticed. With
protection "ask" the file ends after the header: nothing is stored.
"""

from __future__ import annotations

import base64
import binascii
import json
import os
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from crmsync.accounts.errors import VaultDamaged, VaultTooNew
from crmsync.frozen import frozen

KEY_BYTES = 32
SALT_BYTES = 16
_NONCE_BYTES = 12
_TAG_BYTES = 16
_MAGIC = b"crmsync-vault "
_VERSION = 1
_LONGEST_HEADER = 4096

_PUT_BACK = "Bring the file back from a backup, or remove it and sign in to each account again."

Contents = Mapping[str, Mapping[str, str]]
"""Account → name of the secret → secret."""


class Protection(StrEnum):
    """What guards the secrets."""

    KEYRING = "keyring"
    """a random key in the operating system's keyring"""
    PASSPHRASE = "passphrase"
    """a key derived from the person's passphrase"""
    ASK = "ask"
    """nothing is stored: the person is asked at each start"""


@frozen
class Scrypt:
    """How a key is derived from a passphrase (RFC 7914). The defaults take about 128 MiB for a moment."""

    salt: bytes
    n: int = 2**17
    r: int = 8
    p: int = 1

    def key(self, passphrase: str) -> bytes:
        """The 256-bit key of `passphrase`."""
        from cryptography.hazmat.primitives.kdf.scrypt import Scrypt as Derivation

        return Derivation(salt=self.salt, length=KEY_BYTES, n=self.n, r=self.r, p=self.p).derive(
            passphrase.encode()
        )

    @property
    def sane(self) -> bool:
        """Is this within what crmsync ever writes, with room to grow? More could exhaust the memory."""
        power_of_two = self.n > 1 and self.n & (self.n - 1) == 0
        return power_of_two and self.n <= 2**20 and 1 <= self.r <= 16 and 1 <= self.p <= 16


@frozen
class Header:
    """What can be read of a vault without its key.

    profile: a random id, also the user name of the key in the keyring.
    keyring: the back end that took the key, in plain words, for messages. scrypt: only with a passphrase.
    """

    profile: str
    protection: Protection
    keyring: str = ""
    scrypt: Scrypt | None = None


def seal(
    header: Header, key: bytes, contents: Contents, *, random: Callable[[int], bytes] = os.urandom
) -> bytes:
    """The bytes of a vault file. random: gives each file its own nonce."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    front = _front(header)
    nonce = random(_NONCE_BYTES)
    plain = json.dumps(contents, ensure_ascii=False, separators=(",", ":")).encode()
    return front + nonce + AESGCM(key).encrypt(nonce, plain, front)


def seal_nothing(header: Header) -> bytes:
    """The bytes of a vault file that stores nothing and says that the person wants to be asked."""
    return _front(header)


def open_sealed(blob: bytes, key: bytes) -> Contents:
    """The secrets in a vault file. Raises VaultDamaged when it, or the key, is not the right one."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    end = _header_end(blob)
    nonce, sealed = blob[end : end + _NONCE_BYTES], blob[end + _NONCE_BYTES :]
    try:
        contents = json.loads(AESGCM(key).decrypt(nonce, sealed, blob[:end]))
    except InvalidTag:
        raise _damaged("it was changed after crmsync wrote it") from None
    return {account: dict(secrets) for account, secrets in contents.items()}


def read_header(blob: bytes) -> Header:
    """The header of a vault file, not yet authenticated. Raises VaultDamaged, VaultTooNew."""
    end = _header_end(blob)
    try:
        raw = json.loads(blob[blob.index(b"\n") + 1 : end])
        header = Header(
            profile=_text(raw["profile"]),
            protection=Protection(raw["protection"]),
            keyring=_text(raw.get("keyring", "")),
            scrypt=_scrypt(raw["scrypt"]) if raw["protection"] == Protection.PASSPHRASE else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _damaged("its first lines are not understood") from None
    if header.scrypt is not None and not header.scrypt.sane:
        raise _damaged("its first lines are not understood")
    sealed_bytes = len(blob) - end
    if (
        (sealed_bytes != 0)
        if header.protection is Protection.ASK
        else sealed_bytes < _NONCE_BYTES + _TAG_BYTES
    ):
        raise _damaged("it has not the length that was written")
    return header


def _front(header: Header) -> bytes:
    raw: dict[str, Any] = {"profile": header.profile, "protection": header.protection.value}
    if header.keyring:
        raw["keyring"] = header.keyring
    if header.scrypt is not None:
        cost = header.scrypt
        raw["scrypt"] = {"n": cost.n, "r": cost.r, "p": cost.p, "salt": base64.b64encode(cost.salt).decode()}
    return _MAGIC + b"%d\n" % _VERSION + json.dumps(raw).encode() + b"\n"


def _header_end(blob: bytes) -> int:
    first, _, rest = blob[:_LONGEST_HEADER].partition(b"\n")
    version = first.removeprefix(_MAGIC)
    if not first.startswith(_MAGIC) or not version.isdigit():
        raise _damaged("it does not begin like one")
    if int(version) > _VERSION:
        raise VaultTooNew(
            "secrets.vault was written by a later version of crmsync.",
            advice="Install that version, or a later one.",
        )
    length = rest.find(b"\n")
    if int(version) != _VERSION or length < 0:
        raise _damaged("its first lines are not understood")
    return len(first) + 1 + length + 1


def _scrypt(raw: Mapping[str, Any]) -> Scrypt:
    try:
        salt = base64.b64decode(_text(raw["salt"]), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None
    n, r, p = (raw[name] for name in ("n", "r", "p"))
    if not all(type(cost) is int for cost in (n, r, p)):
        raise TypeError("not whole numbers")
    return Scrypt(salt, n, r, p)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value


def _damaged(why: str) -> VaultDamaged:
    return VaultDamaged(f"secrets.vault cannot be opened: {why}.", advice=_PUT_BACK)
