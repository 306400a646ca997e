"""What Exchange Server, its sign-in and its field mappers say."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

EWS = (
    QT_TRANSLATE_NOOP("Message", "Exchange gives its {member} in a form that is not understood."),
    QT_TRANSLATE_NOOP("Message", "Exchange gives “{value}” as its {member}, which is not understood."),
    QT_TRANSLATE_NOOP(
        "Message",
        "it is due again some time after it was done, which other programs do not know",
    ),
    QT_TRANSLATE_NOOP("Message", "It repeats in a way that is not understood."),
    QT_TRANSLATE_NOOP("Message", "not a time zone of Windows"),
    QT_TRANSLATE_NOOP("Message", "It has no start or no end."),
    QT_TRANSLATE_NOOP("Message", "Only a mail address tells where the Exchange Server is."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Give the server's address, for example mail.example.com, or the mailbox's mail address.",
    ),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server is too busy now."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server failed."),
    QT_TRANSLATE_NOOP("Message", "The folder is not there any more."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server no longer knows the saved place in its changes."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server refused the sign-in."),
    QT_TRANSLATE_NOOP("Message", "This account may not do that in this mailbox."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Ask the mailbox's owner, or whoever manages the Exchange Server, for the right to do it.",
    ),
    QT_TRANSLATE_NOOP("Message", "It is larger than the Exchange Server accepts."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server says that this item is damaged."),
    QT_TRANSLATE_NOOP("Message", "Open it in Outlook, save it again or delete it."),
    QT_TRANSLATE_NOOP("Message", "There is no such mailbox on this Exchange Server."),
    QT_TRANSLATE_NOOP("Message", "Check the mail address of the mailbox in the account's settings."),
    QT_TRANSLATE_NOOP("Message", "This Exchange Server is too old."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server does not accept how it repeats."),
    QT_TRANSLATE_NOOP("Message", "Change the repetition in the CRM."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server does not accept when it begins or ends."),
    QT_TRANSLATE_NOOP("Message", "Correct its times."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server does not accept one of its values."),
    QT_TRANSLATE_NOOP("Message", "Correct the item."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server refused it."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server refused it ({detail})."),
    QT_TRANSLATE_NOOP(
        "Message",
        "This Exchange Server lets no programs in for this account (Exchange Web Services is off).",
    ),
    QT_TRANSLATE_NOOP("Message", "Ask whoever manages the server."),
    QT_TRANSLATE_NOOP("Message", "The Exchange Server's answer makes no sense."),
    QT_TRANSLATE_NOOP("Message", "{host} does not answer like an Exchange Server."),
    QT_TRANSLATE_NOOP("Message", "Check the server's address; it is mostly the one of Outlook on the web."),
    QT_TRANSLATE_NOOP("Message", "No Exchange Server was found for {mailbox}."),
    QT_TRANSLATE_NOOP("Message", "No server answers for {mailbox}."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Check the network connection, or give the server's address, for example mail.example.com.",
    ),
    QT_TRANSLATE_NOOP("Message", "Give the server's address, for example mail.example.com."),
    QT_TRANSLATE_NOOP(
        "Message",
        "This mailbox is in Microsoft 365, which lets programs in through Microsoft Graph only.",
    ),
    QT_TRANSLATE_NOOP("Message", "Connect it as Microsoft 365 instead of Exchange Server."),
    QT_TRANSLATE_NOOP(
        "Message",
        "The server no longer accepts this sign-in: it was revoked, is too old, or the password changed.",
    ),
    QT_TRANSLATE_NOOP("Message", "The server does not let this client sign in."),
    QT_TRANSLATE_NOOP("Message", "Check the client id and its secret, and the account's token_url."),
    QT_TRANSLATE_NOOP("Message", "The sign-in server answered with something else than expected."),
    QT_TRANSLATE_NOOP("Message", "Check the account's token_url."),
    QT_TRANSLATE_NOOP("Message", "The sign-in server cannot answer now."),
    QT_TRANSLATE_NOOP("Message", "Photos of Exchange Server are not synced."),
    QT_TRANSLATE_NOOP("Message", "An Exchange Server wants a password, or tokens that were got elsewhere."),
    QT_TRANSLATE_NOOP(
        "Message",
        'Give {{"client_id": "…", "client_secret": "…", "refresh_token": "…"}}; some clients have no secret.',
    ),
)
