"""Photos: planned, previewed, held and undone like every other field, although their bytes travel apart."""

from __future__ import annotations

from base64 import b64decode
from itertools import count

import pytest
from support.character import LISTING_MAILBOX, MAILBOX, Character
from support.faults import Call
from support.shelf import face
from support.world import World

from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import ConflictRule, Direction, MappingRules
from crmsync.model.values import PhotoToken
from crmsync.plan.operations import Verb
from crmsync.sync.report import MappingReport, RunStatus
from crmsync.sync.session import Means, RunOptions
from crmsync.sync.undo import undo_mapping

_NUMBERS = count(200_000)
PICTURE = {Side.OUTLOOK: b"face", Side.CRM: b"re-encoded face"}


def _people(world: World, number: int, photo: bytes | None) -> list[ItemId]:
    ids = [world.outlook.add(family_name=f"n{one}") for one in range(number)]
    for item in ids:
        world.outlook.set_photo(item, photo)
    world.sync()
    return ids


def _undo(world: World, *, preview: bool = False) -> MappingReport:
    ((run,),) = world.engine.db.rows("SELECT max(run) FROM change")
    return undo_mapping(
        world.engine.db,
        world.rules,
        world.services,
        RunOptions(next(_NUMBERS), preview=preview, yes=True),
        Means(world.clock, lambda: OperationKey(f"undo-{next(_NUMBERS)}"), parallel=False),
        int(str(run)),
    )


def test_a_first_sync_brings_all_photos_along_at_once() -> None:
    with World() as world:
        ids = _people(world, 30, b"face")
        assert all(world.crm.photo(world.twin(item)) == b"re-encoded face" for item in ids)
        world.assert_in_step()
        world.assert_idle()


def test_the_preview_shows_photos_and_writes_none() -> None:
    with World() as world:
        (ada,) = _people(world, 1, None)
        world.outlook.set_photo(ada, b"face")
        with world.writes():
            report = world.sync(preview=True)
        assert [(one.verb, one.side) for one in report.planned] == [(Verb.PHOTO, Side.CRM)]


@pytest.mark.parametrize("photo", [None, b"the same for all"], ids=["removed", "replaced"])
def test_photos_that_many_people_lose_at_once_are_held(photo: bytes | None) -> None:
    with World() as world:
        ids = _people(world, 30, b"face")
        for item in ids[:20]:
            world.outlook.set_photo(item, photo)
        with world.writes():
            report = world.sync()
        assert report.status is RunStatus.HELD
        assert [held.operation for held in report.held] == [Verb.PHOTO] * 20
        world.judge("accepted", only="n3")
        with world.writes(crm="1 set photo"):
            world.sync()
        world.judge("refused")
        world.sync()
        kept = [item for item in ids if world.crm.photo(world.twin(item)) == b"re-encoded face"]
        assert len(kept) == 29
        world.assert_idle()


def test_photos_that_many_people_get_are_not_held() -> None:
    with World() as world:
        ids = _people(world, 30, None)
        for item in ids:
            world.outlook.set_photo(item, b"face")
        with world.writes(crm="30 set photo"):
            assert world.sync().status is RunStatus.OK
        world.assert_in_step()
        world.assert_idle()


def test_a_photo_and_a_field_that_changed_together_arrive_together() -> None:
    with World() as world:
        (ada,) = _people(world, 1, b"face")
        world.outlook.edit(ada, title="Countess")
        world.outlook.set_photo(ada, b"older face")
        with world.writes(crm="1 update, 1 set photo"):
            world.sync()
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize("rule", [ConflictRule.CRM_WINS, ConflictRule.OUTLOOK_WINS])
@pytest.mark.parametrize("before", [None, b"young face"], ids=["there was none", "there was one"])
def test_two_new_photos_of_a_pair_follow_the_rule_and_the_other_is_saved(
    rule: ConflictRule, before: bytes | None
) -> None:
    winner = Side.CRM if rule is ConflictRule.CRM_WINS else Side.OUTLOOK
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, conflicts=rule)) as world:
        (ada,) = _people(world, 1, before)
        photos = {Side.OUTLOOK: b"seen by Outlook", Side.CRM: b"seen by the CRM"}
        world.outlook.set_photo(ada, photos[Side.OUTLOOK])
        world.crm.set_photo(world.twin(ada), photos[Side.CRM])
        world.sync()
        assert face(world.outlook.photo(ada)) == face(photos[winner])
        ((side, field, saved),) = world.state.saved()[-1:]
        assert (side, field) == (winner.other, "photo")
        assert isinstance(saved, PhotoToken)
        assert b64decode(saved.token) == photos[winner.other]
        world.assert_in_step()
        world.assert_idle()


