"""Asking the person at the terminal: passphrases, passwords, and how secrets shall be protected without a
keyring.
"""

from __future__ import annotations

from crmsync.cli.console import Console


class TerminalPrompts:
    """Asks where somebody sits in front of the terminal; otherwise nobody answers."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def passphrase(self, *, new: bool) -> str | None:
        """The passphrase of the vault; a new one is asked for twice."""
        console = self._console
        if not console.can_ask:
            return None
        if not new:
            return console.ask_secret("Passphrase of this profile's secrets: ") or None
        while True:
            first = console.ask_secret("Choose a passphrase for this profile's secrets: ")
            if not first:
                return None
            if first == console.ask_secret("The same once more: "):
                return first
            console.say("These were not the same.")

    def secret(self, account: str, name: str) -> str | None:
        """A secret that is not stored."""
        if not self._console.can_ask:
            return None
        return self._console.ask_secret(f"{name.replace('_', ' ').capitalize()} of {account}: ") or None
