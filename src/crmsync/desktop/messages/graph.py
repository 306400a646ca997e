"""What Microsoft 365 and its sign-in say."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

GRAPH = (
    QT_TRANSLATE_NOOP(
        "Message",
        "Microsoft 365 named another server for the rest of a list, so nothing was sent there.",
    ),
    QT_TRANSLATE_NOOP("Message", "It is not known whether the changes arrived."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Sign in again and agree to everything crmsync asks for; in a company an administrator may have "
        "to agree.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "This mailbox is not in Microsoft 365: it lives on an Exchange Server of your organisation, or "
        "has no Exchange Online licence.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "Connect it as Exchange Server instead of Microsoft 365.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft 365 no longer knows the saved place in its changes."),
    QT_TRANSLATE_NOOP("Message", "Microsoft 365 is too busy now."),
    QT_TRANSLATE_NOOP("Message", "Make room in it."),
    QT_TRANSLATE_NOOP("Message", "It is larger than Microsoft 365 accepts."),
    QT_TRANSLATE_NOOP("Message", "Shorten it, for example its notes."),
    QT_TRANSLATE_NOOP("Message", "Microsoft no longer accepts this sign-in."),
    QT_TRANSLATE_NOOP("Message", "This account may not do that in Microsoft 365."),
    QT_TRANSLATE_NOOP("Message", "There is no folder “{folder}” in this mailbox (any more)."),
    QT_TRANSLATE_NOOP(
        "Message",
        "The saved place in the changes of Microsoft 365 is not known there any more.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft 365's answer makes no sense."),
    QT_TRANSLATE_NOOP("Message", "Microsoft 365's answer makes no sense ({detail})."),
    QT_TRANSLATE_NOOP("Message", "It has no start."),
    QT_TRANSLATE_NOOP("Message", "a reminder at a fixed time, where Outlook takes a span before the start"),
    QT_TRANSLATE_NOOP("Message", "a reminder after the start"),
    QT_TRANSLATE_NOOP(
        "Message",
        "its time zone “{name}” is unknown; its times are right, its zone was left out",
    ),
    QT_TRANSLATE_NOOP("Message", "a way of repeating that Outlook does not know"),
    QT_TRANSLATE_NOOP("Message", "Outlook cannot hold a field as it is mapped: {reasons}."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Ask its owner for the right to write, or let this mapping write to the CRM only.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft does not let this client sign in without a secret."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Register it for “Mobile and desktop applications”, and allow public client flows for a device code.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "Microsoft wants somebody to agree that crmsync may read and write this mailbox.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "Sign in again and agree; in a company an administrator may have to do that.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "Check the client id, and its supported account types, in the Microsoft Entra admin centre.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft does not know this client id, or not for accounts of this kind."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Check the client id, its supported account types, and the account's tenant.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft does not know the address crmsync waits at."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Give the client the redirect address http://localhost, for “Mobile and desktop applications”.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "This account does not belong to the tenant that the account's settings name.",
    ),
    QT_TRANSLATE_NOOP(
        "Message",
        "Take the tenant out of the account, or sign in with an account that belongs to it.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft knows no such tenant."),
    QT_TRANSLATE_NOOP("Message", 'Correct the account\'s "tenant".'),
    QT_TRANSLATE_NOOP("Message", "Your organisation wants an administrator to allow crmsync first."),
    QT_TRANSLATE_NOOP("Message", "Ask whoever administers Microsoft 365 there."),
    QT_TRANSLATE_NOOP("Message", "Nobody has agreed yet that crmsync may read and write this mailbox."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Microsoft no longer accepts this sign-in: it was revoked, is too old, or the password changed.",
    ),
    QT_TRANSLATE_NOOP("Message", "The account has no client id."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Register an application in the Microsoft Entra admin centre and give its client id.",
    ),
    QT_TRANSLATE_NOOP("Message", "Microsoft's sign-in answered with something else than expected."),
    QT_TRANSLATE_NOOP("Message", "Check that this computer's clock is right, and try again."),
    QT_TRANSLATE_NOOP("Message", "Microsoft's sign-in cannot answer now."),
    QT_TRANSLATE_NOOP(
        "Message",
        "Microsoft's sign-in knows nothing of this tenant, or this is not its address.",
    ),
    QT_TRANSLATE_NOOP("Message", "Check the account's tenant and accounts_url ({url})."),
    QT_TRANSLATE_NOOP("Message", "Photos of Microsoft 365 are not synced."),
    QT_TRANSLATE_NOOP("Message", "Microsoft 365 takes no password from programs."),
    QT_TRANSLATE_NOOP("Message", 'The token object has no "refresh_token".'),
    QT_TRANSLATE_NOOP("Message", 'Give {{"client_id": "…", "refresh_token": "…"}}.'),
)
