"""Who may come in to the embedded Exchange Server, and how; autodiscover."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import exchangelib
import pytest
import spnego
import urllib3
from exchangelib.autodiscover.protocol import AutodiscoverProtocol
from exchangelib.errors import (
    ErrorImpersonateUserDenied,
    ErrorNonExistentMailbox,
    TransportError,
    UnauthorizedError,
)
from exchangelib.protocol import FailFast
from lxml import etree
from support.clock import FakeClock
from support.ews_clients import mailbox

from crmsync.sandbox.ews import FORBIDDEN, Account, EmbeddedExchange, Fault
from crmsync.sandbox.ews.md4 import md4

POX = "{http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a}"
ERROR = "{http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006}"
ASK = """<Autodiscover xmlns="http://schemas.microsoft.com/exchange/autodiscover/outlook/requestschema/2006">
  <Request><EMailAddress>{address}</EMailAddress><AcceptableResponseSchema>
  http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a</AcceptableResponseSchema></Request>
</Autodiscover>"""
SOMETHING = (
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"'
    ' xmlns:t="http://schemas.microsoft.com/exchange/services/2006/types"'
    ' xmlns:m="http://schemas.microsoft.com/exchange/services/2006/messages">'
    '<s:Header><t:RequestServerVersion Version="Exchange2016"/></s:Header><s:Body><m:GetFolder><m:FolderShape>'
    "<t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>"
    '<t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder></s:Body></s:Envelope>'
)


@pytest.fixture
def http() -> Iterator[urllib3.PoolManager]:
    with urllib3.PoolManager(retries=False) as pool:
        yield pool


def post(http: urllib3.PoolManager, url: str, authorization: str | None = None, body: str = SOMETHING) -> Any:
    headers = {"Content-Type": "text/xml; charset=utf-8"}
    if authorization is not None:
        headers["Authorization"] = authorization
    return http.request("POST", url, body=body.encode(), headers=headers, redirect=False)


@pytest.mark.parametrize("way", [exchangelib.BASIC, exchangelib.NTLM])
@pytest.mark.parametrize("user", ["EXAMPLE\\anna", "example\\ANNA", "anna@example.com"])
def test_both_names_come_in_both_ways(exchange: EmbeddedExchange, way: str, user: str) -> None:
    exchange.person.create_contact({"GivenName": "Kim", "DisplayName": "Kim"})

    with mailbox(exchange, user=user, auth_type=way) as account:
        assert [each.given_name for each in account.contacts.all()] == ["Kim"]
    assert exchange.wrong_passwords == 0


@pytest.mark.parametrize("way", [exchangelib.BASIC, exchangelib.NTLM])
@pytest.mark.parametrize(("user", "password"), [("EXAMPLE\\anna", "summer"), ("EXAMPLE\\bob", "Winter-1!")])
def test_others_do_not(exchange: EmbeddedExchange, way: str, user: str, password: str) -> None:
    with (
        mailbox(exchange, user=user, password=password, auth_type=way) as account,
        pytest.raises(UnauthorizedError),
    ):
        account.contacts.refresh()
    assert exchange.wrong_passwords >= 1


def test_exchangelib_finds_out_what_is_offered(exchange: EmbeddedExchange) -> None:
    for switches, found in (({}, "NTLM"), ({"ntlm": False}, "basic")):
        with exchange.switched(**switches):
            credentials = exchangelib.Credentials(exchange.user, exchange.password)
            config = exchangelib.Configuration(
                service_endpoint=exchange.url, credentials=credentials, retry_policy=FailFast()
            )
            account = exchangelib.Account(
                exchange.owner.username, config=config, autodiscover=False, access_type=exchangelib.DELEGATE
            )
            account.contacts.refresh()
            assert account.protocol.auth_type == found
            account.protocol.close()
            exchangelib.protocol.CachingProtocol.clear_cache()


def test_what_is_offered(exchange: EmbeddedExchange, http: urllib3.PoolManager) -> None:
    def offered(**switches: bool) -> list[str]:
        with exchange.switched(**switches):
            reply = post(http, exchange.url)
        assert reply.status == 401
        return [each.split()[0] for each in reply.headers.getlist("WWW-Authenticate")]

    assert offered() == ["Bearer", "NTLM", "Basic"]
    assert offered(oauth=False, basic=False) == ["NTLM"]
    basic = urllib3.make_headers(basic_auth=f"{exchange.user}:{exchange.password}")["authorization"]
    with exchange.switched(basic=False):
        assert post(http, exchange.url, basic).status == 401


def test_ntlm_is_the_connections(exchange: EmbeddedExchange, http: urllib3.PoolManager) -> None:
    """Once proved, the connection needs no more; another one does, and a new password ends it."""
    client = spnego.client(exchange.user, exchange.password, protocol="ntlm")
    reply = post(http, exchange.url, f"NTLM {base64.b64encode(client.step() or b'').decode()}", "")
    challenge = base64.b64decode(reply.headers["WWW-Authenticate"].removeprefix("NTLM "))
    assert reply.status == 401
    answer = base64.b64encode(client.step(challenge) or b"").decode()

    assert post(http, exchange.url, f"NTLM {answer}").status == 200
    assert post(http, exchange.url).status == 200
    assert post(http, exchange.url, f"NTLM {answer}").status == 401, "a challenge is good once"
    with urllib3.PoolManager(retries=False) as other:
        assert post(other, exchange.url).status == 401
        assert post(other, exchange.url, f"NTLM {answer}").status == 401, (
            "an answer is good for its challenge only"
        )
    exchange.end_connections()
    assert post(http, exchange.url).status == 401


@pytest.mark.parametrize("token", ["", "TlRMTVNTUAAD", "TlRMTVNTUAADAAAA" + "A" * 80, "!"])
def test_ntlm_messages_that_are_none(
    exchange: EmbeddedExchange, http: urllib3.PoolManager, token: str
) -> None:
    assert post(http, exchange.url, f"NTLM {token}").status == 401


@pytest.mark.parametrize(
    ("content", "digest"),
    [
        (b"", "31d6cfe0d16ae931b73c59d7e0c089c0"),
        (b"abc", "a448017aaf21d8525fc10ae87aa6729d"),
        (
            b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789",
            "043f8582f241db351ce627e153e7f0e4",
        ),
        (b"1234567890" * 8, "e33b4ddc9c38f2199c3e7b164fcc0536"),
    ],
)
def test_md4_of_its_rfc(content: bytes, digest: str) -> None:
    assert md4(content).hex() == digest


def test_bearer_tokens(exchange: EmbeddedExchange, http: urllib3.PoolManager, clock: FakeClock) -> None:
    token = exchange.access_token(lifetime=timedelta(minutes=5))

    assert post(http, exchange.url, f"Bearer {token}").status == 200
    assert post(http, exchange.url, "Bearer other").status == 401
    for_graph = exchange.access_token(scopes=("https://graph.microsoft.com/Contacts.ReadWrite",))
    assert post(http, exchange.url, f"Bearer {for_graph}").status == 401
    clock.advance(timedelta(minutes=6))
    assert post(http, exchange.url, f"Bearer {token}").status == 401


def test_a_new_password(exchange: EmbeddedExchange) -> None:
    with mailbox(exchange) as account:
        account.contacts.refresh()
        exchange.set_password("Summer-2!")
        with pytest.raises(UnauthorizedError):
            account.contacts.refresh()
    with mailbox(exchange) as account:
        account.contacts.refresh()


def test_a_mailbox_that_may_not_be_used_through_ews(
    exchange: EmbeddedExchange, http: urllib3.PoolManager
) -> None:
    basic = urllib3.make_headers(basic_auth=f"{exchange.user}:{exchange.password}")["authorization"]
    with exchange.switched(ews_allowed=False):
        assert post(http, exchange.url, basic).status == 403
    exchange.fail(Fault("POST GetFolder", FORBIDDEN))
    assert post(http, exchange.url, basic).status == 403
    assert post(http, exchange.url, basic).status == 200


def test_impersonation_is_denied(exchange: EmbeddedExchange) -> None:
    """What exchangelib does unless it is told to be a delegate."""
    config = exchangelib.Configuration(
        service_endpoint=exchange.url,
        credentials=exchangelib.Credentials(exchange.user, exchange.password),
        auth_type=exchangelib.BASIC,
        retry_policy=FailFast(),
    )
    account = exchangelib.Account(exchange.owner.username, config=config, autodiscover=False)
    with pytest.raises(ErrorImpersonateUserDenied):
        account.contacts.refresh()
    account.protocol.close()
    exchangelib.protocol.CachingProtocol.clear_cache()


def ask(exchange: EmbeddedExchange, http: urllib3.PoolManager, address: str) -> etree._Element:
    basic = urllib3.make_headers(basic_auth=f"{exchange.user}:{exchange.password}")["authorization"]
    reply = post(http, exchange.autodiscover_url, basic, ASK.format(address=address))
    assert reply.status == 200
    return etree.fromstring(reply.data)


def test_pox_autodiscover(exchange: EmbeddedExchange, http: urllib3.PoolManager) -> None:
    assert post(http, exchange.autodiscover_url).status == 401
    root = ask(exchange, http, "Anna@example.com")

    assert next(root.iter(f"{POX}Action")).text == "settings"
    assert {each.text for each in root.iter(f"{POX}EwsUrl")} == {exchange.url}
    assert next(root.iter(f"{POX}AutoDiscoverSMTPAddress")).text == "anna@example.com"
    assert next(ask(exchange, http, "nobody@example.com").iter(f"{ERROR}ErrorCode")).text == "500"


def test_pox_autodiscover_points_elsewhere(exchange: EmbeddedExchange, http: urllib3.PoolManager) -> None:
    with exchange.switched(autodiscover_redirect="anna@other.example"):
        assert (
            next(ask(exchange, http, "anna@example.com").iter(f"{POX}RedirectAddr")).text
            == "anna@other.example"
        )
    with exchange.switched(autodiscover_location="https://other.example/autodiscover/autodiscover.xml"):
        reply = post(http, exchange.autodiscover_url)
        assert (reply.status, reply.headers["Location"]) == (
            302,
            "https://other.example/autodiscover/autodiscover.xml",
        )
    with exchange.switched(autodiscover_ews_url="https://outlook.office365.com/EWS/Exchange.asmx"):
        told = next(ask(exchange, http, "anna@example.com").iter(f"{POX}EwsUrl")).text
        assert told == "https://outlook.office365.com/EWS/Exchange.asmx"
    with exchange.switched(pox_autodiscover=False):
        assert post(http, exchange.autodiscover_url).status == 404


def test_soap_autodiscover_as_exchangelib_asks(exchange: EmbeddedExchange) -> None:
    protocol = AutodiscoverProtocol(
        config=exchangelib.Configuration(
            service_endpoint=f"{exchange.base_url}/autodiscover/autodiscover.svc",
            credentials=exchangelib.Credentials(exchange.user, exchange.password),
            auth_type=exchangelib.NTLM,
            retry_policy=FailFast(),
        )
    )
    found = protocol.get_user_settings(user=exchange.owner.username)
    assert (found.ews_url, found.autodiscover_smtp_address) == (exchange.url, "anna@example.com")
    with pytest.raises(ErrorNonExistentMailbox):
        protocol.get_user_settings(user="nobody@example.com").raise_errors()
    with exchange.switched(autodiscover_redirect="anna@other.example"):
        assert (
            protocol.get_user_settings(user=exchange.owner.username).redirect_address == "anna@other.example"
        )
    with exchange.switched(soap_autodiscover=False), pytest.raises(TransportError):
        protocol.get_user_settings(user=exchange.owner.username)
    protocol.close()


def test_two_accounts_do_not_share_a_password(exchange: EmbeddedExchange) -> None:
    bob = Account("bob@example.com", "Bob", "0b0b0b0b-2b7a-4a53-9a0b-0d5a1b1f7c02", exchange.owner.tenant_id)
    exchange.colleague(bob, "Spring-3!")

    with mailbox(exchange, user=bob.username, password="Spring-3!", address=bob.username) as account:
        account.contacts.refresh()
    with (
        mailbox(exchange, user=bob.username, address=bob.username) as account,
        pytest.raises(UnauthorizedError),
    ):
        account.contacts.refresh()
