"""The corpus check of the field tables: it passes good files and sees each law broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.calendars import SERIES, TODO
from support.vcards import GROUP_40, PEOPLE

from crmsync.formats import corpus as formats_corpus
from crmsync.formats.vcard import Card
from crmsync.mapping import corpus
from crmsync.mapping.base import Fit
from crmsync.mapping.dav.contacts import LineField
from crmsync.model.values import Value

CARDS = [*PEOPLE.values(), GROUP_40]


def broken() -> list[str]:
    return [law for data in CARDS for law in corpus.check_contacts(data)]


def test_good_files_keep_all_laws(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "cards.vcf").write_bytes(b"".join(CARDS))
    (tmp_path / "calendars.ics").write_bytes(SERIES + TODO)
    assert formats_corpus.main([str(tmp_path)], corpus.CHECKS) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "all laws kept"


def test_several_items_of_one_calendar_are_checked_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[bytes] = []
    monkeypatch.setattr(corpus, "_check", lambda table, parse, data: checked.append(data) or iter(()))
    inner = TODO.split(b"BEGIN:VTODO")[1].split(b"END:VTODO")[0]
    two = TODO.replace(
        b"END:VCALENDAR", b"BEGIN:VTODO" + inner.replace(b"task-1", b"task-2") + b"END:VTODO\r\nEND:VCALENDAR"
    )
    assert list(corpus.check_calendars(two)) == []
    assert len(checked) == 2
    assert checked[0] == TODO
    assert checked[1] == TODO.replace(b"task-1", b"task-2")


def test_a_write_that_changes_what_was_read_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    def write(self: LineField, native: Card, value: Value | None) -> None:
        native.set_text("NOTE", "meddled")

    monkeypatch.setattr(LineField, "write", write)
    laws = broken()
    assert any(law.startswith("writing what was read changed ['NOTE'") for law in laws)
    assert any(law == "writing title also changed ['NOTE']" for law in laws)
    assert any("title reads back differently" in law for law in laws)


def test_a_value_that_does_not_fit_as_it_was_read_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LineField, "fits", lambda self, value: Fit(f"{value}!"))
    assert any(law.startswith("title does not fit as it was read") for law in broken())


def test_a_crash_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def read(self: LineField, native: Card) -> Value | None:
        raise RuntimeError("boom")

    monkeypatch.setattr(LineField, "read", read)
    with pytest.raises(RuntimeError, match="boom"):
        broken()
