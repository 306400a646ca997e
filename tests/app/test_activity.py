"""Looking through the history: searched, filtered, a page at a time."""

from __future__ import annotations

import pytest
from support.desks import Services, configuration

from crmsync.accounts.profile import Profile
from crmsync.app.activity import Activity, ChangeEntry, Term, Wanted
from crmsync.app.facade import Crmsync
from crmsync.model.kinds import Kind, Side
from crmsync.plan.operations import Reason, Verb

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com", "mobile_phone": "+49301"}
ALAN = {"given_name": "Alan", "family_name": "Turing", "email_1": "alan@example.com"}


@pytest.fixture
def activity(signed_in: Crmsync, services: Services, profile: Profile) -> Activity:
    """Run 1 creates Ada and Alan in the CRM and a task; run 2 does nothing; run 3 changes Ada's phone and title
    in the CRM (her phone had changed there too, and lost in the mailbox) and Alan's notes in the mailbox.
    """
    profile.config.write_text(configuration(Kind.CONTACTS, Kind.TASKS))
    ada, _ = services.outlook.add(**ADA), services.outlook.add(**ALAN)
    services.person(Side.OUTLOOK, Kind.TASKS).add(subject="Call Grace")
    signed_in.runs.sync(yes=True)
    signed_in.runs.sync()
    services.outlook.edit(ada, mobile_phone="+49302", title="Chief Ümläut")
    services.crm.edit(services.crm.find("Ada Byron"), mobile_phone="+49303")
    services.crm.edit(services.crm.find("Alan Turing"), notes="likes chess")
    signed_in.runs.sync()
    return signed_in.activity


def lines(activity: Activity, wanted: Wanted) -> list[tuple[int, str, str]]:
    """(run, item, field) of everything that is found, newest run first."""
    return [
        (run.line.run, one.item, one.step.field)
        for run in activity.runs(wanted, 50)
        for one in activity.changes(run.line.run, wanted, 50)
    ]


def word(text: str) -> Wanted:
    return Wanted(terms=(Term(text, {}),))


def test_the_runs_that_wrote_something_newest_first(activity: Activity) -> None:
    found = activity.runs(Wanted(), 50)
    assert [(one.line.run, one.changes, one.undone_by) for one in found] == [(3, 3, None), (1, 3, None)]
    assert [one.line.run for one in activity.runs(Wanted(all_runs=True), 50)] == [3, 2, 1]


def test_a_page_of_runs_and_the_next_one(activity: Activity) -> None:
    everything = Wanted(all_runs=True)
    assert [one.line.run for one in activity.runs(everything, 2)] == [3, 2]
    assert [one.line.run for one in activity.runs(everything, 2, before=2)] == [1]
    assert activity.runs(everything, 2, before=1) == ()


def test_a_page_of_changes_and_the_next_one(activity: Activity) -> None:
    first = activity.changes(3, Wanted(), 2)
    second = activity.changes(3, Wanted(), 2, after=first[-1].id)
    assert [len(first), len(second)] == [2, 1]
    assert {one.id for one in first}.isdisjoint(one.id for one in second)
    assert activity.changes(3, Wanted(), 2, after=second[-1].id) == ()
    assert activity.changes(99, Wanted(), 2) == ()


def change(activity: Activity, run: int, field: str) -> ChangeEntry:
    return next(one for one in activity.changes(run, Wanted(), 50) if one.step.field == field)


def test_a_change_with_all_that_is_known_of_it(activity: Activity, services: Services) -> None:
    found = change(activity, 3, "mobile_phone")
    step = found.step
    assert (found.mapping, found.item, found.kept, found.is_known) == ("Contacts", "Ada Byron", True, True)
    assert (step.kind, step.side, step.verb) == (Kind.CONTACTS, Side.OUTLOOK, Verb.UPDATE)
    assert (step.old, step.new, step.reason) == ("+49302", "+49303", Reason.WON)
    assert dict(found.record.items) == {
        Side.OUTLOOK: services.outlook.find("Ada Byron"),
        Side.CRM: services.crm.find("Ada Byron"),
    }
    assert found.at.tzinfo is not None
    assert not change(activity, 3, "title").kept


