"""Recurrence of events and tasks: the rule, cancelled and changed occurrences, and what moves when a
series moves.

Pure. An occurrence is named by its original start (RECURRENCE-ID, EXDATE); when the series' start moves,
those names move with it, so that exceptions are not lost (RFC 5545 §3.8.4.4, §3.8.5.1).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta

from crmsync.formats.contentline import Property
from crmsync.formats.document import Component
from crmsync.formats.moments import format_moment, parse_moment
from crmsync.formats.recurrence import Rule, RuleError, is_occurrence, parse_rule
from crmsync.frozen import frozen
from crmsync.mapping.base import Access, Fit, Unfit
from crmsync.mapping.dav.calendar_item import CalendarItem, Clock, Form, as_day, clock_parameters, spell
from crmsync.mapping.dav.calendar_times import distance
from crmsync.model.kinds import Kind
from crmsync.model.values import Moment, Recurrence, Value, utc

_UNTIL = re.compile(r"(?<![A-Z])UNTIL=[^;]*", re.IGNORECASE)
_END_OF_DAY = time(23, 59, 59)
_SERIES_LINES = ("RRULE", "EXRULE", "RDATE", "EXDATE")


@frozen
class RecurrenceField:
    """RRULE and EXDATE of the master; the overrides' RECURRENCE-IDs are read, their contents stay theirs.

    Removing the recurrence removes the overrides too: without a series they would be stray single
    occurrences.
    """

    name: str = "recurrence"

    @property
    def access(self) -> Access:
        return Access.READ_WRITE

    def read(self, native: CalendarItem) -> Value | None:
        line = native.component.first("RRULE")
        anchor = None if line is None else Anchor.of(native)
        if line is None or anchor is None or native.is_occurrence:
            return None
        try:
            rule = parse_rule(line.value, anchor.start, anchor.clock.zone.tz)
        except RuleError:
            return None
        changed = (anchor.original(native, one.first("RECURRENCE-ID")) for one in native.overrides)
        return Recurrence(
            rule.text,
            tuple(sorted({entry.start for entry in _entries(native, anchor, "EXDATE")})),
            tuple(sorted({start for start in changed if start is not None})),
        )

    def write(self, native: CalendarItem, value: Value | None) -> None:
        held = self.read(native)
        if held == value or native.is_occurrence:
            return
        if not isinstance(value, Recurrence):
            for name in _SERIES_LINES:
                native.component.remove_all(name)
            for override in native.overrides:
                native.calendar.root.remove(override)
            native.overrides = ()
            return
        if native.kind is Kind.TASKS:
            _give_start(native)
        anchor = Anchor.of(native)
        if anchor is not None:
            _write_rule(native, anchor, value.rule)
            _write_excluded(native, anchor, value.excluded)

    def fits(self, value: Value) -> Fit | Unfit:
        if not isinstance(value, Recurrence):
            return Unfit("not a recurrence")
        try:
            rule = parse_rule(value.rule)
        except RuleError as error:
            return Unfit(error.reason)
        excluded = {utc(moment) if isinstance(moment, datetime) else moment for moment in value.excluded}
        note = "changed occurrences" if value.changed else None
        return Fit(Recurrence(rule.text, tuple(sorted(excluded))), note)


def notes(item: CalendarItem) -> Iterator[str]:
    """What of a series canonical fields cannot say, in plain words."""
    rules = item.component.all("RRULE")
    anchor = Anchor.of(item) if rules else None
    if len(rules) > 1:
        yield "the series has several rules; only the first was read"
    if item.component.first("RDATE"):
        yield "the series has extra dates (RDATE) that were left out"
    if item.component.first("EXRULE"):
        yield "the series has a rule for exceptions (EXRULE) that was left out"
    if rules and anchor is not None:
        try:
            parse_rule(rules[0].value, anchor.start, anchor.clock.zone.tz)
        except RuleError as error:
            yield f"how the series repeats is not understood: {error.reason}"
    ranges = (one.first("RECURRENCE-ID") for one in item.overrides)
    if any(line is not None and line.parameter("RANGE") for line in ranges):
        yield "the series changes from one occurrence on; that change was left out"


@frozen
class Anchor:
    """The start of a series, and the clock whose times of day its occurrences keep."""

    start: Moment
    clock: Clock

    @classmethod
    def of(cls, item: CalendarItem) -> Anchor | None:
        """The start of `item`'s series; of a task without DTSTART its DUE. `None` when it has neither."""
        names = ("DTSTART", "DUE") if item.kind is Kind.TASKS else ("DTSTART",)
        for line in map(item.component.first, names):
            start, clock = item.moment(line), item.clock(line)
            if start is not None and clock is not None:
                return cls(start, clock)
        return None

    @property
    def wall(self) -> datetime:
        """The start as its clock shows it."""
        return self.clock.wall(self.start)

    @property
    def floating(self) -> bool:
        """Are its times meant wherever one is (RFC 5545 §3.3.5, form 1)?"""
        return self.clock.form is Form.LOCAL and not self.clock.tzid

    def original(self, item: CalendarItem, line: Property | None) -> Moment | None:
        """The occurrence that a RECURRENCE-ID names."""
        if line is None or (said := parse_moment(line.value)) is None:
            return None
        return self.occurrence(said, _clock_of(item, line, self))

    def occurrence(self, said: Moment, clock: Clock) -> Moment:
        """An occurrence's start from what stands in a document, with the type that the series' own start
        has.

        Some programs name the occurrences of a series with times by their days, or those of all-day series
        by instants.
        """
        if not isinstance(self.start, datetime):
            return as_day(said, self.clock)
        if not isinstance(said, datetime):
            return self.clock.instant(datetime.combine(said, self.wall.time()))
        return clock.instant(said)


