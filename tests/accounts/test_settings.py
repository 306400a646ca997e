"""The configuration file's contract: what a complete file means, and the defaults."""

from __future__ import annotations

from datetime import timedelta

import pytest
from support.settings_texts import ACCOUNTS, CONTACTS, EVENTS

from crmsync.accounts.settings import load_settings
from crmsync.accounts.values import Account, End, Service, Settings
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import (
    ConflictRule,
    Deletions,
    Direction,
    FieldRule,
    HoldLimits,
    MappingRules,
    Private,
    Window,
)

DESIGN = """
[accounts.office]
side = "outlook"
service = "dav"                      # dav | graph | ews          (crm side: zoho | odoo)
url = "https://dav.example.com/"     # dav: caldav_url / carddav_url where they differ
username = "anna@example.com"

[accounts.zoho]
side = "crm"
service = "zoho"
region = "eu"                        # us eu in au jp cn ca sa
accounts_url = "http://127.0.0.1:9000"
api_url      = "http://127.0.0.1:9000/"

[[mappings]]
name = "Contacts"
kind = "contacts"                    # contacts | tasks | events
outlook = { account = "office", folder = "/anna/contacts/" }
crm     = { account = "zoho", module = "Contacts" }
direction = "to-crm"
conflicts = "newest-wins"
deletions = "none"
records = "My Customers"
private = "sync"
create_accounts = true
hold = { deletions = 6, deletions_percent = 11, updates = 12, updates_percent = 31 }
[mappings.fields]
mobile_phone = { conflicts = "outlook-wins" }
notes = { direction = "to-crm" }
birthday = false
title = true
custom_1 = { outlook = "X-CUSTOMER-NUMBER", crm = "Customer_No" }

[[mappings]]
name = "Meetings"
kind = "events"
outlook = { account = "office", folder = "/anna/calendar/", categories = ["CRM", "crm", "Kunde"] }
crm     = { account = "zoho", module = "Events" }
conflicts = "outlook-wins"
window = { past_days = 30, future_days = 365 }
invitations = true
"""


def test_no_file_means_nothing_is_set_up(config):
    assert load_settings(config) == Settings()


def test_every_key_of_the_design(load, tmp_path):
    settings = load(DESIGN)

    assert settings.accounts == {
        "office": Account(
            "office",
            Side.OUTLOOK,
            Service.DAV,
            url="https://dav.example.com/",
            username="anna@example.com",
        ),
        "zoho": Account(
            "zoho",
            Side.CRM,
            Service.ZOHO,
            region="eu",
            accounts_url="http://127.0.0.1:9000",
            api_url="http://127.0.0.1:9000",
        ),
    }
    contacts, meetings = settings.mappings
    assert contacts.ends == {
        Side.OUTLOOK: End("office", "/anna/contacts/"),
        Side.CRM: End("zoho", "Contacts"),
    }
    assert contacts.rules == MappingRules(
        name="Contacts",
        kind=Kind.CONTACTS,
        direction=Direction.TO_CRM,
        conflicts=ConflictRule.NEWEST_WINS,
        deletions=Deletions.NONE,
        records="My Customers",
        private=Private.SYNC,
        create_accounts=True,
        hold=HoldLimits(6, 11, 12, 31),
        fields={
            "mobile_phone": FieldRule(conflicts=ConflictRule.OUTLOOK_WINS),
            "notes": FieldRule(direction=Direction.TO_CRM),
            "birthday": FieldRule(synced=False),
            "title": FieldRule(),
            "custom_1": FieldRule(outlook="X-CUSTOMER-NUMBER", crm="Customer_No"),
        },
    )
    assert meetings.rules == MappingRules(
        name="Meetings",
        kind=Kind.EVENTS,
        conflicts=ConflictRule.OUTLOOK_WINS,
        categories=("CRM", "Kunde"),
        window=Window(timedelta(days=30), timedelta(days=365)),
        invitations=True,
    )


def test_defaults(load):
    contacts, meetings = load(ACCOUNTS + CONTACTS + EVENTS).mappings

    assert contacts.rules == MappingRules("Contacts", Kind.CONTACTS)
    assert contacts.rules.hold == HoldLimits(5, 10, 10, 30)
    assert meetings.rules == MappingRules("Meetings", Kind.EVENTS, categories=("CRM",))
    assert meetings.rules.window == Window(timedelta(days=90), timedelta(days=730))
    assert load(ACCOUNTS).accounts["zoho"].region == "us"


def test_how_long_the_history_is_kept(load):
    assert load(ACCOUNTS).history_kept == timedelta(days=90)
    assert load("[history]\n" + ACCOUNTS).history_kept == timedelta(days=90)
    assert load(ACCOUNTS + "[history]\nkeep_days = 7\n").history_kept == timedelta(days=7)


