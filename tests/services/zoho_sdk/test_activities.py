"""The official SDK, unmodified, against the embedded CRM: tasks, meetings, notes, mail, photos, tags, metadata."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from support.zoho_sdk import ZONE, World, body, fared, first_id, operations, parameters, record
from zohocrmsdk.src.com.zoho.crm.api import HeaderMap, ParameterMap
from zohocrmsdk.src.com.zoho.crm.api import record as sdk
from zohocrmsdk.src.com.zoho.crm.api.util import Choice, StreamWrapper

from crmsync.sandbox.crm import Reaction

pytestmark = pytest.mark.services
PIXEL = b"\x89PNG\r\n\x1a\n0000"


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
