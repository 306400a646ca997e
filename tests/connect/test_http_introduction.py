"""Connections that sign themselves in: once each, anew where the server forgot, and never half."""

from __future__ import annotations

import base64
import hashlib
import struct
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import spnego
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from support.tls import make_tls_files

from crmsync.connect.errors import ReplyLost, Unreachable
from crmsync.connect.http import Effect, Handshake, HttpSettings, OwnHosts, Request, RetryPolicy, Transport
from crmsync.connect.http.ntlm import NEGOTIATE, NtlmHandshake, channel_bindings


class Knock:
    """A sign-in of two words."""

    def __init__(self, password: str) -> None:
        self.password = password

    def opening(self) -> str:
        return "Knock hello"

    def answer(self, challenges: Sequence[str]) -> str | None:
        return f"Knock {self.password}" if "Knock who" in challenges else None


@dataclass
class Knocking:
    """Signs connections in, or not (`is_off`)."""

    is_off: bool = False
    password: str = "friend"
    certificates: list[bytes | None] = field(default_factory=list)

    def handshake(self, host: str, certificate: bytes | None) -> Handshake | None:
        self.certificates.append(certificate)
        return None if self.is_off else Knock(self.password)


@dataclass
class Door:
    """A server that knows its connections. seen: (connection, Authorization, body) of each request."""

    url: str = ""
    seen: list[tuple[int, str, bytes]] = field(default_factory=list)
    known: set[int] = field(default_factory=set)
    wants: bool = True
    closes: bool = False
    cuts: Callable[[str, bytes], bool] = lambda said, body: False

    def done(self) -> list[bytes]:
        """The bodies that were carried out."""
        return [body for _, _, body in self.seen if body.startswith(b"done:")]


@pytest.fixture
def door() -> Iterator[Door]:
    door = Door()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", "0")))
            said = self.headers.get("Authorization", "")
            connection = self.client_address[1]
            door.seen.append((connection, said, body))
            if door.cuts(said, body):
                self.close_connection = True
                return
            if said == "Knock friend":
                door.known.add(connection)
            is_in = not door.wants or (connection in door.known and said != "Knock hello")
            if is_in:
                door.seen.append((connection, "", b"done:" + body))
            self.send_response(200 if is_in else 401)
            if not is_in:
                self.send_header("WWW-Authenticate", "Knock who" if said == "Knock hello" else "Knock")
            if door.closes:
                self.send_header("Connection", "close")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.01,))
        thread.start()
        door.url = f"http://127.0.0.1:{server.server_address[1]}/"
        yield door
        server.shutdown()
        thread.join()


def transport(door: Door, sign_in: Knocking, tries: int = 1) -> Transport:
    settings = HttpSettings(
        timeout=timedelta(seconds=5), connections=1, retry=RetryPolicy(tries=tries, first_delay=timedelta(0))
    )
    return Transport(OwnHosts(door.url), settings=settings, bound=sign_in)


def send(session: Transport, door: Door, body: bytes, effect: Effect = Effect.ONCE) -> int:
    return session.send(Request("POST", door.url, body=body, effect=effect)).status


def test_a_connection_signs_in_once(door: Door) -> None:
    with transport(door, Knocking()) as session:
        assert [send(session, door, b"one"), send(session, door, b"two")] == [200, 200]
        assert [(said, body) for _, said, body in door.seen] == [
            ("Knock hello", b""),
            ("Knock friend", b"one"),
            ("", b"done:one"),
            ("", b"two"),
            ("", b"done:two"),
        ]
        assert session.requests == 3


def test_a_connection_that_the_server_forgot_signs_in_anew(door: Door) -> None:
    with transport(door, Knocking()) as session:
        send(session, door, b"one")
        door.known.clear()
        assert send(session, door, b"two") == 200
        assert session.requests == 5
    assert door.done() == [b"done:one", b"done:two"]


def test_who_is_refused_is_asked_no_third_time(door: Door) -> None:
    with transport(door, Knocking(password="foe")) as session:
        assert send(session, door, b"one") == 401
        assert session.requests == 2
    assert door.done() == []


def test_an_opening_that_is_lost_has_carried_out_nothing(door: Door) -> None:
    door.cuts = lambda said, body: said == "Knock hello"
    with transport(door, Knocking()) as session, pytest.raises(Unreachable):
        send(session, door, b"one")
    assert door.done() == []


def test_an_answer_that_is_lost_may_have_carried_it_out(door: Door) -> None:
    door.cuts = lambda said, body: said == "Knock friend"
    with transport(door, Knocking()) as session, pytest.raises(ReplyLost):
        send(session, door, b"one")


