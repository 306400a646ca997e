"""What is not mapped is never changed: a document before and after differs in the edited field's lines only (G3)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

import pytest
from support.documents import at, card, crlf, day, event, todo, unfolded
from support.story import IN_STEP, Story

PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYGBgAAAABQABpfZFQAAAAABJRU5ErkJggg=="
STAMPS = ("REV", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE", "CREATED")

RICH_CARD = card(
    "Ada Byron",
    "N:Byron;Ada;Augusta;Dr.;FRS",
    "NICKNAME:Enchantress",
    "ORG:Analytical Engines;Research;Mathematics",
    "TITLE:Programmer",
    "ROLE:Author",
    "item1.TEL;TYPE=pref:+44 20 1",
    "item1.X-ABLabel:Ship-to-shore",
    "TEL;TYPE=PAGER:+44 20 2",
    "TEL;TYPE=WORK,VOICE;X-SIM=2:+44 20 3",
    "item2.ADR;TYPE=HOME:PO Box 1;Flat 2;Ockham Park;Ockham;Surrey;GU23;United Kingdom",
    "item2.X-ABADR:gb",
    "LABEL;TYPE=HOME:Ockham Park\\nOckham",
    "IMPP;X-SERVICE-TYPE=Jabber:xmpp:ada@example.com",
    "item3.X-ABDATE;TYPE=pref:1835-07-08",
    "item3.X-ABLabel:_$!<Anniversary>!$_",
    "GEO:51.3;-0.4",
    "KEY;ENCODING=b:AAAA",
    "X-SOCIALPROFILE;TYPE=twitter:https://example.com/ada",
    "X-LONG-LINE:" + "0123456789 " * 20,
    "X-ÜMLAUT-FREE;X-P=\"a;b:c,d\":kept exactly, with \\, and \\; and \\n",
    f"PHOTO;ENCODING=b;TYPE=PNG:{PIXEL}",
    "CATEGORIES:Key Account",
    "URL:https://example.com/a?b=c;d",
).replace("X-ÜMLAUT-FREE", "X-UMLAUT-FREE")  # fmt: skip

RICH_TASK = todo(
    "Call",
    f"DUE;VALUE=DATE:{day(7):%Y%m%d}",
    "PRIORITY:5",
    "RELATED-TO;RELTYPE=PARENT:other-task",
    "X-APPLE-SORT-ORDER:7",
    "X-MOZ-GENERATION:3",
    "ATTACH:https://example.com/a.pdf",
    "COMMENT:a remark",
    "GEO:51.3;-0.4",
    "BEGIN:VALARM\nACTION:EMAIL\nDESCRIPTION:x\nSUMMARY:y\nATTENDEE:mailto:a@example.com\nTRIGGER:-P1D\nEND:VALARM",
)

RICH_MEETING = event(
    "Tea",
    "LOCATION:London",
    "DESCRIPTION:Bring the plans",
    'ORGANIZER;CN=Charles;SENT-BY="mailto:office@example.com":mailto:charles@example.com',
    "ATTENDEE;CN=Anna;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=TRUE;X-NUM-GUESTS=0:mailto:anna@example.com",
    "ATTENDEE;CUTYPE=ROOM;PARTSTAT=ACCEPTED:mailto:room@example.com",
    "X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE",
    "X-MS-OLK-FORCEINSPECTOROPEN:TRUE",
    "TRANSP:OPAQUE",
    "ATTACH;FMTTYPE=application/pdf:https://example.com/a.pdf",
    "CONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.example.com/1",
    "BEGIN:VALARM\nACTION:DISPLAY\nDESCRIPTION:first\nTRIGGER:-PT15M\nX-WR-ALARMUID:1\nEND:VALARM",
    "BEGIN:VALARM\nACTION:AUDIO\nTRIGGER:-PT5M\nATTACH;VALUE=URI:Basso\nEND:VALARM",
    "BEGIN:VALARM\nACTION:EMAIL\nDESCRIPTION:x\nSUMMARY:y\nATTENDEE:mailto:a@example.com\nTRIGGER:-P1D\nEND:VALARM",
    start=at(day(7), "10:00", "11:00"),
)


def differences(before: str, after: str) -> tuple[list[str], list[str]]:
    """The content lines that went and those that came, without the stamps of a change."""

    def told(lines: Iterable[str]) -> list[str]:
        return sorted(line for line in lines if line.partition(":")[0].partition(";")[0] not in STAMPS)

    old, new = Counter(unfolded(before)), Counter(unfolded(after))
    return told((old - new).elements()), told((new - old).elements())


@pytest.mark.parametrize(
    ("changes", "gone", "come"),
    [
        ({"Title": "Poet"}, ["TITLE:Programmer"], ["TITLE:Poet"]),
        ({"Title": None}, ["TITLE:Programmer"], []),
        ({"Mobile": "+44 7700 1"}, [], ["TEL;TYPE=cell,voice:+44 7700 1"]),
        ({"Other_Phone": "+44 20 9"}, ["item1.TEL;TYPE=pref:+44 20 1"], ["item1.TEL;TYPE=pref:+44 20 9"]),
        (
            {"Phone": "+44 20 9"},
            ["TEL;TYPE=WORK,VOICE;X-SIM=2:+44 20 3"],
            ["TEL;TYPE=WORK,VOICE;X-SIM=2:+44 20 9"],
        ),
        (
            {"Department": "Poetry"},
            ["ORG:Analytical Engines;Research;Mathematics"],
            ["ORG:Analytical Engines;Poetry;Mathematics"],
        ),
        (
            {"Other_City": "Paris"},
            ["item2.ADR;TYPE=HOME:PO Box 1;Flat 2;Ockham Park;Ockham;Surrey;GU23;United Kingdom"],
            ["item2.ADR;TYPE=HOME:PO Box 1;Flat 2;Ockham Park;Paris;Surrey;GU23;United Kingdom"],
        ),
        ({"Description": "A note"}, [], ["NOTE:A note"]),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_a_card_changes_in_the_edited_line_only(
    changes: dict[str, Any], gone: list[str], come: list[str], story: Story
) -> None:
    story.mailbox.contacts.put(RICH_CARD, "ada")
    before = story.mailbox.contacts.get("ada")
    story.begin("contacts")
    assert story.mailbox.contacts.get("ada") == before
    story.crm.contacts.edit("Ada Byron", **changes)
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    went, came = differences(before, story.mailbox.contacts.get("ada"))
    assert (went, [line.lower() for line in came]) == (gone, [line.lower() for line in come])


def test_a_task_changes_in_the_edited_line_only(story: Story) -> None:
    story.mailbox.tasks.put(RICH_TASK, "call")
    before = story.mailbox.tasks.get("call")
    story.begin("tasks")
    story.crm.tasks.edit("Call", Priority="High")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert differences(before, story.mailbox.tasks.get("call")) == (["PRIORITY:5"], ["PRIORITY:1"])


@pytest.mark.parametrize(
    ("changes", "gone", "come"),
    [
        ({"Venue": "Paris"}, ["LOCATION:London"], ["LOCATION:Paris"]),
        ({"Event_Title": "High tea"}, ["SUMMARY:Tea"], ["SUMMARY:High tea"]),
        ({"Remind_At": [{"unit": 30, "period": "minutes"}]}, ["TRIGGER:-PT15M"], ["TRIGGER:-PT30M"]),
        ({"Tag": [{"name": "Loom"}]}, ["CATEGORIES:CRM"], ["CATEGORIES:CRM,Loom"]),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, dict) else "",
)
def test_a_meeting_changes_in_the_edited_line_only(
    changes: dict[str, Any], gone: list[str], come: list[str], story: Story
) -> None:
    story.mailbox.events.put(RICH_MEETING, "tea")
    before = story.mailbox.events.get("tea")
    story.begin("events")
    story.crm.events.edit("Tea", **changes)
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    assert differences(before, story.mailbox.events.get("tea")) == (gone, come)


def test_a_record_changes_in_the_edited_field_only(story: Story) -> None:
    account = story.crm.accounts.add(Account_Name="Analytical Engines")
    story.crm.contacts.add(
        First_Name="Ada", Last_Name="Byron", Lead_Source="Trade Show", Skype_ID="ada.byron", Email_Opt_Out=True,
        Account_Name={"id": account}, Email="ada@example.com", Tag=[{"name": "VIP"}],
    )  # fmt: skip
    story.crm.tasks.add(Subject="Call", What_Id={"id": account}, **{"$se_module": "Accounts"}, Priority="Low")
    story.begin("contacts", "tasks")
    moving = {"Modified_Time", "Last_Activity_Time", "Modified_By", "Change_Log_Time__s"}
    before = story.crm.contacts.get("Ada Byron"), story.crm.tasks.get("Call")
    story.mailbox.contacts.add_lines(story.mailbox.contacts.named("Ada Byron"), "TITLE:Poet")
    story.mailbox.tasks.edit(story.mailbox.tasks.named("Call"), "PRIORITY:9", "PRIORITY:1")
    assert story.sync().ended(IN_STEP).wrote == {"crm updated": 2}
    after = story.crm.contacts.get("Ada Byron"), story.crm.tasks.get("Call")
    changed = [
        {name for name in new if new[name] != old[name]} - moving
        for old, new in zip(before, after, strict=True)
    ]
    assert changed == [{"Title"}, {"Priority"}]


def test_further_reminders_of_the_crm_stay(story: Story) -> None:
    story.mailbox.events.put(event("Tea", "LOCATION:London"))
    story.begin("events")
    reminders = [{"unit": 15, "period": "minutes"}, {"unit": 1, "period": "days", "time": "09:00"}]
    story.crm.events.edit("Tea", Remind_At=reminders)
    story.sync().ended(IN_STEP)
    story.mailbox.events.edit("tea", "TRIGGER:-PT15M", "TRIGGER:-PT20M")
    story.sync().ended(IN_STEP)
    held = story.crm.events.get("Tea")["Remind_At"]
    assert [(one["unit"], one["period"]) for one in held] == [(20, "minutes"), (1, "days")]


def test_a_quoted_vcard_of_another_version_keeps_its_version(story: Story) -> None:
    document = crlf(
        "BEGIN:VCARD\nVERSION:4.0\nUID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1\nFN;PID=1.1:Ada Byron\nN:Byron;Ada;;;\n"
        'TEL;PREF=1;VALUE=uri;TYPE="voice,cell":tel:+44-20-1\nEMAIL;PID=4.1;PREF=2:ada@example.com\n'
        "TITLE;LANGUAGE=en:Programmer\nCLIENTPIDMAP:1;urn:uuid:53e374d9-337e-4727-8803-a1e9c14e0556\nEND:VCARD"
    )
    story.mailbox.contacts.put(document, "ada")
    before = story.mailbox.contacts.get("ada")
    story.begin("contacts")
    assert story.crm.contacts.get("Ada Byron")["Mobile"] == "+44-20-1"
    story.crm.contacts.edit("Ada Byron", Title="Poet")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 1}
    gone, come = differences(before, story.mailbox.contacts.get("ada"))
    assert (gone, come) == (["TITLE;LANGUAGE=en:Programmer"], ["TITLE;LANGUAGE=en:Poet"])
