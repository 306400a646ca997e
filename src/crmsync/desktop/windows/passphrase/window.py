"""The dialog for what the engine has to know meanwhile: the profile's passphrase, or a secret."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from crmsync.app.secret import Secret
from crmsync.desktop import theme
from crmsync.desktop.engine.questions import Question
from crmsync.desktop.widgets import Form, Heading, Hint


class PassphraseDialog(QDialog):
    """Answers one question, whatever becomes of the dialog. A passphrase that is chosen is typed twice."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        self.setWindowTitle("crmsync")
        title, hint, label = self._words()
        self.secret = self._input()
        self.again = self._input()
        form = Form()
        self._row = form.add(label, self.secret)
        repeated = form.add(self.tr("&Once more"), self.again)
        repeated.set_visible(question.new)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._ok.setText(self.tr("&Protect") if question.new else self.tr("&Unlock"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("&Not now"))
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        theme.spaced(column, margin=theme.MARGIN, gap=theme.SECTION)
        column.addWidget(Heading(title))
        column.addWidget(Hint(hint))
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(theme.line_width(self, 50))
        self.secret.textChanged.connect(self._check)
        self._check()
        # However it ends: the engine must not wait for a dialog that is gone.
        self.finished.connect(lambda result: question.answer(None))

    def _words(self) -> tuple[str, str, str]:
        question = self._question
        if question.account:
            title = self.tr("Sign in to {account}").format(account=question.account)
            hint = self.tr("You chose that nothing is stored, so it is asked for at each start.")
            return title, hint, self.tr("&Password")
        if question.new:
            hint = self.tr("It protects the passwords that crmsync keeps. Nobody can restore it.")
            return self.tr("Choose a passphrase"), hint, self.tr("&Passphrase")
        hint = self.tr("It opens the passwords that crmsync keeps.")
        return self.tr("Your passphrase"), hint, self.tr("&Passphrase")

    def _input(self) -> QLineEdit:
        field = QLineEdit(self)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        return field

    def _check(self) -> None:
        self._ok.setEnabled(bool(self.secret.text()))

    def _accept(self) -> None:
        if self._question.new and self.secret.text() != self.again.text():
            self._row.tell(self.tr("The two are not the same."))
            self.again.setFocus()
            return
        self._question.answer(Secret(self.secret.text()))
        self.accept()
