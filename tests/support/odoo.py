"""A real Odoo on 127.0.0.1: Debian's newest package, unpacked and never installed, with the machine's PostgreSQL
and, from `.venv/odoo` (see dev.py), the libraries that Debian has as packages.

Set up once a test run (about a minute, 1.6 GB), then a copy of the database for each test module (two seconds).
What cannot be had is an error that says so, never a skipped test.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from support.servers import ServerDidNotStart, free_port

KEPT = "CRMSYNC_TEST_ODOO"
"""Environment variable: a folder in which the installation is kept between test runs."""

COMPANION = Path(sys.prefix) / "odoo"
"""The virtual environment that dev.py makes for it."""

LOGIN, PASSWORD = "sally@example.test", "s3cret-pw"
ADMIN, ADMIN_PASSWORD = "admin", "admin"
TEMPLATE = "crm_template"
MODULES = ("contacts", "crm", "calendar", "project_todo")

_KEY_SCRIPT = """
from datetime import datetime, timedelta
g = env.ref
users = env['res.users'].with_context(no_reset_password=True)
groups = ['base.group_user', 'sales_team.group_sale_salesman', 'base.group_partner_manager',
          'project.group_project_user']
user = users.create({'name': 'Sally Sales', 'login': LOGIN, 'password': PASSWORD, 'email': LOGIN,
                     'tz': 'Europe/Berlin', 'group_ids': [(6, 0, [g(name).id for name in groups])]})
