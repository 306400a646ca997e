"""The profile's log file: rotating, for its owner's eyes only, with every secret taken out."""

from __future__ import annotations

import logging
import logging.handlers
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import TextIOWrapper
from pathlib import Path

from crmsync.accounts.errors import ProfileUnusable
from crmsync.accounts.files import make_private_directory, open_private, remedy
from crmsync.accounts.redact import Redactor

LOG_FILE = "crmsync.log"
_ROTATE_BYTES = 1_000_000
_OLD_FILES = 5


class RedactingFormatter(logging.Formatter):
    """Formats a record, its traceback included, and takes the secrets out of the whole."""

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S")
        self._redactor = redactor
        self.converter = time.gmtime

    def format(self, record: logging.LogRecord) -> str:
        text = self._redactor.redact(super().format(record))
        # The text is cached on the record and would reach other handlers with its secrets.
        record.exc_text = None
        return text


class _PrivateRotatingFile(logging.handlers.RotatingFileHandler):
    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="utf-8", opener=open_private)

    def handleError(self, record: logging.LogRecord) -> None:
        """A full disk must not stop a run, nor print the record."""


@contextmanager
def logging_to(
    directory: Path,
    redactor: Redactor,
    *,
    level: int = logging.INFO,
    rotate_bytes: int = _ROTATE_BYTES,
    old_files: int = _OLD_FILES,
) -> Iterator[Path]:
    """Write crmsync's log, and other libraries' warnings, to a file in `directory` during a `with` block.

    level: of crmsync's own messages; others' are kept from WARNING on (their debug messages hold addresses
    and bodies).
    Yields the file's path. Raises ProfileUnusable when it cannot be written.
    """
    path = directory / LOG_FILE
    try:
        make_private_directory(directory)
        handler = _PrivateRotatingFile(path, maxBytes=rotate_bytes, backupCount=old_files, encoding="utf-8")
    except OSError as error:
        raise ProfileUnusable(
            f"The log {path} cannot be written: {error.strerror}.",
            advice=remedy(error, "Check the folder's rights, and that nothing else has its name."),
        ) from error
    handler.setFormatter(RedactingFormatter(redactor))
    root, own = logging.getLogger(), logging.getLogger("crmsync")
    # Its level may change meanwhile.
    handler.addFilter(lambda record: record.levelno >= (own.level if _own(record) else logging.WARNING))
    before = own.level
    own.setLevel(level)
    root.addHandler(handler)
    try:
        yield path
    finally:
        root.removeHandler(handler)
        own.setLevel(before)
        # A full disk again: what is left unwritten must not stop the program.
        with suppress(OSError):
            handler.close()


def _own(record: logging.LogRecord) -> bool:
    return record.name == "crmsync" or record.name.startswith("crmsync.")
