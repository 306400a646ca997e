"""G1, G2, G5, G6: the program dies before and after every request and every commit of a mixed run; the next runs mend it.

Every position is tried once; then the run that mends dies as well, at some of its own positions. The pairs of positions are tried
more densely in tests/services.
"""

from __future__ import annotations

import pytest
from support.character import CRM, LISTING_MAILBOX, MAILBOX, POOR_CRM, Character
from support.scenario import THEMES, FirstRun, Story, Theme, crash_everywhere, crash_twice

SERVICES = [
    pytest.param(MAILBOX, CRM, id="rich"),
    pytest.param(LISTING_MAILBOX, POOR_CRM, id="poor"),
]
KINDS = pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.kind.value)


@pytest.mark.parametrize("outlook, crm", SERVICES)
@KINDS
def test_a_crash_at_any_step_is_mended_by_the_next_runs(
    theme: Theme, outlook: Character, crm: Character
) -> None:
    steps, failures = crash_everywhere(lambda: Story(theme, outlook, crm))
    assert not failures, "\n".join(failures)
    assert steps > 40, "the scenario has lost its point"


@KINDS
def test_a_crash_at_any_step_of_the_very_first_run_is_mended_by_the_next_runs(theme: Theme) -> None:
    steps, failures = crash_everywhere(lambda: FirstRun(theme, MAILBOX, CRM))
    assert not failures, "\n".join(failures)
    assert steps > 20, "the scenario has lost its point"


def test_a_second_crash_in_the_run_that_mends_the_first_is_mended_too() -> None:
    failures = crash_twice(lambda: Story(THEMES[0], MAILBOX, CRM), stride=29)
    assert not failures, "\n".join(failures)
