"""Every door of the embedded CRM behind one function: API, accounts server, admin endpoint, web pages; with
its faults.

Takes a request, gives a reply, never raises. The server asks it from many threads.
"""

from __future__ import annotations

import logging
from functools import partial

from crmsync.sandbox.crm.api.accounts import Accounts
from crmsync.sandbox.crm.api.admin import CrmAdmin
from crmsync.sandbox.crm.api.gate import Gate
from crmsync.sandbox.crm.api.routes import PREFIX, Api
from crmsync.sandbox.crm.core import Core
from crmsync.sandbox.crm.errors import ApiError
from crmsync.sandbox.crm.faults import INTERNAL_ERROR
from crmsync.sandbox.crm.times import utc
from crmsync.sandbox.crm.web.site import Site
from crmsync.sandbox.wire.faults import Struck
from crmsync.sandbox.wire.messages import Delivery, Reply, Request, json_reply
from crmsync.sandbox.wire.service import Door

_log = logging.getLogger(__name__)

_LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")


class Embedded(Door):
    """The embedded CRM as requests meet it."""

    def __init__(self, core: Core) -> None:
        super().__init__(keeps="/crm/")
        self.core = core
        self.gate = Gate(core)
        self.admin = CrmAdmin(core, self.gate, self.faults, self.requests)
        self._api = Api(core, self.gate)
        self._accounts = Accounts(core)
        self._site = Site(core)

    def answer(self, request: Request) -> Reply:
        """The reply to any request. What goes wrong here itself is logged and answered with HTTP 500."""
        try:
            reply = self._admitted(request)
        except Exception:
            _log.exception("The embedded CRM failed at %s %s", request.method, request.path)
            reply = INTERNAL_ERROR.reply()
        status = 0 if reply.delivery is Delivery.CUT else reply.status
        self.requests.add(utc(self.core.environment.now()), request, status)
        return reply

    def _admitted(self, request: Request) -> Reply:
        if not request.path.startswith(PREFIX):
            return self.struck(request, partial(self._routed, request))
        try:
            with self.gate.inside():
                return self.struck(request, partial(self._routed, request))
        except ApiError as refused:
            return json_reply(refused.status, refused.body())

    def _routed(self, request: Request, struck: Struck) -> Reply:
        if request.path.startswith(PREFIX):
            return self._api.answer(request, tuple(struck.refused.items()))
        host = request.headers.get("host", "").rsplit(":", 1)[0]
        if host not in _LOCAL_HOSTS:
            # Another name that leads here is a web page of somebody else reaching for this computer.
            return Reply(421, b"This server answers to 127.0.0.1 and localhost only.", "text/plain")
        if request.path.startswith("/admin/"):
            return self.admin.answer(request)
        return self._accounts.answer(request, self.base_url) or self._site.answer(request, self.base_url)
