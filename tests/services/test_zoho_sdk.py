"""The official SDK, unmodified, against the embedded CRM: what its users call daily, with its own view of the replies.

Traps of the SDK: fact sheet on Zoho, section 1 (real `api_domain`, ids as numbers, headers need a type name).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from zohocrmsdk.src.com.zoho.api.authenticator import OAuthToken
from zohocrmsdk.src.com.zoho.api.authenticator.store import TokenStore
from zohocrmsdk.src.com.zoho.crm.api import HeaderMap, Initializer, ParameterMap
from zohocrmsdk.src.com.zoho.crm.api import record as sdk
from zohocrmsdk.src.com.zoho.crm.api.dc import DataCenter
from zohocrmsdk.src.com.zoho.crm.api.exception import SDKException
from zohocrmsdk.src.com.zoho.crm.api.header import Header
from zohocrmsdk.src.com.zoho.crm.api.sdk_config import SDKConfig
from zohocrmsdk.src.com.zoho.crm.api.util import Choice, StreamWrapper

from crmsync.sandbox.crm import EmbeddedCrm, Reaction

pytestmark = pytest.mark.services

ZONE = timezone(timedelta(hours=1))
PIXEL = b"\x89PNG\r\n\x1a\n0000"


class LocalDataCenter(DataCenter):
    """A data centre whose three hosts are all the embedded CRM."""

    def __init__(self, base: str) -> None:
        self.base = base

    def get_iam_url(self) -> str:
        return self.base + "/oauth/v2/token"

    def get_file_upload_url(self) -> str:
        return self.base

    def environment(self) -> Any:
        return DataCenter.Environment(self.base, self.get_iam_url(), self.get_file_upload_url())


class MemoryStore(TokenStore):
    """Keeps the SDK's tokens in memory."""

    def __init__(self) -> None:
        self.tokens: dict[str, Any] = {}

    def find_token(self, token: Any) -> Any:
        for known in self.tokens.values():
            if known.get_refresh_token() and known.get_refresh_token() == token.get_refresh_token():
                return known
        return None

    def save_token(self, token: Any) -> None:
        if token.get_id() is None:
            token.set_id(str(len(self.tokens) + 1))
        self.tokens[token.get_id()] = token

    def delete_token(self, id: str) -> None:
        self.tokens.pop(id, None)

    def get_tokens(self) -> list[Any]:
        return list(self.tokens.values())

    def delete_tokens(self) -> None:
        self.tokens.clear()

    def find_token_by_id(self, id: str) -> Any:
        return self.tokens.get(id)


@dataclass
class World:
    """The embedded CRM and the SDK signed in to it."""

    crm: EmbeddedCrm
    tokens: MemoryStore
    directory: Path

    def initialize(self, token: Any, *, tokens: MemoryStore | None = None) -> None:
        Initializer.initialize(
            environment=LocalDataCenter(self.crm.base_url).environment(),
            token=token,
            store=tokens or self.tokens,
            sdk_config=SDKConfig(
                auto_refresh_fields=False, pick_list_validation=False, read_timeout=10, connect_timeout=5
            ),
            resource_path=str(self.directory),
        )


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    with EmbeddedCrm() as crm:
        world = World(crm, MemoryStore(), tmp_path_factory.mktemp("sdk"))
        sign_in = crm.sign_in_data()
        world.initialize(
            OAuthToken(
                client_id=sign_in.client_id,
                client_secret=sign_in.client_secret,
                refresh_token=sign_in.refresh_token,
            )
        )
        yield world


@pytest.fixture(autouse=True)
def clean(world: World) -> None:
    for module in ("Contacts", "Accounts", "Tasks", "Events"):
        for record in world.crm.records(module):
            world.crm.person.delete(record["id"])
    world.crm.forget_automation()
    world.crm.forget_requests()


def record(**values: Any) -> Any:
    made = sdk.Record()
    for name, value in values.items():
        made.add_key_value(name.replace("__dollar__", "$"), value)
    return made


