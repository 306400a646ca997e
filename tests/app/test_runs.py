"""Runs over several mappings: one that fails stops no other, every run is in the list, nothing is asked twice."""

from __future__ import annotations

import json
import logging
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from support.desks import Services, configuration
from support.faults import Call

from crmsync.accounts.errors import ProfileBusy
from crmsync.accounts.profile import Profile
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.results import WHOLE_MAPPING, RunResult, run_json
from crmsync.app.status import RunStatus
from crmsync.connect.errors import FolderGone, ReadOnly, Rejected, ServiceFault, Unreachable
from crmsync.model.kinds import Kind, Side
from crmsync.state.database import Database
from crmsync.state.runs import RunRow, RunTable
from crmsync.sync.session import Cancelled

ADA = {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@example.com"}


@pytest.fixture
def three(profile: Profile) -> None:
    """Mappings of all three kinds."""
    profile.config.write_text(configuration(*Kind))


def statuses(result: RunResult) -> list[str]:
    return [report.status.value for report in result.mappings]


def rows(profile: Profile) -> list[RunRow]:
    db = Database(profile.state)
    try:
        return list(RunTable(db).newest_first())
    finally:
        db.close()


# ---- which mappings


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        ((), ["Contacts", "Tasks", "Meetings"]),
        (("meetings", "CONTACTS"), ["Contacts", "Meetings"]),
        (("Tasks", "tasks"), ["Tasks"]),
    ],
)
def test_the_named_mappings_run_once_in_the_order_of_the_file(
    signed_in: Crmsync, names: tuple[str, ...], chosen: list[str]
) -> None:
    result = signed_in.runs.sync(names)
    assert [report.name for report in result.mappings] == chosen
    assert result.exit_status == 0


def test_an_unknown_mapping_runs_nothing(signed_in: Crmsync, profile: Profile) -> None:
    with pytest.raises(UnknownName, match='no mapping "Kontakte"') as caught:
        signed_in.runs.sync(["Contacts", "Kontakte"])
    assert '"Contacts"' in caught.value.advice
    assert not profile.state.exists()


def test_without_a_mapping_there_is_nothing_to_sync(signed_in: Crmsync, profile: Profile) -> None:
    profile.config.write_text("")
    with pytest.raises(NotOffered, match="no mapping yet"):
        signed_in.runs.sync()


# ---- the first plan


