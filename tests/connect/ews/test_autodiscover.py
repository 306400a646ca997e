"""Autodiscover by itself: who is asked, who is believed, and what is said where nobody tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from email.message import Message

import pytest

from crmsync.connect.errors import NotSupported, NotTrusted, ServiceError, SignInNeeded, Unreachable
from crmsync.connect.ews.addresses import candidates
from crmsync.connect.ews.autodiscover import Found, discover
from crmsync.connect.ews.errors import MICROSOFT_365, NOT_FOUND
from crmsync.connect.http import Request, Response

ADDRESS = "anna@example.com"
FIRST, SECOND = candidates(ADDRESS)
_SPACE = "http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a"
Answers = Mapping[str, Response | Exception]


def told(*elements: str, status: int = 200, location: str = "") -> Response:
    """An answer with these elements of an account."""
    headers = Message()
    if location:
        headers["Location"] = location
    body = (
        '<?xml version="1.0" encoding="utf-8"?><Autodiscover '
        'xmlns="http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006">'
        f'<Response xmlns="{_SPACE}"><User><AutoDiscoverSMTPAddress>anna.byron@example.com'
        f"</AutoDiscoverSMTPAddress></User><Account>{''.join(elements)}</Account></Response></Autodiscover>"
    )
    now = datetime(2026, 5, 4, tzinfo=UTC)
    return Response("POST", "https://x/", status, headers, now, 1, "autodiscover.example.com", body.encode())


def protocol(kind: str, url: str) -> str:
    return f"<Protocol><Type>{kind}</Type><EwsUrl>{url}</EwsUrl></Protocol>"


def by(answers: Answers, asked: list[str]) -> Callable[[Request], Response]:
    def send(request: Request) -> Response:
        asked.append(request.url)
        found = answers.get(request.url, Unreachable("Nobody is there."))
        if isinstance(found, Exception):
            raise found
        return found

    return send


def search(answers: Answers, plain: Answers | None = None) -> tuple[Found, list[str]]:
    asked: list[str] = []
    return discover(ADDRESS, by(answers, asked), by(plain or {}, [])), asked


def refused(answers: Answers, plain: Answers | None = None) -> ServiceError:
    with pytest.raises(ServiceError) as caught:
        search(answers, plain)
    return caught.value


def test_the_address_for_clients_outside_is_taken() -> None:
    inside, outside = "https://in.example.com/EWS/Exchange.asmx", "https://out.example.com/EWS/Exchange.asmx"
    found, asked = search({FIRST: told(protocol("EXCH", inside), protocol("EXPR", outside))})
    assert found == Found(outside, "anna.byron@example.com")
    assert asked == [FIRST]


def test_the_next_place_is_asked_where_the_first_does_not_tell() -> None:
    url = "https://mail.example.com/EWS/Exchange.asmx"
    for first in (Unreachable("x"), NotTrusted("x"), told(status=404), told()):
        found, asked = search({FIRST: first, SECOND: told(protocol("EXCH", url))})
        assert found.url == url
        assert asked == [FIRST, SECOND]


def test_a_redirection_is_followed() -> None:
    url, elsewhere = (
        "https://mail.example.com/EWS/Exchange.asmx",
        "https://other.example.net/autodiscover.xml",
    )
    for way in (told(status=302, location=elsewhere), told(f"<RedirectUrl>{elsewhere}</RedirectUrl>")):
        found, asked = search({FIRST: way, elsewhere: told(protocol("EXCH", url))})
        assert found.url == url
        assert asked == [FIRST, elsewhere]


def test_another_mail_address_is_asked_for_at_its_own_domain() -> None:
    there, _ = candidates("anna@example.net")
    url = "https://mail.example.net/EWS/Exchange.asmx"
    answers = {
        FIRST: told("<RedirectAddr>anna@example.net</RedirectAddr>"),
        there: told(protocol("EXPR", url)),
    }
    assert search(answers)[0].url == url


def test_going_round_in_circles_comes_to_an_end() -> None:
    found = refused({FIRST: told(f"<RedirectUrl>{FIRST}</RedirectUrl>")})
    assert isinstance(found, NotSupported)
    assert found.code == NOT_FOUND


def test_a_refused_password_is_not_tried_elsewhere() -> None:
    asked: list[str] = []
    with pytest.raises(SignInNeeded):
        discover(ADDRESS, by({FIRST: told(status=401)}, asked), by({}, []))
    assert asked == [FIRST]


@pytest.mark.parametrize("url", ["http://mail.example.com/EWS/Exchange.asmx", "ftp://mail.example.com/", ""])
def test_an_address_that_is_not_safe_is_none(url: str) -> None:
    found = refused({FIRST: told(protocol("EXCH", url))})
    assert isinstance(found, NotSupported)
    assert found.code == NOT_FOUND


def test_what_leads_to_microsoft_365_is_told_so() -> None:
    online = "https://outlook.office365.com/EWS/Exchange.asmx"
    for way in (
        told(protocol("EXPR", online)),
        told(status=302, location="https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml"),
        told("<RedirectUrl>https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml</RedirectUrl>"),
    ):
        found = refused({FIRST: way})
        assert isinstance(found, NotSupported)
        assert found.code == MICROSOFT_365


def test_a_domain_that_leads_to_microsoft_365_without_a_certificate_is_told_so() -> None:
    """Its name points there, and Microsoft's servers have no certificate for it."""
    plain = FIRST.replace("https:", "http:")
    way = told(status=302, location="https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml")
    found = refused({FIRST: NotTrusted("The certificate is not trusted.")}, {plain: way})
    assert isinstance(found, NotSupported)
    assert found.code == MICROSOFT_365


def test_what_is_said_without_encryption_is_never_followed() -> None:
    plain = FIRST.replace("https:", "http:")
    elsewhere = "https://evil.example.net/autodiscover.xml"
    url = "https://evil.example.net/EWS/Exchange.asmx"
    asked: list[str] = []
    with pytest.raises(NotTrusted):
        discover(
            ADDRESS,
            by({FIRST: NotTrusted("x"), elsewhere: told(protocol("EXCH", url))}, asked),
            by({plain: told(status=302, location=elsewhere)}, []),
        )
    assert elsewhere not in asked


def test_nobody_at_all_is_no_missing_server() -> None:
    assert type(refused({})) is Unreachable
