"""Providers: what becomes of what a person says, and that every account of theirs can be written."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from crmsync.accounts.profile import Profile
from crmsync.app.facade import Crmsync
from crmsync.app.providers import OTHER, PROVIDERS, Asked, PasswordKind, Provider, provider_of
from crmsync.model.kinds import Kind

BY_ID = {provider.id: provider for provider in PROVIDERS}


def cases() -> list[tuple[Provider, str]]:
    return [(provider, region) for provider in PROVIDERS for region in provider.regions or ("",)]


@pytest.mark.parametrize(("provider", "region"), cases(), ids=lambda one: getattr(one, "id", one))
def test_every_account_can_be_written_and_known_again(
    provider: Provider, region: str, crmsync: Crmsync, profile: Profile
) -> None:
    before = profile.config.read_text()
    values = provider.account_values("anna@example.com", server="cloud.example.com", region=region)
    account = crmsync.accounts.propose(provider.id, "outlook", "dav", values)
    addresses = [url for url in (account.url, account.caldav_url, account.carddav_url) if url]
    assert all(urlsplit(url).scheme == "https" and urlsplit(url).hostname for url in addresses)
    assert account.username == "anna@example.com"
    assert profile.config.read_text() == before
    expected = OTHER if provider.asked is Asked.SERVER else provider
    assert provider_of(account) is expected


@pytest.mark.parametrize(("provider", "region"), cases(), ids=lambda one: getattr(one, "id", one))
def test_where_app_specific_passwords_are_made(provider: Provider, region: str) -> None:
    page = provider.page(server="cloud.example.com", region=region)
    assert bool(page) == (provider.password is not PasswordKind.OWN and provider is not OTHER)
    assert not page or urlsplit(page).scheme == "https"
    assert "{" not in page


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("cloud.example.com", "https://cloud.example.com/remote.php/dav/"),
        ("https://example.com/nextcloud/", "https://example.com/nextcloud/remote.php/dav/"),
        (
            "https://example.com/nextcloud/index.php/apps/files",
            "https://example.com/nextcloud/remote.php/dav/",
        ),
        (
            " https://cloud.example.com/remote.php/dav/calendars/anna ",
            "https://cloud.example.com/remote.php/dav/",
        ),
        ("http://127.0.0.1:8080/apps/dashboard/", "http://127.0.0.1:8080/remote.php/dav/"),
    ],
)
def test_nextcloud_takes_whatever_a_person_copies_from_the_browser(typed: str, address: str) -> None:
    assert BY_ID["nextcloud"].account_values("anna", server=typed)["url"] == address


def test_zoho_mail_is_where_the_person_is() -> None:
    values = BY_ID["zoho-mail"].account_values("anna@example.com", region="au")
    assert values["caldav_url"] == "https://calendar.zoho.com.au/caldav/"
    assert values["carddav_url"] == "https://contacts.zoho.com.au/carddav/"
    assert "zoho.com.au" in BY_ID["zoho-mail"].page(region="au")


def test_nothing_is_promised_that_the_provider_does_not_let_programs_reach() -> None:
    assert BY_ID["google"].kinds == {Kind.CONTACTS}
    assert "caldav_url" not in BY_ID["google"].addresses
    assert Kind.TASKS not in BY_ID["icloud"].kinds


def test_a_page_is_unknown_until_the_server_is_named() -> None:
    assert BY_ID["nextcloud"].page(server="  ") == ""


def test_another_server_takes_any_address_or_none() -> None:
    assert OTHER.account_values("anna@example.com") == {"username": "anna@example.com"}
    typed = OTHER.account_values("anna", server=" dav.example.com ", ca_file="/etc/ca.pem")
    assert typed == {"url": "dav.example.com", "username": "anna", "ca_file": "/etc/ca.pem"}
