"""Setting up: all of it or nothing, and looking at a side before it is written anywhere."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from support.desks import Services

from crmsync.accounts.errors import KeyringMissing, SettingsError
from crmsync.accounts.profile import Profile
from crmsync.accounts.secret import Secret
from crmsync.accounts.values import End, MappingSettings, Service
from crmsync.accounts.vault import Protection
from crmsync.app.accounts import Survey, Trouble, other_service, trouble_of
from crmsync.app.facade import Crmsync
from crmsync.app.services import Given, GivenPassword
from crmsync.app.setup import Connected, SetUp, connect, folders, free_name, set_up, survey
from crmsync.connect.errors import (
    NotSupported,
    NotTrusted,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Unreachable,
)
from crmsync.connect.ews.errors import in_microsoft_365
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules

RIGHT: Given = GivenPassword(Secret("right"))


@pytest.fixture
def app(profile: Profile, crmsync: Crmsync) -> Crmsync:
    """A profile in which nothing is set up."""
    profile.config.unlink()
    return crmsync


def both(app: Crmsync) -> tuple[Connected, Connected]:
    values = {"url": "dav.example.com", "username": "anna"}
    return (
        connect(app, "outlook", "dav", "home", values, RIGHT),
        connect(app, "crm", "zoho", "zoho", {"region": "eu"}, RIGHT),
    )


def mapping(name: str = "Contacts", account: str = "home") -> MappingSettings:
    ends = {Side.OUTLOOK: End(account, "/contacts/"), Side.CRM: End("zoho", "/contacts/")}
    return MappingSettings(MappingRules(name, Kind.CONTACTS), ends)


def kept(app: Crmsync) -> list[str]:
    return [name for name in ("home", "zoho") if app._context.secrets.names(name)]


def test_everything_is_written_in_one_step(app: Crmsync, profile: Profile) -> None:
    sides = both(app)
    assert not profile.config.exists()
    assert kept(app) == []
    set_up(app, SetUp(sides, (mapping(),)))
    assert [account.name for account in app.accounts.list()] == ["home", "zoho"]
    assert [one.name for one in app.mappings.list()] == ["Contacts"]
    assert kept(app) == ["home", "zoho"]
    assert app.accounts.test("home").startswith("anna at ")
    assert app.runs.sync(preview=True).status == "ok"


def test_a_mapping_that_cannot_be_leaves_nothing_behind(app: Crmsync, profile: Profile) -> None:
    sides = both(app)
    with pytest.raises(SettingsError):
        set_up(app, SetUp(sides, (mapping(), mapping("Others", account="nobody"))))
    assert app.accounts.list() == ()
    assert kept(app) == []
    set_up(app, SetUp(sides, (mapping(),)))
    assert kept(app) == ["home", "zoho"]


def test_without_a_keyring_nothing_is_written_before_the_person_has_chosen(
    app: Crmsync, monkeypatch: pytest.MonkeyPatch
) -> None:
    sides = both(app)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    with pytest.raises(KeyringMissing):
        set_up(app, SetUp(sides, (mapping(),)))
    assert app.accounts.list() == ()
    set_up(app, SetUp(sides, (mapping(),), Protection.ASK))
    assert app._context.secrets.protection is Protection.ASK
    assert kept(app) == ["home", "zoho"]


def test_an_account_that_is_there_already_is_only_used(app: Crmsync) -> None:
    home, zoho = both(app)
    set_up(app, SetUp((home, zoho), (mapping(),)))
    again = tuple(Connected(side.account) for side in (home, zoho))
    ends = {Side.OUTLOOK: End("home", "/tasks/"), Side.CRM: End("zoho", "/tasks/")}
    set_up(app, SetUp(again, (MappingSettings(MappingRules("Tasks", Kind.TASKS), ends),)))
    assert len(app.accounts.list()) == 2
    assert [one.name for one in app.mappings.list()] == ["Contacts", "Tasks"]


def test_a_side_is_looked_at_before_it_is_written(app: Crmsync, services: Services) -> None:
    home, _ = both(app)
    found = folders(app, home)
    assert [(one.kind, one.name) for one in found] == [
        (Kind.CONTACTS, "People"),
        (Kind.TASKS, "To do"),
        (Kind.EVENTS, "Calendar"),
    ]
    meetings = services.person(Side.OUTLOOK, Kind.EVENTS)
    begin = datetime(2026, 3, 4, 9, tzinfo=UTC)
    for title, categories in (("A", ("CRM", "Demo")), ("B", ("CRM",)), ("C", ())):
        meetings.add(title=title, start=begin, end=begin.replace(hour=10), categories=categories)
    calendar = found[2].id
    assert survey(app, home, calendar, Kind.EVENTS) == Survey(3, {"CRM": 2, "Demo": 1})
    set_up(app, SetUp(both(app), (mapping(),)))
    assert survey(app, Connected(app.accounts.get("home")), calendar, Kind.EVENTS).items == 3


def test_names_that_are_taken_get_a_number(app: Crmsync) -> None:
    set_up(app, SetUp(both(app), (mapping(),)))
    assert [side.account.name for side in both(app)] == ["home 2", "zoho 2"]
    assert free_name("Home", ["home", "HOME 2"]) == "Home 3"


@pytest.mark.parametrize(
    ("error", "trouble"),
    [
        (SignInNeeded("no"), Trouble.REFUSED),
        (NotTrusted("no"), Trouble.UNTRUSTED),
        (Unreachable("no"), Trouble.UNREACHABLE),
        (ServiceFault("no"), Trouble.UNREACHABLE),
        (Throttled("no"), Trouble.UNREACHABLE),
        (NotSupported("no"), Trouble.ADDRESS),
        (ValueError("no"), Trouble.OTHER),
        (None, Trouble.OTHER),
    ],
)
def test_troubles_are_told_apart(error: Exception | None, trouble: Trouble) -> None:
    assert trouble_of(error) is trouble


@pytest.mark.parametrize(
    ("error", "service"),
    [
        (in_microsoft_365("signing in"), Service.GRAPH),
        (NotSupported("no", code="MailboxNotEnabledForRESTAPI"), Service.EWS),
        (NotSupported("no", code="mailboxnotsupportedforrestapi"), Service.EWS),
        (NotSupported("no", code="not-found"), None),
        (NotSupported("no"), None),
        (ValueError("no"), None),
        (None, None),
    ],
)
def test_a_service_that_does_not_hold_the_mailbox_names_the_one_that_does(
    error: Exception | None, service: Service | None
) -> None:
    assert other_service(error) is service


@pytest.mark.parametrize("down", [Unreachable("No answer."), NotTrusted("A strange certificate.")])
def test_a_side_that_cannot_be_reached_is_not_connected(
    app: Crmsync, services: Services, down: ServiceError
) -> None:
    services.mailbox.down = down
    with pytest.raises(type(down)):
        both(app)
    assert kept(app) == []
