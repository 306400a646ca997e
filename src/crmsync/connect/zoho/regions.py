"""Zoho's data centres and which hosts are Zoho's. Pure. Source: the vendor's SDK (`dc` package), accounts
"multi-dc" page.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from crmsync.connect.http import Origin
from crmsync.frozen import frozen


@frozen
class Region:
    """One data centre: where one signs in, and where the API lives until a token reply says better."""

    name: str
    accounts_url: str
    api_url: str


REGIONS: Mapping[str, Region] = {
    name: Region(name, f"https://{accounts}", f"https://{api}")
    for name, accounts, api in (
        ("us", "accounts.zoho.com", "www.zohoapis.com"),
        ("eu", "accounts.zoho.eu", "www.zohoapis.eu"),
        ("in", "accounts.zoho.in", "www.zohoapis.in"),
        ("au", "accounts.zoho.com.au", "www.zohoapis.com.au"),
        ("jp", "accounts.zoho.jp", "www.zohoapis.jp"),
        ("cn", "accounts.zoho.com.cn", "www.zohoapis.com.cn"),
        ("ca", "accounts.zohocloud.ca", "www.zohoapis.ca"),
        ("sa", "accounts.zoho.sa", "www.zohoapis.sa"),
    )
}


@cache
def _accounts_hosts() -> frozenset[str]:
    return frozenset(Origin.of(region.accounts_url).host for region in REGIONS.values()) | {
        "accounts.zoho.uk"
    }


@cache
def _api_domains() -> tuple[str, ...]:
    hosts = (Origin.of(region.api_url).host for region in REGIONS.values())
    return (*(host.removeprefix("www") for host in hosts), ".zohoapis.uk")


def is_zoho_accounts(origin: Origin) -> bool:
    """Is it one of Zoho's own sign-in servers (over TLS)?"""
    return origin.scheme == "https" and origin.port == 443 and origin.host in _accounts_hosts()


def is_zoho_api(origin: Origin) -> bool:
    """Is it one of Zoho's own API servers (production, sandbox or developer, over TLS)?"""
    return origin.scheme == "https" and origin.port == 443 and origin.host.endswith(_api_domains())
