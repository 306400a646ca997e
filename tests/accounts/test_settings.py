"""The configuration file's contract: what a complete file means, the defaults, and every way it can be wrong."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from crmsync.accounts.errors import SettingsError
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

ACCOUNTS = """
[accounts.office]
side = "outlook"
service = "dav"
url = "https://dav.example.com/"

[accounts.zoho]
side = "crm"
service = "zoho"
"""
CONTACTS = """
[[mappings]]
name = "Contacts"
kind = "contacts"
outlook = { account = "office", folder = "/anna/contacts/" }
crm = { account = "zoho", module = "Contacts" }
"""
EVENTS = """
[[mappings]]
name = "Meetings"
kind = "events"
outlook = { account = "office", folder = "/anna/calendar/", categories = ["CRM"] }
crm = { account = "zoho", module = "Events" }
"""

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


@pytest.fixture
def config(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


@pytest.fixture
def load(config):
    def load_text(text: str) -> Settings:
        config.write_text(text, encoding="utf-8")
        return load_settings(config)

    return load_text


@pytest.fixture
def problems(load):
    """The problems of a file, as (line, where, the whole sentence)."""

    def found(text: str) -> list[tuple[int | None, str, str]]:
        with pytest.raises(SettingsError) as caught:
            load(text)
        return [(each.line, each.where, f"{each.message} {each.advice}") for each in caught.value.problems]

    return found


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
"""
    accounts = load(text).accounts

    office = accounts["office"]
    assert office.caldav_url == "https://cal.example.com"
    assert office.carddav_url == "http://card.example.com"
    assert (office.ca_file, office.max_connections) == (tmp_path / "ca.pem", 4)
    assert office.proxy == "http://proxy.example.com:3128"
    assert (accounts["erp"].database, accounts["erp"].ca_file) == ("main", tmp_path / "other.pem")
    assert accounts["cloud"].client_id == "0000"
    assert accounts["exchange"].url is None


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_files_of_any_editor(ending, mark, config):
    config.write_bytes((mark + ACCOUNTS + CONTACTS).replace("\n", ending).encode())

    assert [mapping.name for mapping in load_settings(config).mappings] == ["Contacts"]


