"""Contacts ↔ vCard: what a written field changes in a card, and what it leaves alone."""

from __future__ import annotations

import base64
from datetime import date

import pytest
from support.dav_contacts import TABLE, body, card
from support.vcards import (
    APPLE_30,
    EVOLUTION_30,
    FASTMAIL_40,
    GOOGLE_30,
    NEXTCLOUD_40,
    OUTLOOK_21,
    OUTLOOK_30,
    PEOPLE,
    PIXEL,
)

from crmsync.formats.vcard import Card, Picture
from crmsync.mapping.dav.contacts import picture, set_photo
from crmsync.model.values import PhotoToken, Value

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


def test_a_photo_is_not_written_by_its_token() -> None:
    found = card("PHOTO;VALUE=uri:https://example.com/a.jpg")
    with pytest.raises(ValueError, match="set_photo"):
        TABLE.write(found, {"photo": PhotoToken("x")})
    TABLE.write(found, {"photo": None})
    assert body(found) == []
