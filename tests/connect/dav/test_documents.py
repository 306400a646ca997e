"""Documents: made new, patched, restored; what a stranger's libraries make of them. No server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import icalendar
import pytest
import vobject
from connect.samples import FULL, PNG, START
from support.dav_bench import CARD, DOCUMENTS, EVENT

from crmsync.connect.dav.dialects import dialect_for
from crmsync.connect.dav.documents import Dialect, Found
from crmsync.formats.contentline import FormatError
from crmsync.mapping.base import TableOptions
from crmsync.model.items import Item, ItemId, OperationKey, Trait, Unreadable, Version
from crmsync.model.kinds import Kind

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
LATER = NOW + timedelta(days=1)
KEY = OperationKey("5f1c6f0e-0000-4000-8000-000000000001")
OWN = "anna@example.com"

SERIES = EVENT.replace(
    "X-STRANGER",
    "RRULE:FREQ=WEEKLY;COUNT=5\r\nEXDATE;TZID=W. Europe Standard Time:20260112T090000\r\nX-STRANGER",
).replace(
    "END:VEVENT\r\n",
    "END:VEVENT\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:20260101T000000Z\r\n"
    "RECURRENCE-ID;TZID=W. Europe Standard Time:20260119T090000\r\n"
    "DTSTART;TZID=W. Europe Standard Time:20260119T110000\r\nDTEND;TZID=W. Europe Standard Time:20260119T120000\r\n"
    "SUMMARY:moved\r\nX-OVERRIDE:kept\r\nEND:VEVENT\r\n",
)
PEOPLE = "ORGANIZER;CN=Anna:mailto:anna@example.com\r\nATTENDEE;CN=Bob;PARTSTAT=ACCEPTED:mailto:bob@example.org\r\n"
MEETING = SERIES.replace("X-STRANGER", PEOPLE + "X-STRANGER").replace("X-OVERRIDE", PEOPLE + "X-OVERRIDE")


def dialect(kind: Kind, *, invitations: bool = False) -> Dialect:
    options = TableOptions({"custom_1": "X-CUSTOMER-NUMBER"}, invitations, frozenset({OWN}))
    return dialect_for(kind, options, lambda: "Europe/Berlin")


def read(kind: Kind, document: str | bytes) -> Item:
    found = dialect(kind).read(Found(ItemId("/x"), Version("1"), document, NOW))
    assert isinstance(found, Item), found
    return found


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_new_document_reads_back_as_it_was_meant(kind: Kind) -> None:
    document = dialect(kind).create(KEY, FULL[kind][1], NOW, None)
    item = read(kind, document)
    assert {name: item.fields.get(name) for name in FULL[kind][1]} == FULL[kind][1]
    assert (item.uid, item.key, item.modified, item.original) == (KEY, KEY, NOW, document)
    assert "\r\n" in document
    assert "\n" not in document.replace("\r\n", "")


def test_a_strangers_library_reads_our_card() -> None:
    card = vobject.readOne(dialect(Kind.CONTACTS).create(KEY, FULL[Kind.CONTACTS][0], NOW, None))
    assert (card.n.value.prefix, card.n.value.given, card.n.value.family) == ("Dr.", "Zoë", "Müller 😀")
    assert card.fn.value
    assert card.org.value == ["Bär; Söhne, GmbH", "Vertrieb"]
    assert [email.value for email in card.email_list] == [
        "zoe@example.org",
        "z2@example.org",
        "z3@example.org",
    ]
    work = next(adr.value for adr in card.adr_list if "WORK" in adr.params["TYPE"])
    assert (work.city, work.code, work.country) == ("Köln", "50667", "Deutschland")
    assert card.note.value == "erste Zeile\n\nzweite: a;b,c\\d 😀 日本"
    assert sorted(card.categories.value) == ["Café, Bar", "Key Account"]
    assert card.bday.value == "1985-12-10"


def test_a_strangers_library_reads_our_event() -> None:
    calendar = icalendar.Calendar.from_ical(dialect(Kind.EVENTS).create(KEY, FULL[Kind.EVENTS][0], NOW, None))
    (event,) = calendar.walk("VEVENT")
    assert event["UID"] == KEY
    assert event.decoded("DTSTART") == START
    assert event.decoded("DTEND") == START + timedelta(minutes=90)
    assert event["DTSTART"].params["TZID"] == "Europe/Berlin"
    assert [zone["TZID"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/Berlin"]
    assert event["RRULE"] == {"FREQ": ["WEEKLY"], "COUNT": [10]}
    assert event.walk("VALARM")[0].decoded("TRIGGER") == -timedelta(minutes=15)
    assert str(event["SUMMARY"]) == "Jour fixe – Zoë 😀"
    assert sorted(str(name) for name in event["CATEGORIES"].cats) == ["Key Account", "日本"]


def test_a_strangers_library_reads_our_task() -> None:
    calendar = icalendar.Calendar.from_ical(dialect(Kind.TASKS).create(KEY, FULL[Kind.TASKS][0], NOW, None))
    (task,) = calendar.walk("VTODO")
    assert (str(task["SUMMARY"]), str(task["STATUS"]), int(task["PERCENT-COMPLETE"])) == (
        "Angebot nachfassen; Zoë, 😀", "IN-PROCESS", 30,
    )  # fmt: skip
    assert 1 <= int(task["PRIORITY"]) <= 4
    assert task.decoded("DUE").isoformat().startswith("2026-05-20")


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_patching_nothing_changes_no_byte(kind: Kind) -> None:
    original = DOCUMENTS[kind].format(uid="u1", name="Byron")
    item = read(kind, original)
    assert dialect(kind).patch(original, {}, NOW) == original
    assert dialect(kind).patch(original, item.fields, NOW) == original


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_patch_changes_its_own_lines_and_the_time_stamp(kind: Kind) -> None:
    original = DOCUMENTS[kind].format(uid="u1", name="Byron")
    patched = dialect(kind).patch(
        original, {"notes" if kind is not Kind.EVENTS else "description": "neu"}, LATER
    )
    gone = set(original.splitlines()) - set(patched.splitlines())
    come = set(patched.splitlines()) - set(original.splitlines())
    assert {line.split(":")[0] for line in gone} <= {"REV", "DTSTAMP"}
    assert {line.split(":")[0] for line in come} <= {"REV", "DTSTAMP", "LAST-MODIFIED", "NOTE", "DESCRIPTION"}
    assert read(kind, patched).modified == LATER


def test_a_card_without_a_time_stamp_gets_none() -> None:
    original = CARD.format(uid="u1", name="Byron").replace("REV:20260101T000000Z\r\n", "")
    patched = dialect(Kind.CONTACTS).patch(original, {"notes": "neu"}, NOW)
    assert patched == original.replace("END:VCARD", "NOTE:neu\r\nEND:VCARD")
    assert read(Kind.CONTACTS, original).modified == NOW, "then the server's own time counts"


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_a_document_out_of_xml_gets_its_line_ends_back(kind: Kind) -> None:
    original = DOCUMENTS[kind].format(uid="u1", name="Byron")
    assert read(kind, original.replace("\r\n", "\n")).original == original
    assert read(kind, original.encode()).original == original
    bare = original.replace("\r\n", "\n").encode()
    assert read(kind, bare).original == bare.decode(), "a document that came by itself stays as it is"


@pytest.mark.parametrize("kind", list(Kind), ids=str)
def test_what_was_deleted_comes_back_whole(kind: Kind) -> None:
    original = (SERIES if kind is Kind.EVENTS else DOCUMENTS[kind]).format(uid="u1", name="Byron")
    fields = read(kind, original).fields
    restored = dialect(kind).create(KEY, fields, LATER, original)
    item = read(kind, restored)
    assert item.fields == fields
    assert (item.key, item.uid) == (KEY, KEY)
    assert "u1" not in restored.replace("kept u1", "")
    assert "X-STRANGER;X-P=1:kept u1" in restored
    assert restored.count("X-OVERRIDE:kept") == original.count("X-OVERRIDE:kept")


def test_what_was_deleted_comes_back_whole_with_the_fields_it_is_given() -> None:
    original = CARD.format(uid="u1", name="Byron")
    restored = dialect(Kind.CONTACTS).create(
        KEY, {"given_name": "Ada", "family_name": "Lovelace"}, NOW, original
    )
    fields = read(Kind.CONTACTS, restored).fields
    before = read(Kind.CONTACTS, original).fields
    assert fields == {**before, "given_name": "Ada", "family_name": "Lovelace"}
    assert len(before) > 2
    assert "X-STRANGER" in restored


@pytest.mark.parametrize("invitations", [False, True])
def test_a_meeting_that_comes_back_mails_nobody_whatever_the_mapping_allows(invitations: bool) -> None:
    original = MEETING.format(uid="u1", name="Jour fixe")
    item = read(Kind.EVENTS, original)
    assert item.traits >= {Trait.GUESTS, Trait.ORGANISED}
    quiet = dialect(Kind.EVENTS, invitations=invitations).create(KEY, item.fields, NOW, original)
    people = [
        line for line in quiet.replace("\r\n ", "").splitlines() if line.startswith(("ATTENDEE", "ORGANIZER"))
    ]
    assert len(people) == 4
    assert all(";SCHEDULE-AGENT=CLIENT:mailto:" in person for person in people)


def test_a_photo_is_put_in_and_taken_out() -> None:
    cards = dialect(Kind.CONTACTS)
    original = CARD.format(uid="u1", name="Byron")
    assert cards.photo(original) is None
    with_photo = cards.with_photo(original, PNG, NOW)
    assert cards.photo(with_photo) == PNG
    assert vobject.readOne(with_photo).photo.value == PNG
    assert cards.with_photo(with_photo, PNG, LATER) == with_photo
    without = cards.with_photo(with_photo, None, NOW)
    assert without == original.replace("REV:20260101T000000Z", "REV:20260302T093000Z")


@pytest.mark.parametrize(
    ("kind", "document"),
    [
        (Kind.CONTACTS, "BEGIN:VCARD\r\nFN:Ada"),
        (Kind.CONTACTS, ""),
        (Kind.CONTACTS, "garbage"),
        (Kind.CONTACTS, CARD + CARD),
        (Kind.EVENTS, EVENT.replace("DTSTART;TZID=W. Europe Standard Time:20260105T090000\r\n", "")),
        (Kind.EVENTS, "garbage"),
        (Kind.TASKS, b"\xff\xfeB\x00"),
    ],
)
def test_what_cannot_be_read_says_why(kind: Kind, document: str | bytes) -> None:
    found = dialect(kind).read(Found(ItemId("/x"), Version("1"), document))
    assert isinstance(found, Unreadable)
    assert found.reason
    assert (found.id, found.version) == ("/x", "1")
    if not isinstance(document, bytes):
        with pytest.raises(FormatError):
            dialect(kind).patch(document, {}, NOW)


def test_an_unreadable_event_is_recognised_by_its_title() -> None:
    broken = EVENT.format(uid="u1", name="Jour fixe").replace(
        "DTSTART;TZID=W. Europe Standard Time:20260105T090000\r\n", ""
    )
    found = dialect(Kind.EVENTS).read(Found(ItemId("/x"), Version("1"), broken))
    assert isinstance(found, Unreadable)
    assert found.label == "Jour fixe"


@pytest.mark.parametrize(("kind", "other"), [(Kind.TASKS, Kind.EVENTS), (Kind.EVENTS, Kind.TASKS)])
def test_the_other_kind_in_a_calendar_is_nothing(kind: Kind, other: Kind) -> None:
    document = DOCUMENTS[other].format(uid="u1", name="Byron")
    assert dialect(kind).read(Found(ItemId("/x"), Version("1"), document)) is None