OFFICE, ZOHO, PEOPLE, MEETINGS = (
    'account "office"',
    'account "zoho"',
    'mapping "Contacts"',
    'mapping "Meetings"',
)
BASE = ACCOUNTS + CONTACTS + EVENTS
# (replaced, by, where, a part of the sentence)
WRONG = [
    ('side = "outlook"', "", OFFICE, '"side" is missing'),
    ('side = "outlook"', 'side = "Outlok"', OFFICE, 'Did you mean "outlook"? Possible: outlook, crm.'),
    ('service = "dav"', "", OFFICE, '"service" is missing. Give one of dav, graph, ews, zoho, odoo.'),
    ('service = "dav"', 'service = "caldav"', OFFICE, 'cannot be "caldav". Did you mean "dav"?'),
    ('service = "dav"', "service = 1", OFFICE, "It must be a text in quotation marks."),
    ('url = "https://dav.example.com/"', "", OFFICE, '"url" is missing'),
    ('url = "https://dav.example.com/"', 'url = ""', OFFICE, '"url" is empty'),
    ('"https://dav.example.com/"', '"http://dav.example.com/"', OFFICE, "allow_http = true"),
    ('"https://dav.example.com/"', '"ftp://dav.example.com/"', OFFICE, "not the address of a web server"),
    ('"https://dav.example.com/"', '"https://"', OFFICE, "not the address of a web server"),
    ('"https://dav.example.com/"', '"https://a b/"', OFFICE, "not the address of a web server"),
    ('"https://dav.example.com/"', '"https://a:99999/"', OFFICE, "not the address of a web server"),
    ('"https://dav.example.com/"', '"https://[::1/"', OFFICE, "not the address of a web server"),
    ('"https://dav.example.com/"', '"a\\nb"', OFFICE, "control character"),
    (
        'service = "zoho"',
        'service = "zoho"\nregion = "uk"',
        ZOHO,
        "Possible: us, eu, in, au, jp, cn, ca, sa.",
    ),
    ('service = "zoho"', 'service = "zoho"\napi_url = "https://x/crm"', ZOHO, "Write https://x."),
    ('service = "zoho"', 'service = "zoho"\napi_url = "http://192.0.2.1"', ZOHO, "could read your password"),
    ('service = "zoho"', 'service = "zoho"\ndatabase = "x"', ZOHO, '"database" means nothing for zoho'),
    ('service = "zoho"', 'service = "zoho"\nmax_connections = 0', ZOHO, "a whole number from 1 to 32"),
    ('service = "zoho"', 'service = "zoho"\nmax_connections = true', ZOHO, "a whole number from 1 to 32"),
    (
        'service = "zoho"',
        'service = "zoho"\nallow_http = "no"',
        ZOHO,
        "true or false, without quotation marks",
    ),
    ('service = "zoho"', 'service = "zoho"\nregoin = "eu"', ZOHO, 'not known. Did you mean "region"?'),
    ('service = "zoho"', 'service = "zoho"\nzzzzzz = "eu"', ZOHO, "Known keys are accounts_url,"),
    ('service = "zoho"', 'service = "odoo"', ZOHO, '"url" is missing'),
    ('name = "Contacts"', "", "mapping number 1", '"name" is missing'),
    ('name = "Contacts"', 'name = "--yes"', 'mapping "--yes"', "This name cannot be used"),
    ('name = "Contacts"', f'name = "{"x" * 65}"', f'mapping "{"x" * 65}"', "This name cannot be used"),
    ('name = "Contacts"', 'name = "MEETINGS"', MEETINGS, 'Another mapping is called "Meetings"'),
    ('kind = "contacts"', "", PEOPLE, '"kind" is missing'),
    ('kind = "contacts"', 'kind = "contact"', PEOPLE, 'Did you mean "contacts"?'),
    ('outlook = { account = "office", folder = "/anna/contacts/" }', "", PEOPLE, '"outlook" is missing'),
    ('{ account = "office", folder = "/anna/contacts/" }', '"office"', PEOPLE, "It must be a table"),
    ('crm = { account = "zoho", module = "Contacts" }', "", PEOPLE, '"crm" is missing'),
    (', module = "Contacts"', "", f"{PEOPLE}, crm", '"module" is missing'),
    ('folder = "/anna/contacts/"', 'folder = " "', f"{PEOPLE}, outlook", '"folder" is empty'),
    (
        'account = "zoho", module = "C',
        'account = "zoo", module = "C',
        f"{PEOPLE}, crm",
        'Did you mean "zoho"?',
    ),
    ('account = "zoho", module = "C', 'module = "C', f"{PEOPLE}, crm", '"account" is missing'),
    (
        'account = "zoho", module = "C',
        'account = "office", module = "C',
        f"{PEOPLE}, crm",
        "on the outlook side",
    ),
    ('contacts/" }', 'contacts/", categories = ["CRM"] }', f"{PEOPLE}, outlook", "chosen by folder"),
    (', categories = ["CRM"]', "", f"{MEETINGS}, outlook", 'categories = ["CRM"], or ["*"] for all'),
    ('["CRM"]', "[]", f"{MEETINGS}, outlook", "No category is named"),
    ('["CRM"]', '["*", "CRM"]', f"{MEETINGS}, outlook", "already means every event"),
    ('["CRM"]', '["CRM", 3]', f"{MEETINGS}, outlook", "a list of texts"),
    ('["CRM"]', '["CRM", " "]', f"{MEETINGS}, outlook", "a list of texts"),
    ('["CRM"]', '"CRM"', f"{MEETINGS}, outlook", "a list of texts"),
]
# (added to the end of the first mapping, where, a part of the sentence)
WRONG_RULES = [
    ('direction = "to-zoho"', PEOPLE, "Possible: two-way, to-crm, to-outlook."),
    ('conflicts = "zoho-wins"', PEOPLE, "Possible: crm-wins, outlook-wins, newest-wins, ask."),
    ('deletions = "all"', PEOPLE, "Possible: both, to-crm, to-outlook, none."),
    ('private = "skip"', PEOPLE, "Possible: leave-out, sync."),
    ("records = false", PEOPLE, "a text in quotation marks"),
    ('create_accounts = "yes"', PEOPLE, "true or false"),
    ("window = { past_days = 1 }", PEOPLE, '"window" means nothing for contacts'),
    ("invitations = true", PEOPLE, '"invitations" means nothing for contacts'),
    ("hold = 5", PEOPLE, "It must be a table"),
    ("hold = { deletions = -1 }", f"{PEOPLE}, hold", "a whole number from 0 to 1000000"),
    ("hold = { deletions_percent = 101 }", f"{PEOPLE}, hold", "a whole number from 0 to 100"),
    ("hold = { updates = 1.5 }", f"{PEOPLE}, hold", "a whole number"),
    ("hold = { update = 5 }", f"{PEOPLE}, hold", 'Did you mean "updates"?'),
    ('conflict = "ask"', PEOPLE, 'Did you mean "conflicts"?'),
    ("fields = []", PEOPLE, "It must be a table"),
    (
        "fields = { mobil_phone = false }",
        f"{PEOPLE}, fields",
        'no field "mobil_phone". Did you mean "mobile_phone"?',
    ),
    ("fields = { due = false }", f"{PEOPLE}, fields", 'Contacts have no field "due".'),
    ("fields = { custom_0 = false }", f"{PEOPLE}, fields", 'no field "custom_0"'),
    ('fields = { notes = "no" }', f"{PEOPLE}, fields", "Write notes = false"),
    ('fields = { notes = { direction = "x" } }', f"{PEOPLE}, fields, notes", "Possible: two-way"),
    ('fields = { notes = { conflicts = "x" } }', f"{PEOPLE}, fields, notes", "Possible: crm-wins"),
    ('fields = { notes = { module = "x" } }', f"{PEOPLE}, fields, notes", "Known keys are conflicts"),
    ('fields = { custom_1 = { crm = "No" } }', f"{PEOPLE}, fields, custom_1", "needs its name on both sides"),
    (
        'fields = { email_3 = { crm = "M" }, fax = { crm = "M" } }',
        f"{PEOPLE}, fields",
        'with the field "email_3"',
    ),
    (
        'direction = "to-crm"\nfields = { notes = { direction = "to-outlook" } }',
        f"{PEOPLE}, fields, notes",
        '"to-crm" only',
    ),
]


