"""Why a profile, its settings or its secrets cannot be used.

One class for each thing a person would do differently. No message, advice or cause ever holds a secret or
the value of a key that should not be in the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from crmsync.frozen import frozen


class AccountsError(Exception):
    """Something on this computer stands in the way.

    message: what happened, one plain sentence. advice: what the person can do.
    """

    def __init__(self, message: str, *, advice: str) -> None:
        super().__init__(message)
        self.message = message
        self.advice = advice

    def __str__(self) -> str:
        return f"{self.message} {self.advice}".strip()


@frozen
class SettingsProblem:
    """One thing in the configuration file that cannot be used.

    where: the part of the file in plain words ('mapping "Meetings"'), empty for the file itself.
    line: 1-based line of the file, if it is known.
    """

    where: str
    message: str
    advice: str
    line: int | None = None

    def __str__(self) -> str:
        place = ", ".join(part for part in (f"line {self.line}" if self.line else "", self.where) if part)
        prefix = f"{place}: " if place else ""
        return f"{prefix}{self.message} {self.advice}".strip()


class SettingsError(AccountsError):
    """The configuration file cannot be used; `problems` are all that were found, in the file's order."""

    def __init__(self, path: Path, problems: Sequence[SettingsProblem]) -> None:
        self.path = path
        self.problems = tuple(problems)
        one = f"{path}: one thing needs mending."
        several = f"{path}: {len(problems)} things need mending."
        super().__init__(several if len(problems) > 1 else one, advice="")

    def __str__(self) -> str:
        return "\n".join([self.message, *(f"  {problem}" for problem in self.problems)])


class ProfileUnusable(AccountsError):
    """The profile's directory cannot be made, read or written."""


class ProfileBusy(AccountsError):
    """Another process works with this profile; `pid` is its process id, if it said so."""

    def __init__(self, message: str, *, advice: str, pid: int | None) -> None:
        super().__init__(message, advice=advice)
        self.pid = pid


class SecretsError(AccountsError):
    """The profile's secrets cannot be read or kept."""


class KeyringMissing(SecretsError):
    """This session has no keyring that crmsync may use."""


class KeyringLocked(SecretsError):
    """The keyring is there, but locked, and nobody unlocked it."""


class KeyringDenied(SecretsError):
    """The person or the system refused crmsync the use of the keyring."""


class KeyringFailed(SecretsError):
    """The keyring answered with a fault of its own, or did not keep what it was given."""


class KeyLost(SecretsError):
    """The vault was sealed with a key that is not in the keyring (any more)."""


class PassphraseNeeded(SecretsError):
    """The vault is protected by a passphrase and nobody gave it."""


class WrongPassphrase(SecretsError):
    """The passphrase does not open the vault."""


class VaultDamaged(SecretsError):
    """The vault file is not what was written: changed, cut short, or another program's."""


class VaultTooNew(SecretsError):
    """The vault file was written by a later version of crmsync."""


class VaultUnusable(SecretsError):
    """The vault file cannot be read or written (rights, disk full)."""
