"""How a series of Odoo repeats (`calendar.recurrence`), as a recurrence rule and back. Pure.

Odoo knows days, weeks with weekdays, months by day or by "second Tuesday", and years; an end by number or by
day. Source: `addons/calendar/models/calendar_recurrence.py`; seen on Odoo 19.0.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, tzinfo
from typing import Any

from crmsync.formats.moments import instant_of, wall_time
from crmsync.formats.recurrence import (
    WEEKDAYS,
    Frequency,
    Rule,
    RuleError,
    is_occurrence,
    last_day,
    nth_weekday,
    parse_rule,
)
from crmsync.mapping.records import parse_date
from crmsync.model.values import Moment

MOST = 720
"""So many occurrences Odoo makes of a series (`MAX_RECURRENT_EVENT`). It stores one that never ends as one of
720 dates, so that this number means endless.
"""

_FREQUENCIES = {
    Frequency.DAILY: "daily",
    Frequency.WEEKLY: "weekly",
    Frequency.MONTHLY: "monthly",
    Frequency.YEARLY: "yearly",
}
_TYPES = {word: frequency for frequency, word in _FREQUENCIES.items()}
_DAYS = dict(zip(WEEKDAYS, ("mon", "tue", "wed", "thu", "fri", "sat", "sun"), strict=True))
_NTH_WEEKDAY = re.compile(r"([1-4]|-1)([A-Z]{2})")

RULE_FIELDS = (
    "rrule_type",
    "interval",
    "end_type",
    "count",
    "until",
    "month_by",
    "day",
    "weekday",
    "byday",
    *_DAYS.values(),
    "event_tz",
)
"""What of a `calendar.recurrence` says how it repeats."""

_UNKNOWN_WAY = "Odoo cannot repeat something in this way"
_OTHER_WEEKS = "the weeks of this series begin on another day than those of the Odoo user's language"
_END_OF_DAY = time(23, 59, 59)
_MONTHS = 12


def expressible(text: str, week_start: str) -> Rule:
    """The rule in the way in which Odoo can hold it. Raises RuleError, with a plain reason, when it cannot.

    week_start: the first day of the week in the user's language, which Odoo's weeks begin on. What every
    spelling means stays the same: "every weekday" is a weekly rule, "the second Sunday of May" a monthly one.
    """
    rule = nth_weekday(parse_rule(text))
    days = rule.part("BYDAY")
    plain = all(day in WEEKDAYS for day in days)
    match rule.frequency:
        case Frequency.DAILY if [name for name, _ in rule.by] == ["BYDAY"] and rule.interval == 1:
            rule = replace(rule, frequency=Frequency.WEEKLY)
        case Frequency.YEARLY if len(days) == 1 and not plain and len(rule.part("BYMONTH")) == 1:
            monthly = rule.with_part("BYMONTH")
            rule = replace(monthly, frequency=Frequency.MONTHLY, interval=rule.interval * _MONTHS)
    if not _is_taken(rule):
        raise RuleError(_UNKNOWN_WAY)
    return _in_weeks_from(week_start, rule)


def _is_taken(rule: Rule) -> bool:
    parts = dict(rule.by)
    match rule.frequency:
        case Frequency.DAILY:
            return not parts
        case Frequency.WEEKLY:
            return parts.keys() <= {"BYDAY"}
        case Frequency.MONTHLY if parts.keys() == {"BYDAY"}:
            return len(parts["BYDAY"]) == 1 and _NTH_WEEKDAY.fullmatch(parts["BYDAY"][0]) is not None
        case Frequency.MONTHLY:
            days = parts.get("BYMONTHDAY", ("1",))
            return parts.keys() <= {"BYMONTHDAY"} and len(days) == 1 and int(days[0]) > 0
        case Frequency.YEARLY:
            # A day without a month means that day of each month (RFC 5545 §3.3.10).
            single = all(len(values) == 1 and int(values[0]) > 0 for values in parts.values())
            return single and tuple(parts) in ((), ("BYMONTH",), ("BYMONTHDAY", "BYMONTH"))
        case _:
            return False


def _in_weeks_from(week_start: str, rule: Rule) -> Rule:
    """The rule with the week start that Odoo gives it. Raises RuleError when that means other days."""
    if _same_weeks(rule, rule.week_start, WEEKDAYS[0]):
        rule = replace(rule, week_start=WEEKDAYS[0])
    if not _same_weeks(rule, rule.week_start, week_start):
        raise RuleError(_OTHER_WEEKS)
    return rule


def _same_weeks(rule: Rule, one: str, other: str) -> bool:
    """Are the same days together in a week, whichever day weeks begin on?"""
    if rule.frequency is not Frequency.WEEKLY or rule.interval == 1:
        return True
    days = [WEEKDAYS.index(day) for day in rule.part("BYDAY")]

    def apart(begin: str) -> list[int]:
        places = [(day - WEEKDAYS.index(begin)) % len(WEEKDAYS) for day in days]
        return [place - first for first in places for place in places]

    return apart(one) == apart(other)


def spelled_out(rule: Rule, start: Moment, tz: tzinfo) -> Rule | None:
    """An expressible rule as Odoo says it back: with the days that follow from the start, and an end that is
    a day. `None` when the start is not one of its occurrences, which Odoo would silently move or drop.
    """
    if not is_occurrence(replace(rule, count=None, until=None), start, start, tz):
        return None
    first = wall_time(start, tz).date() if isinstance(start, datetime) else start
    match rule.frequency:
        case Frequency.WEEKLY if not rule.by:
            rule = rule.with_part("BYDAY", WEEKDAYS[first.weekday()])
        case Frequency.MONTHLY if not rule.by:
            rule = rule.with_part("BYMONTHDAY", str(first.day))
        case Frequency.YEARLY:
            rule = replace(rule, by=())
    if rule.until is None:
        return rule
    return replace(rule, until=_end_of(last_day(rule.until, start, tz), start, tz))


def following(text: str, start: Moment, tz: tzinfo) -> str | None:
    """The rule without the one day that its start says already; `None` when it says more, or nothing."""
    rule = parse_rule(text, start, tz)
    first = wall_time(start, tz).date() if isinstance(start, datetime) else start
    weekly = ("BYDAY", (WEEKDAYS[first.weekday()],))
    monthly = ("BYMONTHDAY", (str(first.day),))
    follows = {Frequency.WEEKLY: weekly, Frequency.MONTHLY: monthly}.get(rule.frequency)
    return replace(rule, by=()).text if follows is not None and rule.by == (follows,) else None


def _end_of(day: date, start: Moment, tz: tzinfo) -> Moment:
    """The last moment at which an occurrence may begin on `day`, with the type that `start` has."""
    return instant_of(datetime.combine(day, _END_OF_DAY), tz) if isinstance(start, datetime) else day


def ended(rule: Rule, last: Moment, tz: tzinfo) -> Rule:
    """The rule, spelled out, with its end after the day of `last`."""
    day = wall_time(last, tz).date() if isinstance(last, datetime) else last
    return replace(rule, count=None, until=_end_of(day, last, tz))


def rule_values(rule: Rule, tz: tzinfo, zone: str) -> dict[str, Any]:
    """What `calendar.recurrence` holds for a rule that was spelled out. zone: IANA name."""
    days = rule.part("BYDAY")
    nth = _NTH_WEEKDAY.fullmatch(days[0]) if len(days) == 1 else None
    until = rule.until
    if isinstance(until, datetime):
        until = wall_time(until, tz).date()
    end = "count" if rule.count is not None else "forever" if until is None else "end_date"
    return {
        "rrule_type": _FREQUENCIES[rule.frequency],
        "interval": rule.interval,
        "end_type": end,
        "count": rule.count or 1,
        "until": until.isoformat() if until is not None else False,
        "month_by": "day" if nth else "date",
        "day": int(next(iter(rule.part("BYMONTHDAY")), "1")),
        "weekday": _DAYS[nth[2]].upper() if nth else False,
        "byday": nth[1] if nth else False,
        **{field: nth is None and day in days for day, field in _DAYS.items()},
        "event_tz": zone,
    }


def read_rule(row: Mapping[str, Any], start: Moment, tz: tzinfo, week_start: str) -> Rule | None:
    """The rule that a `calendar.recurrence` means, spelled out; `None` when it is not understood.

    start: any of its occurrences. tz: of its zone.
    """
    frequency, interval, count = _TYPES.get(str(row.get("rrule_type"))), row.get("interval"), row.get("count")
    if frequency is None or not isinstance(interval, int) or interval < 1:
        return None
    by = _by(row, frequency)
    if by is None:
        return None
    rule = Rule(frequency, interval, by=by)
    if not _same_weeks(rule, WEEKDAYS[0], week_start):
        rule = replace(rule, week_start=week_start)
    match row.get("end_type"):
        case "count" if isinstance(count, int) and count > 0:
            return replace(rule, count=count) if count < MOST else rule
        case "end_date":
            until = parse_date(row.get("until"))
            return replace(rule, until=_end_of(until, start, tz)) if until is not None else None
        case "forever":
            return rule
        case _:
            return None


def _by(row: Mapping[str, Any], frequency: Frequency) -> tuple[tuple[str, tuple[str, ...]], ...] | None:
    match frequency:
        case Frequency.WEEKLY:
            days = tuple(day for day, field in _DAYS.items() if row.get(field) is True)
            return (("BYDAY", days),) if days else None
        case Frequency.MONTHLY if row.get("month_by") == "day":
            weekday = next((day for day, field in _DAYS.items() if field.upper() == row.get("weekday")), "")
            nth = f"{row.get('byday')}{weekday}"
            return (("BYDAY", (nth,)),) if _NTH_WEEKDAY.fullmatch(nth) and weekday else None
        case Frequency.MONTHLY:
            day = row.get("day")
            return (("BYMONTHDAY", (str(day),)),) if isinstance(day, int) and 1 <= day <= 31 else None
        case _:
            return ()
