"""The mappings of a parsed configuration file → values, with every problem. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from types import MappingProxyType

from crmsync.accounts.keys import END_KEYS, HOLD_KEYS
from crmsync.accounts.section import Section, meant
from crmsync.accounts.values import Account, End, MappingSettings
from crmsync.model.fields import FIELDS, is_custom
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import (
    ConflictRule,
    Deletions,
    Direction,
    FieldRule,
    HoldLimits,
    MappingRules,
    Private,
    Window,
)

ALL_CATEGORIES: tuple[str, ...] = ("*",)
_LONGEST_NAME = 64
_MOST_DAYS = 36_500

_ONLY_FOR = {"window": Kind.EVENTS, "invitations": Kind.EVENTS, "create_accounts": Kind.CONTACTS}


def read_mappings(top: Section, accounts: Mapping[str, Account | None]) -> Iterator[MappingSettings]:
    """Every mapping that can be used, in order.

    accounts: all that the file names; `None` stands for one with problems of its own, not to be reported
    here again.
    """
    names: set[str] = set()
    folders: dict[tuple[Kind, str, str], str] = {}
    for section in top.tables("mappings", _where):
        mapping = _mapping(section, accounts)
        section.finish()
        if mapping is None:
            continue
        if mapping.name.casefold() in names:
            section.problem("name", f'Another mapping is called "{mapping.name}".', "Give each its own name.")
        names.add(mapping.name.casefold())
        end = mapping.ends[Side.OUTLOOK]
        folder = (mapping.kind, end.account, end.folder.strip("/"))
        if folder in folders:
            section.problem(
                "outlook",
                f'The folder "{end.folder}" is already synced by the mapping "{folders[folder]}".',
                f"Choose another folder, or keep one mapping for these {mapping.kind}.",
            )
        folders.setdefault(folder, mapping.name)
        yield mapping


def _where(index: int, values: Mapping[str, object]) -> str:
    name = values.get("name")
    return f'mapping "{name}"' if isinstance(name, str) and name.strip() else f"mapping number {index + 1}"


def _mapping(section: Section, accounts: Mapping[str, Account | None]) -> MappingSettings | None:
    name = section.text("name", required='Call it something: name = "…".')
    if name is not None and (name.startswith("-") or len(name) > _LONGEST_NAME):
        section.problem(
            "name", "This name cannot be used.", f"Take at most {_LONGEST_NAME} letters and digits."
        )
    kind_name = section.one_of("kind", Kind, required=f"Give one of {', '.join(Kind)}.")
    kind = Kind(kind_name) if kind_name is not None else None
    ends: dict[Side, End] = {}
    categories = ALL_CATEGORIES
    for side in Side:
        table = section.table(side, required=_end_example(side))
        if table is None:
            continue
        end = _end(table, side, accounts)
        if end is not None:
            ends[side] = end
        if side is Side.OUTLOOK:
            categories = _categories(table, kind)
        table.finish()
    rules = _rules(section, name or "", kind or Kind.CONTACTS, categories)
    fields = section.table("fields")
    if fields is not None and kind is not None:
        rules = replace(rules, fields=MappingProxyType(dict(_fields(fields, kind, rules.direction))))
    if kind is not None:
        _check_kind(section, rules)
    if name is None or kind is None or len(ends) < len(Side):
        return None
    return MappingSettings(rules, MappingProxyType(ends))


def _end_example(side: Side) -> str:
    return f'Write {side} = {{ account = "NAME", {END_KEYS[side]} = "…" }}.'


def _end(table: Section, side: Side, accounts: Mapping[str, Account | None]) -> End | None:
    account = table.text("account", required="Name one of the accounts.")
    folder = table.text(END_KEYS[side], required="Take an id or name from: crmsync folders ACCOUNT")
    if account is not None and account not in accounts:
        table.problem(
            "account",
            f'There is no account "{account}".',
            meant(account, accounts) or f"Add it with: crmsync accounts add {account}",
        )
    known = accounts.get(account) if account is not None else None
    if known is not None and known.side is not side:
        table.problem(
            "account",
            f'The account "{known.name}" is on the {known.side} side.',
            f'Name an account with side = "{side}".',
        )
    return End(account, folder) if account is not None and folder is not None else None


def _categories(table: Section, kind: Kind | None) -> tuple[str, ...]:
    found = table.texts("categories")
    if kind is not Kind.EVENTS:
        if kind is not None and found not in (None, ALL_CATEGORIES):
            table.problem("categories", f"{kind.capitalize()} are chosen by folder.", 'Remove "categories".')
        return ALL_CATEGORIES
    if not table.has("categories"):
        table.problem(
            None,
            '"categories" is missing.',
            'Events are chosen by category: categories = ["CRM"], or ["*"] for all of them.',
        )
    elif found == ():
        table.problem("categories", "No category is named.", 'Name at least one, or ["*"] for all events.')
    elif found is not None and "*" in found and len(found) > 1:
        table.problem("categories", '"*" already means every event.', 'Write ["*"], or the names alone.')
    spellings: dict[str, str] = {}
    for name in found or ALL_CATEGORIES:
        spellings.setdefault(name.casefold(), name)
    return tuple(spellings.values())


def _rules(section: Section, name: str, kind: Kind, categories: tuple[str, ...]) -> MappingRules:
    return MappingRules(
        name=name,
        kind=kind,
        direction=section.choice("direction", Direction.TWO_WAY),
        conflicts=section.choice("conflicts", ConflictRule.CRM_WINS),
        deletions=section.choice("deletions", Deletions.BOTH),
        records=section.text("records") or "mine",
        private=section.choice("private", Private.LEAVE_OUT),
        create_accounts=section.yes_no("create_accounts", False),
        hold=_hold(section.table("hold")),
        categories=categories,
        window=_window(section.table("window")),
        invitations=section.yes_no("invitations", False),
    )


def _hold(table: Section | None) -> HoldLimits:
    default = HoldLimits()
    if table is None:
        return default
    limits = {key: table.number(key, getattr(default, key), most=most) for key, most in HOLD_KEYS.items()}
    table.finish()
    return HoldLimits(**limits)


def _window(table: Section | None) -> Window:
    default = Window()
    if table is None:
        return default
    window = Window(
        past=timedelta(days=table.number("past_days", default.past.days, most=_MOST_DAYS)),
        future=timedelta(days=table.number("future_days", default.future.days, most=_MOST_DAYS)),
    )
    table.finish()
    return window


def _check_kind(section: Section, rules: MappingRules) -> None:
    default = MappingRules(rules.name, rules.kind)
    for key, kind in _ONLY_FOR.items():
        if rules.kind is not kind and getattr(rules, key) != getattr(default, key):
            section.problem(key, f'"{key}" means nothing for {rules.kind}.', "Remove the line.")


def _fields(table: Section, kind: Kind, mapping: Direction) -> Iterator[tuple[str, FieldRule]]:
    natives: dict[tuple[str, str], str] = {}
    for name, raw in table.entries():
        if name not in FIELDS[kind] and not is_custom(name):
            table.problem(
                name,
                f'{kind.capitalize()} have no field "{name}".',
                meant(name, FIELDS[kind]) or "A field of your own is called custom_1, custom_2 and so on.",
            )
        elif isinstance(raw, dict):
            rule = _field(table.inside(name, raw, f"{table.where}, {name}"), name, mapping)
            for side, native in (("outlook", rule.outlook), ("crm", rule.crm)):
                other = natives.setdefault((side, native), name) if native is not None else name
                if other != name:
                    table.problem(
                        name,
                        f'"{native}" is already paired with the field "{other}".',
                        "Pair it with one field only.",
                    )
            yield name, rule
        elif isinstance(raw, bool):
            yield name, FieldRule(synced=raw)
        else:
            table.problem(
                name,
                f'"{name}" is not what is expected.',
                f'Write {name} = false to leave it out, or {name} = {{ conflicts = "…" }}.',
            )


def _field(table: Section, name: str, mapping: Direction) -> FieldRule:
    conflicts = table.one_of("conflicts", ConflictRule)
    direction = table.one_of("direction", Direction)
    rule = FieldRule(
        conflicts=ConflictRule(conflicts) if conflicts is not None else None,
        direction=Direction(direction) if direction is not None else None,
        outlook=table.text("outlook"),
        crm=table.text("crm"),
    )
    table.finish()
    if rule.direction is not None and mapping is not Direction.TWO_WAY and rule.direction is not mapping:
        table.problem(
            "direction",
            f'The whole mapping goes "{mapping}" only.',
            "Remove it here, or change the mapping's direction.",
        )
    if is_custom(name) and (rule.outlook is None or rule.crm is None):
        table.problem(
            None,
            "A field of your own needs its name on both sides.",
            f'Write {name} = {{ outlook = "X-…", crm = "…" }}.',
        )
    return rule
