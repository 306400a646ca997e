"""Escaping and splitting of values: whatever is written reads back, and real-life spellings are understood."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.text import (
    Escaping,
    escape_text,
    join_list,
    join_structured,
    replace_part,
    sendable,
    split_escaped,
    split_list,
    unescape_text,
)

tricky = st.text(alphabet=st.sampled_from('ab\\;,:"nN \n\té日'), max_size=20) | st.text(max_size=20)
escapings = st.sampled_from(Escaping)


@given(tricky, escapings)
def test_text_reads_back_as_it_was_written(text: str, escaping: Escaping) -> None:
    expected = sendable(text).replace("\n", "") if escaping is Escaping.URI else sendable(text)
    assert unescape_text(escape_text(text, escaping), escaping) == expected


@given(st.lists(tricky, min_size=1, max_size=5), st.sampled_from([Escaping.MODERN, Escaping.VCARD_21]))
def test_structured_and_list_values_read_back_part_by_part(parts: list[str], escaping: Escaping) -> None:
    expected = [sendable(part) for part in parts]
    structured = split_escaped(join_structured(parts, escaping), ";")
    assert [unescape_text(part, escaping) for part in structured] == expected
    assert split_list(join_list(parts, escaping), escaping) == expected


@given(tricky, st.sampled_from(";,"))
def test_splitting_loses_nothing(value: str, separator: str) -> None:
    assert separator.join(split_escaped(value, separator)) == value


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("one\\ntwo\\Nthree", "one\ntwo\nthree"),
        ("a\\, b\\; c\\\\d", "a, b; c\\d"),
        ("http\\://www.example.com", "http://www.example.com"),
        ('he said \\"so\\"', 'he said "so"'),
        ("C:\\temp", "C:\\temp"),
        ("ends with \\", "ends with \\"),
        ("\\\\n is no line end", "\\n is no line end"),
    ],
)
def test_escapes_of_every_kind_are_read(value: str, text: str) -> None:
    assert unescape_text(value) == text


@given(tricky)
def test_escapes_are_undone_from_left_to_right(value: str) -> None:
    meant = {"n": "\n", "N": "\n", **{sign: sign for sign in '\\,;:"'}}
    found, rest = "", value
    while rest:
        length = 2 if rest[0] == "\\" else 1
        found += meant.get(rest[1:2], rest[:2]) if length == 2 else rest[0]
        rest = rest[length:]
    assert unescape_text(value) == found


@given(st.text())
def test_only_what_cannot_be_carried_is_left_out(text: str) -> None:
    kept = sendable(text)
    assert all(sign in "\t\n" or sign not in map(chr, range(0x20)) for sign in kept)
    assert sendable(kept) == kept
    printable = "".join(sign for sign in text if sign.isprintable())
    assert "".join(sign for sign in kept if sign.isprintable()) == printable


def test_in_vcard_21_a_backslash_n_is_no_line_end() -> None:
    assert unescape_text("C:\\new\\;x", Escaping.VCARD_21) == "C:\\new;x"


def test_what_neither_format_nor_xml_can_carry_is_left_out() -> None:
    assert sendable("a\x00b\x07c\x0bd\ud800e\ufffe\r\nf\rg\th") == "abcde\nf\ng\th"


@pytest.mark.parametrize(
    ("value", "index", "part", "result"),
    [
        ("Byron;Ada;;Dr.;", 1, "Bea", "Byron;Bea;;Dr.;"),
        ("a\\;b;c,d", 1, "x", "a\\;b;x"),
        ("Byron", 3, "Dr.", "Byron;;;Dr."),
        ("Byron", 3, "", "Byron"),
        ("", 0, "x", "x"),
        ("one;two\\", 0, "1", "1;two\\"),
    ],
)
def test_replacing_one_part_leaves_the_spelling_of_the_others(
    value: str, index: int, part: str, result: str
) -> None:
    assert replace_part(value, index, part) == result
