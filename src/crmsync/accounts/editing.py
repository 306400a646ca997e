"""Changes `config.toml` so that the person's comments, order and spelling stay.

Each call is one whole, checked change.
"""

from __future__ import annotations

import copy
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import fields
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crmsync.accounts.comments import (
    before_trailing_comments,
    end_with_blank_line,
    last_table,
    take_comments,
)
from crmsync.accounts.errors import ProfileUnusable, SettingsError, SettingsProblem
from crmsync.accounts.files import make_private_directory, replace_private
from crmsync.accounts.keys import ACCOUNT_KEYS, END_KEYS, KeyType
from crmsync.accounts.locks import FileLock, Locked
from crmsync.accounts.reading import read_settings, secret_key
from crmsync.accounts.section import Found, meant, unknown_key
from crmsync.accounts.settings import located, parse, read_text
from crmsync.accounts.values import Account, MappingSettings, Settings
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import FieldRule, HoldLimits, MappingRules, Window

if TYPE_CHECKING:
    from tomlkit import TOMLDocument
    from tomlkit.items import Item

_TOP = """\
# The settings of crmsync. Edit them as you like: the program keeps your comments.
# Passwords and tokens are not kept here but given to: crmsync accounts sign-in NAME
"""
_YES_NO = {"true": True, "yes": True, "on": True, "false": False, "no": False, "off": False}

Data = dict[str, Any]


