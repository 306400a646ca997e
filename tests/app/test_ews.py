"""The desk for Exchange Server: a password or tokens, what is kept, finding the server, opening the mailbox."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace

import pytest
from support.tls import TlsFiles, make_tls_files

from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Account, Service
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.ews import Ews, wrong_key
from crmsync.app.services import ByBrowser, Given, GivenPassword, GivenToken, Tried, Way
from crmsync.connect.cache import Cache, MemoryCache
from crmsync.connect.errors import NotSupported, SignInNeeded, Unreachable
from crmsync.model.kinds import Side
from crmsync.sandbox.ews import ANNA, EmbeddedExchange
from crmsync.sandbox.ews.world import ACCESS_SCOPE
from crmsync.sandbox.identity import CLIENT_ID, IdentityProvider


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def exchange() -> Iterator[EmbeddedExchange]:
    with EmbeddedExchange() as exchange:
        yield exchange


@pytest.fixture
def account(exchange: EmbeddedExchange) -> Account:
    return Account("office", Side.OUTLOOK, Service.EWS, url=exchange.url, username=ANNA.username)


def signed_in(desk: Ews, account: Account, given: Given) -> Tried:
    return Tried(dict(desk.sign_in(account, given)))


def password(exchange: EmbeddedExchange) -> GivenPassword:
    return GivenPassword(Secret(exchange.password))


def who(desk: Ews, account: Account, kept: Tried, cache: Cache | None = None) -> str:
    with closing(desk.open(account, kept, cache or MemoryCache())) as connector:
        return connector.check()


def test_a_password_is_the_usual_way(exchange: EmbeddedExchange, account: Account) -> None:
    desk = Ews()
    assert desk.ways == (Way.PASSWORD, Way.TOKEN)
    kept = signed_in(desk, account, password(exchange))
    assert kept.values.keys() == {"password"}
    assert who(desk, account, kept) == f"{ANNA.username} at 127.0.0.1"


def test_the_name_in_the_domain_signs_in_to_the_mailbox_that_is_named(
    exchange: EmbeddedExchange, account: Account
) -> None:
    desk = Ews()
    other = replace(account, username=exchange.user, mailbox=ANNA.username)
    assert who(desk, other, signed_in(desk, other, password(exchange))).startswith(ANNA.username)


def test_a_mailbox_alone_is_a_user_name_too(exchange: EmbeddedExchange, account: Account) -> None:
    desk = Ews()
    other = replace(account, username=None, mailbox=ANNA.username)
    assert who(desk, other, signed_in(desk, other, password(exchange))).startswith(ANNA.username)


def test_a_wrong_password_is_tried_once(exchange: EmbeddedExchange, account: Account) -> None:
    desk = Ews()
    with pytest.raises(SignInNeeded):
        who(desk, account, signed_in(desk, account, GivenPassword(Secret("wr0ng"))))
    assert exchange.wrong_passwords == 1


def test_without_a_sign_in_nothing_opens(account: Account) -> None:
    with pytest.raises(SignInNeeded) as caught:
        Ews().open(account, Tried(), MemoryCache())
    assert "accounts sign-in office" in caught.value.advice


def test_the_browser_is_not_a_way(account: Account) -> None:
    with pytest.raises(NotOffered, match="password, or tokens") as caught:
        Ews().sign_in(account, ByBrowser("", Secret(""), open=lambda address: None))
    assert "--password-stdin" in caught.value.advice


def test_the_servers_of_an_account_are_named(account: Account) -> None:
    assert Ews().addresses(account) == (account.url,)
    assert Ews().addresses(replace(account, url=None)) == ()


# ---- finding the server


def test_the_server_is_found_by_the_mail_address_once(tls: TlsFiles) -> None:
    with EmbeddedExchange(context=tls.server_context()) as exchange:
        asked: list[str] = []

        def places(address: str) -> list[str]:
            asked.append(address)
            return [f"{exchange.base_url}/autodiscover/autodiscover.xml"]

        desk, cache = Ews(discover=places), MemoryCache()
        account = Account(
            "office", Side.OUTLOOK, Service.EWS, username=exchange.user, mailbox=ANNA.username, ca_file=tls.ca
        )
        kept = signed_in(desk, account, password(exchange))
        assert who(desk, account, kept, cache).startswith(ANNA.username)
        assert who(desk, account, kept, cache).startswith(ANNA.username)
        assert asked == [ANNA.username]


def test_a_server_that_cannot_be_found_is_about_the_address(account: Account) -> None:
    desk = Ews(discover=lambda address: [])
    lost = replace(account, url=None)
    with pytest.raises(NotSupported) as caught:
        who(desk, lost, signed_in(desk, lost, GivenPassword(Secret("x"))))
    assert wrong_key(caught.value) == "url"
    assert "mail.example.com" in caught.value.advice


def test_a_mailbox_in_microsoft_365_is_told_so_before_a_password_is_sent(account: Account) -> None:
    desk = Ews()
    cloud = replace(account, url="https://outlook.office365.com/EWS/Exchange.asmx")
    with pytest.raises(NotSupported, match="Microsoft Graph only") as caught:
        who(desk, cloud, signed_in(desk, cloud, GivenPassword(Secret("x"))))
    assert "as Microsoft 365" in caught.value.advice
    assert wrong_key(caught.value) == ""


def test_only_what_a_service_said_names_a_key() -> None:
    assert wrong_key(None) == wrong_key(ValueError()) == ""
    assert wrong_key(Unreachable("x")) == ""


# ---- tokens


@pytest.fixture
def provider(exchange: EmbeddedExchange, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(exchange.book, context=tls.server_context()) as provider:
        yield provider


@pytest.fixture
def modern(account: Account, provider: IdentityProvider, tls: TlsFiles) -> Account:
    """An account whose sign-in is renewed at the identity provider."""
    url = f"{provider.authority('common')}/oauth2/v2.0/token"
    return replace(account, client_id=CLIENT_ID, token_url=url, ca_file=tls.ca)


def tokens(exchange: EmbeddedExchange, **more: str) -> GivenToken:
    token = exchange.book.give_refresh(ANNA, CLIENT_ID, (ACCESS_SCOPE, "offline_access"))
    return GivenToken({"refresh_token": Secret(token), **{name: Secret(text) for name, text in more.items()}})


def test_a_refresh_token_is_enough(exchange: EmbeddedExchange, modern: Account) -> None:
    desk = Ews()
    kept = signed_in(desk, modern, tokens(exchange))
    assert who(desk, modern, kept).startswith(ANNA.username)
    assert kept.values.keys() == {"refresh_token", "access_token", "place"}


def test_a_renewed_token_is_kept_and_a_good_one_asks_nobody(
    exchange: EmbeddedExchange, provider: IdentityProvider, modern: Account
) -> None:
    desk = Ews()
    kept = signed_in(desk, modern, tokens(exchange, client_secret="hidden"))
    assert who(desk, modern, kept)
    before = kept.values["access_token"].reveal()
    asked = len(provider.requests())
    assert who(desk, modern, kept)
    assert len(provider.requests()) == asked
    exchange.book.end_access_tokens()
    kept.values["place"] = Secret(kept.values["place"].reveal().replace('"expires": "2', '"expires": "1'))
    assert who(desk, modern, kept)
    assert kept.values["access_token"].reveal() != before
    assert kept.values["client_secret"].reveal() == "hidden"


def test_a_token_object_that_lacks_something_says_what(exchange: EmbeddedExchange, account: Account) -> None:
    with pytest.raises(UnknownName, match="client_id"):
        Ews().sign_in(account, tokens(exchange))
    with pytest.raises(UnknownName, match="refresh_token"):
        Ews().sign_in(account, GivenToken({"client_id": Secret("x"), "code": Secret("y")}))


def test_a_password_takes_the_place_of_tokens(exchange: EmbeddedExchange, modern: Account) -> None:
    desk = Ews()
    kept = signed_in(desk, modern, password(exchange))
    assert who(desk, modern, kept).startswith(ANNA.username)


def test_nothing_heavy_is_loaded_before_an_account_is_opened() -> None:
    program = (
        "import sys\n"
        "import crmsync.app.ews, crmsync.app.services\n"
        "crmsync.app.services.all_desks()\n"
        "assert not {'exchangelib', 'spnego', 'lxml', 'requests', 'crmsync.connect.ews'} & sys.modules.keys()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert done.returncode == 0, done.stderr
