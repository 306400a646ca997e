"""The preview: what it shows, finding a row, keyboard, names and room."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.previewing import (
    ADA,
    BOB,
    EVE,
    Open,
    accept,
    cells,
    choose,
    click,
    names,
    ready,
    rows,
    sync,
)
from support.windows import clashes, cut_off, every_look, menu_clashes, pressed, too_large, unnamed

from crmsync.app.types import Kind, Profile, Side
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.places import OPENERS
from crmsync.desktop.windows.preview.model import Column
from crmsync.desktop.windows.preview.plan import Deed
from crmsync.desktop.windows.preview.rows import What
from crmsync.desktop.windows.preview.window import PreviewWindow, Stage

# ---- looking


def test_a_first_plan_is_shown_and_nothing_is_written(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**BOB)
    window = shown()
    assert names(window, What.CREATE) == ["Ada Byron", "Bob Dylan"]
    assert sorted(cells(window, Column.WHERE)) == ["Outlook", "The CRM"]
    assert all("it is new in" in why for why in cells(window, Column.WHY))
    assert re.search(r"^Create 1 contact\S* in the CRM, create 1 contact", window.accept_plan.text())
    assert "request" in window.cost.text()
    assert "nobody gets mail" in window.cost.text()
    window.close()
    assert services.writes == 0


def test_a_change_tells_its_field_old_and_new_and_why(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    ada = services.outlook.add(**ADA)
    sync(bridge, qtbot)
    services.outlook.edit(ada, work_phone="+49 30 1", title="Countess")
    window = shown()
    (change,) = cells(window, Column.CHANGE)
    assert "Work phone: (empty) → " in change
    assert "Job title: (empty) → Countess" in change
    assert cells(window, Column.WHY) == ["it changed in Outlook"]
    assert cells(window, Column.DECISION) == ["Will be done"]
    fields = window.board.details.fields
    qtbot.waitUntil(lambda: fields.rowCount() > 3)
    told = {
        fields.item(number, 0).text(): [fields.item(number, place).text() for place in (1, 2, 3)]
        for number in range(fields.rowCount())
    }
    assert told["Job title"] == ["(empty)", "Countess", "Countess"]
    assert told["Last name"] == ["Byron", "Byron", "Byron"]


def test_pairs_tell_their_score_and_why(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA | {"title": "Countess"})
    window = shown()
    (pair,) = rows(window, What.PAIR)
    assert pair.record == "Ada Byron"
    assert "the same mail address (score 100)" in cells(window, Column.WHY)
    (update,) = rows(window, What.UPDATE)
    assert update.side is Side.OUTLOOK
    assert "link 1 pair" in window.accept_plan.text()
    choose(window, Deed.DO, "Ada Byron")


def test_the_details_of_a_new_pair_show_both_items(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA | {"title": "Countess"})
    window = shown()
    window.board.show_group(lambda key: key == (What.UPDATE, Side.OUTLOOK))
    details = window.board.details
    qtbot.waitUntil(lambda: details.fields.columnCount() == 4 and details.fields.rowCount() == 4)
    texts = [details.fields.item(0, place).text() for place in range(4)]
    assert texts == ["Job title", "(empty)", "Countess", "Countess"]


# ---- finding


def test_search_filter_and_sort(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    services.outlook.add(**BOB)
    services.crm.add(**EVE)
    window = shown()
    board = window.board
    qtbot.keyClicks(board.search, "byr ada")
    assert names(window) == ["Ada Byron"]
    board.search.clear()
    board.show_group(lambda key: key == (What.CREATE, Side.CRM))
    assert names(window) == ["Ada Byron", "Bob Dylan"]
    assert board.shown.text() == "2 of 3 rows"
    board.show_group(lambda key: key is None)
    board.table.sortByColumn(Column.RECORD, Qt.SortOrder.DescendingOrder)
    assert cells(window, Column.RECORD) == ["Eve Arden", "Bob Dylan", "Ada Byron"]
    board.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    assert set(cells(window, Column.RECORD)) == {"Ada Byron", "Bob Dylan", "Eve Arden"}
    groups = [board.groups.item(number).text() for number in range(board.groups.count())]
    assert groups == ["Everything · 3", "Create in the CRM · 2", "Create in Outlook · 1"]


def test_several_mappings_are_told_apart(
    bridge: Bridge, services: Services, profile: Profile, shown: Open, qtbot: QtBot
) -> None:
    profile.config.write_text(configuration(*Kind))
    services.outlook.add(**ADA)
    services.person(Side.CRM, Kind.TASKS).add(subject="Call Bob")
    window = shown()
    assert sorted(cells(window, Column.MAPPING)) == ["Contacts", "Tasks"]
    board = window.board
    board.mapping.setCurrentIndex(board.mapping.findData("Tasks"))
    assert names(window) == ["Call Bob"]
    accept(window, qtbot)
    assert services.writes == 2


def test_the_rows_on_show_are_exported(
    bridge: Bridge, services: Services, shown: Open, tmp_path: Path, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    services.outlook.add(company="=cmd")
    window = shown()
    place = tmp_path / "preview.csv"
    window.export_to(str(place))
    qtbot.waitUntil(place.exists)
    qtbot.waitUntil(lambda: place.stat().st_size > 0)
    with place.open(encoding="utf-8-sig", newline="") as file:
        table = list(csv.reader(file))
    assert table[0][:2] == ["What", "Record"]
    assert sorted(line[1] for line in table[1:]) == ["'=cmd", "Ada Byron"]
    window.export_to(str(tmp_path / "missing" / "preview.csv"))
    qtbot.waitUntil(lambda: "cannot be written" in window.error.text)


# ---- when it does not work


def test_a_preview_that_cannot_be_made_says_why_and_can_be_tried_again(
    bridge: Bridge, services: Services, qtbot: QtBot
) -> None:
    services.customers.password = "new"
    window = PreviewWindow(bridge)
    qtbot.addWidget(window)
    window.show()
    ready(window, qtbot, Stage.FAILED)
    assert "Contacts:" in window.error.text
    assert not window.accept_plan.isVisible()
    with qtbot.waitSignal(bridge.wanted) as heard:
        click(window.sign_in, qtbot)
    assert heard.args == [Place.SIGN_IN, "zoho"]
    services.customers.password = "right"
    services.outlook.add(**ADA)
    click(window.again, qtbot)
    ready(window, qtbot)
    assert names(window) == ["Ada Byron"]
    assert window.error.text == ""


def test_a_plan_is_stopped_while_it_is_made(bridge: Bridge, services: Services, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    window = PreviewWindow(bridge)
    services.meanwhile(pressed(window.busy.cancelled))
    qtbot.addWidget(window)
    window.show()
    ready(window, qtbot, Stage.FAILED)
    assert "You stopped the run" in window.error.text


# ---- keyboard, names, room


def test_everything_is_done_by_keyboard(services: Services, shown: Open, qtbot: QtBot) -> None:
    for one in (ADA, BOB):
        services.outlook.add(**one)
    window = shown()
    with qtbot.waitExposed(window):
        window.activateWindow()
    board = window.board
    qtbot.waitUntil(board.table.hasFocus)
    qtbot.keyClick(board.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(board.selected) == 2
    qtbot.keyClick(board.table, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert all("Skip" in text for text in cells(window, Column.DECISION))
    qtbot.keyClick(board.table, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(board.table, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(board.search.hasFocus)
    qtbot.keyClick(board.search, Qt.Key.Key_Return)
    qtbot.keyClick(board.table, Qt.Key.Key_Return)
    assert (window._stage, services.writes) == (Stage.DECIDING, 0)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    ready(window, qtbot, Stage.DONE)
    assert services.writes == 2
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_decisions_are_not_lost_by_closing(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    window = shown()
    choose(window, Deed.LEAVE, "Ada Byron")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    (box,) = window.findChildren(QMessageBox)
    box.defaultButton().click()
    assert window.isVisible()
    click(window.leave, qtbot)
    box = window.findChildren(QMessageBox)[-1]
    next(button for button in box.buttons() if button.text() == "Close").click()
    assert not window.isVisible()


def test_the_menu_of_the_rows_offers_what_can_be_decided(
    services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    window = shown()
    actions = list(window.board.actions_of.values())
    assert menu_clashes(actions) == []
    enabled = {deed for deed, action in window.board.actions_of.items() if action.isEnabled()}
    assert enabled == {Deed.DO, Deed.LEAVE}


def test_every_control_has_a_name_and_texts_fit_in_every_look(
    bridge: Bridge, services: Services, held: list[str], qapp: QApplication, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    for look in every_look(qapp):
        window = PreviewWindow(bridge)
        qtbot.addWidget(window)
        window.show()
        ready(window, qtbot)
        # Wrapped text gets its height in a second round.
        for _ in range(5):
            QApplication.processEvents()
        found = (cut_off(window), clashes(window), unnamed(window), too_large(window))
        assert found == ([], [], [], ""), str(look)
        window.close()


def test_the_place_opens_it_for_the_mappings_that_are_named(
    bridge: Bridge, profile: Profile, services: Services, qtbot: QtBot
) -> None:
    profile.config.write_text(configuration(*Kind))
    services.outlook.add(**ADA)
    services.person(Side.CRM, Kind.TASKS).add(subject="Call Bob")
    parent = QWidget()
    qtbot.addWidget(parent)
    window = OPENERS[Place.PREVIEW](bridge, "Tasks", parent)
    assert isinstance(window, PreviewWindow)
    window.show()
    ready(window, qtbot)
    assert names(window) == ["Call Bob"]
