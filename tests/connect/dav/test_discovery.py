"""From any address to a person's folders: redirects, several homes, other hosts, sign-in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace

import pytest
from support.dav_bench import DIRECT, quick_ambient
from support.scripted_http import Answer, Asked, ScriptedHttp
from support.tls import TlsFiles, make_tls_files

from crmsync.connect.base import OpenOptions
from crmsync.connect.dav.connector import DavConnector
from crmsync.connect.dav.settings import DavSettings
from crmsync.connect.errors import FolderGone, NotSupported, ServiceFault, SignInNeeded
from crmsync.connect.http import PasswordSignIn
from crmsync.mapping.dav.calendar_table import CalendarTable
from crmsync.model.kinds import Kind

NAMESPACES = (
    'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav" xmlns:A="urn:ietf:params:xml:ns:carddav" '
    'xmlns:I="http://apple.com/ns/ical/"'
)
BOOK = "<resourcetype><collection/><A:addressbook/></resourcetype>"
CALENDAR = "<resourcetype><collection/><C:calendar/></resourcetype>"
WRITE = "<current-user-privilege-set><privilege><read/></privilege><privilege><write-content/></privilege></current-user-privilege-set>"
READ = "<current-user-privilege-set><privilege><read/></privilege></current-user-privilege-set>"


def components(*names: str) -> str:
    inner = "".join(f'<C:comp name="{name}"/>' for name in names)
    return f"<C:supported-calendar-component-set>{inner}</C:supported-calendar-component-set>"


def principal(href: str) -> str:
    return f"<current-user-principal><href>{href}</href></current-user-principal>"


def calendar_home(*hrefs: str) -> str:
    return f"<C:calendar-home-set>{''.join(f'<href>{href}</href>' for href in hrefs)}</C:calendar-home-set>"


def address_home(*hrefs: str) -> str:
    return f"<A:addressbook-home-set>{''.join(f'<href>{href}</href>' for href in hrefs)}</A:addressbook-home-set>"


@dataclass
class Site:
    """A DAV server told by its resources: path → properties (XML). depth 1 adds what lies directly below."""

    resources: dict[str, str] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    password: str = "YWxpY2U6c2VjcmV0"

    def __call__(self, asked: Asked) -> Answer:
        if asked.path in self.redirects:
            return Answer(301, {"Location": self.redirects[asked.path]})
        if asked.path in self.answers:
            return self.answers[asked.path]
        if asked.headers["Authorization"] != f"Basic {self.password}":
            return Answer(401, {"WWW-Authenticate": 'Basic realm="x"'})
        if asked.path not in self.resources:
            return Answer(404)
        below = [path for path in self.resources if path.rstrip("/").rpartition("/")[0] + "/" == asked.path]
        paths = [asked.path, *(below if asked.headers["Depth"] == "1" else [])]
        responses = "".join(
            f"<response><href>{path}</href><propstat><prop>{self.resources[path]}</prop>"
            "<status>HTTP/1.1 200 OK</status></propstat></response>"
            for path in paths
        )
        return Answer(
            207,
            {"Content-Type": "application/xml"},
            f"<multistatus {NAMESPACES}>{responses}</multistatus>".encode(),
        )


Serve = Callable[..., ScriptedHttp]
Connect = Callable[..., DavConnector]


@pytest.fixture(scope="session")
def tls_files(tmp_path_factory: pytest.TempPathFactory) -> TlsFiles:
    return make_tls_files(tmp_path_factory.mktemp("tls"))


@pytest.fixture
def stack() -> Iterator[ExitStack]:
    with ExitStack() as stack:
        yield stack


@pytest.fixture
def serve(stack: ExitStack, tls_files: TlsFiles) -> Serve:
    def start(site: Site, *, tls: bool = False) -> ScriptedHttp:
        context = tls_files.server_context() if tls else None
        return stack.enter_context(ScriptedHttp(site, tls=context))

    return start


@pytest.fixture
def connect(stack: ExitStack, tls_files: TlsFiles) -> Connect:
    def open_account(
        url: str = "", *, username: str = "alice", caldav_url: str = "", carddav_url: str = ""
    ) -> DavConnector:
        http = replace(DIRECT, ca_file=tls_files.ca)
        dav = DavSettings(url, caldav_url, carddav_url, username)
        connector = DavConnector(dav, PasswordSignIn("alice", "secret"), http, quick_ambient())
        stack.callback(connector.close)
        return connector

    return open_account


def usual() -> Site:
    return Site(
        {
            "/dav/": principal("/dav/p/alice/"),
            "/dav/p/alice/": calendar_home("/dav/cal/alice/") + address_home("/dav/card/alice/"),
            "/dav/cal/alice/": "<resourcetype><collection/></resourcetype>",
            "/dav/cal/alice/work/": CALENDAR
            + "<displayname>Work &amp; Co</displayname><I:calendar-color>#FF8800CC</I:calendar-color>"
            + WRITE,
            "/dav/cal/alice/todo/": CALENDAR + components("VTODO") + "<displayname> </displayname>",
            "/dav/cal/alice/inbox/": "<resourcetype><collection/><C:schedule-inbox/></resourcetype>",
            "/dav/card/alice/": "<resourcetype><collection/></resourcetype>",
            "/dav/card/alice/people/": BOOK + "<displayname>People</displayname>" + READ,
        },
        {"/.well-known/caldav": "/dav/", "/.well-known/carddav": "/dav/"},
    )


def test_a_host_name_is_enough(serve: Serve, connect: Connect) -> None:
    server = serve(usual())
    found = connect(server.url).folders()
    assert [(one.id, one.name, one.kind, one.read_only, one.colour) for one in found] == [
        ("/dav/cal/alice/work/", "Work & Co", Kind.EVENTS, False, "#ff8800"),
        ("/dav/cal/alice/work/", "Work & Co", Kind.TASKS, False, "#ff8800"),
        ("/dav/cal/alice/todo/", "todo", Kind.TASKS, False, None),
        ("/dav/card/alice/people/", "People", Kind.CONTACTS, True, None),
    ]
    assert [(one.method, one.path) for one in server.asked] == [
        ("PROPFIND", path)
        for path in ("/.well-known/caldav", "/dav/", "/dav/p/alice/", "/dav/cal/alice/", "/dav/card/alice/")
    ]


@pytest.mark.parametrize("start", ["/dav/", "/dav/p/alice/", "/dav/cal/alice/work/", "/no/such/path"])
def test_any_address_of_the_server_is_enough(serve: Serve, connect: Connect, start: str) -> None:
    site = usual()
    for path in ("/dav/p/alice/", "/dav/cal/alice/work/"):
        site.resources[path] += principal("/dav/p/alice/")
    found = connect(serve(site).url + start).folders()
    assert {one.name for one in found} == {"Work & Co", "todo", "People"}


def test_without_well_known_the_root_is_asked(serve: Serve, connect: Connect) -> None:
    site = usual()
    site.redirects.clear()
    site.answers = {f"/.well-known/{name}": Answer(200) for name in ("caldav", "carddav")}
    site.resources["/"] = principal("/dav/p/alice/")
    assert len(connect(serve(site).url).folders()) == 4


def test_every_home_set_is_looked_into_and_a_forbidden_one_hides_nothing(
    serve: Serve, connect: Connect
) -> None:
    site = usual()
    site.resources["/dav/p/alice/"] = calendar_home(
        "/dav/cal/alice/", "/dav/cal/team/", "/dav/cal/secret/"
    ) + address_home("/dav/card/alice/")
    site.resources["/dav/cal/team/"] = "<resourcetype><collection/></resourcetype>"
    site.resources["/dav/cal/team/holidays/"] = CALENDAR + components("VEVENT") + READ
    site.answers["/dav/cal/secret/"] = Answer(403)
    found = {one.id: one for one in connect(serve(site).url).folders()}
    assert found["/dav/cal/team/holidays/"].read_only
    assert found.keys() == {
        "/dav/cal/alice/work/", "/dav/cal/alice/todo/", "/dav/cal/team/holidays/", "/dav/card/alice/people/",
    }  # fmt: skip


def test_calendars_and_address_books_may_live_on_different_servers(serve: Serve, connect: Connect) -> None:
    calendars, books = usual(), usual()
    calendars.resources["/dav/p/alice/"] = calendar_home("/dav/cal/alice/")
    books.resources["/dav/p/alice/"] = address_home("/dav/card/alice/")
    one, two = serve(calendars), serve(books)
    connector = connect(caldav_url=one.url, carddav_url=two.url)
    ids = {info.name: info.id for info in connector.folders()}
    assert ids["todo"] == "/dav/cal/alice/todo/"
    assert ids["People"] == f"{two.url}/dav/card/alice/people/"
    again = connect(caldav_url=one.url, carddav_url=two.url)
    assert again.open(ids["People"], Kind.CONTACTS, OpenOptions()).label() == "People"


def test_a_provider_may_send_us_to_another_of_its_hosts_over_tls(serve: Serve, connect: Connect) -> None:
    """As iCloud does: the principal's home lies on a host that nobody typed."""
    far = serve(usual(), tls=True)
    home = far.url.replace("127.0.0.1", "localhost")
    near_site = usual()
    near_site.resources["/dav/p/alice/"] = calendar_home(f"{home}/dav/cal/alice/") + address_home(
        f"{home}/dav/card/alice/"
    )
    near = serve(near_site, tls=True)
    ids = {info.name: info.id for info in connect(near.url).folders()}
    assert ids["People"] == f"{home}/dav/card/alice/people/"
    assert connect(near.url).open(ids["People"], Kind.CONTACTS, OpenOptions()).label() == "People"


