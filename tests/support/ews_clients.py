"""Clients of the embedded Exchange Server: exchangelib as the independent judge, and plain SOAP for what
exchangelib never sends."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import exchangelib
import urllib3
from exchangelib.protocol import CachingProtocol, FailFast
from lxml import etree

from crmsync.sandbox.ews import EmbeddedExchange

T = "{http://schemas.microsoft.com/exchange/services/2006/types}"
M = "{http://schemas.microsoft.com/exchange/services/2006/messages}"
ERRORS = "{http://schemas.microsoft.com/exchange/services/2006/errors}"

_ENVELOPE = """<?xml version="1.0" encoding="utf-8"?>
<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"
    xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages"
    xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types">
  <s:Header><t:RequestServerVersion Version="{version}"/></s:Header>
  <s:Body>{body}</s:Body>
</s:Envelope>"""


@contextmanager
def mailbox(
    exchange: EmbeddedExchange,
    *,
    user: str | None = None,
    password: str | None = None,
    auth_type: str = exchangelib.BASIC,
    address: str | None = None,
) -> Iterator[Any]:
    """An exchangelib account on the server, for DELEGATE access; its connections are closed afterwards."""
    config = exchangelib.Configuration(
        service_endpoint=exchange.url,
        credentials=exchangelib.Credentials(user or exchange.user, password or exchange.password),
        auth_type=auth_type,
        retry_policy=FailFast(),
        max_connections=2,
    )
    account = exchangelib.Account(
        address or exchange.owner.username,
        config=config,
        autodiscover=False,
        access_type=exchangelib.DELEGATE,
        default_timezone=exchangelib.UTC,
    )
    try:
        yield account
    finally:
        account.protocol.close()
        CachingProtocol.clear_cache()


class Soap:
    """Posts operations as they are written, signed in by Basic."""

    def __init__(
        self,
        exchange: EmbeddedExchange,
        user: str | None = None,
        password: str | None = None,
        timeout: float | None = None,
    ) -> None:
        """timeout: seconds until it gives up; None: never."""
        self._exchange = exchange
        self._pool = urllib3.PoolManager(timeout=timeout)
        self._headers = urllib3.make_headers(
            basic_auth=f"{user or exchange.owner.username}:{password or exchange.password}"
        )

    def post(self, body: str, version: str = "Exchange2013_SP1") -> tuple[int, etree._Element]:
        """The status and the document that an operation is answered with."""
        document = _ENVELOPE.format(version=version, body=body)
        reply = self._pool.request(
            "POST",
            self._exchange.url,
            body=document.encode(),
            headers={**self._headers, "Content-Type": "text/xml; charset=utf-8"},
            retries=False,
        )
        return reply.status, etree.fromstring(reply.data)

    def codes(self, body: str) -> list[str]:
        """The response codes of an operation, one for each item."""
        status, root = self.post(body)
        assert status == 200, etree.tostring(root)
        return [code.text for code in root.iter(f"{M}ResponseCode")]

    def fault(self, body: str, version: str = "Exchange2013_SP1") -> str:
        """The code of the SOAP fault that refuses an operation."""
        status, root = self.post(body, version)
        assert status == 500, etree.tostring(root)
        return next(code.text for code in root.iter(f"{ERRORS}ResponseCode"))


def get_item(item_id: str, *paths: str, body_type: str = "") -> str:
    """A GetItem of one item. paths: elements that name what is asked for beside the id."""
    more = f"<t:AdditionalProperties>{''.join(paths)}</t:AdditionalProperties>" if paths else ""
    kind = f"<t:BodyType>{body_type}</t:BodyType>" if body_type else ""
    return (
        f"<m:GetItem><m:ItemShape><t:BaseShape>IdOnly</t:BaseShape>{kind}{more}</m:ItemShape>"
        f'<m:ItemIds><t:ItemId Id="{item_id}"/></m:ItemIds></m:GetItem>'
    )


def update_item(item_id: str, change_key: str, *steps: str, resolution: str = "NeverOverwrite") -> str:
    """An UpdateItem of one item."""
    key = f' ChangeKey="{change_key}"' if change_key else ""
    return (
        f'<m:UpdateItem ConflictResolution="{resolution}" MessageDisposition="SaveOnly" '
        'SendMeetingInvitationsOrCancellations="SendToNone"><m:ItemChanges><t:ItemChange>'
        f'<t:ItemId Id="{item_id}"{key}/><t:Updates>{"".join(steps)}</t:Updates>'
        "</t:ItemChange></m:ItemChanges></m:UpdateItem>"
    )


def create_contact(*members: str) -> str:
    """A CreateItem of one contact."""
    return (
        '<m:CreateItem MessageDisposition="SaveOnly"><m:Items><t:Contact>'
        f"{''.join(members)}</t:Contact></m:Items></m:CreateItem>"
    )
