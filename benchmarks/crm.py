"""The CRM process and the files it starts from: one without items, one with all of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import requests

from benchmarks.measure import Failed
from benchmarks.samples import Kind, Sample

ROOT = Path(__file__).resolve().parents[1]
LATER = 600.0
"""Seconds: longer than a feed reaches back behind the last one."""


@dataclass(frozen=True, slots=True)
class Crm:
    """A running one. sign_in: client, refresh token and addresses."""

    process: subprocess.Popen[str]
    sign_in: dict[str, str]

    def ask(self, do: str, **arguments: Any) -> Any:
        """Let the person there do something. Raises Failed when the process has ended."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        print(json.dumps({"do": do, **arguments}), file=self.process.stdin, flush=True)
        line = self.process.stdout.readline()
        if not line:
            raise Failed(f"The CRM ended while it was asked to {do}.")
        return json.loads(line)

    def later(self) -> None:
        """Move its clock beyond what feeds read again."""
        self.ask("advance", seconds=LATER)

    def ids(self, kind: Kind, samples: Sequence[Sample]) -> list[str]:
        """The ids of these samples' records, in order."""
        keys = [str(kind.record(sample)[kind.key]) for sample in samples]
        found: dict[str, str] = self.ask("ids", kind=kind.name, keys=keys)
        return [found[key] for key in keys]

    def access_token(self) -> str:
        """A fresh one, as a program gets it."""
        wanted = ("client_id", "client_secret", "refresh_token")
        form = {name: self.sign_in[name] for name in wanted} | {"grant_type": "refresh_token"}
        reply = requests.post(f"{self.sign_in['accounts_url']}/oauth/v2/token", data=form, timeout=30)
        return str(reply.json()["access_token"])


@contextmanager
def serving(file: Path, away: timedelta = timedelta()) -> Iterator[Crm]:
    """The CRM on `file`, until the block ends. away: so much longer takes each request to it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.crm_server", str(file), str(away // timedelta(milliseconds=1))],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT), str(ROOT / "src")))},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        if not line:
            raise Failed("The embedded CRM did not start.")
        yield Crm(process, json.loads(line))
    finally:
        process.stdin.close()
        process.wait(30)
        process.stdout.close()


class Templates:
    """The CRM's file before a first sync: with the companies only, and with every record.

    folder: where they and their copies lie.
    """

    def __init__(self, folder: Path, kind: Kind, count: int, today: date) -> None:
        self._folder = folder
        self._copies = 0
        asked = {"kind": kind.name, "count": count, "today": today.isoformat()}
        self.empty, self.full = folder / "empty.db", folder / "full.db"
        with serving(self.empty) as crm:
            crm.ask("prepare", **asked)
        shutil.copy(self.empty, self.full)
        with serving(self.full) as crm:
            crm.ask("fill", **asked)

    @contextmanager
    def serving(self, template: Path, away: timedelta) -> Iterator[Crm]:
        """A CRM on a fresh copy of a template, at a time when all its records are old."""
        self._copies += 1
        copy = self._folder / f"copy-{self._copies}.db"
        shutil.copy(template, copy)
        with serving(copy, away) as crm:
            crm.later()
            yield crm
        for file in self._folder.glob(f"{copy.name}*"):
            file.unlink()
