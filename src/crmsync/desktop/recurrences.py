"""How a series repeats, in plain words: "every second Tuesday until 5/3/2027".

Reads the canonical spelling of a rule (see `Recurrence`); what people have no short words for is shown as it
is spelled.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from crmsync.app.types import Recurrence
from crmsync.desktop.language import moment_text
from crmsync.frozen import frozen

translate = QCoreApplication.translate

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WORKING_DAYS = list(_DAYS[:5])
_LEAP_YEAR = 2000
_UNDERSTOOD = {
    "DAILY": {"BYDAY"},
    "WEEKLY": {"BYDAY", "WKST"},
    "MONTHLY": {"BYDAY", "BYMONTHDAY", "BYSETPOS"},
    "YEARLY": {"BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS"},
}
"""How often → the parts of a rule that there are words for."""


@frozen
class _Rule:
    """A rule taken apart. step: every so many periods."""

    step: int
    days: Sequence[str]
    days_of_month: Sequence[int]
    months: Sequence[int]


def series_text(series: Recurrence, zone: tzinfo | None = None) -> str:
    """The whole of it, with how many of its occurrences are left out or changed. zone: of its last day, if
    that is an instant; the computer's own if not given.
    """
    parts = [rule_text(series.rule, zone)]
    if series.excluded:
        parts.append(translate("Value", "%n left out", "occurrences of a series", len(series.excluded)))
    if series.changed:
        parts.append(translate("Value", "%n changed", "occurrences of a series", len(series.changed)))
    return "; ".join(parts)


def rule_text(rule: str, zone: tzinfo | None = None) -> str:
    """As in "every second Tuesday until 5/3/2027"; the rule itself where there are no words for it."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    often = _how_often(parts)
    if not often:
        return rule
    if "COUNT" in parts:
        return translate("Recurrence", "{series}, %n time(s)", None, int(parts["COUNT"])).format(series=often)
    if "UNTIL" in parts:
        last = moment_text(_last_day(parts["UNTIL"], zone))
        return translate("Recurrence", "{series} until {day}").format(series=often, day=last)
    return often


def _last_day(spelled: str, zone: tzinfo | None) -> date:
    if "T" not in spelled:
        return date.fromisoformat(spelled)
    return datetime.fromisoformat(spelled).astimezone(zone).date()


def _how_often(parts: Mapping[str, str]) -> str:
    frequency = parts.get("FREQ", "")
    further = parts.keys() - {"FREQ", "INTERVAL", "COUNT", "UNTIL"}
    if frequency not in _UNDERSTOOD or not further <= _UNDERSTOOD[frequency]:
        return ""
    rule = _taken_apart(parts)
    if rule is None:
        return ""
    match frequency:
        case "DAILY":
            return _daily(rule)
        case "WEEKLY":
            return _weekly(rule)
        case "MONTHLY":
            return _monthly(rule)
        case _:
            return _yearly(rule)


def _taken_apart(parts: Mapping[str, str]) -> _Rule | None:
    """`None` for a rule with a place in the month that there are no words for."""
    days = parts["BYDAY"].split(",") if "BYDAY" in parts else []
    if "BYSETPOS" in parts:
        # "The second of the Tuesdays" is the second Tuesday.
        if len(days) != 1 or days[0] not in _DAYS or "," in parts["BYSETPOS"]:
            return None
        days = [parts["BYSETPOS"] + days[0]]
    return _Rule(
        step=int(parts.get("INTERVAL", "1")),
        days=days,
        days_of_month=[int(day) for day in parts.get("BYMONTHDAY", "").split(",") if day],
        months=[int(month) for month in parts.get("BYMONTH", "").split(",") if month],
    )


# ---- each frequency; "" where there are no words


def _daily(rule: _Rule) -> str:
    if rule.days:
        return _weekly(rule) if rule.step == 1 else ""
    if rule.step == 1:
        return translate("Recurrence", "every day")
    return translate("Recurrence", "every %n day(s)", None, rule.step)


