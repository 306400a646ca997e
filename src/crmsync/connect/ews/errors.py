"""Exchange's response codes as crmsync's errors: one table for whole requests and for single items. Pure.

Codes: page "ResponseCode"; [MS-OXWSCDATA] 2.2.5.24; threads of those who met them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

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
    Unreachable,
    Vanished,
    reply_lost,
)
from crmsync.connect.ews.wire import Answer
from crmsync.connect.http import Reply, refusal

SERVICE = "Exchange Server"
MICROSOFT_365 = "microsoft-365"
NOT_FOUND = "not-found"
NO_EXCHANGE = "no-exchange"


_AGAIN = "It is tried again later."
_SIGN_IN = "Check user name and password, and sign in again."
_GONE = Meaning(Vanished, "It is not there any more.")
_CHANGED = Meaning(Stale, "It was changed meanwhile.")
_BUSY = Meaning(Throttled, "The Exchange Server is too busy now.", _AGAIN)
_FAULT = Meaning(ServiceFault, "The Exchange Server failed.", _AGAIN)
_FOLDER = Meaning(
    FolderGone,
    "The folder is not there any more.",
    "`crmsync folders` lists the folders; choose another one.",
)
_LOST = Meaning(CursorLost, "The Exchange Server no longer knows the saved place in its changes.")
_PASSWORD = Meaning(SignInNeeded, "The Exchange Server refused the sign-in.", _SIGN_IN)
_FORBIDDEN = Meaning(
    NotPermitted,
    "This account may not do that in this mailbox.",
    "Ask the mailbox's owner, or whoever manages the Exchange Server, for the right to do it.",
)
_FULL = Meaning(Rejected, "The mailbox is full.", "Make room in it.")
_LARGE = Meaning(
    Rejected, "It is larger than the Exchange Server accepts.", "Shorten it, for example its notes."
)
_CORRUPT = Meaning(
    Rejected,
    "The Exchange Server says that this item is damaged.",
    "Open it in Outlook, save it again or delete it.",
)
_MAILBOX = Meaning(
    NotSupported,
    "There is no such mailbox on this Exchange Server.",
    "Check the mail address of the mailbox in the account's settings.",
)
_OLD = Meaning(
    NotSupported,
    "This Exchange Server is too old.",
    "crmsync needs Exchange Server 2010 with Service Pack 2 or a later one.",
)
_SERIES = Meaning(
    Rejected, "The Exchange Server does not accept how it repeats.", "Change the repetition in the CRM."
)
_TIMES = Meaning(
    Rejected, "The Exchange Server does not accept when it begins or ends.", "Correct its times."
)
_VALUE = Meaning(Rejected, "The Exchange Server does not accept one of its values.", "Correct the item.")

_MEANINGS: Mapping[str, Meaning] = {
    **dict.fromkeys(
        ("ErrorItemNotFound", "ErrorInvalidIdMalformed", "ErrorInvalidId", "ErrorInvalidIdEmpty"), _GONE
    ),
    **dict.fromkeys(
        (
            "ErrorIrresolvableConflict",
            "ErrorStaleObject",
            "ErrorInvalidChangeKey",
            "ErrorChangeKeyRequired",
            "ErrorChangeKeyRequiredForWriteOperations",
            "ErrorObjectTypeChanged",
        ),
        _CHANGED,
    ),
    **dict.fromkeys(
        (
            "ErrorFolderNotFound",
            "ErrorSyncFolderNotFound",
            "ErrorParentFolderNotFound",
            "ErrorToFolderNotFound",
            "ErrorSavedItemFolderNotFound",
            "ErrorInvalidFolderId",
        ),
        _FOLDER,
    ),
    "ErrorInvalidSyncStateData": _LOST,
    **dict.fromkeys(
        (
            "ErrorServerBusy",
            "ErrorExceededConnectionCount",
            "ErrorTooManyObjectsOpened",
            "ErrorInsufficientResources",
            "ErrorBatchProcessingStopped",
            "ErrorMailboxMoveInProgress",
            "ErrorMailboxFailover",
            "ErrorMailboxStoreUnavailable",
        ),
        _BUSY,
    ),
    **dict.fromkeys(
        (
            "ErrorInternalServerError",
            "ErrorInternalServerTransientError",
            "ErrorTimeoutExpired",
            "ErrorConnectionFailed",
            "ErrorConnectionFailedTransientError",
            "ErrorRequestAborted",
            "ErrorADUnavailable",
            "ErrorADOperation",
            "ErrorNotEnoughMemory",
            "ErrorProxyRequestProcessingFailed",
            "ErrorNoRespondingCASInDestinationSite",
        ),
        _FAULT,
    ),
    **dict.fromkeys(
        (
            "ErrorAccessDenied",
            "ErrorCreateItemAccessDenied",
            "ErrorCannotDeleteObject",
            "ErrorNotDelegate",
            "ErrorUserNotAllowedByPolicy",
            "ErrorImpersonationDenied",
            "ErrorImpersonateUserDenied",
        ),
        _FORBIDDEN,
    ),
    **dict.fromkeys(
        (
            "ErrorMailboxLogonFailed",
            "ErrorAccountDisabled",
            "ErrorPasswordExpired",
            "ErrorPasswordChangeRequired",
            "ErrorInvalidAuthorizationContext",
        ),
        _PASSWORD,
    ),
    **dict.fromkeys(("ErrorNonExistentMailbox", "ErrorMissingEmailAddress", "ErrorInvalidMailbox"), _MAILBOX),
    **dict.fromkeys(
        (
            "ErrorInvalidServerVersion",
            "ErrorIncorrectSchemaVersion",
            "ErrorInvalidSchemaVersionForMailboxVersion",
            "ErrorWrongServerVersion",
        ),
        _OLD,
    ),
    **dict.fromkeys(("ErrorQuotaExceeded", "ErrorRecoverableItemsAccessDenied"), _FULL),
    **dict.fromkeys(
        ("ErrorMessageSizeExceeded", "ErrorRequestStreamTooBig", "ErrorDataSizeLimitExceeded"), _LARGE
    ),
    **dict.fromkeys(
        (
            "ErrorCorruptData",
            "ErrorItemCorrupt",
            "ErrorContentConversionFailed",
            "ErrorItemPropertyRequestFailed",
        ),
        _CORRUPT,
    ),
    **dict.fromkeys(
        (
            "ErrorCalendarInvalidRecurrence",
            "ErrorRecurrenceHasNoOccurrence",
            "ErrorRecurrenceEndDateTooBig",
            "ErrorUnsupportedRecurrence",
            "ErrorCalendarInvalidDayForWeeklyRecurrence",
            "ErrorCalendarInvalidDayForTimeChangePattern",
            "ErrorOccurrenceCrossingBoundary",
            "ErrorOccurrenceTimeSpanTooBig",
        ),
        _SERIES,
    ),
    **dict.fromkeys(
        (
            "ErrorCalendarDurationIsTooLong",
            "ErrorCalendarEndDateIsEarlierThanStartDate",
            "ErrorCalendarOutOfRange",
            "ErrorCalendarInvalidTimeZone",
            "ErrorInvalidTimeInterval",
            "ErrorTimeZone",
        ),
        _TIMES,
    ),
    **dict.fromkeys(
        (
            "ErrorInvalidValueForProperty",
            "ErrorPropertyValidationFailure",
            "ErrorPropertyUpdate",
            "ErrorInvalidContactEmailAddress",
            "ErrorInvalidContactEmailIndex",
            "ErrorInvalidExtendedPropertyValue",
            "ErrorInvalidPercentCompleteValue",
            "ErrorInvalidPhoneNumber",
            "ErrorInvalidCompleteDate",
            "ErrorRequiredPropertyMissing",
            "ErrorItemSave",
            "ErrorItemSavePropertyError",
            "ErrorSchemaValidation",
        ),
        _VALUE,
    ),
}
"""By response code."""


def answer_error(answer: Answer, *, action: str) -> ServiceError:
    """The error that a refused request or item means."""
    inner = answer.values.get("InnerErrorResponseCode", "")
    known = _MEANINGS.get(inner) or _MEANINGS.get(answer.code)
    about = {"service": SERVICE, "action": action, "code": answer.code or "unknown"}
    if known is None:
        return Rejected(f"The Exchange Server refused it{_said(answer)}.", **about)
    about["advice"] = known.advice
    if known.kind is Throttled:
        return Throttled(known.message, retry_after=back_off(answer), **about)
    if known is _VALUE:
        return known.kind(f"{known.message}{_said(answer)}", **about)
    return known.kind(known.message, **about)


def lost(error: ServiceError) -> ServiceError:
    """The same for a write that may have been carried out all the same, or still be."""
    return reply_lost(error, late=True) if isinstance(error, ServiceFault) else error


def back_off(answer: Answer) -> timedelta | None:
    """How long the server asks to wait (page "EWS throttling in Exchange")."""
    told = answer.values.get("BackOffMilliseconds", "")
    return timedelta(milliseconds=min(int(told), 10**9)) if told.isascii() and told.isdigit() else None


def reply_error(reply: Reply, *, action: str) -> ServiceError:
    """The error that a reply without an envelope means, by its status."""
    if 300 <= reply.status < 400 or reply.status in {404, 405, 410}:
        return no_exchange(reply.host, action)
    if reply.status == 403:
        return NotPermitted(
            "This Exchange Server lets no programs in for this account (Exchange Web Services is off).",
            service=SERVICE,
            action=action,
            advice="Ask whoever manages the server.",
            code="403",
        )
    error = refusal(reply, service=SERVICE, action=action)
    if isinstance(error, SignInNeeded):
        error.advice = _SIGN_IN
    return error


def folder_gone(name: str, action: str) -> FolderGone:
    """The folder that the settings name is not there."""
    return FolderGone(
        f"There is no folder “{name}” in this mailbox (any more).",
        service=SERVICE,
        action=action,
        advice=_FOLDER.advice,
    )


def not_permitted(action: str) -> NotPermitted:
    """The mailbox, or what was to be done in it, is not this person's."""
    return NotPermitted(_FORBIDDEN.message, service=SERVICE, action=action, advice=_FORBIDDEN.advice)


