"""What the frozen program consists of, for all three systems: the two specs take everything from here.

Pure: facts and names, computed from the source; nothing is built, written or imported from the program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

NAME = "crmsync"
TITLE = "crmsync"
IDENTIFIER = "app.crmsync.desktop"
"""macOS knows the program, its settings and its permissions by this name: it never changes."""
DESCRIPTION = "Keeps your mailbox and your CRM in step"
COPYRIGHT = "Copyright © crmsync contributors. MIT licence."
OLDEST_MACOS = "13.0"
"""That of Qt 6.10 and 6.11 (docs/dependencies.md)."""

# Found by name at run time, so that nothing in the source tells PyInstaller of them.
KEYRINGS: Mapping[str, tuple[str, ...]] = {
    "darwin": ("keyring.backends.macOS",),
    "win32": ("keyring.backends.Windows",),
    "linux": (
        "keyring.backends.SecretService",
        "keyring.backends.kwallet",
        "keyring.backends.libsecret",
    ),
}
LOADED_BY_NAME = ("crmsync", "radicale", "tzdata")
"""Packages of which every module comes along: commands, windows, parts of the sandbox's mailbox, zones."""
WITH_DATA = ("radicale", "tzdata")
"""Packages whose other files come along too."""
WITH_METADATA = ("radicale", "keyring")
"""Packages that ask for entry points, or for versions, their own and their dependencies', when they start."""
NOT_NEEDED = ("tkinter", "unittest", "test", "pytest", "mypy", "PyInstaller", "setuptools", "pip")
RESOURCES = ("icons", "i18n")
INSIDE = "crmsync/resources"
"""Where `crmsync.desktop.files.resource` looks, in the frozen program as in an installed one."""


@dataclass(frozen=True, slots=True)
class Executable:
    """One program file of the folder. console: does Windows give it a console?"""

    name: str
    console: bool


def executables(platform: str) -> tuple[Executable, ...]:
    """The program files, the command line first. platform: as in `sys.platform`.

    Windows decides by the file whether a program has a console; elsewhere one file is both.
    """
    if platform == "win32":
        return (Executable(NAME, console=True), Executable(f"{NAME}w", console=False))
    return (Executable(NAME, console=platform != "darwin"),)


def version(root: Path) -> str:
    """The program's version, as its source says. Raises ValueError when it says none."""
    source = (root / "src" / "crmsync" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([^"]+)"', source, flags=re.MULTILINE)
    if found is None:
        raise ValueError("src/crmsync/__init__.py names no version")
    return found[1]


def numbers(of: str) -> tuple[int, int, int, int]:
    """A version as Windows and macOS want it: "1.2.0rc3" → (1, 2, 0, 0)."""
    released = re.split(r"[^0-9.]", of, maxsplit=1)[0]
    first, second, third, fourth = ([int(part) for part in released.split(".") if part] + [0] * 4)[:4]
    return first, second, third, fourth


def hidden_imports(platform: str) -> list[str]:
    """The modules that are loaded by name and that PyInstaller cannot see."""
    return [*KEYRINGS[platform], "keyring.backends.fail"]


def datas(root: Path) -> list[tuple[str, str]]:
    """The program's own files: (file, folder inside), in the order of their names."""
    folders = (root / "resources" / name for name in RESOURCES)
    wanted = {".svg", ".qm"}
    return [
        (str(path), f"{INSIDE}/{folder.name}")
        for folder in folders
        for path in sorted(folder.iterdir())
        if path.suffix in wanted
    ]


def info_plist(of: str) -> dict[str, object]:
    """What macOS reads of the program (Information Property List). of: the version.

    LSUIElement: it lives in the menu bar, without a dock icon; windows still come to the front.
    """
    short = ".".join(map(str, numbers(of)[:3]))
    return {
        "CFBundleName": TITLE,
        "CFBundleDisplayName": TITLE,
        "CFBundleIdentifier": IDENTIFIER,
        "CFBundleShortVersionString": short,
        "CFBundleVersion": short,
        "CFBundleDevelopmentRegion": "en",
        "CFBundleLocalizations": ["en", "fr", "es"],
        "LSUIElement": True,
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "LSApplicationCategoryType": "public.app-category.productivity",
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": COPYRIGHT,
    }


def version_resource(of: str, executable: str) -> str:
    """What Windows shows under a file's properties, in PyInstaller's spelling of VS_VERSIONINFO.

    Programs without it are what virus scanners suspect first.
    """
    texts = {
        "CompanyName": "crmsync contributors",
        "FileDescription": DESCRIPTION,
        "FileVersion": of,
        "InternalName": executable,
        "LegalCopyright": COPYRIGHT,
        "OriginalFilename": f"{executable}.exe",
        "ProductName": TITLE,
        "ProductVersion": of,
    }
    entries = ",\n        ".join(f"StringStruct({name!r}, {text!r})" for name, text in texts.items())
    # 0409 04B0: English (United States), Unicode.
    return f"""VSVersionInfo(
  ffi=FixedFileInfo(filevers={numbers(of)}, prodvers={numbers(of)}, mask=0x3F, flags=0x0, OS=0x40004,
                    fileType=0x1, subtype=0x0, date=(0, 0)),
  kids=[
    StringFileInfo([StringTable('040904B0', [
        {entries}])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])])])
"""