def test_well_known_may_send_us_to_another_host_over_tls(serve: Serve, connect: Connect) -> None:
    far = serve(usual(), tls=True)
    there = far.url.replace("127.0.0.1", "localhost") + "/dav/"
    near = serve(
        Site(redirects=dict.fromkeys(("/.well-known/caldav", "/.well-known/carddav"), there)), tls=True
    )
    assert {info.name for info in connect(near.url).folders()} == {"Work & Co", "todo", "People"}


def test_without_tls_nobody_sends_us_elsewhere(serve: Serve, connect: Connect) -> None:
    stranger = serve(usual())
    there = stranger.url + "/dav/"
    site = Site(redirects=dict.fromkeys(("/.well-known/caldav", "/.well-known/carddav"), there))
    with pytest.raises(NotSupported, match="sent us elsewhere") as caught:
        connect(serve(site).url).folders()
    assert caught.value.advice
    site = usual()
    site.resources["/dav/p/alice/"] = address_home(f"{stranger.url}/dav/card/alice/")
    found = connect(serve(site).url).folders()
    assert [info.id for info in found] == ["/dav/card/alice/people/"], (
        "the path is taken, the foreign host is not"
    )
    assert stranger.asked == []


def test_tls_is_never_given_up(serve: Serve, connect: Connect) -> None:
    plain = serve(usual())
    site = usual()
    site.redirects = dict.fromkeys(("/.well-known/caldav", "/.well-known/carddav"), plain.url + "/dav/")
    with pytest.raises(NotSupported):
        connect(serve(site, tls=True).url).folders()
    with pytest.raises(NotSupported, match="not on one of this account's servers"):
        connect(serve(usual(), tls=True).url).open(
            plain.url + "/dav/card/alice/people/", Kind.CONTACTS, OpenOptions()
        )
    assert plain.asked == []