def body(*records: Any, trigger: list[str] | None = None, check: list[str] | None = None) -> Any:
    made = sdk.BodyWrapper()
    made.set_data(list(records))
    if trigger is not None:
        made.set_trigger(trigger)
    if check is not None:
        made.set_duplicate_check_fields(check)
    return made


def operations(module: str) -> Any:
    return sdk.RecordOperations(module)


def fared(response: Any) -> list[tuple[str, str]]:
    """Class and code of each item of a write's reply."""
    return [(type(item).__name__, item.get_code().get_value()) for item in response.get_object().get_data()]


def first_id(response: Any) -> int:
    return int(response.get_object().get_data()[0].get_details()["id"])


def parameters(*pairs: tuple[Any, Any]) -> ParameterMap:
    made = ParameterMap()
    for parameter, value in pairs:
        made.add(parameter, value)
    return made


def list_contacts(since: datetime | None = None, page_token: str | None = None, per_page: int = 200) -> Any:
    query = parameters(
        *(
            (sdk.GetRecordsParam.fields, name)
            for name in ("Last_Name", "Email", "Account_Name", "Modified_Time")
        ),
        (sdk.GetRecordsParam.per_page, per_page),
        (sdk.GetRecordsParam.sort_by, "Modified_Time"),
        (sdk.GetRecordsParam.sort_order, "asc"),
    )
    if page_token is not None:
        query.add(sdk.GetRecordsParam.page_token, page_token)
    headers = HeaderMap()
    if since is not None:
        headers.add(sdk.GetRecordsHeader.if_modified_since, since)
    return operations("Contacts").get_records(query, headers)


def test_signing_in_names_the_token_after_user_and_organisation(world: World) -> None:
    (token,) = world.tokens.get_tokens()
    user, _, organisation = token.get_user_signature().get_name().partition(":")
    assert user == world.crm.person.user.email
    assert organisation.isdigit()
    assert token.get_api_domain() == world.crm.base_url
    assert token.get_access_token().startswith("1000.")


def test_a_grant_code_signs_in_once(world: World) -> None:
    client, code, tokens = world.crm.client(), world.crm.self_client_code(), MemoryStore()

    def exchange() -> Any:
        return OAuthToken(
            client_id=client.client_id, client_secret=client.client_secret, grant_token=code, find_user=False
        )

    before = Initializer.get_initializer()
    try:
        world.initialize(exchange(), tokens=tokens)
        (token,) = tokens.get_tokens()
        assert token.get_refresh_token().startswith("1000.")
        with pytest.raises(SDKException, match="invalid_code"):
            world.initialize(exchange(), tokens=MemoryStore())
    finally:
        Initializer.initializer = before


def test_a_bad_refresh_token_is_an_sdk_exception(world: World) -> None:
    client = world.crm.client()
    token = OAuthToken(client_id=client.client_id, client_secret=client.client_secret, refresh_token="bad")
    with pytest.raises(SDKException, match="invalid_code"):
        token.generate_token()


def test_create_and_read_a_contact_with_its_account(world: World) -> None:
    account = first_id(operations("Accounts").create_records(body(record(Account_Name="Acme"), trigger=[])))
    made = operations("Contacts").create_records(
        body(
            record(
                First_Name="Zoë",
                Last_Name="Probe",
                Email="z@example.test",
                Date_of_Birth=date(1990, 2, 3),
                Email_Opt_Out=False,
                Lead_Source=Choice("Advertisement"),
                Account_Name=record(id=account),
            ),
            trigger=[],
        )
    )
    assert made.get_status_code() == 201
    assert fared(made) == [("SuccessResponse", "SUCCESS")]
    (read,) = operations("Contacts").get_record(first_id(made)).get_object().get_data()
    assert read.get_key_value("First_Name") == "Zoë"
    assert read.get_key_value("Full_Name") == "Zoë Probe"
    assert read.get_key_value("Date_of_Birth") == date(1990, 2, 3)
    assert read.get_key_value("Lead_Source").get_value() == "Advertisement"
    assert read.get_key_value("Account_Name").get_id() == account
    assert read.get_created_by().get_name() == "Anna Keller"
    assert world.crm.automation_log() == []


