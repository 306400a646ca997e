"""What an idle run asks: the fewest requests the protocols allow, whatever the size of the folder (DESIGN.md 8, G4)."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter

import pytest
from support.documents import card, event, todo
from support.story import IN_STEP, KINDS, MODULES, Story, is_write

NEEDLESS = {
    # other people's
    "cryptography.hazmat.primitives.kdf.scrypt",
    "dateutil",
    "decimal",
    "difflib",
    "icalendar",
    "jeepney",
    "keyring.backends.SecretService",
    "platformdirs",
    "requests",
    "shlex",
    "tomlkit",
    "uuid",
    # what decides, writes and signs in
    "crmsync.connect.dav.fates",
    "crmsync.connect.dav.write",
    "crmsync.connect.zoho.lookups",
    "crmsync.connect.zoho.mend",
    "crmsync.connect.zoho.oauth",
    "crmsync.connect.zoho.write",
    "crmsync.formats.recurrence",
    "crmsync.plan.create",
    "crmsync.plan.decide",
    "crmsync.plan.match",
    "crmsync.plan.merge",
    "crmsync.sync.acknowledge",
    "crmsync.sync.execute",
    "crmsync.sync.firewall",
    "crmsync.sync.read_back",
    "crmsync.sync.recover",
    "crmsync.sync.rivals",
}
"""What a run without news has no use for: it is mostly its own start."""
NEEDLESS_TO_CONTACTS = {
    "crmsync.connect.dav.calendars",
    "crmsync.formats.icalendar",
    "crmsync.formats.zone_names",
    "crmsync.mapping.dav.events",
    "crmsync.mapping.dav.tasks",
    "crmsync.mapping.zoho.events",
    "crmsync.mapping.zoho.tasks",
    "crmsync.mapping.zoho.times",
    "tzlocal",
}

_WHAT_IS_LOADED = """
import sys
from crmsync.cli.main import main
status = main(sys.argv[1:])
print(status, *sys.modules, file=sys.stderr)
"""


def _loaded(story: Story) -> set[str]:
    """The modules that an idle run has loaded when it ends."""
    command = [sys.executable, "-c", _WHAT_IS_LOADED, "--profile", str(story.profile), "sync", "--json"]
    done = subprocess.run(
        command, env=story.whole_environment(), capture_output=True, text=True, timeout=60, check=True
    )
    status, *loaded = done.stderr.splitlines()[-1].split()
    assert int(status) == IN_STEP, done.stderr
    return set(loaded)


def _fill(story: Story, count: int) -> None:
    for number in range(count):
        story.mailbox.contacts.put(card(f"Ada Byron{number}", f"EMAIL:a{number}@example.com"))
        story.mailbox.tasks.put(todo(f"Call {number}"))
        story.mailbox.events.put(event(f"Tea {number}"))


def _asked(story: Story) -> tuple[Counter[str], Counter[str]]:
    """The methods at the mailbox, and the paths at the CRM, of one idle run."""
    story.dav.forget()
    story.zoho.forget()
    story.sync().ended(IN_STEP)
    return Counter(one.method for one in story.dav.asked), Counter(one.line for one in story.zoho.asked)


def test_an_idle_run_asks_each_folder_and_module_only_what_has_changed(story: Story) -> None:
    _fill(story, 3)
    story.begin(*KINDS)
    dav, zoho = _asked(story)
    assert dav == {"REPORT": 3}, "one for each folder"
    lists = {f"GET /crm/v8/{module}{what}": 1 for module in MODULES.values() for what in ("", "/deleted")}
    assert zoho == lists, "two for each module, and no sign-in: the access token is kept"


def test_the_same_at_a_server_that_tells_changes_without_documents(xandikos_story: Story) -> None:
    _fill(xandikos_story, 3)
    xandikos_story.begin(*KINDS)
    assert _asked(xandikos_story)[0] == {"REPORT": 3}


def test_also_where_the_folder_is_called_by_its_name(story: Story) -> None:
    story.begin("contacts", outlook={"folder": f"contacts {story.token}"})
    assert _asked(story)[0] == {"REPORT": 1}


def test_an_own_write_is_no_news(story: Story) -> None:
    _fill(story, 1)
    story.begin(*KINDS)
    story.crm.contacts.edit("Ada Byron0", Title="Poet")
    story.crm.tasks.edit("Call 0", Priority="High")
    story.crm.events.edit("Tea 0", Venue="Paris")
    assert story.sync().ended(IN_STEP).wrote == {"outlook updated": 3}
    assert _asked(story)[0] == {"REPORT": 3}


def test_the_cost_of_an_idle_run_does_not_grow_with_the_folder(story: Story) -> None:
    story.begin(*KINDS)
    small = _asked(story)
    _fill(story, 12)
    story.sync().ended(IN_STEP)
    assert _asked(story) == small


@pytest.mark.parametrize(
    "kinds, needless",
    [
        (("contacts",), NEEDLESS | NEEDLESS_TO_CONTACTS),
        (("tasks",), NEEDLESS - {"crmsync.formats.recurrence"}),
    ],
)
def test_an_idle_run_loads_only_what_it_uses(
    story: Story, kinds: tuple[str, ...], needless: set[str]
) -> None:
    _fill(story, 1)
    story.begin(*kinds)
    story.sync().ended(IN_STEP)
    loaded = _loaded(story)
    assert "crmsync.sync.pull" in loaded
    assert loaded & needless == set()


def test_one_changed_item_of_many_costs_a_few_requests(story: Story) -> None:
    _fill(story, 12)
    story.begin("contacts")
    story.mailbox.contacts.add_lines("ada-byron3", "TITLE:Poet")
    story.dav.forget()
    story.zoho.forget()
    run = story.sync().ended(IN_STEP)
    assert run.wrote == {"crm updated": 1}
    assert [line for line in story.zoho.lines() if is_write(line)] == ["PUT /crm/v8/Contacts"] or len(
        [line for line in story.zoho.lines() if is_write(line)]
    ) == 1
    assert len(story.dav.asked) <= 3
    assert len(story.zoho.asked) <= 4


def test_the_requests_of_the_report_are_those_that_were_sent(story: Story) -> None:
    _fill(story, 2)
    story.begin(*KINDS)
    story.crm.contacts.edit("Ada Byron0", Title="Poet")
    story.dav.forget()
    story.zoho.forget()
    run = story.sync().ended(IN_STEP)
    counted = {
        side: sum(one["requests"][side] for one in run.json["mappings"]) for side in ("outlook", "crm")
    }
    assert counted == {"outlook": len(story.dav.asked), "crm": len(story.zoho.asked)}


def test_new_records_are_created_a_hundred_at_a_time(story: Story) -> None:
    story.begin("tasks")
    for number in range(120):
        story.mailbox.tasks.put(todo(f"Task {number}"))
    story.zoho.forget()
    assert story.sync().ended(IN_STEP).wrote == {"crm created": 120}
    assert Counter(line for line in story.zoho.lines() if is_write(line)) == {"POST /crm/v8/Tasks": 2}
    story.crm.tasks.delete(*(f"Task {number}" for number in range(110)))
    assert story.sync(yes=True).ended(IN_STEP).wrote == {"outlook deleted": 110}