def test_a_wrong_password_is_told_from_a_wrong_address(serve: Serve, connect: Connect) -> None:
    with pytest.raises(SignInNeeded) as caught:
        connect(serve(replace(usual(), password="other")).url).check()
    assert "app-specific password" in caught.value.advice
    with pytest.raises(NotSupported) as nothing:
        connect(serve(Site()).url).check()
    assert "address" in nothing.value.advice
    with pytest.raises(NotSupported):
        connect(serve(Site(answers={"/": Answer(200, body=b"<html>It works</html>")})).url).check()


def test_a_server_that_lets_anybody_in_as_nobody_wants_a_sign_in(serve: Serve, connect: Connect) -> None:
    site = usual()
    site.resources["/dav/"] = "<current-user-principal><unauthenticated/></current-user-principal>"
    with pytest.raises(SignInNeeded):
        connect(serve(site).url).check()


def test_a_server_that_fails_is_no_wrong_address(serve: Serve, connect: Connect) -> None:
    site = Site(answers={path: Answer(500) for path in ("/.well-known/caldav", "/.well-known/carddav", "/")})
    with pytest.raises(ServiceFault):
        connect(serve(site).url).check()


def test_a_folder_opens_by_its_path_without_discovery(serve: Serve, connect: Connect) -> None:
    server = serve(usual())
    connect(server.url).open("/dav/card/alice/people", Kind.CONTACTS, OpenOptions())
    assert [one.path for one in server.asked] == ["/dav/card/alice/people/"]


