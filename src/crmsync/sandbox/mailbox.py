"""The embedded mailbox: a real Radicale server on 127.0.0.1, in threads of this process, and a person's hand
on its files.

Needs the extra `sandbox`. Knows nothing of connectors: what a person does goes through plain HTTP like any
client's.
"""

from __future__ import annotations

import base64
import http.client
import socket
import threading
import time
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import quote

PATIENCE = timedelta(seconds=20)
USERNAME = "anna"
PASSWORD = "sandbox-mailbox"

_FOLDER = """<?xml version="1.0" encoding="utf-8"?>
<mkcol xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:A="urn:ietf:params:xml:ns:carddav">
<set><prop><resourcetype><collection/>{type}</resourcetype><displayname>{name}</displayname>{extra}</prop></set></mkcol>"""
_COMPONENTS = (
    '<C:supported-calendar-component-set><C:comp name="{}"/></C:supported-calendar-component-set>'.format
)
FOLDERS: Mapping[str, tuple[str, str, str]] = {
    "contacts": ("Contacts", "<A:addressbook/>", ""),
    "tasks": ("Tasks", "<C:calendar/>", _COMPONENTS("VTODO")),
    "calendar": ("Calendar", "<C:calendar/>", _COMPONENTS("VEVENT")),
}
"""The folders a new mailbox has: path segment → name, type, extra properties (RFC 5689 §3)."""


class MailboxNotStarted(Exception):
    """The server did not start; the message says why."""


class EmbeddedMailbox:
    """A Radicale server with one person's address book, task list and calendar.

    folder: where its files lie. port: 0 for any free one.
    """

    def __init__(self, folder: Path, port: int = 0) -> None:
        self.folder = folder
        self.port = port
        self._stop, self._stopping = socket.socketpair()
        self._thread: threading.Thread | None = None
        self._failure: BaseException | None = None

    @property
    def url(self) -> str:
        """The server's address."""
        return f"http://127.0.0.1:{self.port}/"

    def path(self, folder: str, item: str = "") -> str:
        """The path of one of `FOLDERS`, or of an item in it."""
        return f"/{USERNAME}/{folder}/{quote(item)}"

    def start(self) -> None:
        """Start serving and make the folders that are missing. Raises MailboxNotStarted."""
        if not self.port:
            with socket.socket() as probe:
                probe.bind(("127.0.0.1", 0))
                self.port = int(probe.getsockname()[1])
        self._thread = threading.Thread(target=self._serve, name="embedded-mailbox", daemon=True)
        self._thread.start()
        self._wait()
        for folder, (name, kind, extra) in FOLDERS.items():
            self.request("MKCOL", self.path(folder), _FOLDER.format(type=kind, name=name, extra=extra))

    def stop(self) -> None:
        """Stop serving; may be called twice."""
        if self._thread is not None:
            self._stop.close()
            self._thread.join()
            self._thread = None
        self._stopping.close()

    def describe(self) -> Mapping[str, Any]:
        """What an account of the service `dav` needs, and the password."""
        return {
            "service": "dav",
            "url": self.url,
            "username": USERNAME,
            "password": PASSWORD,
            "folders": {folder: self.path(folder) for folder in FOLDERS},
        }

    def request(
        self, method: str, path: str, body: str = "", headers: Mapping[str, str] | None = None
    ) -> tuple[int, str]:
        """What a person's own client would send; returns the status and the body of the answer."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        sign_in = base64.b64encode(f"{USERNAME}:{PASSWORD}".encode()).decode()
        try:
            connection.request(
                method, path, body.encode(), {"Authorization": f"Basic {sign_in}", **(headers or {})}
            )
            answer = connection.getresponse()
            return answer.status, answer.read().decode()
        finally:
            connection.close()

    def put(self, folder: str, item: str, document: str) -> None:
        """Save an item as a person's client would."""
        status, text = self.request("PUT", self.path(folder, item), document)
        if status not in (http.client.CREATED, http.client.NO_CONTENT):
            raise ValueError(f"the embedded mailbox refused {item}: {status} {text}")

    def get(self, folder: str, item: str) -> str:
        """The document of an item. Raises KeyError when it is not there."""
        status, text = self.request("GET", self.path(folder, item))
        if status != http.client.OK:
            raise KeyError(item)
        return text

    def delete(self, folder: str, item: str) -> None:
        """Delete an item as a person's client would."""
        self.request("DELETE", self.path(folder, item))

    def _serve(self) -> None:
        try:
            self._serve_until_stopped()
        except BaseException as error:  # told by `_wait`; a thread has nobody to raise to
            self._failure = error

    def _serve_until_stopped(self) -> None:
        import radicale.config
        import radicale.server

        (self.folder / "collections" / "collection-root").mkdir(parents=True, exist_ok=True)
        users = self.folder / "users"
        users.write_text(f"{USERNAME}:{PASSWORD}\n", encoding="utf-8")
        configuration = radicale.config.load()
        configuration.update(
            {
                "server": {"hosts": f"127.0.0.1:{self.port}", "max_connections": "32"},
                "auth": {
                    "type": "htpasswd",
                    "htpasswd_filename": str(users),
                    "htpasswd_encryption": "plain",
                    "delay": "0",
                },
                "rights": {"type": "owner_only"},
                "storage": {"filesystem_folder": str(self.folder / "collections")},
                "logging": {"level": "error"},
            },
            "crmsync sandbox",
        )
        radicale.server.serve(configuration, self._stopping)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE.total_seconds()
        while time.monotonic() < deadline and self._failure is None:
            try:
                # Another program on this port would answer too, but not as this mailbox.
                if self.request("OPTIONS", f"/{USERNAME}/")[0] == http.client.OK and self._failure is None:
                    return
            except (OSError, http.client.HTTPException):
                pass
            time.sleep(0.02)
        raise MailboxNotStarted(
            f"The embedded mailbox did not start on port {self.port}: {self._failure or 'no answer'}."
        )
