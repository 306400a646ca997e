"""The configuration file as a whole: what it says, several changes as one, and copies of it for another
computer or for later.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from crmsync.accounts.values import MappingSettings, Settings
from crmsync.app.context import Context
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.frozen import frozen

if TYPE_CHECKING:
    from crmsync.app.accounts import Accounts

FORMER = ".before-import"
"""Put behind the name of the configuration file that an import replaced."""


@frozen
class SettingsChange:
    """What is to be different in the configuration file; made as a whole, or not at all.

    added_accounts: name → its keys, with "side" and "service". changed_mappings: by the name each had so far.
    changed_accounts: name → its keys, as a person types them; `None` takes one away. history_kept: in whole
    days.
    """

    added_accounts: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    removed_mappings: tuple[str, ...] = ()
    changed_mappings: Mapping[str, MappingSettings] = field(default_factory=dict)
    added_mappings: tuple[MappingSettings, ...] = ()
    changed_accounts: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    removed_accounts: tuple[str, ...] = ()
    history_kept: timedelta | None = None

    def __bool__(self) -> bool:
        """Is anything different?"""
        return self != SettingsChange()


class SettingsRoom:
    """Everything that the configuration file says."""

    def __init__(self, context: Context, accounts: Accounts) -> None:
        self._context = context
        self._accounts = accounts

    def read(self) -> Settings:
        """What it says now. Raises SettingsError."""
        return self._context.settings()

    def change(self, change: SettingsChange) -> tuple[str, ...]:
        """Make a change as a whole; comments stay, and nothing is deleted on any service.

        Accounts that are removed are signed out of. Returns warnings about that. Raises SettingsError (the
        file is as it was then), ProfileUnusable, SecretsError.
        """
        from crmsync.accounts.editing import SettingsFile

        removed = [self._accounts.get(name) for name in change.removed_accounts]
        with SettingsFile(self._context.profile.config).together() as file:
            for name, keys in change.added_accounts.items():
                rest = {key: text for key, text in keys.items() if key not in ("side", "service")}
                file.add_account(name, keys["side"], keys["service"], rest)
            # What goes makes room for what comes: names and folders are free again.
            for name in change.removed_mappings:
                file.remove_mapping(name)
            for name, values in change.changed_accounts.items():
                file.set_account(name, values)
            for name, mapping in change.changed_mappings.items():
                file.set_mapping(name, mapping)
            for mapping in change.added_mappings:
                file.add_mapping(mapping)
            for account in removed:
                file.remove_account(account.name)
            if change.history_kept is not None:
                file.set_history_kept(change.history_kept)
        warnings = map(self._accounts.forget, removed)
        return tuple(warning for warning in warnings if warning)

    def export(self, file: Path) -> None:
        """Copy the configuration file, which holds no secrets, for its owner's eyes only.

        Raises SettingsError, and NotOffered when there is none yet or the copy cannot be written.
        """
        from crmsync.accounts.files import replace_private

        # A file that cannot be used is no help on another computer.
        self._context.settings()
        try:
            content = self._context.profile.config.read_bytes()
            replace_private(file, content)
        except OSError as error:
            raise NotOffered(
                f"{error.filename or file} cannot be copied: {error.strerror or error}."
            ) from error

    def take(self, file: Path) -> Settings:
        """Put an exported file in the place of the configuration file; that one is kept beside it.

        Nothing else changes: sign-ins are kept where the accounts have the same names, and the next run
        shows what would follow. Raises UnknownName when the file cannot be read, SettingsError when it
        cannot be used, ProfileUnusable.
        """
        from crmsync.accounts.editing import SettingsFile
        from crmsync.accounts.settings import load_settings

        if not file.is_file():
            raise UnknownName(f"There is no file {file}.")
        settings = load_settings(file)
        if not settings.accounts:
            raise UnknownName(f"{file} holds no settings of crmsync.", "Choose a file that crmsync exported.")
        config = self._context.profile.config
        self._context.profile.create()
        SettingsFile(config).replace(file.read_bytes(), config.with_name(config.name + FORMER))
        return settings