def test_the_server_finds_missing_mandatory_fields_the_sdk_lets_through() -> None:
    made = operations("Contacts").create_records(
        body(record(Last_Name="A"), record(First_Name="B"), trigger=[])
    )
    assert made.get_status_code() == 207
    assert fared(made) == [("SuccessResponse", "SUCCESS"), ("APIException", "MANDATORY_NOT_FOUND")]
    refused = made.get_object().get_data()[1].get_details()
    assert (refused["api_name"], refused["json_path"]) == ("Last_Name", "$.data[1].Last_Name")


def test_lists_come_in_pages_and_nothing_new_is_304(world: World) -> None:
    world.crm.person.create_many("Contacts", ({"Last_Name": f"P{number}"} for number in range(5)))
    since = datetime(2020, 1, 1, tzinfo=ZONE)
    names, token = [], None
    for _ in range(3):
        page = list_contacts(since, token, per_page=2).get_object()
        names += [entry.get_key_value("Last_Name") for entry in page.get_data()]
        token = page.get_info().get_next_page_token()
    assert names == [f"P{number}" for number in range(5)]
    assert token is None
    nothing = list_contacts(datetime(2099, 1, 1, tzinfo=ZONE))
    assert (nothing.get_status_code(), nothing.get_object()) == (304, None)


def test_a_list_without_fields_is_an_api_exception() -> None:
    refused = operations("Contacts").get_records().get_object()
    assert type(refused).__name__ == "APIException"
    assert refused.get_code().get_value() == "REQUIRED_PARAM_MISSING"


