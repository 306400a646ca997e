"""Facts → the one state that the tray icon shows. Pure."""

from __future__ import annotations

from enum import StrEnum

from crmsync.frozen import frozen


class TrayState(StrEnum):
    """What the tray icon shows. In this order each one hides those after it."""

    SIGN_IN = "sign-in"
    """an account needs the person to sign in: nothing else helps"""
    ERROR = "error"
    """syncing does not work: a mapping fails again and again, or the settings cannot be read"""
    ATTENTION = "attention"
    """something waits for a decision"""
    OFFLINE = "offline"
    PAUSED = "paused"
    SYNCING = "syncing"
    IDLE = "idle"


@frozen
class Facts:
    """What is true now; any of them may be, at the same time.

    sign_in_needed: of at least one account. failing: of at least one mapping, or of everything. waiting:
    does anything wait for a decision? syncing: is a run going on, a preview included?
    """

    sign_in_needed: bool = False
    failing: bool = False
    waiting: bool = False
    online: bool = True
    paused: bool = False
    syncing: bool = False


def tray_state(facts: Facts) -> TrayState:
    """The most urgent state that the facts allow."""
    true = {
        TrayState.SIGN_IN: facts.sign_in_needed,
        TrayState.ERROR: facts.failing,
        TrayState.ATTENTION: facts.waiting,
        TrayState.OFFLINE: not facts.online,
        TrayState.PAUSED: facts.paused,
        TrayState.SYNCING: facts.syncing,
        TrayState.IDLE: True,
    }
    return next(state for state in TrayState if true[state])
