"""The guests of meetings: who they are, what they have answered, and whom Exchange would mail.

Sources: "SendMeetingInvitations", "SendMeetingInvitationsOrCancellations", "SendMeetingCancellations" of
CreateItem, UpdateItem and DeleteItem, EWS reference for Exchange.
"""

from __future__ import annotations

from collections.abc import Iterator

from crmsync.sandbox.ews.calendar_fields import GUEST_LISTS, ORGANIZER, SUBJECT
from crmsync.sandbox.ews.errors import EwsError
from crmsync.sandbox.ews.fields import Path, Values
from crmsync.sandbox.ews.kinds import Options
from crmsync.sandbox.ews.mailbox import Mailbox
from crmsync.sandbox.ews.xml import Element, child, children, element, local_name, t, text_of
from crmsync.sandbox.outlook.outbox import Mail

NOBODY = "SendToNone"
_TO_ALL = ("SendOnlyToAll", "SendToAllAndSaveCopy")
_TO_CHANGED = ("SendOnlyToChanged", "SendToChangedAndSaveCopy")
_WAYS = {
    "SendMeetingInvitations": (NOBODY, *_TO_ALL),
    "SendMeetingInvitationsOrCancellations": (NOBODY, *_TO_ALL, *_TO_CHANGED),
    "SendMeetingCancellations": (NOBODY, *_TO_ALL),
}
_ANSWERED = ("ResponseType", "LastResponseTime")


def way_of_sending(options: Options, attribute: str) -> str:
    """Who is to be mailed. Raises EwsError when the request does not say it."""
    way = options.get(attribute)
    if way not in _WAYS[attribute]:
        raise EwsError(
            f"Error{attribute}Required", f"The {attribute} attribute is required for calendar items."
        )
    return way


def guests(values: Values, owner: str) -> list[str]:
    """The mail addresses of those who are asked to come, without the owner's own."""
    found = (address_of(entry) for path in GUEST_LISTS for entry in children(values.get(path)))
    return [address for address in found if address and address.casefold() != owner.casefold()]


def address_of(person: Element | None) -> str:
    """The mail address of an Attendee or an Organizer."""
    return _told(person, "EmailAddress")


def name_of(person: Element | None) -> str:
    """The name of an Attendee or an Organizer."""
    return _told(person, "Name")


def is_organizer(mailbox: Mailbox, values: Values) -> bool:
    """Is it the mailbox's owner who invites?"""
    return address_of(values.get(ORGANIZER)).casefold() == mailbox.address


def person_element(tag: str, address: str, name: str = "") -> Element:
    """An element with a Mailbox in it, as Exchange resolves an address."""
    return element(tag, None, _mailbox(address, name))


def seated(values: Values, before: Values) -> Values:
    """`values` with lists of guests as Exchange keeps them: whoever has answered keeps the answer."""
    answers = {
        address_of(entry).casefold(): [part for part in entry if local_name(part) in _ANSWERED]
        for path in GUEST_LISTS
        for entry in children(before.get(path))
    }
    result = dict(values)
    for path in GUEST_LISTS:
        held = values.get(path)
        if held is None or held is before.get(path):
            continue
        entries = [_attendee(entry, answers) for entry in children(held)]
        if entries:
            result[path] = element(held.tag, None, *entries)
        else:
            del result[path]
    return result


def answered(values: Values, guest: str, response: str, at: str) -> Iterator[tuple[Path, Element]]:
    """The lists of guests after one of them has answered."""
    for path in GUEST_LISTS:
        held = values.get(path)
        if held is None or guest.casefold() not in (address_of(entry).casefold() for entry in held):
            continue
        parts = {guest.casefold(): [element(t("ResponseType"), response), element(t("LastResponseTime"), at)]}
        kept = {
            address_of(entry).casefold(): [part for part in entry if local_name(part) in _ANSWERED]
            for entry in held
        }
        yield path, element(held.tag, None, *(_attendee(entry, kept | parts) for entry in held))


def mail(mailbox: Mailbox, kind: Mail, values: Values, recipients: list[str]) -> None:
    """Count mails to these people."""
    mailbox.outbox.send(mailbox.store.now(), kind, text_of(values.get(SUBJECT)), recipients)


def mail_update(mailbox: Mailbox, way: str, before: Values, after: Values, *, worth: bool) -> bool:
    """Mail the guests of a meeting that was changed, as far as they are to be mailed; tells whether any was.

    worth: something was changed that guests are told of.
    """
    owner = mailbox.address
    were, are = guests(before, owner), guests(after, owner)
    if way == NOBODY or not is_organizer(mailbox, after):
        return False
    new, gone = [guest for guest in are if guest not in were], [guest for guest in were if guest not in are]
    mail(mailbox, Mail.INVITATION, after, new)
    mail(mailbox, Mail.CANCELLATION, after, gone)
    told = [guest for guest in are if guest in were] if worth and way in _TO_ALL else []
    mail(mailbox, Mail.UPDATE, after, told)
    return bool(new or told)


def _attendee(entry: Element, answers: dict[str, list[Element]]) -> Element:
    address = address_of(entry)
    parts = answers.get(address.casefold()) or [element(t("ResponseType"), "Unknown")]
    return element(
        t("Attendee"),
        None,
        _mailbox(address, name_of(entry)),
        *(element(part.tag, part.text) for part in parts),
    )


def _told(person: Element | None, name: str) -> str:
    mailbox = None if person is None else child(person, "Mailbox")
    return "" if mailbox is None else text_of(child(mailbox, name)).strip()


def _mailbox(address: str, name: str) -> Element:
    return element(
        t("Mailbox"),
        None,
        element(t("Name"), name or address),
        element(t("EmailAddress"), address),
        element(t("RoutingType"), "SMTP"),
        element(t("MailboxType"), "Mailbox"),
    )
