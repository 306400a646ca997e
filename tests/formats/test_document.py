"""Documents as trees: the very bytes come back, an edit stays where it is made, a broken file says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.calendars import SERIES, TODO
from support.vcards import GROUP_30, GROUP_40, PEOPLE

from crmsync.formats.contentline import FormatError, Layout, Parameter
from crmsync.formats.document import MAX_BYTES, MAX_DEPTH, Component, Document

DOCUMENTS = [*PEOPLE.values(), GROUP_30, GROUP_40, SERIES, TODO]


def only(data: bytes) -> Component:
    return next(Document.parse(data).components())


@pytest.mark.parametrize("data", DOCUMENTS)
@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r", b"\r\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_what_is_not_edited_keeps_its_bytes(data: bytes, newline: bytes, mark: bytes) -> None:
    data = mark + data.replace(b"\r\n", newline)
    document = Document.parse(data)
    assert document.serialize() == data
    assert not list(document.stray_lines())


@pytest.mark.parametrize("newline", [b"\r\n", b"\n", b"\r"])
def test_a_new_line_has_the_documents_own_line_end(newline: bytes) -> None:
    data = SERIES.replace(b"\r\n", newline)
    document = Document.parse(data)
    event = next(next(document.components()).components("VEVENT"))
    event.set("LOCATION", "x" * 100)
    expected = b"LOCATION:" + b"x" * 66 + newline + b" " + b"x" * 34 + newline
    assert document.serialize() == data.replace(b"LOCATION:Room 1" + newline, expected)


@pytest.mark.parametrize(
    ("data", "name", "value"),
    [
        (b"BEGIN:VCARD\nNOTE:a\n b\nEND:VCARD", "NOTE", "ab"),
        (b"begin:vcard\nnote:a\nend:VCard  \n\n", "NOTE", "a"),
        (b"\nBEGIN:VCARD  \nNOTE:a\nEND:VCARD\n", "NOTE", "a"),
        (b"BEGIN:VCARD\nitem1.NOTE:a\nEND:VCARD\n", "NOTE", "a"),
        (b"BEGIN:VCARD\nNO\n TE:a\nEND:VCARD\n", "NOTE", "a"),
        (b"BEGIN:VCARD\nX-a/b-All:a\nEND:VCARD\n", "X-A/B-ALL", "a"),
        (b"BEGIN:VCARD\nNOTE :a\nEND:VCARD\n", "NOTE", "a"),
        (b"BEGIN:VCARD\nNOTE:a\n\n\nEND:VCARD\n", "NOTE", "a"),
        (b"BEGIN:VCARD\nNOTE;X=1;\n :a\nEND:VCARD\n", "NOTE", "a"),
        (b"BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:a=\nb=\n\n=41\nEND:VCARD\n", "NOTE", "ab"),
        (b"BEGIN:VCARD\nNOTE;ENCODING=QUOTED-PRINTABLE:a=  \n b\nEND:VCARD\n", "NOTE", "ab"),
        (b"BEGIN:VCARD\nPHOTO;BASE64:\nAAAA\nBBBB\n\nNOTE:a\nEND:VCARD\n", "NOTE", "a"),
    ],
)
def test_odd_spellings_are_read_and_kept(data: bytes, name: str, value: str) -> None:
    document = Document.parse(data)
    assert next(document.components()).value(name) == value
    assert document.serialize() == data


def test_unfolded_base64_belongs_to_its_property() -> None:
    card = only(b"BEGIN:VCARD\nPHOTO;BASE64:\nAAAA\nBBBB==\n\nNOTE:a\nEND:VCARD\n")
    assert (card.value("PHOTO") or "").split() == ["AAAA", "BBBB=="]
    card.remove_all("PHOTO")
    assert card.serialize() == b"BEGIN:VCARD\n\nNOTE:a\nEND:VCARD\n"


def test_lines_that_are_no_content_lines_are_kept_and_listed() -> None:
    data = b"BEGIN:VCARD\nADR:;;1 Road;Mountain \nView;CA;94040\nNOTE:a\nDear all,\nEND:VCARD\nbye\n"
    document = Document.parse(data)
    assert [(stray.line, stray.raw) for stray in document.stray_lines()] == [
        (3, b"View;CA;94040\n"),
        (5, b"Dear all,\n"),
        (7, b"bye\n"),
    ]
    next(document.components()).set("NOTE", "b")
    assert document.serialize() == data.replace(b"NOTE:a", b"NOTE:b")


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "it is empty"),
        (b" \r\n\r\n", "it is empty"),
        (b"hello\nthere\n", "no vCard and no calendar in it"),
        (b"NAME:value\n", "no vCard and no calendar in it"),
        (b"BEGIN:VCARD\nNOTE:a\n", "line 1: BEGIN:VCARD is never closed"),
        (b"a\nEND:VCARD\n", "line 2: END:VCARD without its BEGIN"),
        (
            b"BEGIN:VEVENT\nBEGIN:VALARM\nEND:VEVENT\nEND:VALARM\n",
            "line 3: END:VEVENT where END:VALARM should close line 2",
        ),
        (b"BEGIN:A\n" * 40, f"line {MAX_DEPTH + 1}: components nested deeper than {MAX_DEPTH} levels"),
        ("BEGIN:VCARD\r\nEND:VCARD".encode("utf-16"), "the text is UTF-16; save it as UTF-8"),
        (b"x" * (MAX_BYTES + 1), "larger than 32 MB"),
    ],
)
def test_a_broken_file_says_why(data: bytes, reason: str) -> None:
    with pytest.raises(FormatError) as caught:
        Document.parse(data)
    assert str(caught.value) == reason


@given(st.binary(max_size=200))
def test_no_input_crashes_the_reader(data: bytes) -> None:
    try:
        document = Document.parse(data)
    except FormatError:
        return
    assert document.serialize() == data


_FRAGMENTS = st.sampled_from(
    [
        "BEGIN:VCARD",
        "END:VCARD",
        "NOTE:a",
        "NOTE;ENCODING=QUOTED-PRINTABLE:a=",
        " x",
        "",
        "N",
        'A;B="c',
        ":",
        "é:x",
    ]
)


@given(st.lists(_FRAGMENTS), st.sampled_from(["\r\n", "\n", "\r"]))
def test_whatever_lines_come_they_go_out_again(lines: list[str], newline: str) -> None:
    data = newline.join(["BEGIN:VCARD", *lines, "END:VCARD"]).encode()
    try:
        document = Document.parse(data)
    except FormatError:
        return
    assert document.serialize() == data
    for component in document.components():
        for line in component.properties:
            assert line.text.endswith(":" + line.value)
            assert all(parameter.text in line.text for parameter in line.parameters)


def test_adding_setting_and_removing_touch_nothing_else() -> None:
    data = b"BEGIN:A\r\nX:1\r\nY:1\r\nX:2\r\nBEGIN:B\r\nEND:B\r\nEND:A\r\n"
    document = Document.parse(data)
    root = next(document.components())
    root.add("X", "3")
    root.add("Z", "1", [Parameter.of("P", "q")], group="g")
    root.set("Y", "2")
    assert document.serialize() == (
        b"BEGIN:A\r\nX:1\r\nY:2\r\nX:2\r\nX:3\r\ng.Z;P=q:1\r\nBEGIN:B\r\nEND:B\r\nEND:A\r\n"
    )
    root.remove_all("X")
    assert root.first("X") is None
    assert document.serialize() == b"BEGIN:A\r\nY:2\r\ng.Z;P=q:1\r\nBEGIN:B\r\nEND:B\r\nEND:A\r\n"


def test_components_can_be_added_copied_and_taken_out() -> None:
    document = Document.parse(SERIES)
    root = next(document.components())
    first = next(root.components("VEVENT"))
    copy = first.copy()
    copy.set("SUMMARY", "copied")
    root.insert(copy, first)
    assert [event.value("SUMMARY") for event in root.components("VEVENT")] == [
        "Weekly\\, with commas",
        "copied",
        "Later this time",
    ]
    root.remove(copy)
    assert document.serialize() == SERIES


def test_a_copy_for_another_document_takes_that_documents_line_end() -> None:
    event = next(only(SERIES).components("VEVENT")).copy(Layout(b"\n"))
    assert b"\r" not in event.serialize()
    assert event.serialize() == next(only(SERIES.replace(b"\r\n", b"\n")).components("VEVENT")).serialize()


def test_a_stranger_is_not_removed() -> None:
    root = only(b"BEGIN:A\nX:1\nEND:A\n")
    stranger = only(b"BEGIN:A\nX:1\nEND:A\n").all("X")[0]
    with pytest.raises(ValueError, match="is not in"):
        root.remove(stranger)


def test_a_new_document_is_written_from_nothing() -> None:
    root = Component.create("vcard")
    root.add("NOTE", "a")
    assert Document.create(root).serialize() == b"BEGIN:VCARD\r\nNOTE:a\r\nEND:VCARD\r\n"
    assert Document.create(root).text() == "BEGIN:VCARD\r\nNOTE:a\r\nEND:VCARD\r\n"


@pytest.mark.parametrize(
    "note", [b"caf\xe9 \x93so\x94", b"caf\xc3\r\n \xa9 " + "“so”".encode(), b"caf\xe9\r\n  " + b"\x93so\x94"]
)
def test_as_text_a_document_says_the_same_whatever_its_encoding(note: bytes) -> None:
    data = b"BEGIN:VCARD\r\nFN:J\xc3\xbcrgen\r\nNOTE:" + note + b"\r\nEND:VCARD\r\n"
    card = next(Document.parse(Document.parse(data).text()).components())
    assert (card.value("FN"), card.value("NOTE")) == ("Jürgen", "café “so”")


def test_a_text_is_read_like_its_bytes() -> None:
    assert Document.parse(SERIES.decode()).serialize() == SERIES


@pytest.mark.parametrize(
    "body",
    [
        b"NOTE:" + b"\r\n ".join([b"x" * 74] * 14_000),
        b"NOTE:" + b"x,\\n" * 250_000,
        b"PHOTO;BASE64:\r\n" + b"\r\n".join([b"x" * 74] * 14_000),
        b"NOTE;QUOTED-PRINTABLE:" + b"=\r\n".join([b"x" * 74] * 14_000),
        b'NOTE;X="' + b'";"' * 300_000 + b":x",
        b"a." * 500_000,
        b"\r\n" * 500_000,
        b'"' * 1_000_000,
    ],
    ids=["folded", "unfolded", "base64", "quoted-printable", "quotes", "dots", "blank", "only quotes"],
)
def test_a_megabyte_of_anything_is_read_in_linear_time(body: bytes) -> None:
    """A reader with quadratic cost would run into the suite's time-out."""
    data = b"BEGIN:VCARD\r\n" + body + b"\r\nEND:VCARD\r\n"
    document = Document.parse(data)
    for line in next(document.components()).properties:
        assert line.parameters is not None
        line.value = line.value[:100].replace("\r\n", "")
    assert len(document.serialize()) > 0
