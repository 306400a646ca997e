"""Recurrence of tasks and meetings in an Exchange mailbox: what of it does not depend on the API. Pure.

A meeting's series has occurrences that were cancelled or changed; of changed ones only the original starts
are read. A task's has none, and knows days only.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, tzinfo
from typing import Any

from crmsync.formats.moments import instant_of, wall_time
from crmsync.formats.recurrence import Rule, RuleError
from crmsync.frozen import frozen
from crmsync.mapping.base import Fit, Unfit
from crmsync.mapping.outlook.native import Native, Plain, listed
from crmsync.mapping.outlook.patterns import fit_rule, fitted_rule, local_day, without_implied
from crmsync.model.values import Moment, Recurrence, Value

EXCLUDED = "_excluded"
"""Stands in a draft for the days whose occurrences are to be cancelled; never sent."""


class Pace(ABC):
    """How a dialect spells rules. member: the one that holds the recurrence."""

    member: str

    @abstractmethod
    def read(self, native: Mapping[str, Any], first: Moment, tz: tzinfo) -> Rule | None:
        """The rule that is held; `None` without one, or when it is not understood."""

    @abstractmethod
    def spelled(self, native: Mapping[str, Any], rule: Rule, first: Moment, tz: tzinfo) -> Any:
        """A (fitting) rule for a series that begins at `first`; `None` for one that has no occurrence."""

    def narrowed(self, rule: Rule) -> Rule | None:
        """A rule as the dialect says it, `None` when it cannot."""
        return rule

    def spell(self, native: Mapping[str, Any], rule: str, first: Moment, tz: tzinfo) -> Any:
        """Any rule as it is written; `None` for one that cannot be."""
        try:
            fitting = self.narrowed(fitted_rule(rule, first, tz))
        except RuleError:
            return None
        return None if fitting is None else self.spelled(native, fitting, first, tz)

    def canonical(self, rule: str, first: Moment, tz: tzinfo) -> str:
        """A rule as it would be read again."""
        try:
            fitting = self.narrowed(fitted_rule(rule, first, tz))
        except RuleError:
            return rule
        return rule if fitting is None else without_implied(fitting, local_day(first, tz)).text


class Series(Pace):
    """How a dialect tells of a meeting's series."""

    @abstractmethod
    def start(self, native: Mapping[str, Any]) -> Moment | None:
        """Of the first occurrence."""

    @abstractmethod
    def tz(self, native: Mapping[str, Any]) -> tzinfo:
        """On whose clock it repeats; UTC for days."""

    @abstractmethod
    def cancelled(self, native: Mapping[str, Any]) -> Iterable[date]:
        """The days whose occurrences are cancelled."""

    @abstractmethod
    def changed(self, native: Mapping[str, Any]) -> Iterable[Moment]:
        """The original starts of changed occurrences."""

    def excluded_days(self, native: Mapping[str, Any]) -> list[date]:
        """The days whose occurrences are cancelled, or are to be."""
        if EXCLUDED in native:
            return sorted({date.fromisoformat(str(day)) for day in listed(native, EXCLUDED)})
        return sorted(set(self.cancelled(native)))


@frozen
class RecurrenceField(Plain):
    """How a meeting repeats, and which occurrences of it are cancelled or changed."""

    series: Series

    def read(self, native: Native) -> Value | None:
        first = self.series.start(native)
        tz = self.series.tz(native)
        rule = None if first is None else self.series.read(native, first, tz)
        if rule is None or first is None:
            return None
        excluded = {_occurrence(day, first, tz) for day in self.series.excluded_days(native)}
        return Recurrence(
            rule.text, tuple(sorted(excluded)), tuple(sorted(set(self._changed(native, first))))
        )

    def write(self, native: Native, value: Value | None) -> None:
        held = self.read(native)
        if held == value:
            return
        first, tz = self.series.start(native), self.series.tz(native)
        if not isinstance(value, Recurrence) or first is None:
            native[self.series.member] = None
            native.pop(EXCLUDED, None)
            return
        if not isinstance(held, Recurrence) or held.rule != self.series.canonical(value.rule, first, tz):
            native[self.series.member] = self.series.spell(native, value.rule, first, tz)
        if native[self.series.member] is not None:
            native[EXCLUDED] = sorted({local_day(one, tz).isoformat() for one in value.excluded})

    def fits(self, value: Value) -> Fit | Unfit:
        return fit_rule(value, self.series.narrowed)

    def _changed(self, native: Native, first: Moment) -> Iterator[Moment]:
        whole = not isinstance(first, datetime)
        return (one for one in self.series.changed(native) if isinstance(one, datetime) is not whole)


class Days(Pace):
    """How a dialect tells of a task's series."""

    @abstractmethod
    def first(self, native: Mapping[str, Any]) -> date | None:
        """The day of the first occurrence."""


@frozen
class DayRecurrenceField(Plain):
    """How a task repeats. Its first occurrence is the day that is due; a task without one cannot repeat."""

    days: Days

    def read(self, native: Native) -> Value | None:
        first = self.days.first(native)
        rule = None if first is None else self.days.read(native, first, UTC)
        return None if rule is None else Recurrence(rule.text)

    def write(self, native: Native, value: Value | None) -> None:
        held = self.read(native)
        if held == value:
            return
        first = self.days.first(native)
        if not isinstance(value, Recurrence) or first is None:
            native[self.days.member] = None
        elif held != Recurrence(self.days.canonical(value.rule, first, UTC)):
            native[self.days.member] = self.days.spell(native, value.rule, first, UTC)

    def fits(self, value: Value) -> Fit | Unfit:
        fit = fit_rule(value, self.days.narrowed)
        if not isinstance(fit, Fit) or not isinstance(fit.value, Recurrence):
            return fit
        left_out = fit.note or ("cancelled occurrences" if fit.value.excluded else None)
        return Fit(Recurrence(fit.value.rule), left_out)


def _occurrence(day: date, first: Moment, tz: tzinfo) -> Moment:
    if not isinstance(first, datetime):
        return day
    return instant_of(datetime.combine(day, wall_time(first, tz).time()), tz)
