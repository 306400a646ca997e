"""The Activity page: runs and their changes, however many, searched and filtered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from support.activities import (
    ADA,
    choose,
    find,
    lines,
    multiply,
    runs,
    searched,
    settled,
    shown,
)
from support.desks import Services
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.facade import Crmsync
from crmsync.app.types import Profile, Side
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.activity.model import CHANGES_A_PAGE, RUNS_A_PAGE
from crmsync.desktop.windows.activity.undoing import UndoDialog
from crmsync.desktop.windows.activity.window import ActivityPage

# ---- what is listed


def test_runs_with_their_changes_in_plain_words(page: ActivityPage, qtbot: QtBot) -> None:
    assert runs(page) == [3, 1], "newest first, without those that wrote nothing"
    qtbot.waitUntil(lambda: len(lines(page)) == 3)
    assert page.view.isExpanded(page.model.index(0, 0)), "the newest is unfolded"
    title = find(page, "title", qtbot)
    assert title.data() == "Ada Byron"
    assert title.siblingAtColumn(1).data() == (
        "Job title changed in the CRM: (empty) → Programmer, because it changed in Outlook"
    )
    head = page.model.index_of_run(1)
    assert head.data().endswith("run 1")
    assert head.siblingAtColumn(1).data().startswith("In step · 3 ")


def test_all_runs_when_asked_for(page: ActivityPage, qtbot: QtBot) -> None:
    page.which.setCurrentIndex(1)
    page.which.activated.emit(1)
    qtbot.waitUntil(lambda: runs(page) == [3, 2, 1])
    assert not page.model.hasChildren(page.model.index_of_run(2))
    assert "Nothing to do" in page.model.index_of_run(2).siblingAtColumn(1).data()


def test_a_new_run_appears_on_top_and_leaves_the_rest(
    page: ActivityPage, bridge: Bridge, services: Services, qtbot: QtBot
) -> None:
    choose(page, "title", qtbot)
    services.outlook.edit(services.outlook.find("Ada Byron"), department="Research")
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: runs(page) == [4, 3, 1])
    current = page.model.change(page.view.currentIndex())
    assert current is not None
    assert current.step.field == "title"


def test_searching_as_one_types(page: ActivityPage, qtbot: QtBot) -> None:
    assert searched(page, "hopper", qtbot) == [(1, "Grace Hopper", ""), (3, "Grace Hopper", "")]
    assert searched(page, "job prog", qtbot) == [(3, "Ada Byron", "title")], "a field's name and a value"
    assert searched(page, "offer", qtbot) == [(3, "Ada Byron", "notes")]
    assert page.view.isExpanded(page.model.index(0, 0)), "what is found shows at once"
    assert "1 " in page.model.index(0, 1).data()


def test_nothing_found_and_back(page: ActivityPage, qtbot: QtBot) -> None:
    assert searched(page, "nobody", qtbot) == []
    assert page.empty.isVisible()
    qtbot.mouseClick(page.empty.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: runs(page) == [3, 1])
    assert page.view.isVisible()
    assert page.search.text() == ""


def test_by_side_by_mapping_and_kept_values(page: ActivityPage, qtbot: QtBot) -> None:
    page.side.setCurrentIndex(page.side.findData(Side.OUTLOOK))
    page.side.activated.emit(1)
    qtbot.waitUntil(lambda: lines(page) == [(3, "Ada Byron", "notes")])
    page.side.setCurrentIndex(0)
    page.mapping.setCurrentIndex(page.mapping.findData("Tasks"))
    page.mapping.activated.emit(1)
    qtbot.waitUntil(lambda: lines(page) == [(1, "Call Grace about the compiler", "")])
    page.mapping.setCurrentIndex(0)
    page.which.setCurrentIndex(page.which.findData("kept"))
    page.which.activated.emit(2)
    qtbot.waitUntil(lambda: lines(page) == [(3, "Ada Byron", "notes")])


def test_everything_about_one_person_and_everybody_again(page: ActivityPage, qtbot: QtBot) -> None:
    choose(page, "title", qtbot)
    qtbot.mouseClick(page.details.only_record, Qt.MouseButton.LeftButton)
    expected = [(1, "Ada Byron", ""), (3, "Ada Byron", "notes"), (3, "Ada Byron", "title")]
    qtbot.waitUntil(lambda: sorted(lines(page)) == expected)
    assert "Ada Byron" in page.record.text()
    qtbot.mouseClick(page.record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not page.model.wanted.is_filtered and not page.model.is_loading)
    assert not page.record.isVisible()


def test_before_the_first_run(bridge: Bridge, qtbot: QtBot) -> None:
    page = ActivityPage(bridge)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(page.empty.isVisible)
    assert not page.empty.button.isVisible()


def test_a_run_is_shown_wherever_it_is(page: ActivityPage, qtbot: QtBot) -> None:
    searched(page, "nobody", qtbot)
    page.reveal(2)
    qtbot.waitUntil(lambda: page.view.currentIndex().isValid())
    assert page.view.currentIndex() == page.model.index_of_run(2)
    assert "Run 2" in shown(page)


def test_what_cannot_be_read_is_told(page: ActivityPage, profile: Profile, qtbot: QtBot) -> None:
    for side_file in ("-wal", "-shm"):
        profile.state.with_name(profile.state.name + side_file).unlink(missing_ok=True)
    profile.state.write_bytes(b"no database at all" * 100)
    page.side.activated.emit(0)
    qtbot.waitUntil(lambda: "damaged" in page.error.text)
    assert not page.model.canFetchMore()


# ---- thousands


def test_ten_thousand_changes_are_loaded_as_one_scrolls(
    crmsync: Crmsync, services: Services, bridge: Bridge, qtbot: QtBot
) -> None:
    services.outlook.add(**ADA)
    crmsync.runs.sync(yes=True)
    multiply(crmsync, 10_000)
    page = ActivityPage(bridge)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    bar = page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    assert settled(page, qtbot) == CHANGES_A_PAGE
    run = page.model.run(page.model.index_of_run(1))
    assert run is not None
    assert run.changes == 10_000
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: len(lines(page)) > CHANGES_A_PAGE)
    assert settled(page, qtbot) == 2 * CHANGES_A_PAGE, "nothing more is read than is looked at"
    bar.setValue(0)
    assert settled(page, qtbot) == 2 * CHANGES_A_PAGE


def test_a_run_in_the_middle_loads_on_when_its_end_comes_into_sight(
    crmsync: Crmsync, services: Services, bridge: Bridge, qtbot: QtBot
) -> None:
    ada = services.outlook.add(**ADA)
    crmsync.runs.sync(yes=True)
    services.outlook.edit(ada, title="Chief")
    crmsync.runs.sync()
    multiply(crmsync, 500, run=2)
    page = ActivityPage(bridge)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    index = page.model.index_of_run
    qtbot.waitUntil(lambda: page.model.rowCount(index(2)) == CHANGES_A_PAGE)
    page.view.expand(index(1))
    assert settled(page, qtbot) == CHANGES_A_PAGE + 1
    page.view.scrollTo(page.model.index(CHANGES_A_PAGE - 1, 0, index(2)))
    qtbot.waitUntil(lambda: page.model.rowCount(index(2)) > CHANGES_A_PAGE)
    assert settled(page, qtbot) == 2 * CHANGES_A_PAGE + 1


def test_the_runs_come_a_page_at_a_time(crmsync: Crmsync, bridge: Bridge, qtbot: QtBot) -> None:
    count = 8 * RUNS_A_PAGE
    with crmsync._context.writing() as db, db.transaction():
        for _ in range(count):
            db.connection.execute("INSERT INTO run (started, preview) VALUES ('2026-01-01T00:00:00Z', 0)")
    page = ActivityPage(bridge)
    qtbot.addWidget(page)
    page.resize(900, 600)
    page.show()
    page.which.setCurrentIndex(page.which.findData("all"))
    page.which.activated.emit(1)
    bar = page.view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    settled(page, qtbot)
    assert page.model.rowCount() == RUNS_A_PAGE
    assert "Not finished" in page.model.index(0, 1).data()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: page.model.rowCount() > RUNS_A_PAGE)
    settled(page, qtbot)
    assert page.model.rowCount() == 2 * RUNS_A_PAGE
    page.reveal(1)
    qtbot.waitUntil(lambda: page.view.currentIndex().isValid())
    assert page.view.currentIndex() == page.model.index_of_run(1)
    assert runs(page) == list(range(count, 0, -1))


# ---- keyboard, names, looks


def test_find_is_under_its_usual_keys(page: ActivityPage, qtbot: QtBot) -> None:
    with qtbot.waitExposed(page):
        page.activateWindow()
    page.view.setFocus()
    qtbot.keyClick(page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()


@pytest.mark.usefixtures("story")
def test_texts_fit_and_everything_has_a_name_in_every_look(
    bridge: Bridge, qapp: QApplication, qtbot: QtBot
) -> None:
    for look in every_look(qapp):
        page = ActivityPage(bridge)
        qtbot.addWidget(page)
        page.resize(page.minimumSizeHint().expandedTo(page.size()))
        page.show()
        qtbot.waitUntil(lambda page=page: not page.model.is_loading)
        choose(page, "notes", qtbot)
        qtbot.waitUntil(lambda page=page: cut_off(page) == [])
        assert (clashes(page), unnamed(page)) == ([], []), str(look)
        assert not too_large(page), str(look)
        page.close()


def test_the_question_fits_in_every_look(
    page: ActivityPage, bridge: Bridge, services: Services, qapp: QApplication, qtbot: QtBot
) -> None:
    services.crm.edit(services.crm.find("Ada Byron"), title="Countess")
    result = bridge.service.undo(3, preview=True).result(10)
    choose(page, "title", qtbot)
    part = page.details._record_part()
    assert part is not None
    for look in every_look(qapp):
        dialog = UndoDialog(part, result, page)
        qtbot.addWidget(dialog)
        dialog.show()
        QApplication.processEvents()
        assert (cut_off(dialog), clashes(dialog), unnamed(dialog)) == ([], [], []), str(look)
        dialog.close()
