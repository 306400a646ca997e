"""The rules of the house that no linter knows: what may stand in a file, how long it may be, what the lock holds."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))

MAX_FILE_LINES = 500
MAX_FUNCTION_LINES = 60
MAX_DEV_LINES = 375

PURE_ROOMS = ("plan", "mapping", "formats", "model")
IMPURE_CALLS = {"now", "today", "utcnow", "uuid1", "uuid4", "urandom", "getenv", "monotonic"}

# Joined here, so that this file does not name them either.
REGISTRY_HOSTS = [
    ".".join(labels)
    for labels in [
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("debian", "org"),
        ("ubuntu", "com"),
        ("crates", "io"),
        ("golang", "org"),
        ("anaconda", "org"),
    ]
]


def repository_files() -> list[Path]:
    """Return what is tracked or could be; in an unpacked archive, where git knows nothing, what is not hidden."""
    git = ["git", "-C", str(ROOT), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(git, capture_output=True, check=False)
    if listed.returncode == 0:
        paths = {ROOT / name for name in os.fsdecode(listed.stdout).split("\0") if name}
    else:
        hidden = re.compile(r"\.(?!ci$|gitignore$)|__pycache__$")
        paths = {path for path in ROOT.rglob("*") if not any(map(hidden.match, path.relative_to(ROOT).parts))}
    return sorted(path for path in paths if path.is_file())


FILES = repository_files()
LOCK = "\n".join(path.read_text(encoding="utf-8") for path in FILES if path.suffix == ".lock")
MODULES = [path for path in FILES if path.suffix == ".py"]
SOURCES = [path for path in MODULES if path.is_relative_to(ROOT / "src")]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), filename=name(path))


def lines_with(pattern: bytes) -> Iterator[str]:
    found = re.compile(pattern)
    for path in FILES:
        for number, line in enumerate(path.read_bytes().splitlines(), start=1):
            if found.search(line):
                yield f"{name(path)}:{number}"


def test_the_listing_of_files_is_not_empty() -> None:
    assert {ROOT / "dev.py", ROOT / "README.md", ROOT / "LICENSE", Path(__file__).resolve()} <= set(FILES)
    assert SOURCES


def test_no_file_names_a_package_registry() -> None:
    assert list(lines_with(b"|".join(re.escape(host.encode()) for host in REGISTRY_HOSTS))) == []


def test_no_file_names_a_path_of_this_machine() -> None:
    places = {str(ROOT), str(Path.home()), "/".join(["", "work", "main"]), "/".join(["", "work", "shared"])}
    pattern = rb"(?<![\w.-])(?:" + b"|".join(re.escape(place.encode()) for place in places - {"/"}) + rb")\b"
    assert list(lines_with(pattern)) == []


def test_every_module_opens_with_a_docstring() -> None:
    assert [name(path) for path in MODULES if not ast.get_docstring(tree(path))] == []


def test_files_stay_short_enough_to_read() -> None:
    limits = dict.fromkeys(SOURCES, MAX_FILE_LINES) | {ROOT / "dev.py": MAX_DEV_LINES}
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in limits}
    assert {name(path): length for path, length in lengths.items() if length > limits[path]} == {}


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Return the lines from `def` to the end, less the docstring: what it promises may be as long as it needs."""
    total = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is not None and first.end_lineno is not None:
        total -= first.end_lineno - first.lineno + 1
    return total


def test_functions_stay_short_enough_to_read() -> None:
    too_long = {
        f"{name(path)}:{node.lineno} {node.name}": body_lines(node)
        for path in [*SOURCES, ROOT / "dev.py"]
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and body_lines(node) > MAX_FUNCTION_LINES
    }
    assert too_long == {}


def called_names(module: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(module):
        match node:
            case ast.Call(func=ast.Attribute(attr=called) | ast.Name(id=called)):
                yield node.lineno, called


def test_pure_rooms_read_no_clock_and_draw_no_ids() -> None:
    """import-linter keeps clocks and networks out by import; `datetime` and `uuid` have harmless parts too."""
    rooms = [ROOT / "src" / "crmsync" / room for room in PURE_ROOMS]
    calls = [
        f"{name(path)}:{line} {called}()"
        for path in SOURCES
        if any(path.is_relative_to(room) for room in rooms)
        for line, called in called_names(tree(path))
        if called in IMPURE_CALLS
    ]
    assert calls == []


def test_asking_for_the_version_loads_nothing_else() -> None:
    code = "import crmsync.__main__, sys; print(*sorted(m for m in sys.modules if m.startswith('crmsync')))"
    command = [sys.executable, "-c", code]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    loaded = subprocess.run(command, capture_output=True, text=True, check=True, env=environment).stdout
    assert loaded.split() == ["crmsync", "crmsync.__main__"]


def test_licence_and_readme_say_what_they_must() -> None:
    assert (ROOT / "LICENSE").read_text(encoding="utf-8").startswith("MIT License")
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert "python3 dev.py demo" in readme
    assert "python3 dev.py test" in readme


@pytest.mark.system("linux", "darwin")
def test_the_check_before_landing_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)


# ---------------------------------------------------------------------- the locks


def locked() -> dict[str, list[str]]:
    """Return the locked versions by package; more than one where systems differ."""
    versions: dict[str, list[str]] = {}
    for package, version in re.findall(r"^([A-Za-z0-9._-]+)==(\S+)", LOCK, flags=re.MULTILINE):
        versions.setdefault(canonicalize_name(package), []).append(version)
    return versions


def declared() -> list[Requirement]:
    project = PROJECT["project"]
    groups = [project["dependencies"], *project["optional-dependencies"].values()]
    return [
        Requirement(line) for group in [*groups, *PROJECT["dependency-groups"].values()] for line in group
    ]


def test_the_lock_has_a_hash_for_every_package_and_no_address() -> None:
    entries = re.split(r"\n(?=[A-Za-z0-9])", LOCK)[1:]
    assert len(entries) == sum(map(len, locked().values())) > 0
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []
    assert "://" not in LOCK
    assert not re.search(r"^\s*-(?!-hash)", LOCK, flags=re.MULTILINE)


@pytest.mark.parametrize("requirement", declared(), ids=str)
def test_the_lock_satisfies_what_the_project_declares(requirement: Requirement) -> None:
    versions = locked().get(canonicalize_name(requirement.name), [])
    assert any(requirement.specifier.contains(version) for version in versions), versions


def test_every_declared_package_is_explained() -> None:
    explained = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8").lower()
    assert [str(need) for need in declared() if f"`{need.name.lower()}`" not in explained] == []
