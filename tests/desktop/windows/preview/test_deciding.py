"""The preview: what is accepted is written, exactly that, and what is decided otherwise is heeded."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QMessageBox
from pytestqt.qtbot import QtBot
from support.desks import Services
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
from support.windows import clashes, unnamed

from crmsync.app.types import Side
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.preview.model import Column
from crmsync.desktop.windows.preview.partner import PartnerDialog
from crmsync.desktop.windows.preview.plan import Deed
from crmsync.desktop.windows.preview.rows import What
from crmsync.desktop.windows.preview.window import Stage

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
