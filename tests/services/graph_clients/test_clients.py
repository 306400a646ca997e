"""Clients that nobody here wrote against the embedded Graph: Microsoft's SDK and O365, each with its own view of it.

They live in `.venv/graph-clients`, which `dev.py test-services` makes.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from crmsync.sandbox.graph import TOO_MANY_REQUESTS, EmbeddedGraph, Fault, Mail

pytestmark = pytest.mark.services

COMPANION = Path(sys.prefix) / "graph-clients"
PYTHON = COMPANION / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


@pytest.fixture
def graph() -> Iterator[EmbeddedGraph]:
    with EmbeddedGraph() as graph:
        yield graph


def at_work(script: str, graph: EmbeddedGraph) -> Any:
    """What a client saw."""
    assert PYTHON.is_file(), f"{COMPANION} is not there: `python3 dev.py test-services` makes it."
    command = [str(PYTHON), str(Path(__file__).with_name(script)), graph.url, graph.access_token()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    return json.loads(done.stdout)


def test_the_sdk_of_microsoft(graph: EmbeddedGraph) -> None:
    seen = at_work("microsoft_sdk.py", graph)
    assert seen["me"] == graph.owner.username
    assert seen["contacts"] == {
        "first": ["ada", "ben", "cem"],
        "second": [[True, None], [False, {"reason": "deleted"}]],
        "changed": "Buyer",
        "stale": [412, "ErrorIrresolvableConflict"],
        "fax": ["030 2"],
        "birthday": "1980-02-03T11:59:00+00:00",
        "city": "Ulm",
        "folders": ["Customers"],
        "photo": True,
        "width": 2,
        "missing": [400, "ErrorInvalidIdMalformed"],
    }
    assert seen["tasks"] == {
        "lists": [["Tasks", "defaultList"], ["Flagged Emails", "flaggedEmails"], ["CRM", "none"]],
        "due": "2026-03-05T00:00:00.0000000",
        "completed": True,
        "delta": [["Call", "notStarted"], ["Call", "completed"]],
        "linked": ["crm-1"],
        "categories": ["CRM"],
    }
    assert seen["events"] == {
        "again": True,
        "type": "seriesMaster",
        "starts": ["2026-03-19T10:00", "2026-03-26T10:00", "2026-04-02T10:00"],
        "exceptions": ["Moved"],
        "cancelled": ["2026-04-02"],
        "delta": ["seriesMaster", "occurrence", "exception"],
        "delta_link": True,
        "calendars": ["Calendar"],
        "zone": "W. Europe Standard Time",
    }
    assert seen["batch"] == [200, 400]
    # The invitation, the moved occurrence, the cancelled one.
    assert [mail.mail for mail in graph.mails()] == [Mail.INVITATION, Mail.UPDATE, Mail.CANCELLATION]


def test_the_sdk_of_microsoft_comes_back_after_being_throttled(graph: EmbeddedGraph) -> None:
    graph.fail(Fault("GET /v1.0/me$", TOO_MANY_REQUESTS))
    assert at_work("microsoft_sdk.py", graph)["me"] == graph.owner.username
    assert [call.status for call in graph.calls("/me$")][:2] == [429, 200]


def test_the_o365_library(graph: EmbeddedGraph) -> None:
    seen = at_work("python_o365.py", graph)
    assert seen["me"] == graph.owner.username
    assert seen["contacts"] == {
        "found": [["Ada", "Ada@x.example", ["030 1"], ["CRM"]], ["Ben", "Ben@x.example", ["030 1"], ["CRM"]]],
        "left": ["Ada", "Chef"],
        "folders": ["Customers"],
        "by_mail": "Ada",
    }
    assert seen["tasks"] == {
        "folders": ["Tasks", "Flagged Emails"],
        "due": "2026-03-05",
        "body": "Ring twice",
        "completed": True,
    }
    assert seen["events"] == {
        "series": ["Jour fixe", "series_master", "Room 1"],
        "occurrences": [
            ["occurrence", "2026-03-19T10:00:00+01:00"],
            ["occurrence", "2026-03-26T10:00:00+01:00"],
            ["occurrence", "2026-04-02T10:00:00+02:00"],
        ],
        "attendees": ["ben@x.example"],
        "calendars": ["Calendar"],
    }
    assert seen["categories"] == ["CRM"]
    assert [mail.mail for mail in graph.mails()] == [Mail.INVITATION]
