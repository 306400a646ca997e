"""Real DAV servers on 127.0.0.1: Radicale, Xandikos, Cyrus. Each is started for a test session and ended by
its own process id.

A server that does not start is an error with its log, never a skipped test.
"""

from __future__ import annotations

import http.client
import imaplib
import os
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from support.tls import TlsFiles

_PATIENCE_SECONDS = 30.0
_STARTS = 3


@dataclass(frozen=True)
class DavServer:
    """A running server.

    url: its root. username, password: of the person whose folders it holds. admin, admin_password: may do
    anything, where there is such an account. address_books, calendars: the paths below which that person's
    folders are made. sent: the file that holds what the server mailed to strangers, where it mails.
    """

    name: str
    url: str
    username: str
    password: str
    address_books: str
    calendars: str
    admin: str = ""
    admin_password: str = ""
    sent: Path | None = None


class ServerDidNotStart(RuntimeError):
    """With what the server said."""


def free_port() -> int:
    """A port of 127.0.0.1 that was free a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def _running(
    make_command: Callable[[int], Sequence[str]], log: Path, ready: Callable[[int], bool]
) -> Iterator[int]:
    """Start a process in a session of its own and yield its port once `ready`; end that process group
    afterwards.
    """
    for _ in range(_STARTS):
        port = free_port()
        with log.open("ab") as output:
            process = subprocess.Popen(
                make_command(port),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        try:
            if _became_ready(process, port, ready):
                yield port
                return
        finally:
            _end(process)
    raise ServerDidNotStart(log.read_text(errors="replace")[-4000:])


def _became_ready(process: subprocess.Popen[bytes], port: int, ready: Callable[[int], bool]) -> bool:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if ready(port):
            return True
        time.sleep(0.05)
    return False


def _end(process: subprocess.Popen[bytes]) -> None:
    for force in (False, True):
        _signal(process, force)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            continue
        else:
            return


def _signal(process: subprocess.Popen[bytes], force: bool) -> None:
    """Ask the process, and where the system knows groups its children, to end."""
    if sys.platform == "win32":
        process.kill() if force else process.terminate()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL if force else signal.SIGTERM)


def _answers_http(port: int, tls: bool = False) -> bool:
    connection: http.client.HTTPConnection
    if tls:
        connection = http.client.HTTPSConnection(
            "127.0.0.1", port, timeout=5, context=ssl._create_unverified_context()
        )
    else:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("OPTIONS", "/")
        return connection.getresponse().status < 500
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


_RADICALE_RIGHTS = """
[admin]
user: admin
collection: .*
permissions: RrWw
[root]
user: .+
collection:
permissions: R
[shared for reading only]
user: .+
collection: {user}/readonly[^/]*
permissions: r
[principal]
user: .+
collection: {user}
permissions: RW
[folders]
user: .+
collection: {user}/[^/]+
permissions: rw
"""


@contextmanager
def radicale(folder: Path, tls: TlsFiles | None = None) -> Iterator[DavServer]:
    """Radicale with the users alice and admin. Folders of alice whose name begins with `readonly` are
    writable by admin only.
    """
    (folder / "users").write_text("alice:secret\nadmin:secret\n")
    (folder / "rights").write_text(_RADICALE_RIGHTS)
    server = ["max_connections = 64"]
    if tls is not None:
        server += ["ssl = True", f"certificate = {tls.certificate}", f"key = {tls.key}"]
    (folder / "config").write_text(
        "\n".join(
            [
                "[server]",
                *server,
                "[auth]",
                "type = htpasswd",
                f"htpasswd_filename = {folder / 'users'}",
                "htpasswd_encryption = plain",
                "delay = 0",
                "[rights]",
                "type = from_file",
                f"file = {folder / 'rights'}",
                "[storage]",
                f"filesystem_folder = {folder / 'collections'}",
                "[logging]",
                "level = warning",
            ]
        )
    )

    def command(port: int) -> list[str]:
        config = str(folder / "config")
        return [sys.executable, "-m", "radicale", "-C", config, "--server-hosts", f"127.0.0.1:{port}"]

    with _running(command, folder / "log", lambda port: _answers_http(port, tls is not None)) as port:
        scheme = "https" if tls else "http"
        url = f"{scheme}://127.0.0.1:{port}/"
        yield DavServer("radicale", url, "alice", "secret", "/alice/", "/alice/", "admin", "secret")


@contextmanager
def xandikos(folder: Path) -> Iterator[DavServer]:
    """Xandikos; it wants no password on plain HTTP, whoever comes is alice."""
    program = str(Path(sys.executable).with_name("xandikos"))
    data = str(folder / "data")

    def command(port: int) -> list[str]:
        return [
            program, "serve", "-d", data, "--defaults", "--current-user-principal", "/alice/", "-l", "127.0.0.1",
            "-p", str(port), "--no-detect-systemd", "--state-dir", str(folder / "state"),
        ]  # fmt: skip

    with _running(command, folder / "log", _answers_http) as port:
        url = f"http://127.0.0.1:{port}/"
        yield DavServer("xandikos", url, "alice", "secret", "/alice/contacts/", "/alice/calendars/")


_CYRUS = Path("/usr/lib/cyrus/bin")
_CYRUS_IMAPD = """
configdirectory: {folder}/conf
proc_path: {folder}/run/proc
mboxname_lockpath: {folder}/run/lock
defaultpartition: default
partition-default: {folder}/spool
sievedir: {folder}/sieve
admins: cyrus
virtdomains: off
unixhierarchysep: yes
altnamespace: yes
httpmodules: caldav carddav
caldav_allowscheduling: {scheduling}
caldav_create_default: yes
allowplaintext: yes
sasl_pwcheck_method: auxprop
sasl_auxprop_plugin: sasldb
sasl_sasldb_path: {folder}/sasldb2
sasl_mech_list: PLAIN LOGIN
lmtpsocket: {folder}/run/socket/lmtp
idlesocket: {folder}/run/socket/idle
notifysocket: {folder}/run/socket/notify
httptimeout: 30
"""
_CYRUS_SCHEDULING = """
calendar_user_address_set: example.com
imipnotifier: external
notify_external: {folder}/mail
"""
_CYRUS_MAIL = """#!/bin/sh
cat >> {folder}/sent
echo >> {folder}/sent
"""
_CYRUS_SERVICES = """
START {{ recover cmd="{bin}/ctl_cyrusdb -C {folder}/imapd.conf -r" }}
SERVICES {{
  imap cmd="{bin}/imapd -C {folder}/imapd.conf -U 30" listen="127.0.0.1:{imap}" prefork=1
  http cmd="{bin}/httpd -C {folder}/imapd.conf -U 30" listen="127.0.0.1:{http}" prefork=1
  notify cmd="{bin}/notifyd -C {folder}/imapd.conf" listen="{folder}/run/socket/notify" proto="udp" prefork=1
}}
EVENTS {{ }}
"""


@contextmanager
def cyrus(*, scheduling: bool = False, users: Sequence[str] = ("alice",)) -> Iterator[DavServer]:
    """Cyrus IMAP with CalDAV and CardDAV; needs root and Debian's packages.

    scheduling: does it mail guests by itself? Its own users, who are NAME@example.com, get what it sends in their
    scheduling inboxes. users: who has a mailbox; the server is given as the first one's.
    """
    if not (_CYRUS / "master").exists():
        raise ServerDidNotStart(
            "Cyrus is not installed: run `python3 dev.py test-services`, which installs it."
        )
    with tempfile.TemporaryDirectory(prefix="crmsync-cyrus-") as name:
        yield from _cyrus(Path(name), scheduling, users)


def _cyrus(folder: Path, scheduling: bool, users: Sequence[str]) -> Iterator[DavServer]:
    for part in ("conf", "spool", "run/lock", "run/proc", "run/socket", "sieve"):
        (folder / part).mkdir(parents=True)
    values = {"folder": folder, "bin": _CYRUS, "scheduling": "on" if scheduling else "off"}
    config = _CYRUS_IMAPD + (_CYRUS_SCHEDULING if scheduling else "")
    (folder / "imapd.conf").write_text(config.format(**values))
    (folder / "mail").write_text(_CYRUS_MAIL.format(**values))
    (folder / "mail").chmod(0o755)
    (folder / "sent").touch()
    for user in (*users, "cyrus"):
        subprocess.run(
            ["saslpasswd2", "-p", "-c", "-f", str(folder / "sasldb2"), "-u", socket.gethostname(), user],
            input=b"secret\n",
            check=True,
        )
    imap_port = free_port()

    def command(port: int) -> list[str]:
        services = _CYRUS_SERVICES.format(**values, imap=imap_port, http=port)
        (folder / "cyrus.conf").write_text(services)
        _hand_over(folder)
        return [
            str(_CYRUS / "master"), "-C", str(folder / "imapd.conf"), "-M", str(folder / "cyrus.conf"),
            "-p", str(folder / "run/master.pid"), "-D",
        ]  # fmt: skip

    def ready(port: int) -> bool:
        return _answers_http(port) and all(_makes_mailbox(imap_port, user) for user in users)

    with _running(command, folder / "log", ready) as port:
        url = f"http://127.0.0.1:{port}/"
        homes = (f"/dav/addressbooks/user/{users[0]}/", f"/dav/calendars/user/{users[0]}/")
        yield DavServer("cyrus", url, users[0], "secret", *homes, sent=folder / "sent")


def _hand_over(folder: Path) -> None:
    """Give the files to the user Cyrus runs as."""
    folder.chmod(0o755)
    for path in (folder, *folder.rglob("*")):
        shutil.chown(path, "cyrus", "mail")


def _makes_mailbox(port: int, user: str) -> bool:
    try:
        with imaplib.IMAP4("127.0.0.1", port, timeout=5) as imap:
            imap.login("cyrus", "secret")
            status, _ = imap.create(f"user/{user}")
            return status == "OK"
    except (OSError, imaplib.IMAP4.error):
        return False
