"""The local admin endpoint: switches, faults, logs and lost tokens as JSON, for a person or another process.

Every call needs the header `X-Admin-Token`; a web page of somebody else cannot know it.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from crmsync.sandbox.crm.faults import Faults
from crmsync.sandbox.crm.messages import Reply, Request, empty_reply, json_reply
from crmsync.sandbox.crm.requestlog import LoggedRequest, RequestLog
from crmsync.sandbox.graph.behaviour import changed_by
from crmsync.sandbox.graph.faults import fault_from_json
from crmsync.sandbox.graph.mailbox import Mailbox


class Admin:
    """Answers every request under `/admin/`."""

    def __init__(self, mailbox: Mailbox, faults: Faults, requests: RequestLog, calls: RequestLog) -> None:
        self._mailbox = mailbox
        self._faults = faults
        self._requests = requests
        self._calls = calls
        self.token = secrets.token_urlsafe(24)

    def answer(self, request: Request) -> Reply:
        if not secrets.compare_digest(request.headers.get("x-admin-token", "").encode(), self.token.encode()):
            return json_reply(403, {"error": "X-Admin-Token is missing or wrong."})
        try:
            return self._answer(request)
        except ValueError as problem:
            return json_reply(400, {"error": str(problem)})

    def _answer(self, request: Request) -> Reply:
        store = self._mailbox.store
        match request.method, request.path:
            case "GET", "/admin/behaviour":
                return json_reply(200, store.behaviour.to_json())
            case "PUT", "/admin/behaviour":
                store.behaviour = changed_by(store.behaviour, _object(request))
                return json_reply(200, store.behaviour.to_json())
            case "GET", "/admin/faults":
                return json_reply(200, {"waiting": [repr(fault) for fault in self._faults.waiting()]})
            case "POST", "/admin/faults":
                self._faults.add(fault_from_json(_object(request)))
                return empty_reply(204)
            case "DELETE", "/admin/faults":
                self._faults.clear()
                return empty_reply(204)
            case "GET", "/admin/requests":
                return json_reply(200, {"requests": _shown(self._requests), "calls": _shown(self._calls)})
            case "DELETE", "/admin/requests":
                self._requests.clear()
                self._calls.clear()
                return empty_reply(204)
            case "DELETE", "/admin/delta-tokens":
                with store.transaction():
                    self._mailbox.deltas.lose_tokens()
                return empty_reply(204)
            case _:
                return json_reply(404, {"error": "There is nothing at this address."})


def _shown(log: RequestLog) -> list[dict[str, Any]]:
    return [_entry(entry) for entry in log.entries()]


def _entry(entry: LoggedRequest) -> dict[str, Any]:
    return {
        "time": entry.time.isoformat(),
        "method": entry.method,
        "path": entry.path,
        "query": entry.query,
        "headers": entry.headers,
        "status": entry.status,
    }


def _object(request: Request) -> dict[str, Any]:
    data = json.loads(request.body)
    if not isinstance(data, dict):
        raise ValueError("The body has to be a JSON object.")
    return data
