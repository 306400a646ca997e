"""What is wrong and how to mend it: settings, state, secrets, accounts, clocks, disk, lock, last successes.

The written report names accounts and mappings by number only and holds no message, address or value.
"""

from __future__ import annotations

import platform
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from crmsync import __version__
from crmsync.accounts.errors import AccountsError, SettingsError
from crmsync.accounts.values import Account, Settings
from crmsync.app.context import Context
from crmsync.app.errors import Refusal, explain
from crmsync.app.history import History, Standing
from crmsync.app.services import advise_sign_in, http_settings, nobody_signed_in
from crmsync.app.status import ExitStatus
from crmsync.connect.errors import ServiceError, SignInNeeded
from crmsync.state.backup import backup_of
from crmsync.state.database import StateError
from crmsync.state.runs import RunTable
from crmsync.sync.report import RunStatus

REPORT_FILE = "doctor.txt"
LEAST_SPACE = 200 * 1024 * 1024
"""Bytes: below this the state and its log may soon not be written any more."""
MOST_SKEW = timedelta(minutes=2)
"""Beyond this, sign-ins fail and "changed since" misses changes."""
LONGEST_SILENCE = timedelta(days=7)


class Level(StrEnum):
    """How bad a finding is."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"
    SIGN_IN = "sign-in"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    check: what was looked at, in one word. subject: an account's or mapping's name, or "". message: what was
    found; advice: what to do about it, or "". code: for the report.
    """

    check: str
    level: Level
    message: str
    advice: str = ""
    subject: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """Everything that was found. report: the file it was written to, `None` if that failed."""

    findings: tuple[Finding, ...]
    report: Path | None

    @property
    def exit_status(self) -> ExitStatus:
        """0 when nothing is wrong, 5 when all that is wrong is a missing sign-in, else 1."""
        levels = {finding.level for finding in self.findings}
        if Level.WRONG in levels:
            return ExitStatus.COULD_NOT_RUN
        return ExitStatus.SIGN_IN_NEEDED if Level.SIGN_IN in levels else ExitStatus.IN_STEP


