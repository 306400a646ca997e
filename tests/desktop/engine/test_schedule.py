"""The engine by itself: when it runs, refused sign-ins, preferences."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from support.character import MAILBOX
from support.clock import FakeClock
from support.desks import Services
from support.engines import PATIENCE, Ear, failure_of, run_when_due, two_crms, wake

from crmsync.app.facade import Crmsync
from crmsync.app.secret import Secret
from crmsync.app.services import GivenPassword
from crmsync.app.types import Profile
from crmsync.connect.errors import Unreachable
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.preferences import FOREVER, Notify, Preferences
from crmsync.desktop.engine.scheduler import FIRST_RUN, Hindrance
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.engine.snapshot import Health, Phase

# ---- accounts


def test_a_refused_password_is_told_and_mended(engine: EngineService, services: Services) -> None:
    services.customers.password = "new"
    engine.sync().result(PATIENCE)
    assert engine.snapshot.state is TrayState.SIGN_IN
    assert engine.snapshot.sign_ins == ("zoho",)
    assert failure_of(engine.test("zoho")).sign_in

    given = GivenPassword(Secret("new"))
    signed_in = engine.look(lambda app: app.accounts.try_sign_in("zoho", given)).result(PATIENCE)
    engine.keep(signed_in).result(PATIENCE)
    assert engine.snapshot.sign_ins == ()
    assert "zoho" not in str(engine.snapshot.trouble)
    assert engine.test("zoho").result(PATIENCE).startswith("anna")


def test_a_sign_in_that_helps_is_followed_by_a_run(
    engine: EngineService, ear: Ear, services: Services, clock: FakeClock
) -> None:
    services.customers.password = "new"
    engine.sync().result(PATIENCE)
    given = GivenPassword(Secret("new"))
    clock.advance(FIRST_RUN)
    engine.keep(engine.crmsync.accounts.try_sign_in("zoho", given)).result(PATIENCE)
    ear.snapshot(lambda one: one.last_run == 2 and not one.is_running)
    assert [end.manual for end in ear.ends] == [True, False]


def test_a_refused_sign_in_is_not_tried_again_by_itself(
    engine: EngineService, ear: Ear, services: Services, clock: FakeClock
) -> None:
    services.customers.password = "new"
    assert run_when_due(engine, ear, clock) == 1
    found = engine.snapshot
    assert (found.state, found.next_run, found.hindrance) == (TrayState.SIGN_IN, None, Hindrance.SIGN_IN)
    for _ in range(3):
        clock.advance(timedelta(days=1))
        wake(engine)
        engine.refresh().result(PATIENCE)
    assert engine.snapshot.last_run == 1
    assert engine.snapshot.sign_ins == ("zoho",)
    # A person may ask for it all the same.
    assert engine.sync().result(PATIENCE).run == 2
    services.customers.password = "right"
    assert engine.sync().result(PATIENCE).status.value == "ok"
    assert (engine.snapshot.hindrance, engine.snapshot.sign_ins) == (None, ())


@pytest.mark.parametrize("mended", ["the account is changed", "signed in elsewhere", "tested"])
def test_a_refused_sign_in_is_tried_again_as_soon_as_something_changed(
    engine: EngineService, ear: Ear, services: Services, clock: FakeClock, profile: Profile, mended: str
) -> None:
    services.customers.password = "new"
    assert run_when_due(engine, ear, clock) == 1
    services.customers.password = "right"
    match mended:
        case "the account is changed":
            text = profile.config.read_text()
            profile.config.write_text(text.replace('region = "eu"', 'region = "us"'))
            assert profile.config.read_text() != text
        case "signed in elsewhere":
            Crmsync(profile, desks=services.desks, clock=clock)._context.secrets.set(
                "zoho", "password", "right"
            )
        case _:
            engine.test("zoho").result(PATIENCE)
    engine.refresh().result(PATIENCE)
    assert engine.snapshot.hindrance is None
    assert run_when_due(engine, ear, clock) == 2
    assert engine.snapshot.sign_ins == ()


def test_what_does_not_need_the_refused_sign_in_goes_on(
    engine: EngineService, ear: Ear, services: Services, clock: FakeClock, profile: Profile
) -> None:
    """Two mappings, with a CRM each; one of them refuses."""
    profile.config.write_text(two_crms())
    other = Crmsync(profile, desks=services.desks, clock=clock)
    other._context.secrets.set("second", "password", "wrong")
    engine.refresh().result(PATIENCE)
    assert run_when_due(engine, ear, clock) == 1
    assert engine.snapshot.sign_ins == ("second",)
    for number in range(2, 25):
        assert run_when_due(engine, ear, clock) == number
    (newest, *_) = engine.look(lambda app: app.history.runs(1)).result(PATIENCE)
    assert newest.report is not None
    assert [part["name"] for part in newest.report["mappings"]] == ["Contacts"]
    # Twenty runs later it is not forgotten.
    assert (engine.snapshot.state, engine.snapshot.sign_ins) == (TrayState.SIGN_IN, ("second",))


def test_one_failure_is_no_error_yet_two_are(engine: EngineService, services: Services) -> None:
    services.mailbox.down = Unreachable("No answer.", service=MAILBOX.service)
    engine.sync().result(PATIENCE)
    assert engine.snapshot.state is TrayState.IDLE
    assert engine.snapshot.accounts[0].health is Health.FAILING
    engine.sync().result(PATIENCE)
    assert engine.snapshot.state is TrayState.ERROR
    assert engine.snapshot.failing == {"Contacts"}
    services.mailbox.down = None
    engine.sync().result(PATIENCE)
    assert engine.snapshot.state is TrayState.IDLE


# ---- the schedule


def test_it_runs_by_itself_when_it_is_due(engine: EngineService, ear: Ear, clock: FakeClock) -> None:
    clock.advance(FIRST_RUN)
    wake(engine)
    ear.snapshot(lambda one: one.last_run == 1 and not one.is_running)
    due = engine.snapshot.next_run
    assert due is not None
    clock.advance(due - clock())
    wake(engine)
    ear.snapshot(lambda one: one.last_run == 2)
    assert [end.manual for end in ear.ends][:1] == [False]


def test_while_paused_nothing_runs_by_itself_but_by_hand(
    engine: EngineService, ear: Ear, clock: FakeClock
) -> None:
    until = clock() + timedelta(hours=1)
    engine.pause(until).result(PATIENCE)
    assert (engine.snapshot.state, engine.snapshot.paused_until) == (TrayState.PAUSED, until)
    clock.advance(timedelta(minutes=59))
    wake(engine)
    assert engine.sync().result(PATIENCE).run == 1
    clock.advance(timedelta(minutes=16))
    wake(engine)
    ear.snapshot(lambda one: one.last_run == 2 and one.state is TrayState.IDLE)


def test_a_pause_lasts_until_the_person_resumes_also_over_a_restart(
    engine: EngineService, crmsync: Crmsync, clock: FakeClock
) -> None:
    engine.pause().result(PATIENCE)
    again = EngineService(crmsync, clock=clock)
    assert again.snapshot.preferences.paused_until == FOREVER
    engine.resume().result(PATIENCE)
    assert engine.snapshot.paused_until is None
    assert EngineService(crmsync, clock=clock).snapshot.preferences.paused_until is None


@pytest.mark.parametrize(
    ("online", "metered", "state", "hindrance"),
    [
        (False, False, TrayState.OFFLINE, Hindrance.OFFLINE),
        (True, True, TrayState.IDLE, Hindrance.METERED),
        (True, False, TrayState.IDLE, None),
    ],
)
def test_the_network_decides_whether_it_runs_by_itself(
    engine: EngineService,
    ear: Ear,
    online: bool,
    metered: bool,
    state: TrayState,
    hindrance: Hindrance | None,
) -> None:
    engine.network(online=online, metered=metered)
    assert (engine.snapshot.state, engine.snapshot.hindrance) == (state, hindrance)


def test_a_nap_far_too_long_was_the_computers_sleep(
    engine: EngineService, ear: Ear, clock: FakeClock
) -> None:
    engine.prefer(replace(engine.snapshot.preferences, every=timedelta(days=1))).result(PATIENCE)
    assert engine.sync().result(PATIENCE).run == 1

    def is_due_soon() -> bool:
        due = engine.snapshot.next_run
        return due is not None and clock() < due < clock() + timedelta(minutes=1)

    # Only sleep that begins when the engine naps already can be noticed.
    for _ in range(4):
        clock.advance(timedelta(hours=3))
        wake(engine)
        if ear.waits_for(is_due_soon):
            break
    assert is_due_soon()


def test_another_crmsync_at_work_is_waited_for_and_no_error(
    engine: EngineService, ear: Ear, profile: Profile, services: Services
) -> None:
    """The command line holds the profile; the run by hand waits until it lets go."""
    with profile.writing():
        future = engine.sync()
        ear.snapshot(lambda one: one.progress is not None and one.progress.phase is Phase.WAITING)
        assert not future.done()
    assert future.result(PATIENCE).run == 1


def test_preferences_are_taken_at_once_and_kept(engine: EngineService, profile: Profile) -> None:
    wanted = Preferences(every=timedelta(minutes=5), notify=Notify.NONE)
    engine.prefer(wanted).result(PATIENCE)
    assert engine.snapshot.preferences == wanted
    assert "every_minutes = 5" in profile.config.with_name("desktop.toml").read_text()


def test_preferences_that_somebody_else_writes_take_effect(
    engine: EngineService, ear: Ear, profile: Profile
) -> None:
    engine.prefer(Preferences(every=timedelta(minutes=5))).result(PATIENCE)
    file = profile.config.with_name("desktop.toml")
    file.write_text('[schedule]\nevery_minutes = 45\n[program]\nlanguage = "es"\n')
    wake(engine)
    found = ear.snapshot(lambda one: one.preferences.language == "es").preferences
    assert found.every == timedelta(minutes=45)
    # What a window changes then leaves it as it is.
    engine.prefer(replace(found, notify=Notify.NONE)).result(PATIENCE)
    assert "every_minutes = 45" in file.read_text()
    # While it is edited, nothing is forgotten.
    file.write_text("[schedule\n")
    engine.refresh().result(PATIENCE)
    assert engine.snapshot.preferences == replace(found, notify=Notify.NONE)


def test_what_a_window_and_somebody_else_change_at_the_same_time(
    engine: EngineService, profile: Profile
) -> None:
    file = profile.config.with_name("desktop.toml")
    file.write_text("[schedule]\nevery_minutes = 45\non_metered_networks = true\n")
    engine.prefer(Preferences(every=timedelta(minutes=5))).result(PATIENCE)
    assert engine.snapshot.preferences == Preferences(every=timedelta(minutes=5), on_metered=True)
    assert "every_minutes = 5" in file.read_text()
