"""What the frozen program consists of: facts that Windows and macOS read, files, icons; the specs can be compiled.

No Windows and no macOS here: what can be is checked on any system, the rest by starting the program that the same
recipe makes (tests/services/test_frozen.py).
"""

from __future__ import annotations

import ast
import importlib.util
import plistlib
import struct
import tomllib
from pathlib import Path

import bundle
import pictures
import pytest
from PySide6.QtCore import QBuffer, QByteArray
from PySide6.QtGui import QImage, QImageReader

from crmsync import __version__
from crmsync.accounts import keyrings
from crmsync.desktop import files, icons, language

ROOT = Path(__file__).resolve().parents[2]
DRAWINGS = ROOT / "resources" / "icons"
SPECS = ("build_macos.spec", "build_windows.spec")


def test_the_version_is_the_programs() -> None:
    assert bundle.version(ROOT) == __version__


def test_a_source_without_a_version_is_told(tmp_path: Path) -> None:
    (tmp_path / "src" / "crmsync").mkdir(parents=True)
    (tmp_path / "src" / "crmsync" / "__init__.py").write_text('"""Nothing."""\n')
    with pytest.raises(ValueError, match="names no version"):
        bundle.version(tmp_path)


@pytest.mark.parametrize(
    ("version", "numbers"),
    [("0.1.0", (0, 1, 0, 0)), ("1.2", (1, 2, 0, 0)), ("1.2.0rc3", (1, 2, 0, 0)), ("2.0.dev1", (2, 0, 0, 0))],
)
def test_versions_as_windows_and_macos_want_them(version: str, numbers: tuple[int, ...]) -> None:
    assert bundle.numbers(version) == numbers


# ---- macOS


def test_macos_is_told_what_it_must_know() -> None:
    facts = plistlib.loads(plistlib.dumps(bundle.info_plist("1.2.0rc3")))
    assert facts["LSUIElement"] is True
    assert facts["CFBundleIdentifier"] == bundle.IDENTIFIER
    assert (facts["CFBundleShortVersionString"], facts["CFBundleVersion"]) == ("1.2.0", "1.2.0")
    assert facts["NSHighResolutionCapable"] is True
    assert facts["CFBundleLocalizations"] == list(language.LANGUAGES)


# ---- Windows


class Resource:
    """Takes down what a version resource says, in place of PyInstaller's classes."""

    def __init__(self) -> None:
        self.strings: dict[str, str] = {}
        self.fixed: dict[str, object] = {}

    def names(self) -> dict[str, object]:
        def nothing(*parts: object, **named: object) -> None: ...

        return {
            "VSVersionInfo": nothing,
            "FixedFileInfo": lambda **facts: self.fixed.update(facts),
            "StringFileInfo": nothing,
            "StringTable": nothing,
            "VarFileInfo": nothing,
            "VarStruct": nothing,
            "StringStruct": self.strings.__setitem__,
        }


def test_windows_shows_what_the_file_is() -> None:
    resource = Resource()
    code = compile(bundle.version_resource("1.2.0rc3", "crmsyncw"), "version", "eval")
    eval(code, {"__builtins__": {}}, resource.names())
    assert resource.fixed["filevers"] == resource.fixed["prodvers"] == (1, 2, 0, 0)
    assert resource.strings["ProductVersion"] == "1.2.0rc3"
    assert resource.strings["OriginalFilename"] == "crmsyncw.exe"
    assert all(resource.strings.values())


@pytest.mark.parametrize(
    ("platform", "files"),
    [
        ("win32", [("crmsync", True), ("crmsyncw", False)]),
        ("darwin", [("crmsync", False)]),
        ("linux", [("crmsync", True)]),
    ],
)
def test_the_tray_opens_no_console_and_the_command_line_has_one(
    platform: str, files: list[tuple[str, bool]]
) -> None:
    assert [(one.name, one.console) for one in bundle.executables(platform)] == files


