"""The dialog for a passphrase or a secret: it answers its question once, however it ends."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox
from pytestqt.qtbot import QtBot

from crmsync.app.secret import Secret
from crmsync.desktop.engine.questions import Question
from crmsync.desktop.windows.passphrase.window import PassphraseDialog


@pytest.fixture(params=[False, True], ids=["known", "new"])
def question(request: pytest.FixtureRequest) -> Question:
    return Question("", "passphrase", new=request.param)


@pytest.fixture
def dialog(qapp: QApplication, qtbot: QtBot, question: Question) -> PassphraseDialog:
    found = PassphraseDialog(question)
    qtbot.addWidget(found)
    found.open()
    return found


def test_what_is_typed_is_the_answer(dialog: PassphraseDialog, question: Question, qtbot: QtBot) -> None:
    ok = dialog.buttons.button(QDialogButtonBox.StandardButton.Ok)
    assert not ok.isEnabled()
    qtbot.keyClicks(dialog.secret, "sesame")
    if question.new:
        qtbot.keyClicks(dialog.again, "sesame")
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    assert question.wait() == Secret("sesame")
    assert not dialog.isVisible()


def test_escape_means_not_now(dialog: PassphraseDialog, question: Question, qtbot: QtBot) -> None:
    qtbot.keyClicks(dialog.secret, "sesame")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert question.wait() is None


def test_a_new_passphrase_is_typed_twice_the_same(
    dialog: PassphraseDialog, question: Question, qtbot: QtBot
) -> None:
    assert dialog.again.isVisible() == question.new
    if not question.new:
        return
    qtbot.keyClicks(dialog.secret, "sesame")
    qtbot.keyClicks(dialog.again, "sesam")
    qtbot.keyClick(dialog.secret, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert "not the same" in dialog.secret.accessibleDescription()
    qtbot.keyClicks(dialog.again, "e")
    qtbot.keyClick(dialog.again, Qt.Key.Key_Return)
    assert question.wait() == Secret("sesame")


def test_it_names_the_account_whose_secret_it_wants(qapp: QApplication, qtbot: QtBot) -> None:
    dialog = PassphraseDialog(Question("office", "password"))
    qtbot.addWidget(dialog)
    titles = [label.text() for label in dialog.findChildren(type(dialog._row.label))]
    assert any("office" in title for title in titles)
    assert dialog.secret.accessibleName() == "Password"
