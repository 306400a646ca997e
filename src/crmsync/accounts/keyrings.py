"""The operating system's keyring: which back ends are trusted, and what their failures mean.

Holds exactly one thing per profile, the vault's key. Knows nothing of the vault. May block while the person
is asked to unlock the keyring, so it is never called from a window's thread.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from crmsync.accounts.errors import (
    KeyringDenied,
    KeyringFailed,
    KeyringLocked,
    KeyringMissing,
    SecretsError,
)
from crmsync.frozen import frozen

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "crmsync"
BACKEND_VARIABLE = "PYTHON_KEYRING_BACKEND"

# Those that keep secrets sealed by the person's own sign-in. Others that `keyring` may find write plain text.
_TRUSTED: Mapping[str, Sequence[str]] = {
    "darwin": ("keyring.backends.macOS.Keyring",),
    "win32": ("keyring.backends.Windows.WinVaultKeyring",),
}
_TRUSTED_ELSEWHERE = (
    "keyring.backends.SecretService.Keyring",
    "keyring.backends.kwallet.DBusKeyring",
    "keyring.backends.libsecret.Keyring",
)

_OTHER_WAYS = (
    "You can have the secrets protected by a passphrase (set CRMSYNC_PASSPHRASE, "
    "or choose it when signing in), or be asked for them at each start."
)

_Result = TypeVar("_Result")


class KeyStore(Protocol):
    """Keeps one text per user name. All methods raise the Keyring… errors of `accounts.errors`."""

    def get(self, user: str) -> str | None:
        """The text kept for `user`, `None` when there is none."""

    def set(self, user: str, text: str) -> None:
        """Keep `text` for `user`; it is there when this returns."""

    def delete(self, user: str) -> None:
        """Forget what is kept for `user`; it is no error if nothing is."""

    def name(self) -> str:
        """The back end in plain words."""


class SystemKeyring:
    """The keyring of this session. Nothing is loaded, and nobody asked, before the first call.

    environment: where `PYTHON_KEYRING_BACKEND` is looked up; a back end named there is the person's choice
    and is taken.
    """

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._environment = environment
        self._found: tuple[KeyringBackend, ...] | None = None

    def get(self, user: str) -> str | None:
        for backend in self._backends():
            found = _call(backend, partial(backend.get_password, SERVICE, user))
            if found is not None:
                return found
        return None

    def set(self, user: str, text: str) -> None:
        backend = self._backends()[0]
        _call(backend, partial(backend.set_password, SERVICE, user, text), hide=text)
        if _call(backend, partial(backend.get_password, SERVICE, user)) != text:
            raise KeyringFailed(f"{backend.name} did not keep what it was given.", advice=_OTHER_WAYS)

    def delete(self, user: str) -> None:
        for backend in self._backends():
            if _call(backend, partial(backend.get_password, SERVICE, user)) is not None:
                _call(backend, partial(backend.delete_password, SERVICE, user))

    def name(self) -> str:
        return self._backends()[0].name

    def _backends(self) -> tuple[KeyringBackend, ...]:
        """The usable back ends, the preferred one first; never empty."""
        if self._found is None:
            named = self._environment.get(BACKEND_VARIABLE, "").strip()
            self._found = (_named(named),) if named else tuple(_trusted())
        if not self._found:
            raise KeyringMissing("This session has no keyring that crmsync trusts.", advice=_OTHER_WAYS)
        return self._found


def _named(name: str) -> KeyringBackend:
    from keyring.core import load_keyring

    try:
        return load_keyring(name)
    except Exception as error:
        raise KeyringMissing(
            f"The keyring {name!r}, named in {BACKEND_VARIABLE}, cannot be used ({_described(error)}).",
            advice=f"Correct {BACKEND_VARIABLE}, or remove it to use the system's own keyring.",
        ) from error


def _trusted() -> Iterator[KeyringBackend]:
    """The trusted back ends that work here, by falling priority."""
    from keyring.core import load_keyring

    usable: list[KeyringBackend] = []
    for name in _TRUSTED.get(sys.platform, _TRUSTED_ELSEWHERE):
        try:
            usable.append(load_keyring(name))
        except Exception:
            continue
    yield from sorted(usable, key=lambda backend: backend.priority, reverse=True)


@frozen
class _Sign:
    """How a failure is recognised: by a class name, an operating system's code, or a part of its text."""

    error: type[SecretsError]
    classes: frozenset[str] = frozenset()
    codes: frozenset[int] = frozenset()
    text: str = ""

    def fits(self, causes: Sequence[BaseException]) -> bool:
        return any(
            any(kind.__name__ in self.classes for kind in type(cause).__mro__)
            or not self.codes.isdisjoint(_codes(cause))
            or (self.text != "" and self.text in str(cause).lower())
            for cause in causes
        )


