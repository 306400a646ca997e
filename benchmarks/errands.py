"""What the wire floor is sent to do, job by job: the same work as crmsync's, known beforehand."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from benchmarks.crm import ROOT, Crm
from benchmarks.mailbox import Mailbox
from benchmarks.measure import Cost, Failed, run
from benchmarks.program import PYTHON
from benchmarks.samples import Kind, Sample
from crmsync.connect.zoho.client import CONCURRENT


def errand(
    mailbox: Mailbox,
    folder: str,
    crm: Crm,
    kind: Kind,
    example: Sample,
    *,
    token: str = "",
    since: str = "",
    **work: Any,
) -> dict[str, Any]:
    """An errand that reads both sides. token, since: where the last reading ended. work: what it writes then,
    see `floor.main`.
    """
    fields = ["Modified_Time", *kind.record(example)]
    server = mailbox.server
    return {
        "mailbox": {
            "url": server.url,
            "username": server.username,
            "password": server.password,
            "folder": folder,
            "kind": kind.name,
            "inline": mailbox.inline,
            "token": token,
        },
        "crm": {
            "url": crm.sign_in["api_url"],
            "token": crm.access_token(),
            "module": kind.module,
            "fields": fields,
            "since": since,
            "calls": CONCURRENT,
        },
        "creates": [],
        "updates": [],
        "new_documents": {},
        "documents": {},
        **work,
    }


def floor(folder: Path, asked: Mapping[str, Any], expected: Sequence[int]) -> Cost:
    """Measure an errand. expected: how many items it must find on the mailbox's and the CRM's side."""
    file = folder / "errand.json"
    file.write_text(json.dumps(asked), encoding="utf-8")
    cost, said = run([PYTHON, "-m", "benchmarks.floor", file], {"PYTHONPATH": str(ROOT)})
    told = json.loads(said)
    if told["read"] != list(expected):
        raise Failed(f"The wire floor read {told['read']} items instead of {expected}.")
    return replace(cost, requests=told["requests"])
