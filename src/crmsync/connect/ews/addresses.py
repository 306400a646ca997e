"""Addresses of Exchange Servers: completing what a person types, knowing Microsoft's own. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit, urlunsplit

from crmsync.connect.errors import NotSupported

ENDPOINT = "/EWS/Exchange.asmx"
_ONLINE = (
    "outlook.com",
    "office365.com",
    "office.com",
    "outlook.cn",
    "office365.us",
    "apps.mil",
    "office.de",
)
"""Domains of Exchange Online, worldwide and national ones (page "Microsoft 365 endpoints")."""


def endpoint(url: str) -> str:
    """The address of EWS that a person means: `mail.example.com`, an address of Outlook on the web, or all of
    it.
    """
    text = url.strip()
    parts = urlsplit(text if "://" in text else f"https://{text}")
    path = parts.path if parts.path.lower().endswith(".asmx") else ENDPOINT
    return urlunsplit((parts.scheme, parts.netloc, path, "", ""))


def is_online(host: str) -> bool:
    """Is it a host of Exchange Online?"""
    name = host.lower().rstrip(".")
    return any(name == domain or name.endswith(f".{domain}") for domain in _ONLINE)


def host_of(url: str) -> str:
    """The host of an address; "" for none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""


def candidates(address: str) -> tuple[str, ...]:
    """Where autodiscover is asked for a mail address, in this order ([MS-OXDISCO] 3.1.5)."""
    domain = domain_of(address)
    return tuple(
        f"https://{host}/autodiscover/autodiscover.xml" for host in (f"autodiscover.{domain}", domain)
    )


def domain_of(address: str) -> str:
    """The domain of a mail address. Raises NotSupported for what is none."""
    name, at, domain = address.rpartition("@")
    if not (name and at and domain):
        raise NotSupported(
            "Only a mail address tells where the Exchange Server is.",
            action="find the Exchange Server",
            advice="Give the server's address, for example mail.example.com, or the mailbox's mail address.",
        )
    return domain
