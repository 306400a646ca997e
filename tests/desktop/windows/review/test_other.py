"""The Review page: problems, what is left out or stays alone, what is decided elsewhere."""

from __future__ import annotations

import threading

from PySide6.QtWidgets import (
    QApplication,
    QMessageBox,
    QPushButton,
    QScrollArea,
)
from pytestqt.qtbot import QtBot
from support.clock import FakeClock
from support.desks import Services
from support.reviewing import answer, press, sync, words
from support.windows import clashes, cut_off, every_look, unnamed

from crmsync.app.types import Kind, Profile
from crmsync.connect.errors import SignInNeeded
from crmsync.desktop.bridge import Place
from crmsync.desktop.windows.main.window import MainWindow
from crmsync.desktop.windows.review.conflicts import ConflictCard, Pick
from crmsync.desktop.windows.review.window import ReviewPage

# ---- problems


def test_a_problem_says_what_why_and_what_to_do(refused: ReviewPage) -> None:
    (problem,) = refused.problems.cards
    text = words(problem)
    assert problem.title.text() == "Ada Byron"
    for part in ("The name is not allowed.", "Change it.", "Contacts"):
        assert part in text
    assert "crmsync problems" not in text, "there is a button instead"
    assert refused.problems.heading.text() == "Problems (1)"


def test_trying_again(refused: ReviewPage, services: Services, qtbot: QtBot) -> None:
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: None
    press(qtbot, refused.problems.cards[0].retry)
    qtbot.waitUntil(lambda: services.crm.names() == ["Ada Byron"])
    qtbot.waitUntil(lambda: refused.problems.cards == [] and refused.empty.isVisible())


def test_leaving_an_item_out_and_syncing_it_again(
    refused: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    leave = refused.problems.cards[0].leave
    assert leave is not None
    press(qtbot, leave)
    answer(refused, QMessageBox.ButtonRole.RejectRole, qtbot)
    assert len(refused.bridge.service.crmsync.waiting.problems()) == 1
    press(qtbot, leave)
    answer(refused, QMessageBox.ButtonRole.DestructiveRole, qtbot)
    qtbot.waitUntil(lambda: refused.problems.cards == [] and len(refused.alone.cards) == 1)
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: None
    sync(refused, qtbot, yes=True)
    assert services.crm.names() == []
    press(qtbot, refused.alone.cards[0].take)
    qtbot.waitUntil(lambda: refused.alone.cards == [] and refused.sync.isVisible())
    press(qtbot, refused.sync)
    qtbot.waitUntil(lambda: services.crm.names() == ["Ada Byron"])


def test_a_mapping_that_cannot_be_synced_offers_to_sign_in(
    page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    services.customers.down = SignInNeeded("Signed out.", service="CRM", action="sign in")
    sync(page, qtbot)
    qtbot.waitUntil(lambda: len(page.problems.cards) == 1)
    (problem,) = page.problems.cards
    assert "Signed out." in words(problem)
    assert problem.leave is None
    assert page.problems.heading.text() == "Problems", "as in the count of the page's name"
    (sign_in, *_) = [one for one in problem.findChildren(QPushButton) if "zoho" in one.text()]
    with qtbot.waitSignal(page.bridge.wanted) as heard:
        press(qtbot, sign_in)
    assert heard.args == [Place.SIGN_IN, "zoho"]


# ---- what waits elsewhere, what is left out, nothing


def test_counts_agree_with_the_snapshot(everything: ReviewPage) -> None:
    review, lists = everything.bridge.snapshot.review, everything.lists
    assert (len(lists.conflicts), len(lists.problems)) == (review.conflicts, review.problems)
    assert (len(lists.holds), len(lists.ambiguous)) == (review.holds, review.ambiguous)
    assert min(review.conflicts, review.problems, review.holds, review.ambiguous) > 0
    assert everything.holds.title.text().startswith(f"{review.holds} ")
    assert everything.ambiguous.title.text().startswith(f"{review.ambiguous} ")
    assert not everything.empty.isVisible()


def test_holds_and_ambiguous_pairs_are_decided_in_the_preview(everything: ReviewPage, qtbot: QtBot) -> None:
    for way in (everything.holds, everything.ambiguous):
        with qtbot.waitSignal(everything.bridge.wanted) as heard:
            press(qtbot, way.button)
        assert heard.args == [Place.PREVIEW, ("Contacts",)]


def test_left_out_values_with_the_reason(everything: ReviewPage) -> None:
    (left_out,) = everything.left_out.cards
    assert "Notes not in the CRM" in left_out.title.text()
    assert "Longer than 32,000 characters" in words(left_out)


def test_nothing_waits(page: ReviewPage) -> None:
    assert page.empty.isVisible()
    assert page.empty.title.text() == "Nothing waits for you"
    for part in (page.conflicts, page.problems, page.holds, page.ambiguous, page.left_out, page.alone):
        assert not part.isVisible()


def test_while_a_sync_goes_on_it_says_that_decisions_wait(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    seen = threading.Event()
    services.meanwhile(lambda: seen.wait(10))
    page.bridge.ask(page.bridge.service.sync())
    qtbot.waitUntil(page.waits.isVisible)
    conflict.radios[Pick.CRM].click()
    press(qtbot, conflict.button)
    assert not conflict.isEnabled()
    seen.set()
    qtbot.waitUntil(lambda: page.conflicts.cards == [] and not page.waits.isVisible())


def test_settings_that_cannot_be_read_are_told(page: ReviewPage, profile: Profile, qtbot: QtBot) -> None:
    profile.config.write_text("accounts = 3")
    page._read()
    qtbot.waitUntil(lambda: "config.toml" in page.error.text)


def test_the_main_window_brings_what_was_asked_for_into_sight(everything: ReviewPage, qtbot: QtBot) -> None:
    window = MainWindow(everything.bridge)
    qtbot.addWidget(window)
    window.show()
    window.open(Place.REVIEW, "problems")
    page = window.page(Place.REVIEW)
    assert isinstance(page, ReviewPage)
    area = next(one for one in window.findChildren(QScrollArea) if one.widget() is page)
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    top = page.problems.mapTo(area.viewport(), page.problems.rect().topLeft()).y()
    assert 0 <= top < area.viewport().height()


# ---- looks


def test_texts_fit_and_everything_has_a_name_in_every_look(
    everything: ReviewPage, qapp: QApplication, qtbot: QtBot
) -> None:
    for look in every_look(qapp):
        page = ReviewPage(everything.bridge)
        qtbot.addWidget(page)
        page.show()
        qtbot.waitUntil(lambda page=page: len(page.lists.left_out) == 1 and len(page.conflicts.cards) > 0)
        for one in page.conflicts.cards:
            one.radios[Pick.TYPED].setChecked(True)
        page.resize(page.sizeHint().width(), max(page.sizeHint().height(), page.heightForWidth(page.width())))
        qtbot.waitUntil(lambda page=page: cut_off(page) == [])
        assert (clashes(page), unnamed(page)) == ([], []), str(look)
        page.close()


def test_it_follows_the_language(
    everything: ReviewPage, qapp: QApplication, clock: FakeClock, qtbot: QtBot
) -> None:
    for _ in every_look(qapp):
        pass
    assert everything.problems.heading.text() == "Problems (1)"
    assert len(everything.problems.cards) == 1
