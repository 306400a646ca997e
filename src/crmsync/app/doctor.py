"""What is wrong and how to mend it: settings, disk, log, state, lock, secrets, accounts, clocks, budgets,
last successes.

The written report names accounts and mappings by number only and holds no message, address or value.
"""

from __future__ import annotations

import errno
import os
import platform
import re
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from crmsync import __version__
from crmsync.accounts.errors import AccountsError, SettingsError
from crmsync.accounts.logs import LOG_FILE
from crmsync.accounts.values import Account, Settings
from crmsync.accounts.vault import Protection
from crmsync.app.budget import Spending
from crmsync.app.context import Context
from crmsync.app.errors import Refusal, explain
from crmsync.app.health import (
    budget_concern,
    clock_concern,
    free_space,
    silence_concern,
    space_concern,
    space_words,
)
from crmsync.app.history import History, Standing
from crmsync.app.services import advise_sign_in, http_settings, nobody_signed_in
from crmsync.app.status import ExitStatus
from crmsync.connect.errors import ServiceError, SignInNeeded
from crmsync.frozen import frozen
from crmsync.state.backup import backup_of, last_backup
from crmsync.state.database import StateError
from crmsync.state.runs import RunTable
from crmsync.sync.report import RunStatus

REPORT_FILE = "doctor.txt"


