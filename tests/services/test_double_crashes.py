"""The long crash matrix: a crash in a mixed run and another in the run that mends it, for every seventh pair of positions."""

from __future__ import annotations

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.scenario import THEMES, FirstRun, Story, Theme, crash_twice

pytestmark = pytest.mark.timeout(600)

SERVICES = [
    pytest.param(MAILBOX, CRM, id="rich"),
    pytest.param(LISTING_MAILBOX, POOR_CRM, id="poor"),
]
KINDS = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.kind.value)


@pytest.mark.parametrize("outlook, crm", SERVICES)
@KINDS
def test_two_crashes_are_mended(theme: Theme, outlook: Character, crm: Character) -> None:
    failures = crash_twice(lambda: Story(theme, outlook, crm), stride=7)
    assert not failures, "\n".join(failures)


@KINDS
def test_two_crashes_of_the_very_first_runs_are_mended(theme: Theme) -> None:
    failures = crash_twice(lambda: FirstRun(theme, MAILBOX, CRM), stride=7)
    assert not failures, "\n".join(failures)
