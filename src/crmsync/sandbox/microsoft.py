"""The embedded Microsoft 365: Graph and the sign-in that it trusts, as `crmsync sandbox --mailbox graph` runs
them.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from crmsync.sandbox.graph import ALL_SCOPES, EmbeddedGraph, Kind
from crmsync.sandbox.identity import ANNA, IdentityProvider
from crmsync.sandbox.outlook.keeping import keep
from crmsync.sandbox.wire.tls import make_tls_files

_FOLDERS = {"contacts": Kind.CONTACTS, "tasks": Kind.TASKS, "calendar": Kind.EVENTS}
_SCOPES = tuple(f"https://graph.microsoft.com/{scope}" for scope in ALL_SCOPES)


class EmbeddedMicrosoft:
    """Both servers, for one person with a work account.

    folder: where the certificate of the sign-in lies, which is made anew each time; it exists. port: of
    Graph; sign_in_port: of the sign-in; 0 for any free one. file: keeps what they hold; `None`: nothing is
    kept.
    """

    def __init__(self, folder: Path, port: int = 0, sign_in_port: int = 0, file: Path | None = None) -> None:
        self._folder = folder
        self._ports = port, sign_in_port
        self._file = file
        self._stack = ExitStack()
        self.graph = EmbeddedGraph()

    def start(self) -> None:
        """Serve. Raises OSError when a port is taken, or the file cannot be read."""
        keep(self.graph, self._file, self._stack)
        self._tls = make_tls_files(self._folder)
        # MSAL, with which a client signs in, takes no authority without TLS.
        self.sign_in = IdentityProvider(self.graph.book, context=self._tls.server_context())
        graph_port, sign_in_port = self._ports
        self.graph.start(graph_port)
        self._stack.callback(self.graph.stop)
        self.sign_in.start(sign_in_port)
        self._stack.callback(self.sign_in.stop)

    def stop(self) -> None:
        """Stop serving; may be called twice. Raises NotWritten."""
        self._stack.close()

    def describe(self) -> Mapping[str, Any]:
        """What an account of the service `graph` needs, and a token to sign in with."""
        refresh_token = self.graph.book.give_refresh(ANNA, self.sign_in.client_id, _SCOPES)
        return {
            "service": "graph",
            "username": ANNA.username,
            "api_url": self.graph.base_url,
            "accounts_url": self.sign_in.base_url,
            "client_id": self.sign_in.client_id,
            "ca_file": str(self._tls.ca),
            "token": {"client_id": self.sign_in.client_id, "refresh_token": refresh_token},
            "folders": {name: self.graph.person.folder_id(kind) for name, kind in _FOLDERS.items()},
        }
