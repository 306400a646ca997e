"""`kill -9` of the real process at random moments: the next runs complete or drop what was open (G1, G2, G5, G6)."""

from __future__ import annotations

import os
import random
import sys

import pytest
from support.lives import DavOutlook, Life, live
from support.story import KINDS, Story

pytestmark = pytest.mark.system("linux", "darwin")

REQUESTS = (10, 20, 40)
"""Among so many first requests a run is killed: some die before they have read everything, some come to their end."""
SEED = int(
    os.environ.get("CRMSYNC_SEED", "1" if os.environ.get("CI") else "0")
) or random.SystemRandom().randrange(1, 1_000_000)
"""Random, and printed; always the same where `CI` is set, as the histories of hypothesis are."""


def _live(story: Story, seed: int, rounds: int) -> None:
    print(f"CRMSYNC_SEED={seed}", file=sys.stderr)
    life = Life(story, DavOutlook(story.mailbox), random.Random(seed))
    deaths = live(life, KINDS, REQUESTS, rounds)
    print(f"{deaths} of {rounds + 1} processes were killed", file=sys.stderr)
    assert deaths


@pytest.mark.parametrize("offset", range(3))
def test_a_process_that_is_killed_again_and_again_loses_and_doubles_nothing(
    offset: int, story: Story
) -> None:
    _live(story, SEED + offset, rounds=8)


@pytest.mark.services
@pytest.mark.timeout(400)
@pytest.mark.parametrize("offset", range(4))
def test_a_process_that_is_killed_for_minutes_loses_and_doubles_nothing(offset: int, story: Story) -> None:
    _live(story, SEED + 100 + offset, rounds=40)