key = env['res.users.apikeys'].with_user(user)._generate('rpc', 'crmsync', datetime.now() + timedelta(days=30))
admin = g('base.user_admin')
admin.write({'password': ADMIN_PASSWORD, 'tz': 'Europe/Berlin', 'email': 'admin@example.test'})
env.cr.commit()
print('KEY', key)
"""
_PATIENCE_SECONDS = 60.0


class OdooNotToBeHad(RuntimeError):
    """The package, the wheels or the database server could not be got; the message says which."""


@dataclass(frozen=True, slots=True)
class OdooServer:
    """A running server with one database. key: the API key of `LOGIN`, a sales user."""

    url: str
    database: str
    key: str
    log: Path

    @property
    def base_url(self) -> str:
        """The name that embedded services have for their address."""
        return self.url


class OdooInstallation:
    """Odoo in a folder, with a database server of its own while `running`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.port = free_port()
        self._libraries = folder / "usr" / "lib" / "python3" / "dist-packages"
        self._python = COMPANION / "bin" / "python"
        self._cluster = folder / "pg"

    # ---- setting up

    def set_up(self) -> None:
        """Make what is not there yet."""
        if not self._python.is_file():
            raise OdooNotToBeHad(f"{COMPANION} is not there: `python3 dev.py test-services` makes it.")
        if not (self.folder / "unpacked").is_file():
            self._unpack()
            (self.folder / "unpacked").touch()
        if not (self._cluster / "data" / "PG_VERSION").is_file():
            self._make_cluster()

    def _unpack(self) -> None:
        apt = self.folder / "apt"
        for part in ("lists/partial", "cache/archives/partial"):
            (apt / part).mkdir(parents=True, exist_ok=True)
        # The mirror that this machine uses already, and an apt state of our own: its sources stay as they are.
        targets = ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"]
        mirror = _must(targets, "the machine's package sources").split()[0]
        keyring = "/usr/share/keyrings/debian-archive-keyring.gpg"
        (apt / "sid.list").write_text(f"deb [signed-by={keyring}] {mirror} sid main\n")
        options = {
            "Dir::State::lists": apt / "lists",
            "Dir::Cache": apt / "cache",
            "Dir::Etc::sourcelist": apt / "sid.list",
            "Dir::Etc::sourceparts": "/nonexistent",
            "APT::Sandbox::User": "root",
            "Acquire::Languages": "none",
        }
        flags = [part for name, value in options.items() for part in ("-o", f"{name}={value}")]
        _must(["apt-get", *flags, "-qq", "update"], "the package list of Debian sid")
        names = _must(
            ["apt-cache", *flags, "search", "--names-only", "^odoo-[0-9]+$"], "Debian's package list"
        )
        found = sorted(re.findall(r"^odoo-(\d+) ", names, re.MULTILINE), key=int)
        if not found:
            raise OdooNotToBeHad("Debian sid has no package odoo-NN any more.")
        _must(["apt-get", *flags, "-qq", "download", f"odoo-{found[-1]}"], "Odoo's package", cwd=self.folder)
        (package,) = self.folder.glob("odoo-*.deb")
        _must(["dpkg-deb", "-x", str(package), str(self.folder)], "the unpacked package")
        package.unlink()
        shutil.rmtree(apt)

    def _make_cluster(self) -> None:
        self._cluster.mkdir(exist_ok=True)
        if _is_root():
            shutil.chown(self._cluster, "postgres", "postgres")
        command = [_postgres("initdb"), "-D", str(self._cluster / "data"), "-U", "postgres", "-A", "trust"]
        _must([*_as_postgres(), *command, "-E", "UTF8", "--locale=C.UTF-8"], "a PostgreSQL cluster")

    # ---- running

    @contextmanager
    def running(self) -> Iterator[OdooInstallation]:
        """The database server runs, and the template database is there."""
        settings = (
            f"-c listen_addresses=127.0.0.1 -p {self.port} -c unix_socket_directories= -c fsync=off"
            " -c synchronous_commit=off -c full_page_writes=off"
        )
        control = [*_as_postgres(), _postgres("pg_ctl"), "-D", str(self._cluster / "data"), "-w", "-s"]
        log = str(self._cluster / "log")
        _must([*control, "-l", log, "-o", settings, "start"], "a running PostgreSQL")
        try:
            self._write_configuration()
            if not (self.folder / "key.txt").is_file():
                self._make_template()
            yield self
        finally:
            subprocess.run([*control, "-m", "fast", "stop"], check=False, cwd="/")

    def _write_configuration(self) -> None:
        (self.folder / "data").mkdir(exist_ok=True)
        settings = {
            "admin_passwd": "master",
            "db_host": "127.0.0.1",
            "db_port": self.port,
            "db_user": "odoo",
            "addons_path": self._libraries / "odoo" / "addons",
            "data_dir": self.folder / "data",
            "http_interface": "127.0.0.1",
            "max_cron_threads": 0,
            "workers": 0,
            "with_demo": False,
            "list_db": False,
            # A mail that Odoo wants to send stays in its queue, where tests count it.
            "smtp_server": "127.0.0.1",
            "smtp_port": 9,
        }
        lines = [f"{name} = {value}" for name, value in settings.items()]
        (self.folder / "odoo.conf").write_text("\n".join(["[options]", *lines, ""]))

    def _make_template(self) -> None:
        self.sql(f"drop database if exists {TEMPLATE} with (force)")
        self.sql("drop role if exists odoo")
        self.sql("create role odoo login createdb")
        modules = ",".join(MODULES)
        self._odoo("-d", TEMPLATE, "-i", modules, "--stop-after-init", what="Odoo's database")
        names = {"LOGIN": LOGIN, "PASSWORD": PASSWORD, "ADMIN_PASSWORD": ADMIN_PASSWORD}
        script = "\n".join(f"{name} = {value!r}" for name, value in names.items()) + _KEY_SCRIPT
        told = self._odoo(
            "shell", "-d", TEMPLATE, "--no-http", "--log-level=error", what="a sales user", script=script
        )
        key = re.search(r"^KEY (\w+)$", told, re.MULTILINE)
        if key is None:
            raise OdooNotToBeHad(f"Odoo made no API key:\n{told[-2000:]}")
        (self.folder / "key.txt").write_text(key[1])

    def _odoo(self, *arguments: str, what: str, script: str = "") -> str:
        verb = [arguments[0]] if arguments[0] == "shell" else []
        command = [str(self._python), str(self.folder / "usr" / "bin" / "odoo"), *verb]
        command += ["-c", str(self.folder / "odoo.conf"), *arguments[len(verb) :]]
        return _must(command, what, script=script, environment=self._environment())

    def _environment(self) -> dict[str, str]:
        return {**os.environ, "PYTHONPATH": str(self._libraries)}

    def sql(self, statement: str, database: str = "postgres") -> str:
        """Run one statement as the database's owner; what it prints, without headings."""
        where = ["-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database]
        return _must(["psql", *where, "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-c", statement], statement)

    @contextmanager
    def serving(self, name: str) -> Iterator[OdooServer]:
        """A server with a fresh copy of the template database."""
        self.sql(f"drop database if exists {name} with (force)")
        self.sql(f"create database {name} template {TEMPLATE} owner odoo")
        store = self.folder / "data" / "filestore"
        shutil.rmtree(store / name, ignore_errors=True)
        if (store / TEMPLATE).is_dir():
            shutil.copytree(store / TEMPLATE, store / name)
        log = self.folder / f"{name}.log"
        port = free_port()
        with log.open("wb") as output:
            process = subprocess.Popen(
                [
                    *(str(self._python), str(self.folder / "usr" / "bin" / "odoo")),
                    *("-c", str(self.folder / "odoo.conf"), "-d", name, "--http-port", str(port)),
                    "--log-level=warn",
                ],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=self._environment(),
            )
        try:
            _await(process, port, log)
            key = (self.folder / "key.txt").read_text()
            yield OdooServer(f"http://127.0.0.1:{port}", name, key, log)
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(20)
            if process.poll() is None:
                process.kill()
            process.wait(20)


@contextmanager
def odoo_installation() -> Iterator[OdooInstallation]:
    """Odoo, set up and ready to serve; in the folder that `KEPT` names, else in one that goes afterwards."""
    kept = os.environ.get(KEPT)
    # PostgreSQL refuses to run as root, and its own user must be able to get to its files.
    folder = Path(kept) if kept else Path(tempfile.mkdtemp(prefix="odoo-"))
    folder.mkdir(parents=True, exist_ok=True)
    folder.chmod(0o755)
    try:
        installation = OdooInstallation(folder)
        installation.set_up()
        with installation.running():
            yield installation
    finally:
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def _await(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{port}/web/health", timeout=5):
            return
        time.sleep(0.05)
    raise ServerDidNotStart(log.read_text(errors="replace")[-4000:])


def _must(
    command: Sequence[str],
    what: str,
    *,
    cwd: Path | None = None,
    script: str = "",
    environment: dict[str, str] | None = None,
) -> str:
    """What a command prints. Raises OdooNotToBeHad with what it said when it fails or is not there."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd or Path("/"),
            input=script,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError as error:
        raise OdooNotToBeHad(f"{what}: this machine has no {command[0]}") from error
    if done.returncode:
        raise OdooNotToBeHad(f"{what} could not be had:\n{done.stdout[-2000:]}\n{done.stderr[-2000:]}")
    return done.stdout


def _postgres(program: str) -> str:
    """A program of the newest PostgreSQL on this machine; Debian keeps them out of the path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    if not found:
        raise OdooNotToBeHad(
            f"PostgreSQL is not installed: there is no {program}. Its package is postgresql."
        )
    return str(found[-1])


def _is_root() -> bool:
    return os.geteuid() == 0


def _as_postgres() -> list[str]:
    """What makes a command the database user's where we are root."""
    if not _is_root():
        return []
    return ["setpriv", "--reuid", "postgres", "--regid", "postgres", "--clear-groups"]
