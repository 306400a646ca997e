"""What the vCard view makes of each version's spellings; values checked against an independent reader."""

from __future__ import annotations

import base64
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
import vobject
from support.vcards import (
    APPLE_30,
    FASTMAIL_40,
    GROUP_30,
    GROUP_40,
    NEXTCLOUD_40,
    OUTLOOK_21,
    OUTLOOK_30,
    PEOPLE,
    PIXEL,
)

from crmsync.formats.contentline import FormatError
from crmsync.formats.document import Document
from crmsync.formats.vcard import (
    NO_PREFERENCE,
    Card,
    Picture,
    cards,
    parse_timestamp,
    read_date,
    read_picture,
    write_date,
    write_picture,
)


def card(*lines: str, version: str = "3.0") -> Card:
    return Card.parse("\r\n".join(["BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD", ""]))


def body(of: Card) -> list[str]:
    return of.document.text().split("\r\n")[2:-2]


@pytest.mark.parametrize(
    ("line", "types"),
    [
        ("TEL;TYPE=WORK,VOICE:1", {"work", "voice"}),
        ("TEL;type=WORK;type=pref:1", {"work", "pref"}),
        ("TEL;WORK;VOICE;X-A=b:1", {"work", "voice"}),
        ('TEL;TYPE="cell,voice":1', {"cell", "voice"}),
        ("TEL;TYPE=Cell, Voice:1", {"cell", "voice"}),
        ("TEL;PREF=1;TYPE=work:1", {"work", "pref"}),
        ("TEL;QUOTED-PRINTABLE;HOME:1", {"home"}),
        ("TEL:1", set()),
    ],
)
def test_types_are_the_same_in_every_spelling(line: str, types: set[str]) -> None:
    found = card(line)
    assert found.types(found.root.all("TEL")[0]) == types


@pytest.mark.parametrize(
    ("line", "preference"),
    [
        ("TEL;PREF=1:1", 1),
        ("TEL;PREF=50:1", 50),
        ("TEL;PREF=x:1", NO_PREFERENCE),
        ("TEL;TYPE=pref:1", 1),
        ("TEL;WORK;PREF:1", 1),
        ("TEL:1", NO_PREFERENCE),
    ],
)
def test_preference(line: str, preference: int) -> None:
    found = card(line)
    assert found.preference(found.root.all("TEL")[0]) == preference


@pytest.mark.parametrize(
    ("version", "line"),
    [
        ("2.1", "TEL;WORK;VOICE:1"),
        ("3.0", "TEL;TYPE=WORK;TYPE=VOICE:1"),
        ("4.0", "TEL;TYPE=work,voice:1"),
    ],
)
def test_a_new_line_spells_its_types_as_its_version_does(version: str, line: str) -> None:
    created = card("N:x", version=version)
    created.write(created.add("TEL", ["work", "voice"]), "1")
    assert body(created) == ["N:x", line]


@pytest.mark.parametrize(
    ("said", "version"), [("2.1", "2.1"), ("3.0", "3.0"), ("4.0", "4.0"), ("5.0", "3.0"), ("", "3.0")]
)
def test_an_unknown_version_is_read_as_30(said: str, version: str) -> None:
    assert card(version=said).version == version


def test_a_label_is_found_in_its_group_whatever_the_case() -> None:
    found = card(
        "ITEM1.TEL:1",
        "item1.X-ABLABEL:_$!<Assistant>!$_",
        "item2.TEL:2",
        "item2.X-ABLabel:My\\, own",
        "TEL:3",
    )
    assert [found.label(line) for line in found.root.all("TEL")] == ["Assistant", "My, own", None]


def test_a_removed_line_takes_its_orphaned_label_along() -> None:
    found = card(
        "item1.ADR:;;x",
        "item1.X-ABADR:us",
        "item1.X-ABLabel:a",
        "item2.TEL:1",
        "item2.EMAIL:2",
        "item2.X-ABLabel:b",
    )
    found.remove(found.root.all("ADR")[0])
    found.remove(found.root.all("TEL")[0])
    assert body(found) == ["item2.EMAIL:2", "item2.X-ABLabel:b"]


