"""The embedded CRM as an object: files, starting and stopping, several clients at once, sockets."""

from __future__ import annotations

import contextlib
import gzip
import socket
import sqlite3
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from crmsync.sandbox.crm import CrmStopped, EmbeddedCrm, ItemError, StoreError, custom_field


def test_a_file_keeps_everything(tmp_path: Path, api_for: Any) -> None:
    path = tmp_path / "crm.db"
    with EmbeddedCrm(path, company="Acme") as crm:
        crm.add_field("Contacts", custom_field("Customer_No"))
        kim = crm.person.create(
            "Contacts", {"Last_Name": "Kim", "Customer_No": "7", "Tag": [{"name": "vip"}]}
        )
        crm.person.set_photo(kim, b"\x89PNG\r\n\x1a\n0")
        gone = crm.person.create("Contacts", {"Last_Name": "Gone"})
        crm.person.delete(gone)
        before, sign_in, token = crm.person.record(kim), crm.sign_in_data(), api_for(crm).token
        log = crm.automation_log(None)
    with EmbeddedCrm(path, company="Other") as crm:
        assert crm.person.record(kim) == before
        assert crm.automation_log(None) == log
        again = crm.sign_in_data()
        assert (again.client_id, again.refresh_token) == (sign_in.client_id, sign_in.refresh_token)
        api = api_for(crm)
        assert api.get("org").body["org"][0]["company_name"] == "Acme"
        api.token = token
        assert api.get("org").status == 200
        crm.person.restore(gone)
        new = crm.person.create("Contacts", {"Last_Name": "New"})
        assert int(new) > int(gone) > int(kim)


def test_a_file_of_something_else_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "crm.db"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(StoreError, match=r"crm\.db"):
        EmbeddedCrm(path)
    assert path.read_bytes() == b"not a database" * 100
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE other (id)")
    connection.close()
    with pytest.raises(StoreError, match="another program"):
        EmbeddedCrm(path)
    path.unlink()
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    with pytest.raises(StoreError, match="version 99"):
        EmbeddedCrm(path)


def test_a_file_is_used_by_one_program_at_a_time(tmp_path: Path) -> None:
    path = tmp_path / "crm.db"
    first = EmbeddedCrm(path)
    first.person.create("Contacts", {"Last_Name": "A"})
    with pytest.raises(StoreError, match="locked"):
        EmbeddedCrm(path)
    first.stop()
    second = EmbeddedCrm(path)
    assert len(second.records("Contacts")) == 1
    second.stop()


def test_no_token_is_kept_in_clear_but_the_one_handed_out(tmp_path: Path, api_for: Any) -> None:
    path = tmp_path / "crm.db"
    with EmbeddedCrm(path) as crm:
        token = api_for(crm).token
    assert token.encode() not in path.read_bytes()


def test_it_works_without_a_server() -> None:
    crm = EmbeddedCrm()
    kim = crm.person.create("Contacts", {"Last_Name": "Kim"})
    assert [record["id"] for record in crm.records("Contacts")] == [kim]
    with pytest.raises(CrmStopped):
        _ = crm.base_url
    with pytest.raises(CrmStopped):
        crm.sign_in_data()
    crm.stop()


def test_a_taken_port_is_an_os_error(crm: EmbeddedCrm) -> None:
    other = EmbeddedCrm()
    with pytest.raises(OSError, match=r".+"):
        other.start(int(crm.base_url.rsplit(":", 1)[1]))
    other.stop()


def test_stopping_closes_idle_connections_and_threads(api_for: Any) -> None:
    before = threading.active_count()
    with EmbeddedCrm() as crm:
        clients = [api_for(crm) for _ in range(3)]
        assert {client.get("org").status for client in clients} == {200}
        port = int(crm.base_url.rsplit(":", 1)[1])
        assert threading.active_count() > before
    assert threading.active_count() == before
    with pytest.raises(OSError, match=r".+"):
        socket.create_connection(("127.0.0.1", port), timeout=1)


