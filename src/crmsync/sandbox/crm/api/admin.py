"""What the embedded CRM's admin endpoint has beyond every service's: credits, and the automation log."""

from __future__ import annotations

from typing import Any

from crmsync.sandbox.crm.api.gate import Gate
from crmsync.sandbox.crm.behaviour import Behaviour
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.faults import fault_from_json
from crmsync.sandbox.wire.admin import Admin
from crmsync.sandbox.wire.faults import Faults
from crmsync.sandbox.wire.messages import Reply, Request, json_reply
from crmsync.sandbox.wire.requestlog import RequestLog


class CrmAdmin(Admin[Behaviour]):
    """Answers every request under `/admin/`."""

    def __init__(self, core: Core, gate: Gate, faults: Faults, requests: RequestLog) -> None:
        super().__init__(core.environment, faults, requests, fault_from_json)
        self._core = core
        self._gate = gate

    def _own(self, request: Request) -> Reply | None:
        if (request.method, request.path) != ("GET", "/admin/automation"):
            return None
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

    def _asked(self) -> dict[str, Any]:
        return {"credits": self._gate.spent, **super()._asked()}
