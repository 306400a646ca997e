"""The loopback identity provider as tests use it: start, stop, switches, and the person's browser.

Serves TLS only: MSAL takes no other authority. Its addresses are those of login.microsoftonline.com.
"""

from __future__ import annotations

import html
import re
import ssl
import threading
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlencode, urlsplit

import urllib3

from crmsync.sandbox.crm.faults import Answer, Cut, Fault, Faults, RefuseItems, Slow
from crmsync.sandbox.crm.messages import Delivery, Reply, Request, json_reply
from crmsync.sandbox.crm.requestlog import LoggedRequest, RequestLog
from crmsync.sandbox.crm.server import HttpServer
from crmsync.sandbox.identity.behaviour import SignInBehaviour
from crmsync.sandbox.identity.book import ANNA, Account, TokenBook
from crmsync.sandbox.identity.errors import SignInError
from crmsync.sandbox.identity.flows import Flows

CLIENT_ID = "0f6f6b0c-58f5-4e39-9d53-6f2d35b41a07"
"""A registered public client."""

_PATH = re.compile(
    r"/([^/]+)/(?:(v2\.0/\.well-known/openid-configuration)|oauth2/v2\.0/(\w+)|(discovery/v2\.0/keys))"
)
_HTML = "text/html; charset=utf-8"


class ProviderStopped(Exception):
    """The identity provider has no address while it is not running."""


class IdentityProvider:
    """Microsoft's sign-in on https://localhost.

    with IdentityProvider(graph.book, context=tls.server_context()) as provider:
        msal.PublicClientApplication(provider.client_id, authority=provider.authority(), …)
    """

    def __init__(
        self,
        book: TokenBook,
        *,
        context: ssl.SSLContext,
        accounts: Sequence[Account] = (ANNA,),
        clients: Sequence[str] = (CLIENT_ID,),
    ) -> None:
        """book: tokens are written there. context: with a certificate for localhost. accounts: who there
        is.
        """
        self.client_id = clients[0]
        self._book = book
        self._context = context
        self._flows = Flows(book, clients, accounts)
        self._faults = Faults()
        self._requests = RequestLog()
        self._stopping = threading.Event()
        self._server: HttpServer | None = None

    def start(self, port: int = 0) -> str:
        """Serve on 127.0.0.1 at `port` (0: a free one); gives the base URL. Raises OSError when the port is
        taken.
        """
        self._server = HttpServer(
            self._answer, lambda: int(self._book.now().timestamp()), port, self._context
        )
        self._server.start()
        return self.base_url

    def stop(self) -> None:
        self._stopping.set()
        if self._server is not None:
            self._server.stop()
            self._server = None

    def __enter__(self) -> Self:
        if self._server is None:
            self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Scheme, host and port. Raises ProviderStopped when it is not running."""
        if self._server is None:
            raise ProviderStopped
        return f"https://localhost:{self._server.port}"

    def authority(self, tenant: str = "common") -> str:
        """common, organizations, consumers or a tenant's id."""
        return f"{self.base_url}/{tenant}"

    # The person, switches, faults, logs

    def sign_in_as(self, account: Account) -> None:
        """Who sits in front of the browser from now on."""
        self._flows.next_account = account

    def visit(self, url: str) -> int:
        """What the person's browser does with a sign-in address: open it, consent, and bring the answer to
        the program that waits on localhost. Gives that program's status, or the provider's when it sends
        nobody there.
        """
        query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        reply = self._answer(Request("GET", urlsplit(url).path, query, {}, b""))
        if reply.status == 302:
            return self._open("GET", dict(reply.headers)["Location"])
        if reply.status != 200:
            return reply.status
        page = reply.body.decode()
        action = re.search(r'action="([^"]*)"', page)
        fields = re.findall(r'name="([^"]*)" value="([^"]*)"', page)
        if action is None:
            raise ValueError("The sign-in page has no form.")
        body = urlencode({html.unescape(name): html.unescape(value) for name, value in fields})
        return self._open("POST", html.unescape(action[1]), body)

    def _open(self, method: str, url: str, body: str | None = None) -> int:
        with urllib3.PoolManager(retries=False) as pool:
            kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
            return pool.request(method, url, body=body, headers=kind, redirect=False, timeout=10).status

    def answer_device(self, user_code: str, *, allow: bool = True) -> bool:
        """What the person answers who was shown this code. False when no program waits with it."""
        return self._flows.answer_device(user_code, allow=allow)

    def revoke(self, account: Account = ANNA) -> None:
        """No refresh token of this person is good any more, as after a new password."""
        self._book.revoke(account)

    @property
    def behaviour(self) -> SignInBehaviour:
        return self._flows.behaviour

    def switch(self, **changes: Any) -> None:
        """Change switches by name: `provider.switch(consent=Consent.DECLINED)`."""
        self._flows.behaviour = replace(self._flows.behaviour, **changes)

    def fail(self, *faults: Fault) -> None:
        """Let requests go wrong; `match` is searched in `METHOD /path`."""
        self._faults.add(*faults)

    def mend(self) -> None:
        self._faults.clear()

    def requests(self, match: str = "", method: str | None = None) -> list[LoggedRequest]:
        """What was asked so far, oldest first, without bodies."""
        return self._requests.entries(match, method)

    # Requests

    def _answer(self, request: Request) -> Reply:
        try:
            reply = self._struck(request)
        except SignInError as refused:
            reply = json_reply(refused.status, refused.body())
        status = 0 if reply.delivery is Delivery.CUT else reply.status
        self._requests.add(datetime.now(UTC), request, status)
        return reply

    def _struck(self, request: Request) -> Reply:
        delivery = Delivery.WHOLE
        for action in self._faults.strike(request):
            match action:
                case Answer():
                    return action.reply()
                case Cut.BEFORE:
                    return Reply(delivery=Delivery.CUT)
                case Cut.AFTER:
                    delivery = Delivery.CUT
                case Cut.WITHIN:
                    delivery = Delivery.TRUNCATED
                case Slow(seconds):
                    self._stopping.wait(seconds)
                case RefuseItems():
                    # Sign-in knows no lists of items.
                    pass
        return replace(self._routed(request), delivery=delivery)

    def _routed(self, request: Request) -> Reply:
        if request.path == "/device":
            return Reply(200, b"Enter the code that your program shows.", "text/plain")
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

    def _configuration(self, tenant: str) -> dict[str, Any]:
        base = self.authority(tenant)
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
