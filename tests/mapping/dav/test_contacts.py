"""Contacts ↔ vCard: what each producer's card says, and what a new card holds."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from support.dav_contacts import TABLE, body, card
from support.vcards import (
    APPLE_30,
    EVOLUTION_30,
    FASTMAIL_40,
    GOOGLE_30,
    GROUP_30,
    GROUP_40,
    NEXTCLOUD_40,
    OUTLOOK_21,
    OUTLOOK_30,
    PEOPLE,
)

from crmsync.formats.vcard import Card, Picture
from crmsync.mapping.base import Access, Fit, TableOptions, Unfit
from crmsync.mapping.dav.contacts import contact_table, picture, traits
from crmsync.mapping.dav.new_contacts import new_contact
from crmsync.model.fields import CONTACT_FIELDS
from crmsync.model.items import Trait
from crmsync.model.values import Fields, PhotoToken, Value

READ: dict[str, tuple[bytes, Fields]] = {
    "outlook-3.0": (
        OUTLOOK_30,
        {
            "salutation": "Dr.",
            "given_name": "Ada",
            "middle_name": "Augusta",
            "family_name": "Byron",
            "suffix": "FRS",
            "company": "Analytical Engines, Ltd.",
            "department": "Research",
            "title": "Chief Programmer",
            "email_1": "ada@engines.example",
            "email_2": "ada@home.example",
            "email_3": "ada@third.example",
            "work_phone": "+44 20 7946 0001",
            "home_phone": "+44 20 7946 0002",
            "mobile_phone": "+44 7700 900003",
            "fax": "+44 20 7946 0004",
            "other_phone": "+44 20 7946 0005",
            "assistant_phone": "+44 20 7946 0006",
            "assistant": "Charles B.",
            "website": "https://engines.example/ada",
            "work_street": "12 St James's Square",
            "work_city": "London",
            "work_state": "Greater London",
            "work_postal_code": "SW1Y 4JH",
            "work_country": "United Kingdom",
            "other_street": "Ockham Park",
            "other_city": "Ockham",
            "other_state": "Surrey",
            "other_postal_code": "GU23 6NQ",
            "other_country": "United Kingdom",
            "birthday": date(1815, 12, 10),
            "notes": "First line\nsecond; with a semicolon, and a comma",
            "categories": ("Café, Bar", "Key Account", "日本"),
            "custom_1": "C-1815",
        },
    ),
    "outlook-2.1": (
        OUTLOOK_21,
        {
            "salutation": "Dr.",
            "given_name": "Jürgen",
            "family_name": "Müller",
            "company": "Beispiel GmbH",
            "department": "Vertrieb",
            "title": "Leiter",
            "email_1": "jm@beispiel.example",
            "work_phone": "+49 30 1234",
            "home_phone": "+49 30 5678",
            "mobile_phone": "+49 170 9999",
            "fax": "+49 30 1235",
            "assistant_phone": "+49 30 4321",
            "assistant": "Frau Schmidt",
            "website": "http://www.beispiel.example",
            "work_street": "Hauptstraße 1",
            "work_city": "München",
            "work_postal_code": "80331",
            "work_country": "Deutschland",
            "birthday": date(1970, 1, 2),
            "notes": "Erste Zeile\nZweite Zeile mit Überlänge, die weitergeht",
        },
    ),
    "apple-3.0": (
        APPLE_30,
        {
            "given_name": "Grace",
            "family_name": "Hopper",
            "company": "Example Navy",
            "title": "Rear Admiral",
            "email_1": "grace@navy.example",
            "email_2": "grace@home.example",
            "email_3": "cobol@example.org",
            "work_phone": "+1 555 010 0002",
            "mobile_phone": "+1 (555) 010-0001",
            "assistant_phone": "+1 555 010 0003",
            "other_phone": "+1 555 010 0004",
            "assistant": "Howard Aiken",
            "website": "http://www.navy.example/grace",
            "work_street": "1 Navy Yard\nBuilding 2",
            "work_city": "Arlington",
            "work_state": "VA",
            "work_postal_code": "22202",
            "work_country": "USA",
            "notes": "Nanoseconds",
        },
    ),
    "google-3.0": (
        GOOGLE_30,
        {
            "given_name": "Katherine",
            "family_name": "Johnson",
            "company": "NASA",
            "email_1": "katherine@nasa.example",
            "work_phone": "+1 757 555 0100",
            "mobile_phone": "+1 757 555 0101",
            "fax": "+1 757 555 0102",
            "website": "https://nasa.example",
            "other_street": "100 Brick Ln\nApt 3",
            "other_city": "Hampton",
            "other_state": "VA",
            "other_postal_code": "23666",
            "other_country": "US",
            "notes": "Trajectories",
            "categories": ("myContacts", "starred"),
        },
    ),
    "evolution-3.0": (
        EVOLUTION_30,
        {
            "given_name": "Radia",
            "family_name": "Perlman",
            "company": "Spanning Trees Inc.",
            "department": "Networks",
            "email_1": "radia@trees.example",
            "work_phone": "+1 206 555 0100",
            "assistant_phone": "+1 206 555 0101",
            "assistant": "Bridget",
            "website": "https://trees.example",
            "birthday": date(1951, 12, 18),
            "notes": "Algorhyme",
        },
    ),
    "nextcloud-4.0": (
        NEXTCLOUD_40,
        {
            "salutation": "Ms.",
            "given_name": "Hedy",
            "family_name": "Lamarr",
            "company": "Frequency Hopping",
            "department": "Radio",
            "title": "Inventor",
            "email_1": "hedy@radio.example",
            "email_2": "hedy@home.example",
            "work_phone": "+43-1-0000002",
            "mobile_phone": "+43 660 0000001",
            "fax": "+43 1 0000003",
            "assistant": "George Antheil",
            "website": "https://radio.example",
            "other_street": "Rathausplatz 1",
            "other_city": "Wien",
            "other_postal_code": "1010",
            "other_country": "Österreich",
            "birthday": date(1914, 11, 9),
            "notes": "Spread spectrum",
            "categories": ("Presse", "VIP"),
        },
    ),
    "fastmail-4.0": (
        FASTMAIL_40,
        {
            "salutation": "Prof.",
            "given_name": "Barbara",
            "family_name": "Liskov",
            "company": "Example Institute of Technology",
            "title": "Professor",
            "email_1": "liskov@home.example",
            "email_2": "barbara@eit.example",
            "work_phone": "+1 617 555 0100",
            "home_phone": "+1 617 555 0101",
            "website": "https://eit.example/liskov",
            "work_street": "32 Vassar St",
            "work_city": "Cambridge",
            "work_state": "MA",
            "work_postal_code": "02139",
            "work_country": "USA",
            "birthday": date(1939, 11, 7),
            "notes": "CLU",
        },
    ),
}


@pytest.mark.parametrize("producer", PEOPLE)
def test_every_producers_card_is_read(producer: str) -> None:
    data, fields = READ[producer]
    found = dict(TABLE.read(Card.parse(data)))
    photo = found.pop("photo", None)
    assert found == fields
    assert isinstance(photo, PhotoToken) == (b"PHOTO" in data)


@pytest.mark.parametrize("producer", PEOPLE)
def test_writing_what_a_card_already_says_changes_no_byte(producer: str) -> None:
    found = Card.parse(PEOPLE[producer])
    TABLE.write(found, dict.fromkeys(TABLE.names) | dict(TABLE.read(found)))
    assert found.document.serialize() == PEOPLE[producer]


def test_the_table_holds_every_field_of_a_contact() -> None:
    assert TABLE.names == {*CONTACT_FIELDS, "custom_1"}
    assert {TABLE.access(name) for name in TABLE.names} == {Access.READ_WRITE}


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ("TEL;TYPE=PAGER:1", None),
        ("TEL;TYPE=X-EVOLUTION-COMPANY:1", None),
        ("TEL;CAR:1", None),
        ("X-MS-TEL;VOICE;COMPANY:1", None),
        ("TEL;TYPE=MAIN:1", "other_phone"),
        ("TEL:1", "other_phone"),
        ("TEL;TYPE=CELL,WORK:1", "mobile_phone"),
        ("TEL;TYPE=X-ASSISTANT:1", "assistant_phone"),
        ("TEL;TYPE=FAX:1", "fax"),
        ("TEL;TYPE=WORK:", None),
    ],
)
def test_phones_are_told_apart(line: str, field: str | None) -> None:
    assert dict(TABLE.read(card(line))) == ({} if field is None else {field: "1"})


def test_a_work_fax_comes_before_a_fax_at_home_and_a_preferred_number_before_others() -> None:
    found = card("TEL;TYPE=HOME,FAX,PREF:1", "TEL;TYPE=WORK,FAX:2", "TEL;TYPE=WORK:3", "TEL;TYPE=WORK,PREF:4")
    assert dict(TABLE.read(found)) == {"fax": "2", "work_phone": "4"}


def test_an_address_at_home_comes_before_other_ones_that_are_not_for_work() -> None:
    found = card("ADR:;;;Elsewhere", "ADR;TYPE=WORK:;;;Office", "ADR;TYPE=HOME:;;;Home")
    assert dict(TABLE.read(found)) == {"work_city": "Office", "other_city": "Home"}


def test_an_empty_line_of_the_kind_is_filled_rather_than_doubled() -> None:
    found = card("TEL;HOME;VOICE:", "ADR;HOME:;;;;;;", "EMAIL;INTERNET:", "ORG:;", version="2.1")
    TABLE.write(found, {"home_phone": "1", "other_city": "X", "email_1": "a@b.c", "company": "Y"})
    assert body(found) == ["TEL;HOME;VOICE:1", "ADR;HOME:;;;X;;;", "EMAIL;INTERNET:a@b.c", "ORG:Y;"]


def test_a_line_that_holds_nothing_gives_way_to_one_that_holds_something() -> None:
    found = card(
        "EMAIL: ",
        "EMAIL:\\n",
        "EMAIL:a@b.example",
        "ORG:;;",
        "ORG:Acme",
        "ADR;TYPE=WORK:;; ;",
        "ADR;TYPE=WORK:;;x",
    )
    assert TABLE.read(found) == {"email_1": "a@b.example", "company": "Acme", "work_street": "x"}


def test_a_web_page_has_no_line_ends_to_escape() -> None:
    found = card("URL:https\\://host.example/C:\\new")
    assert TABLE.read(found) == {"website": "https://host.example/C:\\new"}


def test_a_phone_number_may_be_a_uri_with_extension() -> None:
    found = card("TEL;VALUE=uri;TYPE=work:tel:+1-555-0100;ext=42", version="4.0")
    assert TABLE.read(found)["work_phone"] == "+1-555-0100 ext. 42"


def test_the_same_photo_has_the_same_token_in_every_version() -> None:
    tokens = {TABLE.read(Card.parse(data))["photo"] for data in (OUTLOOK_21, APPLE_30, NEXTCLOUD_40)}
    assert len(tokens) == 1


def test_a_photo_elsewhere_is_known_by_its_address() -> None:
    found = card("PHOTO;VALUE=uri:https://example.com/a.jpg")
    assert picture(found) == Picture(None, "https://example.com/a.jpg")
    assert isinstance(TABLE.read(found)["photo"], PhotoToken)


@pytest.mark.parametrize(
    ("field", "value", "fit"),
    [
        ("title", "  two\n lines\x07 ", Fit("two lines")),
        ("title", " ", Fit(None)),
        ("notes", "a \r\n b\x00 ", Fit("a\n b")),
        ("work_phone", "tel:+1%2055;ext=3", Fit("+1 55 ext. 3")),
        ("email_1", "mailto: a@b.c", Fit("a@b.c")),
        ("birthday", date(2001, 2, 3), Fit(date(2001, 2, 3))),
        ("birthday", datetime(2001, 2, 3, 4, 5), Fit(date(2001, 2, 3))),  # noqa: DTZ001 - a local time is the point
        ("birthday", "soon", Unfit("not a date")),
        ("categories", ("b", " A ", "B"), Fit(("A", "b"))),
        ("categories", "a", Unfit("not a list of categories")),
        ("photo", PhotoToken("x"), Fit(PhotoToken("x"))),
        ("photo", "x", Unfit("not a photo")),
    ],
)
def test_what_a_card_will_hold(field: str, value: Value, fit: Fit | Unfit) -> None:
    assert TABLE.fits(field, value) == fit


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["CLASS:PRIVATE"], {Trait.PRIVATE}),
        (["CLASS:confidential"], {Trait.PRIVATE}),
        (["CLASS:PUBLIC"], set()),
        (["KIND:group"], {Trait.GROUP}),
        (["X-ADDRESSBOOKSERVER-KIND:GROUP", "CLASS:PRIVATE"], {Trait.GROUP, Trait.PRIVATE}),
        ([], set()),
    ],
)
def test_traits(lines: list[str], expected: set[Trait]) -> None:
    assert traits(card("FN:x", *lines)) == expected


def test_traits_of_the_producers_cards() -> None:
    found = {name: traits(Card.parse(data)) for name, data in PEOPLE.items()}
    assert {name for name, traits in found.items() if traits} == {"fastmail-4.0"}
    assert traits(Card.parse(GROUP_30)) == traits(Card.parse(GROUP_40)) == {Trait.GROUP}


def test_a_new_contact_from_the_crm() -> None:
    fields: Fields = {
        "given_name": "Ada",
        "family_name": "Byron",
        "salutation": "Ms.",
        "company": "Engines",
        "email_2": "ada@home.example",
        "work_city": "London",
        "categories": ("Lead",),
        "custom_1": "C-1",
    }
    created = new_contact("0001", fields, TABLE, "20260102T030405Z")
    assert created.split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//crmsync//crmsync//EN",
        "UID:0001",
        "FN:Ada Byron",
        "N:Byron;Ada;;Ms.;",
        "ORG:Engines",
        "ADR;TYPE=WORK:;;;London",
        "CATEGORIES:Lead",
        "REV:20260102T030405Z",
        "EMAIL;TYPE=INTERNET;X-CRMSYNC-POSITION=2:ada@home.example",
        "X-Customer-Number:C-1",
        "END:VCARD",
        "",
    ]
    assert TABLE.read(Card.parse(created)) == fields


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"company": "Engines", "email_1": "a@b.c"}, "Engines"),
        ({"email_1": "a@b.c"}, "a@b.c"),
        ({"work_phone": "1"}, "-"),
        ({"family_name": "Byron", "suffix": "FRS"}, "Byron FRS"),
    ],
)
def test_a_new_contact_is_always_called_something(fields: Fields, shown: str) -> None:
    created = Card.parse(new_contact("0001", fields, TABLE, "20260102T030405Z"))
    assert created.text("FN") == shown
    assert TABLE.read(created) == fields


@pytest.mark.parametrize(
    ("native", "message"),
    [
        ("X CUSTOMER", "not the name of a vCard property"),
        ("X:1\r\nEVIL", "not the name of a vCard property"),
        ("email", "already belongs to another field"),
    ],
)
def test_a_custom_field_needs_a_property_of_its_own(native: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        contact_table(TableOptions(custom={"custom_1": native}))