@pytest.mark.parametrize(
    "written, advice",
    [
        ("keep_days = 0", "a whole number from 1 to 36500"),
        ("keep_days = -1", "a whole number from 1 to 36500"),
        ('keep_days = "for ever"', "a whole number from 1 to 36500"),
        ("keep_days = 1.5", "a whole number from 1 to 36500"),
        ("keep_day = 30", 'The key "keep_day" is not known. Did you mean "keep_days"?'),
    ],
)
def test_a_history_that_cannot_be_kept_so(written, advice, problems):
    [(line, where, told)] = problems("# mine\n[history]\n" + written + "\n" + ACCOUNTS)
    assert (line, where) == (3, "history")
    assert advice in told


def test_the_history_must_be_a_table(problems):
    [(line, _, told)] = problems("history = 90\n" + ACCOUNTS)
    assert (line, "must be a table" in told) == (1, True)


def test_a_part_of_hold_or_window_leaves_the_rest_as_it_is(load):
    settings = load(ACCOUNTS + EVENTS + "hold = { updates = 0 }\nwindow = { past_days = 0 }\n")

    [mapping] = settings.mappings
    assert mapping.rules.hold == HoldLimits(updates=0)
    assert mapping.rules.window == Window(past=timedelta(0))


def test_all_categories(load):
    [mapping] = load(ACCOUNTS + EVENTS.replace('["CRM"]', '["*"]')).mappings

    assert mapping.rules.categories == ("*",)


def test_a_mapping_is_found_by_name_and_by_account(load):
    settings = load(ACCOUNTS + CONTACTS + EVENTS)

    assert settings.mapping("meetings") is settings.mappings[1]
    assert settings.mapping("Tasks") is None
    assert [mapping.name for mapping in settings.mappings_of("zoho")] == ["Contacts", "Meetings"]
    assert settings.mappings_of("nobody") == ()


def test_settings_cannot_be_changed(load):
    settings = load(ACCOUNTS + CONTACTS)

    with pytest.raises(TypeError):
        settings.accounts["other"] = settings.accounts["office"]
    with pytest.raises(AttributeError):
        settings.mappings[0].rules.name = "x"


@pytest.mark.parametrize(
    "written, read",
    [
        ("https://dav.example.com/x", "https://dav.example.com/x"),
        ("dav.example.com", "https://dav.example.com"),
        ("dav.example.com:8443/x", "https://dav.example.com:8443/x"),
        ("http://127.0.0.1:5232/", "http://127.0.0.1:5232/"),
        ("http://localhost:5232/", "http://localhost:5232/"),
        ("http://[::1]:5232/", "http://[::1]:5232/"),
        ("http://dav.localhost/", "http://dav.localhost/"),
        (" https://bücher.example/ ", "https://bücher.example/"),
    ],
)
def test_addresses(written, read, load):
    text = ACCOUNTS.replace("https://dav.example.com/", written)

    assert load(text).accounts["office"].url == read


def test_further_keys_of_an_account(load, tmp_path):
    text = f"""
[accounts.office]
side = "outlook"
service = "dav"
caldav_url = "cal.example.com"
carddav_url = "http://card.example.com"
allow_http = true
ca_file = "ca.pem"
proxy = "http://proxy.example.com:3128"
max_connections = 4
[accounts.erp]
side = "crm"
service = "odoo"
url = "https://erp.example.com"
database = "main"
ca_file = "{(tmp_path / "other.pem").as_posix()}"
[accounts.cloud]
side = "outlook"
service = "graph"
client_id = "0000"
[accounts.exchange]
side = "outlook"
service = "ews"
username = "CORP\\\\anna"
mailbox = "anna@example.com"
token_url = "login.example.com/token"
"""
    accounts = load(text).accounts

    office = accounts["office"]
    assert office.caldav_url == "https://cal.example.com"
    assert office.carddav_url == "http://card.example.com"
    assert (office.ca_file, office.max_connections) == (tmp_path / "ca.pem", 4)
    assert office.proxy == "http://proxy.example.com:3128"
    assert (accounts["erp"].database, accounts["erp"].ca_file) == ("main", tmp_path / "other.pem")
    assert accounts["cloud"].client_id == "0000"
    exchange = accounts["exchange"]
    assert (exchange.url, exchange.username, exchange.mailbox) == (None, "CORP\\anna", "anna@example.com")
    assert exchange.token_url == "https://login.example.com/token"


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_any_editor(ending, mark, config):
    config.write_bytes((mark + ACCOUNTS + CONTACTS).replace("\n", ending).encode())

    assert [mapping.name for mapping in load_settings(config).mappings] == ["Contacts"]
