"""The session with an Exchange Server: ways of signing in, patience, what is remembered, where it is."""

from __future__ import annotations

import io
import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from support.ews_bench import ExchangeWorld, exchange_world
from support.graph_bench import FixedToken
from support.tls import make_tls_files

from crmsync.connect.base import Create, Failed, OpenOptions, Written
from crmsync.connect.cache import MemoryCache
from crmsync.connect.errors import (
    NotPermitted,
    NotSupported,
    NotTrusted,
    ReplyLost,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from crmsync.connect.ews.addresses import endpoint, is_online
from crmsync.connect.ews.connector import connect_ews
from crmsync.connect.ews.errors import MICROSOFT_365, NO_EXCHANGE, NOT_FOUND
from crmsync.connect.ews.signin import EwsPassword
from crmsync.connect.http import HttpSettings, RetryPolicy, ntlm
from crmsync.model.items import OperationKey
from crmsync.model.kinds import Kind
from crmsync.sandbox.ews import (
    INTERNAL_ERROR,
    OWA_PAGE,
    TRANSIENT_ERROR,
    UNAVAILABLE,
    Answer,
    Cut,
    Edition,
    Fault,
    Slow,
    server_busy,
)


class TestSigningIn:
    @pytest.mark.parametrize("username", ["anna@example.com", "EXAMPLE\\anna"])
    @pytest.mark.parametrize("ways", [{}, {"ntlm": False}, {"basic": False}, {"oauth": False}])
    def test_a_password_is_proven_as_the_server_likes_it(
        self, world: ExchangeWorld, ways: dict[str, Any], username: str
    ) -> None:
        exchange = world.exchange
        exchange.switch(**ways)
        given = EwsPassword(
            {"EXAMPLE\\anna": exchange.user}.get(username, exchange.owner.username), exchange.password
        )
        connector = world.connector(sign_in=given)
        assert connector.check().endswith(" at 127.0.0.1")
        assert exchange.wrong_passwords == 0

    def test_ntlm_signs_each_connection_in_once(self, world: ExchangeWorld) -> None:
        world.exchange.switch(basic=False, oauth=False)
        connector = world.connector()
        connector.check()
        sent = connector.requests
        # One to learn how, one for the challenge, one that is the request itself.
        assert sent == 3
        connector.check()
        assert connector.requests == sent + 1
        assert len(world.exchange.requests()) == connector.requests

    def test_the_way_is_remembered(self, world: ExchangeWorld) -> None:
        cache = MemoryCache()
        world.connector(cache=cache).check()
        again = world.connector(cache=cache)
        again.check()
        assert again.requests == 2
        assert world.exchange.password not in repr(vars(cache))

    def test_a_way_that_is_no_longer_offered_is_changed(self, world: ExchangeWorld) -> None:
        cache = MemoryCache()
        world.exchange.switch(ntlm=False)
        world.connector(cache=cache).check()
        world.exchange.switch(ntlm=True, basic=False)
        world.connector(cache=cache).check()
        assert world.exchange.wrong_passwords <= 1

    @pytest.mark.parametrize("ways", [{"ntlm": False}, {"basic": False}, {}])
    def test_a_wrong_password_is_tried_once(self, world: ExchangeWorld, ways: dict[str, Any]) -> None:
        world.exchange.switch(**ways)
        with pytest.raises(SignInNeeded) as caught:
            world.connector(password="wrong one").check()
        assert world.exchange.wrong_passwords == 1
        assert "wrong one" not in repr(caught.value) + str(caught.value) + caught.value.advice

    def test_a_password_that_changes_is_noticed(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        connector.check()
        world.exchange.set_password("another")
        with pytest.raises(SignInNeeded):
            connector.check()
        world.connector(password="another").check()

    @pytest.mark.parametrize("ways", [{"ntlm": False}, {"basic": False}])
    def test_a_sign_in_that_is_refused_for_a_moment_is_repeated(
        self, world: ExchangeWorld, ways: dict[str, Any]
    ) -> None:
        world.exchange.switch(**ways)
        connector = world.connector()
        connector.check()
        scheme = "Basic" if "ntlm" in ways else "NTLM"
        world.exchange.fail(Fault("POST GetFolder", Answer(401, None, (("WWW-Authenticate", scheme),))))
        connector.check()

    def test_a_connection_that_is_forgotten_signs_in_again(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        connector.check()
        world.exchange.end_connections()
        connector.check()
        assert world.exchange.wrong_passwords == 0

    def test_a_token_signs_in(self, world: ExchangeWorld) -> None:
        token = world.exchange.access_token()
        connector = world.connector(sign_in=FixedToken(token), mailbox=world.exchange.owner.username)
        assert connector.check() == f"{world.exchange.owner.username} at 127.0.0.1"
        assert connector.requests == 1

    def test_a_token_is_renewed_once(self, world: ExchangeWorld) -> None:
        class Renewing(FixedToken):
            def renewed(self, rejected: str) -> str:
                self.value = world.exchange.access_token()
                return self.value

        world.connector(sign_in=Renewing("stale")).check()

    def test_nothing_secret_is_logged_or_shown(
        self, world: ExchangeWorld, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        world.exchange.fail(Fault("POST GetFolder", Answer(418, "teapot")))
        given = EwsPassword(world.exchange.owner.username, world.exchange.password)
        connector = world.connector(sign_in=given)
        with pytest.raises(Exception, match="418") as caught:
            connector.check()
        shown = io.StringIO()
        print(caplog.text, repr(caught.value), repr(given), repr(vars(connector)), file=shown)
        assert world.exchange.password not in shown.getvalue()
        assert "NTLM" not in caplog.text, "a weak password can be guessed from the answers"

    def test_tls_is_bound_to_the_sign_in_and_needs_trust(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        files = make_tls_files(tmp_path)
        bound: list[bytes] = []
        bind = ntlm.channel_bindings
        monkeypatch.setattr(
            ntlm, "channel_bindings", lambda certificate: bound.append(certificate) or bind(certificate)
        )
        with exchange_world(context=files.server_context()) as world:
            password = EwsPassword(world.exchange.owner.username, world.exchange.password)
            for ca_file in (None, files.ca):
                connector = connect_ews(
                    password,
                    url=world.exchange.url,
                    zone=lambda: "UTC",
                    settings=HttpSettings(ca_file=ca_file, retry=RetryPolicy(tries=1)),
                )
                if ca_file is None:
                    with pytest.raises(NotTrusted):
                        connector.check()
                else:
                    assert connector.check()
                connector.close()
        shown = x509.load_pem_x509_certificate(files.certificate.read_bytes())
        assert bound == [shown.public_bytes(Encoding.DER)]

    def test_two_accounts_share_nothing(self, world: ExchangeWorld) -> None:
        with exchange_world() as other:
            first, second = world.connector(), other.connector()
            first.check()
            second.check()
            first.close()
            second.check()
            assert len(other.exchange.requests()) == second.requests

    def test_nothing_is_sent_before_the_first_use(self, world: ExchangeWorld) -> None:
        assert world.connector().requests == 0
        assert world.exchange.requests() == []

    def test_a_mail_address_of_any_script_stops_nothing(self, world: ExchangeWorld) -> None:
        with pytest.raises(ServiceError):
            world.connector(mailbox="żółw@example.com").check()

    def test_nobody_is_impersonated(self, world: ExchangeWorld) -> None:
        world.exchange.person.create_contact({"Surname": "One"})
        list(world.open().changes(None, {}))
        assert world.bodies("SyncFolderItems")
        assert not world.bodies("Impersonation")


class TestPatience:
    def test_a_busy_server_is_given_the_time_it_asks_for(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        connector.check()
        world.exchange.fail(Fault("POST GetFolder", server_busy(1500), times=2))
        connector.check()
        assert world.slept == [timedelta(milliseconds=1500)] * 2

    def test_a_server_that_stays_busy_is_left_alone(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        world.exchange.fail(Fault("POST GetFolder", server_busy(1500), times=None))
        with pytest.raises(Throttled) as caught:
            connector.check()
        assert caught.value.retry_after == timedelta(milliseconds=1500)
        assert len(world.exchange.calls("GetFolder")) == 3

    def test_who_asks_for_too_long_is_not_waited_for(self, world: ExchangeWorld) -> None:
        world.exchange.fail(Fault("POST GetFolder", server_busy(3_600_000), times=None))
        with pytest.raises(Throttled):
            world.connector().check()
        assert world.slept == []

    def test_a_service_that_is_away_for_a_moment_is_asked_again(self, world: ExchangeWorld) -> None:
        world.exchange.fail(Fault("POST GetFolder", UNAVAILABLE, times=2))
        world.connector().check()
        assert world.slept

    @pytest.mark.parametrize("fault", [TRANSIENT_ERROR, INTERNAL_ERROR])
    def test_a_question_that_fails_for_a_moment_is_asked_again(
        self, world: ExchangeWorld, fault: Answer
    ) -> None:
        connector = world.connector()
        connector.check()
        world.exchange.fail(Fault("POST GetFolder", fault, times=2))
        if fault is TRANSIENT_ERROR:
            connector.check()
        else:
            with pytest.raises(ServiceFault):
                connector.check()
        assert len(world.exchange.calls("GetFolder")) == (4 if fault is TRANSIENT_ERROR else 2)

    def test_a_lost_reply_to_a_question_is_asked_again(self, world: ExchangeWorld) -> None:
        world.exchange.fail(Fault("POST GetFolder", Cut.AFTER))
        world.connector().check()

    def test_a_server_that_is_silent_is_not_waited_for_for_ever(self, world: ExchangeWorld) -> None:
        connector = world.connector(timeout=timedelta(milliseconds=150), tries=1)
        connector.check()
        world.exchange.fail(Fault("POST GetFolder", Slow(0.5)))
        with pytest.raises(ServiceFault):
            connector.check()
        collection = world.open(connector=connector)
        world.exchange.fail(Fault("POST CreateItem", Slow(0.5)))
        (outcome,) = collection.write([Create(OperationKey("one"), {"family_name": "Byron"})])
        assert isinstance(outcome, Failed)
        assert isinstance(outcome.error, ReplyLost)
        assert outcome.error.late

    def test_too_many_connections_are_too_many_for_a_moment(self, world: ExchangeWorld) -> None:
        made = [world.create({"Surname": f"Person {number}"}) for number in range(8)]
        connector = world.connector(tries=500)
        collection = world.open(connector=connector)
        world.exchange.switch(concurrent_requests=1)
        world.exchange.fail(Fault("POST GetItem", Slow(0.02), times=None))
        with ThreadPoolExecutor(4) as pool:
            found = list(pool.map(lambda item: list(collection.fetch([item])), made))
        assert [one.id for (one,) in found] == made
        assert world.slept

    def test_a_budget_that_is_used_up_is_waited_for(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        connector.check()
        world.exchange.switch(requests_left=0, back_off=timedelta(seconds=7))
        connector.check()
        assert world.slept == [timedelta(seconds=7)]

    def test_one_account_is_used_from_several_threads(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        collection = world.open(connector=connector)
        names = [f"Person {number:02}" for number in range(24)]

        def write(name: str) -> Written | Failed:
            (outcome,) = collection.write([Create(OperationKey(name), {"family_name": name})])
            return outcome

        with ThreadPoolExecutor(6) as pool:
            outcomes = list(pool.map(write, names))
        assert all(isinstance(one, Written) for one in outcomes)
        assert sorted(one["Surname"] for one in world.all()) == names
        assert world.exchange.busiest <= 4

    def test_an_older_server_is_spoken_to_in_its_own_version(self, world: ExchangeWorld) -> None:
        world.exchange.switch(edition=Edition.E2010)
        cache = MemoryCache()
        connector = world.connector(cache=cache)
        connector.check()
        connector.check()
        world.connector(cache=cache).check()
        old = [b"Exchange2010_SP2" in body for body in world.bodies("GetFolder")]
        # The first one found out how to sign in, and the second which version.
        assert old == [False, False, True, True, True]

    def test_the_servers_clock_is_noticed(self, world: ExchangeWorld) -> None:
        connector = world.connector()
        connector.check()
        assert connector.clock_error == timedelta(0)


class TestAddresses:
    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("mail.example.com", "https://mail.example.com/EWS/Exchange.asmx"),
            ("https://mail.example.com/owa/", "https://mail.example.com/EWS/Exchange.asmx"),
            ("https://mail.example.com:8443", "https://mail.example.com:8443/EWS/Exchange.asmx"),
            ("http://127.0.0.1:99/ews/exchange.asmx", "http://127.0.0.1:99/ews/exchange.asmx"),
            ("https://mail.example.com/a/EWS/Exchange.asmx", "https://mail.example.com/a/EWS/Exchange.asmx"),
        ],
    )
    def test_what_a_person_types_is_completed(self, typed: str, meant: str) -> None:
        assert endpoint(typed) == meant

    def test_exchange_online_is_known(self) -> None:
        assert is_online("outlook.office365.com")
        assert is_online("eur01.prod.outlook.com")
        assert is_online("partner.outlook.cn")
        assert not is_online("mail.example.com")
        assert not is_online("notoutlook.com.example.org")

    def test_microsoft_365_is_never_sent_a_password(self, world: ExchangeWorld) -> None:
        connector = world.connector(url="outlook.office365.com")
        with pytest.raises(NotSupported) as caught:
            connector.check()
        assert caught.value.code == MICROSOFT_365
        assert connector.requests == 0

    def test_something_else_at_the_address_is_said(self, world: ExchangeWorld) -> None:
        for answer in (OWA_PAGE, Answer(404, "not here"), Answer(302, None, (("Location", "/owa/"),))):
            world.exchange.fail(Fault("POST GetFolder", answer))
            with pytest.raises(NotSupported) as caught:
                world.connector().check()
            assert caught.value.code == NO_EXCHANGE

    def test_programs_that_are_not_let_in_are_told_so(self, world: ExchangeWorld) -> None:
        world.exchange.switch(ews_allowed=False)
        with pytest.raises(NotPermitted) as caught:
            world.connector().check()
        assert caught.value.advice


class TestAutodiscover:
    def found_by(self, world: ExchangeWorld) -> dict[str, Any]:
        def places(address: str) -> list[str]:
            assert address == world.exchange.owner.username
            return ["http://127.0.0.1:9/autodiscover.xml", world.exchange.autodiscover_url]

        return {"url": "", "discover": places, "tries": 1}

    def test_the_server_is_found_by_the_mail_address_and_remembered(self, world: ExchangeWorld) -> None:
        cache = MemoryCache()
        connector = world.connector(cache=cache, **self.found_by(world))
        assert connector.check() == f"{world.exchange.owner.username} at 127.0.0.1"
        world.exchange.forget_requests()
        again = world.connector(cache=cache, **self.found_by(world))
        again.check()
        assert not [one for one in world.exchange.requests() if "utodiscover" in one.path]

    def test_a_server_that_moved_is_found_again(self, world: ExchangeWorld) -> None:
        cache = MemoryCache()
        world.connector(cache=cache, **self.found_by(world)).check()
        kept = vars(cache)["_values"]
        (place,) = [key for key in kept if key.startswith("ews address")]
        for gone in (
            "http://127.0.0.1:9/EWS/Exchange.asmx",
            f"{world.exchange.base_url}/nothing/Exchange.asmx",
        ):
            cache.put(place, kept[place].replace(world.exchange.url, gone))
            assert gone in kept[place]
            world.connector(cache=cache, **self.found_by(world)).check()
            assert gone not in kept[place]

    def test_a_mailbox_in_microsoft_365_is_told_so(self, world: ExchangeWorld) -> None:
        world.exchange.switch(autodiscover_ews_url="https://outlook.office365.com/EWS/Exchange.asmx")
        with pytest.raises(NotSupported) as caught:
            world.connector(**self.found_by(world)).check()
        assert caught.value.code == MICROSOFT_365

    def test_a_way_to_microsoft_365_is_not_gone(self, world: ExchangeWorld) -> None:
        location = "https://autodiscover-s.outlook.com/autodiscover/autodiscover.xml"
        world.exchange.switch(autodiscover_location=location)
        with pytest.raises(NotSupported) as caught:
            world.connector(**self.found_by(world)).check()
        assert caught.value.code == MICROSOFT_365

    def test_nobody_who_tells_is_said(self, world: ExchangeWorld) -> None:
        world.exchange.switch(pox_autodiscover=False)
        with pytest.raises(NotSupported) as caught:
            world.connector(**self.found_by(world)).check()
        assert caught.value.code == NOT_FOUND
        assert world.exchange.owner.username in str(caught.value)

    def test_a_wrong_password_ends_the_search(self, world: ExchangeWorld) -> None:
        with pytest.raises(SignInNeeded):
            world.connector(password="wrong", **self.found_by(world)).check()
        assert world.exchange.wrong_passwords == 1

    def test_no_network_is_no_missing_server(self, world: ExchangeWorld) -> None:
        nowhere = ["http://127.0.0.1:9/autodiscover.xml"]
        with pytest.raises(Unreachable):
            world.connector(url="", discover=lambda address: nowhere, tries=1).check()

    @pytest.mark.parametrize(
        "told",
        [
            {"autodiscover_ews_url": "http://127.0.0.1:9/EWS/Exchange.asmx"},
            {"autodiscover_location": "http://127.0.0.1:9/autodiscover.xml"},
        ],
    )
    def test_a_plain_address_is_not_followed_from_an_encrypted_one(
        self, tmp_path: Path, told: dict[str, Any]
    ) -> None:
        files = make_tls_files(tmp_path)
        with exchange_world(context=files.server_context()) as world:
            world.exchange.switch(**told)
            connector = connect_ews(
                EwsPassword(world.exchange.owner.username, world.exchange.password),
                zone=lambda: "UTC",
                discover=lambda address: [world.exchange.autodiscover_url],
                settings=HttpSettings(ca_file=files.ca, retry=RetryPolicy(tries=1)),
            )
            with pytest.raises(NotSupported) as caught:
                connector.check()
            connector.close()
            assert caught.value.code == NOT_FOUND
            # One more was without a sign-in and encryption: it only asks why there is nobody.
            assert connector.requests - 1 == len(world.exchange.requests())

    def test_a_user_name_alone_finds_nothing(self, world: ExchangeWorld) -> None:
        given = EwsPassword("EXAMPLE\\anna", world.exchange.password)
        with pytest.raises(NotSupported) as caught:
            world.connector(sign_in=given, url="").open("Contacts", Kind.CONTACTS, OpenOptions())
        assert "mail.example.com" in caught.value.advice
