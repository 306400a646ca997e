"""What a person sees and does on the Activity page."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from crmsync.app.facade import Crmsync
from crmsync.desktop.windows.activity.window import ActivityPage

LONG_NOTES = (
    "Prefers to be called in the morning, never on a Friday; the other number is the better one. " * 2
    + "End."
)

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@engines.example", "notes": "Met."}

GRACE = {"given_name": "Grace", "family_name": "Hopper", "email_1": "grace@compiler.example"}


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


def settled(page: ActivityPage, qtbot: QtBot) -> int:
    """How many changes are loaded once nothing more comes by itself."""
    counts: list[int] = []

    def steady() -> bool:
        QApplication.processEvents()
        counts.append(len(lines(page)))
        return len(counts) > 20 and counts[-1] == counts[-20]

    qtbot.waitUntil(steady)
    return counts[-1]


def multiply(crmsync: Crmsync, count: int, run: int = 1) -> None:
    """Make so many lines of history of the run's one."""
    columns = "run, mapping, link, side, verb, item, label, field, old, new, reason, original, partner, at"
    with crmsync._context.writing() as db, db.transaction():
        db.connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < ?) INSERT INTO change ({columns})"
            f" SELECT {columns} FROM n, (SELECT * FROM change WHERE run = ?)",
            (count, run),
        )


def told(page: ActivityPage, qtbot: QtBot) -> str:
    qtbot.waitUntil(lambda: page.result.isVisible() and page.result.text() != "")
    return page.result.text()
