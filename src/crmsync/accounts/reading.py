"""A parsed configuration file → settings, with every problem found in one pass. Pure: no files, no clock.

What each key means to a person is said in docs/configuration.md; accounts are read here, mappings in
`mappings`.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterator, Mapping
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, assert_never
from urllib.parse import SplitResult, urlsplit

from crmsync.accounts.keys import ACCOUNT_KEYS, DEFAULT_REGION, SECRET_KEYS, AccountKey, KeyType
from crmsync.accounts.mappings import read_mappings
from crmsync.accounts.section import Found, Section
from crmsync.accounts.values import Account, Service, Settings
from crmsync.model.kinds import Side

_LONGEST_NAME = 64
_MOST_DAYS = 36_500
_WHERE_NAMES_BELONG = {
    "proxy": "Take the line out, and give a proxy that wants them in the environment variable HTTPS_PROXY.",
}


def read_settings(data: Mapping[str, Any], directory: Path) -> tuple[Settings, list[Found]]:
    """The settings in `data`, and what in it cannot be used; with problems the settings are incomplete.

    directory: where the file lies; relative paths in it start there.
    """
    problems: list[Found] = []
    top = Section(data, (), "", problems)
    accounts = dict(_accounts(top, directory))
    mappings = tuple(read_mappings(top, accounts))
    kept = _history_kept(top.table("history"))
    top.finish()
    usable = {name: account for name, account in accounts.items() if account is not None}
    return Settings(MappingProxyType(usable), mappings, kept), problems


def _history_kept(table: Section | None) -> timedelta:
    default = Settings().history_kept
    if table is None:
        return default
    kept = timedelta(days=table.number("keep_days", default.days, least=1, most=_MOST_DAYS))
    table.finish()
    return kept


def _accounts(top: Section, directory: Path) -> Iterator[tuple[str, Account | None]]:
    """Every account by name; `None` for one that cannot be used."""
    section = top.table("accounts")
    if section is None:
        return
    for name, raw in section.entries():
        if not isinstance(raw, dict):
            section.problem(name, f'"{name}" is not an account.', "Begin an account with [accounts.NAME].")
            yield name, None
            continue
        account = section.inside(name, raw, f'account "{name}"')
        if name != name.strip() or not name or name.startswith("-") or not name.isprintable():
            account.problem(None, "This name cannot be used.", "Take letters and digits.")
        elif len(name) > _LONGEST_NAME:
            account.problem(None, "This name is too long.", f"Take at most {_LONGEST_NAME} characters.")
        yield name, _account(account, name, directory)


def _account(section: Section, name: str, directory: Path) -> Account | None:
    side = section.one_of("side", Side, required='Write side = "outlook" or side = "crm".')
    service_name = section.one_of("service", Service, required=f"Give one of {', '.join(Service)}.")
    service = Service(service_name) if service_name is not None else None
    values = {key.name: _account_value(section, key, directory) for key in ACCOUNT_KEYS.values()}
    section.finish(unknown=partial(secret_key, name))
    if side is None or service is None:
        return None
    if service.side != side:
        section.problem(
            "side", f"{service} is not a service of this side.", f'Write side = "{service.side}".'
        )
    for key in ACCOUNT_KEYS.values():
        if section.has(key.name) and service not in key.services:
            section.problem(key.name, f'"{key.name}" means nothing for {service}.', "Remove the line.")
    _check_addresses(section, service, values)
    if service is Service.ZOHO and not values["region"]:
        values["region"] = DEFAULT_REGION
    return Account(name, Side(side), service, **values)


def _account_value(section: Section, key: AccountKey, directory: Path) -> Any:
    match key.type:
        case KeyType.TEXT:
            return section.text(key.name)
        case KeyType.CHOICE:
            return section.one_of(key.name, key.choices)
        case KeyType.NUMBER:
            return section.number(key.name, 1, least=1, most=key.most) if section.has(key.name) else None
        case KeyType.YES_NO:
            return section.yes_no(key.name, False)
        case KeyType.FILE:
            path = section.text(key.name)
            return directory / Path(path).expanduser() if path is not None else None
        case KeyType.URL | KeyType.ORIGIN:
            return _address(section, key)
        case _:
            assert_never(key.type)


def _address(section: Section, key: AccountKey) -> str | None:
    text = section.text(key.name)
    if text is None:
        return None
    whole = text if "://" in text else f"https://{text}"
    parts = _split(whole)
    if parts is None:
        section.problem(
            key.name,
            f'"{key.name}" is not the address of a web server.',
            "Write it as https://host.example.com/.",
        )
        return None
    if "@" in parts.netloc:
        section.problem(
            key.name,
            f'"{key.name}" holds a user name or password.',
            _WHERE_NAMES_BELONG.get(
                key.name, 'Take it out; the name belongs into "username", the password into the sign-in.'
            ),
        )
        return None
    if key.type is not KeyType.ORIGIN:
        return whole
    if parts.path not in ("", "/") or parts.query or parts.fragment:
        section.problem(
            key.name,
            f'"{key.name}" holds more than scheme, host and port.',
            f"Write {parts.scheme}://{parts.netloc}.",
        )
    return f"{parts.scheme}://{parts.netloc}"


def _split(address: str) -> SplitResult | None:
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return None
    usable = parts.scheme in ("http", "https") and parts.hostname and port != 0
    return parts if usable and not any(map(str.isspace, address)) else None


def _check_addresses(section: Section, service: Service, values: Mapping[str, Any]) -> None:
    addresses = [key for key in ACCOUNT_KEYS.values() if key.type in (KeyType.URL, KeyType.ORIGIN)]
    for key in addresses:
        value = values[key.name]
        # A proxy only passes the protected connection on.
        if key.name == "proxy" or value is None or values["allow_http"]:
            continue
        parts = urlsplit(value)
        if parts.scheme == "http" and not _on_this_computer(parts):
            section.problem(
                key.name,
                f'"{key.name}" begins with http://: anyone on the way could read your password.',
                "Write https://, or add allow_http = true if you trust the whole way.",
            )
    needed = {Service.DAV: ("url", "caldav_url", "carddav_url"), Service.ODOO: ("url",)}.get(service, ())
    if needed and not any(section.has(name) for name in needed):
        section.problem(None, '"url" is missing.', "Give the server's address.")
    if service is Service.EWS and "@" not in (values["mailbox"] or values["username"] or ""):
        section.problem(
            "mailbox" if section.has("mailbox") else None,
            "The mailbox has no mail address.",
            'Give it as "mailbox", or as "username" if it is what you sign in with.',
        )


def _on_this_computer(address: SplitResult) -> bool:
    host = address.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost" or host.endswith(".localhost")


def secret_key(account: str, key: str) -> tuple[str, str] | None:
    """Message and advice, if `key` is where people put a secret. Its value is never looked at."""
    if key.lower().replace("-", "_") not in SECRET_KEYS:
        return None
    return (
        f'"{key}" does not belong into this file, which holds no secrets.',
        f"Remove the line and run: crmsync accounts sign-in {account}",
    )
