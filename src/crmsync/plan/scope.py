"""Does an item belong to a mapping? Pure: the clock comes in as `now`."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from crmsync.frozen import frozen
from crmsync.model.items import Item, Trait
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules, Private
from crmsync.model.values import Fields, Moment, Recurrence

_FOR_EVER = datetime(9000, 1, 1, tzinfo=UTC)


@frozen
class Scope:
    """Whether an item is synced.

    reason: why not, in plain words; "" when it is. revisit: when this may change by the mere passing of time.
    """

    reason: str = ""
    revisit: datetime | None = None

    @property
    def admitted(self) -> bool:
        """Is the item synced?"""
        return not self.reason


def scope(item: Item, side: Side, rules: MappingRules, now: datetime) -> Scope:
    """Is `item` of `side` within what the mapping's `rules` choose, at the time `now`?"""
    if Trait.GROUP in item.traits:
        return Scope("it is a distribution list, not a person")
    if Trait.PRIVATE in item.traits and rules.private is Private.LEAVE_OUT:
        return Scope("it is private")
    if Trait.FOREIGN in item.traits and rules.records == "mine":
        return Scope("it belongs to another user")
    if rules.kind is not Kind.EVENTS:
        return Scope()
    if side is Side.OUTLOOK and not _in_categories(item, rules.categories):
        return Scope("it has none of the mapping's categories")
    return _in_window(item, rules, now)


def _in_categories(item: Item, categories: tuple[str, ...]) -> bool:
    if "*" in categories:
        return True
    wanted = {name.casefold() for name in categories}
    held = item.fields.get("categories", ())
    return isinstance(held, tuple) and any(str(name).casefold() in wanted for name in held)


def is_past(fields: Fields, now: datetime) -> bool:
    """Is this meeting over? A series is when its last occurrence is; one whose time is not known counts as
    over."""
    start = fields.get("start")
    end = fields.get("end", start)
    if not isinstance(start, date) or not isinstance(end, date):
        return True
    recurrence = fields.get("recurrence")
    if isinstance(recurrence, Recurrence):
        return not _may_occur_within(recurrence, start, now - (instant(end) - instant(start)), _FOR_EVER)
    return instant(end) < now


def _in_window(item: Item, rules: MappingRules, now: datetime) -> Scope:
    start, end = item.fields.get("start"), item.fields.get("end")
    if not isinstance(start, date):
        return Scope("it has no start")
    earliest, latest = now - rules.window.past, now + rules.window.future
    begin = instant(start)
    finish = instant(end) if isinstance(end, date) else begin
    if begin > latest:
        return Scope("it lies too far in the future", revisit=begin - rules.window.future)
    recurrence = item.fields.get("recurrence")
    if isinstance(recurrence, Recurrence):
        if _may_occur_within(recurrence, start, earliest - (finish - begin), latest):
            return Scope()
        return Scope("its last occurrence lies too far in the past")
    return Scope() if finish >= earliest else Scope("it lies too far in the past")


def _may_occur_within(recurrence: Recurrence, start: Moment, earliest: datetime, latest: datetime) -> bool:
    # What expands rules is loaded for the first series.
    from crmsync.formats.recurrence import may_occur_within

    return may_occur_within(recurrence, start, earliest, latest)


def instant(moment: Moment) -> datetime:
    """A moment as an instant; an all-day date counts from midnight UTC (the window is coarse on purpose)."""
    if isinstance(moment, datetime):
        return moment
    return datetime.combine(moment, time(), UTC)
