"""A message of the engine → the same in the language that is shown.

Messages are recognised by the templates they were made of. What is not recognised, such as a service's own
words, stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache, lru_cache
from string import Formatter
from types import MappingProxyType

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QLocale, QTime

from crmsync.app.types import FIELDS, SettingsError
from crmsync.desktop import language
from crmsync.desktop.engine.failure import SENTENCE, Failed, without_commands
from crmsync.desktop.labels import field_label
from crmsync.desktop.language import moment_text, number_text
from crmsync.desktop.messages.ews import EWS
from crmsync.desktop.messages.graph import GRAPH
from crmsync.desktop.messages.items import ITEMS
from crmsync.desktop.messages.odoo import ODOO
from crmsync.desktop.messages.profile import PROFILE
from crmsync.desktop.messages.program import PROGRAM
from crmsync.desktop.messages.services import SERVICES
from crmsync.desktop.messages.zoho import ZOHO
from crmsync.frozen import frozen

JOINTS = (
    QT_TRANSLATE_NOOP("Message", "{name}: {message}"),
    QT_TRANSLATE_NOOP("Message", "line {number}, {name}: {message}"),
)
"""How messages are put together. A joint counts only where the message within is known."""

TEMPLATES = tuple(map(str, (*SERVICES, *GRAPH, *EWS, *ZOHO, *ODOO, *ITEMS, *PROFILE, *PROGRAM, *JOINTS)))

# Not called `translate`: lupdate wants the text itself there, and has it from QT_TRANSLATE_NOOP.
_look_up = QCoreApplication.translate


def told(text: str) -> str:
    """What the engine says, in the language that is shown, without advice to type a command."""
    return "\n".join(map(_told_line, text.split("\n")))


def _told_line(line: str) -> str:
    said, shown = without_commands(line.strip()), language.current()
    indent = line[: len(line) - len(line.lstrip())]
    return indent + (said if shown == language.SOURCE else _line(shown, said))


def told_all(*texts: str) -> str:
    """Several things the engine says, each in a line of its own; empty ones take none."""
    return "\n".join(line for line in map(told, texts) if line)


def failure_text(failure: Failed) -> str:
    """What did not work, and in a line of its own what to do about it."""
    return told_all(failure.message, failure.advice)


def in_place_text(failure: Failed) -> str:
    """The same where settings are edited: what is wrong with them, without the lines of a file that the
    person does not look at.
    """
    if isinstance(failure.cause, SettingsError):
        problems = (replace(one, line=None) for one in failure.cause.problems)
        return told_all(*dict.fromkeys(map(str, problems)))
    return failure_text(failure)


# ---- recognising


def _line(shown: str, text: str) -> str:
    parts = _parts(shown, text)
    found = " ".join(said for said, _ in parts)
    if all(is_known for _, is_known in parts):
        return found
    # A value may look like the end of a sentence: "Dr. No was left as it is: …".
    return _message(shown, text, across=True) or found


def _parts(shown: str, text: str) -> list[tuple[str, bool]]:
    """Sentence by sentence, as many as possible at once, since a template may have several; each with
    whether it is known.
    """
    sentences = SENTENCE.split(text)
    found: list[tuple[str, bool]] = []
    while sentences:
        for end in range(len(sentences), 0, -1):
            known = _message(shown, " ".join(sentences[:end]))
            if known is not None:
                found.append((known, True))
                break
        else:
            end = 1
            found.append((sentences[0], False))
        del sentences[:end]
    return found


@lru_cache(4096)
def _message(shown: str, text: str, *, across: bool = False) -> str | None:
    """`None` when it is made of no template (`shown` keeps the languages apart). across: may a value hold
    several sentences?
    """
    for template in _templates():
        match = template.pattern.fullmatch(text)
        if match is None or not (across or all(SENTENCE.search(one) is None for one in match.groups())):
            continue
        if template.text in JOINTS and not any(known for _, known in _parts(shown, match["message"])):
            continue
        values = {name: _part(shown, name, value) for name, value in match.groupdict().items()}
        return _look_up("Message", template.text).format(**values)
    return None


@frozen
class _Template:
    text: str
    pattern: re.Pattern[str]


@cache
def _templates() -> tuple[_Template, ...]:
    """The most specific first: with the most text of their own."""
    ranked = [(_pattern(text), text) for text in TEMPLATES]
    ranked.sort(key=lambda one: -len(re.sub(r"\{\w+\}", "", one[1])))
    return tuple(_Template(text, re.compile(pattern, re.DOTALL)) for pattern, text in ranked)


def _pattern(text: str) -> str:
    parts: list[str] = []
    named: set[str] = set()
    for literal, name, _, _ in Formatter().parse(text):
        parts.append(re.escape(literal))
        if name is not None:
            again = name in named
            parts.append(f"(?P={name})" if again else f"(?P<{name}>{_SPELLED.get(name, '.+?')})")
            named.add(name)
    return "".join(parts)


# ---- what stands in the places of a template


def _part(shown: str, name: str, value: str) -> str:
    convert = _PARTS.get(name)
    return convert(shown, value) if convert is not None else value


def _number(shown: str, value: str) -> str:
    return number_text(int(value.replace(",", "")))


def _moment(shown: str, value: str) -> str:
    return moment_text(datetime.strptime(value, "%Y-%m-%d %H:%M").astimezone())


def _time(shown: str, value: str) -> str:
    hour, minute = map(int, value.split(":"))
    return QLocale().toString(QTime(hour, minute), QLocale.FormatType.ShortFormat)


def _word(shown: str, value: str) -> str:
    return _message(shown, value.casefold()) or value


def _field(shown: str, value: str) -> str:
    return _fields(shown).get(value, value)


def _listed(each: Callable[[str, str], str], separator: str) -> Callable[[str, str], str]:
    return lambda shown, value: separator.join(each(shown, one) for one in value.split(separator))


@cache
def _fields(shown: str) -> Mapping[str, str]:
    """What the engine calls a field → what it is called in the language that is shown."""
    return {
        spec.label: field_label(kind, name) for kind, specs in FIELDS.items() for name, spec in specs.items()
    }


_DIGITS = r"\d[\d,]*"
_SPELLED = MappingProxyType(
    {
        **dict.fromkeys(("number", "limit", "links", "most", "count"), _DIGITS),
        **dict.fromkeys(("field", "other_field"), r"[^:]+?"),
        "host": r"\S+?",
        "requests": r"\d[\d,]* requests in the last 24 hours",
        "moment": r"\d{4}-\d\d-\d\d \d\d:\d\d",
        "time": r"\d\d:\d\d",
    }
)
"""Placeholder → how its value is spelled in English, as a pattern; any text by default."""

_PARTS: Mapping[str, Callable[[str, str], str]] = MappingProxyType(
    {
        **dict.fromkeys(("number", "limit", "links", "most", "count"), _number),
        **dict.fromkeys(("message", "reason", "span", "spent", "requests", "noun", "what"), _line),
        **dict.fromkeys(("expected", "title", "address", "users"), _line),
        **dict.fromkeys(("field", "other_field"), _field),
        "moment": _moment,
        "time": _time,
        "kind": _word,
        "name": _listed(_line, ", "),
        "fields": _listed(_field, ", "),
        "reasons": _listed(_line, "; "),
    }
)
"""Placeholder → how its value is told; as it is by default."""
