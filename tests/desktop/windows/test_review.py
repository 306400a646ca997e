"""The Review page: conflicts decided, problems with a way out, what waits elsewhere."""

from __future__ import annotations

import threading
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from pytestqt.qtbot import QtBot
from support.clock import FakeClock
from support.desks import Services, configuration
from support.windows import clashes, cut_off, every_look, unnamed

from crmsync.app.facade import Crmsync
from crmsync.app.types import Kind, Profile
from crmsync.connect.errors import Rejected, SignInNeeded
from crmsync.desktop.bridge import Bridge, Place
from crmsync.desktop.windows.main.window import MainWindow
from crmsync.desktop.windows.review.conflicts import ConflictCard, Pick
from crmsync.desktop.windows.review.sections import AT_ONCE
from crmsync.desktop.windows.review.window import ReviewPage

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@engines.example", "notes": "Met."}
GRACE = {"given_name": "Grace", "family_name": "Hopper", "email_1": "grace@compiler.example"}


@pytest.fixture
def profile(profile: Profile) -> Profile:
    profile.config.write_text(configuration() + 'conflicts = "ask"\n')
    return profile


@pytest.fixture
def pairs(crmsync: Crmsync, services: Services) -> None:
    """Ada and Grace on both sides, in step."""
    services.outlook.add(**ADA)
    services.outlook.add(**GRACE)
    crmsync.runs.sync(yes=True)


@pytest.fixture
def page(bridge: Bridge, qtbot: QtBot) -> ReviewPage:
    found = ReviewPage(bridge)
    qtbot.addWidget(found)
    found.resize(800, 800)
    found.show()
    qtbot.waitUntil(lambda: found._is_read)
    return found


def edit(services: Services, name: str, outlook: dict[str, object], crm: dict[str, object]) -> None:
    """Two people change the same fields of somebody, the one in the CRM a minute later."""
    services.outlook.edit(services.outlook.find(name), **outlook)
    services.around.clock.advance(timedelta(minutes=1))
    services.crm.edit(services.crm.find(name), **crm)


def sync(page: ReviewPage, qtbot: QtBot, *, yes: bool = False) -> None:
    """A run, and the page has shown what it left open."""
    service = page.bridge.service
    before = page.bridge.snapshot.last_run
    page.bridge.ask(service.sync(yes=yes))
    qtbot.waitUntil(lambda: page.bridge.snapshot.last_run > before and not page.bridge.snapshot.is_running)
    waiting = service.crmsync.waiting
    qtbot.waitUntil(
        lambda: page.lists.conflicts == waiting.conflicts() and page.lists.problems == waiting.problems()
    )


def card(page: ReviewPage, field: str, name: str = "Ada Byron") -> ConflictCard:
    return next(one for one in page.conflicts.cards if (one.entry.field, one.entry.item) == (field, name))


def press(qtbot: QtBot, button: QPushButton) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(one.text() for one in widget.findChildren(QLabel) if one.isVisible())


def both(services: Services, name: str, field: str) -> tuple[object, object]:
    """What Outlook and the CRM hold."""
    return (
        services.outlook.get(services.outlook.find(name)).get(field),
        services.crm.get(services.crm.find(name)).get(field),
    )


# ---- conflicts


@pytest.fixture
def conflict(pairs: None, page: ReviewPage, services: Services, qtbot: QtBot) -> ConflictCard:
    """Ada's job title changed on both sides."""
    edit(services, "Ada Byron", {"title": "Programmer"}, {"title": "Countess"})
    sync(page, qtbot)
    return card(page, "title")


def test_a_conflict_shows_both_values_the_one_before_and_when(
    conflict: ConflictCard, page: ReviewPage, services: Services
) -> None:
    assert conflict.title.text() == "Ada Byron: Job title"
    text = words(conflict)
    for part in ("Programmer", "Countess", "Contacts", "When last in step: (empty)"):
        assert part in text
    assert text.count("the newer one") == 1
    assert page.conflicts.heading.text() == "Conflicts (1)"
    assert not conflict.button.isEnabled(), "nothing is chosen yet"
    assert not conflict.all_alike.isVisible()


@pytest.mark.parametrize(("pick", "kept"), [(Pick.OUTLOOK, "Programmer"), (Pick.CRM, "Countess")])
def test_the_button_says_which_value_it_keeps_and_the_next_sync_writes_it(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot, pick: Pick, kept: str
) -> None:
    conflict.radios[pick].click()
    assert conflict.button.text() == f"Keep “{kept}” in both"
    writes = services.writes
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: page.noted.isVisible() and page.conflicts.cards == [])
    assert page.noted.text().startswith("1 ")
    assert services.writes == writes
    press(qtbot, page.sync)
    qtbot.waitUntil(lambda: both(services, "Ada Byron", "title") == (kept, kept))
    qtbot.waitUntil(lambda: not page.noted.isVisible())
    qtbot.waitUntil(page.empty.isVisible)


