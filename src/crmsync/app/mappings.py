"""The mappings of the configuration file and their rules, as values for people and programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from crmsync.accounts.values import MappingSettings, Service
from crmsync.app.context import Context
from crmsync.app.words import field_label
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import FieldRule

if TYPE_CHECKING:
    from crmsync.accounts.editing import SettingsFile


class Mappings:
    """The mappings of the configuration file: looking at them, and changing them."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def list(self) -> tuple[MappingSettings, ...]:
        """All mappings, in the file's order. Raises SettingsError."""
        return self._context.settings().mappings

    def add(self, mapping: MappingSettings) -> None:
        """Write a new mapping into the configuration file; its first run waits for a yes.

        Raises SettingsError, ProfileUnusable.
        """
        self._file().add_mapping(mapping)

    def change(self, name: str, mapping: MappingSettings) -> None:
        """Put a mapping in the place of another; comments stay, and nothing is deleted on either side.

        The next run shows what follows, and waits for a yes. Raises SettingsError, also when there is no
        mapping of that name, and ProfileUnusable.
        """
        self._file().set_mapping(name, mapping)

    def remove(self, name: str) -> None:
        """Take a mapping out of the configuration file; its items stay on both sides. Raises as `change`."""
        self._file().remove_mapping(name)

    def _file(self) -> SettingsFile:
        from crmsync.accounts.editing import SettingsFile

        return SettingsFile(self._context.profile.config)


def crm_names(service: Service, kind: Kind) -> Mapping[str, str]:
    """Field → the name of what it is paired with in the CRM, unless the mapping says otherwise.

    A field that is missing has no counterpart there. Empty for a service whose names are not known.
    """
    match service:
        case Service.ZOHO:
            return _zoho_names()[kind]
        case Service.ODOO:
            return _odoo_names()[kind]
        case _:
            return {}


def _zoho_names() -> Mapping[Kind, Mapping[str, str]]:
    from crmsync.mapping.zoho import contacts, events, tasks

    return {Kind.CONTACTS: contacts.PAIRS, Kind.TASKS: tasks.PAIRS, Kind.EVENTS: events.PAIRS}


def _odoo_names() -> Mapping[Kind, Mapping[str, str]]:
    from crmsync.mapping.odoo import contacts, events, tasks

    return {Kind.CONTACTS: contacts.PAIRS, Kind.TASKS: tasks.PAIRS, Kind.EVENTS: events.PAIRS}


def mapping_json(mapping: MappingSettings) -> dict[str, Any]:
    """A mapping as `crmsync mappings --json` prints it: every rule, also those that are as by default."""
    rules = mapping.rules
    outlook, crm = mapping.ends[Side.OUTLOOK], mapping.ends[Side.CRM]
    found: dict[str, Any] = {
        "name": rules.name,
        "kind": rules.kind.value,
        "outlook": {"account": outlook.account, "folder": outlook.folder},
        "crm": {"account": crm.account, "module": crm.folder},
        "direction": rules.direction.value,
        "conflicts": rules.conflicts.value,
        "deletions": rules.deletions.value,
        "records": rules.records,
        "private": rules.private.value,
        "hold": asdict(rules.hold),
        "fields": {name: _field_json(rule) for name, rule in rules.fields.items()},
    }
    match rules.kind:
        case Kind.CONTACTS:
            found["create_accounts"] = rules.create_accounts
        case Kind.EVENTS:
            found["outlook"]["categories"] = list(rules.categories)
            found["window"] = {
                "past_days": rules.window.past.days,
                "future_days": rules.window.future.days,
            }
            found["invitations"] = rules.invitations
        case Kind.TASKS:
            pass
    return found


def _field_json(rule: FieldRule) -> dict[str, Any]:
    return {
        "synced": rule.synced,
        "conflicts": rule.conflicts.value if rule.conflicts is not None else None,
        "direction": rule.direction.value if rule.direction is not None else None,
        "outlook": rule.outlook,
        "crm": rule.crm,
    }


def rule_lines(mapping: MappingSettings) -> list[str]:
    """The rules of a mapping in plain words, one a line."""
    rules = mapping.rules
    lines = [
        _DIRECTIONS[rules.direction.value],
        _CONFLICTS[rules.conflicts.value],
        _DELETIONS[rules.deletions.value],
        f"records: {rules.records}",
    ]
    if rules.kind is Kind.EVENTS:
        categories = "all events" if "*" in rules.categories else ", ".join(rules.categories)
        lines.append(f"categories: {categories}")
        lines.append(f"from {rules.window.past.days} days back to {rules.window.future.days} days ahead")
        lines.append("guests may be mailed" if rules.invitations else "guests are never mailed")
    if rules.kind is Kind.CONTACTS and rules.create_accounts:
        lines.append("companies that the CRM lacks are created")
    if rules.hold.unattended_days:
        days = "1 day" if rules.hold.unattended_days == 1 else f"{rules.hold.unattended_days} days"
        lines.append(f"held changes that nobody answered are made after {days} by a scheduled run")
    return [*lines, *(_field_line(rules.kind, name, rule) for name, rule in rules.fields.items())]


def _field_line(kind: Kind, name: str, rule: FieldRule) -> str:
    label = field_label(kind, name)
    if not rule.synced:
        return f"{label}: not synced"
    parts = [part for part in (rule.conflicts, rule.direction) if part is not None]
    if rule.outlook and rule.crm:
        return f"{label}: {rule.outlook} ↔ {rule.crm}" + "".join(f", {part}" for part in parts)
    return f"{label}: {', '.join(parts)}"


_DIRECTIONS = {
    "two-way": "both sides are kept in step",
    "to-crm": "changes go to the CRM only",
    "to-outlook": "changes go to Outlook only",
}
_CONFLICTS = {
    "crm-wins": "the CRM wins conflicts",
    "outlook-wins": "Outlook wins conflicts",
    "newest-wins": "the newest change wins conflicts",
    "ask": "you are asked about conflicts",
}
_DELETIONS = {
    "both": "deletions are passed on both ways",
    "to-crm": "deletions are passed on to the CRM only",
    "to-outlook": "deletions are passed on to Outlook only",
    "none": "deletions are not passed on",
}
