"""The Activity page: what runs did, searched and filtered, why, and undone."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot
from support.desks import Services, configuration
from support.windows import clashes, cut_off, every_look, too_large, unnamed

from crmsync.app.facade import Crmsync
from crmsync.app.types import Kind, Profile, Side
from crmsync.connect.errors import Rejected, Unreachable
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.activity.model import CHANGES_A_PAGE, RUNS_A_PAGE
from crmsync.desktop.windows.activity.undoing import UndoDialog
from crmsync.desktop.windows.activity.window import ActivityPage

LONG_NOTES = (
    "Prefers to be called in the morning, never on a Friday; the other number is the better one. " * 2
    + "End."
)
ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@engines.example", "notes": "Met."}
GRACE = {"given_name": "Grace", "family_name": "Hopper", "email_1": "grace@compiler.example"}


@pytest.fixture
def profile(profile: Profile) -> Profile:
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    return profile


@pytest.fixture
def story(crmsync: Crmsync, services: Services) -> None:
    """Run 1 creates Ada, Grace and a task in the CRM. Run 2 does nothing. In run 3 Ada's title goes to the CRM, her
    notes lose against the CRM's, and Grace is deleted there.
    """
    ada, grace = services.outlook.add(**ADA), services.outlook.add(**GRACE)
    services.person(Side.OUTLOOK, Kind.TASKS).add(subject="Call Grace about the compiler")
    crmsync.runs.sync(yes=True)
    crmsync.runs.sync()
    services.outlook.edit(ada, title="Programmer", notes=LONG_NOTES)
    services.crm.edit(services.crm.find("Ada Byron"), notes="Wants an offer.")
    services.outlook.delete(grace)
    crmsync.runs.sync()


@pytest.fixture
def page(story: None, bridge: Bridge, qtbot: QtBot) -> ActivityPage:
    found = ActivityPage(bridge)
    qtbot.addWidget(found)
    found.resize(1000, 700)
    found.show()
    qtbot.waitUntil(lambda: not found.model.is_loading)
    return found


def runs(page: ActivityPage) -> list[int]:
    """The numbers of the runs that are listed."""
    model = page.model
    entries = (model.run(model.index(row, 0)) for row in range(model.rowCount()))
    return [entry.line.run for entry in entries if entry is not None]


def lines(page: ActivityPage) -> list[tuple[int, str, str]]:
    """(run, record, field) of each change that is loaded."""
    model = page.model
    found = []
    for row in range(model.rowCount()):
        run = model.index(row, 0)
        for child in range(model.rowCount(run)):
            change = model.change(model.index(child, 0, run))
            assert change is not None
            found.append((change.run, change.item, change.step.field))
    return found


def find(page: ActivityPage, field: str, qtbot: QtBot) -> QModelIndex:
    """The first change of this field, with its run unfolded."""
    page.view.expandAll()
    qtbot.waitUntil(lambda: field in [one[2] for one in lines(page)])
    model = page.model
    for row in range(model.rowCount()):
        run = model.index(row, 0)
        for child in range(model.rowCount(run)):
            index = model.index(child, 0, run)
            change = model.change(index)
            if change is not None and change.step.field == field:
                return index
    raise LookupError(field)


def choose(page: ActivityPage, field: str, qtbot: QtBot) -> None:
    page.view.setCurrentIndex(find(page, field, qtbot))


def shown(page: ActivityPage) -> str:
    """What the details say."""
    details = page.details
    facts = (details.facts.itemAt(place).widget() for place in range(details.facts.count()))
    labels = (details.title, details.what, *facts)
    return "\n".join(label.text() for label in labels if isinstance(label, QLabel))


def searched(page: ActivityPage, text: str, qtbot: QtBot) -> list[tuple[int, str, str]]:
    """What is found when this is typed."""
    page.search.setFocus()
    page.search.clear()
    qtbot.keyClicks(page.search, text)
    qtbot.waitUntil(lambda: [term.text for term in page.model.wanted.terms] == text.split())
    qtbot.waitUntil(lambda: not page.model.is_loading)
    model = page.model
    wanted = sum(
        entry.changes
        for row in range(model.rowCount())
        if (entry := model.run(model.index(row, 0))) is not None
    )
    qtbot.waitUntil(lambda: len(lines(page)) == wanted)
    return sorted(lines(page))


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


def settled(page: ActivityPage, qtbot: QtBot) -> int:
    """How many changes are loaded once nothing more comes by itself."""
    counts: list[int] = []

    def steady() -> bool:
        QApplication.processEvents()
        counts.append(len(lines(page)))
        return len(counts) > 20 and counts[-1] == counts[-20]

    qtbot.waitUntil(steady)
    return counts[-1]


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


def multiply(crmsync: Crmsync, count: int, run: int = 1) -> None:
    """Make so many lines of history of the run's one."""
    columns = "run, mapping, link, side, verb, item, label, field, old, new, reason, original, partner, at"
    with crmsync._context.writing() as db, db.transaction():
        db.connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO change ({columns})"
            f" SELECT {columns} FROM n, (SELECT * FROM change WHERE run = ?)",
            (count, run),
        )


