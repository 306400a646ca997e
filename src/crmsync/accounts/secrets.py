"""The secrets of a profile: kept in its vault, handed out as `Secret` values.

Each that was handed out is known to the redactor. The keyring is touched only when a secret is needed.
Nothing is ever stored without protection: where there is no keyring the person chooses a passphrase or to
be asked at each start. Knows nothing of services and of what the secrets are for.
"""

from __future__ import annotations

import base64
import binascii
import os
import threading
from collections.abc import Callable, Iterator, Mapping, MutableMapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from typing import Protocol, assert_never

from crmsync.accounts import vault
from crmsync.accounts.errors import (
    KeyLost,
    PassphraseNeeded,
    SecretsError,
    VaultDamaged,
    VaultUnusable,
    WrongPassphrase,
)
from crmsync.accounts.files import make_private_directory, replace_private
from crmsync.accounts.keyrings import KeyStore, SystemKeyring
from crmsync.accounts.locks import FileLock, Locked
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secret import Secret
from crmsync.accounts.vault import KEY_BYTES, SALT_BYTES, Contents, Header, Protection, Scrypt

PASSPHRASE_VARIABLE = "CRMSYNC_PASSPHRASE"


class Prompts(Protocol):
    """How the person is asked, if there is one; `None` means nobody answered."""

    def passphrase(self, *, new: bool) -> str | None:
        """The passphrase of the vault. new: it is being chosen (ask twice), not recalled."""

    def secret(self, account: str, name: str) -> str | None:
        """A secret that is not stored ("ask at each start")."""


class Nobody:
    """Prompts for a process that nobody sits in front of."""

    def passphrase(self, *, new: bool) -> str | None:
        return None

    def secret(self, account: str, name: str) -> str | None:
        return None


def take_passphrase(environment: MutableMapping[str, str] = os.environ) -> Secret | None:
    """The passphrase given in `CRMSYNC_PASSPHRASE`, which is removed: no child process shall inherit it."""
    given = environment.pop(PASSPHRASE_VARIABLE, "")
    return Secret(given) if given else None


