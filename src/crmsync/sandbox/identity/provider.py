"""The loopback identity provider as tests use it: start, stop, switches, and the person's browser.

Serves TLS only: MSAL takes no other authority. Its addresses are those of login.microsoftonline.com.
"""

from __future__ import annotations

import html
import re
import ssl
from collections.abc import Sequence
from urllib.parse import parse_qsl, urlencode, urlsplit

import urllib3

from crmsync.sandbox.identity.application import SignIn
from crmsync.sandbox.identity.behaviour import SignInBehaviour
from crmsync.sandbox.identity.book import ANNA, Account, TokenBook
from crmsync.sandbox.identity.flows import Flows
from crmsync.sandbox.wire.messages import Request
from crmsync.sandbox.wire.service import EmbeddedService

CLIENT_ID = "0f6f6b0c-58f5-4e39-9d53-6f2d35b41a07"
"""A registered public client."""


class ProviderStopped(Exception):
    """The identity provider has no address while it is not running."""


class IdentityProvider(EmbeddedService[SignInBehaviour]):
    """Microsoft's sign-in on https://localhost.

    with IdentityProvider(graph.book, context=tls.server_context()) as provider:
        msal.PublicClientApplication(provider.client_id, authority=provider.authority(), …)
    """

    STOPPED = ProviderStopped
    HOST = "localhost"

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
        self._flows = Flows(book, clients, accounts)
        super().__init__(SignIn(self._flows), self._flows, lambda: int(book.now().timestamp()), context)

    def authority(self, tenant: str = "common") -> str:
        """common, organizations, consumers or a tenant's id."""
        return f"{self.base_url}/{tenant}"

    # The person

    def sign_in_as(self, account: Account) -> None:
        """Who sits in front of the browser from now on."""
        self._flows.next_account = account

    def visit(self, url: str) -> int:
        """What the person's browser does with a sign-in address: open it, consent, and bring the answer to
        the program that waits on localhost. Gives that program's status, or the provider's when it sends
        nobody there.
        """
        if self._server is None:
            raise ProviderStopped
        query = dict(parse_qsl(urlsplit(url).query, keep_blank_values=True))
        reply = self._door.answer(Request("GET", urlsplit(url).path, query, {}, b""))
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
