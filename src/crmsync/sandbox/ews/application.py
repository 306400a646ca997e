"""Every door of the embedded Exchange Server behind one function: EWS, autodiscover and the admin endpoint;
with its faults.

Takes a request, gives a reply, never raises. The server asks it from many threads.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace

from crmsync.sandbox.ews.admin import ExchangeAdmin
from crmsync.sandbox.ews.autodiscover import POX_PATH, SOAP_PATH, Autodiscover
from crmsync.sandbox.ews.calls import (
    Call,
    Envelope,
    enveloped,
    fault_envelope,
    operation_name,
    read_envelope,
)
from crmsync.sandbox.ews.editions import RELEASES
from crmsync.sandbox.ews.errors import SoapFault, schema_fault
from crmsync.sandbox.ews.faults import XML_TYPE
from crmsync.sandbox.ews.gate import Gate, Refused
from crmsync.sandbox.ews.mailbox import Organisation
from crmsync.sandbox.ews.operations import Operations
from crmsync.sandbox.ews.xml import Element
from crmsync.sandbox.identity.book import TokenBook
from crmsync.sandbox.wire.faults import Struck
from crmsync.sandbox.wire.messages import Delivery, Reply, Request
from crmsync.sandbox.wire.requestlog import RequestLog
from crmsync.sandbox.wire.service import Door

_log = logging.getLogger(__name__)

EWS_PATH = "/EWS/Exchange.asmx"
_XML = b"<?xml"
_NOTHING = Reply(404, b"Not found.", "text/plain")


class Embedded(Door):
    """The embedded Exchange Server as requests meet it."""

    def __init__(self, organisation: Organisation, book: TokenBook, certificate: bytes | None = None) -> None:
        """certificate: see `Gate`."""
        super().__init__(keeps=EWS_PATH)
        self.organisation = organisation
        self.calls = RequestLog(keeps="")
        self.gate = Gate(organisation.store, book, certificate)
        self.operations = Operations()
        self.admin = ExchangeAdmin(organisation, self.operations, self.faults, self.requests, self.calls)
        self._autodiscover = Autodiscover(organisation)
        self._doors: Mapping[str, Callable[[Request], Reply]] = {
            EWS_PATH.casefold(): self._ews,
            POX_PATH.casefold(): self._pox,
            SOAP_PATH.casefold(): self._soap,
        }

    def answer(self, request: Request) -> Reply:
        """The reply to any request. What goes wrong here itself is logged and answered with HTTP 500."""
        try:
            reply = self._replied(request)
        except Refused as refused:
            reply = refused.reply
        except Exception:
            _log.exception("The embedded Exchange Server failed at %s %s", request.method, request.path)
            reply = Reply(500, b"The server failed.", "text/plain")
        status = 0 if reply.delivery is Delivery.CUT else reply.status
        self.requests.add(self.organisation.store.now(), request, status)
        return reply

    def _replied(self, request: Request) -> Reply:
        if request.path.startswith("/admin/"):
            return self.admin.answer(request)
        door = self._doors.get(request.path.casefold())
        return _NOTHING if door is None else door(request)

    def _ews(self, request: Request) -> Reply:
        who = self.gate.admit(request)
        if request.method != "POST":
            return Reply(200, b"<html><body>Service</body></html>", "text/html")
        try:
            envelope = read_envelope(request.body)
            operation = operation_name(envelope.operation)
        except SoapFault as fault:
            return _fault_reply(fault)
        named = replace(request, path=operation)

        def carry_out(struck: Struck) -> Reply:
            call = Call(
                operation, envelope.operation, who, envelope.zone, self.organisation, dict(struck.refused)
            )
            return self._operated(call, envelope)

        try:
            with self.gate.inside():
                reply = self.struck(named, carry_out)
        except SoapFault as fault:
            reply = _fault_reply(fault)
        if reply.body.startswith(_XML):
            # A fault may answer with a document of EWS.
            reply = replace(reply, content_type=XML_TYPE)
        status = 0 if reply.delivery is Delivery.CUT else reply.status
        self.calls.add(self.organisation.store.now(), named, status)
        return reply

    def _operated(self, call: Call, envelope: Envelope) -> Reply:
        """The reply to one operation."""
        release = RELEASES[self.organisation.store.behaviour.edition]
        try:
            if not release.knows(envelope.version):
                raise SoapFault("ErrorInvalidServerVersion", "The specified server version is invalid.")
            if envelope.impersonated:
                raise SoapFault(
                    "ErrorImpersonateUserDenied", "The account does not have permission to impersonate."
                )
            return Reply(200, enveloped(self._carried_out(call), release), XML_TYPE)
        except SoapFault as fault:
            return _fault_reply(fault)

    def _pox(self, request: Request) -> Reply:
        allowed = self.organisation.store.behaviour.pox_autodiscover
        return self._discovered(request, self._autodiscover.pox, allowed=allowed)

    def _soap(self, request: Request) -> Reply:
        allowed = self.organisation.store.behaviour.soap_autodiscover
        return self._discovered(request, self._autodiscover.soap, allowed=allowed)

    def _discovered(self, request: Request, find: Callable[[bytes, str], bytes], *, allowed: bool) -> Reply:
        """Where a mailbox is, for who may ask."""
        if not allowed:
            return _NOTHING
        behaviour = self.organisation.store.behaviour

        def carry_out(struck: Struck) -> Reply:
            if behaviour.autodiscover_location:
                return Reply(302, headers=(("Location", behaviour.autodiscover_location),))
            self.gate.admit(request)
            if request.method != "POST":
                return Reply(200, b"", None)
            try:
                with self.organisation.store.transaction():
                    told = find(request.body, behaviour.autodiscover_ews_url or self.base_url + EWS_PATH)
            except ValueError:
                return Reply(500, b"The request is none of autodiscover.", "text/plain")
            return Reply(200, told, XML_TYPE)

        return self.struck(request, carry_out)

    def _carried_out(self, call: Call) -> Element:
        operation = self.operations.table.get(call.operation)
        if operation is None:
            raise schema_fault(f"There is no operation '{call.operation}' here.")
        with self.organisation.store.transaction():
            self._count()
            return operation(call)

    def _count(self) -> None:
        """Raises SoapFault when the person has asked too much."""
        store = self.organisation.store
        left = store.behaviour.requests_left
        if left is None:
            return
        if left <= 0:
            wait = int(store.behaviour.back_off.total_seconds() * 1000)
            store.behaviour = replace(store.behaviour, requests_left=None)
            raise SoapFault(
                "ErrorServerBusy",
                "The server cannot service this request right now. Try again later.",
                {"BackOffMilliseconds": str(wait)},
            )
        store.behaviour = replace(store.behaviour, requests_left=left - 1)


def _fault_reply(fault: SoapFault) -> Reply:
    return Reply(500, fault_envelope(fault), XML_TYPE)