class Secrets:
    """The secrets of one profile, each named by an account and a name ("password", "refresh_token").

    path: the vault file. keyring: where its key is kept. given: a passphrase given beforehand; a new vault
    is then protected by it. prompts: how the person is asked. wait: for another process that is writing the
    vault.
    random: gives keys, ids and nonces. scrypt: the parameters of a new passphrase's key.

    Every method may raise the SecretsError classes of `accounts.errors`; nothing is overwritten then. May
    block while the person is asked. Safe for use by several threads and processes.
    """

    def __init__(
        self,
        path: Path,
        *,
        redactor: Redactor,
        keyring: KeyStore | None = None,
        given: Secret | None = None,
        prompts: Prompts | None = None,
        wait: timedelta = timedelta(minutes=1),
        random: Callable[[int], bytes] = os.urandom,
        scrypt: Callable[[bytes], Scrypt] = Scrypt,
    ) -> None:
        self._path = path
        self._redactor = redactor
        self._keyring = keyring or SystemKeyring()
        self._given = given
        self._prompts = prompts or Nobody()
        self._wait = wait
        self._random = random
        self._scrypt = scrypt
        self._mutex = threading.RLock()
        self._unlocked: tuple[Header, bytes] | None = None
        self._in_memory: dict[str, dict[str, str]] = {}
        if given is not None:
            redactor.learn(given.reveal())

    @property
    def protection(self) -> Protection | None:
        """What guards the secrets of this profile, `None` before any is kept. Asks nobody."""
        blob = self._read()
        return vault.read_header(blob).protection if blob is not None else None

    def get(self, account: str, name: str) -> Secret | None:
        """The secret, `None` when there is none (or nobody answered)."""
        with self._mutex:
            blob = self._read()
            if blob is None:
                return None
            contents = self._open(blob)
            found = contents.get(account, {}).get(name)
            if found is None and vault.read_header(blob).protection is Protection.ASK:
                found = self._prompts.secret(account, name)
                if found:
                    self._in_memory.setdefault(account, {})[name] = found
            if not found:
                return None
            self._redactor.learn(found)
            return Secret(found)

    def names(self, account: str) -> frozenset[str]:
        """Which secrets of the account are kept (with "ask": were given in this process)."""
        with self._mutex:
            blob = self._read()
            return frozenset(self._open(blob).get(account, {})) if blob is not None else frozenset()

    def set(self, account: str, name: str, value: str | Secret) -> None:
        """Keep a secret."""
        self.update(account, {name: value})

    def update(self, account: str, values: Mapping[str, str | Secret | None]) -> None:
        """Keep several secrets of an account in one step; `None` (or an empty text) forgets one."""
        plain = {
            name: value.reveal() if isinstance(value, Secret) else value for name, value in values.items()
        }
        for value in plain.values():
            self._redactor.learn(value or "")
        with self._mutex, self._writing():
            blob = self._read()
            if blob is None:
                blob = self._establish(
                    Protection.KEYRING if self._given is None else Protection.PASSPHRASE, {}
                )
            contents = dict(self._open(blob))
            kept = {name: value for name, value in {**contents.get(account, {}), **plain}.items() if value}
            contents.pop(account, None)
            self._keep(vault.read_header(blob), {**contents, account: kept} if kept else contents)

    def remove(self, account: str) -> None:
        """Forget every secret of an account."""
        names = self.names(account)
        if names:
            self.update(account, dict.fromkeys(names))

    def protect(self, protection: Protection) -> None:
        """Choose, or change, what guards the secrets. Those there are stay ("ask": until this process ends).

        With a passphrase, the one given beforehand is taken, else the person is asked for a new one.
        """
        with self._mutex, self._writing():
            blob = self._read()
            self._establish(protection, self._open(blob) if blob is not None else {})
            if blob is not None:
                self._forget_key(vault.read_header(blob))

    def _open(self, blob: bytes) -> Contents:
        header = vault.read_header(blob)
        if header.protection is Protection.ASK:
            return self._in_memory
        if self._unlocked is not None and self._unlocked[0] == header:
            return vault.open_sealed(blob, self._unlocked[1])
        if header.scrypt is None:
            key = self._kept_key(header)
            contents = vault.open_sealed(blob, key)
        else:
            key = header.scrypt.key(self._passphrase(new=False))
            try:
                contents = vault.open_sealed(blob, key)
            except VaultDamaged:
                # A wrong passphrase and a changed file look the same.
                raise WrongPassphrase(
                    "The passphrase does not open secrets.vault.",
                    advice=f"Give the right one; it may stand in {PASSPHRASE_VARIABLE}. "
                    "If it is right, the file is damaged: bring it back from a backup.",
                ) from None
        self._unlocked = header, key
        return contents

    def _keep(self, header: Header, contents: Contents) -> bytes:
        """Write `contents` as `header` says; its key is `_unlocked`."""
        if header.protection is Protection.ASK:
            self._in_memory = {account: dict(secrets) for account, secrets in contents.items()}
            blob = vault.seal_nothing(header)
        else:
            assert self._unlocked is not None
            assert self._unlocked[0] == header
            blob = vault.seal(header, self._unlocked[1], contents, random=self._random)
        try:
            replace_private(self._path, blob)
        except OSError as error:
            raise self._unusable("written", error) from error
        return blob

    def _establish(self, protection: Protection, contents: Contents) -> bytes:
        """Write a vault under a new key; the former one is not needed any more."""
        profile = self._random(16).hex()
        match protection:
            case Protection.ASK:
                header, key = Header(profile, protection), b""
            case Protection.PASSPHRASE:
                scrypt = self._scrypt(self._random(SALT_BYTES))
                header, key = (
                    Header(profile, protection, scrypt=scrypt),
                    scrypt.key(self._passphrase(new=True)),
                )
            case Protection.KEYRING:
                key = self._random(KEY_BYTES)
                text = base64.b64encode(key).decode()
                self._redactor.learn(text)
                self._keyring.set(profile, text)
                header = Header(profile, protection, keyring=self._keyring.name())
            case _:
                assert_never(protection)
        before, self._unlocked = self._unlocked, (header, key)
        try:
            return self._keep(header, contents)
        except BaseException:
            self._unlocked = before
            self._forget_key(header)
            raise

    def _kept_key(self, header: Header) -> bytes:
        text = self._keyring.get(header.profile)
        if text is not None:
            self._redactor.learn(text)
            with suppress(binascii.Error):
                key = base64.b64decode(text, validate=True)
                if len(key) == KEY_BYTES:
                    return key
        raise KeyLost(
            f"The key of secrets.vault is not in {self._keyring.name()}; it was put into {header.keyring}.",
            advice=f"Sign in to the desktop session that has it, or move {self._path} away "
            "and sign in to each account again.",
        )

    def _passphrase(self, *, new: bool) -> str:
        found = self._given.reveal() if self._given is not None else self._prompts.passphrase(new=new)
        if not found:
            raise PassphraseNeeded(
                "The secrets of this profile are protected by a passphrase, and nobody gave it.",
                advice=f"Start crmsync where it can ask you, or set {PASSPHRASE_VARIABLE}.",
            )
        self._redactor.learn(found)
        return found

    def _forget_key(self, header: Header) -> None:
        if header.protection is Protection.KEYRING:
            # What stays behind opens nothing any more.
            with suppress(SecretsError):
                self._keyring.delete(header.profile)

    def _read(self) -> bytes | None:
        try:
            return self._path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self._unusable("read", error) from error

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with ExitStack() as held:
            try:
                make_private_directory(self._path.parent)
                held.enter_context(
                    FileLock(self._path.with_name(f".{self._path.name}.lock"), wait=self._wait)
                )
            except Locked as error:
                process = f" (process {error.pid})" if error.pid else ""
                raise VaultUnusable(
                    f"Another crmsync{process} is writing secrets.vault, perhaps waiting for your answer.",
                    advice="Answer it or end it, and try again.",
                ) from None
            except OSError as error:
                raise self._unusable("written", error) from error
            yield

    def _unusable(self, done: str, error: OSError) -> VaultUnusable:
        return VaultUnusable(
            f"{self._path} cannot be {done}: {error.strerror or error}.",
            advice="Check the rights of its folder and the free space on the disk.",
        )
