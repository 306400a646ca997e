"""Every door of the embedded Graph behind one function: the API, its batches and the admin endpoint; with its
faults.

Takes a request, gives a reply, never raises. The server asks it from many threads.
"""

from __future__ import annotations

import logging
import uuid
from dataclasses import replace
from urllib.parse import parse_qsl, unquote, urlsplit

from crmsync.sandbox.graph.admin import GraphAdmin
from crmsync.sandbox.graph.batch import Begun, Part, read_batch, run_batch
from crmsync.sandbox.graph.calls import Answered, Call, refusal
from crmsync.sandbox.graph.category_calls import CategoryCalls
from crmsync.sandbox.graph.contact_calls import ContactCalls
from crmsync.sandbox.graph.errors import GraphError, unknown_segment
from crmsync.sandbox.graph.event_calls import EventCalls
from crmsync.sandbox.graph.gate import Gate
from crmsync.sandbox.graph.mailbox import Mailbox
from crmsync.sandbox.graph.odata import read_options, read_preferences
from crmsync.sandbox.graph.owner_calls import OwnerCalls
from crmsync.sandbox.graph.routes import Routes
from crmsync.sandbox.graph.schema import timestamp
from crmsync.sandbox.graph.task_calls import TaskCalls
from crmsync.sandbox.identity.book import TokenBook
from crmsync.sandbox.wire.faults import Answer, Cut, Struck
from crmsync.sandbox.wire.messages import Delivery, Reply, Request
from crmsync.sandbox.wire.requestlog import RequestLog
from crmsync.sandbox.wire.service import Door

_log = logging.getLogger(__name__)

VERSION = "/v1.0"
_BATCH = f"{VERSION}/$batch"


class _CutOff(Exception):
    """The connection ends here without a reply."""


