"""Tasks: their fields, how status and percentage hang together, and what a completed recurring task leaves
behind.

Sources: [MS-OXWSTASK]; "Task" and "UpdateItem operation (task)", EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from types import MappingProxyType

from crmsync.sandbox.ews.calendar_patterns import read_day, read_recurrence, starting
from crmsync.sandbox.ews.errors import EwsError, schema_fault
from crmsync.sandbox.ews.fields import ITEM_FIELDS, Field, FieldTable, Form, Path, Values, moment
from crmsync.sandbox.ews.kinds import Edit, ItemKind, Options, wire_moment
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, child, children, element, local_name, t, text_of
from crmsync.sandbox.outlook.days import days_of


def _told(name: str, form: Form = Form.TEXT) -> Field:
    return Field(f"task:{name}", name, form, read_only=True)


TASK_FIELDS = (
    Field("task:ActualWork", "ActualWork", Form.INTEGER),
    _told("AssignedTime", Form.DATE_TIME),
    Field("task:BillingInformation", "BillingInformation"),
    _told("ChangeCount", Form.INTEGER),
    Field("task:Companies", "Companies", Form.STRINGS),
    Field("task:CompleteDate", "CompleteDate", Form.DATE_TIME),
    Field("task:Contacts", "Contacts", Form.STRINGS),
    _told("DelegationState"),
    _told("Delegator"),
    Field("task:DueDate", "DueDate", Form.DATE_TIME, default=True),
    _told("IsAssignmentEditable", Form.INTEGER),
    _told("IsComplete", Form.BOOLEAN),
    _told("IsRecurring", Form.BOOLEAN),
    _told("IsTeamTask", Form.BOOLEAN),
    Field("task:Mileage", "Mileage"),
    Field("task:Owner", "Owner", read_only=True),
    Field("task:PercentComplete", "PercentComplete", Form.DOUBLE, default=True),
    Field("task:Recurrence", "Recurrence", Form.COMPLEX, summary=False),
    Field("task:StartDate", "StartDate", Form.DATE_TIME, default=True),
    Field(
        "task:Status", "Status", Form.WORD,
        ("NotStarted", "InProgress", "Completed", "WaitingOnOthers", "Deferred"), default=True,
    ),
    _told("StatusDescription"),
    Field("task:TotalWork", "TotalWork", Form.INTEGER),
)  # fmt: skip

_STATUS, _PERCENT = Path("task:Status"), Path("task:PercentComplete")
_COMPLETE, _RECURRENCE = Path("task:CompleteDate"), Path("task:Recurrence")
_START, _DUE = Path("task:StartDate"), Path("task:DueDate")
_DESCRIPTIONS = {
    "NotStarted": "Not Started",
    "InProgress": "In Progress",
    "Completed": "Completed",
    "WaitingOnOthers": "Waiting on someone else",
    "Deferred": "Deferred",
}


def _months_later(day: date, count: int) -> date:
    years, month = divmod(day.month - 1 + count, 12)
    for last in range(day.day, 27, -1):
        try:
            return date(day.year + years, month + 1, last)
        except ValueError:
            continue
    return date(day.year + years, month + 1, day.day)


_REGENERATED: Mapping[str, Callable[[date, int], date]] = {
    "DailyRegeneration": lambda day, count: day + timedelta(days=count),
    "WeeklyRegeneration": lambda day, count: day + timedelta(weeks=count),
    "MonthlyRegeneration": _months_later,
    "YearlyRegeneration": lambda day, count: _months_later(day, 12 * count),
}
"""Recurrences that start anew when the task is completed."""


class Tasks(ItemKind):
    """IPM.Task."""

    element = "Task"
    item_class = "IPM.Task"
    folder_class = "IPF.Task"
    table = FieldTable("Task", (*ITEM_FIELDS, *TASK_FIELDS))

    def update(
        self, mailbox: Mailbox, item: Item, occurrence: str, edits: Sequence[Edit], options: Options
    ) -> tuple[Item, str]:
        """A recurring task that is completed, or gets another day, leaves a task of its own behind, whose id
        is the answer; the item itself is the next occurrence then ("UpdateItem operation (task)").
        """
        values = self.normalised(mailbox, self.edited(item.values, edits), item.values)
        completed = _is_complete(values) and not _is_complete(item.values)
        moved = any(_day(values, path) != _day(item.values, path) for path in (_START, _DUE))
        recurs = _RECURRENCE in values and _RECURRENCE in item.values
        splits = recurs and (completed or (moved and not _regenerates(values) and not _is_new_rule(edits)))
        if not splits or not mailbox.behaviour.completing_recurs:
            result = super().update(mailbox, item, occurrence, edits, options)
            if mailbox.behaviour.task_id_changes:
                mailbox.store.renumber(item)
            return result
        next_day = self._next_day(mailbox, values, item.values)
        if next_day is None:
            return super().update(mailbox, item, occurrence, edits, options)
        left = mailbox.store.add(
            self, item.folder, {path: held for path, held in values.items() if path != _RECURRENCE}
        )
        item.values = self._advanced(values, item.values, next_day)
        mailbox.store.touch(item)
        return left, ""

    def check(self, values: Values) -> None:
        if _RECURRENCE in values:
            with suppress(EwsError):
                _recurrence(values[_RECURRENCE])

    def normalised(self, mailbox: Mailbox, values: Values, before: Values) -> Values:
        for path in (_START, _DUE, _COMPLETE):
            if path in values:
                # A day is the one on the wall where it was written.
                day = moment(text_of(values[path])).date()
                values[path] = self._day_element(path, day)
        self._couple(mailbox, values, before)
        if _RECURRENCE in values:
            values[_RECURRENCE] = _recurrence(values[_RECURRENCE])
            if _START not in values and _DUE not in values:
                first = _range_start(values[_RECURRENCE])
                values[_START], values[_DUE] = (self._day_element(path, first) for path in (_START, _DUE))
        return super().normalised(mailbox, values, before)

    def value(self, mailbox: Mailbox, item: Item, occurrence: str, path: Path) -> Element | None:
        values = item.values
        match path.uri:
            case "task:IsComplete":
                return element(t("IsComplete"), str(_is_complete(values)).lower())
            case "task:IsRecurring":
                return element(t("IsRecurring"), str(_RECURRENCE in values).lower())
            case "task:IsTeamTask":
                return element(t("IsTeamTask"), "false")
            case "task:ChangeCount":
                return element(t("ChangeCount"), "1")
            case "task:DelegationState":
                return element(t("DelegationState"), "NoMatch")
            case "task:Owner":
                return element(t("Owner"), mailbox.owner.name)
            case "task:StatusDescription":
                return element(t("StatusDescription"), _DESCRIPTIONS[text_of(values[_STATUS])])
            case _:
                return super().value(mailbox, item, occurrence, path)

    def _couple(self, mailbox: Mailbox, values: Values, before: Values) -> None:
        """Status, percentage and the day of completion say the same; what was changed last decides."""
        if _COMPLETE in values and moment(text_of(values[_COMPLETE])) > mailbox.store.now() + timedelta(
            days=1
        ):
            raise EwsError("ErrorInvalidCompleteDate", "The completion date lies in the future.")
        status = text_of(values.get(_STATUS)) or "NotStarted"
        percent = float(text_of(values.get(_PERCENT)) or 0)
        if not 0 <= percent <= 100:
            raise EwsError("ErrorInvalidPercentCompleteValue", "PercentComplete is from 0 to 100.")
        was_status = text_of(before.get(_STATUS)) or "NotStarted"
        was_percent = float(text_of(before.get(_PERCENT)) or 0)
        done_before = text_of(before.get(_COMPLETE))
        if status != was_status:
            percent = _percent_of(status, percent)
        elif percent != was_percent:
            status = _status_of(status, percent)
        elif _COMPLETE in values and text_of(values[_COMPLETE]) != done_before:
            status, percent = "Completed", 100.0
        values[_STATUS] = self.text_element(_STATUS, status)
        values[_PERCENT] = self.text_element(_PERCENT, f"{percent:g}")
        values.pop(_COMPLETE, None)
        if status == "Completed":
            # Whatever day is sent, the server takes the present one.
            kept = done_before if was_status == "Completed" and done_before else ""
            values[_COMPLETE] = (
                self.text_element(_COMPLETE, kept)
                if kept
                else self._day_element(_COMPLETE, mailbox.store.now().date())
            )

    def _next_day(self, mailbox: Mailbox, values: Values, before: Values) -> date | None:
        """When the next occurrence is due, None after the last one."""
        recurrence = before[_RECURRENCE]
        pattern, span = children(recurrence)
        regenerated = _REGENERATED.get(local_name(pattern))
        if regenerated is not None:
            count = text_of(child(span, "NumberOfOccurrences"))
            due = regenerated(mailbox.store.now().date(), int(text_of(child(pattern, "Interval")) or 1))
            end = text_of(child(span, "EndDate"))
            ended = (count and int(count) <= 1) or (end and due > read_day(end))
            return None if ended else due
        present = _day(before, _DUE) or _day(before, _START) or _range_start(recurrence)
        return next((day for day in days_of(read_recurrence(recurrence)) if day > present), None)

    def _advanced(self, values: Values, before: Values, next_day: date) -> Values:
        """The values of the next occurrence: those of this one, not begun, on its own day."""
        start, due = _day(before, _START), _day(before, _DUE)
        result = {path: held for path, held in values.items() if path not in (_COMPLETE, _START, _DUE)}
        if due is not None or start is None:
            result[_DUE] = self._day_element(_DUE, next_day)
        if start is not None:
            result[_START] = self._day_element(_START, next_day - ((due or start) - start))
        result[_STATUS] = self.text_element(_STATUS, "NotStarted")
        result[_PERCENT] = self.text_element(_PERCENT, "0")
        result[_RECURRENCE] = _shortened(before[_RECURRENCE], next_day)
        return result

    def _day_element(self, path: Path, day: date) -> Element:
        return self.text_element(path, wire_moment(datetime.combine(day, time(), UTC)))


def _is_complete(values: Values) -> bool:
    return text_of(values.get(_STATUS)) == "Completed"


def _percent_of(status: str, percent: float) -> float:
    """The percentage when the status has become this."""
    match status:
        case "Completed":
            return 100.0
        case "NotStarted":
            return 0.0
        case _:
            return 0.0 if percent == 100 else percent


def _status_of(status: str, percent: float) -> str:
    """The status when the percentage has become this."""
    if percent == 100:
        return "Completed"
    if percent == 0:
        return "NotStarted" if status in ("Completed", "InProgress") else status
    return "InProgress" if status in ("Completed", "NotStarted") else status


def _day(values: Values, path: Path) -> date | None:
    held = values.get(path)
    return None if held is None else moment(text_of(held)).date()


def _regenerates(values: Values) -> bool:
    return local_name(next(children(values[_RECURRENCE]))) in _REGENERATED


def _is_new_rule(edits: Sequence[Edit]) -> bool:
    """Does an update replace the recurrence itself? Then it is the series that moves."""
    return any(edit.path == _RECURRENCE for edit in edits)


def _range_start(recurrence: Element) -> date:
    return read_day(text_of(child(list(children(recurrence))[1], "StartDate")))


def _recurrence(recurrence: Element) -> Element:
    """A recurrence as it is kept. Raises SoapFault for what the schema forbids."""
    parts = list(children(recurrence))
    if len(parts) == 2 and local_name(parts[0]) in _REGENERATED:
        interval = text_of(child(parts[0], "Interval"))
        if not interval.isdecimal() or int(interval) < 1:
            raise schema_fault(f"The value '{interval}' of 'Interval' is invalid.")
        return element(t("Recurrence"), None, _told_again(parts[0]), _told_again(parts[1]))
    return starting(recurrence, read_recurrence(recurrence).first)


def _shortened(recurrence: Element, next_day: date) -> Element:
    """The recurrence from its next day on, with one occurrence fewer when they are counted."""
    pattern, span = children(recurrence)
    changes = {"StartDate": next_day.isoformat()}
    count = text_of(child(span, "NumberOfOccurrences"))
    if count:
        changes["NumberOfOccurrences"] = str(int(count) - 1)
    return element(t("Recurrence"), None, _told_again(pattern), _told_again(span, changes))


def _told_again(node: Element, changes: Mapping[str, str] = MappingProxyType({})) -> Element:
    """A pattern or range as it is kept, with other texts for some of its parts. Raises SoapFault for a day
    that is none.
    """
    parts = {local_name(part): text_of(part) for part in children(node)} | dict(changes)
    for name in parts.keys() & {"StartDate", "EndDate"}:
        parts[name] = f"{read_day(parts[name]).isoformat()}Z"
    return element(t(local_name(node)), None, *(element(t(name), text) for name, text in parts.items()))
