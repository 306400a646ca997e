"""The first counterparts are created while the other side is still read, where nothing is left to decide; nothing else is."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.faults import Call
from support.scenario import THEMES, Story, Theme, crash_everywhere
from support.world import World

from crmsync.connect.base import Create, Failed, Page, Write, Written
from crmsync.connect.errors import Rejected, Throttled, Unreachable
from crmsync.model.items import Cursor, ItemId, Version
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import Direction, MappingRules
from crmsync.sync import early

KINDS = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.kind.value)
SOURCES = pytest.mark.parametrize("source", Side, ids=str)
PAGES = 4
PAGE = 3


@contextmanager
def batches_of(size: int) -> Iterator[None]:
    """A batch is smaller here: a few pages are enough for a story."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(early, "batch_size", lambda *_: size)
        yield


def written_while_reading(world: World, source: Side) -> list[int]:
    """How many items the other side holds whenever another page of the source is asked for; filled by the next run."""
    seen: list[int] = []
    target = world.people[source.other]
    for page in range(PAGES + 1):
        world.people[source].faults.meanwhile(Call.CHANGES, lambda: seen.append(len(target.ids)), skip=page)
    return seen


def paged(character: Character) -> Character:
    return replace(character, page=PAGE)


@contextmanager
def one_full_side(
    source: Side, outlook: Character = MAILBOX, crm: Character = CRM, rules: MappingRules | None = None
) -> Iterator[World]:
    with batches_of(1), World(outlook=paged(outlook), crm=paged(crm), rules=rules) as world:
        for number in range(PAGES * PAGE):
            world.people[source].add(given_name="Ada", family_name=f"n{number}")
        yield world


@SOURCES
def test_counterparts_are_created_while_the_other_side_is_still_read(source: Side) -> None:
    with one_full_side(source) as world:
        seen = written_while_reading(world, source)
        world.sync(yes=True)
        assert seen[-1] >= (PAGES - 2) * PAGE, seen
        assert world.report.written[source.other].created == PAGES * PAGE
        world.assert_in_step()
        world.assert_idle()


def test_the_page_to_come_and_the_creates_are_on_their_way_at_the_same_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with one_full_side(Side.OUTLOOK) as world:
        together = threading.Barrier(2, timeout=20)
        mailbox, crm = world.services[Side.OUTLOOK], world.services[Side.CRM]
        changes, write = mailbox.changes, crm.write
        first = iter([True])

        def last_page_waits(cursor: Cursor | None, known: Mapping[ItemId, Version]) -> Iterator[Page]:
            for page in changes(cursor, known):
                if page.cursor is not None:
                    together.wait()
                yield page

        def first_write_waits(writes: Sequence[Write]) -> Iterator[Written | Failed]:
            if next(first, False):
                together.wait()
            yield from write(writes)

        monkeypatch.setattr(mailbox, "changes", last_page_waits)
        monkeypatch.setattr(crm, "write", first_write_waits)
        world.sync(yes=True, parallel=True)
        world.assert_in_step()


class Told:
    """Is told how far a run is."""

    def __init__(self) -> None:
        self.all: list[tuple[str, int, int | None]] = []

    def progress(self, mapping: str, phase: str, done: int, total: int | None) -> None:
        self.all.append((phase, done, total))


def test_a_person_sees_how_far_the_writing_is_and_of_how_many_once_that_is_known() -> None:
    with batches_of(2), World(outlook=paged(MAILBOX)) as world:
        for number in range(2 * PAGE + 1):
            world.outlook.add(given_name="Ada", family_name=f"n{number}")
        told = Told()
        world.sync(yes=True, observer=told)
        written = [(done, total) for phase, done, total in told.all if phase == "writing"]
        assert written == [(2, None), (4, None), (6, None), (7, 7)]


def unseen(world: World) -> None:
    world.sync(yes=False)


def previewed(world: World) -> None:
    world.sync(yes=True, preview=True)


@SOURCES
@pytest.mark.parametrize("run", [unseen, previewed])
def test_nothing_is_created_before_the_first_plan_is_accepted(
    source: Side, run: Callable[[World], None]
) -> None:
    with one_full_side(source) as world:
        run(world)
        assert not world.people[source.other].ids


@SOURCES
def test_a_side_that_holds_anything_is_not_written_before_both_were_read(source: Side) -> None:
    """What the page to come holds may be the very person that is there."""
    with one_full_side(source) as world:
        world.people[source.other].add(
            given_name="Ada", family_name=f"n{PAGES * PAGE - 1}", email_1="a@b.example"
        )
        seen = written_while_reading(world, source)
        world.sync(yes=True)
        assert set(seen) == {1}
        world.assert_in_step()


def test_a_side_that_is_not_written_is_left_alone() -> None:
    rules = MappingRules(name="Test", kind=Kind.CONTACTS, direction=Direction.TO_OUTLOOK)
    with one_full_side(Side.OUTLOOK, rules=rules) as world:
        world.sync(yes=True)
        assert not world.crm.ids


