"""Where the CRM is in the browser."""

from __future__ import annotations

import pytest

from crmsync.app.types import Account, Service, Side
from crmsync.app.web import web_address


@pytest.mark.parametrize(
    ("account", "address"),
    [
        (Account("a", Side.CRM, Service.ZOHO, region="eu"), "https://crm.zoho.eu"),
        (Account("a", Side.CRM, Service.ZOHO, region="ca"), "https://crm.zohocloud.ca"),
        (Account("a", Side.CRM, Service.ZOHO, api_url="http://127.0.0.1:9"), "http://127.0.0.1:9"),
        (Account("a", Side.CRM, Service.ODOO, url="https://erp.example.com/"), "https://erp.example.com/"),
        (Account("a", Side.OUTLOOK, Service.DAV, url="https://dav.example.com/"), None),
    ],
)
def test_the_pages_of_the_persons_own_data_centre(account: Account, address: str | None) -> None:
    assert web_address(account) == address