def test_update_in_a_batch_empties_with_none(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim", "Description": "old"})
    world.crm.forget_automation()
    made = operations("Contacts").update_records(
        body(record(id=int(kim), Phone="+33 1", Description=None), trigger=[])
    )
    assert (made.get_status_code(), fared(made)) == (200, [("SuccessResponse", "SUCCESS")])
    seen = world.crm.person.record(kim) or {}
    assert (seen["Phone"], seen["Description"]) == ("+33 1", None)
    assert world.crm.automation_log() == []


def test_a_stale_update_is_refused_with_412(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    headers = HeaderMap()
    headers.add(Header("If-Unmodified-Since", "String"), "2020-01-05T10:00:00+01:00")
    refused = operations("Contacts").update_record(int(kim), body(record(Phone="+33 2"), trigger=[]), headers)
    assert refused.get_status_code() == 412
    assert (world.crm.person.record(kim) or {})["Phone"] is None


def test_upsert_finds_by_mail_address(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim", "Email": "kim@example.test"})
    made = operations("Contacts").upsert_records(
        body(record(Last_Name="Kim", Email="KIM@example.test", Title="Boss"), trigger=[], check=["Email"])
    )
    (item,) = made.get_object().get_data()
    assert item.get_action().get_value() == "update"
    assert item.get_duplicate_field() == "Email"
    assert first_id(made) == int(kim)


def test_deleted_records_are_listed(world: World) -> None:
    ids = [int(world.crm.person.create("Contacts", {"Last_Name": name})) for name in ("A", "B")]
    world.crm.forget_automation()
    query = parameters(
        *((sdk.DeleteRecordsParam.ids, str(number)) for number in ids),
        (sdk.DeleteRecordsParam.wf_trigger, False),
    )
    gone = operations("Contacts").delete_records(query)
    assert fared(gone) == [("SuccessResponse", "SUCCESS")] * 2
    assert world.crm.automation_log() == []
    query = parameters(
        (sdk.GetDeletedRecordsParam.type, "all"),
        (sdk.GetDeletedRecordsParam.page, 1),
        (sdk.GetDeletedRecordsParam.per_page, 200),
    )
    headers = HeaderMap()
    headers.add(sdk.GetDeletedRecordsHeader.if_modified_since, datetime(2020, 1, 1, tzinfo=ZONE))
    listed = operations("Contacts").get_deleted_records(query, headers).get_object().get_data()
    assert set(ids) <= {entry.get_id() for entry in listed}
    newest = next(entry for entry in listed if entry.get_id() == ids[0])
    assert (newest.get_display_name(), newest.get_type()) == ("A", "recycle")
    assert newest.get_deleted_by().get_name() == "Anna Keller"


def test_a_task_with_reminder_and_series(world: World) -> None:
    account = world.crm.person.create("Accounts", {"Account_Name": "Acme"})
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    reminder, rule = sdk.RemindAt(), sdk.RecurringActivity()
    reminder.set_alarm("FREQ=NONE;ACTION=POPUP;TRIGGER=DATE-TIME:2026-01-18T12:45:00+01:00")
    rule.set_rrule("FREQ=DAILY;INTERVAL=1;DTSTART=2026-01-18;UNTIL=2026-01-28")
    task = record(
        Subject="Call back",
        Due_Date=date(2026, 1, 20),
        Status=Choice("Not Started"),
        Priority=Choice("High"),
        Who_Id=record(id=int(kim)),
        What_Id=record(id=int(account)),
        Remind_At=reminder,
        Recurring_Activity=rule,
        __dollar__se_module="Accounts",
    )
    made = operations("Tasks").create_records(body(task, trigger=[]))
    assert fared(made) == [("SuccessResponse", "SUCCESS")]
    (read,) = operations("Tasks").get_record(first_id(made)).get_object().get_data()
    assert read.get_key_value("Due_Date") == date(2026, 1, 20)
    assert read.get_key_value("Remind_At").get_alarm() == reminder.get_alarm()
    assert read.get_key_value("Recurring_Activity").get_rrule() == rule.get_rrule()
    assert read.get_key_value("Who_Id").get_id() == int(kim)


def test_a_meeting_with_guests_mails_them_unless_told_not_to(world: World) -> None:
    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim", "Email": "kim@example.test"})
    guest, contact, reminder = sdk.Participants(), sdk.Participants(), sdk.Reminder()
    guest.set_type("email")
    guest.set_participant("guest@example.test")
    contact.set_type("contact")
    contact.set_participant(kim)
    reminder.set_unit(15)
    reminder.set_period("minutes")
    start = datetime(2026, 1, 20, 10, 0, tzinfo=ZONE)

    def meeting(**more: Any) -> Any:
        return record(
            Event_Title="Review",
            All_day=False,
            Start_DateTime=start,
            End_DateTime=start + timedelta(hours=1),
            Venue="Room 1",
            Participants=[guest, contact],
            Remind_At=[reminder],
            Who_Id=record(id=int(kim)),
            **more,
        )

    world.crm.forget_automation()
    silent = operations("Events").create_records(body(meeting(__dollar__send_notification=False), trigger=[]))
    assert fared(silent) == [("SuccessResponse", "SUCCESS")]
    assert world.crm.automation_log() == []
    (read,) = operations("Events").get_record(first_id(silent)).get_object().get_data()
    assert read.get_key_value("Start_DateTime") == start.astimezone(UTC)
    assert {entry.get_email() for entry in read.get_key_value("Participants")} == {
        "guest@example.test",
        "kim@example.test",
    }
    assert [entry.get_unit() for entry in read.get_key_value("Remind_At")] == [15]
    operations("Events").create_records(body(meeting(), trigger=[]))
    mailed = [
        entry.detail for entry in world.crm.automation_log() if entry.reaction is Reaction.INVITATION_MAIL
    ]
    assert mailed == ["guest@example.test", "kim@example.test"]


def test_a_meeting_is_cancelled(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.cancel_meetings import (
        BodyWrapper,
        CancelMeetingsOperations,
        Notify,
    )

    start = {"Start_DateTime": "2026-01-20T10:00:00+01:00", "End_DateTime": "2026-01-20T11:00:00+01:00"}
    guest = {"type": "email", "participant": "guest@example.test"}
    event = world.crm.person.create("Events", {"Event_Title": "Review", "Participants": [guest]} | start)
    notify, wrapper = Notify(), BodyWrapper()
    notify.set_send_cancelling_mail(False)
    wrapper.set_data([notify])
    world.crm.forget_automation()
    done = CancelMeetingsOperations(int(event)).cancel_meetings(wrapper)
    assert fared(done) == [("SuccessResponse", "SUCCESS")]
    assert (world.crm.person.record(event) or {})["$event_cancelled"] is True
    assert world.crm.automation_log() == []


def test_field_metadata_modules_and_views() -> None:
    from zohocrmsdk.src.com.zoho.crm.api.custom_views import CustomViewsOperations, GetCustomViewsParam
    from zohocrmsdk.src.com.zoho.crm.api.fields import FieldsOperations, GetFieldsParam
    from zohocrmsdk.src.com.zoho.crm.api.layouts import GetLayoutsParam, LayoutsOperations
    from zohocrmsdk.src.com.zoho.crm.api.modules import ModulesOperations
    from zohocrmsdk.src.com.zoho.crm.api.related_lists import GetRelatedListsParam, RelatedListsOperations

    fields = (
        FieldsOperations()
        .get_fields(parameters((GetFieldsParam.module, "Contacts")))
        .get_object()
        .get_fields()
    )
    last_name = next(entry for entry in fields if entry.get_api_name() == "Last_Name")
    assert (last_name.get_length(), last_name.get_system_mandatory()) == (80, True)
    modules = ModulesOperations().get_modules(ParameterMap(), HeaderMap()).get_object().get_modules()
    assert [entry.get_api_name() for entry in modules][:2] == ["Contacts", "Accounts"]
    views = (
        CustomViewsOperations()
        .get_custom_views(parameters((GetCustomViewsParam.module, "Contacts")))
        .get_object()
        .get_custom_views()
    )
    assert [entry.get_name() for entry in views] == ["All Contacts", "My Contacts"]
    (layout,) = (
        LayoutsOperations()
        .get_layouts(parameters((GetLayoutsParam.module, "Events")))
        .get_object()
        .get_layouts()
    )
    required = [
        entry.get_api_name() for entry in layout.get_sections()[0].get_fields() if entry.get_required()
    ]
    assert required == ["Event_Title", "Start_DateTime", "End_DateTime"]
    lists = RelatedListsOperations(None).get_related_lists(
        parameters((GetRelatedListsParam.module, "Contacts"))
    )
    assert [entry.get_api_name() for entry in lists.get_object().get_related_lists()][:2] == [
        "Notes",
        "Tasks",
    ]


def test_notes_of_a_contact(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.related_records import (
        GetRelatedRecordsParam,
        RelatedRecordsOperations,
    )

    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    query = parameters((GetRelatedRecordsParam.fields, "Note_Content"))

    def notes() -> Any:
        return RelatedRecordsOperations("Notes", "Contacts").get_related_records(int(kim), query)

    assert notes().get_status_code() == 204
    world.crm.person.note(kim, "called twice")
    (note,) = notes().get_object().get_data()
    assert note.get_key_value("Note_Content") == "called twice"


def test_mail_is_written_down_and_listed(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.email_related_records import EmailRelatedRecordsOperations
    from zohocrmsdk.src.com.zoho.crm.api.from_addresses import FromAddressesOperations
    from zohocrmsdk.src.com.zoho.crm.api.send_mail import BodyWrapper, Data, From, SendMailOperations, To

    kim = int(world.crm.person.create("Contacts", {"Last_Name": "Kim", "Email": "kim@example.test"}))
    world.crm.forget_automation()
    (own,) = FromAddressesOperations(None).get_from_addresses().get_object().get_from_addresses()
    assert own.get_email() == world.crm.person.user.email
    mail, sender, receiver, wrapper = Data(), From(), To(), BodyWrapper()
    sender.set_user_name("Anna")
    sender.set_email(own.get_email())
    receiver.set_user_name("Kim")
    receiver.set_email("kim@example.test")
    mail.set_from(sender)
    mail.set_to([receiver])
    mail.set_subject("Hello")
    mail.set_content("<b>hi</b>")
    mail.set_mail_format(Choice("html"))
    wrapper.set_data([mail])
    assert SendMailOperations(kim, "Contacts").send_mail(wrapper).get_status_code() == 200
    listed = (
        EmailRelatedRecordsOperations(kim, "Contacts", None, None).get_emails_related_records().get_object()
    )
    (entry,) = listed.get_emails()
    assert (entry.get_subject(), entry.get_sent()) == ("Hello", True)
    assert [entry.reaction for entry in world.crm.automation_log()] == [Reaction.SENT_MAIL]


def test_a_photo_goes_up_and_comes_down(world: World) -> None:
    kim = int(world.crm.person.create("Contacts", {"Last_Name": "Kim"}))
    assert operations("Contacts").get_photo(kim).get_status_code() == 204
    path = world.directory / "kim.png"
    path.write_bytes(PIXEL)
    upload = sdk.FileBodyWrapper()
    upload.set_file(StreamWrapper(file_path=str(path)))
    done = operations("Contacts").upload_photo(kim, upload).get_object()
    assert done.get_message().get_value() == "photo uploaded successfully"
    down = operations("Contacts").get_photo(kim).get_object().get_file()
    assert b"".join(down.get_stream()) == PIXEL
    assert operations("Contacts").delete_photo(kim).get_object().get_message().get_value() == "Photo deleted"
    assert operations("Contacts").get_photo(kim).get_status_code() == 204


def test_tags_are_added_and_removed(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.tags import (
        ExistingTag,
        ExistingTagRequestWrapper,
        NewTagRequestWrapper,
        Tag,
        TagsOperations,
    )

    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    tag, added = Tag(), NewTagRequestWrapper()
    tag.set_name("vip")
    added.set_tags([tag])
    done = TagsOperations().add_tags("Contacts", int(kim), added)
    assert fared(done) == [("RecordSuccessResponse", "SUCCESS")]
    assert [entry["name"] for entry in (world.crm.person.record(kim) or {})["Tag"]] == ["vip"]
    known, removed = ExistingTag(), ExistingTagRequestWrapper()
    known.set_name("vip")
    removed.set_tags([known])
    TagsOperations().remove_tags("Contacts", int(kim), removed)
    assert (world.crm.person.record(kim) or {})["Tag"] == []


def test_coql_and_count(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.coql import BodyWrapper, CoqlOperations

    world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    query = BodyWrapper()
    query.set_select_query(
        "select Last_Name from Contacts where Modified_Time >= '2020-01-01T00:00:00+00:00' limit 0, 200"
    )
    (row,) = CoqlOperations().get_records(query).get_object().get_data()
    assert row.get_key_value("Last_Name") == "Kim"
    assert operations("Contacts").record_count(ParameterMap()).get_object().get_count() == 1


def test_the_recycle_bin_is_listed_and_emptied(world: World) -> None:
    from zohocrmsdk.src.com.zoho.crm.api.recycle_bin import RecycleBinOperations

    kim = world.crm.person.create("Contacts", {"Last_Name": "Kim"})
    world.crm.person.delete(kim)
    (entry,) = RecycleBinOperations().get_recyclebin_record(int(kim)).get_object().get_recycle_bin()
    assert (entry.get_display_name(), entry.get_module().get_api_name()) == ("Kim", "Contacts")
    assert RecycleBinOperations().delete_recyclebin_record(int(kim)).get_status_code() == 200
    assert RecycleBinOperations().get_recyclebin_record(int(kim)).get_status_code() == 204


def test_revoking_ends_the_sign_in(world: World) -> None:
    client, ben = world.crm.client(), world.crm.people[1]
    refresh_token = world.crm.sign_in_data(ben).refresh_token

    def sign_in() -> None:
        token = OAuthToken(
            client_id=client.client_id,
            client_secret=client.client_secret,
            refresh_token=refresh_token,
            find_user=False,
        )
        token.generate_token()
        token.remove()

    sign_in()
    address = f"{world.crm.base_url}/oauth/v2/token/revoke"
    assert OAuthToken.revoke_refresh_token(refresh_token, address) is True
    with pytest.raises(SDKException, match="invalid_code"):
        sign_in()
