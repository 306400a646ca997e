"""Reads `config.toml`: fast when all is well, with line numbers when it is not.

The contract is docs/configuration.md.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from crmsync.accounts.errors import SettingsError, SettingsProblem
from crmsync.accounts.places import line_numbers, line_of
from crmsync.accounts.reading import read_settings
from crmsync.accounts.section import Found
from crmsync.accounts.values import Settings

_POSITION = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)$")


def load_settings(path: Path) -> Settings:
    """The settings of a profile; empty ones when there is no file yet.

    Raises SettingsError with every problem.
    """
    text = read_text(path)
    settings, found = read_settings(parse(path, text), path.parent)
    if found:
        raise SettingsError(path, located(text, found))
    return settings


def read_text(path: Path) -> str:
    """The file's text, empty when there is none. Raises SettingsError when it cannot be read."""
    try:
        # Some editors begin a file with a byte order mark, which TOML does not know.
        return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except FileNotFoundError:
        return ""
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problem = SettingsProblem("", "The file is not UTF-8 text.", "Save it as UTF-8.", line)
    except OSError as error:
        problem = SettingsProblem("", f"The file cannot be read: {error.strerror}.", "Check its rights.")
    raise SettingsError(path, [problem])


def parse(path: Path, text: str) -> dict[str, Any]:
    """The tables in `text`. Raises SettingsError when it is not TOML."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _POSITION.search(str(error))
        line = int(found[1]) if found and found[1] else text.rstrip("\n").count("\n") + 1
        reason = _POSITION.sub("", str(error))
    except RecursionError:
        line, reason = None, "tables too deep inside each other"
    problem = SettingsProblem(
        "",
        f"This is not valid TOML: {reason}.",
        'Check the line: texts stand in quotation marks, a key is followed by "=".',
        line,
    )
    raise SettingsError(path, [problem])


def located(text: str, found: list[Found]) -> list[SettingsProblem]:
    """The problems with their lines, in the order of the file."""
    lines = line_numbers(text)
    problems = [
        SettingsProblem(each.where, each.message, each.advice, line_of(lines, each.path)) for each in found
    ]
    return sorted(problems, key=lambda problem: problem.line or 0)