@frozen
class _Entry:
    """One value of an EXDATE or RDATE line. text: as written. start: the occurrence it names."""

    line: Property
    text: str
    start: Moment


def _entries(item: CalendarItem, anchor: Anchor, name: str) -> Iterator[_Entry]:
    for line in item.component.all(name):
        clock = _clock_of(item, line, anchor)
        for text in line.value.split(","):
            said = parse_moment(text)
            if said is not None:
                yield _Entry(line, text, anchor.occurrence(said, clock))


def _clock_of(item: CalendarItem, line: Property, anchor: Anchor) -> Clock:
    """The clock of an EXDATE, RDATE or RECURRENCE-ID; one without a zone is meant in the series' own."""
    clock = item.clock(line)
    if clock is None or (clock.form is Form.LOCAL and not clock.tzid):
        return replace(anchor.clock, form=Form.LOCAL)
    return clock


def _give_start(item: CalendarItem) -> None:
    """A repeating task needs a DTSTART (RFC 5545 §3.8.2.4); one without gets its due moment, as other
    clients do.
    """
    due = item.moment(item.component.first("DUE"))
    if item.component.first("DTSTART") is None and due is not None:
        item.put(item.component, "DTSTART", due, "DUE")


def _write_rule(item: CalendarItem, anchor: Anchor, text: str) -> None:
    rule = parse_rule(text, anchor.start, anchor.clock.zone.tz)
    line = item.component.first("RRULE")
    try:
        held = parse_rule(line.value, anchor.start, anchor.clock.zone.tz) if line is not None else None
    except RuleError:
        held = None
    if held != rule:
        item.component.set("RRULE", _spelled(rule, anchor), [])


def _spelled(rule: Rule, anchor: Anchor) -> str:
    """The rule as this document needs it: in a floating series UNTIL is floating too (RFC 5545 §3.3.10)."""
    if anchor.floating and isinstance(rule.until, datetime):
        return replace(rule, until=anchor.clock.wall(rule.until)).text
    return rule.text


def _write_excluded(item: CalendarItem, anchor: Anchor, excluded: tuple[Moment, ...]) -> None:
    wanted = {anchor.occurrence(moment, anchor.clock) for moment in excluded}
    held = set()
    kept: dict[Property, list[str]] = {}
    for entry in _entries(item, anchor, "EXDATE"):
        texts = kept.setdefault(entry.line, [])
        if entry.start in wanted:
            texts.append(entry.text)
            held.add(entry.start)
    for line, texts in kept.items():
        if texts:
            line.rewrite(",".join(texts))
        else:
            item.component.remove(line)
    for moment in sorted(wanted - held):
        item.component.add("EXDATE", *spell(moment, anchor.clock))


def move_series(item: CalendarItem, old: Anchor, *, same_instants: bool = False) -> None:
    """After the start of a series was written: moves what names its occurrences, so that the same ones are
    meant.

    Times of day follow the start. Days follow only when the series itself moves by days (Monday to
    Tuesday), not when it merely begins on another of its days. Changed occurrences that had kept the
    series' time follow it; those that a person had put elsewhere stay there. old: the start before.
    same_instants: only the zone changed.
    """
    new = Anchor.of(item)
    if new is None or (not item.overrides and not any(map(item.component.all, _SERIES_LINES))):
        return
    days = (new.wall.date() - old.wall.date()).days
    if not same_instants and _same_pattern(item, old, new):
        days = 0
    move = _Move(old, new, timedelta(days=days), same_instants)
    for override in item.overrides:
        move.override(item, override)
    for name in ("EXDATE", "RDATE"):
        for line in item.component.all(name):
            move.line(item, line)
    for line in item.component.all("RRULE"):
        move.until(line)


def _same_pattern(item: CalendarItem, old: Anchor, new: Anchor) -> bool:
    """Does the series repeat on the same days as before?"""
    first, other = old.wall.date(), new.wall.date()
    if first == other:
        return True
    line = item.component.first("RRULE")
    try:
        rule = parse_rule(line.value if line is not None else "", old.start, old.clock.zone.tz)
    except RuleError:
        return False
    days = Rule(rule.frequency, rule.interval, by=rule.by, week_start=rule.week_start)
    for name in ("BYHOUR", "BYMINUTE", "BYSECOND"):
        days = days.with_part(name)
    return is_occurrence(days, min(first, other), max(first, other))


