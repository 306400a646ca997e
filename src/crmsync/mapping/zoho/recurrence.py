"""Repeating tasks and meetings in Zoho's dialect of RRULE: whole days, with DTSTART and UNTIL inside. Pure.

Source: API page "Insert Records" (v7): `FREQ=DAILY;INTERVAL=1;DTSTART=2023-05-20;UNTIL=2023-05-28`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from crmsync.formats.recurrence import (
    WEEKDAYS,
    Frequency,
    Rule,
    RuleError,
    count_to_until,
    last_day,
    nth_weekday,
    parse_rule,
)
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.records import Record, parse_date
from crmsync.mapping.zoho.record import OneField, day_of, parse_moment
from crmsync.mapping.zoho.times import ALL_DAY, START
from crmsync.model.values import Moment, Recurrence, Value, utc

_WEEKDAY = re.compile(r"[A-Z]{2}")
_NTH_WEEKDAY = re.compile(r"(?:[1-5]|-1)[A-Z]{2}")
_POSITIVE = re.compile(r"\d+")
_TAKEN: Mapping[Frequency, tuple[Mapping[str, re.Pattern[str]], ...]] = {
    Frequency.DAILY: ({},),
    Frequency.WEEKLY: ({"BYDAY": _WEEKDAY}, {}),
    Frequency.MONTHLY: ({"BYMONTHDAY": _POSITIVE}, {"BYDAY": _NTH_WEEKDAY}, {}),
    Frequency.YEARLY: (
        {"BYMONTH": _POSITIVE, "BYMONTHDAY": _POSITIVE},
        {"BYMONTH": _POSITIVE, "BYDAY": _NTH_WEEKDAY},
        {"BYMONTH": _POSITIVE},
        {},
    ),
}
"""Frequency → the combinations of BY parts that Zoho's samples show, or that say nothing beyond the start.

Several values of one part are taken for weekdays only.
"""

_LONGEST_INTERVAL = 99
_UNKNOWN_WAY = "Zoho CRM cannot repeat something in this way"


@frozen
class RecurrenceField(OneField):
    """`Recurring_Activity` (`{"RRULE": …, "EXDATE": …}`).

    Zoho keeps days only and wants everything spelled out, so a COUNT becomes an UNTIL, an UNTIL the day of
    the
    last occurrence, and parts that follow from the start are written out: what it then holds is told by a
    read-back. first: the API field with the first occurrence. days_only: does the kind know no times (tasks)?
    """

    zone: ZoneInfo
    first: str = START
    days_only: bool = False

    @property
    def natives(self) -> tuple[str, ...]:
        return (self.meta.name, self.first) if self.days_only else (self.meta.name, self.first, ALL_DAY)

    @property
    def context(self) -> tuple[str, ...]:
        return self.natives

    def read(self, native: Record) -> Value | None:
        held = native.get(self.meta.name)
        start = self._start(native)
        if not isinstance(held, dict) or not isinstance(held.get("RRULE"), str) or start is None:
            return None
        try:
            rule = parse_rule(held["RRULE"], start, self.zone)
        except RuleError:
            return None
        excluded = {self._occurrence(day, start) for day in _days(held.get("EXDATE"))}
        return Recurrence(rule.text, tuple(sorted(excluded)))

    def write(self, native: Record, value: Value | None) -> None:
        start = self._start(native)
        rule = _spelled_out(value, start, self.zone) if isinstance(value, Recurrence) and start else None
        if rule is None or start is None or not isinstance(value, Recurrence):
            native[self.meta.name] = None
            return
        first = self._day(start)
        parts = [f"FREQ={rule.frequency}", f"INTERVAL={rule.interval}"]
        parts += [f"{name}={','.join(values)}" for name, values in rule.by]
        parts.append(f"DTSTART={first.isoformat()}")
        if rule.until is not None:
            parts.append(f"UNTIL={max(last_day(rule.until, start, self.zone), first).isoformat()}")
        native[self.meta.name] = {"RRULE": ";".join(parts)}
        if value.excluded:
            days = sorted({self._day(moment) for moment in value.excluded})
            native[self.meta.name]["EXDATE"] = ",".join(day.isoformat() for day in days)

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Recurrence):
            return Unfit("not a recurrence")
        try:
            rule = nth_weekday(parse_rule(value.rule))
        except RuleError as error:
            return Unfit(error.reason)
        if not _is_taken(rule):
            return Unfit(_UNKNOWN_WAY)
        rule = replace(rule, week_start=WEEKDAYS[0])
        excluded = value.excluded
        if self.days_only:
            rule = replace(rule, until=self._day(rule.until) if rule.until else None)
            excluded = tuple(sorted({self._day(moment) for moment in excluded}))
        note = "changed occurrences" if value.changed else None
        return Fit(Recurrence(rule.text, excluded), note)

    def _start(self, native: Record) -> Moment | None:
        """The first occurrence: a day, or an instant on the user's clock."""
        if self.days_only:
            return parse_date(native.get(self.first))
        moment = parse_moment(native.get(self.first), self.zone)
        if moment is None:
            return None
        return day_of(moment, self.zone) if native.get(ALL_DAY) is True else moment.astimezone(self.zone)

    def _day(self, moment: Moment) -> date:
        return day_of(moment, self.zone) if isinstance(moment, datetime) else moment

    def _occurrence(self, day: date, start: Moment) -> Moment:
        if not isinstance(start, datetime):
            return day
        return utc(datetime.combine(day, start.time(), self.zone))


def _is_taken(rule: Rule) -> bool:
    if rule.interval > _LONGEST_INTERVAL or (rule.week_start != WEEKDAYS[0] and len(rule.part("BYDAY")) > 1):
        return False
    return any(_matches(dict(rule.by), patterns) for patterns in _TAKEN.get(rule.frequency, ()))


def _matches(parts: Mapping[str, tuple[str, ...]], patterns: Mapping[str, re.Pattern[str]]) -> bool:
    return parts.keys() == patterns.keys() and all(
        (len(values) == 1 or patterns[name] is _WEEKDAY)
        and all(patterns[name].fullmatch(value) for value in values)
        for name, values in parts.items()
    )


def _spelled_out(recurrence: Recurrence, start: Moment, zone: ZoneInfo) -> Rule | None:
    """The rule with UNTIL in place of COUNT, and with the BY parts that follow from the start: all of Zoho's
    samples have them (RFC 5545 §3.3.10). `None` for a rule without occurrences.
    """
    rule = count_to_until(parse_rule(recurrence.rule, start, zone), start, zone)
    if rule is None:
        return None
    by_day = rule.part("BYDAY")
    match rule.frequency:
        case Frequency.WEEKLY if not by_day:
            return rule.with_part("BYDAY", WEEKDAYS[start.weekday()])
        case Frequency.MONTHLY if not by_day and not rule.part("BYMONTHDAY"):
            return rule.with_part("BYMONTHDAY", str(start.day))
        case Frequency.YEARLY if not by_day:
            day = rule.part("BYMONTHDAY") or (str(start.day),)
            month = rule.part("BYMONTH") or (str(start.month),)
            return rule.with_part("BYMONTHDAY", *day).with_part("BYMONTH", *month)
        case _:
            return rule


_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")


def _days(spelled: object) -> set[date]:
    found = _DATE.finditer(spelled) if isinstance(spelled, str) else ()
    days = (parse_date("-".join(match.groups())) for match in found)
    return {day for day in days if day}