@pytest.mark.parametrize("replaced, by, where, sentence", WRONG)
def test_each_thing_that_can_be_wrong(replaced, by, where, sentence, problems):
    assert BASE.count(replaced) >= 1

    [(line, place, whole)] = problems(BASE.replace(replaced, by, 1))

    assert place == where
    assert sentence in whole
    assert line is not None


@pytest.mark.parametrize("rule, where, sentence", WRONG_RULES)
def test_each_rule_that_can_be_wrong(rule, where, sentence, problems):
    [(line, place, whole)] = problems(ACCOUNTS + CONTACTS + rule + "\n" + EVENTS)

    assert place == where
    assert sentence in whole
    assert line == (ACCOUNTS + CONTACTS + rule).count("\n") + 1


def test_a_service_of_the_other_side(problems):
    [(line, where, sentence)] = problems(ACCOUNTS.replace('"outlook"', '"crm"'))

    assert (line, where) == (3, OFFICE)
    assert sentence == 'dav is not a service of this side. Write side = "outlook".'


def test_rules_of_another_kind_do_no_harm_when_they_change_nothing(load):
    rules = "invitations = false\nwindow = { past_days = 90, future_days = 730 }\n"

    assert load(ACCOUNTS + CONTACTS + rules).mappings
    assert load(ACCOUNTS + EVENTS + "create_accounts = false\n").mappings
    assert load(ACCOUNTS + CONTACTS.replace('contacts/" }', 'contacts/", categories = ["*"] }')).mappings


@pytest.mark.parametrize("folder", ["/anna/contacts/", "anna/contacts"])
def test_the_same_folder_twice_for_one_kind(folder, problems, load):
    second = CONTACTS.replace('"Contacts"', '"Others"', 1).replace("/anna/contacts/", folder)

    [(line, where, sentence)] = problems(ACCOUNTS + CONTACTS + second)

    assert (line, where) == (20, 'mapping "Others"')
    assert 'already synced by the mapping "Contacts"' in sentence
    tasks = second.replace('kind = "contacts"', 'kind = "tasks"')
    assert len(load(ACCOUNTS + CONTACTS + tasks).mappings) == 2


def test_all_problems_are_found_in_one_pass_in_the_file_s_order(problems):
    text = """
setings = 1
[accounts.office]
side = "outlook"
service = "imap"
[accounts.zoho]
side = "crm"
service = "zoho"
region = "mars"

[[mappings]]
name = "Contacts"
kind = "contacts"
outlook = { account = "office", folder = "/c/" }
crm = { account = "zoh", module = "Contacts" }
  [mappings.fields]
  birthdy = false
  notes = { conflicts = "me" }
[[mappings]]
kind = "events"
outlook = { account = "office", folder = "/e/" }
crm = { account = "zoho", module = "Events" }
"""
    found = problems(text)

    assert [(line, where) for line, where, _ in found] == [
        (2, ""),
        (5, 'account "office"'),
        (9, 'account "zoho"'),
        (15, 'mapping "Contacts", crm'),
        (17, 'mapping "Contacts", fields'),
        (18, 'mapping "Contacts", fields, notes'),
        (19, "mapping number 2"),
        (21, "mapping number 2, outlook"),
    ]


