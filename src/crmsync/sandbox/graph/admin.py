"""What the embedded Graph's admin endpoint has beyond every service's: its log of calls, and lost tokens."""

from __future__ import annotations

from crmsync.sandbox.graph.behaviour import Behaviour
from crmsync.sandbox.graph.faults import fault_from_json
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.wire.admin import CallsAdmin
from crmsync.sandbox.wire.faults import Faults
from crmsync.sandbox.wire.messages import Reply, Request, empty_reply
from crmsync.sandbox.wire.requestlog import RequestLog


class GraphAdmin(CallsAdmin[Behaviour]):
    """Answers every request under `/admin/`."""

    def __init__(self, mailbox: Mailbox, faults: Faults, requests: RequestLog, calls: RequestLog) -> None:
        super().__init__(mailbox.store, faults, requests, calls, fault_from_json)
        self._mailbox = mailbox

    def _own(self, request: Request) -> Reply | None:
        if (request.method, request.path) != ("DELETE", "/admin/delta-tokens"):
            return None
        with self._mailbox.store.transaction():
            self._mailbox.deltas.lose_tokens()
        return empty_reply(204)
