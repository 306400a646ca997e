"""What Odoo and its field mappers say."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

ODOO = (
    QT_TRANSLATE_NOOP("Message", "This version of Odoo wants a user name and the name of its database."),
    QT_TRANSLATE_NOOP("Message", "Give both in the account's settings."),
    QT_TRANSLATE_NOOP("Message", "Odoo does not accept the user name or the API key."),
    QT_TRANSLATE_NOOP("Message", "{host} does not answer like an Odoo server."),
    QT_TRANSLATE_NOOP("Message", "Check the account's address: what the browser shows before /odoo or /web."),
    QT_TRANSLATE_NOOP("Message", "The server knows no such database or address."),
    QT_TRANSLATE_NOOP("Message", "Check the account's address, and the name of the database."),
    QT_TRANSLATE_NOOP("Message", "Odoo's answer makes no sense."),
    QT_TRANSLATE_NOOP("Message", "Ask whoever administers Odoo."),
    QT_TRANSLATE_NOOP("Message", "Make a new API key in Odoo (Preferences, Security), and sign in with it."),
    QT_TRANSLATE_NOOP("Message", "Odoo does not accept the API key."),
    QT_TRANSLATE_NOOP("Message", "Your user in Odoo is not allowed to do that."),
    QT_TRANSLATE_NOOP("Message", "It is not in Odoo any more."),
    QT_TRANSLATE_NOOP("Message", "Odoo has no such records, or its app is not installed."),
    QT_TRANSLATE_NOOP("Message", "Odoo was busy with the same record."),
    QT_TRANSLATE_NOOP("Message", "Odoo's database cannot be reached."),
    QT_TRANSLATE_NOOP("Message", "Odoo has too many requests at once."),
    QT_TRANSLATE_NOOP("Message", "Odoo failed over it ({error})."),
    QT_TRANSLATE_NOOP("Message", "Odoo does not accept it."),
    QT_TRANSLATE_NOOP("Message", "The saved place in Odoo's changes makes no sense."),
    QT_TRANSLATE_NOOP("Message", "Odoo does not show you its {noun}."),
    QT_TRANSLATE_NOOP("Message", "It was changed in Odoo meanwhile."),
    QT_TRANSLATE_NOOP("Message", "It was saved in Odoo, but could not be read again."),
    QT_TRANSLATE_NOOP(
        "Message",
        "the weeks of this series begin on another day than those of the Odoo user's language",
    ),
    QT_TRANSLATE_NOOP("Message", "a reminder at a fixed time, where Odoo takes a span before the meeting"),
    QT_TRANSLATE_NOOP("Message", "a reminder after the start of the meeting"),
    QT_TRANSLATE_NOOP("Message", "its first date is none of those on which it repeats"),
    QT_TRANSLATE_NOOP("Message", "all of its dates are cancelled"),
    QT_TRANSLATE_NOOP("Message", "it has more than {number} dates, and Odoo keeps every one as a meeting"),
    QT_TRANSLATE_NOOP("Message", "not an instant"),
    QT_TRANSLATE_NOOP("Message", "This API key belongs to {name}, not to {other}."),
    QT_TRANSLATE_NOOP("Message", "Odoo cannot hold a field as it is mapped: {reasons}."),
    QT_TRANSLATE_NOOP("Message", "Your user in Odoo may not change {noun}."),
    QT_TRANSLATE_NOOP("Message", "Or let this mapping write to Outlook only."),
    QT_TRANSLATE_NOOP("Message", "Odoo has no place for {kind} called “{folder}”, or it is hidden from you."),
    QT_TRANSLATE_NOOP("Message", "Odoo has no saved filter called “{name}” for these records."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Choose “mine”, “all”, or the name of a favourite as Odoo's search shows it.",
    ),
    QT_TRANSLATE_NOOP("Message", "Odoo has no such records, or your user may not see them."),
    QT_TRANSLATE_NOOP(
        "Message",
        "The saved filter “{name}” depends on the day, or on other things that only its screen knows.",
    ),
    QT_TRANSLATE_NOOP("Message", "Save one in Odoo with fixed values, or choose “mine” or “all”."),
    QT_TRANSLATE_NOOP("Message", "Odoo failed inside ({error})."),
    QT_TRANSLATE_NOOP(
        "Message",
        "When the meeting is, or how it repeats, cannot be told from what Odoo holds.",
    ),
    QT_TRANSLATE_NOOP("Message", "Odoo wants an API key."),
)