@frozen
class _Move:
    """How the names of occurrences change. days: by whole days, beside the change of the time of day.

    same_instants: only the zone changed.
    """

    old: Anchor
    new: Anchor
    days: timedelta
    same_instants: bool

    def start(self, occurrence: Moment) -> Moment:
        """The new start of an occurrence that began at `occurrence`."""
        wall = self.old.clock.wall(occurrence) + self.days
        if not isinstance(self.new.start, datetime):
            return wall.date()
        return self.new.clock.instant(wall + self._clock_change())

    def _clock_change(self) -> timedelta:
        day = self.new.wall.date()
        return self.new.wall - datetime.combine(day, self.old.wall.time())

    def line(self, item: CalendarItem, line: Property) -> None:
        """Moves the values of an EXDATE or RDATE."""
        if item.clock(line) is None:
            return
        clock = _clock_of(item, line, self.old)
        texts = [self._text(text, clock) for text in line.value.split(",")]
        self._rewrite(line, texts, clock)

    def override(self, item: CalendarItem, override: Component) -> None:
        """Moves the name of a changed occurrence, and the occurrence itself where it had kept the series'
        time.
        """
        line = override.first("RECURRENCE-ID")
        original = self.old.original(item, line)
        if line is None or original is None:
            return
        clock = _clock_of(item, line, self.old)
        self._rewrite(line, [self._text(line.value, clock)], clock)
        held = item.moment(override.first("DTSTART"))
        if held != original:
            return
        moved = self.start(original)
        for name in ("DTSTART", "DTEND", "DUE"):
            moment = item.moment(override.first(name))
            if moment is not None:
                item.put_by(override, name, _later(moved, held, moment), self.new.clock)

    def until(self, line: Property) -> None:
        """Moves the end of a rule from the old time of day to the new one. Its day stays: that is the
        rule's own.
        """
        try:
            rule, read_now = (
                parse_rule(line.value, anchor.start, anchor.clock.zone.tz) for anchor in (self.old, self.new)
            )
        except RuleError:
            return
        if rule.until is None:
            return
        moved = self._until(rule.until)
        spelled = _UNTIL.search(_spelled(replace(rule, until=moved), self.new))
        if spelled is not None and (self._respells() or moved != read_now.until):
            line.rewrite(_UNTIL.sub(spelled[0], line.value, count=1))

    def _respells(self) -> bool:
        """Does the new start call for another spelling of UNTIL (RFC 5545 §3.3.10)?"""
        switched = isinstance(self.new.start, datetime) != isinstance(self.old.start, datetime)
        return switched or self.new.floating != self.old.floating

    def _until(self, until: Moment) -> Moment:
        day = as_day(until, self.old.clock)
        if not isinstance(self.new.start, datetime):
            return day
        if not isinstance(until, datetime):
            return self.new.clock.instant(datetime.combine(day, _END_OF_DAY))
        if self.same_instants or self.old.clock.wall(until).time() != self.old.wall.time():
            return until
        return self.new.clock.instant(datetime.combine(day, self.new.wall.time()))

    def _text(self, text: str, clock: Clock) -> str:
        """One moved value, as written by the clock that `_rewrite` names; periods keep their second half."""
        first, slash, rest = text.partition("/")
        said = parse_moment(first)
        if said is None:
            return text
        if self._stays_a_day(clock) and not isinstance(said, datetime):
            return format_moment(said + self.days)
        moved = self.start(self.old.occurrence(said, clock))
        if isinstance(moved, datetime) and self._clock(clock).form is Form.LOCAL:
            moved = self.new.clock.wall(moved)
        return format_moment(moved) + slash + rest

    def _clock(self, clock: Clock) -> Clock:
        """The clock by which a moved value is written: in UTC where it was and still can, else as the new
        start.
        """
        if clock.form is Form.UTC and self.old.clock.form is Form.LOCAL and self.new.clock.form is Form.LOCAL:
            return clock
        return self.new.clock

    def _stays_a_day(self, clock: Clock) -> bool:
        """Does a series with times name this occurrence by its day, before and after?"""
        return clock.form is Form.DATE and isinstance(self.old.start, datetime)

    def _rewrite(self, line: Property, texts: list[str], clock: Clock) -> None:
        if self._stays_a_day(clock):
            line.rewrite(",".join(texts))
            return
        replaced = {"TZID"} if any("/" in text for text in texts) else {"TZID", "VALUE"}
        kept = [one for one in line.parameters if one.name not in replaced]
        line.rewrite(",".join(texts), [*clock_parameters(self._clock(clock)), *kept])


def _later(moved: Moment, held: Moment, moment: Moment) -> Moment:
    """As long after `moved` as `moment` is after `held`; what becomes an all-day occurrence lasts at least
    a day.
    """
    length = distance(held, moment)
    if isinstance(moved, datetime):
        return moved + length
    return moved + (max(timedelta(days=length.days), timedelta(days=1)) if length else length)
