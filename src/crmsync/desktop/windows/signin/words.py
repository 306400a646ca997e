"""Words about providers, data centres and what went wrong at a sign-in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from crmsync.app.accounts import Trouble
from crmsync.app.providers import PasswordKind, Provider
from crmsync.desktop.engine.failure import Failed
from crmsync.desktop.messages.telling import in_place_text, told

translate = QCoreApplication.translate


def provider_name(provider: Provider) -> str:
    """A provider in a list."""
    return provider.name or translate("Provider", "Another server (CalDAV, CardDAV)")


def provider_hint(provider: Provider) -> str:
    """What a person should know before they choose it; may be empty."""
    match provider.id:
        case "icloud":
            return translate(
                "Provider", "Contacts and calendars. Apple does not let other programs reach reminders."
            )
        case "google":
            return translate(
                "Provider",
                "Contacts only: Google's calendars and tasks take no password from programs, and crmsync "
                "cannot sign in to Google in the browser yet. Google may refuse app passwords in accounts "
                "of an organisation.",
            )
        case "zoho-mail":
            return translate(
                "Provider",
                "The calendar and contacts of Zoho Mail; Zoho CRM itself follows on the next page.",
            )
        case "nextcloud":
            return translate("Provider", "The address is the one that you open in the browser.")
        case "mailbox":
            return translate(
                "Provider",
                "Not for an Exchange Server, which speaks neither of the two: choose “Exchange Server” "
                "for it.",
            )
        case _:
            return ""


def password_hint(provider: Provider) -> str:
    """Which password is wanted."""
    match provider.password:
        case PasswordKind.APP:
            return translate("Provider", "One that you make for crmsync there, not your usual one.")
        case PasswordKind.EITHER:
            return translate(
                "Provider", "If you sign in with two factors: one that you make for crmsync there."
            )
        case PasswordKind.OWN:
            return translate("Provider", "The password of your mailbox.")


def region_name(region: str, domain: str = "") -> str:
    """One of Zoho's data centres: "Europe (zoho.eu)"."""
    return f"{_place(region)} ({domain})" if domain else _place(region)


def _place(region: str) -> str:
    names = {
        "us": translate("Region", "United States"),
        "eu": translate("Region", "Europe"),
        "in": translate("Region", "India"),
        "au": translate("Region", "Australia"),
        "jp": translate("Region", "Japan"),
        "cn": translate("Region", "China"),
        "ca": translate("Region", "Canada"),
        "sa": translate("Region", "Saudi Arabia"),
    }
    return names.get(region, region)


def exchange_trouble_text(trouble: Trouble, failure: Failed) -> str:
    """Why signing in to an Exchange Server did not work, and what to do."""
    match trouble:
        case Trouble.REFUSED:
            return translate(
                "SignIn",
                "The server does not accept this user name and password. Check both; many servers want a "
                "user name such as DOMAIN\\anna instead of the mail address.",
            )
        case Trouble.UNREACHABLE | Trouble.UNTRUSTED:
            return connection_text(trouble, failure)
        case Trouble.ADDRESS | Trouble.OTHER:
            return in_place_text(failure)


def trouble_text(trouble: Trouble, failure: Failed, provider: Provider) -> str:
    """Why signing in to a mailbox did not work, and what to do."""
    match trouble:
        case Trouble.REFUSED if provider.password is PasswordKind.APP:
            return translate(
                "SignIn",
                "The server does not accept this user name and password. It wants an app-specific password, "
                "not your usual one.",
            )
        case Trouble.REFUSED:
            return translate(
                "SignIn",
                "The server does not accept this user name and password. Check both; with two-factor sign-in "
                "an app-specific password is needed.",
            )
        case Trouble.UNREACHABLE | Trouble.UNTRUSTED:
            return connection_text(trouble, failure)
        case Trouble.ADDRESS:
            return translate(
                "SignIn", "There is no calendar and no address book at this address.\n{details}"
            ).format(details=told(failure.message))
        case Trouble.OTHER:
            return in_place_text(failure)


def connection_text(trouble: Trouble, failure: Failed) -> str:
    """Why nothing could be sent to a server."""
    if trouble is Trouble.UNTRUSTED:
        return translate(
            "SignIn",
            "The server's certificate is not trusted, so the password was not sent. If your organisation "
            "has its own certificate authority, give its file; otherwise ask whoever runs the server."
            "\n{details}",
        ).format(details=told(failure.message))
    return translate(
        "SignIn", "There is no answer. Check the address and your network connection.\n{details}"
    ).format(details=told(failure.message))