def test_a_new_labelled_line_gets_a_group_of_its_own() -> None:
    found = card("item1.TEL:1", "Item7.EMAIL:2", "TEL:3")
    found.write(found.add("TEL", label="Assistant"), "4")
    assert body(found) == [
        "item1.TEL:1",
        "Item7.EMAIL:2",
        "TEL:3",
        "item8.TEL:4",
        "item8.X-ABLabel:Assistant",
    ]


def test_writing_keeps_parameters_group_and_place() -> None:
    found = card("a.TITLE;LANGUAGE=en;X-Odd=1:old", "N:x")
    found.set_text("TITLE", "new, longer")
    assert body(found) == ["a.TITLE;LANGUAGE=en;X-Odd=1:new\\, longer", "N:x"]


def test_one_part_changes_and_the_others_keep_their_spelling() -> None:
    found = card("N;SORT-AS=x:O\\'Brien;Ann,Marie;;Dr.;")
    line = found.root.all("N")[0]
    assert found.part(line, 1) == "Ann,Marie"
    assert found.part(line, 4) is None
    found.set_part(line, 3, "Prof. a;b,c")
    found.set_part(line, 1, "Ann,Marie")
    assert body(found) == ["N;SORT-AS=x:O\\'Brien;Ann,Marie;;Prof. a\\;b\\,c;"]


def test_a_part_of_a_quoted_printable_line() -> None:
    found = Card.parse(OUTLOOK_21)
    line = found.root.all("N")[0]
    assert [found.part(line, index) for index in range(5)] == ["Müller", "Jürgen", None, "Dr.", None]
    found.set_part(line, 2, "Änne")
    assert line.value == "M=C3=BCller;J=C3=BCrgen;=C3=84nne;Dr.;"
    assert line.parameter("LANGUAGE") == "de"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("BDAY:19850412", date(1985, 4, 12)),
        ("BDAY:1985-04-12", date(1985, 4, 12)),
        ("BDAY;VALUE=date:1985-04-12", date(1985, 4, 12)),
        ("BDAY;VALUE=date-time:1985-04-12T23:10:00Z", date(1985, 4, 12)),
        ("BDAY:19850412T000000", date(1985, 4, 12)),
        ("BDAY: 1985-04-12 ", date(1985, 4, 12)),
        ("BDAY:--0412", None),
        ("BDAY:--04-12", None),
        ("BDAY:1985", None),
        ("BDAY:1985-04", None),
        ("BDAY;VALUE=text:circa 1800", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-12", None),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1985-04-12", date(1985, 4, 12)),
        ("BDAY:19851399", None),
        ("BDAY:", None),
    ],
)
def test_birthdays_of_every_spelling(line: str, day: date | None) -> None:
    assert read_date(card(line).root.all("BDAY")[0]) == day


