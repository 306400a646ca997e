"""dev.py: what it sets up when, what it asks the system for, what its exit status says; and tests/conftest.py."""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def dev() -> ModuleType:
    """A fresh copy of dev.py, so that a test may bend it."""
    spec = importlib.util.spec_from_file_location("dev", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Commands:
    """Stands in for `dev.run`: writes down each command; those that hold a failing word fail."""

    def __init__(self) -> None:
        self.seen: list[str] = []
        self.failing: set[str] = set()

    def __call__(self, *command: str | Path, cwd: Path | None = None, quiet: bool = False) -> int:
        words = [str(part) for part in command]
        self.seen.append(" ".join(words))
        return int(not self.failing.isdisjoint(words))

    def count(self, text: str) -> int:
        return sum(text in line for line in self.seen)


@pytest.fixture
def commands(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Commands:
    recorder = Commands()
    monkeypatch.setattr(dev, "run", recorder)
    return recorder


@pytest.fixture
def project(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A small project folder for dev.py to set up."""
    (tmp_path / "src" / "crmsync").mkdir(parents=True)
    for name in ("requirements.lock", "pyproject.toml", "src/crmsync/__init__.py"):
        (tmp_path / name).write_text("one")
    monkeypatch.setattr(dev, "ROOT", tmp_path)
    monkeypatch.setattr(dev, "LOCK", tmp_path / "requirements.lock")
    monkeypatch.setattr(dev, "VENV", tmp_path / ".venv")
    monkeypatch.setattr(dev, "STAMP", tmp_path / ".venv" / "stamp")
    locks = {name: tmp_path / f"{name}.lock" for name in dev.COMPANIONS}
    monkeypatch.setattr(dev, "COMPANIONS", locks)
    for name, lock in locks.items():
        lock.write_text("one")
        (tmp_path / ".venv" / name).mkdir(parents=True)
    return tmp_path


# ---------------------------------------------------------------------- set-up


def test_first_call_makes_the_environment_and_the_second_does_nothing(
    dev: ModuleType, project: Path, commands: Commands
) -> None:
    dev.set_up()
    assert [commands.count(text) for text in ("-m venv", "--require-hashes", "--editable")] == [1, 1, 1]
    dev.set_up()
    assert len(commands.seen) == 3


def test_another_lock_makes_the_environment_anew(dev: ModuleType, project: Path, commands: Commands) -> None:
    dev.set_up()
    (project / "requirements.lock").write_text("two")
    dev.set_up()
    assert [commands.count(text) for text in ("--clear", "--require-hashes", "--editable")] == [2, 2, 2]


def test_another_pyproject_installs_only_the_project(
    dev: ModuleType, project: Path, commands: Commands
) -> None:
    dev.set_up()
    (project / "pyproject.toml").write_text("two")
    dev.set_up()
    assert [commands.count(text) for text in ("--clear", "--require-hashes", "--editable")] == [1, 1, 2]


def test_another_python_makes_the_environment_anew(
    dev: ModuleType, project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    dev.set_up()
    monkeypatch.setattr(sys, "version", "3.99.0")
    dev.set_up()
    assert commands.count("--clear") == 2


@pytest.mark.parametrize("step", ["venv", "--require-hashes", "--editable"])
def test_a_set_up_that_broke_off_is_not_taken_for_done(
    dev: ModuleType, project: Path, commands: Commands, step: str
) -> None:
    commands.failing = {step}
    with pytest.raises(dev.SetUpError, match=step):
        dev.set_up()
    assert not dev.STAMP.exists()


def test_a_failing_set_up_is_explained_with_exit_status_1(
    dev: ModuleType, project: Path, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.failing = {"--require-hashes"}
    assert dev.main(["lint"]) == 1
    printed = capsys.readouterr()
    assert "reachable" in printed.err
    assert printed.out == ""


def test_set_up_leaves_standard_output_to_the_program(
    dev: ModuleType, capfd: pytest.CaptureFixture[str]
) -> None:
    hello = (sys.executable, "-c", "print('hello')")
    dev.must_run(*hello, advice="")
    assert capfd.readouterr() == ("", "hello\n")
    assert dev.run(*hello) == 0
    assert capfd.readouterr() == ("hello\n", "")


def test_a_python_without_ensurepip_gets_its_package(
    dev: ModuleType, project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[str, ...]] = []
    monkeypatch.setattr(dev, "install_packages", asked.append)
    dev.make_environment()
    assert asked == []
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)
    dev.make_environment()
    assert asked == [(f"python{sys.version_info.major}.{sys.version_info.minor}-venv",)]


# ---------------------------------------------------------------------- system packages


@pytest.fixture
def debian(dev: ModuleType, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """A system with apt and dpkg that has one package installed, one removed with its configuration kept."""

    def make(*, root: bool, sudo: str = "") -> None:
        scripts = {
            "apt-get": "",
            "dpkg-query": "printf 'installed there\\nconfig-files removed\\n'",
            "sudo": sudo,
        }
        for program, script in scripts.items():
            if script or program != "sudo":
                path = tmp_path / program
                path.write_text(f"#!/bin/sh\n{script}\n")
                path.chmod(0o755)
        monkeypatch.setenv("PATH", str(tmp_path))
        monkeypatch.setattr(dev, "is_root", lambda: root)

    return make


@pytest.mark.system("linux", "darwin")
def test_root_installs_only_what_is_missing(
    dev: ModuleType, debian: Callable[..., None], commands: Commands
) -> None:
    debian(root=True)
    dev.install_packages(("there",))
    assert commands.seen == []
    dev.install_packages(("there", "removed", "absent"))
    assert len(commands.seen) == 1
    assert commands.seen[0].startswith("sh -c")
    assert commands.seen[0].endswith("apt removed absent")


@pytest.mark.system("linux", "darwin")
def test_passwordless_sudo_is_used(dev: ModuleType, debian: Callable[..., None], commands: Commands) -> None:
    debian(root=False, sudo="exit 0")
    dev.install_packages(("absent",))
    assert len(commands.seen) == 1
    assert commands.seen[0].startswith("sudo -n sh -c")


@pytest.mark.system("linux", "darwin")
@pytest.mark.parametrize(
    "sudo", ["", "echo 'a password is required' >&2; exit 1"], ids=["no sudo", "password"]
)
def test_anybody_else_is_told_the_line_to_run(
    dev: ModuleType, debian: Callable[..., None], commands: Commands, sudo: str
) -> None:
    debian(root=False, sudo=sudo)
    with pytest.raises(dev.SetUpError, match=r"sudo sh -c 'apt-get update && apt-get install .* absent'"):
        dev.install_packages(("there", "absent"))
    assert commands.seen == []


def test_a_system_without_apt_is_told_and_goes_on(
    dev: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda program: None)
    monkeypatch.setattr(dev.sys, "platform", "linux")
    dev.install_packages(("cyrus-caldav",))
    assert "cyrus-caldav" in capsys.readouterr().err
    assert commands.seen == []


def test_heavy_services_are_seen_to_before_their_tests_and_only_then(
    dev: ModuleType, project: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def install(packages: tuple[str, ...]) -> None:
        commands.seen.append("apt " + " ".join(packages))

    monkeypatch.setattr(dev, "install_packages", install)
    dev.main(["test"])
    assert commands.count("cyrus") == 0
    dev.main(["test-services"])
    assert commands.count("cyrus-caldav") == 1
    assert commands.seen[-1].endswith("-m services")


# ---------------------------------------------------------------------- verbs


def test_test_lints_first_and_runs_pytest_even_so(
    dev: ModuleType, project: Path, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["test", "-k", "ada"]) == 0
    steps = commands.seen[-5:]
    assert all(
        tool in step
        for tool, step in zip(("check", "format", "mypy", "imports", "pytest"), steps, strict=True)
    )
    assert steps[-1].endswith("-n 2 --dist worksteal -m not services -k ada")

    commands.failing = {"mypy"}
    assert dev.main(["test"]) == 1
    assert "pytest" in commands.seen[-1]
    assert capsys.readouterr().err.endswith("failed: mypy\n")


@pytest.fixture
def became(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command lines that dev.py would go on as."""
    seen: list[str] = []

    def become(*command: str | Path) -> int:
        seen.append(" ".join(map(str, command)))
        return 0

    monkeypatch.setattr(dev, "become", become)
    monkeypatch.setattr(dev.os, "environ", dict(dev.os.environ))
    return seen


def test_bench_has_its_companion_in_an_environment_of_its_own(
    dev: ModuleType,
    project: Path,
    commands: Commands,
    became: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev, "install_packages", lambda packages: commands.seen.append(" ".join(packages)))
    dev.set_up()
    before = len(commands.seen)
    assert dev.main(["bench", "--quick"]) == 0
    cyrus, made, installed = commands.seen[before:]
    assert "cyrus-caldav" in cyrus
    folder = project / ".venv" / "vdirsyncer"
    assert made.endswith(f"-m venv --clear {folder}")
    assert installed.startswith(f"{folder}")
    assert f"--require-hashes --requirement {project / 'vdirsyncer.lock'}" in installed
    assert became[0].endswith("-m benchmarks --quick")
    assert str(project) in dev.os.environ["PYTHONPATH"].split(dev.os.pathsep)


def test_a_companion_is_installed_again_only_for_another_lock(
    dev: ModuleType, project: Path, commands: Commands
) -> None:
    dev.set_up_companion("vdirsyncer")
    dev.set_up_companion("vdirsyncer")
    assert commands.count("--require-hashes") == 1
    (project / "vdirsyncer.lock").write_text("two")
    dev.set_up_companion("vdirsyncer")
    assert commands.count("--require-hashes") == 2


@pytest.mark.parametrize("step", ["venv", "--require-hashes"])
def test_a_companion_that_was_not_installed_is_not_taken_for_it(
    dev: ModuleType, project: Path, commands: Commands, step: str
) -> None:
    commands.failing = {step}
    with pytest.raises(dev.SetUpError, match=step):
        dev.set_up_companion("vdirsyncer")
    assert not (project / ".venv" / "vdirsyncer" / "stamp").exists()


def test_every_companion_has_a_lock_a_group_and_a_verb(dev: ModuleType) -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    assert all(lock.is_file() for lock in dev.COMPANIONS.values())
    assert set(dev.COMPANIONS) <= set(groups)
    assert set().union(*dev.VERB_COMPANIONS.values()) == set(dev.COMPANIONS)
    assert set(dev.VERB_COMPANIONS) <= set(dev.VERBS)


def test_lock_renews_every_lock(
    dev: ModuleType,
    project: Path,
    commands: Commands,
    became: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda program: "/bin/uv")
    assert dev.main(["lock", "--upgrade"]) == 0
    locks = ["requirements.lock", *(f"{name}.lock" for name in dev.COMPANIONS)]
    assert [commands.count(f"--output-file {name} --upgrade") for name in locks] == [1] * len(locks)
    commands.failing = {"requirements.lock"}
    assert dev.main(["lock"]) == 1
    assert commands.count("vdirsyncer.lock") == 1


def test_no_tests_at_all_is_a_failure(dev: ModuleType, tmp_path: Path) -> None:
    assert dev.run_steps({"pytest": (sys.executable, "-m", "pytest", str(tmp_path), "-m", "services")}) == 1


def test_usage(dev: ModuleType, commands: Commands, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 2
    assert dev.main(["frobnicate"]) == 2
    assert capsys.readouterr().out == ""
    assert dev.main(["--help"]) == 0
    listed = re.findall(r"^  ([\w-]+)", capsys.readouterr().out, flags=re.MULTILINE)
    assert listed == list(dev.VERBS)
    assert commands.seen == []


def test_an_old_python_is_told_so(
    dev: ModuleType, commands: Commands, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 9))
    assert dev.main(["test"]) == 1
    assert "3.11" in capsys.readouterr().err
    assert commands.seen == []


@pytest.mark.parametrize("page", ["README.md", ".ci/run"])
def test_pages_name_only_verbs_that_exist(dev: ModuleType, page: str) -> None:
    verbs = set(re.findall(r"python3 dev\.py ([\w-]+)", (ROOT / page).read_text(encoding="utf-8")))
    assert verbs
    assert verbs <= {*dev.VERBS, "help"}


# ---------------------------------------------------------------------- how tests are chosen

FOREIGN_TESTS = """
import sys, pytest

other = "linux" if sys.platform == "win32" else "win32"

@pytest.mark.system(other)
def test_foreign(): assert False

@pytest.mark.system(sys.platform, other)
def test_here(): pass
"""


@pytest.fixture
def suite(tmp_path: Path) -> Path:
    """A small test suite under this repository's rules."""
    for name in ("pyproject.toml", "tests/conftest.py"):
        copy = tmp_path / name
        copy.parent.mkdir(exist_ok=True)
        copy.write_bytes((ROOT / name).read_bytes())
    (tmp_path / "tests" / "services").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(FOREIGN_TESTS)
    (tmp_path / "tests" / "services" / "test_b.py").write_text("def test_heavy(): pass\n")
    return tmp_path


def pytest_output(suite: Path, *arguments: str) -> str:
    command = [sys.executable, "-m", "pytest", "-v", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=suite, capture_output=True, text=True, check=False).stdout


@pytest.mark.parametrize("workers", ["0", "2"])
def test_tests_of_another_system_are_listed_by_name_and_not_run(suite: Path, workers: str) -> None:
    output = pytest_output(suite, "-n", workers)
    assert "1 tests belong to another operating system" in output
    assert "tests/test_a.py::test_foreign\n" in output
    assert "2 passed" in output


def test_what_lies_in_services_is_chosen_by_its_marker(suite: Path) -> None:
    heavy = pytest_output(suite, "-m", "services")
    assert "1 passed" in heavy
    assert "another operating system" not in heavy
    assert "1 passed" in pytest_output(suite, "-m", "not services")


def test_a_misspelt_system_is_refused(suite: Path) -> None:
    (suite / "tests" / "test_a.py").write_text(
        "import pytest\n@pytest.mark.system('beos')\ndef test(): pass\n"
    )
    assert "passed" not in pytest_output(suite)
