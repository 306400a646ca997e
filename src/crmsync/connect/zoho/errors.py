"""Zoho's error codes as crmsync's errors: one table for whole requests and single items. Pure.

Codes: API status code pages and the SDK's `record.APIException`; Zoho's sign-in errors come with HTTP 200.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from crmsync.connect.errors import (
    CursorLost,
    FolderGone,
    Meaning,
    NotPermitted,
    NotSupported,
    Rejected,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Stale,
    Throttled,
    Vanished,
)
from crmsync.connect.http import Response, refusal
from crmsync.frozen import frozen

SERVICE = "Zoho CRM"


_AGAIN = "It is tried again later."
_ADMINISTRATOR = "Ask whoever administers Zoho CRM."
_SIGN_IN = "Sign in again."
_CONSENT = "Sign in again and agree to everything crmsync asks for."

_MEANINGS: Mapping[str, Meaning] = {
    # Signing in
    "INVALID_TOKEN": Meaning(SignInNeeded, "Zoho no longer accepts this sign-in.", _SIGN_IN),
    "AUTHENTICATION_FAILURE": Meaning(SignInNeeded, "Zoho did not accept the sign-in.", _SIGN_IN),
    "OAUTH_SCOPE_MISMATCH": Meaning(
        SignInNeeded, "The sign-in does not allow crmsync to do that in Zoho CRM.", _CONSENT
    ),
    # Again later
    "TOO_MANY_REQUESTS": Meaning(
        Throttled, "Zoho CRM has had too many requests for now, or the day's credits are used up.", _AGAIN
    ),
    "INTERNAL_ERROR": Meaning(ServiceFault, "Zoho CRM failed inside.", _AGAIN),
    "INTERNAL_SERVER_ERROR": Meaning(ServiceFault, "Zoho CRM failed inside.", _AGAIN),
    # Feeds
    "TOKEN_BOUND_DATA_MISMATCH": Meaning(CursorLost, "Zoho CRM lost its place in a listing."),
    "EXPIRED_VALUE": Meaning(CursorLost, "Zoho CRM lost its place in a listing."),
    "DISCRETE_PAGINATION_LIMIT_EXCEEDED": Meaning(CursorLost, "The listing is too long for Zoho CRM."),
    "PAGINATION_LIMIT_EXCEEDED": Meaning(CursorLost, "The listing is too long for Zoho CRM."),
    # Set-up
    "INVALID_MODULE": Meaning(
        FolderGone,
        "Zoho CRM has no such module, or it is hidden from you.",
        "Choose another module, or ask whoever administers Zoho CRM.",
    ),
    "INVALID_URL_PATTERN": Meaning(
        NotSupported, "This server does not know Zoho CRM's API version 8.", "Check the account's address."
    ),
    "FEATURE_NOT_SUPPORTED": Meaning(
        NotSupported, "Your edition of Zoho CRM does not allow that.", _ADMINISTRATOR
    ),
    # One item
    "ALREADY_MODIFIED": Meaning(Stale, "It was changed in Zoho CRM meanwhile."),
    "RECORD_MODIFIED": Meaning(Stale, "It was changed in Zoho CRM meanwhile."),
    "NOT_FOUND": Meaning(Vanished, "It is not in Zoho CRM any more."),
    "NO_RECORDS_FOUND": Meaning(Vanished, "It is not in Zoho CRM any more."),
    "CONVERTED_RECORD": Meaning(Vanished, "It was converted in Zoho CRM."),
    "MANDATORY_NOT_FOUND": Meaning(
        Rejected,
        "Zoho CRM requires a value for “{field}”.",
        "Fill it in, or let whoever administers Zoho CRM make it optional.",
    ),
    "DUPLICATE_DATA": Meaning(
        Rejected,
        "Another record in Zoho CRM has the same “{field}”, which must be unique there.",
        "Merge the two, or change one of them.",
    ),
    "INVALID_DATA": Meaning(
        Rejected, "Zoho CRM does not accept the value of “{field}”.", "Correct it on either side."
    ),
    "LIMIT_EXCEEDED": Meaning(Rejected, "It is more than Zoho CRM takes.", "Shorten it."),
    "NOT_ALLOWED": Meaning(Rejected, "Zoho CRM does not allow changing “{field}” here."),
    "DEPENDENT_FIELD_MISSING": Meaning(Rejected, "Zoho CRM wants something that goes with “{field}”."),
    "AMBIGUITY_DURING_PROCESSING": Meaning(Rejected, "Zoho CRM could not tell what is meant."),
    "CANNOT_PROCESS": Meaning(Rejected, "Zoho CRM cannot change this record now.", _AGAIN),
    "CANNOT_PERFORM_ACTION": Meaning(Rejected, "Zoho CRM does not let this record be changed."),
    "CANNOT_DELETE": Meaning(Rejected, "Zoho CRM does not let this record be deleted."),
    "FILE_SIZE_MORE_THAN_ALLOWED_SIZE": Meaning(
        Rejected, "The picture is larger than Zoho CRM takes.", "Use a smaller one."
    ),
    "RECORD_LOCKED": Meaning(
        Rejected, "The record is locked in Zoho CRM.", "Unlock it there; it is tried again later."
    ),
    "RECORD_IN_BLUEPRINT": Meaning(
        Rejected, "The record is in a blueprint in Zoho CRM.", "Move it on there; it is tried again later."
    ),
    "NOT_APPROVED": Meaning(
        Rejected, "The record waits for approval in Zoho CRM.", "It is tried again later."
    ),
    "STORAGE_SPACE_EXCEEDED": Meaning(Rejected, "Zoho CRM has no room for more records.", _ADMINISTRATOR),
    "NO_PERMISSION": Meaning(
        NotPermitted, "Your profile in Zoho CRM does not allow that for this record.", _ADMINISTRATOR
    ),
    "NOT_SUPPORTED": Meaning(NotPermitted, "Zoho CRM does not allow that for your user.", _ADMINISTRATOR),
    "MULTIPLE_OR_MULTI_ERRORS": Meaning(
        Rejected, "Zoho CRM does not accept several of its values.", "Correct them on either side."
    ),
}

_TOKEN_ERRORS: Mapping[str, Meaning] = {
    "access_denied": Meaning(
        Throttled,
        "Zoho gives out no more sign-in tokens for now: too many were asked for within ten minutes, or the "
        "sign-in was refused.",
        "Wait ten minutes. If it stays like that, sign in again.",
    ),
    "invalid_code": Meaning(
        SignInNeeded,
        "Zoho no longer knows this sign-in: the code or token is used up, expired or revoked.",
        _SIGN_IN,
    ),
    "invalid_client": Meaning(
        SignInNeeded,
        "Zoho does not know this client id, or not in this data centre.",
        "Check the client id and the account's region; in Zoho's API console the client must be allowed in "
        "all data centres.",
    ),
    "invalid_client_secret": Meaning(
        SignInNeeded,
        "The client secret is wrong for this data centre.",
        "Copy the client secret of this data centre from Zoho's API console.",
    ),
    "invalid_redirect_uri": Meaning(
        SignInNeeded,
        "Zoho does not know the address crmsync waits at.",
        "Add http://127.0.0.1 (or http://localhost) as a redirect address of the client in Zoho's API "
        "console.",
    ),
    "invalid_scope": Meaning(
        SignInNeeded, "Zoho does not know one of the permissions crmsync asks for.", "Update crmsync."
    ),
    "expired": Meaning(SignInNeeded, "The sign-in was not confirmed in time.", _SIGN_IN),
    "unauthorized_client": Meaning(
        SignInNeeded,
        "This client id may not sign in this way.",
        "Choose another way to sign in, or another client type.",
    ),
}

SCOPE_MISMATCH = "OAUTH_SCOPE_MISMATCH"


@frozen
class Refusal:
    """One error of Zoho's: its code, its own words, the API fields it is about (there may be several)."""

    code: str
    message: str = ""
    fields: tuple[str, ...] = ()


