"""Accounts: added, signed in to, tested, signed out of, removed; secrets only where they belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.desks import Services
from support.keyrings import InMemory

from crmsync.accounts.errors import KeyringLocked, KeyringMissing, SettingsError
from crmsync.accounts.profile import Profile
from crmsync.accounts.secret import Secret
from crmsync.accounts.values import Service
from crmsync.accounts.vault import Protection
from crmsync.app.accounts import Accounts, account_json, folder_json
from crmsync.app.errors import NotOffered, UnknownName
from crmsync.app.facade import Crmsync
from crmsync.app.services import GivenPassword, GivenToken, all_desks, desk_for
from crmsync.connect.errors import SignInNeeded, Unreachable
from crmsync.model.kinds import Kind

RIGHT, WRONG = GivenPassword(Secret("right")), GivenPassword(Secret("wr0ng-one"))


@pytest.fixture
def accounts(crmsync: Crmsync) -> Accounts:
    return crmsync.accounts


def kept(crmsync: Crmsync, account: str = "office") -> str | None:
    secret = crmsync._context.secrets.get(account, "password")
    return None if secret is None else secret.reveal()


# ---- adding and removing


def test_an_added_account_is_in_the_file_and_in_the_list(accounts: Accounts, profile: Profile) -> None:
    account = accounts.add("home", "outlook", "dav", {"url": "dav.example.org", "username": "anna"})
    assert account.url == "https://dav.example.org"
    assert [one.name for one in accounts.list()] == ["office", "zoho", "home"]
    assert "[accounts.home]" in profile.config.read_text()
    assert account_json(account)["username"] == "anna"


def test_the_first_account_makes_the_profile(tmp_path: Path, services: Services) -> None:
    profile = Profile.at(tmp_path / "new" / "profile")
    Crmsync(profile, desks=services.desks).accounts.add("home", "outlook", "dav", {"url": "dav.example.org"})
    assert profile.config.exists()
    assert profile.config.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"password": "s3cret"}, "accounts sign-in"),
        ({"colour": "red"}, '"colour"'),
        ({"url": "ftp://dav.example.org"}, "url"),
    ],
)
def test_a_wrong_key_changes_nothing(
    accounts: Accounts, profile: Profile, values: dict[str, str], words: str
) -> None:
    before = profile.config.read_text()
    with pytest.raises(SettingsError) as caught:
        accounts.add("home", "outlook", "dav", {"url": "dav.example.org", **values})
    assert words in str(caught.value)
    assert "s3cret" not in str(caught.value)
    assert profile.config.read_text() == before


@pytest.mark.parametrize(("side", "service"), [("outlook", "graph"), ("outlook", "ews"), ("crm", "odoo")])
def test_a_service_that_this_version_cannot_speak_to(accounts: Accounts, side: str, service: str) -> None:
    with pytest.raises(NotOffered, match=f"cannot connect to {service} yet") as caught:
        accounts.add("other", side, service, {"url": "https://example.org"})
    assert "dav and zoho" in caught.value.advice


def test_the_real_desks_are_those_that_are_named() -> None:
    assert set(all_desks()) == set(Service)


def test_a_service_without_a_desk_is_told_with_those_that_have_one() -> None:
    some = {service: desk for service, desk in all_desks().items() if service is not Service.EWS}
    with pytest.raises(NotOffered) as caught:
        desk_for(some, Service.EWS)
    assert "dav, graph, odoo and zoho" in caught.value.advice


def test_an_account_in_use_is_not_removed_and_stays_signed_in(
    signed_in: Crmsync, services: Services, profile: Profile
) -> None:
    with pytest.raises(SettingsError, match="Contacts"):
        signed_in.accounts.remove("office")
    assert kept(signed_in) == "right"
    assert services.mailbox.revoked == []


def test_a_removed_account_is_signed_out_of(signed_in: Crmsync, services: Services, profile: Profile) -> None:
    profile.config.write_text(profile.config.read_text().split("[[mappings]]")[0])
    assert signed_in.accounts.remove("office") == ""
    assert [one.name for one in signed_in.accounts.list()] == ["zoho"]
    assert kept(signed_in) is None
    assert services.mailbox.revoked == ["office"]


@pytest.mark.parametrize("action", ["get", "remove", "sign_out", "test", "folders", "ways"])
def test_an_unknown_account(accounts: Accounts, action: str) -> None:
    with pytest.raises(UnknownName, match='no account "nobody"') as caught:
        getattr(accounts, action)("nobody")
    assert "office, zoho" in caught.value.advice


# ---- signing in


def test_a_sign_in_is_tried_and_then_kept(crmsync: Crmsync, services: Services) -> None:
    signed_in = crmsync.accounts.try_sign_in("office", RIGHT)
    assert signed_in.who == "anna@example.com at mailbox"
    assert signed_in.warning == ""
    assert kept(crmsync) is None
    crmsync.accounts.keep(signed_in)
    assert kept(crmsync) == "right"
    assert crmsync.accounts.test("office") == "anna@example.com at mailbox"
    assert services.mailbox.opened == services.mailbox.closed


def test_a_wrong_password_is_not_kept_and_the_former_one_stays(signed_in: Crmsync) -> None:
    with pytest.raises(SignInNeeded) as caught:
        signed_in.accounts.try_sign_in("office", WRONG)
    assert "Nothing was kept." in caught.value.advice
    assert kept(signed_in) == "right"


def test_a_service_that_cannot_be_reached_is_only_a_warning(crmsync: Crmsync, services: Services) -> None:
    services.mailbox.down = Unreachable("No answer.", service="mailbox", advice="Is the network there?")
    signed_in = crmsync.accounts.try_sign_in("office", RIGHT)
    assert signed_in.who == ""
    assert signed_in.warning == "mailbox: No answer. Is the network there?"
    crmsync.accounts.keep(signed_in)
    assert kept(crmsync) == "right"


def test_a_new_sign_in_replaces_every_former_secret(signed_in: Crmsync) -> None:
    signed_in._context.secrets.set("office", "refresh_token", "old")
    signed_in.accounts.keep(signed_in.accounts.try_sign_in("office", RIGHT))
    assert signed_in._context.secrets.names("office") == {"password"}
    assert signed_in._context.secrets.names("zoho") == {"password"}


def test_what_was_tried_is_known_to_the_redactor_before_it_is_sent(crmsync: Crmsync) -> None:
    with pytest.raises(SignInNeeded):
        crmsync.accounts.try_sign_in("office", WRONG)
    assert crmsync.redact("you sent wr0ng-one") == "you sent •••"


def test_a_sign_in_that_the_service_does_not_know(crmsync: Crmsync) -> None:
    with pytest.raises(NotOffered):
        crmsync.accounts.try_sign_in("office", GivenToken({"refresh_token": Secret("x")}))


def test_signing_in_forgets_what_the_connector_cached_of_somebody_else(
    crmsync: Crmsync, profile: Profile
) -> None:
    cache = crmsync._context.cache(crmsync.accounts.get("zoho"))
    cache.put("user", "Ben")
    assert cache.get("user") == "Ben"
    crmsync.accounts.try_sign_in("zoho", RIGHT)
    assert cache.get("user") is None


# ---- signing out


def test_a_sign_out_revokes_and_forgets(signed_in: Crmsync, services: Services) -> None:
    assert signed_in.accounts.sign_out("zoho") == ""
    assert services.customers.revoked == ["zoho"]
    assert kept(signed_in, "zoho") is None
    with pytest.raises(SignInNeeded) as caught:
        signed_in.accounts.test("zoho")
    assert "crmsync accounts sign-in zoho" in caught.value.advice


def test_a_sign_out_forgets_also_when_the_service_cannot_be_told(
    signed_in: Crmsync, services: Services
) -> None:
    services.customers.refuse_sign_out = Unreachable("No answer.", service="CRM")
    assert signed_in.accounts.sign_out("zoho") == "The service could not be told: CRM: No answer."
    assert kept(signed_in, "zoho") is None


# ---- the keyring


@pytest.mark.parametrize(("backend", "error"), [("Missing", KeyringMissing), ("Locked", KeyringLocked)])
def test_without_a_keyring_nothing_is_kept(
    crmsync: Crmsync, profile: Profile, monkeypatch: pytest.MonkeyPatch, backend: str, error: type[Exception]
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"support.keyrings.{backend}")
    signed_in = crmsync.accounts.try_sign_in("office", RIGHT)
    with pytest.raises(error):
        crmsync.accounts.keep(signed_in)
    assert not profile.vault.exists()


def test_a_person_without_a_keyring_may_be_asked_each_time(
    crmsync: Crmsync, profile: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "support.keyrings.Missing")
    signed_in = crmsync.accounts.try_sign_in("office", RIGHT)
    crmsync.accounts.protect(Protection.ASK)
    crmsync.accounts.keep(signed_in)
    assert kept(crmsync) == "right"
    assert b"right" not in profile.vault.read_bytes()


def test_the_secret_is_in_no_file_but_sealed(signed_in: Crmsync, profile: Profile, keyring: InMemory) -> None:
    signed_in._context.secrets.set("office", "password", "m4rked-and-unmistakable")
    signed_in.runs.sync()
    files = [path for path in profile.config.parent.rglob("*") if path.is_file()]
    assert profile.vault in files
    assert [path for path in files if b"m4rked" in path.read_bytes()] == []


# ---- folders


def test_folders_with_their_categories(signed_in: Crmsync) -> None:
    found = [folder_json(folder) for folder in signed_in.accounts.folders("office")]
    assert [(one["kind"], one["name"], one["categories"]) for one in found] == [
        ("contacts", "People", []),
        ("tasks", "To do", []),
        ("events", "Calendar", ["CRM"]),
    ]
    without = signed_in.accounts.folders("office", categories=False)
    assert [folder.categories for folder in without if folder.kind is Kind.EVENTS] == [()]


def test_folders_of_an_account_that_nobody_signed_in_to(crmsync: Crmsync) -> None:
    with pytest.raises(SignInNeeded):
        crmsync.accounts.folders("office")
