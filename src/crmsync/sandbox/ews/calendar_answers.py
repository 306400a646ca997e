"""Answers to invitations, and the cancellation of one's own meetings: EWS's response objects.

Source: "AcceptItem", "DeclineItem", "TentativelyAcceptItem", "CancelCalendarItem", EWS reference.
"""

from __future__ import annotations

from crmsync.frozen import frozen
from crmsync.sandbox.ews.calendar_fields import CANCELLED, MY_RESPONSE, ORGANIZER, REPLIED, SUBJECT
from crmsync.sandbox.ews.calendar_meetings import address_of, answered, guests, is_organizer, mail
from crmsync.sandbox.ews.errors import EwsError
from crmsync.sandbox.ews.fields import Path, Values
from crmsync.sandbox.ews.kinds import Options, wire_moment
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.store import Item
from crmsync.sandbox.ews.xml import Element, element, local_name, t, text_of
from crmsync.sandbox.outlook.outbox import Mail

_BUSY = Path("calendar:LegacyFreeBusyStatus")


@frozen
class _Answer:
    """What an answer does. response: MyResponseType; busy: LegacyFreeBusyStatus; code: in refusals."""

    response: str
    busy: str
    code: str


_ANSWERS = {
    "AcceptItem": _Answer("Accept", "Busy", "Accept"),
    "TentativelyAcceptItem": _Answer("Tentative", "Tentative", "Tentative"),
    "DeclineItem": _Answer("Decline", "Free", "Decline"),
}


def answer(mailbox: Mailbox, values: Values, response: Element, options: Options) -> Values:
    """What the owner's answer changes; it is mailed unless it is to be saved only. Raises EwsError.

    values: of the meeting, or of one occurrence.
    """
    given = _ANSWERS.get(local_name(response))
    if given is None:
        raise EwsError("ErrorInvalidItemForOperationCreateItem", "A calendar item has no such response.")
    if is_organizer(mailbox, values):
        raise EwsError(
            f"ErrorCalendarIsOrganizerFor{given.code}", "The organizer of a meeting cannot answer it."
        )
    if CANCELLED in values:
        raise EwsError(f"ErrorCalendarIsCancelledFor{given.code}", "The meeting has been cancelled.")
    if options.get("MessageDisposition") != "SaveOnly":
        mail(mailbox, Mail.ANSWER, values, [address_of(values.get(ORGANIZER))])
    return {
        MY_RESPONSE: element(t("MyResponseType"), given.response),
        REPLIED: element(t("AppointmentReplyTime"), wire_moment(mailbox.store.now())),
        _BUSY: element(t("LegacyFreeBusyStatus"), given.busy),
    }


def cancel(mailbox: Mailbox, values: Values) -> None:
    """Tell the guests of one's own meeting that it is cancelled. Raises EwsError for somebody else's."""
    if not is_organizer(mailbox, values):
        raise EwsError("ErrorCalendarIsNotOrganizer", "You must be the organizer to cancel a meeting.")
    mail(mailbox, Mail.CANCELLATION, values, guests(values, mailbox.address))


def note_answer(mailbox: Mailbox, item: Item, guest: str, response: str) -> None:
    """A guest has answered."""
    at = wire_moment(mailbox.store.now())
    item.values = {**item.values, **dict(answered(item.values, guest, response, at))}
    mailbox.store.touch(item)


def note_cancellation(mailbox: Mailbox, item: Item) -> None:
    """The organizer has cancelled a received meeting; Exchange says so in its subject."""
    subject = text_of(item.values.get(SUBJECT))
    item.values = {
        **item.values,
        CANCELLED: element(t("IsCancelled"), "true"),
        SUBJECT: element(t("Subject"), f"Canceled: {subject}"),
        _BUSY: element(t("LegacyFreeBusyStatus"), "Free"),
    }
    mailbox.store.touch(item)
