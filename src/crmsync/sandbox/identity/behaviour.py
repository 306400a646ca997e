"""The switches of the loopback identity provider.

Nothing but data.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Consent(StrEnum):
    """What comes of asking a person to consent."""

    GRANTED = "granted"
    DECLINED = "declined"
    NEEDS_ADMINISTRATOR = "needs-administrator"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInBehaviour:
    """One way the identity provider may behave. Durations are timedelta.

    consent: what the person answers. public_flows: the app registration allows device codes. withheld: scopes
    that are not granted though asked for. rotate: a refresh gives a new refresh token, the old one stays
    good. needs_interaction: a refresh is refused until the person signs in again (AADSTS50076).
    """

    consent: Consent = Consent.GRANTED
    public_flows: bool = True
    withheld: frozenset[str] = frozenset()
    rotate: bool = True
    needs_interaction: bool = False
    access_token_lifetime: timedelta = timedelta(hours=1)
    code_lifetime: timedelta = timedelta(minutes=10)
    device_code_lifetime: timedelta = timedelta(minutes=15)
    device_poll_interval: timedelta = timedelta(seconds=5)
