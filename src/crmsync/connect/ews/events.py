"""Events of a calendar. See `dialects.Dialect`.

A series is one item: its master, with the occurrences that were cancelled or changed. A write that would
make Exchange mail anybody is refused here, whatever was planned; every other one says that nobody is mailed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from crmsync.connect.errors import ServiceError
from crmsync.connect.ews.elements import draft_of
from crmsync.connect.ews.errors import SERVICE, answer_error, nonsense
from crmsync.connect.ews.operations import (
    Sending,
    delete_items,
    get_items,
    get_occurrences,
    occurrence_id,
)
from crmsync.connect.ews.session import Session
from crmsync.connect.ews.wire import Answer, m
from crmsync.connect.http import Effect
from crmsync.connect.outlook.meetings import kept, refusal
from crmsync.mapping.ews.events import CHANGED, RECURRENCE, EventTable, event_table
from crmsync.mapping.ews.recurrence import instance_index
from crmsync.mapping.ews.schema import Draft
from crmsync.mapping.outlook.events import days_to_cancel
from crmsync.mapping.outlook.native import OutlookOptions, member, objects
from crmsync.mapping.outlook.patterns import local_day
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes, Recurrence

_EVERYBODY = "SendToAllAndSaveCopy"
_UNSEEN = frozenset({"reminder", "categories"})
"""What guests do not see of a meeting: nobody needs to be told."""
_CANCEL = "cancel occurrences of the series"
_SERIES = ("Start", "End", "IsAllDayEvent", "StartTimeZone", RECURRENCE)
_OCCURRENCE = ("Start", "OriginalStart")
_NO_SUCH = frozenset(
    {
        "ErrorCalendarOccurrenceIsDeletedFromRecurrence",
        "ErrorCalendarOccurrenceIndexIsOutOfRecurrenceRange",
        "ErrorItemNotFound",
    }
)
"""There is no such occurrence, or not any more."""


class EventsDialect:
    """Events of a calendar."""

    kind = Kind.EVENTS
    noun = "meeting"

    def __init__(self, options: OutlookOptions) -> None:
        self._options = options
        self.table: EventTable = event_table(options)
        self.sending = Sending(_EVERYBODY, _EVERYBODY, _EVERYBODY) if options.invitations else Sending()

    def sending_of(self, changes: Changes) -> Sending:
        return Sending() if changes.keys() <= {*_UNSEEN, *self._options.custom} else self.sending

    def complete(self, session: Session, drafts: Sequence[Draft]) -> None:
        """A master tells of its occurrences by itself."""

    def refusal(self, present: Draft, changes: Changes | None) -> ServiceError | None:
        return refusal(self.table.traits(present), changes, self._options, SERVICE)

    def kept(self, present: Draft, changes: Changes) -> Mapping[str, str]:
        online = present.get("IsOnlineMeeting") == "true"
        return kept(changes, is_online=online, has_changed_occurrences=bool(objects(present, CHANGED)))

    def finish(self, session: Session, item: ItemId, changes: Changes, before: Draft) -> bool:
        """Cancel the occurrences that a series shall not have: Exchange forgets them with each new time. What
        is cancelled in a series no reply to a write tells.
        """
        wanted = days_to_cancel(self.table, changes, before)
        if wanted:
            self._cancel(session, item, wanted)
        return bool(before.get(RECURRENCE)) or isinstance(changes.get("recurrence"), Recurrence)

    def _cancel(self, session: Session, item: ItemId, days: Iterable[date]) -> None:
        """Cancel the occurrences of a series on these days; each is looked at first."""
        found = [*_drafts(session.ask(get_items(self.kind, [item], _SERIES, ()), _CANCEL))]
        master = found[0] if found else None
        if master is None:
            return
        numbers = dict(self._numbers(master, days))
        if not numbers:
            return
        told = session.ask(get_occurrences(item, numbers, _OCCURRENCE), _CANCEL)
        chosen = [
            number
            for (number, day), draft in zip(numbers.items(), _drafts(told), strict=True)
            if draft is not None and self.table.day_on_its_clock(draft, master) == day
        ]
        if not chosen:
            return
        gone = delete_items((occurrence_id(item, number) for number in chosen), self.sending)
        for answer in session.ask(gone, _CANCEL, Effect.ONCE):
            if not answer.ok and answer.code not in _NO_SUCH:
                raise answer_error(answer, action=_CANCEL)

    def _numbers(self, master: Draft, days: Iterable[date]) -> Iterator[tuple[int, date]]:
        """The numbers of a series' occurrences on these days, each with its day."""
        start = self.table.series.start(master)
        if start is None:
            return
        first = local_day(start, self.table.series.tz(master))
        for day in sorted(days):
            number = instance_index(member(master, RECURRENCE), first, day)
            if number is not None:
                yield number, day


def _drafts(told: Iterable[Answer]) -> Iterator[Draft | None]:
    """The items that were asked for; `None` for one that is not there."""
    for answer in told:
        element = next(answer.all(f"{m('Items')}/*"), None) if answer.ok else None
        if element is None and (answer.ok or answer.code not in _NO_SUCH):
            raise nonsense(_CANCEL) if answer.ok else answer_error(answer, action=_CANCEL)
        yield None if element is None else draft_of(element)
