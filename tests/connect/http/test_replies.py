"""The transport against real sockets: replies, kept connections, retries."""

from __future__ import annotations

import gzip
import re
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from support.clock import FakeClock
from support.scripted_http import Answer, Asked, Drop, ScriptedHttp, closed_port, in_turn
from support.transports import DIRECT, Connect, Waits, hello

from crmsync.connect.errors import ReplyLost, ServiceFault, Unreachable
from crmsync.connect.http import Ambient, Effect, OwnHosts, Request, RetryPolicy, Transport

# --- bodies ---


def test_a_reply_comes_back_decoded_and_whatever_its_status(connect: Connect) -> None:
    body = gzip.compress("Zoë".encode())
    with ScriptedHttp(in_turn(Answer(404, {"Content-Encoding": "gzip", "X-Odd": "1"}, body))) as server:
        response = connect(server.url).send(Request("GET", server.url + "/a%20b?q=1"))
    assert (response.status, response.ok, response.body.decode()) == (404, False, "Zoë")
    assert response.headers["x-odd"] == "1"
    assert server.asked[0].path == "/a%20b?q=1"
    assert server.asked[0].headers["Accept-Encoding"] == "gzip"
    assert response.tries == 1


def test_connections_are_kept(connect: Connect) -> None:
    with ScriptedHttp(hello) as server:
        transport = connect(server.url)
        for _ in range(5):
            assert transport.send(Request("GET", server.url)).body == b"hello"
        assert (server.connections, transport.requests) == (1, 5)


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_a_reply_larger_than_the_limit_is_refused(connect: Connect, encoding: str) -> None:
    body = b"x" * 200_000
    headers = {"Content-Encoding": "gzip"} if encoding == "gzip" else {}
    sent = gzip.compress(body) if encoding == "gzip" else body
    settings = replace(DIRECT, response_limit=100_000, spool_limit=300_000)
    with ScriptedHttp(in_turn(Answer(200, headers, sent))) as server:
        transport = connect(server.url, settings=settings)
        with pytest.raises(ServiceFault, match="larger than"):
            transport.send(Request("GET", server.url))
        with transport.spool(Request("GET", server.url)) as reply:
            assert reply.file.read() == body
    assert transport.requests == 2


def test_a_spooled_reply_that_broke_off_is_fetched_again_whole(connect: Connect) -> None:
    body = b"<all>" + b"y" * 10_000 + b"</all>"
    script = in_turn(Answer(207, body=body, cut=4000), Answer(207, body=body))
    with (
        ScriptedHttp(script) as server,
        connect(server.url).spool(Request("REPORT", server.url, body=b"?")) as reply,
    ):
        assert reply.file.read() == body
        assert reply.tries == 2


def test_nothing_of_a_longer_reply_to_an_earlier_try_is_left(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Answer(503, body=b"a long excuse"), Answer(200, body=b"short"))) as server:
        assert connect(server.url).send(Request("GET", server.url)).body == b"short"


# --- retries ---


def test_nobody_listening_is_said_after_some_patience(connect: Connect, waits: Waits) -> None:
    transport = connect(url := f"http://127.0.0.1:{closed_port()}/")
    with pytest.raises(Unreachable, match=re.escape("127.0.0.1 cannot be reached")) as caught:
        transport.send(Request("POST", url, action="save the contact"))
    assert caught.value.action == "save the contact"
    assert caught.value.advice
    assert len(waits.spans) == 3
    assert transport.requests == 4


def test_an_unknown_host_is_said(connect: Connect) -> None:
    transport = connect("https://no-such-host.invalid/")
    with pytest.raises(Unreachable, match="no-such-host"):
        transport.send(Request("GET", "https://no-such-host.invalid/"))


@pytest.mark.parametrize("method", ["GET", "PROPFIND", "PUT", "DELETE"])
def test_a_dropped_connection_is_tried_again_when_that_is_safe(connect: Connect, method: str) -> None:
    with ScriptedHttp(in_turn(Drop(), Answer(200))) as server:
        response = connect(server.url).send(Request(method, server.url, body=b"1"))
    assert (response.status, response.tries) == (200, 2)