def test_names_that_are_shared_or_of_another_kind_are_said(serve: Serve, connect: Connect) -> None:
    site = usual()
    site.resources["/dav/cal/alice/two/"] = CALENDAR + "<displayname>Work &amp; Co</displayname>"
    connector = connect(serve(site).url)
    with pytest.raises(FolderGone, match="2 folders called Work & Co") as caught:
        connector.open("Work & Co", Kind.EVENTS, OpenOptions())
    assert "id" in caught.value.advice
    assert connector.open("people", Kind.CONTACTS, OpenOptions()).label() == "People"
    with pytest.raises(FolderGone, match="no calendar called People"):
        connector.open("People", Kind.EVENTS, OpenOptions())
    with pytest.raises(NotSupported, match="todo is no calendar"):
        connector.open("/dav/cal/alice/todo/", Kind.EVENTS, OpenOptions())
    with pytest.raises(FolderGone):
        connector.open("/dav/cal/alice/inbox/", Kind.EVENTS, OpenOptions())


@pytest.mark.parametrize(
    ("outbox", "schedules"),
    [("<C:schedule-outbox-URL><href>/dav/outbox/</href></C:schedule-outbox-URL>", True), ("", False)],
)
def test_a_server_with_an_outbox_mails_guests_by_itself(
    serve: Serve, connect: Connect, outbox: str, schedules: bool
) -> None:
    site = usual()
    site.resources["/dav/cal/alice/work/"] += principal("/dav/p/alice/")
    site.resources["/dav/p/alice/"] += outbox + (
        "<C:calendar-user-address-set><href>mailto:Alice@Example.com</href><href>urn:uuid:1</href></C:calendar-user-address-set>"
    )
    server = serve(site)
    connector = connect(server.url, username="al@example.com")
    collection = connector.open("/dav/cal/alice/work/", Kind.EVENTS, OpenOptions())
    assert collection.capabilities.schedules is schedules
    assert isinstance(collection.rules, CalendarTable)
    assert collection.rules.options.addresses == {"alice@example.com", "al@example.com"}
    assert [one.path for one in server.asked] == ["/dav/cal/alice/work/", "/dav/p/alice/"]
    assert not connector.open("/dav/cal/alice/work/", Kind.TASKS, OpenOptions()).capabilities.schedules


def test_identity_names_host_user_and_folder(serve: Serve, connect: Connect) -> None:
    server = serve(usual())
    names = {
        connect(server.url, username=user).open(path, Kind.EVENTS, OpenOptions()).identity
        for user in ("alice", "bob")
        for path in ("/dav/cal/alice/work/", server.url + "/dav/cal/alice/work")
    }
    assert len(names) == 2


def test_settings_that_cannot_be_kept_are_said(serve: Serve, connect: Connect) -> None:
    connector = connect(serve(usual()).url)
    with pytest.raises(NotSupported, match="UID"):
        connector.open("/dav/card/alice/people/", Kind.CONTACTS, OpenOptions(custom={"custom_1": "UID"}))
