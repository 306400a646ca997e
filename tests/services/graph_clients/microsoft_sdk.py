"""Microsoft's own SDK (msgraph-sdk) at work on an embedded Graph; run by its own Python, prints what it saw as JSON.

Arguments: the address of the API with its version, an access token.
"""

from __future__ import annotations

import asyncio
import datetime
import json
import sys
from typing import Any

from kiota_abstractions.api_error import APIError
from kiota_abstractions.authentication import (
    AccessTokenProvider,
    AllowedHostsValidator,
    BaseBearerTokenAuthenticationProvider,
)
from kiota_abstractions.base_request_configuration import RequestConfiguration
from msgraph import GraphRequestAdapter, GraphServiceClient
from msgraph.generated.models.attendee import Attendee
from msgraph.generated.models.contact import Contact
from msgraph.generated.models.contact_folder import ContactFolder
from msgraph.generated.models.date_time_time_zone import DateTimeTimeZone
from msgraph.generated.models.day_of_week import DayOfWeek
from msgraph.generated.models.email_address import EmailAddress
from msgraph.generated.models.event import Event
from msgraph.generated.models.item_body import ItemBody
from msgraph.generated.models.linked_resource import LinkedResource
from msgraph.generated.models.outlook_category import OutlookCategory
from msgraph.generated.models.patterned_recurrence import PatternedRecurrence
from msgraph.generated.models.physical_address import PhysicalAddress
from msgraph.generated.models.recurrence_pattern import RecurrencePattern
from msgraph.generated.models.recurrence_pattern_type import RecurrencePatternType
from msgraph.generated.models.recurrence_range import RecurrenceRange
from msgraph.generated.models.recurrence_range_type import RecurrenceRangeType
from msgraph.generated.models.single_value_legacy_extended_property import SingleValueLegacyExtendedProperty
from msgraph.generated.models.task_status import TaskStatus
from msgraph.generated.models.todo_task import TodoTask
from msgraph.generated.models.todo_task_list import TodoTaskList
from msgraph.generated.users.item.calendar_view.calendar_view_request_builder import (
    CalendarViewRequestBuilder,
)
from msgraph.generated.users.item.contact_folders.item.contacts.item.contact_item_request_builder import (
    ContactItemRequestBuilder,
)
from msgraph.generated.users.item.events.item.event_item_request_builder import EventItemRequestBuilder
from msgraph_core.requests.batch_request_content import BatchRequestContent

FAX = "String 0x3A24"
PIXEL = b"\x89PNG\r\n\x1a\n" + b"\x00\x00\x00\rIHDR\x00\x00\x00\x02\x00\x00\x00\x03" + b"rest"
IMMUTABLE = 'IdType="ImmutableId"'


class FixedToken(AccessTokenProvider):
    """Hands out the token that was given."""

    def __init__(self, token: str) -> None:
        self.token = token

    async def get_authorization_token(self, uri: str, additional_authentication_context: Any = None) -> str:
        return self.token

    def get_allowed_hosts_validator(self) -> AllowedHostsValidator:
        return AllowedHostsValidator(["127.0.0.1"])


def client(url: str, token: str) -> GraphServiceClient:
    adapter = GraphRequestAdapter(BaseBearerTokenAuthenticationProvider(FixedToken(token)))
    adapter.base_url = url
    return GraphServiceClient(request_adapter=adapter)


def preferring(*preferences: str, parameters: Any = None, **headers: str) -> Any:
    """Headers (and query parameters) of one request."""
    configuration = RequestConfiguration(query_parameters=parameters)
    for preference in (IMMUTABLE, *preferences):
        configuration.headers.add("Prefer", preference)
    for name, value in headers.items():
        configuration.headers.add(name.replace("_", "-"), value)
    return configuration


async def refusal(call: Any) -> list[Any]:
    """Status and code of a call that is refused."""
    try:
        await call
    except APIError as error:
        return [error.response_status_code, error.error.code]
    return [200, None]


async def contacts(graph: GraphServiceClient) -> dict[str, Any]:
    folder = await graph.me.contact_folders.post(ContactFolder(display_name="Customers"))
    place = graph.me.contact_folders.by_contact_folder_id(folder.id)
    made = [
        await place.contacts.post(
            Contact(
                given_name=name,
                birthday=datetime.datetime(1980, 2, 3, tzinfo=datetime.UTC),
                email_addresses=[EmailAddress(address=f"{name}@x.example")],
                business_address=PhysicalAddress(street="1 Elm St", city="Ulm"),
                business_phones=["030 1"],
                single_value_extended_properties=[SingleValueLegacyExtendedProperty(id=FAX, value="030 2")],
            ),
            request_configuration=preferring(),
        )
        for name in ("ada", "ben", "cem")
    ]
    page = await place.contacts.delta.get(request_configuration=preferring("odata.maxpagesize=2"))
    first = [contact.given_name for contact in page.value]
    while page.odata_next_link:
        page = await place.contacts.delta.with_url(page.odata_next_link).get(
            request_configuration=preferring()
        )
        first += [contact.given_name for contact in page.value]
    ada = place.contacts.by_contact_id(made[0].id)
    changed = await ada.patch(Contact(job_title="Buyer"), request_configuration=preferring())
    stale = await refusal(
        ada.patch(
            Contact(job_title="x"),
            request_configuration=preferring(If_Match=made[0].additional_data["@odata.etag"]),
        )
    )
    await place.contacts.by_contact_id(made[1].id).delete()
    page = await place.contacts.delta.with_url(page.odata_delta_link).get(request_configuration=preferring())
    expand = ContactItemRequestBuilder.ContactItemRequestBuilderGetQueryParameters(
        expand=[f"singleValueExtendedProperties($filter=id eq '{FAX}')"]
    )
    whole = await ada.get(request_configuration=preferring(parameters=expand))
    await ada.photo.content.put(PIXEL)
    return {
        "first": first,
        "second": [[one.id == made[0].id, one.additional_data.get("@removed")] for one in page.value],
        "changed": changed.job_title,
        "stale": stale,
        "fax": [entry.value for entry in whole.single_value_extended_properties],
        "birthday": whole.birthday.isoformat(),
        "city": whole.business_address.city,
        "folders": [one.display_name for one in (await graph.me.contact_folders.get()).value],
        "photo": (await ada.photo.content.get()) == PIXEL,
        "width": (await ada.photo.get()).width,
        "missing": await refusal(graph.me.contacts.by_contact_id("nonsense").get()),
    }