def test_a_first_run_writes_nothing_without_a_yes(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    preview = signed_in.runs.sync(preview=True)
    assert (preview.status, preview.exit_status) == (RunStatus.HELD, 4)
    held = signed_in.runs.sync()
    assert (held.status, held.exit_status) == (RunStatus.HELD, 4)
    assert services.writes == 0
    accepted = signed_in.runs.sync(yes=True)
    assert (accepted.status, accepted.exit_status) == (RunStatus.OK, 0)
    assert services.writes == 1


# ---- failures


Break = Callable[[Services], None]


def gone(services: Services) -> None:
    services.mailbox.collections[Kind.TASKS].exists = False


def crash(services: Services) -> None:
    def act() -> None:
        raise KeyError("a bug")

    services.mailbox.collections[Kind.TASKS].faults.meanwhile(Call.CHANGES, act)


def throttle(services: Services) -> None:
    services.customers.collections[Kind.TASKS].faults.fail(
        Call.CHANGES, ServiceFault("The service failed inside.", service="CRM")
    )


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize(
    ("broken", "code", "side", "words"),
    [
        (gone, "FolderGone", Side.OUTLOOK, "does not exist any more"),
        (throttle, "ServiceFault", Side.CRM, "failed inside"),
        (crash, "KeyError", None, "a fault of its own"),
    ],
)
def test_a_mapping_that_fails_stops_no_other(
    signed_in: Crmsync, services: Services, broken: Break, code: str, side: Side | None, words: str
) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync(yes=True)
    broken(services)
    ben = services.crm.add(given_name="Ben", family_name="Osei", email_1="ben@example.com")
    result = signed_in.runs.sync()
    assert statuses(result) == ["ok", "failed", "ok"]
    assert (result.status, result.exit_status) == (RunStatus.PROBLEMS, 3)
    (problem,) = result.mappings[1].problems
    assert (problem.id, problem.code, problem.side, problem.item) == (WHOLE_MAPPING, code, side, "")
    assert words in problem.message
    assert problem.advice
    assert len(services.outlook.ids) == 2, ben


@pytest.mark.usefixtures("three")
def test_when_no_mapping_ran_the_run_failed(signed_in: Crmsync, services: Services) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox", advice="Is the network there?")
    result = signed_in.runs.sync()
    assert statuses(result) == ["failed"] * 3
    assert (result.status, result.exit_status) == (RunStatus.FAILED, 1)
    assert "No answer." in result.mappings[0].problems[0].message


def test_a_fault_of_our_own_leaves_its_traceback_in_the_log_without_secrets(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    def act() -> None:
        raise RuntimeError("the password right is in here, and token refresh_token=1000.abcdef")

    services.mailbox.password = "a-longer-password"
    signed_in._context.secrets.set("office", "password", "a-longer-password")
    services.meanwhile(act)
    result = signed_in.runs.sync()
    assert result.exit_status == 1
    log = (profile.logs / "crmsync.log").read_text()
    assert "RuntimeError" in log
    assert "Traceback" in log
    assert "1000.abcdef" not in log
    assert str(profile.logs) in result.mappings[0].problems[0].advice


def test_a_secret_in_a_services_message_is_not_repeated(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    services.mailbox.password = "s3cret-and-long"
    signed_in._context.secrets.set("office", "password", "s3cret-and-long")
    services.mailbox.collections[Kind.CONTACTS].faults.fail(
        None, ServiceFault("You sent s3cret-and-long.", service="mailbox")
    )
    result = signed_in.runs.sync()
    told = result.mappings[0].problems[0].message + rows(profile)[0].report
    assert "s3cret" not in told
    assert "You sent" in told


def test_a_secret_in_what_a_service_says_of_an_item_is_neither_told_nor_kept(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    services.mailbox.password = "s3cret-and-long"
    signed_in._context.secrets.set("office", "password", "s3cret-and-long")
    services.outlook.add(**ADA)
    services.customers.collections[Kind.CONTACTS].refuse = lambda write: Rejected(
        "You sent s3cret-and-long.", service="CRM", advice="Not s3cret-and-long.", code="s3cret-and-long"
    )
    result = signed_in.runs.sync(yes=True)
    (problem,) = result.mappings[0].problems
    assert "You sent" in problem.message
    (entry,) = Crmsync(profile).waiting.problems()
    assert "s3cret" not in f"{run_json(result)} {problem} {entry} {rows(profile)[0].report}"
    kept = {path.name: path.read_bytes() for path in profile.config.parent.rglob("*") if path.is_file()}
    assert [name for name, content in kept.items() if b"s3cret" in content] == []


# ---- signing in


@pytest.mark.usefixtures("three")
def test_nobody_signed_in(crmsync: Crmsync, services: Services) -> None:
    result = crmsync.runs.sync()
    assert statuses(result) == ["sign-in-needed"] * 3
    assert (result.status, result.exit_status) == (RunStatus.SIGN_IN_NEEDED, 5)
    assert "crmsync accounts sign-in office" in result.mappings[0].problems[0].advice


@pytest.mark.usefixtures("three")
def test_a_refused_sign_in_is_not_tried_again_in_the_same_run(signed_in: Crmsync, services: Services) -> None:
    services.customers.password = "another"
    result = signed_in.runs.sync()
    assert statuses(result) == ["sign-in-needed"] * 3
    assert services.customers.tried == 1
    (problem,) = result.mappings[2].problems
    assert problem.side is Side.CRM
    assert "crmsync accounts sign-in zoho" in problem.advice
    services.customers.password = "right"
    assert signed_in.runs.sync().exit_status == 0


def test_a_token_that_expires_in_mid_run(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    services.crm.faults.expire_sign_in(after=1)
    result = signed_in.runs.sync(yes=True)
    assert result.exit_status == 5
    services.crm.faults.heal()
    assert signed_in.runs.sync(yes=True).exit_status == 0
    assert len(services.crm.ids) == 1


# ---- connectors


@pytest.mark.usefixtures("three")
def test_one_connector_an_account_let_go_at_the_end(signed_in: Crmsync, services: Services) -> None:
    signed_in.runs.sync()
    for desk in (services.mailbox, services.customers):
        assert (desk.opened, desk.closed) == (1, 1)


@pytest.mark.usefixtures("three")
def test_requests_are_counted_for_each_mapping_and_side(signed_in: Crmsync, services: Services) -> None:
    services.outlook.add(**ADA)
    result = signed_in.runs.sync(yes=True)
    sent = {
        Side.OUTLOOK: services.mailbox.connectors[0].requests,
        Side.CRM: services.customers.connectors[0].requests,
    }
    counted = {side: [report.requests[side] for report in result.mappings] for side in Side}
    assert {side: sum(numbers) for side, numbers in counted.items()} == sent
    assert all(number > 0 for numbers in counted.values() for number in numbers)
    assert counted[Side.CRM][0] > counted[Side.CRM][1], "the create was counted for the contacts"
    assert result.budgets == {"zoho": "7 API credits used"}


def test_a_collection_is_opened_as_the_mappings_rules_say(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    rules = 'records = "all"\ncreate_accounts = true\n[mappings.fields]\ncustom_1 = { outlook = "X-NO", crm = "No" }\n'
    profile.config.write_text(configuration() + rules)
    signed_in.runs.sync()
    (outlook,), (crm,) = services.mailbox.asked, services.customers.asked
    assert (outlook.records, outlook.create_accounts, outlook.invitations) == ("all", True, False)
    assert (dict(outlook.custom), dict(crm.custom)) == ({"custom_1": "X-NO"}, {"custom_1": "No"})


# ---- the list of runs


def test_every_run_is_in_the_list_with_its_report(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    services.outlook.add(**ADA)
    signed_in.runs.sync(preview=True)
    services.around.clock.advance(timedelta(minutes=5))
    signed_in.runs.sync(yes=True)
    second, first = rows(profile)
    assert (first.preview, first.status, second.preview, second.status) == (True, "held", False, "ok")
    assert (second.started - first.started) >= timedelta(minutes=5)
    assert second.finished is not None
    assert second.finished >= second.started
    report = json.loads(second.report or "")
    assert report["run"] == second.id
    assert report["mappings"][0]["written"]["crm"]["created"] == 1


def test_a_run_that_crashes_outside_of_its_mappings_still_ends_in_the_list(
    signed_in: Crmsync, services: Services, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(connector: object) -> str:
        raise RuntimeError("a bug")

    monkeypatch.setattr(services.customers, "credits", broken)
    with pytest.raises(RuntimeError):
        signed_in.runs.sync()
    assert rows(profile)[0].finished is not None


@pytest.mark.usefixtures("three")
@pytest.mark.parametrize("how", [KeyboardInterrupt, Cancelled])
def test_a_stopped_run_keeps_what_was_done_and_ends_cleanly(
    signed_in: Crmsync, services: Services, profile: Profile, how: type[BaseException]
) -> None:
    def stop() -> None:
        raise how

    services.outlook.add(**ADA)
    services.mailbox.collections[Kind.TASKS].faults.meanwhile(None, stop)
    result = signed_in.runs.sync(yes=True)
    assert result.stopped
    assert result.exit_status == 130
    assert statuses(result) == ["ok", "failed"], "the meetings were not begun"
    assert len(services.crm.ids) == 1
    assert rows(profile)[0].status == "problems"
    assert services.mailbox.closed == 1
    assert signed_in.runs.sync(yes=True).exit_status == 0


# ---- what is older than the history kept


def kept_files(profile: Profile) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in profile.config.parent.rglob("*") if path.is_file()}


@pytest.mark.parametrize("setting", ["", "[history]\nkeep_days = 30\n"])
def test_nothing_older_than_the_history_kept_stays_in_any_file(
    signed_in: Crmsync, services: Services, profile: Profile, setting: str
) -> None:
    days = 30 if setting else 90
    profile.config.write_text(setting + configuration())
    item = services.outlook.add(given_name="Marker", family_name="Mustgo", notes="Mustgo lives here")
    signed_in.runs.sync(yes=True)
    services.outlook.edit(item, title="Mustgo")
    signed_in.runs.sync()
    services.outlook.delete(item)
    deleted = signed_in.runs.sync().run
    profile.state.with_name("state.db.damaged-20260302-090000").write_bytes(b"Mustgo")
    services.around.clock.advance(timedelta(days=days - 1))
    signed_in.runs.sync()
    assert sorted(name for name, content in kept_files(profile).items() if b"Mustgo" in content) == [
        "state.db",
        "state.db.backup",
        "state.db.damaged-20260302-090000",
    ]
    assert signed_in.history.run(deleted).changes
    services.around.clock.advance(timedelta(days=2))
    last = signed_in.runs.sync().run
    assert [name for name, content in kept_files(profile).items() if b"Mustgo" in content] == []
    assert [row.id for row in rows(profile)] == [last, last - 1]


def test_a_mapping_that_was_removed_is_remembered_as_long_as_the_history_and_then_leaves_no_trace(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    both = configuration(Kind.CONTACTS, Kind.TASKS)
    profile.config.write_text(both)
    services.outlook.add(given_name="Marker", family_name="Mustgo")
    signed_in.runs.sync(yes=True)
    writes = services.writes
    profile.config.write_text(configuration(Kind.TASKS))
    for _ in range(4):
        services.around.clock.advance(timedelta(days=20))
        signed_in.runs.sync()
    profile.config.write_text(both)
    assert not signed_in.runs.sync().mappings[0].pairs, "it goes on where it was"
    profile.config.write_text(configuration(Kind.TASKS))
    for _ in range(2):
        services.around.clock.advance(timedelta(days=46))
        signed_in.runs.sync()
    assert [name for name, content in kept_files(profile).items() if b"Mustgo" in content] == []
    profile.config.write_text(both)
    assert signed_in.runs.sync().mappings[0].matched == 1, "a first match again"
    assert services.writes == writes


def test_old_runs_are_forgotten_once_a_day_and_never_in_between(
    signed_in: Crmsync, services: Services, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crmsync.state import pruning

    asked: list[datetime] = []
    monkeypatch.setattr(pruning, "forget_before", lambda db, moment: asked.append(moment))
    for _ in range(3):
        signed_in.runs.sync()
    services.around.clock.advance(timedelta(hours=25))
    for _ in range(3):
        signed_in.runs.sync()
    assert len(asked) == 2
    assert (services.around.clock() - asked[1]).days == 90


def test_a_run_that_could_not_be_tidied_up_after_still_ended_well(
    signed_in: Crmsync, services: Services, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    from crmsync.state import pruning

    def full(db: Database, moment: datetime) -> int:
        raise OSError("no space left")

    monkeypatch.setattr(pruning, "forget_before", full)
    assert signed_in.runs.sync().exit_status == 0
    assert any("no space left" in notice for notice in signed_in.notices)


def test_a_forgotten_run_is_plainly_said_to_be_older_than_the_history(
    signed_in: Crmsync, services: Services
) -> None:
    services.outlook.add(**ADA)
    run = signed_in.runs.sync(yes=True).run
    services.around.clock.advance(timedelta(days=91))
    newest = signed_in.runs.sync().run
    for ask in (signed_in.history.run, signed_in.undo.undo):
        with pytest.raises(NotOffered, match=f"Run {run} is older than the history that is kept") as caught:
            ask(run)
        assert "keep_days" in caught.value.advice
        with pytest.raises(UnknownName, match=f"There is no run {newest + 1}"):
            ask(newest + 1)


# ---- one writer


def test_a_run_waits_for_the_profiles_writer_and_gives_up(
    signed_in: Crmsync, services: Services, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    with profile.writing():
        assert signed_in.busy is not None
        monkeypatch.setattr(Profile, "writing", impatient(Profile.writing))
        with pytest.raises(ProfileBusy):
            signed_in.runs.sync()
    assert signed_in.busy is None
    assert services.mailbox.opened == 0
    assert signed_in.runs.sync().exit_status == 0


def impatient(writing: Callable[..., Any]) -> Callable[..., Any]:
    return lambda profile: writing(profile, wait=timedelta(0))


# ---- scheduled runs


def test_a_run_by_hand_tries_problems_again_a_scheduled_one_waits(
    signed_in: Crmsync, services: Services
) -> None:
    signed_in.runs.sync(yes=True)
    services.outlook.add(**ADA)
    tries: list[object] = []

    def refuse(write: object) -> Rejected:
        tries.append(write)
        return Rejected("The name is not allowed.", service="CRM", advice="Change it.")

    services.customers.collections[Kind.CONTACTS].refuse = refuse
    result = signed_in.runs.sync(yes=True)
    assert (result.status, result.exit_status) == (RunStatus.PROBLEMS, 3)
    tried = len(tries)
    assert signed_in.runs.sync(manual=False).exit_status == 3
    assert len(tries) == tried
    assert signed_in.runs.sync().exit_status == 3
    assert len(tries) == tried + 1


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """The log of a test goes to its profile only."""
    level = logging.getLogger("crmsync").level
    yield
    assert logging.getLogger("crmsync").level == level


def test_the_log_tells_when_a_run_began_and_how_it_ended(signed_in: Crmsync, profile: Profile) -> None:
    signed_in.runs.sync()
    log = (profile.logs / "crmsync.log").read_text()
    assert "run 1 begins" in log
    assert "run 1 ends: ok" in log
    assert "zoho: 7 API credits used" in log


@pytest.mark.parametrize("error", [ReadOnly("It may not be written."), FolderGone("It is gone.")])
def test_what_stops_a_mapping_says_so(
    signed_in: Crmsync, services: Services, error: ReadOnly | FolderGone
) -> None:
    services.mailbox.collections[Kind.CONTACTS].faults.fail(None, error)
    result = signed_in.runs.sync()
    assert result.exit_status == 1
    assert error.message in result.mappings[0].problems[0].message
