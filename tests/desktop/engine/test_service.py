"""The engine behind the windows: runs, decisions, the end, and what its snapshots say. No Qt."""

from __future__ import annotations

import subprocess
import sys
import threading
from concurrent.futures import CancelledError, Future
from datetime import timedelta
from pathlib import Path

import pytest
from support.clock import FakeClock
from support.desks import Services, configuration
from support.engines import ADA, PATIENCE, Ear, failure_of, wake

from crmsync.app.facade import Crmsync
from crmsync.app.secret import Secret
from crmsync.app.types import Kind, Profile
from crmsync.desktop.engine.attention import TrayState
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.engine.scheduler import Hindrance
from crmsync.desktop.engine.service import EngineService
from crmsync.desktop.engine.snapshot import Asked, Health, Phase, Snapshot, Task

ROOT = Path(__file__).resolve().parents[3]


# ---- runs


def test_a_sync_by_hand_writes_and_the_snapshot_tells(engine: EngineService, services: Services) -> None:
    services.outlook.add(**ADA)
    result = engine.sync(yes=True).result(PATIENCE)
    # The future is done after the snapshot tells.
    found = engine.snapshot
    assert result.status.value == "ok"
    assert services.writes == 1
    assert (found.state, found.last_run, found.mappings[0].pairs) == (TrayState.IDLE, result.run, 1)
    assert [one.health for one in found.accounts] == [Health.GOOD, Health.GOOD]
    assert found.last_success is not None


def test_a_run_tells_how_far_it_is_and_that_it_ended(
    engine: EngineService, ear: Ear, services: Services
) -> None:
    services.outlook.add(**ADA)
    engine.sync(yes=True).result(PATIENCE)
    progress = [one.progress for one in ear.heard if isinstance(one, Snapshot) and one.progress]
    assert progress[0].phase is Phase.STARTING
    assert {one.phase for one in progress} >= {Phase.READING, Phase.WRITING}
    last = progress[-1]
    assert (last.task, last.mapping, last.done, last.total) == (Task.SYNC, "Contacts", 1, 1)
    (end,) = ear.ends
    assert (end.task, end.manual, end.failure) == (Task.SYNC, True, None)
    assert not engine.snapshot.is_running


def test_a_preview_writes_nothing_and_leaves_the_schedule_alone(
    engine: EngineService, services: Services
) -> None:
    services.outlook.add(**ADA)
    before = engine.refresh().result(PATIENCE), engine.snapshot.next_run
    result = engine.sync(preview=True).result(PATIENCE)
    assert len(result.mappings[0].planned) == 1
    assert services.writes == 0
    assert engine.snapshot.next_run == before[1]


def test_an_undo_takes_a_run_back(engine: EngineService, services: Services) -> None:
    services.outlook.add(**ADA)
    run = engine.sync(yes=True).result(PATIENCE).run
    assert engine.undo(run, yes=True).result(PATIENCE).undoes == run
    assert services.writes == 2


def test_stopping_a_run_leaves_what_was_done(
    engine: EngineService, services: Services, profile: Profile
) -> None:
    profile.config.write_text(configuration(*Kind))
    services.meanwhile(engine.cancel)
    result = engine.sync(yes=True).result(PATIENCE)
    assert result.stopped
    assert [report.name for report in result.mappings] == ["Contacts"]
    assert not engine.snapshot.is_running
    assert not engine.sync().result(PATIENCE).stopped


def test_while_a_run_goes_on_everything_can_be_looked_at(engine: EngineService, services: Services) -> None:
    seen: list[int] = []
    services.meanwhile(lambda: seen.append(len(engine.look(lambda app: app.history.runs()).result(PATIENCE))))
    engine.sync().result(PATIENCE)
    assert seen == [1]


def test_a_decision_waits_for_the_run_that_goes_on(engine: EngineService, services: Services) -> None:
    order: list[str] = []
    decided: list[Future[None]] = []
    services.meanwhile(lambda: decided.append(engine.decide(lambda app: order.append("decision"))))
    engine.sync().add_done_callback(lambda done: order.append("run"))
    engine.sync().result(PATIENCE)
    decided[0].result(PATIENCE)
    assert order == ["run", "decision"]


def test_a_run_that_cannot_begin_says_why_without_commands(
    engine: EngineService, ear: Ear, profile: Profile
) -> None:
    profile.config.write_text("")
    failure = failure_of(engine.sync())
    assert "no mapping yet" in failure.message
    assert "crmsync accounts" not in failure.advice
    (end,) = ear.ends
    assert end.result is None
    assert end.failure is failure


# ---- decisions, settings