def parse_refusal(value: object) -> Refusal | None:
    """The refusal in an error object (`{code, details, message, status: "error"}`); `None` when it is
    none.
    """
    if not isinstance(value, Mapping) or value.get("status") == "success":
        return None
    code = value.get("code")
    if not isinstance(code, str) or code == "SUCCESS":
        return None
    return Refusal(code, str(value.get("message") or ""), tuple(_fields(value.get("details"))))


def _fields(details: object) -> list[str]:
    if not isinstance(details, Mapping):
        return []
    errors = details.get("errors")
    if isinstance(errors, list):
        nested = (error.get("details") for error in errors if isinstance(error, Mapping))
        return list(dict.fromkeys(name for part in nested for name in _fields(part)))
    name = details.get("api_name")
    return [name] if isinstance(name, str) else []


def item_error(
    refusal_: Refusal, *, action: str, labels: Mapping[str, str] | None = None, field: str | None = None
) -> ServiceError:
    """The error that a refused item means. labels: what people call API fields. field: the canonical field
    at fault.
    """
    known = _MEANINGS.get(refusal_.code)
    named = ", ".join((labels or {}).get(name, name.replace("_", " ")) for name in refusal_.fields)
    if known is None:
        said = refusal_.message
        told = f"Zoho CRM refused it ({said})." if said else "Zoho CRM refused it."
        return Rejected(told, field=field, service=SERVICE, action=action, code=refusal_.code)
    message = known.message.replace("{field}", named or "one of its fields")
    about = {"service": SERVICE, "action": action, "code": refusal_.code, "advice": known.advice}
    if known.kind is Rejected:
        return Rejected(message, field=field, **about)
    return known.kind(message, **about)


def reply_error(response: Response, body: Mapping[str, Any] | None, *, action: str) -> ServiceError:
    """The error that a refused request means, by Zoho's code where it gives one, else by the status."""
    refused = parse_refusal(body)
    known = _MEANINGS.get(refused.code) if refused else None
    if refused is None or known is None:
        detail = f"({refused.message})" if refused and refused.message else ""
        return refusal(response, service=SERVICE, action=action, detail=detail)
    if response.status < 500:
        return item_error(refused, action=action)
    return ServiceFault(known.message, service=SERVICE, action=action, advice=_AGAIN, code=refused.code)


def token_error(code: str, *, action: str) -> ServiceError:
    """The error that the accounts server's `{"error": code}` means."""
    known = _TOKEN_ERRORS.get(code)
    if known is None:
        return SignInNeeded(
            f"Zoho refused the sign-in ({code}).", service=SERVICE, action=action, advice=_SIGN_IN, code=code
        )
    return known.kind(known.message, service=SERVICE, action=action, advice=known.advice, code=code)