class Embedded(Door):
    """The embedded Graph as requests meet it."""

    def __init__(self, mailbox: Mailbox, book: TokenBook) -> None:
        super().__init__(keeps=VERSION)
        self.mailbox = mailbox
        self.calls = RequestLog(keeps=VERSION)
        self.gate = Gate(mailbox.store, book, mailbox.owner)
        self.admin = GraphAdmin(mailbox, self.faults, self.requests, self.calls)
        routes = [
            *OwnerCalls(mailbox).routes(),
            *ContactCalls(mailbox).routes(),
            *EventCalls(mailbox).routes(),
            *TaskCalls(mailbox).routes(),
            *CategoryCalls(mailbox).routes(),
        ]
        names = (mailbox.owner.object_id, mailbox.owner.username)
        self._routes = Routes(routes, names)

    def answer(self, request: Request) -> Reply:
        """The reply to any request. What goes wrong here itself is logged and answered with HTTP 500."""
        try:
            reply = self._replied(request)
        except _CutOff:
            reply = Reply(delivery=Delivery.CUT)
        except Exception:
            _log.exception("The embedded Graph failed at %s %s", request.method, request.path)
            reply = self._refused(GraphError(500, "InternalServerError", "The server failed.")).reply()
        status = 0 if reply.delivery is Delivery.CUT else reply.status
        self.requests.add(self.mailbox.store.now(), request, status)
        return reply

    def _replied(self, request: Request) -> Reply:
        if request.path.startswith("/admin/"):
            return self.admin.answer(request)
        if not request.path.startswith(f"{VERSION}/"):
            return self._refused(unknown_segment(request.path.strip("/"))).reply()
        try:
            if request.path == _BATCH:
                return self._batch(request)
            with self.gate.inside():
                struck = self.faults.strike(request)
                self.stopping.wait(struck.seconds)
                answered = self._answered(request, struck, None)
        except GraphError as refused:
            return self._refused(refused).reply()
        return replace(answered.reply(), delivery=struck.delivery)

    def _batch(self, request: Request) -> Reply:
        """The parts run four at a time and are counted one by one; their envelope is not."""
        if request.method != "POST":
            raise unknown_segment("$batch")
        # A fault may strike the envelope; a part is struck by its own method and path.
        struck = self.faults.strike(request)
        self.stopping.wait(struck.seconds)
        answered = _instead(struck)
        delivery = struck.delivery
        if answered is None:
            authorization = request.headers.get("authorization", "")
            scopes = self.gate.admit(authorization)
            parts = read_batch(Call("POST", _BATCH, "", body=request.body).json(), self.mailbox.behaviour)
            cuts = [delivery]

            def begin(part: Part) -> Begun:
                return self._begun(_part_request(part, authorization), scopes, cuts)

            answered = Answered(200, run_batch(parts, begin, self.stopping.wait, self.mailbox.behaviour))
            delivery = next((cut for cut in cuts if cut is not Delivery.WHOLE), delivery)
        return replace(answered.reply(), delivery=delivery)

    def _begun(self, request: Request, scopes: frozenset[str], cuts: list[Delivery]) -> Begun:
        """A part of a batch that takes its place among the requests. cuts: is told how replies arrive."""
        try:
            self.gate.enter()
        except GraphError as refused:
            throttled = self._refused(refused)
            self.calls.add(self.mailbox.store.now(), request, throttled.status)
            return Begun(0, lambda: throttled)
        struck = self.faults.strike(request)
        if isinstance(struck.instead, Cut):
            self.stopping.wait(struck.seconds)
            self.gate.leave()
            raise _CutOff

        def finish() -> Answered:
            try:
                return self._answered(request, struck, scopes)
            finally:
                cuts.append(struck.delivery)
                self.gate.leave()

        return Begun(struck.seconds, finish)

    def _answered(self, request: Request, struck: Struck, scopes: frozenset[str] | None) -> Answered:
        """The answer to one call that is struck so."""
        answered = _instead(struck)
        if answered is None:
            try:
                answered = self._called(request, scopes)
            except GraphError as refused:
                answered = self._refused(refused)
        status = 0 if struck.delivery is Delivery.CUT else answered.status
        self.calls.add(self.mailbox.store.now(), request, status)
        return answered

    def _called(self, request: Request, scopes: frozenset[str] | None) -> Answered:
        if scopes is None:
            scopes = self.gate.admit(request.headers.get("authorization", ""))
        self.gate.count()
        path = self._routes.normalised(request.path.removeprefix(VERSION))
        self.gate.check_scope(request.method, path, scopes)
        route, ids = self._routes.find(request.method, path)
        call = Call(
            request.method,
            request.path.removeprefix(VERSION),
            self.base_url + VERSION,
            request.query,
            read_options(request.query),
            read_preferences(request.headers.get("prefer", "")),
            request.headers,
            request.body,
            ids,
        )
        with self.mailbox.store.transaction():
            return route.answer(call)

    def _refused(self, refused: GraphError) -> Answered:
        now = timestamp(self.mailbox.store.now()).removesuffix("Z")
        return refusal(refused, str(uuid.uuid4()), now)


def _instead(struck: Struck) -> Answered | None:
    """What a call is answered instead of being carried out. Raises _CutOff."""
    match struck.instead:
        case Answer() as answer:
            return _faulty(answer)
        case Cut():
            raise _CutOff
        case None:
            return None


def _faulty(action: Answer) -> Answered:
    if isinstance(action.body, str):
        return Answered(action.status, action.body.encode(), "text/html; charset=utf-8", action.headers)
    return Answered(action.status, action.body, headers=action.headers)


def _part_request(part: Part, authorization: str) -> Request:
    """A part of a batch as the request it would be by itself."""
    parts = urlsplit(part.url)
    path = VERSION + "/" + unquote(parts.path).removeprefix(VERSION).strip("/")
    query = dict(parse_qsl(parts.query, keep_blank_values=True))
    request = Request(part.method, path, query, dict(part.headers), part.body)
    return replace(request, headers={**part.headers, "authorization": authorization})
