"""Where a person finds an account's CRM in their browser, and its console. Pure."""

from __future__ import annotations

from crmsync.accounts.values import Account, Service

MICROSOFT_CONSOLE = "https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade"
"""The Microsoft Entra admin centre, where a program is registered for signing in."""


def web_address(account: Account) -> str | None:
    """The CRM's own pages; `None` for a service that crmsync knows none of."""
    match account.service:
        case Service.ZOHO:
            from crmsync.connect.zoho.regions import REGIONS

            if account.api_url is not None:
                return account.api_url
            accounts_url = REGIONS[account.region or "us"].accounts_url
            return accounts_url.replace("//accounts.", "//crm.", 1)
        case Service.ODOO:
            return account.url
        case _:
            return None


def console_address(account: Account) -> str:
    """Zoho's API console, where a person makes a client of their own for signing in."""
    from crmsync.connect.zoho.regions import REGIONS

    return REGIONS[account.region or "us"].accounts_url.replace("//accounts.", "//api-console.", 1)


def zoho_scopes() -> str:
    """What a code of Zoho's "self client" must allow, as its console takes it."""
    from crmsync.connect.zoho.oauth import SCOPES

    return ",".join(SCOPES)
