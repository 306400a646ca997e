"""A keyring back end that several processes of one test share: a JSON file, named in CRMSYNC_TEST_KEYRING.

Named in PYTHON_KEYRING_BACKEND, which makes it the person's choice.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import ClassVar

from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError

VARIABLE = "CRMSYNC_TEST_KEYRING"
BACKEND = "support.file_keyring.FileKeyring"


class FileKeyring(KeyringBackend):
    """Keeps secrets in the file; nothing seals it, it holds those of a test."""

    priority: ClassVar[float] = 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._path.write_text(json.dumps({**self._kept(), f"{service} {username}": password}))

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        if kept.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError("there is none")
        self._path.write_text(json.dumps(kept))

    @property
    def _path(self) -> Path:
        return Path(os.environ[VARIABLE])

    def _kept(self) -> dict[str, str]:
        return dict(json.loads(self._path.read_text())) if self._path.exists() else {}
