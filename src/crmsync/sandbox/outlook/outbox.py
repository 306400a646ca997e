"""The mails Exchange would have sent to the guests of meetings: invitations, updates, cancellations, answers.

Nothing is mailed; they are counted, since a sync must leave guests alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from crmsync.frozen import frozen


class Mail(StrEnum):
    """What a mail tells."""

    INVITATION = "invitation"
    UPDATE = "update"
    CANCELLATION = "cancellation"
    ANSWER = "answer"


@frozen
class SentMail:
    """One mail to one guest or organizer. subject: the meeting's."""

    at: datetime
    mail: Mail
    subject: str
    recipient: str


class Outbox:
    """What was mailed, oldest first."""

    def __init__(self) -> None:
        self.sent: list[SentMail] = []

    def send(self, at: datetime, mail: Mail, subject: str, recipients: Iterable[str]) -> None:
        self.sent += [SentMail(at, mail, subject, recipient) for recipient in recipients]
