"""Tasks of the embedded Exchange Server, written and read by exchangelib."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from exchangelib import EWSDate, Task
from exchangelib.recurrence import (
    DailyPattern,
    DailyRegeneration,
    EndDatePattern,
    MonthlyRegeneration,
    NoEndPattern,
    NumberedPattern,
    TaskRecurrence,
    WeeklyPattern,
    WeeklyRegeneration,
    YearlyRegeneration,
)
from support.clock import FakeClock
from support.ews_clients import Soap, update_item

from crmsync.sandbox.ews import EmbeddedExchange, EwsError, Kind

FIRST = EWSDate(2026, 3, 5)
CALL = {"Subject": "Call", "StartDate": "2026-03-04T00:00:00Z", "DueDate": "2026-03-05T00:00:00Z"}
WEEKLY = {
    "WeeklyRecurrence": {"Interval": 1, "DaysOfWeek": "Thursday"},
    "NumberedRecurrence": {"StartDate": "2026-03-05", "NumberOfOccurrences": 3},
}


def test_what_exchangelib_writes_is_what_outlook_shows(exchange: EmbeddedExchange, account: Any) -> None:
    task = Task(
        account=account,
        folder=account.tasks,
        subject="Call",
        body="Bring the papers",
        start_date=EWSDate(2026, 3, 4),
        due_date=FIRST,
        status="InProgress",
        percent_complete=Decimal("33"),
        categories=["CRM"],
        importance="High",
        companies=["Lund & Sons"],
        contacts=["Kim"],
        mileage="10 km",
        billing_information="A-1",
        actual_work=30,
        total_work=60,
        reminder_is_set=True,
        reminder_due_by=datetime(2026, 3, 4, 8, tzinfo=UTC),
    ).save()

    draft = exchange.person.task(task.id)

    assert draft is not None
    expected = {
        "Subject": "Call",
        "StartDate": "2026-03-04T00:00:00Z",
        "DueDate": "2026-03-05T00:00:00Z",
        "Status": "InProgress",
        "PercentComplete": "33",
        "Categories": ["CRM"],
        "Importance": "High",
        "Companies": ["Lund & Sons"],
        "Contacts": ["Kim"],
        "Mileage": "10 km",
        "BillingInformation": "A-1",
        "ActualWork": "30",
        "TotalWork": "60",
        "ReminderIsSet": "true",
        "ReminderDueBy": "2026-03-04T08:00:00Z",
        "IsComplete": "false",
        "IsRecurring": "false",
        "StatusDescription": "In Progress",
        "Owner": "Anna Keller",
    }
    assert {name: draft.get(name) for name in expected} == expected


def test_what_outlook_writes_is_what_exchangelib_reads(exchange: EmbeddedExchange, account: Any) -> None:
    call = exchange.person.create_task({**CALL, "Recurrence": WEEKLY, "Body": "Text"})

    task = account.tasks.get(id=call)

    assert (task.subject, task.start_date, task.due_date) == ("Call", EWSDate(2026, 3, 4), FIRST)
    assert (task.status, task.percent_complete, task.is_recurring) == ("NotStarted", 0, True)
    assert isinstance(task.recurrence.pattern, WeeklyPattern)
    assert (task.recurrence.pattern.interval, task.recurrence.pattern.weekdays) == (1, [4])
    assert (task.recurrence.boundary.start, task.recurrence.boundary.number) == (FIRST, 3)


@pytest.mark.parametrize(
    ("changes", "status", "percent"),
    [
        ({"Status": "Completed"}, "Completed", "100"),
        ({"PercentComplete": 100}, "Completed", "100"),
        ({"PercentComplete": 40}, "InProgress", "40"),
        ({"Status": "InProgress"}, "InProgress", "0"),
        ({"Status": "Deferred", "PercentComplete": 20}, "Deferred", "20"),
        ({"CompleteDate": "2026-03-01T00:00:00Z"}, "Completed", "100"),
        ({"Status": None}, "NotStarted", "0"),
    ],
)
def test_status_and_percentage_say_the_same(
    exchange: EmbeddedExchange, changes: dict[str, Any], status: str, percent: str
) -> None:
    call = exchange.person.create_task(CALL)

    exchange.person.edit_task(call, changes)

    draft = exchange.person.task(call)
    assert draft is not None
    assert (draft["Status"], draft["PercentComplete"]) == (status, percent)
    assert draft["IsComplete"] == str(status == "Completed").lower()
    assert ("CompleteDate" in draft) == (status == "Completed")


@pytest.mark.parametrize(
    ("changes", "status", "percent"),
    [
        ({"Status": "NotStarted"}, "NotStarted", "0"),
        ({"Status": "WaitingOnOthers"}, "WaitingOnOthers", "0"),
        ({"PercentComplete": 50}, "InProgress", "50"),
        ({"PercentComplete": 0}, "NotStarted", "0"),
        ({"Subject": "Ring"}, "Completed", "100"),
    ],
)
def test_a_completed_task_can_be_taken_up_again(
    exchange: EmbeddedExchange, changes: dict[str, Any], status: str, percent: str
) -> None:
    call = exchange.person.create_task({**CALL, "Status": "Completed"})

    exchange.person.edit_task(call, changes)

    draft = exchange.person.task(call)
    assert draft is not None
    assert (draft["Status"], draft["PercentComplete"]) == (status, percent)
    assert ("CompleteDate" in draft) == (status == "Completed")


def test_the_day_of_completion_is_the_servers(
    exchange: EmbeddedExchange, account: Any, clock: FakeClock
) -> None:
    call = exchange.person.create_task(CALL)
    task = account.tasks.get(id=call)
    task.complete()
    assert account.tasks.get(id=call).complete_date == datetime(2026, 3, 2, tzinfo=UTC)

    clock.advance(timedelta(days=2))
    exchange.person.edit_task(call, {"Subject": "Ring"})
    assert (exchange.person.task(call) or {})["CompleteDate"] == "2026-03-02T00:00:00Z"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"CompleteDate": "2026-04-01T00:00:00Z"}, "ErrorInvalidCompleteDate"),
        ({"PercentComplete": 101}, "ErrorInvalidPercentCompleteValue"),
        ({"PercentComplete": -1}, "ErrorInvalidPercentCompleteValue"),
    ],
)
def test_what_cannot_be(exchange: EmbeddedExchange, changes: dict[str, Any], code: str) -> None:
    call = exchange.person.create_task(CALL)

    with pytest.raises(EwsError) as refused:
        exchange.person.edit_task(call, changes)

    assert refused.value.code == code


def test_a_day_is_the_one_on_the_wall_where_it_was_written(exchange: EmbeddedExchange) -> None:
    call = exchange.person.create_task({"Subject": "Call", "DueDate": "2026-03-05T00:00:00+01:00"})

    assert (exchange.person.task(call) or {})["DueDate"] == "2026-03-05T00:00:00Z"


def test_completing_a_recurring_task_leaves_a_task_of_its_own(
    exchange: EmbeddedExchange, account: Any
) -> None:
    call = exchange.person.create_task(
        {**CALL, "Recurrence": WEEKLY, "ExtendedProperties": {"String 0x3a45": "x"}, "Body": "Text"}
    )
    task = account.tasks.get(id=call)

    task.status = "Completed"
    ((left, _),) = account.bulk_update([(task, ["status"])])

    assert left != call
    done, following = exchange.person.task(left), exchange.person.task(call)
    assert done is not None
    assert following is not None
    assert (done["Status"], done["DueDate"], "Recurrence" in done) == (
        "Completed",
        "2026-03-05T00:00:00Z",
        False,
    )
    assert done["ExtendedProperties"] == {"String 0x3a45": "x"}
    assert (following["Status"], following["PercentComplete"]) == ("NotStarted", "0")
    assert (following["StartDate"], following["DueDate"]) == ("2026-03-11T00:00:00Z", "2026-03-12T00:00:00Z")
    assert following["Recurrence"]["NumberedRecurrence"] == {
        "StartDate": "2026-03-12Z",
        "NumberOfOccurrences": "2",
    }
    assert "CompleteDate" not in following
    assert following["Body"] == done["Body"]


def test_the_last_occurrence_is_completed_itself(exchange: EmbeddedExchange, account: Any) -> None:
    call = exchange.person.create_task({**CALL, "Recurrence": WEEKLY})
    answers = []
    for _ in range(3):
        task = account.tasks.get(id=call)
        task.status = "Completed"
        answers.append(account.bulk_update([(task, ["status"])])[0][0])

    assert answers[2] == call
    assert len({*answers}) == 3
    assert [draft["Status"] for draft in exchange.person.tasks()] == ["Completed"] * 3
    assert sorted(draft["DueDate"][:10] for draft in exchange.person.tasks()) == [
        "2026-03-05",
        "2026-03-12",
        "2026-03-19",
    ]


def test_another_day_of_a_recurring_task_leaves_a_task_of_its_own(
    exchange: EmbeddedExchange, account: Any
) -> None:
    call = exchange.person.create_task({**CALL, "Recurrence": WEEKLY})
    task = account.tasks.get(id=call)

    task.due_date = EWSDate(2026, 3, 6)
    ((left, _),) = account.bulk_update([(task, ["due_date"])])

    assert (exchange.person.task(left) or {})["DueDate"] == "2026-03-06T00:00:00Z"
    assert (exchange.person.task(call) or {})["DueDate"] == "2026-03-12T00:00:00Z"


def test_a_recurrence_can_be_moved_as_a_whole(exchange: EmbeddedExchange, account: Any) -> None:
    call = exchange.person.create_task({**CALL, "Recurrence": WEEKLY})
    task = account.tasks.get(id=call)

    task.due_date = task.start_date = EWSDate(2026, 3, 6)
    task.recurrence = TaskRecurrence(
        pattern=DailyPattern(interval=2), boundary=NoEndPattern(start=EWSDate(2026, 3, 6))
    )
    task.save(update_fields=["start_date", "due_date", "recurrence"])

    (draft,) = exchange.person.tasks()
    assert draft["ItemId"]["@Id"] == call
    assert draft["Recurrence"] == {
        "DailyRecurrence": {"Interval": "2"},
        "NoEndRecurrence": {"StartDate": "2026-03-06Z"},
    }


@pytest.mark.parametrize(
    ("pattern", "following"),
    [
        (DailyRegeneration(interval=3), "2026-03-23"),
        (WeeklyRegeneration(interval=2), "2026-04-03"),
        (MonthlyRegeneration(interval=1), "2026-04-20"),
        (YearlyRegeneration(interval=1), "2027-03-20"),
    ],
)
def test_a_task_that_starts_anew_when_it_is_done(
    exchange: EmbeddedExchange, account: Any, clock: FakeClock, pattern: Any, following: str
) -> None:
    recurrence = TaskRecurrence(pattern=pattern, boundary=NoEndPattern(start=FIRST))
    task = Task(
        account=account, folder=account.tasks, subject="Call", due_date=FIRST, recurrence=recurrence
    ).save()
    assert account.tasks.get(id=task.id).recurrence == recurrence
    clock.advance(timedelta(days=18))

    exchange.person.edit_task(task.id, {"Status": "Completed"})

    assert (exchange.person.task(task.id) or {})["DueDate"] == f"{following}T00:00:00Z"
    assert len(exchange.person.tasks()) == 2


@pytest.mark.parametrize(
    "boundary", [NumberedPattern(start=FIRST, number=1), EndDatePattern(start=FIRST, end=EWSDate(2026, 3, 6))]
)
def test_starting_anew_ends(
    exchange: EmbeddedExchange, account: Any, clock: FakeClock, boundary: Any
) -> None:
    recurrence = TaskRecurrence(pattern=DailyRegeneration(interval=3), boundary=boundary)
    task = Task(
        account=account, folder=account.tasks, subject="Call", due_date=FIRST, recurrence=recurrence
    ).save()
    clock.advance(timedelta(days=3))

    exchange.person.edit_task(task.id, {"Status": "Completed"})

    assert [draft["Status"] for draft in exchange.person.tasks()] == ["Completed"]


def test_the_thirty_first_becomes_the_last_of_a_shorter_month(
    exchange: EmbeddedExchange, clock: FakeClock
) -> None:
    anew = {"MonthlyRegeneration": {"Interval": 1}, "NoEndRecurrence": {"StartDate": "2026-03-31"}}
    call = exchange.person.create_task(
        {"Subject": "Call", "DueDate": "2026-03-31T00:00:00Z", "Recurrence": anew}
    )
    clock.advance(timedelta(days=29))

    exchange.person.edit_task(call, {"Status": "Completed"})

    assert (exchange.person.task(call) or {})["DueDate"] == "2026-04-30T00:00:00Z"


def test_a_recurring_task_without_a_day_gets_its_first_one(exchange: EmbeddedExchange) -> None:
    call = exchange.person.create_task({"Subject": "Call", "Recurrence": WEEKLY})

    assert (exchange.person.task(call) or {})["DueDate"] == "2026-03-05T00:00:00Z"


def test_a_server_that_completes_a_recurring_task_itself(exchange: EmbeddedExchange) -> None:
    call = exchange.person.create_task({**CALL, "Recurrence": WEEKLY})

    with exchange.switched(completing_recurs=False):
        exchange.person.edit_task(call, {"Status": "Completed"})

    assert [draft["ItemId"]["@Id"] for draft in exchange.person.tasks()] == [call]


def test_a_task_whose_id_changes_with_every_update(exchange: EmbeddedExchange, account: Any) -> None:
    call = exchange.person.create_task(CALL)
    task = account.tasks.get(id=call)

    with exchange.switched(task_id_changes=True):
        task.subject = "Ring"
        task.save(update_fields=["subject"])

    assert task.id != call
    assert [(draft["Subject"], draft["ItemId"]["@Id"]) for draft in exchange.person.tasks()] == [
        ("Ring", task.id)
    ]


@pytest.mark.parametrize(
    "recurrence",
    [
        "<t:WeeklyRecurrence><t:Interval>1</t:Interval><t:DaysOfWeek>Monday</t:DaysOfWeek></t:WeeklyRecurrence>",
        "<t:DailyRegeneration><t:Interval>0</t:Interval></t:DailyRegeneration>"
        "<t:NoEndRecurrence><t:StartDate>2026-03-05</t:StartDate></t:NoEndRecurrence>",
        "<t:DailyRegeneration><t:Interval>1</t:Interval></t:DailyRegeneration>"
        "<t:NoEndRecurrence><t:StartDate>soon</t:StartDate></t:NoEndRecurrence>",
    ],
)
def test_recurrences_that_are_none(exchange: EmbeddedExchange, soap: Soap, recurrence: str) -> None:
    call = exchange.person.create_task(CALL)
    step = (
        '<t:SetItemField><t:FieldURI FieldURI="task:Recurrence"/><t:Task>'
        f"<t:Recurrence>{recurrence}</t:Recurrence></t:Task></t:SetItemField>"
    )

    assert soap.fault(update_item(call, "", step, resolution="AlwaysOverwrite")) == "ErrorSchemaValidation"


def test_deleting_a_task_needs_to_say_what_of_it(
    exchange: EmbeddedExchange, account: Any, soap: Soap
) -> None:
    call = exchange.person.create_task(CALL)
    body = (
        f'<m:DeleteItem DeleteType="HardDelete"><m:ItemIds><t:ItemId Id="{call}"/></m:ItemIds></m:DeleteItem>'
    )

    assert soap.codes(body) == ["ErrorAffectedTaskOccurrencesRequired"]
    account.tasks.get(id=call).delete()
    assert exchange.person.tasks() == []


def test_tasks_are_synchronised_like_everything_else(exchange: EmbeddedExchange, account: Any) -> None:
    listed = exchange.person.create_folder(Kind.TASKS, "Errands")
    call = exchange.person.create_task(CALL)
    assert [(kind, item.id) for kind, item in account.tasks.sync_items()] == [("create", call)]
    moved = exchange.person.move_task(call, listed)
    assert [(kind, item.id) for kind, item in account.tasks.sync_items()] == [("delete", call)]
    assert [(kind, item.id) for kind, item in (account.tasks / "Errands").sync_items()] == [("create", moved)]
