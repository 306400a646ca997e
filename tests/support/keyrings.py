"""Keyring back ends for tests, each named in PYTHON_KEYRING_BACKEND: one that works and ones that fail as real systems do."""

from __future__ import annotations

from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordSetError


class InMemory(KeyringBackend):
    """Keeps secrets for as long as the process lives; `calls` counts every use."""

    priority: ClassVar[float] = 1
    kept: ClassVar[dict[tuple[str, str], str]] = {}
    calls: ClassVar[list[str]] = []

    @classmethod
    def empty(cls) -> None:
        cls.kept.clear()
        cls.calls.clear()

    def get_password(self, service: str, username: str) -> str | None:
        self.calls.append("get")
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append("set")
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self.calls.append("delete")
        del self.kept[service, username]


class Forgetful(InMemory):
    """Takes everything and keeps nothing, as `keyring.backends.null` does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self.calls.append("set")


class Failing(KeyringBackend):
    """Raises `error` at every use."""

    priority: ClassVar[float] = 1
    error: ClassVar[BaseException]

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error


class Locked(Failing):
    """Secret Service, its collection locked and nobody there to answer the prompt."""

    error = KeyringLocked("Failed to unlock the collection!")


class Missing(Failing):
    error = NoKeyringError("No recommended backend was available.")


class Talkative(Failing):
    """Repeats what it was given in its error message."""

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError(f"cannot store {password}")


class Unusable(InMemory):
    """Not viable on this system."""

    priority: ClassVar[float]

    def __init__(self) -> None:
        raise RuntimeError("needs another system")


class KeychainError(Exception):
    """As `keyring.backends.macOS.api.Error`: a status and a text."""


class KeychainDenied(KeychainError):
    pass


class PywinError(Exception):
    """As `pywintypes.error`, which is no OSError: winerror, function, text."""

    def __init__(self, winerror: int, funcname: str, strerror: str) -> None:
        super().__init__(winerror, funcname, strerror)
        self.winerror = winerror


def caused(error: BaseException, cause: BaseException) -> BaseException:
    error.__cause__ = cause
    return error


def failures() -> list[tuple[str, BaseException]]:
    """(what it means, what the back end raises), as seen in the sources of `keyring` 25.7 and its systems."""
    return [
        ("locked", KeyringLocked("Failed to unlock the item!")),
        ("locked", InitError("Failed to create the collection: Prompt dismissed..")),
        ("locked", PasswordSetError("Cancelled by user")),
        ("locked", caused(KeyringError("Can't get password"), KeychainError(-25308, "Unknown Error"))),
        ("denied", caused(KeyringLocked("Can't store"), KeychainDenied(-128, "Keychain Access Denied"))),
        (
            "denied",
            caused(KeyringError("Can't get password"), KeychainError(-25293, "Security Auth Failure")),
        ),
        ("denied", PywinError(5, "CredWrite", "Access is denied.")),
        ("denied", InitError("Failed to open keyring: org.freedesktop.DBus.Error.AccessDenied: no.")),
        ("missing", NoKeyringError("No recommended backend was available.")),
        ("missing", InitError("Failed to create the collection: Environment variable is unset.")),
        ("missing", PywinError(1312, "CredRead", "A specified logon session does not exist.")),
        ("failed", PywinError(1783, "CredWrite", "The stub received bad data.")),
        ("failed", PasswordSetError("no space left")),
        ("failed", ValueError("surprise")),
    ]
