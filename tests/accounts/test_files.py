"""A file is replaced as a whole or not at all, and nobody else may read it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crmsync.accounts.files import replace_private


@pytest.fixture
def path(tmp_path: Path) -> Path:
    target = tmp_path / "file"
    target.write_bytes(b"old")
    return target


def names(path: Path) -> list[str]:
    return sorted(each.name for each in path.parent.iterdir())


def test_the_content_is_replaced_and_private(path):
    path.chmod(0o644)

    replace_private(path, b"line\r\nline\n\x1a")

    assert path.read_bytes() == b"line\r\nline\n\x1a"
    assert names(path) == ["file"]
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


def test_what_a_crash_left_behind_is_taken_over(path):
    left = path.with_name(".file.new")
    left.write_bytes(b"half")
    left.chmod(0o644)

    replace_private(path, b"new")

    assert path.read_bytes() == b"new"
    assert names(path) == ["file"]
    assert os.name != "posix" or path.stat().st_mode & 0o777 == 0o600


@pytest.mark.system("linux", "darwin")
def test_a_link_laid_under_the_temporary_name_is_not_followed(path, tmp_path):
    victim = tmp_path / "victim"
    victim.write_bytes(b"mine")
    path.with_name(".file.new").symlink_to(victim)

    replace_private(path, b"new")

    assert victim.read_bytes() == b"mine"
    assert not path.is_symlink()


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_failure_leaves_the_old_file_and_nothing_else(call, path, monkeypatch):
    def fail(*arguments: object) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, call, fail)

    with pytest.raises(OSError, match="Input/output"):
        replace_private(path, b"new")

    assert path.read_bytes() == b"old"
    assert names(path) == ["file"]


def test_a_reader_in_the_way_is_waited_for(path, monkeypatch):
    replace, pauses = os.replace, []

    def busy(source: Path, target: Path) -> None:
        if len(pauses) < 3:
            raise PermissionError(13, "The process cannot access the file")
        replace(source, target)

    monkeypatch.setattr(os, "replace", busy)

    replace_private(path, b"new", sleep=pauses.append)

    assert path.read_bytes() == b"new"
    assert len(pauses) == 3


def test_a_reader_that_never_leaves_is_an_error(path, monkeypatch):
    def busy(source: Path, target: Path) -> None:
        raise PermissionError(13, "The process cannot access the file")

    monkeypatch.setattr(os, "replace", busy)
    pauses: list[float] = []

    with pytest.raises(PermissionError):
        replace_private(path, b"new", sleep=pauses.append)

    assert sum(pauses) < 2
    assert path.read_bytes() == b"old"
    assert names(path) == ["file"]