class SettingsFile:
    """The configuration file of a profile, for changing it.

    Every method either makes its change and returns the new settings, or raises SettingsError (or
    ProfileUnusable when the file cannot be written) and leaves the file as it was. A file with problems
    elsewhere can be changed, if it is valid TOML and the change brings no new problem. wait: for another
    process that is changing the file.
    """

    def __init__(self, path: Path, *, wait: timedelta = timedelta(seconds=10)) -> None:
        self._path = path
        self._wait = wait

    def add_account(self, name: str, side: str, service: str, values: Mapping[str, str]) -> Settings:
        """Add an account. values: further keys, as a person types them (`--set key=value`)."""
        typed = {"side": side, "service": service, **self._typed(name, values)}

        def plain(data: Data) -> None:
            if name in data.get("accounts", {}):
                raise self._error(
                    f'account "{name}"', "There is an account of this name already.", "Choose another."
                )
            data.setdefault("accounts", {})[name] = typed

        def written(document: TOMLDocument) -> None:
            import tomlkit

            accounts: Any = document.setdefault("accounts", tomlkit.table(is_super_table=True))
            for_next = take_comments(last_table(accounts))
            accounts[name] = typed
            if isinstance(accounts[name], tomlkit.items.Table):
                if not for_next and "mappings" in document:
                    accounts[name].add(tomlkit.nl())
                accounts[name].value.body.extend(for_next)

        return self._change(plain, written)

    def proposed_account(self, name: str, side: str, service: str, values: Mapping[str, str]) -> Account:
        """The account that `add_account` would add; the file stays as it is."""
        typed = {"side": side, "service": service, **self._typed(name, values)}
        before = parse(self._path, read_text(self._path))
        data = copy.deepcopy(before)
        data.setdefault("accounts", {})[name] = typed
        _, problems = read_settings(before, self._path.parent)
        settings, now = read_settings(data, self._path.parent)
        if new := _new(problems, now):
            raise SettingsError(self._path, located("", new))
        return settings.accounts[name]

    def set_account(self, name: str, values: Mapping[str, str | None]) -> Settings:
        """Change keys of an account; `None` removes one."""
        typed = self._typed(name, {key: value for key, value in values.items() if value is not None})
        removed = [key for key, value in values.items() if value is None]

        def change(data: Any) -> None:
            self._known_account(data, name)
            account = data["accounts"][name]
            for key in removed:
                account.pop(key, None)
            with before_trailing_comments(account):
                account.update(typed)

        return self._change(change, change)

    def remove_account(self, name: str) -> Settings:
        """Remove an account that no mapping names."""

        def plain(data: Any) -> None:
            self._known_account(data, name)
            users = [mapping.get("name", "") for mapping in data.get("mappings", ()) if _names(mapping, name)]
            if users:
                raise self._error(
                    f'account "{name}"',
                    f"It is used by {_listed(users)}.",
                    "Remove it from the mappings first.",
                )
            del data["accounts"][name]

        def written(document: TOMLDocument) -> None:
            from tomlkit.items import Table

            accounts: Any = document["accounts"]
            for_next = take_comments(accounts[name])
            del accounts[name]
            last = last_table(accounts)
            if isinstance(last, Table):
                last.value.body.extend(for_next)

        return self._change(plain, written)

    def add_mapping(self, mapping: MappingSettings) -> Settings:
        """Add a mapping at the end; only what differs from the defaults is written."""
        values = mapping_data(mapping)

        def plain(data: Data) -> None:
            data.setdefault("mappings", []).append(values)

        def written(document: TOMLDocument) -> None:
            import tomlkit

            end_with_blank_line(document.get("mappings") or document)
            mappings: Any = document.setdefault("mappings", tomlkit.aot())
            mappings.append(_mapping_table(values) if isinstance(mappings, tomlkit.items.AoT) else values)

        return self._change(plain, written)

    def set_mapping(self, name: str, mapping: MappingSettings) -> Settings:
        """Put `mapping` in the place of the one called `name`; only what differs is touched."""
        after = mapping_data(mapping)
        before: Data = {}

        def plain(data: Data) -> None:
            position = self._known_mapping(data, name)
            known = read_settings(data, self._path.parent)[0].mapping(name)
            if known is None:
                raise self._error(
                    f'mapping "{name}"', "It has problems, and cannot be changed here.", "Mend it by hand."
                )
            before.update(mapping_data(known))
            _merge(data["mappings"][position], before, after)

        def written(document: TOMLDocument) -> None:
            data: Any = document
            _merge(data["mappings"][self._known_mapping(data, name)], before, after)

        return self._change(plain, written)

    def remove_mapping(self, name: str) -> Settings:
        """Remove a mapping."""

        def change(data: Any) -> None:
            del data["mappings"][self._known_mapping(data, name)]
            if not data["mappings"]:
                del data["mappings"]

        return self._change(change, change)

    def set_history_kept(self, kept: timedelta) -> Settings:
        """Change for how long the history is kept, in whole days."""
        days = kept // timedelta(days=1)

        def plain(data: Data) -> None:
            data.setdefault("history", {})["keep_days"] = days

        def written(document: TOMLDocument) -> None:
            import tomlkit

            if "history" not in document:
                end_with_blank_line(document.get("mappings") or document.get("accounts") or document)
                document["history"] = tomlkit.table()
            history: Any = document["history"]
            with before_trailing_comments(history):
                history["keep_days"] = days

        return self._change(plain, written)

    @contextmanager
    def together(self) -> Iterator[SettingsFile]:
        """Several changes as one, made with what the `with` block is given: all of them, or none."""
        with self._writing():
            batch = _Batch(self._path, self._text())
            yield batch
            if batch.text != self._text():
                replace_private(self._path, batch.text.encode())

    def replace(self, content: bytes, former: Path) -> None:
        """Put other content, which is known to be good, in its place. former: where the old one is kept."""
        with self._writing():
            if self._path.exists():
                replace_private(former, self._path.read_bytes())
            replace_private(self._path, content)

    def _known_mapping(self, data: Mapping[str, Any], name: str) -> int:
        """The position of a mapping."""
        names = [str(mapping.get("name", "")).strip().casefold() for mapping in data.get("mappings", [])]
        if name.casefold() not in names:
            raise self._error(f'mapping "{name}"', "There is no mapping of this name.", meant(name, names))
        return names.index(name.casefold())

    def _typed(self, name: str, values: Mapping[str, str]) -> Data:
        typed: Data = {}
        problems: list[SettingsProblem] = []
        for key, text in values.items():
            known = ACCOUNT_KEYS.get(key)
            if known is None and key not in ("side", "service"):
                refused = secret_key(name, key) or unknown_key(key, ACCOUNT_KEYS)
                problems.append(SettingsProblem(f'account "{name}"', *refused))
                continue
            typed[key], advice = _typed_value(text, known.type if known is not None else KeyType.TEXT)
            if advice:
                wrong = f'"{key}" is not what is expected.'
                problems.append(SettingsProblem(f'account "{name}"', wrong, advice))
        if problems:
            raise SettingsError(self._path, problems)
        return typed

    def _known_account(self, data: Mapping[str, Any], name: str) -> None:
        accounts = data.get("accounts", {})
        if name not in accounts:
            raise self._error(f'account "{name}"', "There is no such account.", meant(name, accounts))

    def _error(self, where: str, message: str, advice: str) -> SettingsError:
        return SettingsError(self._path, [SettingsProblem(where, message, advice)])

    def _change(self, plain: Callable[[Data], None], written: Callable[[TOMLDocument], None]) -> Settings:
        """Change the file by `written`, and make sure that this does what `plain` does to its data."""
        import tomlkit

        with self._writing():
            text = self._text()
            before = parse(self._path, text)
            _, problems = read_settings(before, self._path.parent)
            if shapeless := [each for each in problems if each.path in (("accounts",), ("mappings",))]:
                raise SettingsError(self._path, located(text, shapeless))
            wanted = copy.deepcopy(before)
            plain(wanted)
            settings, now = read_settings(wanted, self._path.parent)
            document = tomlkit.parse(text or _TOP)
            written(document)
            changed = _like(text, tomlkit.dumps(document))
            if not _says(changed, wanted):
                raise self._error("", "This change cannot be made in a file written so.", "Make it by hand.")
            if new := _new(problems, now):
                raise SettingsError(self._path, located(changed, new))
            self._replace(changed)
            return settings

    def _text(self) -> str:
        return read_text(self._path)

    def _replace(self, text: str) -> None:
        replace_private(self._path, text.encode())

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with ExitStack() as held:
            try:
                make_private_directory(self._path.parent)
                lock = self._path.with_name(f".{self._path.name}.lock")
                held.enter_context(FileLock(lock, wait=self._wait))
                yield
            except Locked:
                raise ProfileUnusable(
                    f"Another crmsync is changing {self._path}.", advice="Try again when it has finished."
                ) from None
            except OSError as error:
                raise ProfileUnusable(
                    f"{self._path} cannot be written: {error.strerror or error}.",
                    advice="Check the rights of its folder and the free space on the disk.",
                ) from error


