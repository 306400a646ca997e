"""The log holds what happened, no secret in any form, and never grows without end."""

from __future__ import annotations

import logging
import os
from pathlib import Path

import pytest

from crmsync.accounts.errors import ProfileUnusable
from crmsync.accounts.logs import RedactingFormatter, logging_to

SECRET = "marked-correct-horse"
log = logging.getLogger("crmsync.sync")


@pytest.fixture
def logs(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "logs"


def test_a_line_says_when_where_and_what(logs, redactor):
    with logging_to(logs, redactor) as path:
        log.info("run %d: %s", 12, "Contacts")

    line = path.read_text(encoding="utf-8")
    assert line.endswith(" INFO crmsync.sync: run 12: Contacts\n")
    assert line.split(" ")[0].endswith("Z")


def test_no_secret_in_messages_arguments_tracebacks_or_stacks(logs, redactor):
    redactor.learn(SECRET)
    with logging_to(logs, redactor) as path:
        log.info("message " + SECRET)
        log.info("argument %s %r", SECRET, {"password": SECRET})
        try:
            raise ValueError(f"refused {SECRET}") from KeyError(SECRET)
        except ValueError:
            log.exception("failed")
        log.info("stack", stack_info=True, extra={"token": SECRET})

    text = path.read_text(encoding="utf-8")
    assert SECRET not in text
    assert "ValueError: refused •••" in text
    assert "Traceback" in text


def test_the_record_s_cached_traceback_does_not_reach_other_handlers(redactor):
    redactor.learn(SECRET)
    formatter = RedactingFormatter(redactor)
    try:
        raise ValueError(SECRET)
    except ValueError as error:
        record = log.makeRecord("x", 40, "f", 1, "m", (), (type(error), error, error.__traceback__))

    assert SECRET not in formatter.format(record)
    assert record.exc_text is None


def test_others_debug_messages_are_left_out(logs, redactor):
    other = logging.getLogger("urllib3.connectionpool")
    other.setLevel(logging.DEBUG)
    with logging_to(logs, redactor, level=logging.DEBUG) as path:
        log.debug("ours")
        other.debug("theirs: body")
        other.warning("theirs: warning")
        logging.getLogger("crmsyncother").info("not ours")
    other.setLevel(logging.NOTSET)

    text = path.read_text(encoding="utf-8")
    assert "ours" in text
    assert "theirs: warning" in text
    assert "body" not in text
    assert "not ours" not in text


def test_our_debug_messages_only_when_asked_for(logs, redactor):
    with logging_to(logs, redactor) as path:
        log.debug("detail")

    assert path.read_text(encoding="utf-8") == ""


def test_logs_rotate_and_stay_private(logs, redactor):
    before = os.umask(0)
    try:
        with logging_to(logs, redactor, rotate_bytes=2000, old_files=3):
            for number in range(200):
                log.info("line %d of some length", number)
    finally:
        os.umask(before)

    files = sorted(logs.iterdir())
    assert [path.name for path in files] == ["crmsync.log", "crmsync.log.1", "crmsync.log.2", "crmsync.log.3"]
    assert all(path.stat().st_size <= 2000 for path in files)
    assert os.name != "posix" or {path.stat().st_mode & 0o777 for path in files} == {0o600}


def test_everything_is_as_before_afterwards(logs, redactor):
    handlers, level = list(logging.getLogger().handlers), logging.getLogger("crmsync").level

    with logging_to(logs, redactor) as path:
        pass
    log.warning("too late")

    assert logging.getLogger().handlers == handlers
    assert logging.getLogger("crmsync").level == level
    assert path.read_text(encoding="utf-8") == ""


@pytest.mark.system("linux")
def test_a_full_disk_stops_nothing_and_prints_nothing(redactor, tmp_path, capfd):
    (tmp_path / "crmsync.log").symlink_to("/dev/full")

    with logging_to(tmp_path, redactor, rotate_bytes=0):
        log.error(SECRET)

    assert capfd.readouterr() == ("", "")


def test_a_log_that_cannot_be_written(tmp_path, redactor):
    (tmp_path / "crmsync.log").mkdir()

    with pytest.raises(ProfileUnusable, match="cannot be written"), logging_to(tmp_path, redactor):
        pytest.fail("logged into a directory")
