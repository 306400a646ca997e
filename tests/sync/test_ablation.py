"""Each rule of docs/algorithm.md, taken away: a story that holds with it must fail without it.

A rule whose removal no story notices is either not needed or not tested.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from support.memory import MemoryCollection

from crmsync.connect.base import Fate
from crmsync.mapping.base import Fit
from crmsync.model.kinds import Side
from crmsync.model.rules import ConflictRule
from crmsync.plan import create, decide, match, merge
from crmsync.plan.match import Matches
from crmsync.plan.policy import Policy
from crmsync.state.feeds import Feeds
from crmsync.state.halves import MappingState
from crmsync.state.journal import Journal
from crmsync.sync import early, execute, firewall, hold, pull, read_back, recover, run

Patch = pytest.MonkeyPatch


@cache
def stories(name: str) -> ModuleType:
    """A module of stories beside this one."""
    spec = importlib.util.spec_from_file_location(f"ablated_{name}", Path(__file__).with_name(f"{name}.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Ablation:
    """A rule and its removal. story: module and test that notice."""

    rule: str
    remove: Callable[[Patch], None]
    story: tuple[str, str]


def _one_shared_base(patch: Patch) -> None:
    make = merge._Merge.__init__

    def shared(self: Any, link: Any, policy: Any, first: bool) -> None:
        make(self, link, policy, first)
        self.base = dict.fromkeys(Side, self.base[Side.OUTLOOK])

    patch.setattr(merge._Merge, "__init__", shared)


def _nothing_saved(patch: Patch) -> None:
    operation = merge._Merge._operation
    patch.setattr(merge._Merge, "_operation", lambda self, side: replace(operation(self, side), saved=()))


def _only_conflicts_saved(patch: Patch) -> None:
    patch.setattr(merge._Merge, "_was_shared", lambda self, target, name: True)


def _everything_fits(patch: Patch) -> None:
    patch.setattr(Policy, "fits", lambda self, side, name, value: Fit(value))


def _units_taken_apart(patch: Patch) -> None:
    units = Policy.units.func  # type: ignore[attr-defined]
    patch.setattr(
        Policy, "units", property(lambda self: tuple((name,) for unit in units(self) for name in unit))
    )


def _whole_items_written(patch: Patch) -> None:
    operation = merge._Merge._operation

    def whole(self: Any, side: Side) -> Any:
        found = operation(self, side)
        return replace(found, changes={**self.link.halves[side].fields, **found.changes})

    patch.setattr(merge._Merge, "_operation", whole)


def _no_intents(patch: Patch) -> None:
    send = execute._send

    def forgetful(session: Any, side: Side, writes: Any) -> Any:
        with session.db.transaction():
            session.db.connection.execute("DELETE FROM intent")
        return send(session, side, writes)

    patch.setattr(execute, "_send", forgetful)


def _no_recovery(patch: Patch) -> None:
    def drop_all(session: Any) -> None:
        with session.db.transaction():
            for intent in list(session.journal.intents()):
                session.journal.drop(intent)

    patch.setattr(recover, "recover", drop_all)


def _whole_base_moves(patch: Patch) -> None:
    """The acknowledgement takes everything that the source holds by then for settled."""
    settle = MappingState.settle

    def whole(self: MappingState, half: int, changes: Any) -> None:
        found = self.half(half)
        settle(self, half, {**(found.now or {} if found else {}), **changes})

    patch.setattr(MappingState, "settle", whole)


def _unconditional_writes(patch: Patch) -> None:
    current = MemoryCollection._current
    patch.setattr(
        MemoryCollection,
        "_current",
        lambda self, item, version, conditional: current(self, item, version, False),
    )


def _deletion_beats_edit(patch: Patch) -> None:
    patch.setattr(decide, "changed_fields", lambda half, names: frozenset())


def _absence_is_deletion(patch: Patch) -> None:
    patch.setattr(MemoryCollection, "fate", lambda self, gone: dict.fromkeys(gone, Fate.DELETED))


def _leaving_is_deletion(patch: Patch) -> None:
    confirm = Feeds.confirm
    here = {pull._PRESENCE[Fate.MOVED]: pull._PRESENCE[Fate.DELETED]}
    patch.setattr(
        Feeds,
        "confirm",
        lambda self, side, item, presence: confirm(self, side, item, here.get(presence, presence)),
    )


def _no_first_match(patch: Patch) -> None:
    patch.setattr(match, "match", lambda kind, halves, index: Matches((), ()))


def _no_guard(patch: Patch) -> None:
    patch.setattr(hold, "guard", lambda operations, links, limits: ())


def _no_first_plan(patch: Patch) -> None:
    real = run.hold
    patch.setattr(
        run,
        "hold",
        lambda session, plan, accepted, changed: real(session, plan, accepted=True, changed=False),
    )
    patch.setattr(run.Known, "accepted", True, raising=False)


def _a_yes_covers_everything(patch: Patch) -> None:
    patch.setattr(hold, "fingerprint", lambda operation: "the same")


def _changes_delete(patch: Patch) -> None:
    patch.setattr(run, "_postpone_deletions", lambda plan: None)


def _guests_are_written(patch: Patch) -> None:
    patch.setattr(firewall, "blocked", lambda session, half, invitations=None: {})


def _nothing_read_back(patch: Patch) -> None:
    patch.setattr(read_back, "suspects", lambda session, side: frozenset())


def _recovery_believes_every_field(patch: Patch) -> None:
    patch.setattr(recover, "suspects", lambda session, side: frozenset())


def _fillings_are_edits(patch: Patch) -> None:
    patch.setattr(Feeds, "_adopt", lambda self, half, base, read, same_version: base)


def _survivors_forgotten(patch: Patch) -> None:
    forget = MappingState.forget_link
    patch.setattr(
        MappingState,
        "forget_link",
        lambda self, number, survivors_separate: (
            forget(self, number, survivors_separate=False),
            self._run("UPDATE half SET dirty = 1, now = coalesce(now, base) WHERE link IS NULL"),
        ),
    )


def _rules_for_new_records(patch: Patch) -> None:
    creation = create.creation
    patch.setattr(
        create,
        "creation",
        lambda half, policy: (
            None
            if half.side is Side.OUTLOOK and policy.rules.conflicts is ConflictRule.CRM_WINS
            else creation(half, policy)
        ),
    )


def _rivals_unnoticed(patch: Patch) -> None:
    patch.setattr(Journal, "times_written", lambda self, *_: 0)


def _begun_whatever_is_there(patch: Patch) -> None:
    patch.setattr(MappingState, "holds_nothing", lambda self, side: True)


def _begun_unseen(patch: Patch) -> None:
    patch.setattr(early.Early, "of", classmethod(lambda cls, session, side: cls(session, side)))


def _begun_and_not_asked_again(patch: Patch) -> None:
    real = run.pull

    def once(session: Any, *, begin: bool) -> None:
        real(session, begin=begin)
        session.again = False

    patch.setattr(run, "pull", once)


F, D, N, G, OWN, E = (
    "test_fields",
    "test_deletions",
    "test_intents",
    "test_guard",
    "test_own_creates",
    "test_early",
)
ABLATIONS = [
    Ablation(
        "1 each side has its own past",
        _one_shared_base,
        (F, "test_a_value_that_grew_too_long_leaves_the_old_one_in_the_crm"),
    ),
    Ablation(
        "2 the losing value is saved",
        _nothing_saved,
        (F, "test_a_value_that_was_left_out_is_saved_when_an_edit_in_the_crm_replaces_it"),
    ),
    Ablation(
        "2 a value that was only on one side is saved",
        _only_conflicts_saved,
        (F, "test_a_value_that_was_left_out_is_saved_when_an_edit_in_the_crm_replaces_it"),
    ),
    Ablation("2 units are decided as one", _units_taken_apart, (F, "test_an_address_is_decided_as_one")),
    Ablation(
        "3 fits",
        _everything_fits,
        (F, "test_a_value_that_does_not_fit_is_left_out_told_and_keeps_nothing_else_out"),
    ),
    Ablation(
        "4 only changed fields are written",
        _whole_items_written,
        (F, "test_an_edit_writes_only_the_field_that_changed"),
    ),
    Ablation(
        "5 intent first", _no_intents, (OWN, "test_a_create_that_no_match_could_recognise_is_made_once")
    ),
    Ablation(
        "6 only the written fields move",
        _whole_base_moves,
        (F, "test_an_open_conflict_waits_and_nothing_else_does"),
    ),
    Ablation(
        "7 conditional writes",
        _unconditional_writes,
        (N, "test_an_edit_of_the_same_field_that_lands_between_reading_and_writing_is_a_conflict"),
    ),
    Ablation("8 edit beats delete", _deletion_beats_edit, (D, "test_an_edit_beats_a_deletion")),
    Ablation(
        "8 absence is confirmed",
        _absence_is_deletion,
        (D, "test_a_listing_that_leaves_items_out_deletes_nothing"),
    ),
    Ablation(
        "8 leaving unlinks",
        _leaving_is_deletion,
        (D, "test_an_item_that_moves_to_another_folder_is_unlinked_and_linked_again_when_it_returns"),
    ),
    Ablation(
        "9 first match",
        _no_first_match,
        ("test_first_match", "test_losing_the_state_finds_the_same_pairs_and_deletes_nothing"),
    ),
    Ablation(
        "9 new records whatever the rule",
        _rules_for_new_records,
        (F, "test_a_new_item_is_created_on_the_other_side_once"),
    ),
    Ablation(
        "9 the first plan is seen",
        _no_first_plan,
        (G, "test_nothing_is_written_before_the_first_plan_was_accepted"),
    ),
    Ablation("10 the guard", _no_guard, (G, "test_deletions_beyond_the_limit_are_held")),
    Ablation(
        "10 a yes is for one operation",
        _a_yes_covers_everything,
        (G, "test_a_single_operation_of_a_hold_may_be_accepted"),
    ),
    Ablation(
        "11 a changed mapping deletes nothing",
        _changes_delete,
        ("test_first_match", "test_a_deletion_met_in_the_first_run_after_a_change_waits_for_the_next_one"),
    ),
    Ablation(
        "12 the invitation firewall",
        _guests_are_written,
        ("test_meetings", "test_ones_own_meeting_is_neither_written_nor_deleted_in_the_mailbox_and_is_told"),
    ),
    Ablation(
        "13 bent fields are read back",
        _nothing_read_back,
        (N, "test_a_recurrence_that_the_service_ignores_is_told_and_never_taken_for_an_edit"),
    ),
    Ablation(
        "13 recovery does not judge by bent fields",
        _recovery_believes_every_field,
        ("test_read_back", "test_a_death_before_a_recurrence_was_read_back_makes_no_edit_of_it"),
    ),
    Ablation(
        "13 fillings join the base",
        _fillings_are_edits,
        (OWN, "test_what_a_service_fills_in_by_itself_is_no_edit"),
    ),
    Ablation("14 recovery", _no_recovery, (OWN, "test_a_create_that_no_match_could_recognise_is_made_once")),
    Ablation(
        "15 survivors are remembered",
        _survivors_forgotten,
        (D, "test_a_deletion_that_is_not_passed_on_leaves_a_survivor_that_is_remembered"),
    ),
    Ablation(
        "18 begun only into an empty side",
        _begun_whatever_is_there,
        (E, "test_a_side_that_holds_anything_is_not_written_before_both_were_read"),
    ),
    Ablation(
        "18 begun only with a yes",
        _begun_unseen,
        (E, "test_nothing_is_created_before_the_first_plan_is_accepted"),
    ),
    Ablation(
        "18 what was begun is looked for",
        _begun_and_not_asked_again,
        (E, "test_a_create_without_a_reply_is_looked_for_before_anything_else"),
    ),
    Ablation(
        "rivals are noticed",
        _rivals_unnoticed,
        ("test_rivals", "test_the_same_value_is_not_written_for_ever"),
    ),
]


def calls(ablation: Ablation) -> list[Callable[[], None]]:
    """The story with each of its own sets of arguments."""
    test = getattr(stories(ablation.story[0]), ablation.story[1])
    sets: list[dict[str, Any]] = [{}]
    for mark in getattr(test, "pytestmark", []):
        if mark.name == "parametrize":
            names = (
                [name.strip() for name in mark.args[0].split(",")]
                if isinstance(mark.args[0], str)
                else list(mark.args[0])
            )
            rows = [getattr(row, "values", row) if not isinstance(row, dict) else row for row in mark.args[1]]
            values = [
                row if len(names) > 1 else (row[0] if isinstance(row, tuple) and len(row) == 1 else row,)
                for row in rows
            ]
            sets = [{**one, **dict(zip(names, row, strict=True))} for one in sets for row in values]
    return [lambda chosen=chosen: test(**chosen) for chosen in sets]


@pytest.mark.parametrize("ablation", ABLATIONS, ids=lambda one: one.rule)
def test_without_the_rule_a_story_fails(ablation: Ablation, monkeypatch: Patch) -> None:
    told = calls(ablation)
    for story in told:
        story()
    ablation.remove(monkeypatch)
    failures = 0
    for story in told:
        try:
            story()
        except Exception:  # whatever goes wrong without the rule
            failures += 1
    assert failures, f"no story notices that rule {ablation.rule} is gone"
