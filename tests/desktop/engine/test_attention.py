"""Which state the icon shows when several things are true at once."""

from __future__ import annotations

import itertools

import pytest

from crmsync.desktop.engine.attention import Facts, TrayState, tray_state

ALONE = {
    TrayState.SIGN_IN: {"sign_in_needed": True},
    TrayState.ERROR: {"failing": True},
    TrayState.ATTENTION: {"waiting": True},
    TrayState.OFFLINE: {"online": False},
    TrayState.PAUSED: {"paused": True},
    TrayState.SYNCING: {"syncing": True},
    TrayState.IDLE: {},
}


@pytest.mark.parametrize("state", TrayState)
def test_each_fact_alone_shows_its_state(state: TrayState) -> None:
    assert tray_state(Facts(**ALONE[state])) is state


def test_of_two_facts_the_more_urgent_one_shows() -> None:
    for higher, lower in itertools.combinations(TrayState, 2):
        assert tray_state(Facts(**ALONE[lower], **ALONE[higher])) is higher


def test_with_everything_at_once_the_sign_in_comes_first() -> None:
    everything = {name: value for facts in ALONE.values() for name, value in facts.items()}
    assert tray_state(Facts(**everything)) is TrayState.SIGN_IN
