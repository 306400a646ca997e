"""The local admin endpoint: switches, faults and the request log as JSON, for a person or another process.

Every call needs the header `X-Admin-Token`; a web page of somebody else cannot know it. What one service has
beyond that stands in its own room.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from typing import Any, Generic, TypeVar

from crmsync.sandbox.wire.faults import Fault, Faults
from crmsync.sandbox.wire.messages import Reply, Request, empty_reply, json_reply
from crmsync.sandbox.wire.requestlog import RequestLog
from crmsync.sandbox.wire.switches import Holder, Switches

S = TypeVar("S", bound=Switches)


class Admin(Generic[S]):
    """Answers every request under `/admin/`."""

    def __init__(
        self,
        holder: Holder[S],
        faults: Faults,
        requests: RequestLog,
        fault_from_json: Callable[[Mapping[str, Any]], Fault],
    ) -> None:
        """fault_from_json: reads a fault, or raises ValueError with a sentence."""
        self._holder = holder
        self._faults = faults
        self._requests = requests
        self._fault_from_json = fault_from_json
        self.token = secrets.token_urlsafe(24)

    def answer(self, request: Request) -> Reply:
        if not secrets.compare_digest(request.headers.get("x-admin-token", "").encode(), self.token.encode()):
            return json_reply(403, {"error": "X-Admin-Token is missing or wrong."})
        try:
            return self._answer(request)
        except ValueError as problem:
            return json_reply(400, {"error": str(problem)})

    def _answer(self, request: Request) -> Reply:
        match request.method, request.path:
            case "GET", "/admin/behaviour":
                return json_reply(200, self._holder.behaviour.to_json())
            case "PUT", "/admin/behaviour":
                self._holder.behaviour = self._holder.behaviour.changed_by(_object(request))
                return json_reply(200, self._holder.behaviour.to_json())
            case "GET", "/admin/faults":
                return json_reply(200, {"waiting": [repr(fault) for fault in self._faults.waiting()]})
            case "POST", "/admin/faults":
                self._faults.add(self._fault_from_json(_object(request)))
                return empty_reply(204)
            case "DELETE", "/admin/faults":
                self._faults.clear()
                return empty_reply(204)
            case "GET", "/admin/requests":
                return json_reply(200, self._asked())
            case "DELETE", "/admin/requests":
                self._forget()
                return empty_reply(204)
            case _:
                nothing = json_reply(404, {"error": "There is nothing at this address."})
                return self._own(request) or nothing

    def _own(self, request: Request) -> Reply | None:
        """The reply to a call that only this service has; None when it has none at this address."""
        return None

    def _asked(self) -> dict[str, Any]:
        """What was asked of the service so far."""
        return {"requests": shown(self._requests)}

    def _forget(self) -> None:
        """Forget what was asked."""
        self._requests.clear()


class CallsAdmin(Admin[S]):
    """The same for a service whose requests may hold several calls each. calls: the log of those."""

    def __init__(
        self,
        holder: Holder[S],
        faults: Faults,
        requests: RequestLog,
        calls: RequestLog,
        fault_from_json: Callable[[Mapping[str, Any]], Fault],
    ) -> None:
        super().__init__(holder, faults, requests, fault_from_json)
        self._calls = calls

    def _asked(self) -> dict[str, Any]:
        return {**super()._asked(), "calls": shown(self._calls)}

    def _forget(self) -> None:
        super()._forget()
        self._calls.clear()


def shown(log: RequestLog) -> list[dict[str, Any]]:
    """The entries of a log as plain JSON values, without bodies."""
    return [
        {
            "time": entry.time.isoformat(),
            "method": entry.method,
            "path": entry.path,
            "query": entry.query,
            "headers": entry.headers,
            "status": entry.status,
        }
        for entry in log.entries()
    ]


def _object(request: Request) -> dict[str, Any]:
    data = json.loads(request.body)
    if not isinstance(data, dict):
        raise ValueError("The body has to be a JSON object.")
    return data
