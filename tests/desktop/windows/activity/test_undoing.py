"""The Activity page: why something was done, and undoing it."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from support.activities import (
    LONG_NOTES,
    choose,
    runs,
    shown,
    told,
)
from support.desks import Services, configuration

from crmsync.app.facade import Crmsync
from crmsync.app.types import Kind, Profile
from crmsync.connect.errors import Rejected, Unreachable
from crmsync.desktop.bridge import Bridge
from crmsync.desktop.windows.activity.undoing import UndoDialog
from crmsync.desktop.windows.activity.window import ActivityPage

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
