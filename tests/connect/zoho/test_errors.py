"""Zoho's codes as errors: one table, plain words, the right disposition."""

from __future__ import annotations

from typing import Any

import pytest

from crmsync.connect.errors import Disposition, Rejected
from crmsync.connect.zoho.errors import Refusal, item_error, parse_refusal, token_error

AGAIN, SIGN_IN, ITEM, PLAN, STOP = (
    Disposition.AGAIN_LATER,
    Disposition.SIGN_IN,
    Disposition.THIS_ITEM,
    Disposition.PLAN_AGAIN,
    Disposition.STOP,
)


@pytest.mark.parametrize(
    "code, disposition",
    [
        ("INVALID_TOKEN", SIGN_IN),
        ("AUTHENTICATION_FAILURE", SIGN_IN),
        ("OAUTH_SCOPE_MISMATCH", SIGN_IN),
        ("TOO_MANY_REQUESTS", AGAIN),
        ("INTERNAL_ERROR", AGAIN),
        ("INTERNAL_SERVER_ERROR", AGAIN),
        ("EXPIRED_VALUE", AGAIN),
        ("INVALID_MODULE", STOP),
        ("INVALID_URL_PATTERN", STOP),
        ("FEATURE_NOT_SUPPORTED", STOP),
        ("ALREADY_MODIFIED", PLAN),
        ("RECORD_MODIFIED", PLAN),
        ("NOT_FOUND", PLAN),
        ("CONVERTED_RECORD", PLAN),
        ("MANDATORY_NOT_FOUND", ITEM),
        ("DUPLICATE_DATA", ITEM),
        ("INVALID_DATA", ITEM),
        ("LIMIT_EXCEEDED", ITEM),
        ("NOT_ALLOWED", ITEM),
        ("RECORD_LOCKED", ITEM),
        ("RECORD_IN_BLUEPRINT", ITEM),
        ("NOT_APPROVED", ITEM),
        ("STORAGE_SPACE_EXCEEDED", ITEM),
        ("NO_PERMISSION", ITEM),
        ("NEVER_SEEN_BEFORE", ITEM),
    ],
)
def test_a_code_has_its_disposition_and_plain_words(code: str, disposition: Disposition) -> None:
    error = item_error(Refusal(code, "said", ("Mobile",)), action="save the contact")
    assert error.disposition is disposition
    assert error.code == code
    assert error.message.endswith(".")
    assert code not in error.message
    assert "{" not in error.message


def test_fields_are_called_by_their_labels() -> None:
    refusal = Refusal("MANDATORY_NOT_FOUND", "", ("Customer_No", "Last_Name"))
    error = item_error(refusal, action="x", labels={"Customer_No": "Kundennummer"}, field="custom_1")
    assert isinstance(error, Rejected)
    assert error.message == "Zoho CRM requires a value for “Kundennummer, Last Name”."
    assert error.field == "custom_1"


@pytest.mark.parametrize(
    "code", ["access_denied", "invalid_code", "invalid_client", "invalid_redirect_uri", "expired", "x"]
)
def test_sign_in_errors_say_what_to_do(code: str) -> None:
    error = token_error(code, action="sign in")
    assert error.disposition in {AGAIN, SIGN_IN}
    assert error.advice
    assert error.code == code


ERROR = {
    "code": "INVALID_DATA",
    "details": {"api_name": "Email"},
    "message": "invalid data",
    "status": "error",
}


@pytest.mark.parametrize(
    "value, refusal",
    [
        (ERROR, Refusal("INVALID_DATA", "invalid data", ("Email",))),
        (
            {**ERROR, "details": {"errors": [ERROR, {"details": {"api_name": "Phone"}}, 7]}},
            Refusal("INVALID_DATA", "invalid data", ("Email", "Phone")),
        ),
        ({**ERROR, "details": None}, Refusal("INVALID_DATA", "invalid data")),
        ({"code": "SUCCESS", "status": "success"}, None),
        ({"code": "SUCCESS"}, None),
        ({"data": []}, None),
        (None, None),
        ([ERROR], None),
    ],
)
def test_a_refusal_is_read_from_its_object(value: Any, refusal: Refusal | None) -> None:
    assert parse_refusal(value) == refusal