class Doctor:
    """Looks at everything that a run needs, and changes nothing but its own report."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def examine(self, tell: Callable[[Finding], object] = lambda finding: None) -> Diagnosis:
        """Look at everything. tell: is given each finding as soon as it is known."""
        findings: list[Finding] = []
        redact = self._context.redactor.redact
        for finding in self._findings():
            # A service's message and code may repeat what it was sent.
            finding = replace(finding, message=redact(finding.message), code=redact(finding.code))
            findings.append(finding)
            tell(finding)
        return Diagnosis(tuple(findings), self._written(findings))

    def _findings(self) -> Iterator[Finding]:
        settings: Settings | None = None
        try:
            settings = self._context.settings()
        except SettingsError as error:
            for problem in error.problems:
                yield Finding("configuration", Level.WRONG, str(problem), code="SettingsError")
        else:
            yield self._configuration(settings)
        yield self._space()
        yield from self._state()
        yield self._lock()
        if settings is not None:
            for account in settings.accounts.values():
                yield from self._account(account)
            yield from self._mappings()

    # ---- this computer

    def _configuration(self, settings: Settings) -> Finding:
        counts = f"{len(settings.accounts)} accounts, {len(settings.mappings)} mappings"
        if settings.mappings:
            return Finding("configuration", Level.GOOD, f"The configuration file is in order: {counts}.")
        return Finding(
            "configuration",
            Level.NOTE,
            f"Nothing is set up to be synced yet: {counts}.",
            f"Add accounts with crmsync accounts add, and mappings to {self._context.profile.config}.",
        )

    def _space(self) -> Finding:
        place = self._context.profile.state.parent
        while not place.exists():
            place = place.parent
        free = shutil.disk_usage(place).free
        megabytes = f"{free // (1024 * 1024):,} MB are free on the disk."
        if free >= LEAST_SPACE:
            return Finding("disk", Level.GOOD, megabytes)
        return Finding("disk", Level.WRONG, megabytes, "Free some space: a run needs it to keep its notes.")

    def _state(self) -> Iterator[Finding]:
        if not self._context.profile.state.exists():
            yield Finding("state", Level.GOOD, "Nothing was synced yet, so there is no state file.")
            return
        try:
            with self._context.reading() as db:
                db.check()
                unfinished = [row.id for row in RunTable(db).newest_first(1) if row.finished is None]
        except (StateError, sqlite3.Error) as error:
            explanation = explain(error)
            assert explanation is not None
            advice = explanation.advice
            if (
                isinstance(error, StateError)
                and error.damaged
                and backup_of(self._context.profile.state).exists()
            ):
                advice = (
                    "The next sync comes back from its own backup, shows its plan first and deletes nothing."
                )
            yield Finding("state", Level.WRONG, explanation.message, advice, code=type(error).__name__)
            return
        yield Finding("state", Level.GOOD, "The state file is in order.")
        if unfinished and self._context.profile.busy() is None:
            yield Finding(
                "state",
                Level.NOTE,
                f"Run {unfinished[0]} did not come to its end.",
                "The next run completes or drops what it left open.",
                code="unfinished",
            )

    def _lock(self) -> Finding:
        pid = self._context.profile.busy()
        if pid is None:
            return Finding("lock", Level.GOOD, "No other crmsync is at work with this profile.")
        process = f" (process {pid})" if pid else ""
        return Finding("lock", Level.NOTE, f"Another crmsync{process} is at work with this profile.")

    # ---- accounts

    def _account(self, account: Account) -> Iterator[Finding]:
        yield from self._clocks(account)
        try:
            if not self._context.secrets.names(account.name):
                raise nobody_signed_in(account)
            with closing(self._context.open_account(account)) as connector:
                who = connector.check()
        except SignInNeeded as error:
            advise_sign_in(error, account.name)
            yield Finding("account", Level.SIGN_IN, str(error), error.advice, account.name, error.code)
        except (ServiceError, AccountsError, Refusal) as error:
            explanation = explain(error)
            assert explanation is not None
            code = error.code if isinstance(error, ServiceError) else type(error).__name__
            yield Finding("account", Level.WRONG, explanation.message, explanation.advice, account.name, code)
        else:
            yield Finding("account", Level.GOOD, f"Signed in as {who}.", subject=account.name)

    def _clocks(self, account: Account) -> Iterator[Finding]:
        """Whether this computer's clock agrees with the servers'; what cannot be reached is told
        elsewhere.
        """
        try:
            addresses = self._context.desk(account).addresses(account)
            asked = [_ask_clock(account, address) for address in addresses]
        except (ServiceError, Refusal):
            return
        now = self._context.clock()
        for clock in asked:
            if clock is not None and abs(clock - now) > MOST_SKEW:
                yield Finding(
                    "clock",
                    Level.WRONG,
                    f"This computer's clock is {_minutes(now - clock)} the server's.",
                    "Set it right, best automatically: sign-ins and changes depend on it.",
                    account.name,
                    str(int((now - clock).total_seconds())),
                )
                return

    # ---- mappings

    def _mappings(self) -> Iterator[Finding]:
        try:
            standings = History(self._context).standings()
        except (StateError, sqlite3.Error):
            return
        for standing in standings:
            yield self._mapping(standing)

    def _mapping(self, standing: Standing) -> Finding:
        finding = Finding("mapping", Level.GOOD, "", subject=standing.name, code=standing.status or "never")
        if standing.status == RunStatus.HELD:
            held = f"{standing.held} changes wait for your yes."
            return replace(
                finding,
                level=Level.NOTE,
                message=held,
                advice="crmsync holds lists them; crmsync sync --yes.",
            )
        if standing.last_success is None:
            advice = "Look at it with crmsync sync --preview, then say yes with crmsync sync --yes."
            return replace(finding, level=Level.NOTE, message="It never ended well yet.", advice=advice)
        when = f"It last ended well on {standing.last_success.astimezone():%Y-%m-%d at %H:%M}."
        late = self._context.clock() - standing.last_success > LONGEST_SILENCE
        if standing.failure is not None or standing.problems or late:
            return replace(
                finding,
                level=Level.NOTE,
                message=f"{when} {standing.failure or ''}".strip(),
                advice="crmsync problems tells what stands in the way." if not late else "Run crmsync sync.",
            )
        return replace(finding, message=when)

    # ---- the report

    def _written(self, findings: list[Finding]) -> Path | None:
        from crmsync.accounts.files import replace_private

        path = self._context.profile.logs / REPORT_FILE
        try:
            self._context.profile.create()
            replace_private(path, report_text(findings, self._context.clock()).encode())
        except (OSError, AccountsError):
            return None
        return path


def _ask_clock(account: Account, address: str) -> datetime | None:
    """What time it is at `address`, `None` when it does not say or cannot be reached. Sends no sign-in."""
    from crmsync.connect.http import OwnHosts, Request, RetryPolicy, Transport

    settings = replace(http_settings(account, 1), retry=RetryPolicy(tries=1))
    with Transport(OwnHosts(address), settings=settings) as transport:
        try:
            return transport.send(Request("OPTIONS", address, action="ask what time it is")).clock
        except ServiceError:
            return None


def _minutes(ahead: timedelta) -> str:
    minutes = int(abs(ahead).total_seconds()) // 60
    return f"{minutes:,} minutes {'ahead of' if ahead > timedelta(0) else 'behind'}"


def report_text(findings: list[Finding], now: datetime) -> str:
    """The report: which check found what, without names, addresses and values."""
    subjects: dict[tuple[str, str], str] = {}
    lines = [
        f"crmsync {__version__}, Python {platform.python_version()}, SQLite {sqlite3.sqlite_version},"
        f" {sys.platform} {platform.release()} {platform.machine()}",
        f"{now:%Y-%m-%dT%H:%M:%SZ}",
        "",
    ]
    for finding in findings:
        subject = ""
        if finding.subject:
            # An account's clock and its sign-in are one subject.
            group = "mapping" if finding.check == "mapping" else "account"
            number = 1 + sum(known == group for known, _ in subjects)
            subject = subjects.setdefault((group, finding.subject), f" {group} {number}")
        code = f" ({finding.code})" if finding.code else ""
        lines.append(f"{finding.check}{subject}: {finding.level}{code}")
    return "\n".join(lines) + "\n"
