"""Debian's Evolution without a window, in a home and a D-Bus session of its own, with an account on the embedded Exchange."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import ssl
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from crmsync.sandbox.ews import EmbeddedExchange

SYSTEM_PYTHON = "/usr/bin/python3"
"""Debian's packages are for this one."""
BACKEND = "/usr/lib/evolution-data-server/registry-modules/module-ews-backend.so"
# The network of the machine, or that there is none, does not matter to a server on the loopback interface.
SETTINGS = "[org/gnome/evolution-data-server]\nnetwork-monitor-gio-name='always-online'\n"
SOURCE = """[Data Source]
DisplayName=Exchange
Enabled=true
Parent=

[Collection]
BackendName=ews
CalendarEnabled=true
ContactsEnabled=true
MailEnabled=false
Identity={address}

[Authentication]
Host=127.0.0.1
Method={method}
User={user}
RememberPassword=false

[Ews Backend]
Email={address}
Hosturl={url}
"""


TRUST = "\n[WebDAV Backend]\nSslTrust=accept|{host}|{digest}\n"


def digest_of(certificate: Path) -> str:
    """What Evolution knows the first certificate of a file by."""
    pem, end, _ = certificate.read_text(encoding="ascii").partition("-----END CERTIFICATE-----")
    return hashlib.sha256(ssl.PEM_cert_to_DER_cert(pem + end)).hexdigest()


class EvolutionProblem(Exception):
    """Evolution said that it could not do something."""


class Evolution:
    """Evolution with an account on a server."""

    def __init__(
        self, home: Path, exchange: EmbeddedExchange, method: str = "PLAIN", certificate: Path | None = None
    ) -> None:
        """method: PLAIN (Basic), or NTLM, which Evolution does over TLS only. certificate: the server's, which is trusted."""
        missing = [path for path in (SYSTEM_PYTHON, BACKEND) if not Path(path).exists()]
        assert not missing, f"python3 dev.py test-services installs {', '.join(missing)}"
        # Sockets have names of at most 107 bytes, too few for a test's own folder.
        self._runtime = Path(tempfile.mkdtemp(prefix="crmsync-evolution-"))
        sources, settings = (
            home / "config" / "evolution" / "sources",
            home / "config" / "glib-2.0" / "settings",
        )
        for folder in (sources, settings, home / "data", home / "cache"):
            folder.mkdir(parents=True)
        (settings / "keyfile").write_text(SETTINGS, encoding="ascii")
        told = {
            "address": exchange.owner.username,
            "user": exchange.user.replace("\\", "\\\\"),
            "url": exchange.url,
        }
        account = SOURCE.format(**told, method=method)
        if certificate is not None:
            account += TRUST.format(host=urlsplit(exchange.url).hostname, digest=digest_of(certificate))
        (sources / "exchange.source").write_text(account, encoding="utf-8")
        self._log = home / "evolution.log"
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "TZ": "Europe/Berlin",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home / "config"),
            "XDG_DATA_HOME": str(home / "data"),
            "XDG_CACHE_HOME": str(home / "cache"),
            "XDG_RUNTIME_DIR": str(self._runtime),
            "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={self._runtime / 'no-bus'}",
            "GSETTINGS_BACKEND": "keyfile",
        }
        worker = str(Path(__file__).with_name("worker.py"))
        with self._log.open("w", encoding="utf-8") as log:
            self._process = subprocess.Popen(
                ["dbus-run-session", "--", SYSTEM_PYTHON, worker],
                env=environment,
                cwd=home,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )

    def sign_in(self, user: str, password: str) -> None:
        self._ask({"user": user, "password": password})

    def do(self, name: str, *arguments: object) -> Any:
        """What a function of the worker gives. Raises EvolutionProblem."""
        return self._ask({"do": name, "with": arguments})

    def close(self) -> None:
        """End the session with all that it has started."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        try:
            self._process.wait(30)
        finally:
            self._process.kill()
            self._process.wait(30)
            self._process.stdout.close()
            shutil.rmtree(self._runtime, ignore_errors=True)

    def _ask(self, question: dict[str, object]) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self._log.read_text(encoding="utf-8")[-3000:]
        answer = json.loads(line)
        if "problem" in answer:
            raise EvolutionProblem(answer["problem"])
        return answer["result"]


@pytest.fixture
def exchange() -> Iterator[EmbeddedExchange]:
    with EmbeddedExchange() as exchange:
        yield exchange


@pytest.fixture
def evolution_at(tmp_path: Path) -> Iterator[Callable[..., Evolution]]:
    """Starts Evolution and signs in to a server."""
    with ExitStack() as stack:

        def start(
            exchange: EmbeddedExchange,
            method: str = "PLAIN",
            certificate: Path | None = None,
            password: str | None = None,
        ) -> Evolution:
            evolution = stack.enter_context(
                closing(Evolution(tmp_path / "home", exchange, method, certificate))
            )
            evolution.sign_in(exchange.user, password or exchange.password)
            return evolution

        yield start


@pytest.fixture
def evolution(exchange: EmbeddedExchange, evolution_at: Callable[..., Evolution]) -> Evolution:
    return evolution_at(exchange)


@pytest.fixture
def occurrences(exchange: EmbeddedExchange) -> Callable[[str], list[str]]:
    """The ids of a series' occurrences in the spring of 2026."""
    first, last = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 6, 1, tzinfo=UTC)
    return lambda series: [
        occurrence["ItemId"]["@Id"] for occurrence in exchange.person.occurrences(series, first, last)
    ]
