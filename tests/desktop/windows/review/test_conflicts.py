"""The Review page: conflicts, one by one and all alike."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
)
from pytestqt.qtbot import QtBot
from support.desks import Services
from support.reviewing import both, card, edit, press, sync, words

from crmsync.app.facade import Crmsync
from crmsync.desktop.windows.review.conflicts import ConflictCard, Pick
from crmsync.desktop.windows.review.sections import AT_ONCE
from crmsync.desktop.windows.review.window import ReviewPage

# ---- conflicts


def test_a_conflict_shows_both_values_the_one_before_and_when(
    conflict: ConflictCard, page: ReviewPage, services: Services
) -> None:
    assert conflict.title.text() == "Ada Byron: Job title"
    text = words(conflict)
    for part in ("Programmer", "Countess", "Contacts", "When last in step: (empty)"):
        assert part in text
    assert text.count("the newer one") == 1
    assert page.conflicts.heading.text() == "Conflicts (1)"
    assert not conflict.button.isEnabled(), "nothing is chosen yet"
    assert not conflict.all_alike.isVisible()


@pytest.mark.parametrize(("pick", "kept"), [(Pick.OUTLOOK, "Programmer"), (Pick.CRM, "Countess")])
def test_the_button_says_which_value_it_keeps_and_the_next_sync_writes_it(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot, pick: Pick, kept: str
) -> None:
    conflict.radios[pick].click()
    assert conflict.button.text() == f"Keep “{kept}” in both"
    writes = services.writes
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: page.noted.isVisible() and page.conflicts.cards == [])
    assert page.noted.text().startswith("1 ")
    assert services.writes == writes
    press(qtbot, page.sync)
    qtbot.waitUntil(lambda: both(services, "Ada Byron", "title") == (kept, kept))
    qtbot.waitUntil(lambda: not page.noted.isVisible())
    qtbot.waitUntil(page.empty.isVisible)


def test_another_value_is_typed(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    assert conflict.input is not None
    assert isinstance(conflict.input.widget, QLineEdit)
    conflict.input.widget.clear()
    qtbot.keyClicks(conflict.input.widget, "crm & more")
    assert conflict.pick is Pick.TYPED, "typing chooses"
    assert conflict.button.text() == "Keep “crm && more” in both", "an ampersand is no mnemonic"
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])
    sync(page, qtbot)
    assert both(services, "Ada Byron", "title") == ("crm & more", "crm & more")


def test_an_empty_value_empties_the_field(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    assert conflict.input is not None
    conflict.input.setFocus()
    qtbot.keyClick(conflict.input.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(conflict.input.widget, Qt.Key.Key_Delete)
    assert conflict.button.text() == "Empty it on both sides"
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])
    sync(page, qtbot)
    assert both(services, "Ada Byron", "title") == (None, None)


@pytest.mark.usefixtures("pairs")
def test_what_cannot_be_meant_is_told_in_place(page: ReviewPage, services: Services, qtbot: QtBot) -> None:
    edit(services, "Ada Byron", {"birthday": date(1815, 12, 10)}, {"birthday": date(1815, 12, 11)})
    sync(page, qtbot)
    birthday = card(page, "birthday")
    assert birthday.input is not None
    assert birthday.input.typed == "1815-12-11"
    birthday.input.setFocus()
    qtbot.keyClick(birthday.input.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(birthday.input.widget, "in December")
    press(qtbot, birthday.button)
    assert "not a value for “birthday”" in birthday.error.text
    assert "2026-01-31" in birthday.error.text
    assert len(page.lists.conflicts) == 1
    qtbot.keyClick(birthday.input.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(birthday.input.widget, "1815-12-12")
    assert birthday.error.text == ""
    press(qtbot, birthday.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])


@pytest.mark.usefixtures("pairs")
def test_texts_and_lists_can_be_joined_phones_cannot(
    page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    edit(
        services,
        "Ada Byron",
        {"notes": "Met at the fair.", "categories": ("Navy",), "mobile_phone": "+49301"},
        {"notes": "Wants an offer.", "categories": ("Speaker",), "mobile_phone": "+49302"},
    )
    sync(page, qtbot)
    assert Pick.JOINED not in card(page, "mobile_phone").radios
    notes = card(page, "notes").input
    assert notes is not None
    assert isinstance(notes.widget, QPlainTextEdit)
    for field in ("notes", "categories"):
        left = len(page.conflicts.cards)
        one = card(page, field)
        one.radios[Pick.JOINED].click()
        assert one.button.text() == "Keep both, joined"
        press(qtbot, one.button)
        qtbot.waitUntil(lambda left=left: len(page.conflicts.cards) == left - 1)
    sync(page, qtbot)
    assert both(services, "Ada Byron", "notes")[1] == "Met at the fair.\nWants an offer."
    assert both(services, "Ada Byron", "categories")[0] == ("Navy", "Speaker")


def test_the_same_for_all_alike(
    alike: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    assert not card(page, "title").all_alike.isVisible()
    alike.radios[Pick.OUTLOOK].click()
    assert alike.button.text() == "Keep “A1” in both"
    alike.all_alike.click()
    assert alike.button.text().startswith("Keep what Outlook has in 2 ")
    press(qtbot, alike.button)
    qtbot.waitUntil(lambda: [one.entry.field for one in page.conflicts.cards] == ["title"])
    assert page.noted.text().startswith("2 ")
    sync(page, qtbot)
    assert both(services, "Ada Byron", "notes") == ("A1", "A1")
    assert both(services, "Grace Hopper", "notes") == ("G1", "G1")


def test_joining_all_alike_keeps_the_fuller_one_where_it_says_it_all(
    alike: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    alike.radios[Pick.JOINED].click()
    alike.all_alike.click()
    press(qtbot, alike.button)
    qtbot.waitUntil(lambda: [one.entry.field for one in page.conflicts.cards] == ["title"])
    sync(page, qtbot)
    assert both(services, "Ada Byron", "notes") == ("A1\nA2", "A1\nA2")
    assert both(services, "Grace Hopper", "notes") == ("G1\nG2", "G1\nG2")


def test_what_is_being_typed_survives_when_other_conflicts_go(
    alike: ConflictCard, page: ReviewPage, qtbot: QtBot
) -> None:
    title = card(page, "title")
    assert title.input is not None
    qtbot.keyClicks(title.input.widget, " of Lovelace")
    alike.radios[Pick.CRM].click()
    press(qtbot, alike.button)
    qtbot.waitUntil(lambda: len(page.conflicts.cards) == 2)
    assert card(page, "title") is title
    assert title.input.typed == "Countess of Lovelace"


def test_the_keyboard_goes_on_with_the_next_conflict(
    alike: ConflictCard, page: ReviewPage, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(page):
        page.activateWindow()
    alike.radios[Pick.OUTLOOK].setFocus()
    qtbot.keyClick(alike.radios[Pick.OUTLOOK], Qt.Key.Key_Space)
    alike.button.setFocus()
    qtbot.keyClick(alike.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.conflicts.cards) == 2)
    qtbot.waitUntil(lambda: any(one.isAncestorOf(page.focusWidget()) for one in page.conflicts.cards))


def test_a_conflict_that_was_decided_elsewhere_is_told_in_place(
    conflict: ConflictCard, page: ReviewPage, crmsync: Crmsync, qtbot: QtBot
) -> None:
    page.bridge.changed.disconnect(page._show)
    crmsync.waiting.resolve(conflict.entry.id, "crm")
    conflict.radios[Pick.CRM].click()
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: "not open any more" in conflict.error.text)
    assert conflict.button.isEnabled()


@pytest.mark.usefixtures("pairs")
def test_many_conflicts_come_a_few_at_a_time(
    crmsync: Crmsync, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    count = AT_ONCE + 3
    for number in range(count):
        services.outlook.add(
            given_name="P", family_name=f"Number {number:02}", email_1=f"p{number}@example.com"
        )
    crmsync.runs.sync(yes=True)
    for number in range(count):
        edit(services, f"P Number {number:02}", {"title": "A"}, {"title": "B"})
    sync(page, qtbot, yes=True)
    assert len(page.conflicts.cards) == AT_ONCE
    assert page.conflicts.heading.text() == f"Conflicts ({count})"
    assert "3" in page.conflicts.more.text()
    press(qtbot, page.conflicts.more)
    assert len(page.conflicts.cards) == count
    assert not page.conflicts.more.isVisible()
    first = page.conflicts.cards[0]
    first.radios[Pick.CRM].click()
    first.all_alike.click()
    press(qtbot, first.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])
    assert page.noted.text().startswith(f"{count} "), "also those that were not shown"
