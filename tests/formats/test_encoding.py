"""Quoted-printable, base64 and CHARSET of the old formats."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crmsync.formats.document import Component, Document
from crmsync.formats.encoding import (
    binary_value,
    is_base64,
    plain_value,
    read_text,
    set_plain_value,
    write_text,
)
from crmsync.formats.text import Escaping, sendable


def card(body: str, version: str = "2.1", encoding: str = "utf-8") -> Component:
    text = f"BEGIN:VCARD\r\nVERSION:{version}\r\n{body}\r\nEND:VCARD\r\n"
    return next(Document.parse(text.encode(encoding)).components())


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BCrgen=0D=0AM=c3=bcller", "Jürgen\nMüller"),
        ("NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrgen", "Jürgen"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:J=FCrgen", "Jürgen"),
        ("NOTE;ENCODING=quoted-printable:50=25 =3D half, no =ZZ escape=", "50% = half, no =ZZ escape"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:one =\r\ntwo", "one two"),
        ("NOTE;ENCODING=QUOTED-PRINTABLE:one=20=\r\n two", "one two"),
        ("NOTE;ENCODING=BASE64:SsO8cmdlbg==", "Jürgen"),
        ("NOTE;ENCODING=8BIT:plain", "plain"),
        ("NOTE;CHARSET=x-unknown:Jürgen", "Jürgen"),
        ("NOTE:C:\\\\new", "C:\\new"),
    ],
)
def test_text_of_vcard_21_is_decoded(line: str, text: str) -> None:
    assert read_text(card(line).first("NOTE"), Escaping.VCARD_21) == text


def test_a_charset_without_transfer_encoding_is_obeyed() -> None:
    note = card("NOTE;CHARSET=ISO-8859-2:\xb3\xf3d\xbc", encoding="latin-1").first("NOTE")
    assert note is not None
    assert plain_value(note) == "łódź"


@given(st.text(max_size=200))
def test_any_text_reads_back_from_a_vcard_21(text: str) -> None:
    root = card("NOTE;X-KEPT=1;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=FC")
    note = root.first("NOTE")
    assert note is not None
    write_text(note, text, Escaping.VCARD_21, legacy=True)
    again = next(Document.parse(root.serialize()).components()).first("NOTE")
    assert (read_text(again, Escaping.VCARD_21) or "") == sendable(text)
    assert again is not None
    assert again.parameter("X-KEPT") == "1"
    assert all(len(part) <= 75 for part in note.raw.split(b"\r\n"))


def test_a_parameter_of_a_quoted_printable_line_changes_without_harm_to_its_value() -> None:
    root = card("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:" + "=C3=A9" * 20)
    note = root.first("NOTE")
    assert note is not None
    for length in range(100):
        note.set_parameter("X-A", "x" * length)
        again = next(Document.parse(root.serialize()).components()).first("NOTE")
        assert read_text(again, Escaping.VCARD_21) == "é" * 20


@pytest.mark.parametrize("blanks", [1, 2, 73, 74, 75, 76, 300])
def test_many_blanks_survive_soft_breaks(blanks: int) -> None:
    root = card("NOTE:x")
    note = root.first("NOTE")
    assert note is not None
    text = "é" + " " * blanks + "end" + "\t" * blanks
    write_text(note, text, Escaping.VCARD_21, legacy=True)
    again = next(Document.parse(root.serialize()).components()).first("NOTE")
    assert read_text(again, Escaping.VCARD_21) == text


def test_an_equal_text_keeps_its_encoded_bytes() -> None:
    root = card("NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrg=\r\nen")
    before = root.serialize()
    note = root.first("NOTE")
    assert note is not None
    write_text(note, "Jürgen", Escaping.VCARD_21, legacy=True)
    assert root.serialize() == before


def test_an_equal_plain_value_keeps_its_encoded_bytes() -> None:
    root = card("NOTE;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:J=FCrgen")
    before = root.serialize()
    note = root.first("NOTE")
    assert note is not None
    set_plain_value(note, "Jürgen", legacy=True)
    assert root.serialize() == before


def test_in_a_newer_version_leftover_encodings_are_dropped_when_the_text_changes() -> None:
    root = card("NOTE;LANGUAGE=de;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:J=C3=BCrgen", "3.0")
    note = root.first("NOTE")
    assert note is not None
    assert read_text(note) == "Jürgen"
    write_text(note, "Jürgen\nMüller")
    assert note.raw == "NOTE;LANGUAGE=de:Jürgen\\nMüller\r\n".encode()


@pytest.mark.parametrize(
    "head", ["PHOTO;ENCODING=b;TYPE=PNG", "PHOTO;BASE64", "PHOTO;TYPE=PNG;ENCODING=BASE64"]
)
def test_base64_is_recognised_and_read_over_folds(head: str) -> None:
    photo = card(f"{head}:\r\n iVBO\r\n Rw0K").first("PHOTO")
    assert photo is not None
    assert is_base64(photo)
    assert binary_value(photo) == b"\x89PNG\r\n"


def test_broken_base64_is_no_value() -> None:
    photo = card("PHOTO;ENCODING=b:A").first("PHOTO")
    assert photo is not None
    assert binary_value(photo) is None
