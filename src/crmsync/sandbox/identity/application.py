"""Every door of the loopback identity provider behind one function: configuration, keys, sign-in page,
tokens; with its faults.

Takes a request, gives a reply. The server asks it from many threads.
"""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from crmsync.sandbox.identity.errors import SignInError
from crmsync.sandbox.identity.flows import Flows
from crmsync.sandbox.wire.messages import Delivery, Reply, Request, json_reply
from crmsync.sandbox.wire.service import Door

_PATH = re.compile(
    r"/([^/]+)/(?:(v2\.0/\.well-known/openid-configuration)|oauth2/v2\.0/(\w+)|(discovery/v2\.0/keys))"
)
_HTML = "text/html; charset=utf-8"


class SignIn(Door):
    """The identity provider as requests meet it."""

    def __init__(self, flows: Flows) -> None:
        super().__init__()
        self._flows = flows

    def answer(self, request: Request) -> Reply:
        """The reply to any request; a refused sign-in is answered as the platform words it."""
        try:
            reply = self.struck(request, lambda _: self._routed(request))
        except SignInError as refused:
            reply = json_reply(refused.status, refused.body())
        status = 0 if reply.delivery is Delivery.CUT else reply.status
        self.requests.add(datetime.now(UTC), request, status)
        return reply

    def _routed(self, request: Request) -> Reply:
        if request.path == "/device":
            return self._device(request)
        match = _PATH.fullmatch(request.path)
        if match is None:
            return json_reply(404, {"error": "not_found"})
        tenant, configuration, endpoint, _ = match.groups()
        issuer = f"{self.base_url}/{{tenantid}}/v2.0"
        match request.method, endpoint:
            case "GET", None if configuration is not None:
                return json_reply(200, self._configuration(tenant))
            case "GET", None:
                return json_reply(200, self._flows.signer.key_set())
            case "GET", "authorize":
                return self._authorized(tenant, request.query)
            case "POST", "devicecode":
                page = f"{self.base_url}/device"
                return json_reply(200, self._flows.device_code(tenant, request.form(), page))
            case "POST", "token":
                return json_reply(200, self._flows.token(tenant, request.form(), issuer))
            case _:
                return json_reply(404, {"error": "not_found"})

    def _device(self, request: Request) -> Reply:
        """The page on which a person enters the code that a program shows."""
        told = "Enter the code that your program shows."
        if request.method == "POST":
            if self._flows.answer_device(request.form().get("user_code", ""), allow=True):
                return Reply(200, b"<p>You are signed in. You can close this page.</p>", _HTML)
            told = "No program waits with this code."
        form = '<form method="post"><input name="user_code" autofocus><button>Continue</button></form>'
        return Reply(200, f"<html><body><p>{told}</p>{form}</body></html>".encode(), _HTML)

    def _configuration(self, tenant: str) -> dict[str, Any]:
        base = f"{self.base_url}/{tenant}"
        issuing = "{tenantid}" if tenant in ("common", "organizations", "consumers") else tenant
        return {
            "issuer": f"{self.base_url}/{issuing}/v2.0",
            "authorization_endpoint": f"{base}/oauth2/v2.0/authorize",
            "token_endpoint": f"{base}/oauth2/v2.0/token",
            "device_authorization_endpoint": f"{base}/oauth2/v2.0/devicecode",
            "jwks_uri": f"{base}/discovery/v2.0/keys",
            "response_modes_supported": ["query", "fragment", "form_post"],
            "code_challenge_methods_supported": ["S256"],
        }

    def _authorized(self, tenant: str, form: dict[str, str]) -> Reply:
        try:
            self._flows.check_client(form)
        except SignInError as refused:
            # Without a registered address there is nobody to send the person to.
            return Reply(400, f"<p>{html.escape(str(refused))}</p>".encode(), _HTML)
        answer = self._flows.authorize(tenant, form)
        if form.get("response_mode", "query") == "form_post":
            return Reply(200, _form_page(form["redirect_uri"], answer).encode(), _HTML)
        return Reply(302, headers=(("Location", f"{form['redirect_uri']}?{urlencode(answer)}"),))


def _form_page(address: str, fields: dict[str, str]) -> str:
    """A page that sends itself ("OAuth 2.0 Form Post Response Mode")."""
    inputs = "".join(
        f'<input type="hidden" name="{html.escape(name)}" value="{html.escape(value)}">'
        for name, value in fields.items()
    )
    return (
        '<html><body onload="document.forms[0].submit()">'
        f'<form method="post" action="{html.escape(address)}">{inputs}'
        "<noscript><button>Continue</button></noscript></form></body></html>"
    )
