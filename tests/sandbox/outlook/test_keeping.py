"""The file that keeps what an embedded mailbox holds."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from crmsync.sandbox.outlook.keeping import Keeper, NotReadable, NotWritten

NEVER = timedelta(days=1)
AT_ONCE = timedelta(milliseconds=1)


class Box:
    """Something that can be kept: words."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.changes = 0
        self.taken = 0

    def say(self, word: str) -> None:
        self.words.append(word)
        self.changes += 1

    def contents(self) -> Any:
        self.taken += 1
        return list(self.words)

    def restore(self, contents: Any) -> None:
        if not isinstance(contents, list):
            raise ValueError("no words")
        self.words = contents


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "box.json"


def shows(file: Path, words: list[str]) -> bool:
    return file.exists() and json.loads(file.read_text())["contents"] == words


def wait_until(is_so: Callable[[], bool]) -> None:
    end = time.monotonic() + 20
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.002)


def reopened(file: Path) -> Box:
    box = Box()
    keeper = Keeper(file, box, NEVER)
    keeper.start()
    keeper.stop()
    return box


def test_what_is_held_at_the_end_is_there_at_the_next_start(file: Path) -> None:
    box = Box()
    keeper = Keeper(file, box, NEVER)
    keeper.start()
    box.say("one")
    keeper.stop()
    keeper.stop()
    assert box.taken == 1
    assert reopened(file).words == ["one"]
    assert [one.name for one in file.parent.iterdir()] == ["box.json"]


@pytest.mark.system("linux", "darwin")
def test_nobody_else_reads_it(file: Path) -> None:
    reopened(file)
    assert file.stat().st_mode & 0o077 == 0


def test_it_is_written_while_things_happen(file: Path) -> None:
    box = Box()
    keeper = Keeper(file, box, AT_ONCE)
    keeper.start()
    for count in (1, 2, 3):
        box.say("word")
        wait_until(partial(shows, file, ["word"] * count))
    keeper.stop()


def test_nothing_is_written_where_nothing_happened(file: Path) -> None:
    assert reopened(file).taken == 1, "an empty one is written once"
    box = Box()
    box.say("one")
    first = Keeper(file, box, NEVER)
    first.start()
    first.stop()
    assert reopened(file).taken == 0


@pytest.mark.parametrize(
    "text",
    ["", "words", "[]", '{"format": 2, "contents": []}', '{"format": 1, "contents": 5}', '{"format": 1}'],
)
def test_a_file_that_cannot_be_read_is_told_and_stays(file: Path, text: str) -> None:
    file.write_text(text)
    box = Box()
    keeper = Keeper(file, box, AT_ONCE)
    with pytest.raises(NotReadable, match="cannot be read"):
        keeper.start()
    box.say("one")
    keeper.stop()
    assert file.read_text() == text


def test_a_file_that_is_no_text_is_told_and_stays(file: Path) -> None:
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(NotReadable, match="no file of crmsync's"):
        Keeper(file, Box(), NEVER).start()
    assert file.read_bytes() == b"\xff\xfe"


def test_a_disk_that_is_full_now_is_tried_again(
    file: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    box = Box()
    keeper = Keeper(file, box, AT_ONCE)
    with monkeypatch.context() as full:
        full.setattr("os.fsync", lambda descriptor: (_ for _ in ()).throw(OSError(28, "No space left")))
        keeper.start()
        box.say("one")
        wait_until(lambda: box.taken > 1)
    assert "No space left" in caplog.text
    keeper.stop()
    assert reopened(file).words == ["one"]


def test_a_disk_that_is_full_at_the_end_is_told_and_the_former_file_stays(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = Box()
    box.say("one")
    first = Keeper(file, box, NEVER)
    first.start()
    first.stop()
    second = Keeper(file, box, NEVER)
    second.start()
    box.say("two")
    monkeypatch.setattr("os.fsync", lambda descriptor: (_ for _ in ()).throw(OSError(28, "No space left")))
    with pytest.raises(NotWritten, match="No space left"):
        second.stop()
    monkeypatch.undo()
    assert reopened(file).words == ["one"]