def test_only_this_computer_can_reach_it(crm: EmbeddedCrm) -> None:
    assert crm.base_url.startswith("http://127.0.0.1:")


def test_several_clients_at_once_lose_nothing(api: Any, crm: EmbeddedCrm) -> None:
    crm.switch(concurrent_calls=None)

    def work(number: int) -> set[str]:
        made = api.create("Contacts", *({"Last_Name": f"{number}-{item}"} for item in range(20)))
        return {item["details"]["id"] for item in made.items}

    with ThreadPoolExecutor(8) as pool:
        ids = [identity for batch in pool.map(work, range(16)) for identity in batch]
    assert len(set(ids)) == 320
    assert len(crm.records("Contacts")) == 320


def test_two_updates_with_one_time_stamp_cannot_both_win(
    api: Any, crm: EmbeddedCrm, clock: Any, kim: str
) -> None:
    clock.advance(timedelta(seconds=5))
    since = {"If-Unmodified-Since": "2026-03-02T09:00:00Z"}

    def work(title: str) -> int:
        return int(api.update(f"Contacts/{kim}", {"Title": title}, headers=since).status)

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(work, "ABCD"))
    assert statuses == [200, 412, 412, 412]


def test_another_process_is_served(api: Any, crm: EmbeddedCrm) -> None:
    code = (
        "import json, sys, urllib.request\n"
        "request = urllib.request.Request(sys.argv[1] + '/crm/v8/Contacts', method='POST',\n"
        "    data=json.dumps({'data': [{'Last_Name': 'Other'}], 'trigger': []}).encode(),\n"
        "    headers={'Authorization': 'Zoho-oauthtoken ' + sys.argv[2]})\n"
        "print(urllib.request.urlopen(request).status)\n"
    )
    command = [sys.executable, "-c", code, crm.base_url, api.token]
    workers = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    assert [worker.communicate(timeout=60)[0].strip() for worker in workers] == ["201", "201"]
    assert len(crm.records("Contacts")) == 2


class TestPerson:
    def test_the_same_rules_as_requests(self, crm: EmbeddedCrm) -> None:
        with pytest.raises(ItemError) as refused:
            crm.person.create("Contacts", {"First_Name": "x"})
        assert (refused.value.code, refused.value.details["api_name"]) == ("MANDATORY_NOT_FOUND", "Last_Name")
        with pytest.raises(ItemError):
            crm.person.edit("5551234000000999999", {"Title": "x"})
        with pytest.raises(ItemError):
            crm.person.delete("5551234000000999999")

    def test_one_refused_record_keeps_the_whole_commit_out(self, crm: EmbeddedCrm) -> None:
        with pytest.raises(ItemError):
            crm.person.create_many("Contacts", [{"Last_Name": "A"}, {"First_Name": "B"}])
        assert crm.records("Contacts") == []

    def test_records_belong_to_who_makes_them(self, crm: EmbeddedCrm) -> None:
        ben = crm.people[1]
        kim = ben.create("Contacts", {"Last_Name": "Kim"})
        made = ben.record(kim) or {}
        assert (made["Owner"]["name"], made["Created_By"]["name"]) == ("Ben Osei", "Ben Osei")
        crm.person.give(kim, ben)
        crm.people[2].edit(kim, {"Title": "x"})
        assert (ben.record(kim) or {})["Modified_By"]["name"] == "Carla Díaz"

    def test_codes_a_record_is_never_blocked_with(self, crm: EmbeddedCrm, kim: str) -> None:
        with pytest.raises(ValueError, match="RECORD_LOCKED"):
            crm.block(kim, "NONSENSE")


