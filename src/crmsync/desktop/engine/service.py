"""`EngineService`: the threads behind the windows.

One thread writes: runs, undos and decisions, one after the other, and runs by schedule. A few helpers
look things up and talk to services meanwhile, so that no window waits for a long run. Knows no Qt.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from crmsync.app.accounts import SignedIn
from crmsync.app.context import now as present
from crmsync.app.facade import Crmsync
from crmsync.app.results import RunResult
from crmsync.app.types import Observer, Operation, ProfileBusy
from crmsync.desktop.engine.attention import Facts, tray_state
from crmsync.desktop.engine.failure import Failed, failed
from crmsync.desktop.engine.lanes import Lane
from crmsync.desktop.engine.looking import Looked, look, modified, stamp
from crmsync.desktop.engine.preferences import FILE, FOREVER, Preferences, PreferencesFile, merged
from crmsync.desktop.engine.questions import Questions
from crmsync.desktop.engine.refusals import Refusals
from crmsync.desktop.engine.scheduler import Next, Situation, next_run
from crmsync.desktop.engine.snapshot import (
    AccountHealth,
    Asked,
    Event,
    Health,
    Phase,
    Progress,
    RunEnded,
    Snapshot,
    Task,
)
from crmsync.desktop.engine.watching import Watch

LOG = logging.getLogger(__name__)
T = TypeVar("T")

HELPERS = 4
GLANCE = timedelta(minutes=1)
"""How often the clock and the profile's files are looked at, while nothing else happens."""

OVERSLEPT = timedelta(minutes=2)
"""A nap that was longer by this much was not the program's own."""

Listener = Callable[[Snapshot | Event], object]


