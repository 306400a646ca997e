"""The transport's pure rules: hosts, redirects, retries, challenges, proxies, what a refused reply means."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.message import Message

import pytest

from crmsync.connect.errors import (
    NotPermitted,
    NotSupported,
    Rejected,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
    Vanished,
)
from crmsync.connect.http import (
    Effect,
    Origin,
    OwnHosts,
    ProxySettings,
    Reply,
    Request,
    RetryPolicy,
    Trouble,
    keeps_secrets_safe,
    may_be_discovered,
    refusal,
)
from crmsync.connect.http.hosts import redirect_target
from crmsync.connect.http.retry import effect_of, parse_retry_after
from crmsync.connect.http.signin import Challenge, parse_challenges, strongest_digest

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("url", "origin"),
    [
        ("https://Dav.Example.com/x", Origin("https", "dav.example.com", 443)),
        ("http://dav.example.com:8080", Origin("http", "dav.example.com", 8080)),
        ("https://müller.example/", Origin("https", "xn--mller-kva.example", 443)),
        ("https://[::1]:8443/", Origin("https", "::1", 8443)),
    ],
)
def test_an_origin_is_scheme_host_and_port(url: str, origin: Origin) -> None:
    assert Origin.of(url) == origin


@pytest.mark.parametrize(
    "url",
    [
        "dav.example.com",
        "ftp://x/",
        "",
        "https://",
        "https://x:port/",
        "https://anna:secret@x/",
        "file:///etc/passwd",
    ],
)
def test_what_is_no_usable_address_is_said_without_repeating_it(url: str) -> None:
    with pytest.raises(NotSupported) as caught:
        Origin.of(url)
    assert "secret" not in str(caught.value)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("source", "target", "safe", "discoverable"),
    [
        ("https://a/", "https://a/", True, True),
        ("https://a/", "https://a:8443/", True, True),
        ("http://a/", "https://a/", True, True),
        ("https://a/", "http://a/", False, False),
        ("https://a/", "https://b/", False, True),
        ("http://a/", "https://b/", False, False),
        ("http://a/", "http://b/", False, False),
        ("http://a/", "http://a:81/", False, False),
        ("https://caldav.icloud.com/", "https://p42-caldav.icloud.com:443/", False, True),
    ],
)
def test_credentials_stay_with_their_host(source: str, target: str, safe: bool, discoverable: bool) -> None:
    assert keeps_secrets_safe(Origin.of(source), Origin.of(target)) is safe
    assert may_be_discovered(Origin.of(source), Origin.of(target)) is discoverable


def test_an_allowed_host_is_followed_but_never_from_https_to_http() -> None:
    hosts = OwnHosts("https://a/", "http://b/")
    hosts.allow(Origin.of("https://c/"))
    assert hosts.may_follow(Origin.of("https://a/"), Origin.of("https://c/"))
    assert not hosts.may_follow(Origin.of("https://a/"), Origin.of("http://b/"))
    assert not hosts.may_follow(Origin.of("https://a/"), Origin.of("https://d/"))


@pytest.mark.parametrize(
    ("method", "status", "location", "target"),
    [
        ("PROPFIND", 301, "/dav/", "https://a/dav/"),
        ("PUT", 302, "https://b/x", "https://b/x"),
        ("GET", 308, "y?q=1#part", "https://a/dir/y?q=1"),
        ("POST", 307, "/z", "https://a/z"),
        ("POST", 301, "/z", None),
        ("PATCH", 302, "/z", None),
        ("PUT", 303, "/z", None),
        ("GET", 304, "/z", None),
        ("GET", 301, None, None),
        ("GET", 301, "https://anna:secret@b/x", "https://b/x"),
        ("GET", 301, "https://[bad/", None),
    ],
)
def test_redirects_keep_method_and_body_or_are_left_alone(
    method: str, status: int, location: str | None, target: str | None
) -> None:
    assert redirect_target(method, status, location, "https://a/dir/x") == target


@pytest.mark.parametrize(
    ("method", "effect"),
    [
        ("GET", Effect.READ),
        ("PROPFIND", Effect.READ),
        ("REPORT", Effect.READ),
        ("PUT", Effect.IDEMPOTENT),
        ("DELETE", Effect.IDEMPOTENT),
        ("POST", Effect.ONCE),
        ("PATCH", Effect.ONCE),
        ("MKCOL", Effect.ONCE),
    ],
)
def test_a_method_has_its_usual_effect(method: str, effect: Effect) -> None:
    assert effect_of(method) is effect
    assert Request(method, "https://a/").sure_effect is effect
    assert Request(method, "https://a/", effect=Effect.ONCE).sure_effect is Effect.ONCE


@pytest.mark.parametrize(
    ("effect", "trouble", "again"),
    [
        (Effect.READ, Trouble.NOT_SENT, True),
        (Effect.IDEMPOTENT, Trouble.NOT_SENT, True),
        (Effect.ONCE, Trouble.NOT_SENT, True),
        (Effect.READ, Trouble.LOST, True),
        (Effect.IDEMPOTENT, Trouble.LOST, True),
        (Effect.ONCE, Trouble.LOST, False),
        (Effect.READ, Trouble.SILENT, True),
        (Effect.IDEMPOTENT, Trouble.SILENT, False),
        (Effect.ONCE, Trouble.SILENT, False),
        (Effect.READ, Trouble.HOPELESS, False),
        (Effect.IDEMPOTENT, Trouble.HOPELESS, False),
        (Effect.ONCE, Trouble.HOPELESS, False),
    ],
)
def test_only_what_is_safe_is_sent_again(effect: Effect, trouble: Trouble, again: bool) -> None:
    policy = RetryPolicy(tries=3)
    assert (policy.after_trouble(effect, trouble, 1, 0.5) is not None) is again
    assert policy.after_trouble(effect, trouble, 3, 0.5) is None


SOON, LATE = timedelta(seconds=7), timedelta(minutes=10)


@pytest.mark.parametrize(
    ("effect", "status", "retry_after", "again"),
    [
        (Effect.READ, 503, None, True),
        (Effect.READ, 502, None, True),
        (Effect.IDEMPOTENT, 504, None, True),
        (Effect.ONCE, 503, None, False),
        (Effect.ONCE, 502, None, False),
        (Effect.ONCE, 429, None, True),
        (Effect.ONCE, 503, SOON, True),
        (Effect.READ, 429, LATE, False),
        (Effect.READ, 500, None, False),
        (Effect.READ, 404, None, False),
        (Effect.READ, 207, None, False),
    ],
)
def test_a_busy_service_is_asked_again_when_that_is_safe(
    effect: Effect, status: int, retry_after: timedelta | None, again: bool
) -> None:
    wait = RetryPolicy().after_status(effect, status, retry_after, 1, 0.0)
    assert (wait is not None) is again
    if wait is not None and retry_after is not None:
        assert wait >= retry_after


def test_a_silent_service_is_asked_twice_at_most() -> None:
    policy = RetryPolicy(tries=9)
    assert policy.after_trouble(Effect.READ, Trouble.SILENT, 1, 0.0) is not None
    assert policy.after_trouble(Effect.READ, Trouble.SILENT, 2, 0.0) is None


def test_the_wait_doubles_with_some_chance_and_has_an_end() -> None:
    policy = RetryPolicy(tries=9, first_delay=timedelta(seconds=1), longest_delay=timedelta(seconds=5))
    waits = [policy.after_trouble(Effect.READ, Trouble.LOST, tried, 1.0) for tried in range(1, 6)]
    assert waits == [timedelta(seconds=seconds) for seconds in (1, 2, 4, 5, 5)]
    assert policy.after_trouble(Effect.READ, Trouble.LOST, 1, 0.0) == timedelta(seconds=0.5)


@pytest.mark.parametrize("tried", [40, 60, 1_100, 99_999])
@pytest.mark.parametrize(
    ("first", "longest"),
    [(0.4, 20), (0.000001, 20), (19, 20), (30, 20), (0, 20), (0.4, 86_400), (0, 0)],
)
def test_the_wait_has_an_end_however_often_it_is_tried(first: float, longest: float, tried: int) -> None:
    first_delay, longest_delay = timedelta(seconds=first), timedelta(seconds=longest)
    policy = RetryPolicy(tries=100_000, first_delay=first_delay, longest_delay=longest_delay)
    wait = policy.after_trouble(Effect.READ, Trouble.LOST, tried, 1.0)
    assert wait == (longest_delay if first else timedelta(0))
    assert policy.after_trouble(Effect.READ, Trouble.LOST, 100_000, 1.0) is None


@pytest.mark.parametrize(
    ("value", "wait"),
    [
        ("120", timedelta(seconds=120)),
        (" 5 ", timedelta(seconds=5)),
        ("Mon, 02 Mar 2026 09:01:00 GMT", timedelta(seconds=60)),
        ("Mon, 02 Mar 2026 08:00:00 GMT", timedelta(0)),
        ("9" * 30, timedelta(seconds=10**8)),
        ("soon", None),
        ("", None),
        ("-3", None),
        (None, None),
    ],
)
def test_retry_after_is_seconds_or_a_date(value: str | None, wait: timedelta | None) -> None:
    assert parse_retry_after(value, NOW) == wait


def test_several_challenges_may_share_a_header() -> None:
    headers = ['Basic realm="a, b", Digest realm="r", nonce="n=1", qop="auth,auth-int"', "Negotiate"]
    assert parse_challenges(headers) == [
        Challenge("basic", 'realm="a, b"'),
        Challenge("digest", 'realm="r", nonce="n=1", qop="auth,auth-int"'),
        Challenge("negotiate", ""),
    ]


@pytest.mark.parametrize(
    ("headers", "algorithm"),
    [
        (['Digest realm="r", nonce="n"'], "MD5"),
        (
            ['Digest realm="r", nonce="n", algorithm=md5', 'Digest realm="r", nonce="n", algorithm=SHA-256'],
            "SHA-256",
        ),
        (['Digest realm="r", nonce="n", algorithm=SHA-512-256'], None),
        (['Digest realm="r", nonce="n", qop="auth-int"'], None),
        (['Digest realm="r", nonce="n", qop="auth-int, auth"'], "MD5"),
        (['Digest realm="r"'], None),
        (['Basic realm="r"'], None),
        ([], None),
    ],
)
def test_the_best_digest_we_can_answer_is_taken(headers: list[str], algorithm: str | None) -> None:
    found = strongest_digest(parse_challenges(headers))
    assert (found and found["algorithm"]) == algorithm


def test_a_given_proxy_is_used_except_for_hosts_reached_directly() -> None:
    proxy = ProxySettings(url="http://u:hush@proxy:3128", no_proxy=(".example.com", "nas"))
    assert proxy.proxy_for(Origin.of("https://dav.example.org/")) == "http://u:hush@proxy:3128"
    assert proxy.proxy_for(Origin.of("https://dav.example.com/")) is None
    assert proxy.proxy_for(Origin.of("https://nas/")) is None
    assert "hush" not in repr(proxy)


def test_the_systems_proxy_is_used_unless_it_is_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("urllib.request.getproxies", lambda: {"https": "http://proxy:3128"})
    monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: host == "intranet")
    proxy = ProxySettings()
    assert proxy.proxy_for(Origin.of("https://dav.example.com/")) == "http://proxy:3128"
    assert proxy.proxy_for(Origin.of("http://dav.example.com/")) is None
    assert proxy.proxy_for(Origin.of("https://intranet/")) is None
    assert proxy.proxy_for(Origin.of("https://127.0.0.1/")) is None
    assert proxy.proxy_for(Origin.of("https://localhost:8443/")) is None
    assert ProxySettings(use_environment=False).proxy_for(Origin.of("https://dav.example.com/")) is None


def _reply(status: int, **headers: str) -> Reply:
    named = Message()
    for name, value in headers.items():
        named[name.replace("_", "-")] = value
    return Reply("GET", "https://a/", status, named, NOW, 1, "a")


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (401, SignInNeeded),
        (403, NotPermitted),
        (404, Vanished),
        (410, Vanished),
        (409, Rejected),
        (412, Stale),
        (413, Rejected),
        (418, Rejected),
        (423, Rejected),
        (429, Throttled),
        (500, ServiceFault),
        (503, Throttled),
        (507, Rejected),
        (302, ServiceFault),
    ],
)
def test_a_refused_reply_is_one_of_our_errors(status: int, kind: type[Exception]) -> None:
    error = refusal(_reply(status), action="read the folder list", detail="It said why.")
    assert type(error) is kind
    assert error.service == "a"
    assert error.code == str(status)
    assert error.message.endswith("It said why.")


def test_a_busy_reply_says_how_long_to_wait() -> None:
    error = refusal(_reply(429, Retry_After="90"))
    assert isinstance(error, Throttled)
    assert error.retry_after == timedelta(seconds=90)


def test_a_foreign_redirect_is_named() -> None:
    error = refusal(_reply(302, Location="https://elsewhere.example/x?token=1"))
    assert "elsewhere.example" in error.message
    assert "token" not in error.message
