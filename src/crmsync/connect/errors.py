"""Every failure of a service becomes one of these errors, with fields a person's message is made of.

The disposition of an error is a property of its class: one place decides whether a run goes on.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from enum import Enum, auto
from typing import ClassVar

from crmsync.frozen import frozen


class Disposition(Enum):
    """What an error means for the rest of the run."""

    AGAIN_LATER = auto()
    """the service cannot do it now: stop this mapping, try again in a later run"""
    SIGN_IN = auto()
    """nothing works until the person signs in again"""
    THIS_ITEM = auto()
    """a problem of this item alone: the others go on"""
    PLAN_AGAIN = auto()
    """the item changed or vanished meanwhile: read it and plan it again"""
    UNKNOWN = auto()
    """the write may or may not have landed: its intent stays until the feed tells"""
    STOP = auto()
    """this mapping cannot run as it is set up: stop it and say why"""

    @property
    def ends_batch(self) -> bool:
        """Would the writes that are left fare no better?"""
        return self in {Disposition.AGAIN_LATER, Disposition.SIGN_IN, Disposition.STOP}


class ServiceError(Exception):
    """A service refused or failed.

    service: the account's or service's name in plain words ("Zoho CRM", "dav.example.com").
    action: what was being done ("read contacts", "save the contact").
    message: what happened, one plain sentence without secrets.
    advice: what the person can do, one plain sentence; may be empty.
    code: the service's own code or HTTP status, for the report.
    """

    disposition: ClassVar[Disposition] = Disposition.THIS_ITEM

    def __init__(
        self, message: str, *, service: str = "", action: str = "", advice: str = "", code: str = ""
    ) -> None:
        super().__init__(message)
        self.message = message
        self.service = service
        self.action = action
        self.advice = advice
        self.code = code or type(self).__name__

    def __str__(self) -> str:
        where = f"{self.service}: " if self.service else ""
        return f"{where}{self.message}"


class SignInNeeded(ServiceError):
    """The password, app-specific password or token is missing, wrong, expired or revoked."""

    disposition = Disposition.SIGN_IN


class Unreachable(ServiceError):
    """No answer: no network, unknown host, refused, TLS not trusted, timed out before anything was sent."""

    disposition = Disposition.AGAIN_LATER


class NotTrusted(Unreachable):
    """The server showed a certificate that this computer does not trust."""


class Throttled(ServiceError):
    """Too many requests, or the day's budget is used up, or the service is in maintenance.

    retry_after: how long the service asks to wait, if it says.
    """

    disposition = Disposition.AGAIN_LATER

    def __init__(self, message: str, *, retry_after: timedelta | None = None, **fields: str) -> None:
        super().__init__(message, **fields)
        self.retry_after = retry_after


class ServiceFault(ServiceError):
    """The service answered with a fault of its own (5xx, nonsense, a truncated reply to a read)."""

    disposition = Disposition.AGAIN_LATER


class ReplyLost(ServiceError):
    """The connection broke after a write was sent: it may have landed.

    late: the service was silent or failed inside, so that it may still carry the write out.
    """

    disposition = Disposition.UNKNOWN

    def __init__(self, message: str, *, late: bool = False, **fields: str) -> None:
        super().__init__(message, **fields)
        self.late = late


class Stale(ServiceError):
    """The item changed since it was read (412, conflict)."""

    disposition = Disposition.PLAN_AGAIN


class Vanished(ServiceError):
    """The item is not there any more (404, 410)."""

    disposition = Disposition.PLAN_AGAIN


class Rejected(ServiceError):
    """The service does not accept this item (validation, duplicate value, forbidden field, too large).

    field: the canonical field at fault, if known.
    """

    def __init__(self, message: str, *, field: str | None = None, **fields: str) -> None:
        super().__init__(message, **fields)
        self.field = field


class NotPermitted(ServiceError):
    """This account may not do that with this item."""


class ReadOnly(ServiceError):
    """The folder or module may not be written by this account."""

    disposition = Disposition.STOP


class FolderGone(ServiceError):
    """The folder or module does not exist (any more)."""

    disposition = Disposition.STOP


class NotSupported(ServiceError):
    """The server lacks something crmsync cannot do without."""

    disposition = Disposition.STOP


class CursorLost(ServiceError):
    """The cursor is not known to the service (any more): read everything again, delete nothing because
    of it."""

    disposition = Disposition.AGAIN_LATER


@frozen
class Meaning:
    """What a service's own code means: the class of its error, what happened, what to do."""

    kind: Callable[..., ServiceError]
    message: str
    advice: str = ""


def reply_lost(error: ServiceError, *, late: bool, code: str = "") -> ReplyLost:
    """The same failure of a write that may have landed all the same. late: see `ReplyLost`. code: instead of
    the error's own.
    """
    return ReplyLost(
        f"{error.message} It is not known whether the change arrived.",
        service=error.service,
        action=error.action,
        advice="The next run finds out.",
        code=code or error.code,
        late=late,
    )
