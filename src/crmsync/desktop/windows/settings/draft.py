"""What the settings dialog edits, as one frozen value, and what has to be written to make it true.

Pure: knows no Qt and no file. A draft is compared with what it began from, field by field, so that what the
tray or an editor changed meanwhile stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import timedelta
from types import MappingProxyType
from typing import Any

from crmsync.app.settings import SettingsChange
from crmsync.app.types import (
    ACCOUNT_KEYS,
    Account,
    FieldRule,
    Kind,
    MappingRules,
    MappingSettings,
    Settings,
    is_custom,
)
from crmsync.desktop.engine.preferences import Preferences
from crmsync.frozen import frozen

_MOST_CUSTOM = 99


@frozen
class Edited:
    """A mapping that is edited. key: what it is called in the file; for a new one anything unique."""

    key: str
    settings: MappingSettings
    is_new: bool = False

    @property
    def rules(self) -> MappingRules:
        return self.settings.rules

    def with_rules(self, **values: Any) -> Edited:
        """The same with other rules."""
        return self.with_settings(replace(self.settings, rules=replace(self.rules, **values)))

    def with_settings(self, settings: MappingSettings) -> Edited:
        """The same with everything else."""
        return replace(self, settings=settings)

    def with_field(self, name: str, rule: FieldRule) -> Edited:
        """The same with another rule for a field; one that says nothing is not written."""
        rules = {**self.rules.fields, name: rule}
        if rule == FieldRule():
            del rules[name]
        return self.with_rules(fields=MappingProxyType(rules))

    def without_field(self, name: str) -> Edited:
        """The same without any rule for a field: as by default; one of the person's own is gone."""
        return self.with_field(name, FieldRule())

    def free_custom(self) -> str | None:
        """The name of a further field of the person's own; `None` when there are too many."""
        names = (f"custom_{number}" for number in range(1, _MOST_CUSTOM + 1))
        return next((name for name in names if name not in self.rules.fields), None)

    def custom_fields(self) -> list[str]:
        """The names of the person's own fields."""
        return [name for name, rule in self.rules.fields.items() if is_custom(name) and rule.synced]


@frozen
class Draft:
    """Everything the dialog shows. autostart: does the program start with the computer?"""

    accounts: Mapping[str, Account]
    mappings: tuple[Edited, ...]
    history_kept: timedelta
    preferences: Preferences
    autostart: bool

    @classmethod
    def of(cls, settings: Settings, preferences: Preferences, *, autostart: bool) -> Draft:
        """What stands in the files."""
        mappings = tuple(Edited(one.name, one) for one in settings.mappings)
        return cls(settings.accounts, mappings, settings.history_kept, preferences, autostart)

    def of_kind(self, kind: Kind | None) -> tuple[Edited, ...]:
        """The mappings of a kind; all for `None`."""
        return tuple(one for one in self.mappings if kind in (None, one.settings.kind))

    def mapping(self, key: str | None) -> Edited | None:
        """The mapping with that key."""
        return next((one for one in self.mappings if one.key == key), None)

    def users_of(self, account: str) -> tuple[str, ...]:
        """The names of the mappings that have an end in an account."""
        return tuple(
            one.settings.name
            for one in self.mappings
            if any(end.account == account for end in one.settings.ends.values())
        )

    def with_mapping(self, edited: Edited) -> Draft:
        """The same with that mapping in the place of the one with its key, or at the end."""
        if self.mapping(edited.key) is None:
            return replace(self, mappings=(*self.mappings, edited))
        return replace(
            self, mappings=tuple(edited if one.key == edited.key else one for one in self.mappings)
        )

    def without_mapping(self, key: str) -> Draft:
        """The same without a mapping."""
        return replace(self, mappings=tuple(one for one in self.mappings if one.key != key))

    def with_account(self, account: Account) -> Draft:
        """The same with that account in the place of the one of its name."""
        return replace(self, accounts=MappingProxyType({**self.accounts, account.name: account}))

    def without_account(self, name: str) -> Draft:
        """The same without an account."""
        accounts = {known: account for known, account in self.accounts.items() if known != name}
        return replace(self, accounts=MappingProxyType(accounts))

    def free_name(self, wanted: str) -> str:
        """`wanted`, or with a number behind it when a mapping is called so."""
        taken = {one.settings.name.casefold() for one in self.mappings}
        names = (wanted if number == 1 else f"{wanted} {number}" for number in range(1, len(taken) + 2))
        return next(name for name in names if name.casefold() not in taken)


def change_of(before: Draft, after: Draft) -> SettingsChange:
    """What to write into the configuration file."""
    kept = {one.key: one for one in after.mappings}
    return SettingsChange(
        removed_mappings=tuple(one.key for one in before.mappings if one.key not in kept),
        changed_mappings={
            one.key: kept[one.key].settings
            for one in before.mappings
            if one.key in kept and kept[one.key].settings != one.settings
        },
        added_mappings=tuple(one.settings for one in after.mappings if one.is_new),
        changed_accounts={
            name: dict(_typed(account, after.accounts[name]))
            for name, account in before.accounts.items()
            if name in after.accounts and after.accounts[name] != account
        },
        removed_accounts=tuple(name for name in before.accounts if name not in after.accounts),
        history_kept=after.history_kept if after.history_kept != before.history_kept else None,
    )


def _typed(before: Account, after: Account) -> Iterator[tuple[str, str | None]]:
    """The keys of an account that differ, as a person types them."""
    for key in ACCOUNT_KEYS:
        value = getattr(after, key)
        if value == getattr(before, key):
            continue
        yield key, "true" if value is True else str(value) if value else None


def preferred(before: Preferences, after: Preferences, now: Preferences) -> Preferences:
    """What the person changed, and everything else as it is now."""
    names = [field.name for field in fields(Preferences)]
    differing = {
        name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)
    }
    return replace(now, **differing)


def rebased(draft: Draft, before: Draft, now: Draft) -> Draft:
    """The draft, as if it had begun from what stands in the files now.

    What was edited on both sides is as in the draft; so is what is gone from the files, unless the person
    did not touch it here.
    """
    accounts = {
        name: account if draft.accounts.get(name) == before.accounts.get(name) else draft.accounts[name]
        for name, account in now.accounts.items()
        if name in draft.accounts or name not in before.accounts
    }
    mappings: list[Edited] = []
    for one in now.mappings:
        known, edited = before.mapping(one.key), draft.mapping(one.key)
        if edited is not None:
            mappings.append(one if edited == known else edited)
        elif known is None:
            mappings.append(one)
    mappings += [one for one in draft.mappings if one.is_new]
    return Draft(
        accounts=MappingProxyType(accounts),
        mappings=tuple(mappings),
        history_kept=_newer(draft.history_kept, before.history_kept, now.history_kept),
        preferences=preferred(before.preferences, draft.preferences, now.preferences),
        autostart=_newer(draft.autostart, before.autostart, now.autostart),
    )


def _newer(draft: Any, before: Any, now: Any) -> Any:
    return now if draft == before else draft
