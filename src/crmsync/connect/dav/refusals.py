"""What a refused write means, from its status and the preconditions it names. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from crmsync.connect.dav.multistatus import conditions
from crmsync.connect.errors import NotPermitted, ReadOnly, Rejected, ServiceError
from crmsync.connect.http import Response, refusal

_TOO_LARGE = ("It is larger than the server accepts.", "Shorten it, for example its photo or notes.")
_SAME_UID = (
    "The server already holds an item with the same identifier (UID) in this or another folder.",
    "Look for a copy of it in the account's other folders and delete the one you do not want.",
)
_BAD_DATA = (
    "The server does not accept what is in it.",
    "Change the item, for example its longest or oddest field, and it is tried again.",
)
_NO_ROOM = ("The mailbox is full.", "Make room in it, or ask for more.")

_MEANINGS: Mapping[str, tuple[str, str]] = {
    "no-uid-conflict": _SAME_UID,
    "unique-scheduling-object-resource": _SAME_UID,
    "max-resource-size": _TOO_LARGE,
    "valid-address-data": _BAD_DATA,
    "supported-address-data": _BAD_DATA,
    "valid-calendar-data": _BAD_DATA,
    "supported-calendar-data": _BAD_DATA,
    "valid-calendar-object-resource": _BAD_DATA,
    "supported-calendar-component": (
        "This folder does not take items of this kind.",
        "Choose another folder for this mapping.",
    ),
    "min-date-time": ("The server does not take dates so early.", "Change the item's dates."),
    "max-date-time": ("The server does not take dates so late.", "Change the item's dates."),
    "max-instances": ("It repeats more often than the server accepts.", "Give the series an end."),
    "max-attendees-per-instance": ("It has more guests than the server accepts.", "Invite fewer guests."),
    "quota-not-exceeded": _NO_ROOM,
    "sufficient-disk-space": _NO_ROOM,
}
_NOT_ALLOWED = {"need-privileges", "cannot-modify-protected-property"}
_UID_TAKEN = {"no-uid-conflict", "unique-scheduling-object-resource"}


def uid_taken(response: Response) -> bool:
    """Is a write refused because the server holds an item with this UID elsewhere (RFC 4791 §5.3.2.1)?"""
    return not _UID_TAKEN.isdisjoint(conditions(response.body))


def write_refused(response: Response, *, service: str, action: str) -> ServiceError:
    """The error that a refused PUT or DELETE means."""
    about = {"service": service, "action": action, "code": str(response.status)}
    named = conditions(response.body)
    for condition, (message, advice) in _MEANINGS.items():
        if condition in named:
            return Rejected(message, advice=advice, **about)
    if named & _NOT_ALLOWED:
        return NotPermitted(
            "This account may not change that.", advice="Ask the folder's owner for the right.", **about
        )
    match response.status:
        case 405:
            return ReadOnly(
                "The folder takes no changes.", advice="Choose another folder for this mapping.", **about
            )
        case 400 | 415 | 422:
            return Rejected(_BAD_DATA[0], advice=_BAD_DATA[1], **about)
        case 413:
            return Rejected(_TOO_LARGE[0], advice=_TOO_LARGE[1], **about)
        case 500:
            return Rejected(
                "The server fails at this item.",
                advice="Change its longest or oddest field, or tell the server's administrator.",
                **about,
            )
        case 507:
            return Rejected(_NO_ROOM[0], advice=_NO_ROOM[1], **about)
        case _:
            return refusal(response, service=service, action=action)
