"""Who may sign in, and every token that was given to them.

Knows no HTTP. The identity provider writes into a book, the embedded Graph looks tokens up in it.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from crmsync.frozen import frozen
from crmsync.sandbox.wire.clock import Clock

PERSONAL_TENANT = "9188040d-6c67-4c5b-b112-36a304b66dad"
"""The tenant of all personal Microsoft accounts."""


@frozen
class Account:
    """Somebody who signs in. object_id, tenant_id: GUIDs; personal accounts have `PERSONAL_TENANT`."""

    username: str
    name: str
    object_id: str
    tenant_id: str

    @property
    def personal(self) -> bool:
        return self.tenant_id == PERSONAL_TENANT


ANNA = Account(
    "anna@example.com",
    "Anna Keller",
    "6f1c0f0e-2b7a-4a53-9a0b-0d5a1b1f7c01",
    "b5f6a5a2-41de-4f0c-8a4c-6d9f0f3c2e02",
)
"""A work account: the owner of the embedded mailbox, unless somebody else is named."""

PAT = Account("pat@outlook.example", "Pat Lindgren", "00000000-0000-0000-8f3e-2b6a1d7c4e03", PERSONAL_TENANT)
"""A personal account."""


@frozen
class Access:
    """What an access token allows, and until when."""

    account: Account
    scopes: frozenset[str]
    expires: datetime


@frozen
class Refresh:
    """What a refresh token allows."""

    account: Account
    client_id: str
    scopes: tuple[str, ...]


class TokenBook:
    """All tokens. Safe to use from several threads. changes: how often something was written."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._access: dict[str, Access] = {}
        self._refresh: dict[str, Refresh] = {}
        self.changes = 0

    def now(self) -> datetime:
        return self._clock().astimezone(UTC)

    def give_access(self, account: Account, scopes: Iterable[str], lifetime: timedelta) -> str:
        """A new access token."""
        token = f"EwB{secrets.token_urlsafe(60)}"
        with self._lock:
            self.changes += 1
            self._access[token] = Access(account, frozenset(scopes), self.now() + lifetime)
        return token

    def access(self, token: str) -> Access | None:
        """What a token allows, also when it has expired; None for one that nobody gave."""
        with self._lock:
            return self._access.get(token)

    def give_refresh(self, account: Account, client_id: str, scopes: Iterable[str]) -> str:
        """A new refresh token."""
        token = f"M.C{secrets.token_urlsafe(60)}"
        with self._lock:
            self.changes += 1
            self._refresh[token] = Refresh(account, client_id, tuple(scopes))
        return token

    def refresh(self, token: str) -> Refresh | None:
        with self._lock:
            return self._refresh.get(token)

    def end_access_tokens(self) -> None:
        """Every access token has expired, as after its hour; refresh tokens stay good."""
        with self._lock:
            self.changes += 1
            past = self.now() - timedelta(seconds=1)
            self._access = {
                token: Access(access.account, access.scopes, min(access.expires, past))
                for token, access in self._access.items()
            }

    def revoke(self, account: Account) -> None:
        """Forget every refresh token of somebody, as after a new password."""
        with self._lock:
            self.changes += 1
            self._refresh = {
                token: refresh for token, refresh in self._refresh.items() if refresh.account != account
            }

    # Keeping

    def tokens(self) -> tuple[Mapping[str, Access], Mapping[str, Refresh]]:
        """All access tokens and all refresh tokens."""
        with self._lock:
            return dict(self._access), dict(self._refresh)

    def restore(self, access: Mapping[str, Access], refresh: Mapping[str, Refresh]) -> None:
        """These are all tokens."""
        with self._lock:
            self._access, self._refresh = dict(access), dict(refresh)