async def tasks(graph: GraphServiceClient) -> dict[str, Any]:
    crm = await graph.me.todo.lists.post(TodoTaskList(display_name="CRM"))
    place = graph.me.todo.lists.by_todo_task_list_id(crm.id)
    due = DateTimeTimeZone(date_time="2026-03-05T00:00:00", time_zone="UTC")
    linked = LinkedResource(application_name="crmsync", external_id="crm-1")
    made = await place.tasks.post(TodoTask(title="Call", due_date_time=due, linked_resources=[linked]))
    page = await place.tasks.delta.get()
    task = place.tasks.by_todo_task_id(made.id)
    done = await task.patch(TodoTask(status=TaskStatus.Completed))
    later = await place.tasks.delta.with_url(page.odata_delta_link).get()
    await graph.me.outlook.master_categories.post(OutlookCategory(display_name="CRM"))
    return {
        "lists": [
            [one.display_name, one.wellknown_list_name] for one in (await graph.me.todo.lists.get()).value
        ],
        "due": made.due_date_time.date_time,
        "completed": done.completed_date_time is not None,
        "delta": [[one.title, one.status] for one in (*page.value, *later.value)],
        "linked": [one.external_id for one in (await task.linked_resources.get()).value],
        "categories": [one.display_name for one in (await graph.me.outlook.master_categories.get()).value],
    }


def moment(wall: str) -> DateTimeTimeZone:
    return DateTimeTimeZone(date_time=wall, time_zone="Europe/Berlin")


def series() -> Event:
    return Event(
        subject="Jour fixe",
        body=ItemBody(content="Agenda"),
        start=moment("2026-03-19T10:00:00"),
        end=moment("2026-03-19T11:00:00"),
        attendees=[Attendee(email_address=EmailAddress(address="ben@x.example"))],
        transaction_id="op-1",
        recurrence=PatternedRecurrence(
            pattern=RecurrencePattern(
                type=RecurrencePatternType.Weekly, interval=1, days_of_week=[DayOfWeek.Thursday]
            ),
            range=RecurrenceRange(
                type=RecurrenceRangeType.Numbered,
                start_date=datetime.date(2026, 3, 19),
                number_of_occurrences=3,
            ),
        ),
    )


async def events(graph: GraphServiceClient) -> dict[str, Any]:
    made = await graph.me.events.post(series(), request_configuration=preferring())
    again = await graph.me.events.post(series(), request_configuration=preferring())
    place = graph.me.events.by_event_id(made.id)
    window = {"start_date_time": "2026-03-01T00:00:00Z", "end_date_time": "2026-05-01T00:00:00Z"}
    parameters = CalendarViewRequestBuilder.CalendarViewRequestBuilderGetQueryParameters(**window)
    zone = 'outlook.timezone="Europe/Berlin"'
    view = await graph.me.calendar_view.get(request_configuration=preferring(zone, parameters=parameters))
    second = graph.me.events.by_event_id(view.value[1].id)
    await second.patch(Event(subject="Moved"), request_configuration=preferring())
    await graph.me.events.by_event_id(view.value[2].id).delete()
    wanted = EventItemRequestBuilder.EventItemRequestBuilderGetQueryParameters(
        select=["subject", "cancelledOccurrences"], expand=["exceptionOccurrences"]
    )
    master = await place.get(request_configuration=preferring(parameters=wanted))
    window_url = f"{graph.request_adapter.base_url}/me/calendarView/delta?startDateTime=2026-03-01&endDateTime=2026-05-01"
    page = await graph.me.calendar_view.delta.with_url(window_url).get(request_configuration=preferring())
    return {
        "again": again.id == made.id,
        "type": made.type,
        "starts": [one.start.date_time[:16] for one in view.value],
        "exceptions": [one.subject for one in master.exception_occurrences],
        "cancelled": [one.rpartition(".")[2] for one in master.cancelled_occurrences],
        "delta": [one.type for one in page.value],
        "delta_link": page.odata_delta_link is not None,
        "calendars": [one.name for one in (await graph.me.calendars.get()).value],
        "zone": made.original_start_time_zone,
    }


async def batch(graph: GraphServiceClient) -> list[int]:
    content = BatchRequestContent()
    content.add_request_information(graph.me.to_get_request_information())
    content.add_request_information(graph.me.contacts.by_contact_id("nonsense").to_get_request_information())
    answers = await graph.batch.post(content)
    return sorted(answers.get_response_status_codes().values())


async def main(url: str, token: str) -> dict[str, Any]:
    graph = client(url, token)
    return {
        "me": (await graph.me.get()).user_principal_name,
        "contacts": await contacts(graph),
        "tasks": await tasks(graph),
        "events": await events(graph),
        "batch": await batch(graph),
    }


if __name__ == "__main__":
    print(json.dumps(asyncio.run(main(*sys.argv[1:])), default=str))
