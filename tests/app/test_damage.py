"""A state file that turns out to be damaged in the middle of a run, and a disk that fills up in one."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import timedelta

import pytest
from support.desks import Services
from support.people import Person

from crmsync.accounts.profile import Profile
from crmsync.app.errors import CameBack, Explanation, explain
from crmsync.app.facade import Crmsync
from crmsync.app.results import WHOLE_MAPPING
from crmsync.model.items import ItemId
from crmsync.state.backup import backup_of
from crmsync.state.database import Database, StateError

PAGE = 4096
SURNAME = "X" * 100


def called(person: Person, number: int) -> ItemId:
    """The item of one of the crowd."""
    return person.find(f"Person-{number}- {SURNAME}")


@pytest.fixture
def crowd(signed_in: Crmsync, services: Services) -> Crmsync:
    """Two hundred people in step, and a sound copy of the state."""
    for number in range(200):
        services.outlook.add(given_name=f"Person-{number}-", family_name=SURNAME)
    assert signed_in.runs.sync(yes=True).exit_status == 0
    services.around.clock.advance(timedelta(hours=1))
    return signed_in


def tear(profile: Profile, text: bytes) -> None:
    """Every page that holds this text becomes zeroes."""
    content = bytearray(profile.state.read_bytes())
    pages = [start for start in range(0, len(content), PAGE) if text in content[start : start + PAGE]]
    assert pages
    for start in pages:
        content[start : start + PAGE] = bytes(PAGE)
    profile.state.write_bytes(content)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[object]]:
    """Every look at a whole file."""
    seen: list[object] = []
    check = Database.check
    monkeypatch.setattr(Database, "check", lambda db: (seen.append(db.path), check(db)))
    return seen


def test_a_run_that_meets_damage_begins_again_with_the_backup(
    crowd: Crmsync, services: Services, profile: Profile, looks: list[object]
) -> None:
    tear(profile, b"Person-150-")
    services.outlook.edit(called(services.outlook, 150), title="Poet")
    services.crm.edit(called(services.crm, 10), title="Engineer")
    result = crowd.runs.sync(yes=True)
    assert result.exit_status == 0
    (told,) = crowd.notices
    assert "came back from its backup" in told
    assert profile.state not in looks, "it was met by reading, not by looking for it"
    assert len(services.outlook.ids) == len(services.crm.ids) == 200
    assert services.crm.get(called(services.crm, 150))["title"] == "Poet"
    assert services.outlook.get(called(services.outlook, 10))["title"] == "Engineer"
    writes = services.writes
    for _ in range(2):
        assert crowd.runs.sync().exit_status == 0
    assert services.writes == writes
    assert len(crowd.notices) == 1


def test_a_run_that_came_back_waits_for_a_yes_and_deletes_nothing(
    crowd: Crmsync, services: Services, profile: Profile
) -> None:
    services.outlook.delete(called(services.outlook, 150))
    services.outlook.edit(called(services.outlook, 20), title="Poet")
    tear(profile, b"Person-150-")
    writes = services.writes
    result = crowd.runs.sync()
    assert (result.exit_status, services.writes) == (4, writes)
    assert crowd.runs.sync(yes=True).exit_status == 0
    assert services.crm.get(called(services.crm, 20))["title"] == "Poet"
    assert len(services.crm.ids) == 200, "a deletion that is met then waits for the run after"


def test_damage_without_a_backup_is_told_with_what_to_do(
    crowd: Crmsync, services: Services, profile: Profile
) -> None:
    tear(profile, b"Person-150-")
    backup_of(profile.state).unlink()
    writes = services.writes
    with pytest.raises(StateError, match="damaged") as told:
        crowd.runs.sync()
    assert "Move it away" in told.value.advice
    assert services.writes == writes


def test_an_undo_that_meets_damage_begins_again_and_finds_its_run_in_the_backup(
    crowd: Crmsync, services: Services, profile: Profile
) -> None:
    services.outlook.edit(called(services.outlook, 20), title="Poet")
    services.around.clock.advance(timedelta(days=2))
    number = crowd.runs.sync().run
    tear(profile, b"Person-20-")
    assert crowd.undo.undo(number, yes=True).exit_status == 0
    assert "came back from its backup" in crowd.notices[0]
    assert "title" not in services.crm.get(called(services.crm, 20))


def test_an_audit_that_meets_damage_begins_again(
    crowd: Crmsync, services: Services, profile: Profile
) -> None:
    tear(profile, b"Person-20-")
    assert crowd.audit.audit().exit_status in (0, 4)
    assert "came back from its backup" in crowd.notices[0]
    assert crowd.runs.sync(yes=True).exit_status == 0


def test_damage_that_comes_back_at_once_ends_the_run(
    crowd: Crmsync, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk itself is broken: crmsync does not go round in circles."""

    def broken(*arguments: object, **options: object) -> None:
        error = sqlite3.DatabaseError("database disk image is malformed")
        error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
        raise error

    monkeypatch.setattr("crmsync.sync.run.sync_mapping", broken)
    with pytest.raises(CameBack):
        crowd.runs.sync()


# ---- a disk that fills up


def fill(monkeypatch: pytest.MonkeyPatch, *, after: int) -> None:
    """The state file cannot grow any more than by so many pages."""
    prepare = Database._prepare

    def full(db: Database) -> None:
        prepare(db)
        (pages,) = db.connection.execute("PRAGMA page_count").fetchone()
        db.connection.execute(f"PRAGMA max_page_count = {pages + after}")

    monkeypatch.setattr(Database, "_prepare", full)


def ending(crmsync: Crmsync) -> Explanation:
    """How a run failed: as a whole, or its only mapping."""
    try:
        result = crmsync.runs.sync(yes=True)
    except sqlite3.Error as error:
        explanation = explain(error)
        assert explanation is not None
        return explanation
    (problem,) = result.mappings[0].problems
    assert problem.id == WHOLE_MAPPING
    return Explanation(problem.message, problem.advice, result.exit_status)


@pytest.mark.parametrize("after", [0, 1, 2, 3, 5, 8, 13])
def test_a_disk_that_fills_up_is_told_and_doubles_nobody(
    crowd: Crmsync, services: Services, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        services.outlook.add(given_name=f"New {number}", family_name="Y" * 300)
        services.crm.add(given_name=f"Fresh {number}", family_name="Z" * 300)
    with monkeypatch.context() as patch:
        fill(patch, after=after)
        found = ending(crowd)
    assert found.status == 1
    assert "disk is full" in found.message
    assert "Free some space" in found.advice
    assert crowd.runs.sync(yes=True).exit_status == 0
    assert len(services.outlook.ids) == len(services.crm.ids) == 320
    assert sorted(services.outlook.names()) == sorted(services.crm.names())
    writes = services.writes
    assert crowd.runs.sync().exit_status == 0
    assert services.writes == writes
