"""What an account's connector may keep between runs and lose at any time: small texts in the profile's
cache folder.
"""

from __future__ import annotations

import shutil
from hashlib import sha256
from pathlib import Path

from crmsync.accounts.files import make_private_directory, replace_private


class FileCache:
    """One account's cache, a file for each text. A folder that cannot be written only makes it forgetful.

    directory: the profile's cache folder. account: its name.
    """

    def __init__(self, directory: Path, account: str) -> None:
        self._directory = directory / _name(account)

    def get(self, key: str) -> str | None:
        """What was put under `key`, if it is still there."""
        try:
            return self._path(key).read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, value: str) -> None:
        """Keep `value` under `key`."""
        try:
            make_private_directory(self._directory)
            replace_private(self._path(key), value.encode())
        except OSError:
            return

    def clear(self) -> None:
        """Forget everything."""
        shutil.rmtree(self._directory, ignore_errors=True)

    def _path(self, key: str) -> Path:
        return self._directory / _name(key)


def _name(text: str) -> str:
    """A file name for any text."""
    return sha256(text.encode()).hexdigest()[:32]