def _weekly(rule: _Rule) -> str:
    if any(day not in _DAYS for day in rule.days):
        return ""
    days = _listed([_day_name(day) for day in rule.days])
    if rule.step == 1 and rule.days == _WORKING_DAYS:
        return translate("Recurrence", "every working day")
    if rule.step == 1:
        return translate("Recurrence", "every {days}").format(days=days) if days else _every_week()
    if rule.step == 2 and len(rule.days) == 1:
        return translate("Recurrence", "every second {day}").format(day=days)
    if days:
        return translate("Recurrence", "every %n week(s) on {days}", None, rule.step).format(days=days)
    return translate("Recurrence", "every %n week(s)", None, rule.step)


def _every_week() -> str:
    return translate("Recurrence", "every week")


def _monthly(rule: _Rule) -> str:
    which = _days_of_month(rule)
    if which is None:
        return ""
    if rule.step == 1:
        every = translate("Recurrence", "every month")
        return translate("Recurrence", "every month, {days}").format(days=which) if which else every
    if which:
        return translate("Recurrence", "every %n month(s), {days}", None, rule.step).format(days=which)
    return translate("Recurrence", "every %n month(s)", None, rule.step)


def _yearly(rule: _Rule) -> str:
    if len(rule.months) > 1:
        return ""
    which = _day_of_year(rule)
    if which is None:
        return ""
    if rule.step == 1:
        every = translate("Recurrence", "every year")
        return translate("Recurrence", "every year, {days}").format(days=which) if which else every
    if which:
        return translate("Recurrence", "every %n year(s), {days}", None, rule.step).format(days=which)
    return translate("Recurrence", "every %n year(s)", None, rule.step)


# ---- days


def _day_of_year(rule: _Rule) -> str | None:
    """`None` where there are no words, "" where the rule leaves it to its first occurrence."""
    which = _days_of_month(rule)
    if which is None or (which and not rule.months):
        return None
    if not rule.months:
        return ""
    month = QLocale().standaloneMonthName(rule.months[0])
    if not which:
        return translate("Recurrence", "in {month}").format(month=month)
    if len(rule.days_of_month) == 1 and rule.days_of_month[0] > 0:
        day = QDate(_LEAP_YEAR, rule.months[0], rule.days_of_month[0])
        return QLocale().toString(day, translate("Recurrence", "d MMMM", "a day of each year, for Qt"))
    return translate("Recurrence", "{days} of {month}").format(days=which, month=month)


def _days_of_month(rule: _Rule) -> str | None:
    """As in "the second Tuesday"; `None` where there are no words."""
    if rule.days and rule.days_of_month:
        return None
    found = [_nth_day(day) for day in rule.days] + [_day_number(day) for day in rule.days_of_month]
    return _listed(found) if all(found) else None


def _nth_day(spelled: str) -> str:
    place, day = spelled[:-2], _day_name(spelled[-2:])
    words = {
        "": translate("Recurrence", "each {day}"),
        "1": translate("Recurrence", "the first {day}"),
        "2": translate("Recurrence", "the second {day}"),
        "3": translate("Recurrence", "the third {day}"),
        "4": translate("Recurrence", "the fourth {day}"),
        "5": translate("Recurrence", "the fifth {day}"),
        "-1": translate("Recurrence", "the last {day}"),
        "-2": translate("Recurrence", "the last but one {day}"),
    }
    return words[place].format(day=day) if place in words else ""


def _day_number(number: int) -> str:
    if number == -1:
        return translate("Recurrence", "the last day")
    return translate("Recurrence", "on day {number}").format(number=number) if number > 0 else ""


def _day_name(day: str) -> str:
    return QLocale().standaloneDayName(_DAYS.index(day) + 1)


def _listed(words: Sequence[str]) -> str:
    return QLocale().createSeparatedList(list(words)) if words else ""