def test_names_and_values_are_found_whatever_their_case(activity: Activity) -> None:
    assert lines(activity, word("ALAN")) == [(3, "Alan Turing", "notes"), (1, "Alan Turing", "")]
    assert lines(activity, word("ümlÄut")) == [(3, "Ada Byron", "title")]
    assert lines(activity, word("ada@example")) == [(1, "Ada Byron", "")], "a value of a whole record"
    assert lines(activity, word("49302")) == [(3, "Ada Byron", "mobile_phone")], "the value before"
    assert lines(activity, word("given_name")) == [], "the names of the fields are no values"
    assert lines(activity, word("100 %")) == []


def test_every_word_must_be_found_and_may_mean_a_field(activity: Activity) -> None:
    phones = Term("phone", {Kind.CONTACTS: frozenset({"mobile_phone", "work_phone"})})
    assert lines(activity, Wanted(terms=(phones,))) == [(3, "Ada Byron", "mobile_phone")]
    assert lines(activity, Wanted(terms=(phones, Term("alan", {})))) == []
    tasks = Term("phone", {Kind.TASKS: frozenset({"mobile_phone"})})
    assert lines(activity, Wanted(terms=(tasks,))) == [], "a field of another kind"


def test_by_side_and_by_mapping(activity: Activity) -> None:
    outlook = lines(activity, Wanted(side=Side.OUTLOOK))
    assert outlook == [(3, "Ada Byron", "mobile_phone"), (3, "Alan Turing", "notes")]
    assert lines(activity, Wanted(mapping="Tasks")) == [(1, "Call Grace", "")]
    assert lines(activity, Wanted(mapping="Unheard of")) == []
    assert lines(activity, Wanted(side=Side.OUTLOOK, mapping="Tasks", all_runs=True)) == []


def test_everything_about_one_person(activity: Activity) -> None:
    record = change(activity, 3, "title").record
    assert sorted(lines(activity, Wanted(record=record))) == [
        (1, "Ada Byron", ""),
        (3, "Ada Byron", "mobile_phone"),
        (3, "Ada Byron", "title"),
    ]


def test_only_what_overwrote_a_saved_value(activity: Activity) -> None:
    assert lines(activity, Wanted(kept=True)) == [(3, "Ada Byron", "mobile_phone")]


def test_a_record_is_named_so_that_undo_knows_it(activity: Activity, signed_in: Crmsync) -> None:
    found = change(activity, 3, "mobile_phone")
    result = signed_in.undo.undo(3, item=found.item_name, field="mobile_phone", preview=True)
    assert [one.label for report in result.mappings for one in report.planned] == ["Ada Byron"]


def test_which_run_was_undone_as_a_whole(activity: Activity, signed_in: Crmsync) -> None:
    signed_in.undo.undo(3, preview=True)
    signed_in.undo.undo(3)
    signed_in.undo.undo(3, item="Alan Turing", yes=True)
    assert activity.runs(Wanted(), 1, before=4)[0].undone_by is None
    undo = signed_in.undo.undo(3, yes=True).run
    assert activity.runs(Wanted(), 1, before=4)[0].undone_by == undo
    undoing = activity.changes(undo, Wanted(), 50)[0]
    assert (undoing.step.reason, undoing.step.undoes) == (Reason.UNDONE, 3)


def test_the_changes_of_a_mapping_that_was_removed(
    activity: Activity, signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    services.mailbox.collections[Kind.CONTACTS].identity = "another folder"
    signed_in.runs.sync()
    found = change(activity, 3, "mobile_phone")
    assert (found.mapping, found.is_known, found.step.old) == ("", False, "+49302")
    assert lines(activity, word("turing"))[-1] == (1, "Alan Turing", "")


def test_before_the_first_run(signed_in: Crmsync) -> None:
    assert signed_in.activity.runs(Wanted(all_runs=True), 50) == ()
    assert signed_in.activity.uncertain(1) == ()
