"""The preview: nothing is written before it is accepted, and then exactly what was shown."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtWidgets import QApplication, QListWidget, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.windows import clashes, cut_off, every_look, menu_clashes, too_large, unnamed

from crmsync.app.types import Kind, Profile, Side
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.places import OPENERS
from crmsync.desktop.windows.preview.model import Column
from crmsync.desktop.windows.preview.partner import PartnerDialog
from crmsync.desktop.windows.preview.plan import Deed
from crmsync.desktop.windows.preview.rows import Row, What
from crmsync.desktop.windows.preview.window import PreviewWindow, Stage

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}
BOB = {"given_name": "Bob", "family_name": "Dylan", "email_1": "bob@example.com"}
EVE = {"given_name": "Eve", "family_name": "Arden", "email_1": "eve@example.com"}

Open = Callable[[], PreviewWindow]


@pytest.fixture
def shown(bridge: Bridge, qtbot: QtBot) -> Open:
    """Opens a preview and waits for its plan."""

    def show() -> PreviewWindow:
        window = PreviewWindow(bridge)
        qtbot.addWidget(window)
        window.show()
        ready(window, qtbot)
        return window

    return show


def ready(window: PreviewWindow, qtbot: QtBot, stage: Stage = Stage.DECIDING) -> None:
    qtbot.waitUntil(lambda: window._stage is stage)


def click(button: QPushButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def accept(window: PreviewWindow, qtbot: QtBot, stage: Stage = Stage.DONE) -> None:
    click(window.accept_plan, qtbot)
    assert window._stage in (Stage.WRITING, Stage.LOOKING)
    ready(window, qtbot, stage)


def sync(bridge: Bridge, qtbot: QtBot) -> None:
    """A first sync, accepted elsewhere."""
    before = bridge.snapshot.last_run
    bridge.ask(bridge.service.sync(yes=True))
    qtbot.waitUntil(lambda: bridge.snapshot.last_run > before and not bridge.snapshot.is_running)


def rows(window: PreviewWindow, what: What | None = None) -> list[Row]:
    return [row for row in window.board.model.rows if what in (None, row.what)]


def names(window: PreviewWindow, what: What | None = None) -> list[str]:
    return sorted(row.record for row in rows(window, what))


def select(window: PreviewWindow, *records: str) -> None:
    board = window.board
    board.table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
    for number, row in enumerate(board.model.rows):
        if row.record in records:
            board.table.selectionModel().select(board.model.index(number, 0), flags)
    assert len(board.selected) >= len(records)


def choose(window: PreviewWindow, deed: Deed, *records: str) -> None:
    select(window, *records)
    assert window.board.actions_of[deed].isEnabled()
    window.board.actions_of[deed].trigger()


def cells(window: PreviewWindow, column: Column) -> list[str]:
    model = window.board.model
    return [str(model.index(number, column).data()) for number in range(model.rowCount())]


# ---- looking


def test_a_first_plan_is_shown_and_nothing_is_written(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**BOB)
    window = shown()
    assert names(window, What.CREATE) == ["Ada Byron", "Bob Dylan"]
    assert cells(window, Column.WHERE) == ["Outlook", "the CRM"] or cells(window, Column.WHERE) == [
        "the CRM",
        "Outlook",
    ]
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


# ---- accepting


def test_accepting_writes_exactly_that(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**BOB)
    window = shown()
    accept(window, qtbot)
    assert services.outlook.names() == services.crm.names() == ["Ada Byron", "Bob Dylan"]
    assert services.writes == 2
    assert cells(window, Column.DECISION) == ["✓ Done", "✓ Done"]
    assert "written in the CRM" in window.outcome.text()
    assert not window.accept_plan.isVisible()


def test_the_result_leads_to_the_activity(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    window = shown()
    accept(window, qtbot)
    with qtbot.waitSignal(bridge.wanted) as heard:
        click(window.activity, qtbot)
    assert heard.args == [Place.ACTIVITY, bridge.snapshot.last_run]


def test_what_somebody_adds_meanwhile_keeps_a_first_plan_from_being_written(
    services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    window = shown()
    services.crm.add(**BOB)
    accept(window, qtbot, Stage.DECIDING)
    assert services.writes == 0
    assert "1 new" in window.change.text()
    assert cells(window, Column.RECORD) == ["Ada Byron", "Bob Dylan (new)"]
    window.board.news.setChecked(True)
    assert names(window) == ["Bob Dylan"]
    accept(window, qtbot)
    assert services.writes == 2


def test_a_held_change_that_is_another_one_by_now_is_not_covered_by_the_yes(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    """The engine may give the number of a hold that is gone to the next one: a yes goes by what it is for."""
    people = [services.outlook.add(given_name=str(one), family_name="Smith") for one in range(12)]
    sync(bridge, qtbot)
    for one in people:
        services.outlook.edit(one, title="Dr")
    window = shown()
    assert len(rows(window, What.UPDATE)) == 12
    for one in people:
        services.outlook.edit(one, title="Prof")
    services.outlook.add(**EVE)
    elsewhere = bridge.service.sync(preview=True)
    qtbot.waitUntil(elsewhere.done)
    before = services.writes
    accept(window, qtbot, Stage.DECIDING)
    assert services.writes == before
    assert "1 new, 12 changed" in window.change.text()
    assert sum("Prof" in change for change in cells(window, Column.CHANGE)) == 12
    accept(window, qtbot)
    assert services.writes == before + 13


def test_a_sync_that_ran_meanwhile_makes_the_person_look_again(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    ada = services.outlook.add(**ADA)
    sync(bridge, qtbot)
    services.outlook.edit(ada, title="Countess")
    window = shown()
    sync(bridge, qtbot)
    qtbot.waitUntil(lambda: "Look again" in window.accept_plan.text())
    written = services.writes
    click(window.accept_plan, qtbot)
    ready(window, qtbot)
    assert rows(window) == []
    assert services.writes == written


def test_a_plan_without_any_change_is_accepted_too(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA)
    window = shown()
    assert names(window) == ["Ada Byron"]
    assert re.match(r"Link 1 pair", window.accept_plan.text())
    accept(window, qtbot)
    assert services.writes == 0
    assert "pair" in window.outcome.text()
    assert cells(window, Column.DECISION) == ["✓ Done"]


def test_what_is_new_since_an_empty_plan_is_not_written_by_its_yes(
    services: Services, shown: Open, qtbot: QtBot
) -> None:
    window = shown()
    assert window.empty.isVisible()
    assert window.accept_plan.text() == "Start syncing"
    services.outlook.add(**ADA)
    accept(window, qtbot, Stage.DECIDING)
    assert services.writes == 0
    assert names(window) == ["Ada Byron"]


# ---- deciding


def test_skipped_records_are_not_created_now_nor_later(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    for one in (ADA, BOB, EVE):
        services.outlook.add(**one)
    window = shown()
    choose(window, Deed.LEAVE, "Bob Dylan", "Eve Arden")
    assert re.match(r"Create 1 contact", window.accept_plan.text())
    accept(window, qtbot)
    assert services.crm.names() == ["Ada Byron"]
    sync(bridge, qtbot)
    assert services.crm.names() == ["Ada Byron"]


def test_two_selected_records_are_linked_and_the_new_plan_is_seen_first(
    services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    services.crm.add(given_name="Ada", family_name="King", title="Countess")
    window = shown()
    choose(window, Deed.LINK, "Ada Byron", "Ada King")
    assert sorted(cells(window, Column.DECISION)) == ["Link with Ada Byron", "Link with Ada King"]
    assert window.accept_plan.text().startswith("Show the plan with your 2 decision")
    accept(window, qtbot, Stage.DECIDING)
    assert services.writes == 0
    assert rows(window, What.CREATE) == []
    (pair,) = rows(window, What.PAIR)
    assert pair.pair is not None
    assert (pair.pair.outlook.label, pair.pair.crm.label) == ("Ada Byron", "Ada King")
    assert "your decisions" in window.change.text()
    accept(window, qtbot)
    assert services.outlook.names() == services.crm.names() == ["Ada King"]


def test_a_record_is_linked_with_one_that_is_chosen_by_name(
    services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    services.crm.add(given_name="Ada", family_name="King", company="Acme")
    services.crm.add(**BOB)
    window = shown()
    choose(window, Deed.LINK, "Ada Byron")
    qtbot.waitUntil(lambda: bool(window.findChildren(PartnerDialog)))
    (dialog,) = window.findChildren(PartnerDialog)
    assert (clashes(dialog), unnamed(dialog)) == ([], [])
    qtbot.keyClicks(dialog.search, "king")
    (items,) = dialog.findChildren(QListWidget)
    assert [items.item(number).text() for number in range(items.count())] == ["Ada King (Acme)"]
    qtbot.keyClick(dialog.search, Qt.Key.Key_Return)
    assert "Link with Ada King" in cells(window, Column.DECISION)
    choose(window, Deed.DO, "Ada King")
    assert not any("Link with" in text for text in cells(window, Column.DECISION))


def test_an_ambiguous_item_gets_the_counterpart_that_is_chosen(
    services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA | {"title": "Countess"})
    services.crm.add(**ADA | {"title": "Programmer"})
    window = shown()
    board = window.board
    board.waiting.setChecked(True)
    asked = rows(window, What.AMBIGUOUS)
    assert {row.side for row in asked} == {Side.OUTLOOK, Side.CRM}
    (ada,) = [row for row in asked if row.side is Side.OUTLOOK]
    assert len(ada.candidates) == 2
    window.plan.link(ada, ada.candidates[1])
    board.decided.emit()
    accept(window, qtbot, Stage.DECIDING)
    board.waiting.setChecked(False)
    assert [row.pair.crm.id for row in rows(window, What.PAIR) if row.pair is not None] == [
        ada.candidates[1].id
    ]
    assert services.writes == 0


def test_a_pair_that_is_none_is_taken_apart(services: Services, shown: Open, qtbot: QtBot) -> None:
    services.outlook.add(**ADA)
    services.crm.add(**ADA)
    window = shown()
    choose(window, Deed.SEPARATE, "Ada Byron")
    accept(window, qtbot, Stage.DECIDING)
    assert len(rows(window, What.CREATE)) == 2
    accept(window, qtbot)
    assert services.outlook.names() == services.crm.names() == ["Ada Byron", "Ada Byron"]


# ---- held batches


@pytest.fixture
def held(bridge: Bridge, services: Services, qtbot: QtBot) -> list[str]:
    """Twelve synced people, of whom all were deleted in the mailbox since."""
    people = [services.outlook.add(given_name=str(one), family_name="Smith") for one in range(12)]
    sync(bridge, qtbot)
    for one in people:
        services.outlook.delete(one)
    # A deletion is confirmed before it is believed.
    for _ in range(2):
        run = bridge.snapshot.last_run
        bridge.ask(bridge.service.sync())
        qtbot.waitUntil(lambda run=run: bridge.snapshot.last_run > run and not bridge.snapshot.is_running)
    return [f"{one} Smith" for one in range(12)]


def test_deletions_stand_apart_and_need_a_check_of_their_own(
    services: Services, held: list[str], shown: Open, qtbot: QtBot
) -> None:
    window = shown()
    assert names(window, What.DELETE) == sorted(held)
    assert window.deletions.isVisible()
    assert re.match(r"Delete 12 contact", window.deletions.check.text())
    assert not window.accept_plan.isEnabled()
    before = services.writes
    window.deletions.check.click()
    assert re.match(r"Delete 12 contact\S* in the CRM", window.accept_plan.text())
    accept(window, qtbot)
    assert services.writes == before + 12
    assert services.crm.names() == []


def test_single_held_changes_are_accepted_refused_and_left_for_later(
    services: Services, held: list[str], shown: Open, qtbot: QtBot
) -> None:
    window = shown()
    window.deletions.check.click()
    choose(window, Deed.LEAVE, *held[:3])
    choose(window, Deed.LATER, *held[3:8])
    accept(window, qtbot)
    assert services.crm.names() == sorted(held[:8])
    click(window.again, qtbot)
    ready(window, qtbot)
    assert names(window) == sorted(held[3:8])
    assert window.change.text() == ""


def test_what_somebody_adds_meanwhile_is_not_written_with_what_was_accepted(
    services: Services, held: list[str], shown: Open, qtbot: QtBot
) -> None:
    window = shown()
    window.deletions.check.click()
    choose(window, Deed.LATER, *held[2:])
    services.outlook.add(**ADA)
    accept(window, qtbot, Stage.DECIDING)
    assert services.crm.names() == sorted(held[2:])
    assert "1 new." in window.change.text()
    assert "Nothing of that was written" in window.change.text()
    assert "2 change" in window.outcome.text()
    assert names(window, What.CREATE) == ["Ada Byron"]


def test_a_held_batch_is_refused_as_a_whole(
    services: Services, held: list[str], shown: Open, qtbot: QtBot
) -> None:
    window = shown()
    before = services.writes
    click(window.refuse, qtbot)
    (box,) = window.findChildren(QMessageBox)
    assert box.defaultButton().text() == "Keep them waiting"
    next(button for button in box.buttons() if button.text() == "Refuse them").click()
    ready(window, qtbot, Stage.DONE)
    assert services.writes == before
    click(window.again, qtbot)
    ready(window, qtbot)
    assert rows(window) == []
    assert sorted(services.crm.names()) == sorted(held)


def test_a_deletion_that_no_limit_holds_is_confirmed_before_anything_is_written(
    bridge: Bridge, services: Services, shown: Open, qtbot: QtBot
) -> None:
    services.crm.add(**BOB)
    ada = services.outlook.add(**ADA)
    sync(bridge, qtbot)
    services.outlook.delete(ada)
    services.outlook.add(**EVE)
    window = shown()
    click(window.again, qtbot)
    ready(window, qtbot)
    assert names(window, What.DELETE) == ["Ada Byron"]
    assert not window.accept_plan.isEnabled()
    assert window.why_not.isVisible()
    window.deletions.check.click()
    accept(window, qtbot)
    assert services.crm.names() == ["Bob Dylan", "Eve Arden"]


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
    services.meanwhile(window.busy.cancelled.emit)
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