def test_the_whole_message_reads_well(load, config):
    with pytest.raises(SettingsError) as caught:
        load(
            BASE.replace('side = "outlook"', 'side = "Outlook"').replace('kind = "events"', 'kind = "event"')
        )

    assert str(caught.value) == (
        f"{config}: 2 things need mending.\n"
        '  line 3, account "office": "side" cannot be "Outlook". Did you mean "outlook"? Possible: outlook, crm.\n'
        '  line 19, mapping "Meetings": "kind" cannot be "event". Did you mean "events"? Possible: contacts, tasks, events.'
    )


@pytest.mark.parametrize(
    "text, line, reason",
    [
        ('[accounts.office]\nside = "outlook\n', 2, "Illegal character"),
        ("[accounts.office\n", 1, "Expected ']'"),
        ("\n\nkey\n", 3, "Expected '='"),
        ("a = 1\na = 2\n", 2, "Cannot overwrite"),
        ('a = """\n\n', 1, "Unterminated"),
        ("a = " + "[" * 5000, None, "too deep"),
    ],
)
def test_what_is_not_toml(text, line, reason, problems):
    [(found, where, sentence)] = problems(text)

    assert (found, where) == (line, "")
    assert reason in sentence


def test_what_is_not_text(config):
    config.write_bytes(b"# caf\xe9\n")
    with pytest.raises(SettingsError, match=r"line 1: The file is not UTF-8"):
        load_settings(config)

    config.unlink()
    config.mkdir()
    with pytest.raises(SettingsError, match="cannot be read"):
        load_settings(config)


@pytest.mark.parametrize(
    "text, where",
    [
        ("accounts = 3", ""),
        ("mappings = 3", ""),
        ("mappings = [3]", ""),
        ("[mappings]\nname = 3", ""),
        ("[accounts]\noffice = 3", "accounts"),
        ('[accounts."-x"]\nside = "crm"\nservice = "zoho"', 'account "-x"'),
        ('[accounts." "]\nside = "crm"\nservice = "zoho"', 'account " "'),
        (f'[accounts.{"x" * 65}]\nside = "crm"\nservice = "zoho"', f'account "{"x" * 65}"'),
    ],
)
def test_odd_shapes(text, where, problems):
    [(line, place, _)] = problems(text)

    assert place == where
    assert line is not None


SECRET = "hunter2-marked"


@pytest.mark.parametrize(
    "line",
    [
        f'password = "{SECRET}"',
        f'Client-Secret = "{SECRET}"',
        f'refresh_token = ["{SECRET}"]',
        f'pasword = "{SECRET}"',
        f'usernam = "{SECRET}"',
        f'url = "https://anna:{SECRET}@dav.example.com/"',
        f'url = "https://{SECRET}@dav.example.com/"',
        f'proxy = "http://anna:{SECRET}@proxy.example.com/"',
        f"password = {SECRET}",
        f'password = "{SECRET}',
    ],
)
def test_a_secret_in_the_file_is_refused_and_never_repeated(line, load, config):
    text = f'[accounts.office]\nside = "outlook"\nservice = "dav"\nusername = "anna"\n{line}\n'

    with pytest.raises(SettingsError) as caught:
        load(text if line.startswith("url") else text + 'url = "dav.example.com"\n')

    error: BaseException | None = caught.value
    assert caught.value.problems[0].line == 5
    while error is not None:
        assert SECRET not in str(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)


def test_reading_loads_nothing_slow(other_process, config):
    config.write_text(ACCOUNTS + CONTACTS + EVENTS, encoding="utf-8")
    program = """
import sys
from pathlib import Path
from crmsync.accounts.settings import load_settings
from crmsync.accounts.profile import Profile
from crmsync.accounts.redact import Redactor
from crmsync.accounts.secrets import Secrets
load_settings(Path(sys.argv[1]))
Secrets(Path(sys.argv[1]).with_name("secrets.vault"), redactor=Redactor()).get("office", "password")
print(sorted({"tomlkit", "keyring", "cryptography", "platformdirs", "lxml"} & set(sys.modules)))
"""
    with other_process(program, config) as process:
        assert process.communicate()[0].strip() == "[]"
