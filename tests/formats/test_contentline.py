"""One content line: reading every spelling, and rewriting only what was changed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats import contentline
from crmsync.formats.contentline import Layout, Parameter, Property, decode, fold_line, soft_break

CRLF = Layout()


def line(raw: bytes, layout: Layout = CRLF) -> Property:
    found = Property.parse(layout, raw)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        (b"SUMMARY:plain\r\n", "plain"),
        (b"SUMMARY;LANGUAGE=en:a:b\r\n", "a:b"),
        (b"SUMMARY:fol\r\n ded\r\n\t twice\r\n", "folded twice"),
        (b"SUMMARY:caf\xc3\r\n \xa9\r\n", "café"),
        (b"SUMMARY:caf\xe9\r\n", "café"),
        (b"SUMMARY:\xe2\x80\x9cquoted\xe2\x80\x9d\n", "“quoted”"),
        (b'ATTENDEE;CN="a:b;c":mailto:x\r\n', "mailto:x"),
        (b'ATTENDEE;CN="never closed:mailto:x\r\n', "mailto:x"),
        (b"VERSION\r\n :2.0\r\n", "2.0"),
        (b"NOTE:\r\n", ""),
        (b"NOTE:trailing blanks  \r\n", "trailing blanks  "),
        (b"NOTE:two\r\r\n", "two"),
    ],
)
def test_values_are_unfolded_and_decoded(raw: bytes, value: str) -> None:
    assert line(raw).value == value


@pytest.mark.parametrize(
    ("raw", "group", "name"),
    [
        (b"Tel:1\r\n", None, "TEL"),
        (b"item1.X-ABLabel;a=b:1\r\n", "item1", "X-ABLABEL"),
        (b"Item1.VER\r\n SION:2.0\r\n", "Item1", "VERSION"),
        (b"TEL \t;TYPE=WORK:1\r\n", None, "TEL"),
        (b"X-A/B;CN=\xc3\xa9:1\r\n", None, "X-A/B"),
        (b'A;B="c:d\r\n ":1\r\n', None, "A"),
    ],
)
def test_what_a_line_is_called(raw: bytes, group: str | None, name: str) -> None:
    found = line(raw)
    assert (found.group, found.name) == (group, name)


@pytest.mark.parametrize(
    "raw",
    [b"stray text\r\n", b"\r\n", b"a b:c\r\n", b"a.b.c:d\r\n", b":x\r\n", b'"a":x\r\n', b"caf\xe9:x\r\n"],
)
def test_what_is_no_content_line(raw: bytes) -> None:
    assert Property.parse(CRLF, raw) is None


def test_lines_that_begin_alike_are_edited_apart() -> None:
    one, other = line(b"TEL;TYPE=WORK:1\r\n"), line(b"TEL;TYPE=WORK:2\r\n")
    one.set_parameter("TYPE", "HOME")
    assert (one.raw, other.raw) == (b"TEL;TYPE=HOME:1\r\n", b"TEL;TYPE=WORK:2\r\n")
    assert line(b"TEL;TYPE=WORK:3\r\n").parameter("TYPE") == "WORK"


def test_only_short_heads_are_remembered() -> None:
    known = contentline._plain_head.cache_info().currsize
    assert line(b"X;LONG=" + b"x" * 80 + b":1\r\n").parameter("LONG") == "x" * 80
    assert contentline._plain_head.cache_info().currsize == known


def test_the_undecoded_value_is_found_behind_any_head() -> None:
    for found in line(b"A;B=c:caf\xe9\r\n"), line(b'A;B="c:d":caf\xe9\r\n'):
        assert found.value_bytes == b"caf\xe9"
        found.set_parameter("B", "longer")
        found.rewrite("a:b")
        assert found.value_bytes == b"a:b"


@pytest.mark.parametrize(
    ("head", "parameters"),
    [
        ("TEL;TYPE=WORK,VOICE", [("TYPE", ("WORK", "VOICE"))]),
        ("TEL;type=WORK;type=pref", [("TYPE", ("WORK",)), ("TYPE", ("pref",))]),
        ('TEL;TYPE="cell,voice"', [("TYPE", ("cell,voice",))]),
        ("TEL;WORK;VOICE", [("", ("WORK",)), ("", ("VOICE",))]),
        ('A;CN="x;y:z";B=1', [("CN", ("x;y:z",)), ("B", ("1",))]),
        ('A;CN="one","two",three', [("CN", ("one", "two", "three"))]),
        ("A;CN=Grace ^'Amazing^' Hopper^nx^^y^z", [("CN", ('Grace "Amazing" Hopper\nx^y^z',))]),
        ("A;RSVP=FALSE;", [("RSVP", ("FALSE",))]),
        ("TEL;TYPE=WO\r\n RK,VO\n\tICE", [("TYPE", ("WORK", "VOICE"))]),
        ("TEL;TYPE=\r\n WORK;QUOTED-PRINTABLE", [("TYPE", ("WORK",)), ("", ("QUOTED-PRINTABLE",))]),
        ("A;CN=", [("CN", ("",))]),
        ('A;CN="open', [("CN", ('"open',))]),
        ("A", []),
    ],
)
def test_parameters_of_every_spelling(head: str, parameters: list[tuple[str, tuple[str, ...]]]) -> None:
    found = line(f"{head}:value\r\n".encode()).parameters
    assert [(parameter.name, parameter.values) for parameter in found] == parameters


def test_a_parameter_is_looked_up_by_its_upper_case_name() -> None:
    tel = line(b"TEL;type=WORK;type=pref;X-A=1:1\r\n")
    assert tel.parameter("TYPE") == "WORK"
    assert tel.parameter_values("TYPE") == ["WORK", "pref"]
    assert tel.parameter("VALUE") is None


def test_a_new_value_keeps_head_and_line_end() -> None:
    tel = line(b'item1.Tel;type=WORK;X-Odd="a;b":1\n', Layout(b"\n"))
    tel.value = "2"
    assert tel.raw == b'item1.Tel;type=WORK;X-Odd="a;b":2\n'


def test_an_equal_value_keeps_the_very_bytes() -> None:
    raw = b"NOTE:fol\r\n ded\r\n"
    note = line(raw)
    note.value = "folded"
    note.set_parameter("X-NONE")
    assert note.raw == raw


def test_changing_one_parameter_keeps_the_spelling_of_the_others() -> None:
    start = line(b"DTSTART;x-a=b^^c;TZID=Europe/Rome;VALUE=DATE-TIME:20260101T000000\r\n")
    start.set_parameter("TZID", "Odd: zone")
    start.set_parameter("VALUE")
    start.set_parameter("X-NEW", 'say "so"')
    assert start.raw == b"DTSTART;x-a=b^^c;TZID=\"Odd: zone\";X-NEW=say ^'so^':20260101T000000\r\n"


def test_a_line_break_never_gets_into_a_value() -> None:
    note = line(b"NOTE:a\r\n")
    with pytest.raises(ValueError, match="line break"):
        note.value = "a\nX-INJECTED:b"
    assert note.raw == b"NOTE:a\r\n"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_parameter_values_read_back(value: str) -> None:
    written = Property.create(CRLF, "X", "v", [Parameter.of("CN", value)])
    assert line(written.raw).parameter_values("CN") == [value]


@given(st.text(max_size=400), st.sampled_from([b"\r\n", b"\n"]))
def test_folded_lines_are_short_whole_and_read_back(text: str, newline: bytes) -> None:
    value = text.replace("\r", "").replace("\n", "")
    written = Property.create(Layout(newline), "NOTE", value)
    assert line(written.raw, Layout(newline)).value == value.encode("utf-8", "replace").decode()
    physical = written.raw.removesuffix(newline).split(newline)
    assert all(len(part) <= 75 for part in physical)
    assert all(part.startswith(b" ") for part in physical[1:])
    for part in physical:
        part.decode()


@given(
    st.lists(st.sampled_from(["=20", "=C3=A9", " ", "\t", "x", "x" * 60]), max_size=60).map("".join),
    st.sampled_from(["NOTE:", "NOTE;X-A=:", "NOTE;X-A=" + "x" * 80 + ":"]),
)
def test_soft_breaks_split_no_head_and_no_escape_nor_start_a_line_with_a_blank(value: str, head: str) -> None:
    value = re.sub("[ \t]+", " ", value).strip()
    written = soft_break((head + value).encode(), b"\r\n", len(head))
    first, *others = written.removesuffix(b"\r\n").split(b"=\r\n")
    assert first.startswith(head.encode())
    assert len(first) < 75 or first == head.encode() or not others
    for part in others:
        assert len(part) <= 75
        assert not part.startswith((b" ", b"\t"))
    for part in [first, *others]:
        assert part.count(b"=") - head.count("=") * (part is first) == len(
            re.findall(rb"=(?:20|C3|A9)", part)
        )
    assert b"".join([first, *others]).decode() == head + value


def test_folding_a_long_line_costs_one_pass() -> None:
    folded = fold_line(b"x" * 1_000_000, b"\r\n")
    assert folded.count(b"\r\n ") == 13_513


@pytest.mark.parametrize(
    ("data", "charset", "text"),
    [
        (b"caf\xc3\xa9", None, "café"),
        (b"caf\xe9", None, "café"),
        (b"caf\xe9", "ISO-8859-1", "café"),
        (b"\xff\xfe", "no-such-charset", "ÿþ"),
        (b"\x81", None, "\x81"),
        (b"\x93\xfa\x96\x7b", "Shift_JIS", "日本"),
        ("日本".encode() + b"\xe6" + "万博".encode(), None, "日本\ufffd万博"),
        ("日本".encode(), "US-ASCII", "日本"),
    ],
)
def test_character_sets(data: bytes, charset: str | None, text: str) -> None:
    assert decode(data, charset) == text


def test_a_latin_1_document_is_written_in_its_own_encoding_where_that_is_unambiguous() -> None:
    latin = Layout(b"\r\n", "cp1252")
    assert latin.encode("café") == b"caf\xe9"
    assert latin.encode("日本") == "日本".encode()
    assert latin.encode("Ã©") == "Ã©".encode()
