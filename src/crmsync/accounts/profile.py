"""A profile: where one person's settings, state, secrets and logs lie, and the lock for its one writer."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Self

from crmsync.accounts.errors import ProfileBusy, ProfileUnusable
from crmsync.accounts.files import make_private_directory, remedy
from crmsync.accounts.locks import FileLock, Locked
from crmsync.frozen import frozen

_APPLICATION = "crmsync"


@frozen
class Profile:
    """The paths of a profile. Nothing exists before `create`.

    config: `config.toml`. state: the state database. vault: the sealed secrets. lock: held by the one
    process that writes.
    logs, cache: directories.
    """

    config: Path
    state: Path
    vault: Path
    lock: Path
    logs: Path
    cache: Path

    @classmethod
    def at(cls, directory: Path) -> Self:
        """The profile that lies wholly in `directory` (`--profile DIR`)."""
        root = directory.expanduser().absolute()
        return cls(
            config=root / "config.toml",
            state=root / "state.db",
            vault=root / "secrets.vault",
            lock=root / "lock",
            logs=root / "logs",
            cache=root / "cache",
        )

    @classmethod
    def default(cls) -> Self:
        """The signed-in person's own profile, in the directories their system has for such files."""
        import platformdirs

        found = platformdirs.PlatformDirs(_APPLICATION, appauthor=False)
        data = found.user_data_path
        return cls(
            config=found.user_config_path / "config.toml",
            state=data / "state.db",
            vault=data / "secrets.vault",
            lock=data / "lock",
            logs=found.user_log_path,
            cache=found.user_cache_path,
        )

    @property
    def directories(self) -> tuple[Path, ...]:
        """Every directory of the profile, each once."""
        return tuple(dict.fromkeys((self.config.parent, self.state.parent, self.logs, self.cache)))

    def create(self) -> None:
        """Make the directories that are missing, for their owner alone (0700); that of the logs is made with
        the first log, for nothing else needs one. Raises ProfileUnusable.
        """
        for directory in self.directories:
            if directory == self.logs:
                continue
            try:
                make_private_directory(directory)
            except OSError as error:
                raise ProfileUnusable(
                    f"The folder {directory} cannot be made: {error.strerror}.",
                    advice=remedy(error, "Check its rights, or choose another folder with --profile."),
                ) from error

    @contextmanager
    def writing(
        self,
        *,
        wait: timedelta = timedelta(minutes=1),
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> Iterator[None]:
        """Be the profile's one writer for the time of a `with` block.

        wait: how long to wait for another one. Raises ProfileBusy when it does not finish in time,
        ProfileUnusable when the lock file cannot be used.
        """
        self.create()
        with ExitStack() as held:
            try:
                held.enter_context(FileLock(self.lock, wait=wait, clock=clock, sleep=sleep))
            except Locked as error:
                process = f" (process {error.pid})" if error.pid else ""
                raise ProfileBusy(
                    f"Another crmsync{process} is at work with this profile.",
                    advice="Try again when it has finished, or end it.",
                    pid=error.pid,
                ) from None
            except OSError as error:
                raise ProfileUnusable(
                    f"The file {self.lock} cannot be used: {error.strerror}.",
                    advice=remedy(error, "Check its rights, or choose another folder with --profile."),
                ) from error
            yield

    def busy(self) -> int | None:
        """The process id of the one that is writing now (0 when it did not say), `None` when nobody is."""
        if not self.lock.exists():
            return None
        try:
            # Only a lock that is held tells a live writer from the id a killed one left in the file.
            with FileLock(self.lock, wait=timedelta(0)):
                return None
        except Locked as error:
            return error.pid or 0
        except OSError:
            return None
