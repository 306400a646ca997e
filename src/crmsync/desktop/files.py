"""Where the program's own files are: icons and translations.

Knows how the program was installed, and nothing of what the files hold.
"""

from __future__ import annotations

from pathlib import Path

import crmsync

_PACKAGE = Path(crmsync.__file__).resolve().parent
# The wheel and the frozen program carry them inside the package, a checkout beside `src`.
_PLACES = (_PACKAGE / "resources", _PACKAGE.parent.parent / "resources")


def resource(name: str, places: tuple[Path, ...] = _PLACES) -> Path:
    """The file `name`, as in "icons/app.svg". Raises FileNotFoundError when this installation lacks it."""
    for place in places:
        path = place / name
        if path.is_file():
            return path
    raise FileNotFoundError(f"crmsync's file {name} is missing; please install crmsync again.")
