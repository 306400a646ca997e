"""When a meeting in an Exchange mailbox must not be written, whatever was planned. Knows no protocol."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from crmsync.connect.errors import NotPermitted, ServiceError
from crmsync.mapping.base import TableOptions
from crmsync.mapping.outlook.events import RESETS
from crmsync.model.items import Trait
from crmsync.model.values import Changes

OWN_COPY = frozenset({"reminder"})
"""What a guest may change in the own copy, and Exchange tells nobody."""
_WOULD_DROP = "Outlook would drop the occurrences of the series that were changed by themselves"
_ONLINE = "an online meeting's description holds what is needed to join it"


def refusal(
    traits: Collection[Trait],
    changes: Changes | None,
    options: TableOptions,
    service: str,
) -> ServiceError | None:
    """Why a meeting must not be changed so, or (`None`) deleted; `None` when it may.

    Nobody else sees the fields that a person defined.
    """
    if Trait.INVITED in traits and (changes is None or not changes.keys() <= {*OWN_COPY, *options.custom}):
        return _would_mail(service, "somebody else organises this meeting, and would be told")
    if Trait.ORGANISED in traits and not options.invitations:
        return _would_mail(service, "its guests would be mailed, and invitations are not allowed here")
    return None


def kept(changes: Changes, *, is_online: bool, has_changed_occurrences: bool) -> Mapping[str, str]:
    """The fields of a meeting that stay as they are in spite of `changes`, each with a plain reason."""
    found: dict[str, str] = {}
    if is_online and "description" in changes:
        found["description"] = _ONLINE
    if has_changed_occurrences:
        found |= dict.fromkeys(changes.keys() & RESETS, _WOULD_DROP)
    return found


def _would_mail(service: str, why: str) -> NotPermitted:
    return NotPermitted(
        f"It was left as it is: {why}.",
        service=service,
        action="save the meeting",
        advice="Change or delete the meeting in Outlook yourself.",
        code="would-mail",
    )