class Level(StrEnum):
    """How bad a finding is."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"
    SIGN_IN = "sign-in"


@frozen
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


@frozen
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
        yield self._log()
        yield from self._state()
        yield self._lock()
        if settings is not None:
            secrets = self._secrets(settings)
            yield secrets
            for account in settings.accounts.values():
                yield from self._clocks(account)
                if secrets.level is Level.GOOD:
                    yield self._account(account)
                yield self._budget(account)
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
        free = free_space(self._context.profile.state)
        if free is None:
            return Finding("disk", Level.NOTE, "The system does not say how much room the disk has.")
        concern = space_concern(free)
        if concern is None:
            return Finding("disk", Level.GOOD, space_words(free))
        return Finding("disk", Level.WRONG, concern.message, concern.advice)

    def _log(self) -> Finding:
        logs = self._context.profile.logs
        path = logs / LOG_FILE
        try:
            if path.exists():
                path.open("ab").close()
            elif logs.exists() and not (logs.is_dir() and os.access(logs, os.W_OK)):
                raise NotADirectoryError(errno.EACCES, os.strerror(errno.EACCES))
        except OSError as error:
            return Finding(
                "log",
                Level.WRONG,
                f"The log {path} cannot be written: {error.strerror}.",
                "Check the rights of its folder, and that nothing else has its name.",
                code=type(error).__name__,
            )
        return Finding("log", Level.GOOD, f"The log {path} can be written.")

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
        made = last_backup(self._context.profile.state, self._context.clock())
        if made is None:
            yield Finding(
                "state",
                Level.NOTE,
                "The state file is in order, but it has no backup.",
                "The next sync makes one; if it cannot, it says why.",
                code="no backup",
            )
        else:
            of = f"{made.astimezone():%Y-%m-%d at %H:%M}"
            yield Finding("state", Level.GOOD, f"The state file is in order; its backup is of {of}.")
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
        if pid and not _runs(pid):
            return Finding(
                "lock",
                Level.WRONG,
                f"The profile's lock is held, but its process {pid} does not run on this computer.",
                "If no other computer uses this profile, restart this one: that frees the lock.",
                code="no such process",
            )
        process = f" (process {pid})" if pid else ""
        return Finding(
            "lock",
            Level.NOTE,
            f"Another crmsync{process} is at work with this profile.",
            "A sync waits for it, at most a minute; if it never comes to its end, end it.",
        )

    # ---- secrets

    def _secrets(self, settings: Settings) -> Finding:
        """Whether the vault can be opened: once for all accounts, whose sign-ins are in it."""
        secrets = self._context.secrets
        try:
            for account in settings.accounts:
                secrets.names(account)
            protection = secrets.protection
        except AccountsError as error:
            explanation = explain(error)
            assert explanation is not None
            return Finding(
                "secrets", Level.WRONG, explanation.message, explanation.advice, code=type(error).__name__
            )
        return Finding("secrets", Level.GOOD, _PROTECTIONS[protection])

    # ---- accounts

    def _account(self, account: Account) -> Finding:
        try:
            if not self._context.secrets.names(account.name):
                raise nobody_signed_in(account)
            with closing(self._context.open_account(account)) as connector:
                who = connector.check()
        except SignInNeeded as error:
            advise_sign_in(error, account.name)
            return Finding("account", Level.SIGN_IN, str(error), error.advice, account.name, _code(error))
        except (ServiceError, AccountsError, Refusal) as error:
            explanation = explain(error)
            assert explanation is not None
            code = _code(error)
            return Finding(
                "account", Level.WRONG, explanation.message, explanation.advice, account.name, code
            )
        return Finding("account", Level.GOOD, f"Signed in as {who}.", subject=account.name)

    def _budget(self, account: Account) -> Finding:
        spending = Spending.recall(self._context.cache(account), self._context.clock())
        spent = f"{spending.requests} requests, {spending.credits} credits, {spending.left} left"
        concern = budget_concern(spending)
        if concern is None:
            return Finding("budget", Level.GOOD, f"{spending.words()}.", subject=account.name, code=spent)
        return Finding("budget", Level.NOTE, concern.message, concern.advice, account.name, spent)

    def _clocks(self, account: Account) -> Iterator[Finding]:
        """Whether this computer's clock agrees with the servers'; what cannot be reached is told
        elsewhere.
        """
        try:
            addresses = self._context.desk(account).addresses(account)
            asked = [self._clock_error(account, address) for address in addresses]
        except (ServiceError, Refusal):
            return
        for error in asked:
            concern = clock_concern(error)
            if error is not None and concern is not None:
                seconds = str(int(error.total_seconds()))
                yield Finding("clock", Level.WRONG, concern.message, concern.advice, account.name, seconds)
                return

    def _clock_error(self, account: Account, address: str) -> timedelta | None:
        """How far this computer's clock is ahead of a server's, `None` when it does not say or cannot be
        reached. Sends no sign-in.
        """
        from crmsync.connect.http import Ambient, OwnHosts, Request, RetryPolicy, Transport

        settings = replace(http_settings(account, 1), retry=RetryPolicy(tries=1))
        ambient = Ambient(now=self._context.clock)
        with Transport(OwnHosts(address), settings=settings, ambient=ambient) as transport:
            try:
                transport.send(Request("OPTIONS", address, action="ask what time it is"))
            except ServiceError:
                return None
            return transport.clock_error

    # ---- mappings

    def _mappings(self) -> Iterator[Finding]:
        try:
            standings = History(self._context).standings()
        except (StateError, sqlite3.Error):
            return
        for standing in standings:
            yield self._mapping(standing)

    def _mapping(self, standing: Standing) -> Finding:
        finding = Finding("mapping", Level.NOTE, "", subject=standing.name, code=standing.status or "never")
        if standing.status == RunStatus.HELD:
            held = f"{standing.held} changes wait for your yes. {standing.concern}".strip()
            advice = "crmsync holds lists them; crmsync sync --yes."
            return replace(finding, message=held, advice=advice)
        if standing.last_success is None:
            advice = "Look at it with crmsync sync --preview, then say yes with crmsync sync --yes."
            return replace(finding, message="It never ended well yet.", advice=advice)
        fails = standing.status != RunStatus.OK
        concern = silence_concern(standing.last_success, self._context.clock(), fails=fails)
        if concern is not None:
            message = f"{concern.message} {standing.failure or ''}".strip()
            return replace(finding, message=message, advice=concern.advice)
        when = f"It last ended well on {standing.last_success.astimezone():%Y-%m-%d at %H:%M}."
        if standing.failure is not None or standing.problems:
            advice = "crmsync problems tells what stands in the way."
            return replace(finding, message=f"{when} {standing.failure or ''}".strip(), advice=advice)
        return replace(finding, level=Level.GOOD, message=when)

    # ---- the report

    def _written(self, findings: list[Finding]) -> Path | None:
        from crmsync.accounts.files import make_private_directory, replace_private

        path = self._context.profile.logs / REPORT_FILE
        try:
            make_private_directory(path.parent)
            replace_private(path, report_text(findings, self._context.clock()).encode())
        except OSError:
            return None
        return path


_PROTECTIONS = {
    None: "No password or token is kept yet.",
    Protection.KEYRING: "Passwords and tokens are sealed by a key in the system's keyring.",
    Protection.PASSPHRASE: "Passwords and tokens are sealed by your passphrase.",
    Protection.ASK: "Passwords and tokens are not kept; crmsync asks for them.",
}


def _code(error: Exception) -> str:
    """A service's own code for the report, if it is one: a server could put anybody's name there."""
    code = error.code if isinstance(error, ServiceError) else ""
    return code if re.fullmatch(r"[A-Z0-9_]{1,40}", code) else type(error).__name__


def _runs(pid: int) -> bool:
    """Does a process of this number run? Only said where looking at one does not end it."""
    if sys.platform == "win32":
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


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
        what = finding.check
        if finding.subject:
            # An account's clock, sign-in and budget are about one subject.
            group = "mapping" if what == "mapping" else "account"
            number = 1 + sum(known == group for known, _ in subjects)
            subject = subjects.setdefault((group, finding.subject), f"{group} {number}")
            what = subject if what == group else f"{subject} {what}"
        code = f" ({finding.code})" if finding.code else ""
        lines.append(f"{what}: {finding.level}{code}")
    return "\n".join(lines) + "\n"
