"""A profile's paths, its private directories, and the lock that lets one writer in."""

from __future__ import annotations

import os
import sys
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import pytest

from crmsync.accounts.errors import ProfileBusy, ProfileUnusable
from crmsync.accounts.locks import FileLock, Locked
from crmsync.accounts.profile import Profile


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return Profile.at(tmp_path / "deep" / "profile")


class Waiting:
    """A clock that runs only while somebody sleeps; `meanwhile` happens at the given second."""

    def __init__(self, meanwhile=lambda: None, at: float = float("inf")) -> None:
        self.now = 100.0
        self.meanwhile, self.at = meanwhile, self.now + at
        self.slept = 0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        assert seconds > 0
        self.slept += 1
        before, self.now = self.now, self.now + seconds
        if before < self.at <= self.now:
            self.meanwhile()


def test_everything_lies_in_the_directory_that_was_given(profile, tmp_path):
    root = tmp_path / "deep" / "profile"

    assert (profile.config, profile.state, profile.vault) == (
        root / "config.toml",
        root / "state.db",
        root / "secrets.vault",
    )
    assert (profile.lock, profile.logs, profile.cache) == (root / "lock", root / "logs", root / "cache")


def test_a_relative_directory_stays_where_it_was_meant(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    profile = Profile.at(Path("here"))
    monkeypatch.chdir("/")

    assert profile.config == tmp_path / "here" / "config.toml"


@pytest.mark.system("linux")
def test_without_a_directory_the_system_s_own_places_are_taken(tmp_path, monkeypatch):
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / variable))

    profile = Profile.default()

    assert profile.config == tmp_path / "XDG_CONFIG_HOME" / "crmsync" / "config.toml"
    assert profile.state == tmp_path / "XDG_DATA_HOME" / "crmsync" / "state.db"
    assert profile.vault == tmp_path / "XDG_DATA_HOME" / "crmsync" / "secrets.vault"
    assert tmp_path / "XDG_STATE_HOME" in profile.logs.parents
    assert tmp_path / "XDG_CACHE_HOME" in (profile.cache, *profile.cache.parents)
    assert len(set(profile.directories)) == 4


@pytest.mark.system("linux", "darwin")
def test_new_directories_are_private_and_old_ones_stay_as_they_are(profile):
    profile.state.parent.mkdir(parents=True, mode=0o755)
    before = os.umask(0)
    try:
        profile.create()
        profile.create()
    finally:
        os.umask(before)

    assert profile.cache.stat().st_mode & 0o777 == 0o700
    assert profile.state.parent.stat().st_mode & 0o777 == 0o755


def test_a_directory_that_cannot_be_made(tmp_path):
    (tmp_path / "file").write_text("")

    with pytest.raises(ProfileUnusable, match="cannot be made"):
        Profile.at(tmp_path / "file" / "profile").create()


def test_one_writer_at_a_time(profile):
    assert profile.busy() is None
    with profile.writing():
        assert profile.busy() == os.getpid()
        waiting = Waiting()
        with (
            pytest.raises(ProfileBusy) as caught,
            profile.writing(clock=waiting.clock, sleep=waiting.sleep),
        ):
            pytest.fail("a second writer got in")
    assert caught.value.pid == os.getpid()
    assert f"process {os.getpid()}" in caught.value.message
    assert waiting.now == pytest.approx(160, abs=0.01)
    assert profile.busy() is None
    with profile.writing(wait=timedelta(0)):
        pass


def test_the_second_one_goes_on_as_soon_as_the_first_has_finished(profile):
    profile.create()
    first = FileLock(profile.lock, wait=timedelta(0))
    first.__enter__()
    waiting = Waiting(meanwhile=lambda: first.__exit__(None, None, None), at=20)

    with profile.writing(clock=waiting.clock, sleep=waiting.sleep):
        assert 120 <= waiting.now < 121


def test_an_error_frees_the_lock(profile):
    with pytest.raises(ZeroDivisionError), profile.writing():
        raise ZeroDivisionError

    with profile.writing(wait=timedelta(0)):
        pass


HOLDER = """
import sys
from pathlib import Path
from crmsync.accounts.profile import Profile
print("waiting", flush=True)
with Profile.at(Path(sys.argv[1])).writing():
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_writer_that_was_killed_leaves_no_lock(profile, other_process):
    with other_process(HOLDER, profile.lock.parent) as process:
        assert process.stdout.readline() == "waiting\n"
        assert process.stdout.readline() == "held\n"
        assert profile.busy() == process.pid
        with pytest.raises(ProfileBusy) as caught, profile.writing(wait=timedelta(0)):
            pytest.fail("a second writer got in")
        assert caught.value.pid == process.pid
        process.kill()
        process.wait(60)

    assert profile.lock.read_text() == f"{process.pid}\n"
    assert profile.busy() is None
    with profile.writing(wait=timedelta(0)):
        assert profile.busy() == os.getpid()


def test_another_process_waits_for_its_turn(profile, other_process):
    with ExitStack() as held:
        held.enter_context(profile.writing())
        with other_process(HOLDER, profile.lock.parent) as process:
            assert process.stdout.readline() == "waiting\n"
            assert profile.busy() == os.getpid()
            held.close()
            assert process.stdout.readline() == "held\n"
            assert profile.busy() == process.pid
            process.stdin.close()
    assert process.returncode == 0


def test_a_lock_is_not_taken_twice_by_one_object(tmp_path):
    lock = FileLock(tmp_path / "lock", wait=timedelta(0))
    with lock, pytest.raises(RuntimeError), lock:
        pytest.fail("locked twice")
    with pytest.raises(Locked), FileLock(tmp_path / "lock", wait=timedelta(0)), lock:
        pytest.fail("locked twice")


def test_a_lock_file_that_cannot_be_used(profile):
    profile.lock.mkdir(parents=True)

    with pytest.raises(ProfileUnusable, match="cannot be used"), profile.writing():
        pytest.fail("locked a directory")


def test_a_lock_file_with_nonsense_in_it(profile, monkeypatch):
    profile.create()
    with profile.writing():
        profile.lock.write_text("nonsense")
        with pytest.raises(ProfileBusy) as caught, profile.writing(wait=timedelta(0)):
            pytest.fail("a second writer got in")
        assert caught.value.pid is None
        assert profile.busy() == 0
    assert sys.platform == "win32" or profile.lock.stat().st_mode & 0o777 == 0o600