class _Batch(SettingsFile):
    """The file as it will be, while somebody else holds its lock."""

    def __init__(self, path: Path, text: str) -> None:
        super().__init__(path)
        self.text = text

    def _text(self) -> str:
        return self.text

    def _replace(self, text: str) -> None:
        self.text = text

    @contextmanager
    def _writing(self) -> Iterator[None]:
        yield


def mapping_data(mapping: MappingSettings) -> Data:
    """A mapping as the configuration file spells it, without what is as by default."""
    rules = mapping.rules
    default = MappingRules(rules.name, rules.kind)
    data: Data = {"name": rules.name, "kind": rules.kind.value}
    for side in Side:
        end = mapping.ends[side]
        data[side.value] = {"account": end.account, END_KEYS[side]: end.folder}
    if rules.kind is Kind.EVENTS:
        data["outlook"]["categories"] = list(rules.categories)
    for key in (
        "direction",
        "conflicts",
        "deletions",
        "records",
        "private",
        "create_accounts",
        "invitations",
    ):
        value = getattr(rules, key)
        if value != getattr(default, key):
            data[key] = getattr(value, "value", value)
    if rules.window != Window():
        data["window"] = {"past_days": rules.window.past.days, "future_days": rules.window.future.days}
    hold = {
        limit.name: getattr(rules.hold, limit.name)
        for limit in fields(HoldLimits)
        if getattr(rules.hold, limit.name) != limit.default
    }
    if hold:
        data["hold"] = hold
    own = {name: _field_data(rule) for name, rule in rules.fields.items() if rule != FieldRule()}
    if own:
        data["fields"] = own
    return data


def _field_data(rule: FieldRule) -> bool | Data:
    if not rule.synced:
        return False
    values = {
        "conflicts": rule.conflicts,
        "direction": rule.direction,
        "outlook": rule.outlook,
        "crm": rule.crm,
    }
    return {key: str(value) for key, value in values.items() if value is not None}


def _typed_value(text: str, kind: KeyType) -> tuple[Any, str]:
    """The value that a person typed, and advice when it is none of this type."""
    match kind:
        case KeyType.NUMBER:
            return (int(text), "") if text.isdecimal() else (None, "Give a whole number.")
        case KeyType.YES_NO:
            found = _YES_NO.get(text.lower())
            return found, "" if found is not None else "Give true or false."
        case _:
            return text, ""


def _mapping_table(values: Data) -> Item:
    """A mapping as the documentation spells it: inline tables, only [mappings.fields] has its own lines."""
    import tomlkit

    table = tomlkit.table()
    for key, value in values.items():
        if key == "fields":
            inner = tomlkit.table()
            for name, rule in value.items():
                inner[name] = _inline(rule)
            table[key] = inner
        else:
            table[key] = _inline(value)
    return table


def _merge(table: Any, before: Data, after: Data) -> None:
    """Change in a mapping's table (or one inside it) what differs between two meanings of it.

    before, after: without what is as by default. A default that the person wrote out stays while it holds.
    """
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if new is None:
            table.pop(key, None)
        elif isinstance(new, dict) and isinstance(table.get(key), dict):
            _merge(table[key], old if isinstance(old, dict) else {}, new)
        else:
            with before_trailing_comments(table):
                table[key] = _inline(new) if hasattr(table, "as_string") else new


def _inline(value: Any) -> Any:
    import tomlkit

    if not isinstance(value, dict):
        return value
    table = tomlkit.inline_table()
    table.update(value)
    return table


def _names(mapping: Mapping[str, Any], account: str) -> bool:
    ends = (mapping.get(side) for side in Side)
    return any(isinstance(end, Mapping) and end.get("account") == account for end in ends)


def _listed(names: list[str]) -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    return f"the mapping {listed}" if len(names) == 1 else f"the mappings {listed}"


def _new(before: list[Found], after: list[Found]) -> list[Found]:
    # Not by path: the positions of mappings move when one is removed.
    known = {(problem.where, problem.message) for problem in before}
    return [problem for problem in after if (problem.where, problem.message) not in known]


def _like(original: str, text: str) -> str:
    """`text` with the line ends of `original`."""
    return re.sub(r"(?<!\r)\n", "\r\n", text) if "\r\n" in original else text


def _says(text: str, data: Data) -> bool:
    """Does `text` mean `data`? Whatever was written, nothing else gets into the person's file."""
    try:
        return _without_empty(tomllib.loads(text)) == _without_empty(data)
    except tomllib.TOMLDecodeError:
        return False


def _without_empty(data: Data) -> Data:
    """The last account may leave its `[accounts]` behind or not: both mean the same."""
    return {key: value for key, value in data.items() if value != {}}
