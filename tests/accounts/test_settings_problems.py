"""Every way a configuration file can be wrong, each told with its place and what to do."""

from __future__ import annotations

import pytest
from support.settings_texts import ACCOUNTS, CONTACTS, EVENTS

from crmsync.accounts.errors import SettingsError
from crmsync.accounts.settings import load_settings

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
    ('service = "dav"', 'service = "ews"\nmailbox = "Anna"', OFFICE, "The mailbox has no mail address"),
    (
        'service = "dav"',
        'service = "dav"\nmailbox = "a@b.example"',
        OFFICE,
        '"mailbox" means nothing for dav',
    ),
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
