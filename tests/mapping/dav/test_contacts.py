"""Contacts ↔ vCard: what each producer's card says, and what a written field changes in it."""

from __future__ import annotations

import base64
from datetime import date, datetime

import pytest
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
    PIXEL,
)

from crmsync.formats.vcard import Card, Picture
from crmsync.mapping.base import Access, Fit, TableOptions, Unfit
from crmsync.mapping.dav.contacts import contact_table, picture, set_photo, traits
from crmsync.mapping.dav.new_contacts import new_contact
from crmsync.model.fields import CONTACT_FIELDS
from crmsync.model.items import Trait
from crmsync.model.values import Fields, PhotoToken, Value

TABLE = contact_table(TableOptions(custom={"custom_1": "X-Customer-Number"}))

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


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.parse("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))


def body(of: Card) -> list[str]:
    unfolded = of.document.text().replace("\r\n ", "")
    return unfolded.split("\r\n")[2:-2]


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


# field, new value, producer → the one line that goes and the one that comes in its place.
PATCHES: list[tuple[str, Value, bytes, str, str]] = [
    ("salutation", "Prof.", OUTLOOK_30, "N:Byron;Ada;Augusta;Dr.;FRS", "N:Byron;Ada;Augusta;Prof.;FRS"),
    ("suffix", "FRS, OM", OUTLOOK_30, "N:Byron;Ada;Augusta;Dr.;FRS", "N:Byron;Ada;Augusta;Dr.;FRS\\, OM"),
    (
        "company",
        "Engines; new",
        OUTLOOK_30,
        "ORG:Analytical Engines\\, Ltd.;Research;Mathematics",
        "ORG:Engines\\; new;Research;Mathematics",
    ),
    ("company", "Neue GmbH", OUTLOOK_21, "ORG:Beispiel GmbH;Vertrieb", "ORG:Neue GmbH;Vertrieb"),
    (
        "department",
        "Labs",
        OUTLOOK_30,
        "ORG:Analytical Engines\\, Ltd.;Research;Mathematics",
        "ORG:Analytical Engines\\, Ltd.;Labs;Mathematics",
    ),
    ("department", "Crypto", APPLE_30, "ORG:Example Navy;", "ORG:Example Navy;Crypto"),
    ("department", "Maths", GOOGLE_30, "ORG:NASA", "ORG:NASA;Maths"),
    ("title", "Commodore", APPLE_30, "TITLE:Rear Admiral", "TITLE:Commodore"),
    (
        "email_1",
        "new@navy.example",
        APPLE_30,
        "EMAIL;type=INTERNET;type=WORK;type=pref:grace@navy.example",
        "EMAIL;type=INTERNET;type=WORK;type=pref:new@navy.example",
    ),
    (
        "email_3",
        "new@example.org",
        APPLE_30,
        "item1.EMAIL;type=INTERNET:cobol@example.org",
        "item1.EMAIL;type=INTERNET:new@example.org",
    ),
    (
        "email_2",
        "new@eit.example",
        FASTMAIL_40,
        "online1.EMAIL;PROP-ID=e1;TYPE=WORK:barbara@eit.example",
        "online1.EMAIL;PROP-ID=e1;TYPE=WORK:new@eit.example",
    ),
    ("work_phone", "1", OUTLOOK_30, "TEL;TYPE=WORK,VOICE:+44 20 7946 0001", "TEL;TYPE=WORK,VOICE:1"),
    (
        "work_phone",
        "+43 1 5",
        NEXTCLOUD_40,
        'TEL;TYPE="work,voice";VALUE=uri:tel:+43-1-0000002',
        'TEL;TYPE="work,voice":+43 1 5',
    ),
    (
        "mobile_phone",
        "2",
        APPLE_30,
        "TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:+1 (555) 010-0001",
        "TEL;type=IPHONE;type=CELL;type=VOICE;type=pref:2",
    ),
    ("home_phone", "3", OUTLOOK_21, "TEL;HOME;VOICE:+49 30 5678", "TEL;HOME;VOICE:3"),
    ("other_phone", "4", OUTLOOK_30, "TEL;TYPE=VOICE:+44 20 7946 0005", "TEL;TYPE=VOICE:4"),
    ("fax", "5", GOOGLE_30, "item1.TEL;TYPE=HOME;TYPE=FAX:+1 757 555 0102", "item1.TEL;TYPE=HOME;TYPE=FAX:5"),
    ("assistant_phone", "6", APPLE_30, "item2.TEL:+1 555 010 0003", "item2.TEL:6"),
    (
        "assistant_phone",
        "6",
        OUTLOOK_30,
        "X-MS-TEL;TYPE=VOICE,ASSISTANT:+44 20 7946 0006",
        "X-MS-TEL;TYPE=VOICE,ASSISTANT:6",
    ),
    (
        "assistant_phone",
        "6",
        EVOLUTION_30,
        'TEL;TYPE="X-EVOLUTION-ASSISTANT":+1 206 555 0101',
        'TEL;TYPE="X-EVOLUTION-ASSISTANT":6',
    ),
    ("assistant", "Mary", OUTLOOK_30, "X-MS-ASSISTANT:Charles B.", "X-MS-ASSISTANT:Mary"),
    ("assistant", "Mary", APPLE_30, "item6.X-ABRELATEDNAMES:Howard Aiken", "item6.X-ABRELATEDNAMES:Mary"),
    ("assistant", "Mary", EVOLUTION_30, "X-EVOLUTION-ASSISTANT:Bridget", "X-EVOLUTION-ASSISTANT:Mary"),
    (
        "assistant",
        "Mary",
        NEXTCLOUD_40,
        "RELATED;TYPE=assistant;VALUE=text:George Antheil",
        "RELATED;TYPE=assistant;VALUE=text:Mary",
    ),
    (
        "website",
        "https://x.example/a,b;c",
        APPLE_30,
        "item5.URL;type=pref:http\\://www.navy.example/grace",
        "item5.URL;type=pref:https://x.example/a,b;c",
    ),
    (
        "work_street",
        "1 New Road\nFloor 2",
        OUTLOOK_30,
        "ADR;TYPE=WORK:;Room 4;12 St James's Square;London;Greater London;SW1Y 4JH;United Kingdom",
        "ADR;TYPE=WORK:;Room 4;1 New Road\\nFloor 2;London;Greater London;SW1Y 4JH;United Kingdom",
    ),
    (
        "work_city",
        "Boston",
        FASTMAIL_40,
        "ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Cambridge;MA;02139;USA",
        "ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Boston;MA;02139;USA",
    ),
    (
        "work_state",
        "DC",
        APPLE_30,
        "item4.ADR;type=WORK;type=pref:;;1 Navy Yard\\nBuilding 2;Arlington;VA;22202;USA",
        "item4.ADR;type=WORK;type=pref:;;1 Navy Yard\\nBuilding 2;Arlington;DC;22202;USA",
    ),
    (
        "work_postal_code",
        "1",
        FASTMAIL_40,
        "ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Cambridge;MA;02139;USA",
        "ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Cambridge;MA;1;USA",
    ),
    (
        "work_country",
        "US",
        FASTMAIL_40,
        "ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Cambridge;MA;02139;USA",
        "ADR;PROP-ID=a1;TYPE=WORK:;;32 Vassar St;Cambridge;MA;02139;US",
    ),
    (
        "other_street",
        "2 Lane",
        GOOGLE_30,
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;US",
        "ADR;TYPE=HOME:;;2 Lane;Hampton;VA;23666;US",
    ),
    (
        "other_city",
        "Salem",
        GOOGLE_30,
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;US",
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Salem;VA;23666;US",
    ),
    (
        "other_state",
        "MD",
        GOOGLE_30,
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;US",
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;MD;23666;US",
    ),
    (
        "other_postal_code",
        "2",
        GOOGLE_30,
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;US",
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;2;US",
    ),
    (
        "other_country",
        "USA",
        GOOGLE_30,
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;US",
        "ADR;TYPE=HOME:;;100 Brick Ln\\nApt 3;Hampton;VA;23666;USA",
    ),
    (
        "birthday",
        date(1906, 12, 9),
        APPLE_30,
        "BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-12-09",
        "BDAY;VALUE=date:1906-12-09",
    ),
    ("birthday", date(1971, 2, 3), OUTLOOK_21, "BDAY:19700102", "BDAY:19710203"),
    ("birthday", date(1914, 11, 10), NEXTCLOUD_40, "BDAY:19141109", "BDAY:19141110"),
    ("notes", "a\nb, c", GOOGLE_30, "NOTE:Trajectories", "NOTE:a\\nb\\, c"),
    (
        "categories",
        ("Key Account", "New", "日本"),
        OUTLOOK_30,
        "CATEGORIES:Key Account,Café\\, Bar,日本",
        "CATEGORIES:Key Account,日本,New",
    ),
    ("custom_1", "C-2", OUTLOOK_30, "X-CUSTOMER-NUMBER:C-1815", "X-CUSTOMER-NUMBER:C-2"),
]


@pytest.mark.parametrize(("field", "value", "data", "gone", "come"), PATCHES)
def test_a_written_field_changes_its_own_line_only(
    field: str, value: Value, data: bytes, gone: str, come: str
) -> None:
    found = Card.parse(data)
    TABLE.write(found, {field: value})
    before, after = body(Card.parse(data)), body(found)
    assert gone in before
    expected = [come if line == gone else line for line in before]
    shown = "FN:"
    if field in ("salutation", "suffix"):
        expected = [line for line in expected if not line.startswith(shown)]
        after = [line for line in after if not line.startswith(shown)]
    assert after == expected
    assert TABLE.read(Card.parse(found.document.serialize())).get(field) == value


# field, value → the lines that a bare card of each version gets.
ADDED: list[tuple[str, Value, dict[str, list[str]]]] = [
    ("company", "X", {"3.0": ["ORG:X"]}),
    ("department", "X", {"3.0": ["ORG:;X"]}),
    ("title", "X", {"3.0": ["TITLE:X"]}),
    (
        "email_1",
        "a@b.c",
        {"2.1": ["EMAIL;INTERNET:a@b.c"], "3.0": ["EMAIL;TYPE=INTERNET:a@b.c"], "4.0": ["EMAIL:a@b.c"]},
    ),
    ("email_2", "a@b.c", {"3.0": ["EMAIL;TYPE=INTERNET;X-CRMSYNC-POSITION=2:a@b.c"]}),
    (
        "work_phone",
        "1",
        {
            "2.1": ["TEL;WORK;VOICE:1"],
            "3.0": ["TEL;TYPE=WORK;TYPE=VOICE:1"],
            "4.0": ["TEL;TYPE=work,voice:1"],
        },
    ),
    ("mobile_phone", "1", {"3.0": ["TEL;TYPE=CELL;TYPE=VOICE:1"]}),
    ("home_phone", "1", {"3.0": ["TEL;TYPE=HOME;TYPE=VOICE:1"]}),
    ("other_phone", "1", {"3.0": ["TEL;TYPE=VOICE:1"]}),
    ("fax", "1", {"3.0": ["TEL;TYPE=WORK;TYPE=FAX:1"]}),
    (
        "assistant_phone",
        "1",
        {"3.0": ["item1.TEL;TYPE=X-EVOLUTION-ASSISTANT:1", "item1.X-ABLabel:Assistant"]},
    ),
    ("assistant", "X", {"3.0": ["X-ASSISTANT:X"]}),
    ("website", "http://x", {"3.0": ["URL:http://x"]}),
    ("work_street", "X", {"2.1": ["ADR;WORK:;;X"], "3.0": ["ADR;TYPE=WORK:;;X"]}),
    ("work_city", "X", {"3.0": ["ADR;TYPE=WORK:;;;X"]}),
    ("work_state", "X", {"3.0": ["ADR;TYPE=WORK:;;;;X"]}),
    ("work_postal_code", "X", {"3.0": ["ADR;TYPE=WORK:;;;;;X"]}),
    ("work_country", "X", {"3.0": ["ADR;TYPE=WORK:;;;;;;X"]}),
    ("other_street", "X", {"3.0": ["ADR;TYPE=HOME:;;X"]}),
    ("other_city", "X", {"3.0": ["ADR;TYPE=HOME:;;;X"]}),
    ("other_state", "X", {"3.0": ["ADR;TYPE=HOME:;;;;X"]}),
    ("other_postal_code", "X", {"3.0": ["ADR;TYPE=HOME:;;;;;X"]}),
    ("other_country", "X", {"3.0": ["ADR;TYPE=HOME:;;;;;;X"]}),
    (
        "birthday",
        date(2001, 2, 3),
        {"2.1": ["BDAY:2001-02-03"], "3.0": ["BDAY:2001-02-03"], "4.0": ["BDAY:20010203"]},
    ),
    (
        "notes",
        "ü\nx",
        {"2.1": ["NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:=C3=BC=0D=0Ax"], "3.0": ["NOTE:ü\\nx"]},
    ),
    ("categories", ("A", "B, C"), {"3.0": ["CATEGORIES:A,B\\, C"], "2.1": ["CATEGORIES:A,B\\, C"]}),
    ("custom_1", "X", {"3.0": ["X-Customer-Number:X"]}),
]


@pytest.mark.parametrize(
    ("field", "value", "version", "lines"),
    [
        (field, value, version, lines)
        for field, value, versions in ADDED
        for version, lines in versions.items()
    ],
)
def test_a_field_that_a_card_lacks_is_added_and_removed_again(
    field: str, value: Value, version: str, lines: list[str]
) -> None:
    found = card("FN:Ada Byron", "N:Byron;Ada;;;", "X-KEPT:1", version=version)
    before = found.document.serialize()
    TABLE.write(found, {field: value})
    assert body(found) == ["FN:Ada Byron", "N:Byron;Ada;;;", "X-KEPT:1", *lines]
    again = Card.parse(found.document.serialize())
    assert TABLE.read(again)[field] == value
    TABLE.write(again, {field: None})
    assert again.document.serialize() == before


@pytest.mark.parametrize("producer", PEOPLE)
@pytest.mark.parametrize("field", sorted(set(TABLE.names) - {"photo"}))
def test_an_emptied_field_is_empty_and_touches_no_other_field(producer: str, field: str) -> None:
    found = Card.parse(PEOPLE[producer])
    expected = {name: value for name, value in TABLE.read(found).items() if name != field}
    TABLE.write(found, {field: None})
    assert dict(TABLE.read(Card.parse(found.document.serialize()))) == expected


def test_the_second_number_of_a_kind_stays_and_does_not_move_up() -> None:
    found = Card.parse(OUTLOOK_30)
    TABLE.write(found, {"work_phone": None})
    assert "work_phone" not in TABLE.read(found)
    assert "TEL;TYPE=WORK,VOICE;X-CRMSYNC-POSITION=2:+44 20 7946 0007" in body(found)
    TABLE.write(found, {"work_phone": "1"})
    assert TABLE.read(found)["work_phone"] == "1"
    assert [line for line in body(found) if line.startswith("TEL;TYPE=WORK") and "VOICE" in line] == [
        "TEL;TYPE=WORK;TYPE=VOICE:1",
        "TEL;TYPE=WORK,VOICE;X-CRMSYNC-POSITION=2:+44 20 7946 0007",
    ]


def test_a_removed_mail_address_does_not_let_the_next_one_move_up() -> None:
    found = Card.parse(APPLE_30)
    TABLE.write(found, {"email_1": None})
    fields = TABLE.read(Card.parse(found.document.serialize()))
    assert (fields.get("email_1"), fields["email_2"], fields["email_3"]) == (
        None,
        "grace@home.example",
        "cobol@example.org",
    )
    TABLE.write(found, {"email_1": "new@navy.example", "email_3": None})
    fields = TABLE.read(found)
    assert (fields["email_1"], fields["email_2"], fields.get("email_3")) == (
        "new@navy.example",
        "grace@home.example",
        None,
    )
    assert "X-ABLabel:_$!<Other>!$_" not in "".join(body(found))


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


def test_a_phone_number_may_be_a_uri_with_extension() -> None:
    found = card("TEL;VALUE=uri;TYPE=work:tel:+1-555-0100;ext=42", version="4.0")
    assert TABLE.read(found)["work_phone"] == "+1-555-0100 ext. 42"


def test_an_assistant_said_twice_changes_twice_and_goes_at_once() -> None:
    lines = ["X-MS-ASSISTANT:Ann", "X-EVOLUTION-ASSISTANT:Ann"]
    found = card(*lines)
    TABLE.write(found, {"assistant": "Bea"})
    assert body(found) == ["X-MS-ASSISTANT:Bea", "X-EVOLUTION-ASSISTANT:Bea"]
    TABLE.write(found, {"assistant": None})
    assert body(found) == []


@pytest.mark.parametrize(
    "line",
    [
        "AGENT:BEGIN:VCARD\\nFN:Ann\\nEND:VCARD",
        "RELATED;TYPE=assistant:urn:uuid:1",
        "RELATED;TYPE=friend:Ann",
        "X-ABRELATEDNAMES:Ann",
    ],
)
def test_other_relations_are_no_assistant_and_stay(line: str) -> None:
    found = card(line)
    assert not TABLE.read(found)
    TABLE.write(found, {"assistant": "Bea"})
    assert body(found) == [line, "X-ASSISTANT:Bea"]


def test_a_plain_agent_is_an_assistant() -> None:
    assert dict(TABLE.read(card("AGENT:Ann"))) == {"assistant": "Ann"}


def test_categories_on_several_lines_are_patched_in_place() -> None:
    found = card("CATEGORIES;X-A=1:One", "CATEGORIES:Two", "NOTE:x", "CATEGORIES:Three,Four")
    assert TABLE.read(found)["categories"] == ("Four", "One", "Three", "Two")
    TABLE.write(found, {"categories": ("Five", "Four", "One")})
    assert body(found) == ["CATEGORIES;X-A=1:One,Five", "NOTE:x", "CATEGORIES:Four"]


def test_a_birthday_without_its_year_stays_until_one_with_a_year_comes() -> None:
    found = Card.parse(GOOGLE_30)
    TABLE.write(found, {"birthday": None})
    assert found.document.serialize() == GOOGLE_30
    TABLE.write(found, {"birthday": date(1918, 8, 26)})
    assert "BDAY:1918-08-26" in body(found)


@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_photo_is_read_replaced_and_removed_by_its_bytes(version: str) -> None:
    found = card("N:x", version=version)
    set_photo(found, base64.b64decode(PIXEL))
    assert picture(found) == Picture(base64.b64decode(PIXEL))
    token = TABLE.read(found)["photo"]
    before = found.document.serialize()
    set_photo(found, base64.b64decode(PIXEL))
    assert found.document.serialize() == before
    set_photo(found, b"\xff\xd8\xffother")
    assert TABLE.read(found)["photo"] != token
    assert len(found.root.all("PHOTO")) == 1
    set_photo(found, None)
    assert body(found) == ["N:x"]


def test_the_same_photo_has_the_same_token_in_every_version() -> None:
    tokens = {TABLE.read(Card.parse(data))["photo"] for data in (OUTLOOK_21, APPLE_30, NEXTCLOUD_40)}
    assert len(tokens) == 1


def test_a_photo_elsewhere_is_known_by_its_address() -> None:
    found = card("PHOTO;VALUE=uri:https://example.com/a.jpg")
    assert picture(found) == Picture(None, "https://example.com/a.jpg")
    assert isinstance(TABLE.read(found)["photo"], PhotoToken)


def test_a_photo_is_not_written_by_its_token() -> None:
    found = card("PHOTO;VALUE=uri:https://example.com/a.jpg")
    with pytest.raises(ValueError, match="set_photo"):
        TABLE.write(found, {"photo": PhotoToken("x")})
    TABLE.write(found, {"photo": None})
    assert body(found) == []


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