def test_nobody_who_would_be_mailed_is_passed_over_in_a_preview() -> None:
    """Counted over a whole plan: a calendar whose server mails guests waits for both sides."""
    rules = MappingRules(name="Test", kind=Kind.EVENTS, categories=("*",), invitations=True)
    with batches_of(1), World(outlook=paged(MAILBOX), crm=paged(CRM), rules=rules) as world:
        for number in range(PAGES * PAGE):
            start = world.clock() + timedelta(days=number)
            world.crm.write_down({"title": f"n{number}", "start": start, "end": start + timedelta(hours=1)})
        seen = written_while_reading(world, Side.CRM)
        world.sync(yes=True)
        assert set(seen) == {0}
        assert len(world.outlook.ids) == PAGES * PAGE


@SOURCES
def test_what_is_edited_or_deleted_after_its_counterpart_was_begun_follows(source: Side) -> None:
    with one_full_side(source) as world:
        person = world.people[source]
        first, second = person.ids[:2]
        person.faults.meanwhile(Call.CHANGES, lambda: person.edit(first, title="Countess"), skip=2)
        person.faults.meanwhile(Call.CHANGES, lambda: person.delete(second), skip=2)
        world.sync(yes=True)
        world.settle(1)
        assert world.people[source.other].get(world.twin(first))["title"] == "Countess"
        assert len(world.people[source.other].ids) == PAGES * PAGE - 1
        world.assert_in_step()
        world.assert_idle()


@SOURCES
@pytest.mark.parametrize("outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich", "poor"])
@pytest.mark.parametrize("landed", [True, False], ids=["landed", "lost"])
def test_a_create_without_a_reply_is_looked_for_before_anything_else(
    source: Side, outlook: Character, crm: Character, landed: bool
) -> None:
    """G1: the side that it was sent to has told already what it holds; it must be asked again."""
    with one_full_side(source, outlook, crm) as world:
        world.people[source.other].faults.lose_reply(Call.CREATE, landed=landed, skip=1)
        world.sync(yes=True)
        assert len(world.people[source.other].ids) == PAGES * PAGE
        world.assert_in_step()
        world.assert_idle()


def test_a_refused_item_stops_only_itself_and_is_tried_once() -> None:
    asked: list[str] = []

    def refuse(write: Write) -> Rejected | None:
        assert isinstance(write, Create)
        asked.append(str(write.fields["family_name"]))
        return Rejected("not this one") if asked[-1] == "n1" else None

    with one_full_side(Side.OUTLOOK) as world:
        world.services[Side.CRM].refuse = refuse
        world.sync(yes=True)
        assert asked.count("n1") == 1
        assert len(world.report.problems) == 1
        assert len(world.crm.ids) == PAGES * PAGE - 1
        world.services[Side.CRM].refuse = lambda write: None
        world.sync()
        assert not world.report.problems
        world.assert_in_step()


@SOURCES
def test_what_was_created_before_the_reading_failed_stays_and_is_not_created_again(source: Side) -> None:
    with one_full_side(source) as world:
        world.people[source].faults.fail(Call.CHANGES, Unreachable("down"), skip=PAGES - 1)
        with pytest.raises(Unreachable):
            world.sync(yes=True)
        assert world.people[source.other].ids
        world.settle(1)
        assert len(world.people[source.other].ids) == PAGES * PAGE
        world.assert_in_step()
        world.assert_idle()


@SOURCES
@pytest.mark.parametrize("parallel", [False, True], ids=["by turns", "at once"])
def test_a_side_that_cannot_be_written_any_more_keeps_the_other_from_nothing(
    source: Side, parallel: bool
) -> None:
    """A budget that is used up on the second day as well must not make every run read everything again."""
    with one_full_side(source) as world:
        world.people[source.other].faults.fail(Call.CREATE, Throttled("enough for today"), skip=2, times=None)
        with pytest.raises(Throttled):
            world.sync(yes=True, parallel=parallel)
        assert len(world.people[source.other].ids) == 2
        world.people[source.other].faults.heal()
        world.sync(yes=True, parallel=parallel)
        assert world.report.read[source].changed == 0, "it was read to its end the first time"
        assert len(world.people[source.other].ids) == PAGES * PAGE
        world.assert_in_step()
        world.assert_idle()


class OneFullSide:
    """A first run into an empty side dies."""

    def __init__(self, theme: Theme, source: Side, outlook: Character, crm: Character) -> None:
        self._story = Story(theme, paged(outlook), paged(crm), linked=0)
        self._source = source
        self.world = self._story.world

    def act(self) -> None:
        """What is there before the run."""
        for number in range(PAGE + 2):
            self._story.add(self.world.people[self._source], number)

    def check(self) -> None:
        """Everybody is there once."""
        assert [len(who.ids) for who in self.world.people.values()] == [PAGE + 2] * 2
        self.world.assert_in_step()
        self.world.assert_idle()


@SOURCES
@pytest.mark.parametrize("outlook, crm", [(MAILBOX, CRM), (LISTING_MAILBOX, POOR_CRM)], ids=["rich", "poor"])
@KINDS
def test_a_crash_at_any_step_is_mended_by_the_next_runs(
    theme: Theme, source: Side, outlook: Character, crm: Character
) -> None:
    with batches_of(1):
        steps, failures = crash_everywhere(lambda: OneFullSide(theme, source, outlook, crm))
    assert not failures, "\n".join(failures)
    assert steps > 15, "the scenario has lost its point"