def test_two_photos_that_meet_in_a_first_match_stay() -> None:
    with World() as world:
        ada = world.outlook.add(family_name="Byron", email_1="ada@example.com")
        twin = world.crm.add(family_name="Byron", email_1="ada@example.com")
        world.outlook.set_photo(ada, b"seen by Outlook")
        world.crm.set_photo(twin, b"seen by the CRM")
        with world.writes():
            world.sync()
        assert world.twin(ada) == twin
        world.assert_idle()
        world.outlook.set_photo(ada, b"a new one")
        world.sync()
        assert world.crm.photo(twin) == b"re-encoded a new one"
        world.assert_idle()


@pytest.mark.parametrize("side", list(Side))
def test_a_photo_goes_no_way_the_mapping_does_not_go(side: Side) -> None:
    direction = Direction.TO_CRM if side is Side.CRM else Direction.TO_OUTLOOK
    with World(rules=MappingRules(name="Test", kind=Kind.CONTACTS, direction=direction)) as world:
        leading, other = world.people[side.other], world.people[side]
        ada = leading.add(family_name="Byron")
        world.sync()
        other.set_photo(world.twin(ada), b"other face")
        world.sync()
        assert leading.photo(ada) is None
        leading.set_photo(ada, b"face")
        world.sync()
        assert face(other.photo(world.twin(ada))) == face(b"face")
        world.assert_idle()


@pytest.mark.parametrize("before", [None, b"young face"], ids=["there was none", "there was one"])
@pytest.mark.parametrize("after", [None, b"face"], ids=["removed", "set"])
def test_a_photo_is_put_back_by_an_undo(before: bytes | None, after: bytes | None) -> None:
    if before == after:
        return
    with World() as world:
        (ada,) = _people(world, 1, before)
        twin = world.twin(ada)
        world.outlook.set_photo(ada, after)
        world.sync()
        with world.writes():
            assert [one.verb for one in _undo(world, preview=True).planned] == [Verb.PHOTO]
        report = _undo(world)
        assert not report.notes
        assert face(world.crm.photo(twin)) == face(before)
        assert world.outlook.photo(ada) == after, "what a person put there is not touched"
        world.assert_idle()
        _undo(world)
        assert face(world.crm.photo(twin)) == face(after), "an undo can be undone"
        world.assert_idle()


def test_an_undo_leaves_a_photo_that_was_changed_since() -> None:
    with World() as world:
        (ada,) = _people(world, 1, None)
        twin = world.twin(ada)
        world.outlook.set_photo(ada, b"face")
        world.sync()
        world.crm.set_photo(twin, b"by hand")
        report = _undo(world)
        assert report.notes == ["n0: photo was edited since and is left as it is."]
        assert world.crm.photo(twin) == b"by hand"


def test_a_photo_whose_place_changed_meanwhile_is_planned_again() -> None:
    with World() as world:
        (ada,) = _people(world, 1, b"face")
        twin = world.twin(ada)
        world.outlook.set_photo(ada, b"older face")
        world.crm.faults.meanwhile(Call.SET_PHOTO, lambda: world.crm.edit(twin, title="by hand"))
        world.sync()
        assert world.crm.photo(twin) == b"re-encoded older face"
        assert world.outlook.get(ada)["title"] == "by hand"
        world.assert_in_step()
        world.assert_idle()


@pytest.mark.parametrize("outlook", [MAILBOX, LISTING_MAILBOX], ids=["rich", "poor"])
@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("after", [b"another face", None])
def test_a_photo_that_a_person_changes_after_a_death_brings_both_sides_in_step(
    outlook: Character, side: Side, after: bytes | None
) -> None:
    """G5: what is held then may be the service's doing or the person's, and what was sent may be there no more."""
    for step in range(100):
        with World(outlook=outlook) as world:
            record = world.crm.add(given_name="Ada", family_name="Byron")
            world.sync()
            world.crm.set_photo(record, b"one face")
            world.crm.edit(record, title="Countess")
            died = world.crash_at(step)
            person = world.people[side]
            person.set_photo(record if side is Side.CRM else world.twin(record), after)
            world.settle(2)
            world.assert_in_step()
            world.assert_idle()
        if not died:
            break
    assert 30 < step < 100