# The first that fits. Back ends raise whatever their system does, often not `keyring`'s own classes.
_SIGNS = (
    # macOS: errSecInteractionNotAllowed, errSecUserCanceled, errSecAuthFailed (Security/SecBase.h).
    _Sign(KeyringLocked, codes=frozenset({-25308})),
    _Sign(
        KeyringDenied,
        classes=frozenset({"KeychainDenied", "SecAuthFailure"}),
        codes=frozenset({-128, -25293}),
    ),
    # Windows: ERROR_NO_SUCH_LOGON_SESSION, ERROR_ACCESS_DENIED, ERROR_CANCELLED (winerror.h).
    _Sign(KeyringMissing, codes=frozenset({1312})),
    _Sign(KeyringDenied, codes=frozenset({5, 1223})),
    # D-Bus: org.freedesktop.DBus.Error.AccessDenied, as sandboxes answer.
    _Sign(KeyringDenied, text="accessdenied"),
    _Sign(KeyringMissing, classes=frozenset({"NoKeyringError", "SecretServiceNotAvailableException"})),
    _Sign(KeyringLocked, classes=frozenset({"KeyringLocked", "LockedException", "PromptDismissedException"})),
    _Sign(KeyringLocked, text="dismissed"),
    _Sign(KeyringLocked, text="cancelled by user"),
    _Sign(KeyringMissing, classes=frozenset({"InitError"})),
)

_SENTENCES: Mapping[type[SecretsError], tuple[str, str]] = {
    KeyringMissing: ("{name} does not answer in this session ({error}).", _OTHER_WAYS),
    KeyringLocked: (
        "{name} is locked ({error}).",
        "Unlock it (sign in to your desktop, or answer its question) and try again.",
    ),
    KeyringDenied: (
        "{name} refused crmsync the access to its own entry ({error}).",
        "Allow it in the system's keyring settings, or answer its question with yes, and try again.",
    ),
    KeyringFailed: ("{name} failed ({error}).", f"Try again; if it stays so: {_OTHER_WAYS}"),
}


def _call(backend: KeyringBackend, action: Callable[[], _Result], hide: str = "") -> _Result:
    try:
        return action()
    except Exception as error:
        sign = next((sign for sign in _SIGNS if sign.fits(list(_causes(error)))), _Sign(KeyringFailed))
        sentence, advice = _SENTENCES[sign.error]
        described = _described(error)
        if hide:
            described = described.replace(hide, "…")
        # The cause is dropped: a back end may have put what it was given into its message.
        raise sign.error(sentence.format(name=backend.name, error=described), advice=advice) from None


def _causes(error: BaseException | None) -> Iterator[BaseException]:
    while error is not None:
        yield error
        error = error.__cause__ or error.__context__


def _codes(error: BaseException) -> frozenset[int]:
    codes = (getattr(error, "winerror", None), *error.args[:1])
    return frozenset(code for code in codes if isinstance(code, int))


def _described(error: BaseException) -> str:
    text = str(error).strip().rstrip(".")
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