@pytest.mark.parametrize(
    ("version", "before", "after"),
    [
        ("3.0", "BDAY:19850412", "BDAY:19990101"),
        ("3.0", "BDAY:1985-04-12", "BDAY:1999-01-01"),
        ("3.0", "BDAY;VALUE=date:1985-04-12", "BDAY;VALUE=date:1999-01-01"),
        ("3.0", "BDAY;X-APPLE-OMIT-YEAR=1604;VALUE=date:1604-04-12", "BDAY;VALUE=date:1999-01-01"),
        ("3.0", "BDAY;VALUE=date-time:1985-04-12T23:10:00Z", "BDAY:1999-01-01"),
        ("4.0", "BDAY:--0412", "BDAY:19990101"),
        ("4.0", "BDAY;VALUE=text:circa 1800", "BDAY:19990101"),
        ("3.0", "BDAY:--0412", "BDAY:1999-01-01"),
        ("3.0", "BDAY:1999-01-01T00:00:00Z", "BDAY:1999-01-01T00:00:00Z"),
    ],
)
def test_a_new_birthday_is_spelled_like_the_old_one(version: str, before: str, after: str) -> None:
    found = card(before, version=version)
    write_date(found, found.root.all("BDAY")[0], date(1999, 1, 1))
    assert body(found) == [after]


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("20260102T030405Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05.678Z", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        ("2026-01-02T03:04:05Z(7)", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),
        (
            "2026-01-02T03:04:05-0530",
            datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(-timedelta(hours=5, minutes=30))),
        ),
        ("20260102T030405+02", datetime(2026, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=2)))),
        ("20260102T030405", None),
        ("2026-01-02", None),
        ("2026-13-02T03:04:05Z", None),
        ("2026-01-02T03:04:05+99:99", None),
        ("", None),
    ],
)
def test_revisions(text: str, moment: datetime | None) -> None:
    assert parse_timestamp(text) == moment
    assert card(f"REV:{text}").revised == moment


@pytest.mark.parametrize(
    ("line", "uid"),
    [
        ("UID:abc", "abc"),
        ("UID:urn:uuid:abc", "abc"),
        ("UID:URN:UUID:abc", "abc"),
        ("UID: ", None),
        ("NOTE:x", None),
    ],
)
def test_the_uid_is_the_same_in_every_version(line: str, uid: str | None) -> None:
    assert card(line).uid == uid


def test_distribution_lists_are_recognised() -> None:
    assert Card.parse(GROUP_30).is_group
    assert Card.parse(GROUP_40).is_group
    assert card("X-EVOLUTION-LIST:TRUE").is_group
    assert not Card.parse(FASTMAIL_40).is_group
    assert not any(Card.parse(data).is_group for data in PEOPLE.values())


@pytest.mark.parametrize("data", [OUTLOOK_21, APPLE_30, NEXTCLOUD_40], ids=["2.1", "3.0", "4.0"])
def test_inline_photos_of_every_version(data: bytes) -> None:
    found = Card.parse(data)
    line = found.root.all("PHOTO")[0]
    assert read_picture(line) == Picture(base64.b64decode(PIXEL))
    before = found.document.serialize()
    write_picture(found, line, base64.b64decode(PIXEL))
    assert found.document.serialize() == before


@pytest.mark.parametrize(
    ("line", "picture"),
    [
        ("PHOTO;VALUE=uri:https://example.com/a.jpg", Picture(None, "https://example.com/a.jpg")),
        ("PHOTO;VALUE=uri:http\\://example.com/a.jpg", Picture(None, "http://example.com/a.jpg")),
        ("PHOTO:data:image/gif;base64,R0lGOA==", Picture(b"GIF8")),
        ("PHOTO:data:,a%20b", Picture(b"a b")),
        ("PHOTO:data:image/gif;base64,R", None),
        ("PHOTO;ENCODING=b:", None),
        ("PHOTO:", None),
        ("PHOTO:gibberish", None),
    ],
)
def test_photos_elsewhere_and_broken_ones(line: str, picture: Picture | None) -> None:
    assert read_picture(card(line).root.all("PHOTO")[0]) == picture


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\xff\xd8\xff\xe0rest", "JPEG"),
        (b"\x89PNG\r\n\x1a\nrest", "PNG"),
        (b"GIF89a", "GIF"),
        (b"RIFF\x00\x00\x00\x00WEBPrest", "WEBP"),
        (b"what is this", None),
    ],
)
@pytest.mark.parametrize("version", ["2.1", "3.0", "4.0"])
def test_a_new_photo_is_written_as_its_version_does(data: bytes, kind: str | None, version: str) -> None:
    found = card(
        "item1.PHOTO;X-ABCROP-RECTANGLE=ABClipRect_1&0;VALUE=uri:https://example.com/a", version=version
    )
    line = found.root.all("PHOTO")[0]
    write_picture(found, line, data)
    encoded = base64.b64encode(data).decode()
    expected = {
        "2.1": f"item1.PHOTO;ENCODING=BASE64{f';TYPE={kind}' if kind else ''}:{encoded}",
        "3.0": f"item1.PHOTO;ENCODING=b{f';TYPE={kind}' if kind else ''}:{encoded}",
        "4.0": f"item1.PHOTO:data:{f'image/{kind.lower()}' if kind else 'application/octet-stream'};base64,{encoded}",
    }
    assert line.text == expected[version]
    assert read_picture(Card.parse(found.document.serialize()).root.all("PHOTO")[0]) == Picture(data)


