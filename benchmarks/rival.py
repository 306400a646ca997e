"""vdirsyncer between two folders of one server. It lives in an environment of its own, which
`dev.py` makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from benchmarks.mailbox import Mailbox
from benchmarks.measure import Cost, Failed, run
from benchmarks.samples import CONTACTS, Kind

_SCRIPTS = "Scripts" if os.name == "nt" else "bin"
PYTHON = Path(sys.prefix) / "vdirsyncer" / _SCRIPTS / "python"
PROGRAM = PYTHON.with_name("vdirsyncer")

_CONFIG = """\
[general]
status_path = {status}

[pair bench]
a = "left"
b = "right"
collections = null
conflict_resolution = "a wins"
"""
_STORAGE = """
[storage {name}]
type = {type}
url = {url}
username = {username}
password = {password}
"""


class Rival:
    """A pair of folders that vdirsyncer keeps equal. folder: an empty one for its files."""

    def __init__(self, folder: Path, mailbox: Mailbox, kind: Kind, left: str, right: str) -> None:
        folder.mkdir(parents=True)
        server = mailbox.server
        text = _CONFIG.format(status=json.dumps(str(folder / "status")))
        for name, path in (("left", left), ("right", right)):
            text += _STORAGE.format(
                name=name,
                type=json.dumps("carddav" if kind is CONTACTS else "caldav"),
                url=json.dumps(server.url.rstrip("/") + path),
                username=json.dumps(server.username),
                password=json.dumps(server.password),
            )
        self._config = folder / "config"
        self._config.write_text(text, encoding="utf-8")
        self._ask("discover")

    def sync(self) -> Cost:
        """One run."""
        return run([PROGRAM, "--config", self._config, "sync"], {})[0]

    def _ask(self, *words: str) -> None:
        command = [str(PROGRAM), "--config", str(self._config), *words]
        ended = subprocess.run(command, input="", capture_output=True, text=True, check=False)
        if ended.returncode:
            raise Failed(f"vdirsyncer {' '.join(words)} failed: {ended.stdout}{ended.stderr}")


def version() -> str:
    """Its version. Raises Failed when it is not there."""
    if not PROGRAM.exists():
        raise Failed("vdirsyncer is not installed: run this as `python3 dev.py bench`.")
    said = subprocess.run([PROGRAM, "--version"], capture_output=True, text=True, check=True).stdout
    return said.split()[-1]
