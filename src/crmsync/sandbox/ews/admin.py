"""What the admin endpoint has beyond every service's: the log of operations, and lost states."""

from __future__ import annotations

from crmsync.sandbox.ews.behaviour import Behaviour
from crmsync.sandbox.ews.faults import fault_from_json
from crmsync.sandbox.ews.mailbox import Organisation
from crmsync.sandbox.ews.operations import Operations
from crmsync.sandbox.wire.admin import CallsAdmin
from crmsync.sandbox.wire.faults import Faults
from crmsync.sandbox.wire.messages import Reply, Request, empty_reply
from crmsync.sandbox.wire.requestlog import RequestLog


class ExchangeAdmin(CallsAdmin[Behaviour]):
    """Answers every request under `/admin/`."""

    def __init__(
        self,
        organisation: Organisation,
        operations: Operations,
        faults: Faults,
        requests: RequestLog,
        calls: RequestLog,
    ) -> None:
        super().__init__(organisation.store, faults, requests, calls, fault_from_json)
        self._organisation = organisation
        self._operations = operations

    def _own(self, request: Request) -> Reply | None:
        if (request.method, request.path) != ("DELETE", "/admin/sync-states"):
            return None
        with self._organisation.store.transaction():
            self._operations.sync.lose_states()
        return empty_reply(204)
