"""Errors in plain words, for people who have buttons instead of commands."""

from __future__ import annotations

from pathlib import Path

import pytest

from crmsync.app.errors import Refusal
from crmsync.connect.errors import SignInNeeded
from crmsync.desktop.engine.failure import Failed, failed, without_commands


def explained(error: BaseException, log: Path | None = None) -> Failed:
    return failed(error, lambda text: text.replace("hunter2", "•••"), lambda fault: log)


@pytest.mark.parametrize(
    ("advice", "left"),
    [
        ("", ""),
        ("Give it another name.", "Give it another name."),
        ("Sign in with: crmsync accounts sign-in office", ""),
        ("Check the password. Sign in with: crmsync accounts sign-in office", "Check the password."),
        ("crmsync holds lists them.", ""),
        ("Another crmsync is at work. Wait for it.", "Another crmsync is at work. Wait for it."),
    ],
)
def test_advice_that_names_a_command_is_left_out(advice: str, left: str) -> None:
    assert without_commands(advice) == left


def test_a_missing_sign_in_is_told_as_one() -> None:
    failure = explained(SignInNeeded("The password is not accepted.", service="Zoho"))
    assert (failure.message, failure.sign_in) == ("Zoho: The password is not accepted.", True)


def test_secrets_are_taken_out() -> None:
    failure = explained(Refusal("It said hunter2.", "Do not use hunter2."))
    assert "hunter2" not in failure.message + failure.advice + str(failure)
    assert isinstance(failure.cause, Refusal)


def test_a_fault_of_crmsyncs_own_names_the_log_and_nothing_else() -> None:
    failure = explained(ZeroDivisionError("hunter2"), Path("/logs/crmsync.log"))
    assert "ZeroDivisionError" in failure.message
    assert failure.advice == f"The details are in {Path('/logs/crmsync.log')}; please report it."
    assert not failure.sign_in


def test_a_failure_is_not_wrapped_again() -> None:
    failure = explained(Refusal("No."))
    assert explained(failure) is failure