class EngineService:
    """Everything that windows ask for. Methods may be called from any thread and return at once.

    crmsync: the façade. questions: the prompts that it was made with. clock: gives the present (aware).

    A future gives its result, or raises `Failed` with plain words. It is done after the snapshot tells of
    what was done. After `stop` every future is cancelled.
    """

    def __init__(
        self,
        crmsync: Crmsync,
        *,
        questions: Questions | None = None,
        clock: Callable[[], datetime] = present,
    ) -> None:
        self._crmsync = crmsync
        self._questions = questions
        self._clock = clock
        self._file = PreferencesFile(crmsync.profile.config.with_name(FILE))
        self._listener: Listener = _nobody
        # Guards what follows; held while listeners are told, so that they hear things in order.
        self._mutex = threading.RLock()
        self._looking = threading.Lock()
        self._stop = threading.Event()
        self._cancel = threading.Event()
        self._preferences = self._on_file = self._file.read()
        self._heed_log()
        self._facts = Situation(started=clock())
        self._looked = Looked()
        self._tested: dict[str, AccountHealth] = {}
        self._refused = Refusals()
        self._attempt: datetime | None = None
        self._not_begun = 0
        self._progress: Progress | None = None
        self._nap: tuple[datetime, timedelta] | None = None
        self._stamp: tuple[int, ...] = ()
        self._snapshot = Snapshot(clock(), preferences=self._preferences)
        self._runs = Lane("crmsync-engine", self._explain, between=self._between)
        self._helpers = Lane("crmsync-helper", self._explain, threads=HELPERS)

    # ---- the life of the service

    def listen(self, listener: Listener) -> None:
        """Who is told of each new snapshot and event, in a thread of the service; must return at once."""
        self._listener = listener

    def start(self) -> None:
        """Begin: look at the profile, then run when it is due."""
        if self._questions is not None:
            self._questions.ask = lambda question: self._tell(Asked(question))
        self._runs.submit(self._refresh)
        self._runs.start()
        self._helpers.start()

    def stop(self, timeout: timedelta = timedelta(seconds=5)) -> bool:
        """Stop a run where it is, and end. Returns whether the writing thread ended in time.

        If not, the process may end all the same: the next run completes or drops what was under way.
        """
        self._stop.set()
        self._cancel.set()
        if self._questions is not None:
            self._questions.close()
        self._helpers.close()
        self._runs.close()
        ended = self._runs.join(timeout.total_seconds())
        with self._mutex:
            # A helper that still waits for a service must not be the last one to hold a window.
            self._listener = _nobody
        return ended

    @property
    def snapshot(self) -> Snapshot:
        """The newest."""
        return self._snapshot

    def now(self) -> datetime:
        """The present, by the engine's clock (aware)."""
        return self._clock()

    @property
    def crmsync(self) -> Crmsync:
        """The façade; its rooms are for the functions given to `look`, `change` and `decide`."""
        return self._crmsync

    # ---- asking

    def look(self, act: Callable[[Crmsync], T]) -> Future[T]:
        """Look something up or ask a service, also while a run goes on.

        `look(lambda app: app.history.runs())`
        """
        return self._helpers.submit(lambda: act(self._crmsync))

    def change(self, act: Callable[[Crmsync], T]) -> Future[T]:
        """Change settings or secrets (accounts, mappings), also while a run goes on: the next heeds it."""
        return self._helpers.submit(lambda: self._refreshed(act))

    def decide(self, act: Callable[[Crmsync], T]) -> Future[T]:
        """Write the state (`app.waiting.resolve`, `app.waiting.judge`), after the run that goes on."""
        return self._runs.submit(lambda: self._refreshed(act))

    def refresh(self) -> Future[None]:
        """Look at the profile again."""
        return self._helpers.submit(self._refresh)

    # ---- runs

    def sync(
        self,
        names: Sequence[str] = (),
        *,
        preview: bool = False,
        yes: bool = False,
        manual: bool = True,
        shown: Mapping[str, Sequence[Operation]] | None = None,
    ) -> Future[RunResult]:
        """See `app.runs.Runs.sync`. A run that a person asks for also runs while paused."""
        task = Task.PREVIEW if preview else Task.SYNC
        chosen = tuple(names)
        return self._runs.submit(
            lambda: self._run(
                task,
                manual,
                lambda observer: self._crmsync.runs.sync(
                    chosen, preview=preview, yes=yes, manual=manual, shown=shown, observer=observer
                ),
            )
        )

    def undo(
        self,
        run: int,
        *,
        item: str | None = None,
        field: str | None = None,
        preview: bool = False,
        yes: bool = False,
    ) -> Future[RunResult]:
        """See `app.undo.Undo.undo`."""
        return self._runs.submit(
            lambda: self._run(
                Task.UNDO,
                True,
                lambda observer: self._crmsync.undo.undo(
                    run, item=item, field=field, preview=preview, yes=yes, observer=observer
                ),
            )
        )

    def cancel(self) -> None:
        """Stop the run that goes on; what was done so far stays."""
        with self._mutex:
            if self._progress is not None:
                self._cancel.set()
                self._show(replace(self._progress, phase=Phase.STOPPING))

    # ---- accounts

    def test(self, account: str) -> Future[str]:
        """Sign in with what is kept; gives as whom. Its health is in the snapshot then."""
        return self._helpers.submit(lambda: self._test(account))

    def keep(self, signed_in: SignedIn) -> Future[None]:
        """Keep a sign-in that was tried (`app.accounts.try_sign_in`), and sync soon."""

        def act() -> None:
            self._crmsync.accounts.keep(signed_in)
            self._note(AccountHealth(signed_in.account, Health.GOOD))
            with self._mutex:
                self._not_begun = 0
                self._facts = replace(self._facts, asked_at=self._clock())
            self._refresh()
            self._runs.wake()

        return self._helpers.submit(act)

    # ---- preferences and schedule

    def prefer(self, preferences: Preferences) -> Future[None]:
        """Take these preferences at once, and write them. Raises `PreferencesUnusable` in `Failed.cause`."""
        with self._mutex:
            self._preferences = preferences
            self._heed_log()
            self._publish()
        self._runs.wake()
        return self._helpers.submit(self._write_preferences)

    def pause(self, until: datetime | None = None) -> Future[None]:
        """Do not sync by itself until then (aware), or until resumed; stops a sync that goes on."""
        with self._mutex:
            if self._progress is not None and self._progress.task is Task.SYNC:
                self.cancel()
            return self.prefer(replace(self._preferences, paused_until=until or FOREVER))

    def resume(self) -> Future[None]:
        """End the pause."""
        with self._mutex:
            return self.prefer(replace(self._preferences, paused_until=None))

    def network(self, *, online: bool, metered: bool) -> None:
        """What the system says of the network."""
        with self._mutex:
            self._facts = replace(self._facts, online=online, metered=metered)
            self._publish()
        self._runs.wake()

    def woke_up(self) -> None:
        """The computer woke up."""
        with self._mutex:
            self._facts = replace(self._facts, woke_at=self._clock())
            self._publish()
        self._runs.wake()

    # ---- within the writing thread

    def _between(self) -> float | None:
        """Nobody asks for anything: run if it is due, else say how long to sleep (seconds)."""
        if self._stop.is_set():
            return None
        self._notice_sleep()
        if self._stamp != self._stamped():
            self._refresh()
        with self._mutex:
            self._publish()
            now, following = self._clock(), self._next()
            names = self._refused.free(self._looked.ends) if self._refused.accounts else ()
        if following.at is not None and following.at <= now:
            self.sync(names, manual=False)
            return None
        moments = (following.at, self._preferences.paused_until)
        spans = [moment - now for moment in moments if moment is not None and moment > now]
        nap = min([GLANCE, *spans])
        self._nap = now, nap
        return nap.total_seconds()

    def _notice_sleep(self) -> None:
        """A nap that took far too long was the computer's own sleep; no system has to be asked."""
        nap, self._nap = self._nap, None
        if nap is not None and self._clock() - nap[0] > nap[1] + OVERSLEPT:
            self.woke_up()

    def _run(self, task: Task, manual: bool, carry_out: Callable[[Observer], RunResult]) -> RunResult:
        waits = self._crmsync.busy is not None
        self._nap = None
        with self._mutex:
            self._cancel.clear()
            if self._stop.is_set():
                self._cancel.set()
            self._show(Progress(task, Phase.WAITING if waits else Phase.STARTING))
        result: RunResult | None = None
        failure: Failed | None = None
        try:
            result = carry_out(Watch(task, self._cancel, self._show))
        except Exception as error:
            failure = self._explain(error)
            raise failure from error
        finally:
            self._ended(RunEnded(task, manual, result, failure))
        return result

    def _ended(self, end: RunEnded) -> None:
        busy = end.failure is not None and isinstance(end.failure.cause, ProfileBusy)
        with self._mutex:
            now = self._clock()
            self._progress = None
            if end.result is not None:
                accounts = [one.account for one in self._looked.accounts]
                self._refused = self._refused.after(
                    end.result, self._looked.ends, accounts, self._secrets_stamp()
                )
            if end.task is not Task.PREVIEW:
                self._attempt = now
                self._not_begun = 0 if end.failure is None or busy else self._not_begun + 1
                self._facts = replace(self._facts, busy_at=now if busy else None, woke_at=None, asked_at=None)
        self._refresh()
        # A run by schedule that made room for another is no news.
        if end.manual or not busy:
            self._tell(end)

    # ---- within any thread

    def _refreshed(self, act: Callable[[Crmsync], T]) -> T:
        try:
            return act(self._crmsync)
        finally:
            self._refresh()

    def _refresh(self) -> None:
        with self._looking:
            stamped = self._stamped()
            self._read_preferences()
            looked = look(self._crmsync, self._explain)
            with self._mutex:
                self._stamp, self._looked = stamped, looked
                self._notice_mended()
                self._publish()
        self._runs.wake()

    def _notice_mended(self) -> None:
        """An account was changed, or signed in to by another program: a run is worthwhile again."""
        if self._looked.trouble is not None:
            return
        accounts = [one.account for one in self._looked.accounts]
        still = self._refused.still(accounts, self._secrets_stamp())
        if len(still.accounts) < len(self._refused.accounts):
            self._facts = replace(self._facts, asked_at=self._clock())
        self._refused = still

    def _secrets_stamp(self) -> int:
        return modified(self._crmsync.profile.vault)

    def _heed_log(self) -> None:
        self._crmsync.log_from(logging.WARNING if self._preferences.quiet_log else logging.INFO)

    def _read_preferences(self) -> None:
        """Take over what somebody else wrote; with the lock for looking."""
        found = self._file.readable()
        if found is None or found == self._on_file:
            return
        with self._mutex:
            self._preferences = merged(self._preferences, self._on_file, found)
            self._heed_log()
            self._publish()
        self._on_file = found

    def _write_preferences(self) -> None:
        with self._looking:
            self._read_preferences()
            wanted = self._preferences
            self._file.write(wanted)
            self._on_file = wanted

    def _stamped(self) -> tuple[int, ...]:
        return stamp(self._crmsync.profile, self._crmsync.profile.vault, self._file.path)

    def _test(self, name: str) -> str:
        account = self._crmsync.accounts.get(name)
        try:
            who = self._crmsync.accounts.test(name)
        except Exception as error:
            failure = self._explain(error)
            health = Health.SIGN_IN if failure.sign_in else Health.FAILING
            self._note(AccountHealth(account, health, failure.message))
            raise failure from error
        self._note(AccountHealth(account, Health.GOOD))
        return who

    def _note(self, found: AccountHealth) -> None:
        with self._mutex:
            self._tested[found.account.name] = replace(found, run=self._looked.last_run)
            if found.health is Health.GOOD:
                self._refused = self._refused.without(found.account.name)
            self._publish()

    def _explain(self, error: BaseException) -> Failed:
        return failed(error, self._crmsync.redact, self._crmsync.log_fault)

    # ---- telling; with the mutex

    def _show(self, progress: Progress) -> None:
        with self._mutex:
            self._progress = progress
            self._publish()

    def _next(self) -> Next:
        preferences, looked = self._preferences, self._looked
        ends = [moment for moment in (looked.last_end, self._attempt) if moment is not None]
        facts = replace(
            self._facts,
            set_up=bool(looked.mappings),
            refused=bool(self._refused.accounts) and not self._refused.free(looked.ends),
            automatic=preferences.automatic,
            every=preferences.every,
            after_wake_up=preferences.after_wake_up,
            on_metered=preferences.on_metered,
            paused_until=preferences.paused_until,
            last_run=max(ends, default=None),
            failures=looked.failures + self._not_begun,
        )
        return next_run(facts, self._clock())

    def _health(self, found: AccountHealth) -> AccountHealth:
        """What a run found, unless the account was tested or signed in to since. A refusal stays however
        long ago it was.
        """
        refused = self._refused.accounts.get(found.account.name)
        if refused is not None and refused.account == found.account:
            return refused
        tested = self._tested.get(found.account.name)
        if tested is None or tested.account != found.account or tested.run < found.run:
            return found
        return tested

    def _publish(self) -> None:
        with self._mutex:
            looked, preferences, now = self._looked, self._preferences, self._clock()
            accounts = tuple(map(self._health, looked.accounts))
            paused = preferences.paused_until is not None and preferences.paused_until > now
            following = self._next()
            facts = Facts(
                sign_in_needed=any(one.health is Health.SIGN_IN for one in accounts),
                failing=bool(looked.failing) or looked.trouble is not None,
                waiting=looked.review.is_urgent or any(one.concern for one in looked.mappings),
                online=self._facts.online,
                paused=paused,
                syncing=self._progress is not None,
            )
            found = Snapshot(
                moment=now,
                state=tray_state(facts),
                mappings=looked.mappings,
                accounts=accounts,
                progress=self._progress,
                review=looked.review,
                failing=looked.failing,
                last_run=looked.last_run,
                next_run=following.at,
                hindrance=following.hindrance,
                paused_until=preferences.paused_until if paused else None,
                online=self._facts.online,
                metered=self._facts.metered,
                trouble=looked.trouble,
                notices=looked.notices,
                preferences=preferences,
            )
            if found != replace(self._snapshot, moment=now):
                self._snapshot = found
                self._listener(found)

    def _tell(self, event: Event) -> None:
        with self._mutex:
            self._listener(event)


def _nobody(news: Snapshot | Event) -> None:
    """Nobody listens."""