def test_a_new_card() -> None:
    created = Card.create("-//crmsync//crmsync//EN", "uid-1")
    assert created.document.serialize() == (
        b"BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//crmsync//crmsync//EN\r\nUID:uid-1\r\nEND:VCARD\r\n"
    )


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"BEGIN:VCALENDAR\nEND:VCALENDAR\n", "no BEGIN:VCARD in it"),
        (OUTLOOK_30 + APPLE_30, "2 vCards in one resource"),
    ],
)
def test_a_resource_holds_exactly_one_card(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError, match=reason):
        Card.parse(data)


def test_a_card_inside_a_card_is_not_a_card_of_its_own() -> None:
    found = card("AGENT:", "BEGIN:VCARD", "FN:Ann", "UID:2", "END:VCARD", "FN:Ada", "UID:1", version="2.1")
    assert (found.text("FN"), found.uid) == ("Ada", "1")


def test_a_file_may_hold_several_cards() -> None:
    document = Document.parse(OUTLOOK_30 + OUTLOOK_21 + NEXTCLOUD_40)
    assert [found.version for found in cards(document)] == ["3.0", "2.1", "4.0"]


@pytest.mark.parametrize("producer", PEOPLE)
def test_an_independent_reader_sees_the_same(producer: str) -> None:
    ours = Card.parse(PEOPLE[producer])
    theirs = vobject.readOne(PEOPLE[producer].decode(), allowQP=True)
    assert ours.text("FN") == theirs.fn.value
    name = ours.root.all("N")[0]
    assert (ours.part(name, 0), ours.part(name, 1)) == (theirs.n.value.family, theirs.n.value.given)
    assert [line.value for line in ours.root.all("EMAIL")] == [line.value for line in theirs.email_list]
    assert [line.value for line in ours.root.all("TEL")] == [line.value for line in theirs.tel_list]
    note = theirs.note.value.replace("\r\n", "\n")
    assert ours.text("NOTE") == (note if producer != "outlook-2.1" else ours.text("NOTE"))
    assert (ours.part(ours.root.first("ORG"), 0) or "") == theirs.org.value[0]


@pytest.mark.parametrize(
    "edit",
    [
        lambda card: card.set_text("NOTE", "new"),
        lambda card: card.root.first("NOTE").set_parameter("LANGUAGE", "de"),
        lambda card: card.add("TEL", ["work"]),
        lambda card: card.remove(card.root.first("NOTE")),
        lambda card: card.root.remove_all("NOTE"),
    ],
    ids=["value", "parameter", "new line", "line gone", "lines gone"],
)
def test_what_was_found_out_is_recalled_until_an_edit(edit: Callable[[Card], object]) -> None:
    asked: list[str] = []

    def find(card: Card) -> str:
        asked.append(card.document.text())
        return asked[-1]

    card = Card.parse(b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Ada\r\nNOTE:old\r\nEND:VCARD\r\n")
    assert card.recall(find) == card.recall(find)
    assert len(asked) == 1
    card.set_text("NOTE", "old")
    card.recall(find)
    assert len(asked) == 1
    edit(card)
    assert card.recall(find) == card.document.text()
    assert len(asked) == 2