# ---- why


def test_why_a_value_was_changed_and_which_rule_decided(page: ActivityPage, qtbot: QtBot) -> None:
    choose(page, "notes", qtbot)
    words = shown(page)
    assert "It changed on both sides and the CRM wins" in words
    assert "The conflict rule “the CRM wins”" in words
    assert LONG_NOTES in words, "the whole value before, not only its beginning"
    assert "Wants an offer." in words
    assert "Contacts" in words
    assert "it is kept" in words


def test_a_run_as_a_whole(page: ActivityPage, qtbot: QtBot) -> None:
    page.view.setCurrentIndex(page.model.index_of_run(3))
    words = shown(page)
    assert "Run 3" in words
    assert "0 created, 1 changed, 1 deleted" in words, "in the CRM"
    assert page.details.undo_run.isVisible()
    assert not page.details.undo_record.isVisible()


def test_a_kept_value_is_copied_whole(page: ActivityPage, qtbot: QtBot) -> None:
    choose(page, "notes", qtbot)
    qtbot.mouseClick(page.details.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == LONG_NOTES


def test_values_of_which_nobody_knows_whether_they_were_overwritten(
    page: ActivityPage, crmsync: Crmsync, qtbot: QtBot
) -> None:
    with crmsync._context.writing() as db, db.transaction():
        db.connection.execute("UPDATE saved_value SET item = 'never answered'")
    page.view.setCurrentIndex(page.model.index_of_run(3))
    qtbot.waitUntil(lambda: "may have been overwritten" in shown(page))
    assert "Ada Byron: Notes in Outlook" in shown(page)


# ---- undo


@pytest.fixture
def press(page: ActivityPage, qtbot: QtBot) -> Callable[[str, str], UndoDialog]:
    """Choose the change of a field, press one of the buttons, and wait for the question."""

    def act(field: str, button: str) -> UndoDialog:
        choose(page, field, qtbot)
        qtbot.mouseClick(getattr(page.details, button), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: page.undoing.dialog is not None and page.undoing.dialog.isVisible())
        assert page.undoing.dialog is not None
        return page.undoing.dialog

    return act


def told(page: ActivityPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: page.result.isVisible() and page.result.text() != "")
    return page.result.text()


def test_a_field_is_undone_after_a_look_at_what_will_be_put_back(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    writes = services.writes
    dialog = press("title", "undo_field")
    assert dialog.question.text() == "Put “Job title” of Ada Byron back as it was before run 3?"
    assert "Job title would change in the CRM: Programmer → (empty)" in dialog.planned.toPlainText()
    assert not dialog.stays.isVisible()
    assert services.writes == writes
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert told(page, qtbot).startswith("1 ")
    ada = services.crm.get(services.crm.find("Ada Byron"))
    assert "title" not in ada
    assert ada["notes"] == "Wants an offer."
    qtbot.waitUntil(lambda: "Undid a part of run 3" in page.model.index(0, 1).data())


def test_an_overwritten_value_is_put_back(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    assert not page.details.put_back.isVisible()
    dialog = press("notes", "put_back")
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    told(page, qtbot)
    ada = services.outlook.find("Ada Byron")
    assert services.outlook.get(ada)["notes"] == LONG_NOTES


def test_a_record_is_undone(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    dialog = press("title", "undo_record")
    assert dialog.question.text() == "Undo what run 3 did to Ada Byron?"
    assert len(dialog.planned.toPlainText().splitlines()) == 2
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    told(page, qtbot)
    assert "title" not in services.crm.get(services.crm.find("Ada Byron"))
    assert services.crm.names() == ["Ada Byron"], "what the run did to others stays"


def test_a_run_is_undone_but_for_what_somebody_edited_since(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    services.crm.edit(services.crm.find("Ada Byron"), title="Countess")
    dialog = press("title", "undo_run")
    assert dialog.question.text() == "Undo run 3?"
    assert "Grace Hopper" in dialog.planned.toPlainText()
    assert "job title was edited since" in dialog.stays.toPlainText()
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    words = told(page, qtbot)
    assert words.startswith("2 ")
    assert "job title was edited since" in words
    assert services.crm.names() == ["Ada Byron", "Grace Hopper"]
    assert services.crm.get(services.crm.find("Ada Byron"))["title"] == "Countess"
    qtbot.waitUntil(
        lambda: "Undone by run" in page.model.index_of_run(3).siblingAtColumn(1).data(), timeout=5000
    )


def test_escape_leaves_everything_as_it_is(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    writes = services.writes
    dialog = press("title", "undo_run")
    assert not page.details.undo_run.isEnabled(), "one undo at a time"
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(page.details.undo_run.isEnabled)
    assert services.writes == writes
    assert not page.result.isVisible()


def test_nothing_that_can_be_put_back(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    services.crm.edit(services.crm.find("Ada Byron"), title="Countess")
    dialog = press("title", "undo_field")
    assert not dialog.undo.isVisible()
    assert dialog.keep.isDefault()
    assert "edited since" in dialog.stays.toPlainText()


def test_a_service_that_cannot_be_reached_is_told_before_anything_is_undone(
    page: ActivityPage, services: Services, press: Callable[[str, str], UndoDialog], qtbot: QtBot
) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox")
    dialog = press("title", "undo_run")
    assert any("No answer." in label.text() for label in dialog.findChildren(QLabel))
    assert not dialog.undo.isVisible()


def test_what_is_refused_when_it_is_put_back_is_told_and_no_older_problem(
    page: ActivityPage,
    bridge: Bridge,
    services: Services,
    press: Callable[[str, str], UndoDialog],
    qtbot: QtBot,
) -> None:
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected("Not today.", service="CRM")
    services.outlook.add(given_name="Older", family_name="Problem", email_1="older@example.com")
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(lambda: bridge.snapshot.review.problems == 1 and runs(page)[0] >= 3)
    dialog = press("title", "undo_field")
    assert not any("Not today." in label.text() for label in dialog.findChildren(QLabel))
    qtbot.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    words = told(page, qtbot)
    assert words.startswith("0 ")
    assert words.count("Not today.") == 1
    assert "Ada Byron" in words


def test_what_keeps_an_undo_from_beginning_is_told_in_place(
    page: ActivityPage, profile: Profile, qtbot: QtBot
) -> None:
    choose(page, "title", qtbot)
    profile.config.write_text(configuration(Kind.TASKS))
    qtbot.mouseClick(page.details.undo_record, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "nothing that can be undone" in page.error.text)
    assert "crmsync log" not in page.error.text
    assert page.details.undo_record.isEnabled()


def test_a_run_that_goes_on_shows_how_far_it_is_and_can_be_stopped(
    page: ActivityPage, bridge: Bridge, services: Services, qtbot: QtBot
) -> None:
    stopped = threading.Event()
    services.meanwhile(lambda: stopped.wait(10))
    bridge.ask(bridge.service.sync())
    qtbot.waitUntil(page.busy.isVisible)
    qtbot.mouseClick(page.busy.button, Qt.MouseButton.LeftButton)
    stopped.set()
    qtbot.waitUntil(lambda: bridge.snapshot.last_run == 4 and not page.busy.isVisible())
    assert bridge.service.crmsync.history.runs(1)[0].status == "failed"


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