# ---- what comes along


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_every_keyring_that_is_trusted_comes_along(platform: str) -> None:
    trusted = keyrings._TRUSTED.get(platform, keyrings._TRUSTED_ELSEWHERE)
    modules = {name.rpartition(".")[0] for name in trusted}
    assert modules <= set(bundle.hidden_imports(platform))


@pytest.mark.parametrize("platform", ["darwin", "win32", "linux"])
def test_what_is_loaded_by_name_exists(platform: str) -> None:
    missing = [name for name in bundle.hidden_imports(platform) if importlib.util.find_spec(name) is None]
    assert missing == []


def test_icons_and_translations_come_along_to_where_they_are_looked_for() -> None:
    found = {f"{folder}/{Path(path).name}" for path, folder in bundle.datas(ROOT)}
    inside = files._PLACES[0].relative_to(files._PACKAGE.parent).as_posix()
    assert inside == bundle.INSIDE
    assert {f"{inside}/icons/app.svg", f"{inside}/i18n/crmsync_fr.qm"} <= found
    assert {f"{inside}/icons/status-{state}.svg" for state in icons.STATES} <= found
    assert {Path(name).suffix for name in found} == {".svg", ".qm"}


def test_pyinstaller_is_pinned_in_a_group_of_its_own() -> None:
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    (pinned,) = groups["build"]
    assert pinned.startswith("pyinstaller==")
    assert f"\n{pinned} " in (ROOT / "requirements.lock").read_text(encoding="utf-8")


# ---- icons


def test_the_windows_icon_holds_every_size() -> None:
    made = {size: pictures.drawn(DRAWINGS, size) for size in pictures.ICO_SIZES}
    data = pictures.ico(made)
    _, kind, count = struct.unpack_from("<HHH", data)
    assert (kind, count) == (1, len(made))
    for number, (size, png) in enumerate(made.items()):
        width, height, *_, length, position = struct.unpack_from("<BBBBHHII", data, 6 + 16 * number)
        assert (width, height) == (size % 256, size % 256)
        assert data[position : position + length] == png
    assert_readable(data, b"ico", 256)


def test_the_macos_icon_holds_every_size() -> None:
    data = pictures.icns({kind: pictures.drawn(DRAWINGS, size) for kind, size in pictures.ICNS_TYPES.items()})
    found, position = {}, 8
    while position < len(data):
        kind, length = data[position : position + 4], struct.unpack_from(">I", data, position + 4)[0]
        found[kind] = QImage.fromData(data[position + 8 : position + length]).width()
        position += length
    assert (data[:4], struct.unpack_from(">I", data, 4)[0]) == (b"icns", len(data))
    assert found == pictures.ICNS_TYPES
    assert_readable(data, b"icns", 1024)


def assert_readable(data: bytes, kind: bytes, largest: int) -> None:
    """Somebody else's reader, Qt's, finds the pictures too."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    reader = QImageReader(buffer, QByteArray(kind))
    widths = set()
    for number in range(reader.imageCount()):
        reader.jumpToImage(number)
        widths.add(reader.read().width())
    assert largest in widths


def test_a_folder_without_drawings_is_told(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no drawing"):
        pictures.drawn(tmp_path, 16)


# ---- the specs


@pytest.mark.parametrize("name", SPECS)
def test_a_spec_can_be_compiled_and_leaves_the_facts_to_the_shared_helper(name: str) -> None:
    module = ast.parse((ROOT / name).read_text(encoding="utf-8"))
    assert ast.get_docstring(module)
    imported = {
        alias.name for node in ast.walk(module) if isinstance(node, ast.Import) for alias in node.names
    }
    assert {"freezing", "pictures"} <= imported
    called = {
        node.func.id
        for node in ast.walk(module)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    }
    assert "Analysis" not in called
    assert ("BUNDLE" in called) == (name == "build_macos.spec")
