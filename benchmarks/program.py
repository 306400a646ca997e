"""crmsync as a person runs it: a profile with one mapping, signed in, and `crmsync sync --yes --json`."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from support import file_keyring

from benchmarks.crm import ROOT, Crm
from benchmarks.mailbox import Mailbox
from benchmarks.measure import Cost, Failed, run
from benchmarks.samples import Kind

PYTHON = sys.executable

_CONFIG = """\
[accounts.office]
side = "outlook"
service = "dav"
url = "{mailbox}"
username = "{username}"

[accounts.zoho]
side = "crm"
service = "zoho"
accounts_url = "{crm}"
api_url = "{crm}"

[[mappings]]
name = "Bench"
kind = "{kind}"
outlook = {{ account = "office", folder = "{folder}"{categories} }}
crm = {{ account = "zoho", module = "{module}" }}
"""


def bare_profile(folder: Path) -> tuple[list[str], Mapping[str, str]]:
    """The beginning of a command line with a new profile in `folder`, and what the program finds in its
    environment: a keyring that asks nobody, and the meetings' zone.
    """
    profile = folder / "profile"
    profile.mkdir(parents=True)
    environment = {
        "PYTHONPATH": os.pathsep.join((str(ROOT / "src"), str(ROOT / "tests"))),
        "PYTHON_KEYRING_BACKEND": file_keyring.BACKEND,
        file_keyring.VARIABLE: str(folder / "keyring.json"),
        "TZ": "Europe/Berlin",
    }
    return [PYTHON, "-m", "crmsync", "--profile", str(profile)], environment


class Profile:
    """One profile of crmsync. folder: an empty one for its files."""

    def __init__(self, folder: Path, mailbox: Mailbox, path: str, crm: Crm, kind: Kind) -> None:
        self._command, self._environment = bare_profile(folder)
        (folder / "profile" / "config.toml").write_text(
            _CONFIG.format(
                mailbox=mailbox.server.url,
                username=mailbox.server.username,
                crm=crm.sign_in["api_url"],
                kind=kind.name,
                folder=path,
                categories=', categories = ["CRM"]' if kind.name == "events" else "",
                module=kind.module,
            ),
            encoding="utf-8",
        )
        token = {name: crm.sign_in[name] for name in ("client_id", "client_secret", "refresh_token")}
        self._sign_in("office", "--password-stdin", mailbox.server.password)
        self._sign_in("zoho", "--token-stdin", json.dumps(token))

    def sync(self, **written: int) -> Cost:
        """One run. written: what it must have written, e.g. `crm_created=10`; nothing else may have been.

        Raises Failed when it did something else.
        """
        cost, said = run([*self._command, "sync", "--yes", "--json"], self._environment)
        (mapping,) = json.loads(said)["mappings"]
        found = {
            f"{side}_{what}": count
            for side, counts in mapping["written"].items()
            for what, count in counts.items()
            if count
        } | ({"matched": mapping["matched"]} if mapping["matched"] else {})
        wanted = {what: count for what, count in written.items() if count}
        if found != wanted or _open(mapping):
            raise Failed(f"crmsync did {found} instead of {wanted}; {_open(mapping)}")
        return replace(cost, requests=mapping["requests"])

    def _sign_in(self, account: str, way: str, secret: str) -> None:
        command = [*self._command, "accounts", "sign-in", account, way]
        environment = {**os.environ, **self._environment}
        ended = subprocess.run(
            command, input=secret, capture_output=True, text=True, env=environment, check=False
        )
        if ended.returncode:
            raise Failed(f"Signing in to {account} failed: {ended.stderr}")


def _open(mapping: Mapping[str, Any]) -> dict[str, Any]:
    """What a run left open; in these samples everything fits everywhere."""
    lists = ("conflicts", "ambiguous", "left_out", "held", "problems")
    return {name: mapping[name][:2] for name in lists if mapping[name]}
