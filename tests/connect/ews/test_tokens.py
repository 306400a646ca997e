"""Renewing tokens for an Exchange Server at a real token endpoint, and one token kept for all threads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from support.clock import FakeClock
from support.tls import TlsFiles, make_tls_files

from crmsync.connect.errors import ServiceError, ServiceFault, SignInNeeded, Throttled, Unreachable
from crmsync.connect.ews.tokens import EwsTokens, renew
from crmsync.connect.http import Ambient, HttpSettings, RetryPolicy
from crmsync.connect.tokens import TokenKeeper
from crmsync.sandbox.identity import ANNA, CLIENT_ID, IdentityProvider, SignInBehaviour, TokenBook
from crmsync.sandbox.wire.faults import Answer, Fault

SCOPES = ("https://mail.example.com/EWS.AccessAsUser.All", "offline_access")


@pytest.fixture(scope="module")
def tls(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def book(clock: FakeClock) -> TokenBook:
    return TokenBook(clock)


@pytest.fixture
def provider(book: TokenBook, tls: TlsFiles) -> Iterator[IdentityProvider]:
    with IdentityProvider(book, context=tls.server_context()) as provider:
        yield provider


Renewing = Callable[[EwsTokens], EwsTokens]


@pytest.fixture
def renewing(provider: IdentityProvider, clock: FakeClock, tls: TlsFiles) -> Renewing:
    """Renews at the provider."""
    settings = HttpSettings(ca_file=tls.ca, retry=RetryPolicy(tries=1))
    url = f"{provider.authority('common')}/oauth2/v2.0/token"

    return lambda tokens: renew(tokens, url, settings=settings, ambient=Ambient(now=clock))


@pytest.fixture
def tokens(book: TokenBook) -> EwsTokens:
    """What a person has from elsewhere."""
    return EwsTokens(CLIENT_ID, book.give_refresh(ANNA, CLIENT_ID, SCOPES))


LIFETIME = SignInBehaviour().access_token_lifetime


def test_a_refresh_token_gives_an_access_token_and_the_next_refresh_token(
    book: TokenBook, clock: FakeClock, tokens: EwsTokens, renewing: Renewing
) -> None:
    after = renewing(tokens)
    found = book.access(after.access_token)
    assert found is not None
    assert (found.account, SCOPES[0] in found.scopes) == (ANNA, True)
    assert after.refresh_token != tokens.refresh_token
    assert (after.client_id, after.expires) == (CLIENT_ID, clock() + LIFETIME)
    assert renewing(after).access_token != after.access_token


def test_a_refresh_token_that_stays_is_kept(
    provider: IdentityProvider, tokens: EwsTokens, renewing: Renewing
) -> None:
    provider.switch(rotate=False)
    assert renewing(tokens).refresh_token == tokens.refresh_token


def test_what_is_asked_for_can_be_named(book: TokenBook, tokens: EwsTokens, renewing: Renewing) -> None:
    found = book.access(renewing(replace(tokens, scope="User.Read")).access_token)
    assert found is not None
    assert found.scopes == {"User.Read"}


@pytest.mark.parametrize(
    ("answer", "kind", "words", "advice"),
    [
        (Answer(400, {"error": "invalid_grant"}), SignInNeeded, "no longer accepts", "Sign in again"),
        (Answer(401, {"error": "invalid_client"}), SignInNeeded, "does not let this client", "client id"),
        (Answer(400, {"error": "temporarily_unavailable"}), ServiceFault, "cannot answer now", "again later"),
        (Answer(200, {"hello": "there"}), ServiceFault, "something else than expected", "token_url"),
        (Answer(404, {}), ServiceFault, "something else than expected", "token_url"),
        (Answer(429, {}), Throttled, "too busy", ""),
        (Answer(503, {}), ServiceError, "", ""),
    ],
    ids=["revoked", "client", "later", "no tokens", "no endpoint", "throttled", "down"],
)
def test_what_the_server_refuses_is_told_with_what_to_do(
    answer: Answer,
    kind: type[ServiceError],
    words: str,
    advice: str,
    provider: IdentityProvider,
    tokens: EwsTokens,
    renewing: Renewing,
) -> None:
    provider.fail(Fault("/token", answer))
    with pytest.raises(kind) as caught:
        renewing(tokens)
    assert words in caught.value.message
    assert advice in caught.value.advice
    assert tokens.refresh_token not in f"{caught.value!r} {caught.value}"


def test_a_client_that_the_tokens_were_not_made_for_is_refused(tokens: EwsTokens, renewing: Renewing) -> None:
    with pytest.raises(SignInNeeded):
        renewing(replace(tokens, client_id="another-client"))


def test_a_server_that_is_not_there_leaves_the_tokens_as_they_were(tls: TlsFiles) -> None:
    settings = HttpSettings(ca_file=tls.ca, retry=RetryPolicy(tries=1))
    with pytest.raises(Unreachable):
        renew(EwsTokens("client", "refresh"), "https://127.0.0.1:9/token", settings=settings)


def test_secrets_are_never_shown(tokens: EwsTokens, renewing: Renewing) -> None:
    after = renewing(replace(tokens, client_secret="hidden-one"))
    for secret in (after.refresh_token, after.access_token, "hidden-one"):
        assert secret not in repr(after)


def test_an_expiry_that_is_spelled_as_a_text_is_understood(
    provider: IdentityProvider, clock: FakeClock, tokens: EwsTokens, renewing: Renewing
) -> None:
    provider.fail(Fault("/token", Answer(200, {"access_token": "a", "expires_in": "600"})))
    assert renewing(tokens).expires == clock() + timedelta(minutes=10)
    provider.fail(Fault("/token", Answer(200, {"access_token": "a"})))
    assert renewing(tokens).expires == clock() + timedelta(hours=1)


def test_a_token_is_used_until_shortly_before_its_end_and_saved_when_it_changes(
    clock: FakeClock, tokens: EwsTokens, renewing: Renewing
) -> None:
    saved: list[EwsTokens] = []
    keeper = TokenKeeper(tokens, renewing, save=saved.append, now=clock)
    first = keeper.token()
    assert keeper.token() == first
    clock.advance(LIFETIME - timedelta(minutes=2))
    second = keeper.token()
    assert second != first
    assert [one.access_token for one in saved] == [first, second]
    assert keeper.credentials == saved[-1]


def test_a_token_that_is_refused_is_renewed_once_and_not_when_it_is_fresh(
    provider: IdentityProvider, clock: FakeClock, tokens: EwsTokens, renewing: Renewing
) -> None:
    keeper = TokenKeeper(tokens, renewing, save=lambda renewed: None, now=clock)
    first = keeper.token()
    assert keeper.renewed(first) == first, "it is fresh: no new one would help"
    clock.advance(timedelta(minutes=5))
    second = keeper.renewed(first)
    assert second != first
    assert keeper.renewed(first) == second, "another thread renewed it meanwhile"
    assert len(provider.requests()) == 2
