"""The program finds its own files in a checkout, installed and frozen."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from crmsync.desktop.files import resource

ROOT = Path(__file__).resolve().parents[2]


def test_a_checkout_has_them_beside_the_source() -> None:
    assert resource("icons/app.svg") == ROOT / "resources" / "icons" / "app.svg"


def test_an_installed_program_takes_those_of_its_own_package_first(tmp_path: Path) -> None:
    inside, beside = tmp_path / "inside", tmp_path / "beside"
    for place in (inside, beside):
        (place / "icons").mkdir(parents=True)
    (beside / "icons" / "app.svg").write_text("beside")
    assert resource("icons/app.svg", (inside, beside)) == beside / "icons" / "app.svg"
    (inside / "icons" / "app.svg").write_text("inside")
    assert resource("icons/app.svg", (inside, beside)) == inside / "icons" / "app.svg"


def test_a_missing_file_is_told_by_name() -> None:
    with pytest.raises(FileNotFoundError, match=r"icons/nothing\.svg"):
        resource("icons/nothing.svg")


def test_the_wheel_carries_icons_and_translations_where_they_are_looked_for(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if not name.endswith("/")}
    icons = {f"crmsync/resources/icons/{path.name}" for path in (ROOT / "resources" / "icons").glob("*.svg")}
    texts = {f"crmsync/resources/i18n/{path.name}" for path in (ROOT / "resources" / "i18n").glob("*.qm")}
    assert {name for name in names if "resources" in name} == icons | texts != set()
    assert {"crmsync/__main__.py", "crmsync/desktop/files.py", "crmsync/py.typed"} <= names
    assert {name.partition("/")[0] for name in names if ".dist-info/" not in name} == {"crmsync"}
