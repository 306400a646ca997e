"""Zoho's recurrence and reminder texts: which of them the service takes.

Pure checks. Dialect: fact sheet 4.2 (ALARM) and 4.4 (RRULE): dates inside, no COUNT, no BYSETPOS.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from crmsync.sandbox.crm.times import parse_date, parse_datetime

_DAY = r"(?:MO|TU|WE|TH|FR|SA|SU)"
_PARTS: dict[str, Callable[[str], object]] = {
    "FREQ": re.compile("DAILY|WEEKLY|MONTHLY|YEARLY").fullmatch,
    "INTERVAL": re.compile("[1-9][0-9]?").fullmatch,
    "DTSTART": parse_date,
    "UNTIL": parse_date,
    "BYDAY": re.compile(rf"(?:-1|[1-5])?{_DAY}(?:,(?:-1|[1-5])?{_DAY})*").fullmatch,
    "BYMONTHDAY": re.compile("[1-9]|[12][0-9]|3[01]").fullmatch,
    "BYMONTH": re.compile("[1-9]|1[0-2]").fullmatch,
}
_RELATIVE = re.compile(r"-P[1-6]D|-P[1-3]W")
_TIME = re.compile(r"(?:[01]\d|2[0-3])[:.][0-5]\d")


def _parts(text: str) -> dict[str, str] | None:
    pairs = [part.split("=", 1) for part in text.split(";") if part]
    if any(len(pair) != 2 for pair in pairs) or len({pair[0] for pair in pairs}) != len(pairs):
        return None
    return {pair[0]: pair[1] for pair in pairs}


def rule_problem(text: str) -> str | None:
    """Which part of a recurrence rule the service does not take, or None when it takes the whole."""
    parts = _parts(text)
    if parts is None:
        return "RRULE"
    for name, value in parts.items():
        check = _PARTS.get(name)
        if check is None or not check(value):
            return name
    for needed in ("FREQ", "DTSTART"):
        if needed not in parts:
            return needed
    until = parts.get("UNTIL")
    if until is not None and until < parts["DTSTART"]:
        return "UNTIL"
    return None


def is_endless(rule: str) -> bool:
    """Whether a rule that was taken has no end."""
    return "UNTIL=" not in rule


def alarm_problem(text: str, *, recurring: bool) -> str | None:
    """Which part of a task's reminder the service does not take, or None. Relative ones need a recurring
    task.
    """
    parts = _parts(text)
    if parts is None:
        return "ALARM"
    if unknown := parts.keys() - {"FREQ", "ACTION", "TRIGGER", "TRIGGER_TIME"}:
        return min(unknown)
    if parts.get("FREQ", "NONE") not in {"NONE", "DAILY"}:
        return "FREQ"
    if parts.get("ACTION") not in {"EMAIL", "POPUP"}:
        return "ACTION"
    trigger = parts.get("TRIGGER", "")
    if trigger.startswith("DATE-TIME:"):
        return None if parse_datetime(trigger.removeprefix("DATE-TIME:")) is not None else "TRIGGER"
    if not recurring or _RELATIVE.fullmatch(trigger) is None:
        return "TRIGGER"
    return None if _TIME.fullmatch(parts.get("TRIGGER_TIME", "")) else "TRIGGER_TIME"


def alarm_mails(text: str) -> bool:
    """Whether a task's reminder would be sent as a mail."""
    return "ACTION=EMAIL" in text.split(";")


def reminder_problem(entry: object) -> str | None:
    """Which key of a meeting's reminder the service does not take, or None."""
    if not isinstance(entry, dict):
        return "unit"
    unit = entry.get("unit")
    if isinstance(unit, bool) or not isinstance(unit, int) or not 0 <= unit <= 60:
        return "unit"
    if entry.get("period") not in {"minutes", "hours", "days", "weeks"}:
        return "period"
    time = entry.get("time")
    if time is not None and (not isinstance(time, str) or _TIME.fullmatch(time) is None):
        return "time"
    return None
