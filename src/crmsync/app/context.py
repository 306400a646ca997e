"""What every part of the façade works with: the profile, its clock, its secrets, its log, and how
accounts are opened.
"""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from crmsync.accounts.profile import Profile
from crmsync.accounts.redact import Redactor
from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import Account, Settings
from crmsync.app.cache import FileCache
from crmsync.app.errors import CameBack
from crmsync.app.services import Desks, Kept, ServiceDesk, all_desks, desk_for
from crmsync.model.items import OperationKey
from crmsync.state.database import Database, StateError, is_damage

if TYPE_CHECKING:
    from crmsync.accounts.secret import Secret
    from crmsync.accounts.secrets import Prompts, Secrets
    from crmsync.connect.base import Connector
    from crmsync.sync.session import Means, Observer

LOG = logging.getLogger(__name__)

Done = TypeVar("Done")


def now() -> datetime:
    """The present."""
    return datetime.now(UTC)


def new_key() -> OperationKey:
    """A fresh operation key."""
    from uuid import uuid4

    return OperationKey(str(uuid4()))


def begun_again(work: Callable[[], Done]) -> Done:
    """What `work` returns; it begins once more when the state came back from its backup meanwhile.

    Raises CameBack when that happens again: the disk itself is broken.
    """
    try:
        return work()
    except CameBack:
        return work()


class Context:
    """See `crmsync.app.facade.Crmsync` for the parameters.

    notices: what a person must be told, whatever they asked for.
    """

    def __init__(
        self,
        profile: Profile,
        *,
        prompts: Prompts | None = None,
        passphrase: Secret | None = None,
        clock: Callable[[], datetime] = now,
        keys: Callable[[], OperationKey] = new_key,
        desks: Desks | None = None,
        secrets: Secrets | None = None,
        redactor: Redactor | None = None,
    ) -> None:
        self.profile = profile
        self.clock = clock
        self.new_key = keys
        self.desks = desks if desks is not None else all_desks()
        self.redactor = redactor or Redactor()
        self.notices: list[str] = []
        self._prompts = prompts
        self._passphrase = passphrase
        self._secrets = secrets
        # A desktop program works with one context in several threads.
        self._mutex = threading.RLock()
        self._log = ExitStack()
        self._log_path: Path | None = None
        self._log_level = logging.INFO
        self._loggers = 0

    def settings(self) -> Settings:
        """The settings as they are now. Raises SettingsError."""
        return load_settings(self.profile.config)

    @property
    def secrets(self) -> Secrets:
        """The profile's secrets; nothing is opened before one is needed."""
        from crmsync.accounts.secrets import Secrets

        with self._mutex:
            if self._secrets is None:
                self._secrets = Secrets(
                    self.profile.vault, redactor=self.redactor, given=self._passphrase, prompts=self._prompts
                )
            return self._secrets

    def desk(self, account: Account) -> ServiceDesk:
        """What can be done with the account's service. Raises NotOffered."""
        return desk_for(self.desks, account.service)

    def open_account(self, account: Account) -> Connector:
        """The account's connector. Raises NotOffered, SignInNeeded, SecretsError."""
        return self.desk(account).open(account, Kept(self.secrets, account.name), self.cache(account))

    def means(self, observer: Observer | None) -> Means:
        """What a run needs from outside."""
        from crmsync.sync.session import Means, Silent

        return Means(self.clock, self.new_key, observer or Silent(), redact=self.redactor.redact)

    def cache(self, account: Account) -> FileCache:
        """What the account's connector keeps between runs."""
        return FileCache(self.profile.cache, account.name)

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The state, for the profile's one writer; what is logged meanwhile goes to the profile's log.

        Raises ProfileBusy when another process does not finish within a minute, ProfileUnusable, StateError,
        and CameBack when the state turns out to be damaged meanwhile: what was done with it is lost
        (`begun_again`).
        """
        from crmsync.state.backup import open_or_restore, restore

        with self.profile.writing(), self.logging():
            db, restored = open_or_restore(self.profile.state, self.clock())
            self._tell(restored)
            try:
                with closing(db):
                    yield db
            except (sqlite3.Error, StateError) as error:
                if not is_damage(error):
                    raise
                db, restored = restore(self.profile.state, self.clock(), error)
                db.close()
                self._tell(restored)
                raise CameBack(restored) from error

    def _tell(self, notice: str) -> None:
        if notice:
            LOG.warning("%s", notice)
            self.notices.append(notice)

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The state, for looking only; an empty one when nothing was ever synced. Raises StateError."""
        path: Path | str = self.profile.state if self.profile.state.exists() else ":memory:"
        with closing(Database(path)) as db:
            # A state file that a person may not write can still be looked at; one that is written now, too.
            db.connection.execute("PRAGMA query_only = ON")
            yield db

    @contextmanager
    def logging(self) -> Iterator[Path | None]:
        """Write what is logged to the profile's log, without secrets, and each record once however many
        threads ask for it. Where it cannot be written (`None`) this is told, and everything else goes on.
        """
        with self._mutex:
            if not self._loggers:
                self._log_path = self._open_log()
            self._loggers += 1
        try:
            yield self._log_path
        finally:
            with self._mutex:
                self._loggers -= 1
                if not self._loggers:
                    self._log.close()

    def _open_log(self) -> Path | None:
        from crmsync.accounts.errors import ProfileUnusable
        from crmsync.accounts.logs import logging_to

        log = logging_to(self.profile.logs, self.redactor, level=self._log_level)
        try:
            return self._log.enter_context(log)
        except ProfileUnusable as error:
            told = f"{error} Until then nothing is logged."
            if told not in self.notices:
                self.notices.append(told)
            return None

    def log_from(self, level: int) -> None:
        """Keep crmsync's own messages from this level on (of `logging`), at once and from now on."""
        with self._mutex:
            self._log_level = level
            if self._loggers:
                logging.getLogger("crmsync").setLevel(level)