def test_another_value_is_typed(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    assert conflict.input is not None
    assert isinstance(conflict.input.widget, QLineEdit)
    conflict.input.widget.clear()
    qtbot.keyClicks(conflict.input.widget, "crm & more")
    assert conflict.pick is Pick.TYPED, "typing chooses"
    assert conflict.button.text() == "Keep “crm && more” in both", "an ampersand is no mnemonic"
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])
    sync(page, qtbot)
    assert both(services, "Ada Byron", "title") == ("crm & more", "crm & more")


def test_an_empty_value_empties_the_field(
    conflict: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    assert conflict.input is not None
    conflict.input.setFocus()
    qtbot.keyClick(conflict.input.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(conflict.input.widget, Qt.Key.Key_Delete)
    assert conflict.button.text() == "Empty it on both sides"
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])
    sync(page, qtbot)
    assert both(services, "Ada Byron", "title") == (None, None)


@pytest.mark.usefixtures("pairs")
def test_what_cannot_be_meant_is_told_in_place(page: ReviewPage, services: Services, qtbot: QtBot) -> None:
    edit(services, "Ada Byron", {"birthday": date(1815, 12, 10)}, {"birthday": date(1815, 12, 11)})
    sync(page, qtbot)
    birthday = card(page, "birthday")
    assert birthday.input is not None
    assert birthday.input.typed == "1815-12-11"
    birthday.input.setFocus()
    qtbot.keyClick(birthday.input.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(birthday.input.widget, "in December")
    press(qtbot, birthday.button)
    assert "not a value for “birthday”" in birthday.error.text
    assert "2026-01-31" in birthday.error.text
    assert len(page.lists.conflicts) == 1
    qtbot.keyClick(birthday.input.widget, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(birthday.input.widget, "1815-12-12")
    assert birthday.error.text == ""
    press(qtbot, birthday.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])


@pytest.mark.usefixtures("pairs")
def test_texts_and_lists_can_be_joined_phones_cannot(
    page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    edit(
        services,
        "Ada Byron",
        {"notes": "Met at the fair.", "categories": ("Navy",), "mobile_phone": "+49301"},
        {"notes": "Wants an offer.", "categories": ("Speaker",), "mobile_phone": "+49302"},
    )
    sync(page, qtbot)
    assert Pick.JOINED not in card(page, "mobile_phone").radios
    notes = card(page, "notes").input
    assert notes is not None
    assert isinstance(notes.widget, QPlainTextEdit)
    for field in ("notes", "categories"):
        left = len(page.conflicts.cards)
        one = card(page, field)
        one.radios[Pick.JOINED].click()
        assert one.button.text() == "Keep both, joined"
        press(qtbot, one.button)
        qtbot.waitUntil(lambda left=left: len(page.conflicts.cards) == left - 1)
    sync(page, qtbot)
    assert both(services, "Ada Byron", "notes")[1] == "Met at the fair.\nWants an offer."
    assert both(services, "Ada Byron", "categories")[0] == ("Navy", "Speaker")


@pytest.fixture
def alike(pairs: None, page: ReviewPage, services: Services, qtbot: QtBot) -> ConflictCard:
    """The notes of both changed on both sides, and Ada's title."""
    edit(services, "Ada Byron", {"notes": "A1", "title": "Programmer"}, {"notes": "A2", "title": "Countess"})
    edit(services, "Grace Hopper", {"notes": "G1"}, {"notes": "G1\nG2"})
    sync(page, qtbot)
    return card(page, "notes")


def test_the_same_for_all_alike(
    alike: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    assert not card(page, "title").all_alike.isVisible()
    alike.radios[Pick.OUTLOOK].click()
    assert alike.button.text() == "Keep “A1” in both"
    alike.all_alike.click()
    assert alike.button.text().startswith("Keep what Outlook has in 2 ")
    press(qtbot, alike.button)
    qtbot.waitUntil(lambda: [one.entry.field for one in page.conflicts.cards] == ["title"])
    assert page.noted.text().startswith("2 ")
    sync(page, qtbot)
    assert both(services, "Ada Byron", "notes") == ("A1", "A1")
    assert both(services, "Grace Hopper", "notes") == ("G1", "G1")


def test_joining_all_alike_keeps_the_fuller_one_where_it_says_it_all(
    alike: ConflictCard, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    alike.radios[Pick.JOINED].click()
    alike.all_alike.click()
    press(qtbot, alike.button)
    qtbot.waitUntil(lambda: [one.entry.field for one in page.conflicts.cards] == ["title"])
    sync(page, qtbot)
    assert both(services, "Ada Byron", "notes") == ("A1\nA2", "A1\nA2")
    assert both(services, "Grace Hopper", "notes") == ("G1\nG2", "G1\nG2")


def test_what_is_being_typed_survives_when_other_conflicts_go(
    alike: ConflictCard, page: ReviewPage, qtbot: QtBot
) -> None:
    title = card(page, "title")
    assert title.input is not None
    qtbot.keyClicks(title.input.widget, " of Lovelace")
    alike.radios[Pick.CRM].click()
    press(qtbot, alike.button)
    qtbot.waitUntil(lambda: len(page.conflicts.cards) == 2)
    assert card(page, "title") is title
    assert title.input.typed == "Countess of Lovelace"


def test_the_keyboard_goes_on_with_the_next_conflict(
    alike: ConflictCard, page: ReviewPage, qtbot: QtBot
) -> None:
    with qtbot.waitExposed(page):
        page.activateWindow()
    alike.radios[Pick.OUTLOOK].setFocus()
    qtbot.keyClick(alike.radios[Pick.OUTLOOK], Qt.Key.Key_Space)
    alike.button.setFocus()
    qtbot.keyClick(alike.button, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(page.conflicts.cards) == 2)
    qtbot.waitUntil(lambda: any(one.isAncestorOf(page.focusWidget()) for one in page.conflicts.cards))


def test_a_conflict_that_was_decided_elsewhere_is_told_in_place(
    conflict: ConflictCard, page: ReviewPage, crmsync: Crmsync, qtbot: QtBot
) -> None:
    page.bridge.changed.disconnect(page._show)
    crmsync.waiting.resolve(conflict.entry.id, "crm")
    conflict.radios[Pick.CRM].click()
    press(qtbot, conflict.button)
    qtbot.waitUntil(lambda: "not open any more" in conflict.error.text)
    assert conflict.button.isEnabled()


@pytest.mark.usefixtures("pairs")
def test_many_conflicts_come_a_few_at_a_time(
    crmsync: Crmsync, page: ReviewPage, services: Services, qtbot: QtBot
) -> None:
    count = AT_ONCE + 3
    for number in range(count):
        services.outlook.add(
            given_name="P", family_name=f"Number {number:02}", email_1=f"p{number}@example.com"
        )
    crmsync.runs.sync(yes=True)
    for number in range(count):
        edit(services, f"P Number {number:02}", {"title": "A"}, {"title": "B"})
    sync(page, qtbot, yes=True)
    assert len(page.conflicts.cards) == AT_ONCE
    assert page.conflicts.heading.text() == f"Conflicts ({count})"
    assert "3" in page.conflicts.more.text()
    press(qtbot, page.conflicts.more)
    assert len(page.conflicts.cards) == count
    assert not page.conflicts.more.isVisible()
    first = page.conflicts.cards[0]
    first.radios[Pick.CRM].click()
    first.all_alike.click()
    press(qtbot, first.button)
    qtbot.waitUntil(lambda: page.conflicts.cards == [])
    assert page.noted.text().startswith(f"{count} "), "also those that were not shown"


# ---- problems


@pytest.fixture
def refused(services: Services, page: ReviewPage, qtbot: QtBot) -> ReviewPage:
    """The CRM refuses Ada."""
    services.outlook.add(**ADA)
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "The name is not allowed.",
        service="CRM",
        advice="Change it. With crmsync problems you see all.",
        code="INVALID",
    )
    sync(page, qtbot, yes=True)
    return page


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


def answer(page: ReviewPage, role: QMessageBox.ButtonRole, qtbot: QtBot) -> None:
    """Press the button of this role in the question that is open."""
    qtbot.waitUntil(lambda: any(one.isVisible() for one in page.findChildren(QMessageBox)))
    box = next(one for one in page.findChildren(QMessageBox) if one.isVisible())
    button = next(one for one in box.buttons() if box.buttonRole(one) is role)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


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


@pytest.fixture
def everything(crmsync: Crmsync, page: ReviewPage, services: Services, qtbot: QtBot) -> ReviewPage:
    """Conflicts, a problem, six deletions held, an ambiguous person, a left-out value."""
    for number in range(6):
        services.outlook.add(given_name="P", family_name=f"Number {number}", email_1=f"p{number}@example.com")
    for person in (ADA, GRACE):
        services.outlook.add(**person)
    crmsync.runs.sync(yes=True)
    for number in range(6):
        services.outlook.delete(services.outlook.find(f"P Number {number}"))
    edit(
        services,
        "Ada Byron",
        {"notes": "Met at the fair. " * 20, "categories": ("Navy",), "birthday": date(1815, 12, 10)},
        {"notes": "Wants an offer for the second engine.", "categories": ("Speaker",)},
    )
    services.crm.edit(services.crm.find("Ada Byron"), birthday=date(1815, 12, 11))
    services.outlook.edit(services.outlook.find("Grace Hopper"), department="Refused")
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: (
        Rejected("The department is not allowed.", service="CRM", advice="Change it.", code="INVALID")
        if "Refused" in str(write)
        else None
    )
    for phone in ("+49303", "+49304"):
        services.crm.add(
            given_name="Mary", family_name="Somerville", email_1="mary@example.com", mobile_phone=phone
        )
    services.outlook.add(given_name="Mary", family_name="Somerville", email_1="mary@example.com")
    sync(page, qtbot)
    with crmsync._context.writing() as db, db.transaction():
        db.connection.execute(
            "INSERT INTO left_out (mapping, half, side, field, reason)"
            " SELECT mapping, id, 'crm', 'notes', 'longer than 32,000 characters' FROM half WHERE side = 'outlook' LIMIT 1"
        )
    page._read()
    qtbot.waitUntil(lambda: len(page.lists.left_out) == 1)
    return page


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
    assert "longer than 32,000 characters" in words(left_out)


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
