"""Waiting for a person who signs in somewhere else, and may give up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from crmsync.connect.errors import SignInNeeded

if TYPE_CHECKING:
    from crmsync.connect.http import Ambient

_STEP = timedelta(milliseconds=200)


def impatient(ambient: Ambient | None, cancelled: Callable[[], bool], service: str) -> Ambient:
    """`ambient`, but waiting ends soon after the person gave up, with SignInNeeded."""
    from crmsync.connect.http import Ambient

    patient = ambient or Ambient()

    def sleep(span: timedelta) -> None:
        while span > timedelta(0) and not cancelled():
            patient.sleep(min(span, _STEP))
            span -= _STEP
        if cancelled():
            raise SignInNeeded("The sign-in was given up.", service=service, action="sign in")

    return replace(patient, sleep=sleep)
