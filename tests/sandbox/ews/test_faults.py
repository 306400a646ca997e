"""What can go wrong at the embedded Exchange Server: faults, limits, requests that are none, the logs, and the
admin endpoint."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import requests
import urllib3
from exchangelib import Contact
from exchangelib.errors import (
    ErrorNameResolutionNoResults,
    ErrorServerBusy,
    ErrorTimeoutExpired,
    RateLimitError,
    TransportError,
    UnauthorizedError,
)
from lxml import etree
from support.ews_clients import M, Soap, T, create_contact, get_item, mailbox
from support.tls import make_tls_files

from crmsync.sandbox.ews import (
    OWA_PAGE,
    SERVER_BUSY,
    TIMEOUT,
    UNAUTHORIZED,
    UNAVAILABLE,
    Answer,
    Cut,
    Edition,
    EmbeddedExchange,
    ExchangeStopped,
    Fault,
    RefuseItems,
    Slow,
)

KIM = "<t:GivenName>Kim</t:GivenName>"
INBOX = (
    "<m:GetFolder><m:FolderShape><t:BaseShape>IdOnly</t:BaseShape></m:FolderShape><m:FolderIds>"
    '<t:DistinguishedFolderId Id="inbox"/></m:FolderIds></m:GetFolder>'
)


def test_a_busy_server_says_how_long_to_wait(exchange: EmbeddedExchange, account: Any) -> None:
    account.contacts.refresh()
    exchange.fail(Fault("POST GetFolder", SERVER_BUSY))

    with pytest.raises(ErrorServerBusy) as refused:
        account.contacts.refresh()

    assert refused.value.back_off == 0.2
    account.contacts.refresh()


def test_a_person_who_asks_too_much_is_asked_to_wait(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.switch(requests_left=2, back_off=timedelta(milliseconds=700))

    assert [soap.post(INBOX)[0] for _ in range(2)] == [200, 200]
    status, root = soap.post(INBOX)
    assert status == 500
    assert next(root.iter(f"{T}Value")).text == "700"
    assert soap.post(INBOX)[0] == 200


def test_too_many_connections_at_once(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.switch(concurrent_requests=1)
    exchange.fail(Fault("POST GetFolder", Slow(30)))
    slow = threading.Thread(target=lambda: _status(lambda: Soap(exchange).post(INBOX)))
    slow.start()
    while not exchange.busiest:
        time.sleep(0.01)

    assert soap.fault(INBOX) == "ErrorExceededConnectionCount"

    exchange.stop()
    slow.join()
    assert exchange.busiest == 1


@pytest.mark.parametrize(("where", "done"), [(Cut.BEFORE, 0), (Cut.AFTER, 1), (Cut.WITHIN, 1)])
def test_a_reply_that_is_lost(exchange: EmbeddedExchange, soap: Soap, where: Cut, done: int) -> None:
    exchange.fail(Fault("POST CreateItem", where))

    with pytest.raises((urllib3.exceptions.HTTPError, etree.XMLSyntaxError)):
        soap.post(create_contact(KIM))

    assert len(exchange.person.contacts()) == done
    assert [call.status for call in exchange.calls("CreateItem")] == [200 if where is Cut.WITHIN else 0]


def test_a_client_that_gives_up_does_not_stop_the_server(exchange: EmbeddedExchange) -> None:
    exchange.fail(Fault("POST CreateItem", Slow(0.3)))

    with pytest.raises(urllib3.exceptions.TimeoutError):
        Soap(exchange, timeout=0.05).post(create_contact(KIM))
    assert exchange.person.contacts() == []

    while not exchange.calls("CreateItem"):
        time.sleep(0.01)
    assert len(exchange.person.contacts()) == 1


def test_some_items_of_a_request_are_refused(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.fail(Fault("POST CreateItem", RefuseItems({1: "ErrorQuotaExceeded"})))
    body = create_contact(KIM).replace("</m:Items>", "".join(_another(name) for name in "AB") + "</m:Items>")

    assert soap.codes(body) == ["NoError", "ErrorQuotaExceeded", "NoError"]
    assert [draft["GivenName"] for draft in exchange.person.contacts()] == ["Kim", "B"]


def test_a_server_that_is_busy_for_one_item(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.switch(back_off=timedelta(milliseconds=300))
    exchange.fail(Fault("POST CreateItem", RefuseItems({0: "ErrorServerBusy"})))

    _, root = soap.post(create_contact(KIM))

    assert next(root.iter(f"{M}ResponseCode")).text == "ErrorServerBusy"
    assert [(each.get("Name"), each.text) for each in root.iter(f"{T}Value")] == [
        ("BackOffMilliseconds", "300")
    ]


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (TIMEOUT, ErrorTimeoutExpired),
        (UNAVAILABLE, (RateLimitError, TransportError)),
        (UNAUTHORIZED, UnauthorizedError),
        (OWA_PAGE, TransportError),
        (Answer(502, "Bad Gateway"), TransportError),
    ],
)
def test_answers_instead_of_anything_being_done(
    exchange: EmbeddedExchange, account: Any, answer: Answer, problem: type[Exception]
) -> None:
    contact = Contact(account=account, folder=account.contacts, display_name="Kim")
    exchange.fail(Fault("POST CreateItem", answer))

    with pytest.raises(problem):
        contact.save()

    assert exchange.person.contacts() == []


@pytest.mark.parametrize(
    ("body", "version", "code"),
    [
        ("<m:GetFolder/>", "Exchange2016", "ErrorSchemaValidation"),
        ("<m:FlyToTheMoon/>", "Exchange2016", "ErrorSchemaValidation"),
        ("<t:GetFolder/>", "Exchange2016", "ErrorSchemaValidation"),
        (INBOX + INBOX, "Exchange2016", "ErrorSchemaValidation"),
        ("<m:GetFolder>", "Exchange2016", "ErrorSchemaValidation"),
        (INBOX, "Exchange2099", "ErrorInvalidServerVersion"),
        (get_item("x", '<t:FieldURI FieldURI="star:Sign"/>'), "Exchange2016", "ErrorInvalidIdMalformed"),
    ],
)
def test_requests_that_are_none(
    exchange: EmbeddedExchange, soap: Soap, body: str, version: str, code: str
) -> None:
    if code == "ErrorInvalidIdMalformed":
        assert soap.codes(body) == [code]
        kim = exchange.person.create_contact({"GivenName": "Kim"})
        assert soap.fault(body.replace('Id="x"', f'Id="{kim}"')) == "ErrorSchemaValidation"
    else:
        assert soap.fault(body, version) == code


@pytest.mark.parametrize(
    ("edition", "build", "asked"),
    [
        (Edition.E2010, "14.3.513.0", "Exchange2010_SP2"),
        (Edition.E2013, "15.0.1497.48", "Exchange2013_SP1"),
        (Edition.E2016, "15.1.2507.39", "Exchange2016"),
        (Edition.SUBSCRIPTION, "15.2.2562.17", "Exchange2016"),
    ],
)
def test_older_servers(exchange: EmbeddedExchange, edition: Edition, build: str, asked: str) -> None:
    """exchangelib begins with the newest schema and comes down to what the server knows."""
    exchange.switch(edition=edition)
    exchange.person.create_contact({"GivenName": "Kim", "DisplayName": "Kim"})

    with mailbox(exchange) as account:
        assert [each.given_name for each in account.contacts.all()] == ["Kim"]
        assert (str(account.version.build), account.version.api_version) == (build, asked)


def test_a_schema_newer_than_the_server(exchange: EmbeddedExchange, soap: Soap) -> None:
    exchange.switch(edition=Edition.E2010)

    assert soap.fault(INBOX, "Exchange2013_SP1") == "ErrorInvalidServerVersion"
    assert soap.fault(INBOX, "V2017_07_11") == "ErrorInvalidServerVersion"
    assert soap.post(INBOX, "Exchange2010_SP2")[0] == 200
    exchange.switch(edition=Edition.E2016)
    assert soap.post(INBOX, "V2017_07_11")[0] == 200


def test_every_reply_says_which_server_it_is(exchange: EmbeddedExchange, soap: Soap) -> None:
    told = next(soap.post(INBOX, "Exchange2007_SP1")[1].iter(f"{T}ServerVersionInfo"))

    assert (told.get("MajorVersion"), told.get("MinorVersion")) == ("15", "2")


def test_other_addresses(exchange: EmbeddedExchange) -> None:
    assert requests.post(f"{exchange.base_url}/owa/", timeout=5).status_code == 404
    signed = (exchange.user, exchange.password)
    assert requests.get(exchange.url, auth=signed, timeout=5).status_code == 200


def test_the_logs(exchange: EmbeddedExchange, account: Any) -> None:
    kim = Contact(account=account, folder=account.contacts, display_name="Kim").save()
    kim.nickname = "K"
    kim.save(update_fields=["nickname"])
    account.contacts.get(id=kim.id).delete()

    assert [call.path for call in exchange.writes()] == ["CreateItem", "UpdateItem", "DeleteItem"]
    assert len(exchange.calls("GetItem")) == 1
    assert {entry.headers["authorization"] for entry in exchange.requests("/EWS/", "POST")} == {"(secret)"}
    exchange.forget_requests()
    assert (exchange.calls(), exchange.requests()) == ([], [])


def test_names_are_resolved(exchange: EmbeddedExchange, account: Any) -> None:
    account.contacts.refresh()
    (found,) = account.protocol.resolve_names(["anna"])
    assert (found.name, found.email_address) == ("Anna Keller", "anna@example.com")
    (nobody,) = account.protocol.resolve_names(["nobody"])
    assert isinstance(nobody, ErrorNameResolutionNoResults)


def test_ids_are_converted_to_themselves(exchange: EmbeddedExchange, soap: Soap) -> None:
    kim = exchange.person.create_contact({"GivenName": "Kim"})
    body = (
        '<m:ConvertId DestinationFormat="EntryId"><m:SourceIds>'
        f'<t:AlternateId Format="EwsId" Id="{kim}" Mailbox="anna@example.com"/></m:SourceIds></m:ConvertId>'
    )
    _, root = soap.post(body)

    assert next(root.iter(f"{M}AlternateId")).get("Id") == kim
    assert soap.codes(body.replace(kim, "DUMMY")) == ["ErrorInvalidIdMalformed"]


def test_it_speaks_tls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tls = make_tls_files(tmp_path)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tls.ca))
    with (
        EmbeddedExchange(context=tls.server_context()) as exchange,
        mailbox(exchange, auth_type="NTLM") as account,
    ):
        assert exchange.url.startswith("https://127.0.0.1:")
        account.contacts.refresh()


def test_ntlm_is_bound_to_the_certificate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tls, other = (make_tls_files(_folder(tmp_path, name)) for name in ("own", "other"))
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tls.ca))
    context = tls.server_context()
    with (
        EmbeddedExchange(context=context, certificate=tls.certificate.read_text()) as exchange,
        mailbox(exchange, auth_type="NTLM") as account,
    ):
        account.contacts.refresh()
    with EmbeddedExchange(context=context, certificate=other.certificate.read_text()) as exchange:
        with mailbox(exchange, auth_type="NTLM") as account, pytest.raises(UnauthorizedError):
            account.contacts.refresh()
        exchange.switch(extended_protection=False)
        with mailbox(exchange, auth_type="NTLM") as account:
            account.contacts.refresh()


def test_it_has_an_address_only_while_it_runs() -> None:
    with pytest.raises(ExchangeStopped):
        _ = EmbeddedExchange().url


def test_the_admin_endpoint(exchange: EmbeddedExchange, soap: Soap) -> None:
    def ask(method: str, path: str, data: Any = None, token: str | None = None) -> requests.Response:
        headers = {"X-Admin-Token": exchange.admin_token if token is None else token}
        body = None if data is None else json.dumps(data)
        return requests.request(
            method, f"{exchange.base_url}/admin/{path}", data=body, headers=headers, timeout=5
        )

    assert ask("GET", "behaviour", token="wrong").status_code == 403
    assert ask("PUT", "behaviour", {"fractional_seconds": True}).json()["fractional_seconds"] is True
    for fault in (
        {"match": "POST GetFolder", "fault": {"code": "ErrorServerBusy"}},
        {"match": "POST CreateItem", "refuse": {"0": "ErrorQuotaExceeded"}},
        {"match": "POST GetItem", "answer": {"status": 503}},
    ):
        assert ask("POST", "faults", fault).status_code == 204
    assert soap.fault(INBOX) == "ErrorServerBusy"
    assert soap.codes(create_contact(KIM)) == ["ErrorQuotaExceeded"]
    assert [call["path"] for call in ask("GET", "requests").json()["calls"]] == ["GetFolder", "CreateItem"]
    assert ask("DELETE", "requests").status_code == 204
    assert ask("GET", "requests").json()["calls"] == []
    assert ask("DELETE", "sync-states").status_code == 204
    assert ask("GET", "nothing").status_code == 404


def _folder(above: Path, name: str) -> Path:
    folder = above / name
    folder.mkdir()
    return folder


def _another(name: str) -> str:
    return f"<t:Contact><t:GivenName>{name}</t:GivenName></t:Contact>"


def _status(call: Callable[[], tuple[int, Any]]) -> int:
    try:
        return call()[0]
    except urllib3.exceptions.HTTPError:
        return 0