def cursor_lost(action: str) -> CursorLost:
    """The saved place in a folder's changes is of no use."""
    return CursorLost(
        _LOST.message,
        service=SERVICE,
        action=action,
        advice="Everything is read again; nothing is deleted because of it.",
    )


def nonsense(action: str) -> ServiceFault:
    """A reply that makes no sense."""
    return ServiceFault(
        "The Exchange Server's answer makes no sense.", service=SERVICE, action=action, advice=_AGAIN
    )


def no_exchange(host: str, action: str) -> NotSupported:
    """Something else answers at the address."""
    return NotSupported(
        f"{host} does not answer like an Exchange Server.",
        service=SERVICE,
        action=action,
        advice="Check the server's address; it is mostly the one of Outlook on the web.",
        code=NO_EXCHANGE,
    )


def not_found(address: str, action: str) -> NotSupported:
    """No address leads to a server for this mail address."""
    return NotSupported(
        f"No Exchange Server was found for {address}.",
        service=SERVICE,
        action=action,
        advice="Give the server's address, for example mail.example.com.",
        code=NOT_FOUND,
    )


def no_answer(address: str, action: str) -> Unreachable:
    """None of the places that may know of a server for this mail address answers."""
    return Unreachable(
        f"No server answers for {address}.",
        service=SERVICE,
        action=action,
        advice="Check the network connection, or give the server's address, for example mail.example.com.",
        code=NOT_FOUND,
    )


def in_microsoft_365(action: str) -> NotSupported:
    """The mailbox is in Exchange Online, where EWS is closed since October 2026."""
    return NotSupported(
        "This mailbox is in Microsoft 365, which lets programs in through Microsoft Graph only.",
        service=SERVICE,
        action=action,
        advice="Connect it as Microsoft 365 instead of Exchange Server.",
        code=MICROSOFT_365,
    )


def _said(answer: Answer) -> str:
    """The server's own words, and the members they are about, in brackets."""
    said = [answer.text.rstrip("."), ", ".join(answer.fields), answer.values.get("Violation", "")]
    found = "; ".join(one for one in said if one) or answer.code
    return f" ({found})" if found else ""
