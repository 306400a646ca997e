"""Odoo's exceptions as crmsync's errors: one table for whole calls and single records. Pure.

Names: `odoo/exceptions.py`, `odoo/http.py` (19.0). An exception always means that the whole call was rolled
back. Its "debug", the server's traceback, is never looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from crmsync.connect.errors import (
    FolderGone,
    NotPermitted,
    Rejected,
    ServiceError,
    ServiceFault,
    SignInNeeded,
    Throttled,
    Vanished,
)
from crmsync.frozen import frozen

SERVICE = "Odoo"
LATER = "It is tried again later."
ADMINISTRATOR = "Ask whoever administers Odoo."
NEW_KEY = "Make a new API key in Odoo (Preferences, Security), and sign in with it."

_LONGEST = 300


@frozen
class Fault:
    """An exception of the server. name: its class without the module. message: its own words."""

    name: str
    message: str = ""


@frozen
class _Meaning:
    """What an exception means. says: are its own words told to the person?"""

    kind: Callable[..., ServiceError]
    message: str
    advice: str = ""
    says: bool = False


_MEANINGS: Mapping[str, _Meaning] = {
    "AccessDenied": _Meaning(SignInNeeded, "Odoo does not accept the user name or the API key.", NEW_KEY),
    "Unauthorized": _Meaning(SignInNeeded, "Odoo does not accept the API key.", NEW_KEY),
    "SessionExpiredException": _Meaning(SignInNeeded, "Odoo does not accept the API key.", NEW_KEY),
    "AccessError": _Meaning(NotPermitted, "Your user in Odoo is not allowed to do that.", ADMINISTRATOR),
    "Forbidden": _Meaning(NotPermitted, "Your user in Odoo is not allowed to do that.", ADMINISTRATOR),
    "MissingError": _Meaning(Vanished, "It is not in Odoo any more."),
    "NotFound": _Meaning(FolderGone, "Odoo has no such records, or its app is not installed.", ADMINISTRATOR),
    "ValidationError": _Meaning(Rejected, "Odoo does not accept it", "Correct it on either side.", says=True),
    "UserError": _Meaning(Rejected, "Odoo does not accept it", "Correct it on either side.", says=True),
    "RedirectWarning": _Meaning(Rejected, "Odoo does not accept it", ADMINISTRATOR, says=True),
    "SerializationFailure": _Meaning(ServiceFault, "Odoo was busy with the same record.", LATER),
    "LockNotAvailable": _Meaning(ServiceFault, "Odoo was busy with the same record.", LATER),
    "DeadlockDetected": _Meaning(ServiceFault, "Odoo was busy with the same record.", LATER),
    "OperationalError": _Meaning(ServiceFault, "Odoo's database cannot be reached.", LATER),
    "PoolError": _Meaning(Throttled, "Odoo has too many requests at once.", LATER),
}


def parse_fault(body: object) -> Fault | None:
    """The exception in a reply of `/json/2` (the body itself) or of JSON-RPC (`error.data`)."""
    if not isinstance(body, Mapping):
        return None
    name = body.get("name")
    if not isinstance(name, str) or "message" not in body:
        return None
    return Fault(name.rpartition(".")[2], one_line(body.get("message")))


def fault_error(fault: Fault, *, action: str, reading: bool = False) -> ServiceError:
    """The error that an exception means. reading: was nothing to be changed?"""
    known = _MEANINGS.get(fault.name)
    about = {"service": SERVICE, "action": action, "code": fault.name}
    if known is None and reading:
        return ServiceFault(f"Odoo failed inside ({fault.name}).", advice=LATER, **about)
    if known is None:
        return Rejected(f"Odoo failed over it ({fault.name}).", advice=ADMINISTRATOR, **about)
    message = known.message
    if known.says:
        message = f"{message}: {fault.message}" if fault.message else f"{message}."
    return known.kind(message, advice=known.advice, **about)


def refused_row(message: object, *, action: str) -> ServiceError:
    """The error of one record that an import refused. message: the server's own words."""
    said = one_line(message)
    return Rejected(
        f"Odoo does not accept it: {said}" if said else "Odoo does not accept it.",
        service=SERVICE,
        action=action,
        advice="Correct it on either side.",
        code="ValidationError",
    )


def vanished(action: str) -> ServiceError:
    """The record is not there (any more)."""
    return Vanished("It is not in Odoo any more.", service=SERVICE, action=action)


def one_line(message: object) -> str:
    """The first lines of what the server says, as one line of bearable length."""
    told = " ".join(str(message or "").split())
    return told if len(told) <= _LONGEST else f"{told[:_LONGEST].rstrip()} …"