def test_a_server_that_keeps_no_connection_cannot_be_signed_in_to(door: Door) -> None:
    door.closes = True
    with transport(door, Knocking()) as session, pytest.raises(Unreachable):
        send(session, door, b"one")


def test_a_server_that_wants_no_sign_in_gets_none(door: Door) -> None:
    door.wants = False
    with transport(door, Knocking()) as session:
        assert send(session, door, b"one") == 200
    assert door.seen[-2][1:] == ("", b"one")


def test_a_sign_in_that_is_off_leaves_requests_alone(door: Door) -> None:
    with transport(door, Knocking(is_off=True)) as session:
        assert send(session, door, b"one") == 401
        assert session.requests == 1


def test_a_new_connection_signs_in_by_itself(door: Door) -> None:
    sign_in = Knocking()
    for body in (b"one", b"two"):
        with transport(door, sign_in) as session:
            assert send(session, door, body) == 200
    assert sign_in.certificates == [None, None]
    assert len({connection for connection, _, _ in door.seen}) == 2


class TestNtlm:
    def test_a_certificate_is_bound_as_rfc_5929_says(self, tmp_path: Path) -> None:
        certificate = certificate_of(tmp_path)
        bound = channel_bindings(certificate)
        assert bound is not None
        wanted = b"tls-server-end-point:" + hashlib.sha256(certificate).digest()
        assert bound.application_data == wanted

    def test_what_is_no_certificate_binds_nothing(self) -> None:
        assert channel_bindings(b"nonsense") is None

    @pytest.mark.parametrize("username", ["DOMAIN\\anna", "anna@example.com"])
    def test_a_server_knows_the_person_and_the_connection(
        self, username: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        certificate = certificate_of(tmp_path)
        users = tmp_path / "users"
        domain, _, name = username.rpartition("\\")
        users.write_text(f"{domain}:{name}:pass word\n")
        monkeypatch.setenv("NTLM_USER_FILE", str(users))
        for shown, is_good in ((certificate, True), (certificate[:-1] + b"x", False)):
            server = spnego.server(
                protocol="ntlm",
                options=spnego.NegotiateOptions.use_ntlm,
                channel_bindings=channel_bindings(certificate),
            )
            client = NtlmHandshake(username, "pass word", "127.0.0.1", certificate=shown)
            challenge = server.step(_token(client.opening()))
            assert challenge is not None
            answer = client.answer(["Basic realm=x", f"NTLM {_spelled(challenge)}"])
            assert answer is not None
            if is_good:
                server.step(_token(answer))
                assert server.complete
            else:
                with pytest.raises(spnego.exceptions.BadBindingsError):
                    server.step(_token(answer))

    def test_negotiate_carries_ntlm_where_nothing_else_is_offered(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        users = tmp_path / "users"
        users.write_text("DOMAIN:anna:pass word\n")
        monkeypatch.setenv("NTLM_USER_FILE", str(users))
        server = spnego.server(protocol="negotiate", options=spnego.NegotiateOptions.use_negotiate)
        client = NtlmHandshake("DOMAIN\\anna", "pass word", "127.0.0.1", scheme=NEGOTIATE)
        opening = client.opening()
        assert opening.startswith("Negotiate ")
        challenge = server.step(base64.b64decode(opening.partition(" ")[2]))
        assert challenge is not None
        assert client.answer([f"NTLM {_spelled(challenge)}"]) is None, "another scheme's"
        answer = client.answer([f"Negotiate {_spelled(challenge)}"])
        assert answer is not None
        server.step(base64.b64decode(answer.partition(" ")[2]))
        assert server.complete

    @pytest.mark.parametrize("challenge", ["NTLM", "NTLM nonsense", "NTLM TlRMTVNTUAA=", "Basic realm=x"])
    def test_nonsense_is_not_answered(self, challenge: str) -> None:
        client = NtlmHandshake("anna", "secret", "127.0.0.1")
        client.opening()
        assert client.answer([challenge]) is None
        assert "secret" not in repr(client)


def certificate_of(folder: Path) -> bytes:
    """A server's certificate (DER)."""
    pem = make_tls_files(folder).certificate.read_bytes()
    return x509.load_pem_x509_certificate(pem).public_bytes(Encoding.DER)


def _token(header: str) -> bytes:
    token = base64.b64decode(header.partition(" ")[2])
    assert struct.unpack("<8s", token[:8])[0] == b"NTLMSSP\0"
    return token


def _spelled(token: bytes) -> str:
    return base64.b64encode(token).decode()
