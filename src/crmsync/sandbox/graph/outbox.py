"""The mails Exchange would have sent to the guests of meetings: invitations, updates, cancellations, answers.

Nothing is mailed; they are counted, since a sync must leave guests alone.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from crmsync.frozen import frozen
from crmsync.sandbox.graph.schema import JsonObject


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

    def send(self, at: datetime, mail: Mail, event: JsonObject, recipients: Iterable[str]) -> None:
        subject = str(event.get("subject") or "")
        self.sent += [SentMail(at, mail, subject, recipient) for recipient in recipients]


def guests(event: JsonObject, owner: str) -> list[str]:
    """The mail addresses of those who are asked to come, without the owner's own."""
    addresses = ((entry.get("emailAddress") or {}).get("address") for entry in event.get("attendees") or ())
    return [address for address in addresses if address and address.casefold() != owner.casefold()]