class TestSockets:
    """Requests that no HTTP library would send."""

    def talk(self, crm: EmbeddedCrm, *parts: bytes) -> bytes:
        port = int(crm.base_url.rsplit(":", 1)[1])
        with socket.create_connection(("127.0.0.1", port), timeout=5) as connection:
            for part in parts:
                connection.sendall(part)
            with contextlib.suppress(OSError):  # the server may have closed it first
                connection.shutdown(socket.SHUT_WR)
            received = b""
            while chunk := connection.recv(65_536):
                received += chunk
        return received

    @pytest.mark.parametrize(
        "sent, status",
        [
            (b"nonsense\r\n\r\n", b"400"),
            (b"GET / HTTP/2\r\n\r\n", b"400"),
            (b"GET / HTTP/1.1\r\nno colon\r\n\r\n", b"400"),
            (b"GET / HTTP/1.1\r\n" + b"A: b\r\n" * 300 + b"\r\n", b"431"),
            (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", b"400"),
            (b"POST / HTTP/1.1\r\nContent-Length: \xb2\r\n\r\n", b"400"),
            (b"POST / HTTP/1.1\r\nContent-Length: 999999999999\r\n\r\n", b"413"),
            (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n", b"400"),
            (b"POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-5\r\n", b"400"),
        ],
    )
    def test_garbage_is_answered_and_the_connection_closed(
        self, crm: EmbeddedCrm, sent: bytes, status: bytes
    ) -> None:
        reply = self.talk(crm, sent)
        assert reply.startswith(b"HTTP/1.1 " + status)
        assert b"Connection: close" in reply

    def test_requests_one_after_the_other_on_one_connection(self, crm: EmbeddedCrm) -> None:
        one = b"GET /style.css HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
        assert self.talk(crm, one, one, one).count(b"HTTP/1.1 200 OK") == 3

    def test_http_1_0_closes(self, crm: EmbeddedCrm) -> None:
        one = b"GET /style.css HTTP/1.0\r\nHost: localhost\r\n\r\n"
        assert self.talk(crm, one, one).count(b"HTTP/1.1 200 OK") == 1

    def test_a_body_in_chunks_and_one_that_waits_to_be_asked(self, api: Any, crm: EmbeddedCrm) -> None:
        body = b'{"data":[{"Last_Name":"Chunk"}],"trigger":[]}'
        head = (
            b"POST /crm/v8/Contacts HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
            b"Authorization: Zoho-oauthtoken " + api.token.encode() + b"\r\n"
        )
        chunked = b"".join(b"%x;ext\r\n%b\r\n" % (1, body[i : i + 1]) for i in range(len(body)))
        reply = self.talk(
            crm, head, b"Transfer-Encoding: chunked\r\n\r\n", chunked, b"0\r\nTrailer: x\r\n\r\n"
        )
        assert b"HTTP/1.1 201" in reply
        reply = self.talk(crm, head, b"Expect: 100-continue\r\nContent-Length: %d\r\n\r\n" % len(body), body)
        assert reply.startswith(b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 201")

    def test_half_a_request_does_nothing(self, api: Any, crm: EmbeddedCrm) -> None:
        head = (
            b"POST /crm/v8/Contacts HTTP/1.1\r\nContent-Length: 999\r\n"
            b"Authorization: Zoho-oauthtoken " + api.token.encode() + b"\r\n\r\n"
        )
        assert self.talk(crm, head, b'{"data":[{"Last_Name":"Half"}]') == b""
        assert crm.records("Contacts") == []

    def test_a_body_that_is_not_text(self, api: Any) -> None:
        headers = {"Authorization": f"Zoho-oauthtoken {api.token}"}
        reply = api.send("POST", "/crm/v8/Contacts", body=gzip.compress(b"{}"), headers=headers)
        assert reply.body["code"] == "INVALID_DATA"

    def test_another_name_for_this_server_is_not_answered(self, crm: EmbeddedCrm) -> None:
        for path in (b"/", b"/m/Contacts", b"/admin/behaviour", b"/oauth/v2/auth"):
            reply = self.talk(
                crm, b"GET " + path + b" HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"
            )
            assert reply.startswith(b"HTTP/1.1 421")
