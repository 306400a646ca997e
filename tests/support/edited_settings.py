"""A configuration file as a person wrote it, and what is left of its lines after an edit."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from crmsync.accounts.values import End, MappingSettings
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

TEXT = """\
# Anna's settings

[accounts.office]          # the office
side = "outlook"
url = 'https://dav.example.com/'   # moved in May
service = "dav"

# The CRM.
[accounts.zoho]
side = "crm"
service = "zoho"

# People.
[[mappings]]
name = "Contacts"   # first
kind = "contacts"
outlook = { account = "office", folder = "/c/" }
crm     = { account = "zoho", module = "Contacts" }
[mappings.fields]
notes = false   # private

[[mappings]]
name = "Tasks"
kind = "tasks"
outlook = { account = "office", folder = "/t/" }
crm     = { account = "zoho", module = "Tasks" }
# the end
"""
MEETINGS = MappingSettings(
    MappingRules(
        name="Meetings",
        kind=Kind.EVENTS,
        direction=Direction.TO_CRM,
        conflicts=ConflictRule.ASK,
        deletions=Deletions.NONE,
        records="all",
        private=Private.SYNC,
        hold=HoldLimits(updates=3),
        fields={
            "location": FieldRule(synced=False),
            "title": FieldRule(conflicts=ConflictRule.CRM_WINS, direction=Direction.TO_CRM),
            "custom_1": FieldRule(outlook="X-A", crm="A"),
        },
        categories=("CRM", 'a "b"'),
        window=Window(timedelta(days=1), timedelta(days=2)),
        invitations=True,
    ),
    {Side.OUTLOOK: End("office", "/e/"), Side.CRM: End("zoho", "Events")},
)


def lines_kept(before: str, after: str) -> bool:
    """Do all lines of `before` stand in `after`, in their order?"""
    rest = iter(after.splitlines())
    return all(line in rest for line in before.splitlines() if line)


def load(text: str):
    import tomllib

    from crmsync.accounts.reading import read_settings

    return read_settings(tomllib.loads(text), Path("/"))[0]
