"""What a person may decide about a plan, what comes of it, and what the engine is told."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from crmsync.app.estimate import READING
from crmsync.app.previews import Previewed, Wait
from crmsync.app.types import (
    Act,
    AmbiguousLine,
    Choice,
    HalfName,
    Kind,
    MappingReport,
    Operation,
    PairLine,
    Reason,
    Service,
    Side,
    Verb,
)
from crmsync.desktop.windows.preview.export import csv_text
from crmsync.desktop.windows.preview.model import Column, Filter, PreviewModel
from crmsync.desktop.windows.preview.plan import Deed, Plan
from crmsync.desktop.windows.preview.rows import Difference, News, Row, What
from crmsync.desktop.windows.preview.texts import accept_text, sum_text

SERVICES = {Side.OUTLOOK: Service.DAV, Side.CRM: Service.ZOHO}
ACCOUNTS = {Side.OUTLOOK: "office", Side.CRM: "zoho"}


def create(half: int, side: Side = Side.CRM) -> Operation:
    return Operation(Verb.CREATE, side, f"Person {half}", source=half, reasons={"": Reason.NEW})


def update(item: str, title: str = "Dr") -> Operation:
    changes, reasons = {"title": title}, {"title": Reason.CHANGED}
    return Operation(Verb.UPDATE, Side.CRM, item, item=item, link=1, changes=changes, reasons=reasons)


def delete(item: str) -> Operation:
    return Operation(Verb.DELETE, Side.CRM, item, item=item, link=1, reasons={"": Reason.DELETED})


def previewed(
    *operations: Operation,
    first: bool = False,
    wait: Wait = Wait.NO,
    name: str = "Contacts",
    pairs: tuple[PairLine, ...] = (),
    ambiguous: tuple[AmbiguousLine, ...] = (),
) -> Previewed:
    report = MappingReport(
        name, Kind.CONTACTS, planned=list(operations), pairs=list(pairs), ambiguous=list(ambiguous)
    )
    return Previewed(report, first, (wait,) * len(operations), ACCOUNTS, SERVICES)


PAIR = PairLine(HalfName(1, "Ada"), HalfName(2, "Ada King"), 80)
ASKED = AmbiguousLine("5", "Ada", Side.OUTLOOK, (HalfName(6, "Ada"), HalfName(7, "Ada")))


def row(plan: Plan, what: What) -> Row:
    return next(one for one in plan.rows if one.what is what)


# ---- what may be decided


@pytest.mark.parametrize(
    ("plan", "deeds"),
    [
        (previewed(create(1)), (Deed.DO, Deed.LINK, Deed.LEAVE)),
        (previewed(create(1), first=True, wait=Wait.UNDECIDED), (Deed.DO, Deed.LINK, Deed.LEAVE)),
        (previewed(update("a")), (Deed.DO,)),
        (previewed(update("a"), wait=Wait.UNDECIDED), (Deed.DO, Deed.LEAVE, Deed.LATER)),
        (previewed(update("a"), wait=Wait.ACCEPTED), (Deed.DO, Deed.LEAVE, Deed.LATER)),
        (previewed(update("a"), first=True, wait=Wait.UNDECIDED), (Deed.DO, Deed.LEAVE)),
        (previewed(pairs=(PAIR,)), (Deed.DO, Deed.SEPARATE, Deed.LEAVE)),
        (previewed(ambiguous=(ASKED,)), (Deed.LATER, Deed.LINK, Deed.SEPARATE, Deed.LEAVE)),
    ],
)
def test_what_a_row_may_become(plan: Previewed, deeds: tuple[Deed, ...]) -> None:
    made = Plan([plan])
    assert made.deeds(made.rows[0]) == deeds


def test_what_cannot_be_decided_is_left_as_it_is() -> None:
    plan = Plan([previewed(update("a"), create(1))])
    assert plan.decide(plan.rows, Deed.LEAVE) == 1
    assert [plan.decision(one).deed for one in plan.rows] == [Deed.DO, Deed.LEAVE]


def test_a_first_plan_is_one_question_a_held_batch_is_many() -> None:
    first = Plan([previewed(create(1), first=True, wait=Wait.UNDECIDED)])
    held = Plan([previewed(update("a"), update("b"), wait=Wait.UNDECIDED)])
    held.decide([held.rows[0]], Deed.LEAVE)
    assert [first.needs_person(one) for one in first.rows] == [False]
    assert [held.needs_person(one) for one in held.rows] == [False, True]


# ---- what the engine is told


@pytest.mark.parametrize(
    ("deed", "choices"),
    [
        (Deed.SEPARATE, [Choice(1, Act.CREATE), Choice(2, Act.CREATE)]),
        (Deed.LEAVE, [Choice(1, Act.SKIP), Choice(2, Act.SKIP)]),
    ],
)
def test_the_two_of_a_pair_that_is_none(deed: Deed, choices: list[Choice]) -> None:
    plan = Plan([previewed(pairs=(PAIR,))])
    plan.decide(plan.rows, deed)
    assert plan.choices() == {"Contacts": choices}
    assert plan.redirected == 1


def test_a_link_is_told_once_and_taken_back_for_both() -> None:
    plan = Plan([previewed(create(1), create(2, Side.OUTLOOK))])
    one, other = plan.rows
    (partner,) = plan.partners(one)
    assert partner.id == 2
    plan.link(one, partner)
    assert plan.choices() == {"Contacts": [Choice(1, Act.LINK, 2)]}
    assert plan.redirected == 2
    plan.decide([other], Deed.LEAVE)
    assert plan.choices() == {"Contacts": [Choice(2, Act.SKIP)]}
    assert plan.redirected == 0


def test_linking_one_anew_lets_its_former_partner_go() -> None:
    plan = Plan([previewed(create(1), create(2, Side.OUTLOOK), create(3, Side.OUTLOOK))])
    one = plan.rows[0]
    for partner in plan.partners(one):
        plan.link(one, partner)
    assert plan.choices() == {"Contacts": [Choice(1, Act.LINK, 3)]}


def test_an_ambiguous_item_is_linked_with_a_candidate_only() -> None:
    plan = Plan([previewed(create(9, Side.OUTLOOK), ambiguous=(ASKED,))])
    asked = row(plan, What.AMBIGUOUS)
    assert [one.id for one in plan.partners(asked)] == [6, 7]
    assert plan.needs_person(asked)
    plan.link(asked, plan.partners(asked)[1])
    assert plan.choices() == {"Contacts": [Choice(5, Act.LINK, 7)]}
    assert not plan.needs_person(asked)


def test_verdicts_are_given_for_what_waits_only() -> None:
    held = previewed(update("a"), update("b"), update("c"), wait=Wait.UNDECIDED)
    plan = Plan([held, previewed(update("d"), name="Others")])
    plan.decide([plan.rows[1]], Deed.LEAVE)
    plan.decide([plan.rows[2]], Deed.LATER)
    (verdicts,) = plan.verdicts()
    assert verdicts.mapping == "Contacts"
    assert [one.item for one in verdicts.accepted] == ["a"]
    assert [one.item for one in verdicts.refused] == ["b"]


def test_a_skipped_create_is_a_choice_and_no_verdict() -> None:
    plan = Plan([previewed(create(1), create(2), first=True, wait=Wait.UNDECIDED)])
    plan.decide([plan.rows[0]], Deed.LEAVE)
    (verdicts,) = plan.verdicts()
    assert [one.source for one in verdicts.accepted] == [2]
    assert verdicts.refused == ()
    assert plan.choices() == {"Contacts": [Choice(1, Act.SKIP)]}


# ---- deletions


@pytest.mark.parametrize(("wait", "unchecked"), [(Wait.NO, True), (Wait.UNDECIDED, False)])
def test_deletions_are_made_only_with_their_check(wait: Wait, unchecked: bool) -> None:
    plan = Plan([previewed(delete("a"), wait=wait)])
    assert (plan.counts(), plan.unchecked) == ([], unchecked)
    assert plan.verdicts() == []
    plan.delete = True
    assert [one.number for one in plan.counts()] == [1]
    assert not plan.unchecked
    assert len(plan.verdicts()) == (wait is not Wait.NO)


def test_refused_deletions_are_no_longer_asked_about() -> None:
    plan = Plan([previewed(delete("a"), delete("b"), wait=Wait.UNDECIDED)])
    plan.decide([plan.rows[0]], Deed.LEAVE)
    assert [one.record for one in plan.deletions] == ["b"]
    (verdicts,) = plan.verdicts()
    assert [one.item for one in verdicts.refused] == ["a"]


# ---- sums


def test_it_is_counted_what_will_be_done() -> None:
    plan = Plan([previewed(create(1), create(2), update("a"), pairs=(PAIR,), ambiguous=(ASKED,))])
    plan.decide([plan.rows[1]], Deed.LEAVE)
    assert [(one.what, one.side, one.number) for one in plan.counts()] == [
        (What.CREATE, Side.CRM, 1),
        (What.UPDATE, Side.CRM, 1),
        (What.PAIR, None, 1),
    ]
    assert plan.estimate.requests == {Side.OUTLOOK: READING, Side.CRM: READING + 3}


def test_the_button_says_all_or_how_much(qapp: QApplication) -> None:
    few = Plan([previewed(create(1), update("a"))]).counts()
    many = Plan([previewed(create(1), create(2, Side.OUTLOOK), update("a"), pairs=(PAIR,))]).counts()
    assert accept_text(few).startswith("Create 1 contact")
    assert accept_text(few)[1:] == sum_text(few)[1:]
    assert accept_text(many).startswith("Make all 3 change")
    assert sum_text(many).count(",") == 3


# ---- another plan


def test_what_is_new_different_and_gone_is_told() -> None:
    before = Plan([previewed(update("a"), update("b"), update("c"), update("d"))])
    plan = Plan([previewed(update("a"), update("b", "Prof"), update("e"))], before, {before.rows[3].key})
    assert plan.difference == Difference(new=1, different=1, gone=1)
    assert [one.news for one in plan.rows] == [News.NONE, News.DIFFERENT, News.NEW]


def test_decisions_stay_with_what_is_as_it_was() -> None:
    before = Plan([previewed(update("a"), update("b"), wait=Wait.UNDECIDED)])
    before.decide(before.rows, Deed.LEAVE)
    plan = Plan([previewed(update("a"), update("b", "Prof"), wait=Wait.UNDECIDED)], before)
    assert [plan.decision(one).deed for one in plan.rows] == [Deed.LEAVE, Deed.DO]


# ---- ten thousand rows


def test_searching_and_sorting_ten_thousand_rows_asks_for_few_texts(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: a text is made once for each row, whatever is typed."""
    from crmsync.desktop.windows.preview import texts

    asked: list[str] = []
    original = texts.search_text
    monkeypatch.setattr(texts, "search_text", lambda row: asked.append(row.key) or original(row))
    model = PreviewModel()
    model.set_plan(Plan([previewed(*map(create, range(10_000)))]))
    for typed in ("p", "pe", "person 99", "person 999"):
        model.set_filter(Filter(words=tuple(typed.split())))
    assert len(asked) == 10_000
    assert {one.record for one in model.rows} >= {"Person 999", "Person 9990"}
    model.set_filter(Filter())
    made: list[Column] = []
    monkeypatch.setattr(PreviewModel, "text", lambda self, row, column: made.append(column) or row.record)
    model.sort(Column.RECORD)
    assert len(made) == 10_000


# ---- export


def test_a_spreadsheet_takes_nothing_for_a_formula() -> None:
    text = csv_text(["What", "Record"], [["Create", "=1+1"], ["Create", "@x"], ["Create", "+49 30"]])
    assert text.startswith("\ufeff")
    assert text.splitlines()[1:] == ["Create,'=1+1", "Create,'@x", "Create,+49 30"]