def test_conflicts_are_listed_decided_and_gone(
    engine: EngineService, services: Services, profile: Profile
) -> None:
    profile.config.write_text(configuration() + 'conflicts = "ask"\n')
    ada = services.outlook.add(**ADA)
    engine.sync(yes=True).result(PATIENCE)
    services.outlook.edit(ada, title="Countess")
    services.crm.edit(services.crm.find("Ada Byron"), title="Programmer")
    engine.sync().result(PATIENCE)
    assert engine.snapshot.review.conflicts == 1
    assert engine.snapshot.state is TrayState.ATTENTION
    (conflict,) = engine.look(lambda app: app.waiting.conflicts()).result(PATIENCE)
    engine.decide(lambda app: app.waiting.resolve(conflict.id, "crm")).result(PATIENCE)
    engine.sync().result(PATIENCE)
    assert engine.snapshot.state is TrayState.IDLE


def test_a_mapping_is_removed_and_the_snapshot_tells(engine: EngineService) -> None:
    engine.change(lambda app: app.mappings.remove("Contacts")).result(PATIENCE)
    assert not engine.snapshot.is_set_up
    assert engine.snapshot.hindrance is Hindrance.NOT_SET_UP


def test_settings_that_cannot_be_read_are_trouble_until_they_are_mended(
    engine: EngineService, profile: Profile
) -> None:
    good = profile.config.read_text()
    profile.config.write_text(good.replace('"contacts"', '"people"'))
    engine.refresh().result(PATIENCE)
    assert engine.snapshot.state is TrayState.ERROR
    assert engine.snapshot.trouble is not None
    assert '"kind" cannot be "people"' in engine.snapshot.trouble.message
    profile.config.write_text(good)
    engine.refresh().result(PATIENCE)
    assert (engine.snapshot.state, engine.snapshot.trouble) == (TrayState.IDLE, None)


def test_what_the_command_line_does_meanwhile_is_seen(
    engine: EngineService, ear: Ear, profile: Profile, services: Services, clock: FakeClock
) -> None:
    other = Crmsync(profile, desks=services.desks, clock=clock)
    other.runs.sync(yes=True)
    wake(engine)
    assert ear.snapshot(lambda one: one.last_run == 1)


# ---- questions, the end


@pytest.mark.parametrize(("typed", "answer"), [(Secret("sesame"), "sesame"), (None, None)])
def test_a_question_reaches_the_person_and_the_answer_the_engine(
    crmsync: Crmsync, typed: Secret | None, answer: str | None
) -> None:
    questions = Questions()
    service = EngineService(crmsync, questions=questions)
    service.listen(lambda news: news.question.answer(typed) if isinstance(news, Asked) else None)
    service.start()
    assert service.look(lambda app: questions.passphrase(new=False)).result(PATIENCE) == answer
    assert service.stop()


def test_at_the_end_open_questions_are_answered_with_no(crmsync: Crmsync) -> None:
    questions = Questions()
    service = EngineService(crmsync, questions=questions)
    ear = Ear(service)
    service.start()
    waiting = service.look(lambda app: questions.secret("office", "password"))
    asked = ear.wait(lambda news: isinstance(news, Asked))
    assert isinstance(asked, Asked)
    assert (asked.question.account, asked.question.name) == ("office", "password")
    assert service.stop()
    assert waiting.result(PATIENCE) is None
    assert questions.passphrase(new=True) is None


def test_nobody_is_asked_for_a_token_they_could_not_type() -> None:
    questions, asked = Questions(), []
    questions.ask = asked.append
    assert questions.secret("zoho", "refresh_token") is None
    assert asked == []


def test_the_end_stops_a_run_and_cancels_what_waits(
    crmsync: Crmsync, services: Services, clock: FakeClock
) -> None:
    service = EngineService(crmsync, clock=clock)
    began, go_on = threading.Event(), threading.Event()

    def meanwhile() -> None:
        began.set()
        assert go_on.wait(PATIENCE)

    services.meanwhile(meanwhile)
    service.start()
    run, later = service.sync(yes=True), service.sync()
    assert began.wait(PATIENCE)
    threading.Timer(0.05, go_on.set).start()
    assert service.stop(timedelta(seconds=PATIENCE))
    assert run.result(0).stopped
    assert later.cancelled()
    with pytest.raises(CancelledError):
        service.look(lambda app: None).result(0)


def test_a_service_that_does_not_answer_does_not_keep_the_program_from_ending(
    crmsync: Crmsync, services: Services
) -> None:
    service = EngineService(crmsync)
    began, go_on = threading.Event(), threading.Event()

    def hang() -> None:
        began.set()
        go_on.wait(PATIENCE)

    services.meanwhile(hang)
    service.start()
    run = service.sync()
    assert began.wait(PATIENCE)
    assert not service.stop(timedelta(milliseconds=50))
    go_on.set()
    assert run.result(PATIENCE).stopped


def test_the_engine_loads_no_qt() -> None:
    code = "import sys; import crmsync.desktop.engine.service; print(*sys.modules)"
    environment = {"PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-c", code]
    ended = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    loaded = {name.partition(".")[0] for name in ended.stdout.split()}
    assert "crmsync" in loaded
    assert not loaded & {"PySide6", "shiboken6"}
