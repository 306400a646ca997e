"""The local admin endpoint: switches, faults, request log and credits as JSON, for a person or another
process.

Every call needs the header `X-Admin-Token`; a web page of somebody else cannot know it.
"""

from __future__ import annotations

import json
import secrets
from typing import Any

from crmsync.sandbox.crm.api.gate import Gate
from crmsync.sandbox.crm.behaviour import changed_by
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.faults import Faults, fault_from_json
from crmsync.sandbox.crm.messages import Reply, Request, empty_reply, json_reply
from crmsync.sandbox.crm.requestlog import RequestLog


class Admin:
    """Answers every request under `/admin/`."""

    def __init__(self, core: Core, gate: Gate, faults: Faults, requests: RequestLog) -> None:
        self._core = core
        self._gate = gate
        self._faults = faults
        self._requests = requests
        self.token = secrets.token_urlsafe(24)

    def answer(self, request: Request) -> Reply:
        if not secrets.compare_digest(request.headers.get("x-admin-token", "").encode(), self.token.encode()):
            return json_reply(403, {"error": "X-Admin-Token is missing or wrong."})
        try:
            return self._answer(request)
        except ValueError as problem:
            return json_reply(400, {"error": str(problem)})

    def _answer(self, request: Request) -> Reply:
        environment = self._core.environment
        match request.method, request.path:
            case "GET", "/admin/behaviour":
                return json_reply(200, environment.behaviour.to_json())
            case "PUT", "/admin/behaviour":
                environment.behaviour = changed_by(environment.behaviour, _object(request))
                return json_reply(200, environment.behaviour.to_json())
            case "GET", "/admin/faults":
                return json_reply(200, {"waiting": [repr(fault) for fault in self._faults.waiting()]})
            case "POST", "/admin/faults":
                self._faults.add(fault_from_json(_object(request)))
                return empty_reply(204)
            case "DELETE", "/admin/faults":
                self._faults.clear()
                return empty_reply(204)
            case "GET", "/admin/requests":
                return json_reply(200, {"credits": self._gate.spent, "requests": self._logged()})
            case "DELETE", "/admin/requests":
                self._requests.clear()
                return empty_reply(204)
            case "GET", "/admin/automation":
                with self._core.store.transaction():
                    entries = self._core.log.entries()
                return json_reply(
                    200,
                    {
                        "automation": [
                            {
                                "time": entry.time.isoformat(),
                                "source": entry.source,
                                "reaction": entry.reaction,
                                "module": entry.module,
                                "record": str(entry.record),
                                "detail": entry.detail,
                            }
                            for entry in entries
                        ]
                    },
                )
            case _:
                return json_reply(404, {"error": "There is nothing at this address."})

    def _logged(self) -> list[dict[str, Any]]:
        return [
            {
                "time": entry.time.isoformat(),
                "method": entry.method,
                "path": entry.path,
                "query": entry.query,
                "headers": entry.headers,
                "status": entry.status,
            }
            for entry in self._requests.entries()
        ]


def _object(request: Request) -> dict[str, Any]:
    data = json.loads(request.body)
    if not isinstance(data, dict):
        raise ValueError("The body has to be a JSON object.")
    return data
