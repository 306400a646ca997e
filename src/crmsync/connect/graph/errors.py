"""Graph's error codes as crmsync's errors: one table for whole requests and for the parts of a batch. Pure.

Codes: Graph's page "Microsoft Graph error responses", Exchange's response codes, threads of Graph's users.
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
    reply_lost,
)
from crmsync.connect.http import Reply, refusal
from crmsync.frozen import frozen

SERVICE = "Microsoft 365"


_AGAIN = "It is tried again later."
_SIGN_IN = "Sign in again."
_CONSENT = (
    "Sign in again and agree to everything crmsync asks for; in a company an administrator may have to agree."
)
_ON_PREMISES = Meaning(
    NotSupported,
    "This mailbox is not in Microsoft 365: it lives on an Exchange Server of your organisation, or has no "
    "Exchange Online licence.",
    "Connect it as Exchange Server instead of Microsoft 365.",
)
_LOST = Meaning(CursorLost, "Microsoft 365 no longer knows the saved place in its changes.")
_GONE = Meaning(Vanished, "It is not there any more.")
_CHANGED = Meaning(Stale, "It was changed meanwhile.")
_BUSY = Meaning(Throttled, "Microsoft 365 is too busy now.", _AGAIN)
_FULL = Meaning(Rejected, "The mailbox is full.", "Make room in it.")
_LARGE = Meaning(Rejected, "It is larger than Microsoft 365 accepts.", "Shorten it, for example its notes.")

_REFUSED = Meaning(SignInNeeded, "Microsoft no longer accepts this sign-in.", _SIGN_IN)
_FORBIDDEN = Meaning(NotPermitted, "This account may not do that in Microsoft 365.", _CONSENT)

_MEANINGS: Mapping[str, Meaning] = {
    "invalidauthenticationtoken": _REFUSED,
    "unauthenticated": _REFUSED,
    "erroraccessdenied": _FORBIDDEN,
    "accessdenied": _FORBIDDEN,
    "authorization_requestdenied": _FORBIDDEN,
    "mailboxnotenabledforrestapi": _ON_PREMISES,
    "mailboxnotsupportedforrestapi": _ON_PREMISES,
    "syncstatenotfound": _LOST,
    "syncstateinvalid": _LOST,
    "errorinvalidsyncstatedata": _LOST,
    "resyncrequired": _LOST,
    "resyncapplydifferences": _LOST,
    "resyncchangesuploaddifferences": _LOST,
    "erroritemnotfound": _GONE,
    "itemnotfound": _GONE,
    "errorfoldernotfound": _GONE,
    "errorinvalidmailboxitemid": _GONE,
    "resourcenotfound": _GONE,
    "errorirresolvableconflict": _CHANGED,
    "errorchangekeyrequiredforwriteoperations": _CHANGED,
    "errorstaleobject": _CHANGED,
    "errorinvalidchangekey": _CHANGED,
    "toomanyrequests": _BUSY,
    "applicationthrottled": _BUSY,
    "errorserverbusy": _BUSY,
    "activitylimitreached": _BUSY,
    "errormailboxstoreunavailable": _BUSY,
    "servicenotavailable": _BUSY,
    "errorquotaexceeded": _FULL,
    "quotalimitreached": _FULL,
    "errormessagesizeexceeded": _LARGE,
    "requestentitytoolarge": _LARGE,
}
"""By code, whatever its case."""


@frozen
class Refusal:
    """An error of Graph's: its code and its own words."""

    code: str
    message: str


def parse_refusal(body: object) -> Refusal | None:
    """The refusal in a reply (`{"error": {"code", "message"}}`); `None` when it is none."""
    error = body.get("error") if isinstance(body, Mapping) else None
    if not isinstance(error, Mapping):
        return None
    return Refusal(str(error.get("code") or ""), str(error.get("message") or ""))


def reply_error(reply: Reply, body: object, *, action: str) -> ServiceError:
    """The error that a refused request or part means: by Graph's code if it is known, else by its status."""
    refused = parse_refusal(body)
    known = _MEANINGS.get(refused.code.casefold()) if refused else None
    if known is None or reply.status in {401, 412, 429}:
        said = refused.message.strip() if refused and reply.status < 500 else ""
        error = refusal(reply, service=SERVICE, action=action, detail=f"({said})" if said else "")
        if isinstance(error, SignInNeeded):
            error.advice = _SIGN_IN
        return error
    about = {
        "service": SERVICE,
        "action": action,
        "code": refused.code if refused else "",
        "advice": known.advice,
    }
    if known.kind is Throttled:
        return Throttled(known.message, retry_after=reply.retry_after, **about)
    return known.kind(known.message, **about)


def write_error(reply: Reply, body: object, *, action: str) -> ServiceError:
    """The same for a write: a service that failed inside may have carried it out, or still do so."""
    error = reply_error(reply, body, action=action)
    if isinstance(error, ServiceFault) or reply.status == 0:
        return reply_lost(error, late=True, code=str(reply.status))
    return error


def folder_gone(name: str, action: str) -> FolderGone:
    """The folder that the settings name is not there."""
    return FolderGone(
        f"There is no folder “{name}” in this mailbox (any more).",
        service=SERVICE,
        action=action,
        advice="`crmsync folders` lists the folders; choose another one.",
    )


def cursor_lost(action: str) -> CursorLost:
    """The saved place in a folder's changes is of no use."""
    return CursorLost(
        "The saved place in the changes of Microsoft 365 is not known there any more.",
        service=SERVICE,
        action=action,
        advice="Everything is read again; nothing is deleted because of it.",
    )


def nonsense(action: str, detail: Mapping[str, Any] | None = None) -> ServiceFault:
    """A reply that makes no sense."""
    said = f" ({', '.join(sorted(detail))})" if detail else ""
    return ServiceFault(
        f"Microsoft 365's answer makes no sense{said}.", service=SERVICE, action=action, advice=_AGAIN
    )
