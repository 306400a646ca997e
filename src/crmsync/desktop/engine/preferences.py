"""What a person chose about the desktop program: `desktop.toml` beside the profile's `config.toml`.

It moves with the profile and may be edited; comments stay. What cannot be used in it counts as not written:
a slip here never stops a sync.
"""

from __future__ import annotations

import os
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

from crmsync.app.errors import Refusal
from crmsync.frozen import frozen

FILE = "desktop.toml"
SHORTEST_INTERVAL = timedelta(minutes=1)
LONGEST_INTERVAL = timedelta(days=7)

_TOP = """\
# How crmsync's desktop program behaves. Edit it as you like: the program keeps your comments.
"""


class Notify(StrEnum):
    """What the program tells by notifications."""

    ALL = "all"
    """also what every run changed"""
    DECISIONS = "decisions"
    """what waits for the person, and what does not work"""
    ERRORS = "errors"
    """only what does not work: sign-ins, failures"""
    NONE = "none"
    """nothing at all"""


@frozen
class Preferences:
    """Everything that `desktop.toml` says.

    automatic: does the program sync by itself? every: how often. after_wake_up: also as soon as the computer
    wakes up? on_metered: also where the network is paid by volume? paused_until (aware): `None` when not
    paused; `FOREVER` until the person resumes. notify, snoozed_until (aware): which notifications are
    shown, and until when none is. language: "" (the system's), "en", "fr" or "es". told_about_tray: was the
    person told that closing the window leaves the program running? quiet_log: does the log hold only what
    goes wrong?
    """

    automatic: bool = True
    every: timedelta = timedelta(minutes=15)
    after_wake_up: bool = True
    on_metered: bool = False
    paused_until: datetime | None = None
    notify: Notify = Notify.DECISIONS
    snoozed_until: datetime | None = None
    language: str = ""
    told_about_tray: bool = False
    quiet_log: bool = False


def merged(mine: Preferences, before: Preferences, now: Preferences) -> Preferences:
    """`mine` with what changed in the file since it said `before`; what was changed on both sides is mine."""
    changed = {
        one.name: getattr(now, one.name)
        for one in fields(Preferences)
        if getattr(now, one.name) != getattr(before, one.name) == getattr(mine, one.name)
    }
    return replace(mine, **changed)


FOREVER = datetime.max.replace(tzinfo=UTC, microsecond=0)
"""Paused until the person resumes."""


# ---- how each preference is spelled


@frozen
class _Key:
    """Where a preference stands in the file, and how it is read (raising ValueError) and written."""

    table: str
    key: str
    read: Callable[[object], object]
    write: Callable[[Any], object]


def _yes_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise ValueError(value)
    return value


def _minutes(value: object) -> timedelta:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(value)
    return min(max(timedelta(minutes=value), SHORTEST_INTERVAL), LONGEST_INTERVAL)


def _moment(value: object) -> datetime:
    if not isinstance(value, datetime):
        raise ValueError(value)
    # A person who writes no zone means the computer's own.
    return value.astimezone(UTC)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError(value)
    return value


def _as_it_is(value: object) -> object:
    return value


def _whole_minutes(span: timedelta) -> int:
    return int(span / timedelta(minutes=1))


_KEYS = {
    "automatic": _Key("schedule", "automatic", _yes_no, bool),
    "every": _Key("schedule", "every_minutes", _minutes, _whole_minutes),
    "after_wake_up": _Key("schedule", "after_wake_up", _yes_no, bool),
    "on_metered": _Key("schedule", "on_metered_networks", _yes_no, bool),
    "paused_until": _Key("schedule", "paused_until", _moment, _as_it_is),
    "notify": _Key("notifications", "show", lambda value: Notify(_text(value)), str),
    "snoozed_until": _Key("notifications", "snoozed_until", _moment, _as_it_is),
    "language": _Key("program", "language", _text, str),
    "told_about_tray": _Key("program", "told_about_tray", _yes_no, bool),
    "quiet_log": _Key("program", "quiet_log", _yes_no, bool),
}


class PreferencesUnusable(Refusal):
    """The file cannot be changed: it is no TOML, or cannot be written."""


class PreferencesFile:
    """The file, for reading and for changing. path: need not exist."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self) -> Preferences:
        """What it says; what is missing or cannot be used is as by default."""
        return self.readable() or Preferences()

    def readable(self) -> Preferences | None:
        """What it says; `None` while it cannot be read at all, as when somebody edits it."""
        try:
            data = tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            data = {}
        except (OSError, ValueError):
            return None
        found: dict[str, Any] = {}
        for name, key in _KEYS.items():
            table = data.get(key.table)
            if not isinstance(table, dict) or key.key not in table:
                continue
            try:
                found[name] = key.read(table[key.key])
            except (ValueError, OverflowError):
                continue
        return Preferences(**found)

    def write(self, preferences: Preferences) -> None:
        """Write what differs from what the file says. Raises PreferencesUnusable, and leaves it as it was."""
        import tomlkit
        from tomlkit.exceptions import ParseError

        before = self.read()
        try:
            text = self.path.read_text(encoding="utf-8") if self.path.exists() else _TOP
            document: Any = tomlkit.parse(text)
            for name, key in _KEYS.items():
                value = getattr(preferences, name)
                if value == getattr(before, name):
                    continue
                if key.table not in document:
                    document[key.table] = tomlkit.table()
                if value is None:
                    document[key.table].pop(key.key, None)
                else:
                    document[key.table][key.key] = key.write(value)
            _replace(self.path, tomlkit.dumps(document))
        except ParseError as error:
            raise PreferencesUnusable(
                f"{self.path} cannot be read: {error}.", "Mend it, or move it away; nothing was changed."
            ) from error
        except (OSError, UnicodeDecodeError, AttributeError, TypeError) as error:
            raise PreferencesUnusable(
                f"{self.path} cannot be written: {error}.",
                "Check the file, the rights of its folder and the free space on the disk.",
            ) from error


def _replace(path: Path, text: str) -> None:
    """Put `text` in the file's place at once, so that a crash leaves the old one or the new one."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