def test_a_kept_connection_that_the_server_closed_meanwhile_does_no_harm(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Answer(200), Drop(), Answer(201))) as server:
        transport = connect(server.url)
        transport.send(Request("GET", server.url))
        assert transport.send(Request("PUT", server.url, body=b"1")).status == 201


def test_a_write_that_must_not_be_repeated_is_sent_once_and_its_reply_lost(
    connect: Connect, waits: Waits
) -> None:
    with ScriptedHttp(in_turn(Drop(), Answer(200))) as server:
        with pytest.raises(ReplyLost):
            connect(server.url).send(Request("POST", server.url, body=b"1"))
        assert len(server.asked) == 1
    assert waits.spans == []


def test_a_repeatable_write_that_never_gets_a_reply_is_lost_too(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Drop())) as server:
        with pytest.raises(ReplyLost):
            connect(server.url).send(Request("PUT", server.url, body=b"1"))
        assert len(server.asked) == 4


def test_a_read_that_never_gets_a_reply_is_the_services_fault(connect: Connect) -> None:
    with ScriptedHttp(in_turn(Drop())) as server, pytest.raises(ServiceFault):
        connect(server.url).send(Request("REPORT", server.url))


def test_silence_is_a_lost_reply(connect: Connect) -> None:
    released = threading.Event()

    def dawdle(asked: Asked) -> Answer:
        released.wait(20)
        return Answer()

    with ScriptedHttp(dawdle) as server:
        transport = connect(server.url, settings=replace(DIRECT, retry=RetryPolicy(tries=1)))
        request = Request("POST", server.url, timeout=timedelta(milliseconds=50))
        with pytest.raises(ReplyLost, match="did not answer in time"):
            transport.send(request)
        with pytest.raises(ServiceFault, match="did not answer in time"):
            transport.send(replace(request, effect=Effect.READ))
        released.set()


def test_retry_after_is_obeyed(connect: Connect, waits: Waits) -> None:
    busy = Answer(503, {"Retry-After": "7"})
    with ScriptedHttp(in_turn(busy, Answer(429, {"Retry-After": "9"}), Answer(201))) as server:
        response = connect(server.url).send(Request("POST", server.url, body=b"1"))
    assert (response.status, response.tries) == (201, 3)
    assert waits.spans == [timedelta(seconds=7), timedelta(seconds=9)]


def test_who_is_told_to_slow_down_slows_down_all_requests(waits: Waits) -> None:
    clock = FakeClock()
    ambient = Ambient(now=clock, sleep=waits, random=lambda: 0.0)
    busy = Answer(429, {"Retry-After": "9"})
    with (
        ScriptedHttp(in_turn(busy, Answer(200))) as server,
        Transport(OwnHosts(server.url), None, DIRECT, ambient=ambient) as transport,
    ):
        transport.send(Request("GET", server.url))
        clock.advance(timedelta(seconds=4))
        transport.send(Request("GET", server.url))
        clock.advance(timedelta(seconds=5))
        transport.send(Request("GET", server.url))
    assert waits.spans == [timedelta(seconds=9), timedelta(seconds=5)]


def test_trouble_of_one_request_does_not_slow_down_others(connect: Connect, waits: Waits) -> None:
    with ScriptedHttp(in_turn(Answer(502), Answer(200))) as server:
        transport = connect(server.url)
        transport.send(Request("GET", server.url))
        transport.send(Request("GET", server.url))
    assert len(waits.spans) == 1


def test_a_longer_wait_than_is_bearable_is_handed_to_the_caller(connect: Connect, waits: Waits) -> None:
    with ScriptedHttp(in_turn(Answer(429, {"Retry-After": "3600"}))) as server:
        response = connect(server.url).send(Request("GET", server.url))
    assert response.retry_after == timedelta(hours=1)
    assert waits.spans == []


def test_a_wait_can_be_broken_off(connect: Connect) -> None:
    class Cancelled(Exception):
        """The person pressed cancel."""

    def cancel(span: timedelta) -> None:
        raise Cancelled

    with ScriptedHttp(in_turn(Answer(503))) as server:
        transport = Transport(OwnHosts(server.url), None, DIRECT, ambient=Ambient(sleep=cancel))
        with transport, pytest.raises(Cancelled):
            transport.send(Request("GET", server.url))
        assert len(server.asked) == 1
