"""The steps that both specs have in common: what PyInstaller looks at, and the folder it makes of it.

Runs inside PyInstaller; the facts come from `bundle`, the icons from `pictures`.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import bundle
from PyInstaller.building.api import COLLECT, EXE, PYZ
from PyInstaller.building.build_main import Analysis
from PyInstaller.utils.hooks import collect_data_files, collect_submodules, copy_metadata


def analysed(root: Path) -> Any:
    """Look at everything the program needs. root: the checkout."""
    # The specs build what stands in this checkout, whatever is installed.
    sys.path.insert(0, str(root / "src"))
    imports = bundle.hidden_imports(sys.platform)
    files = bundle.datas(root)
    for package in bundle.LOADED_BY_NAME:
        imports += collect_submodules(package)
    for package in bundle.WITH_DATA:
        files += collect_data_files(package)
    for package in bundle.WITH_METADATA:
        files += copy_metadata(package, recursive=True)
    return Analysis(
        [str(root / "src" / "crmsync" / "__main__.py")],
        pathex=[str(root / "src")],
        datas=files,
        hiddenimports=imports,
        excludes=list(bundle.NOT_NEEDED),
    )


def collected(analysis: Any, root: Path, work: Path, icon: Path | None) -> Any:
    """Make the folder with the program files. work: where what is made on the way lies. icon: for them."""
    modules = PYZ(analysis.pure)
    programs = [program(one, analysis, modules, root, work, icon) for one in bundle.executables(sys.platform)]
    # A folder without UPX: it starts faster, and virus scanners take one packed file for a disguise.
    return COLLECT(*programs, analysis.binaries, analysis.datas, name=bundle.NAME, upx=False)


def program(
    one: bundle.Executable, analysis: Any, modules: Any, root: Path, work: Path, icon: Path | None
) -> Any:
    """One program file."""
    resource = work / f"{one.name}-version.txt"
    resource.write_text(bundle.version_resource(bundle.version(root), one.name), encoding="utf-8")
    return EXE(
        modules,
        analysis.scripts,
        [],
        exclude_binaries=True,
        name=one.name,
        console=one.console,
        icon=str(icon) if icon is not None else None,
        version=str(resource) if sys.platform == "win32" else None,
        upx=False,
        argv_emulation=False,
    )
