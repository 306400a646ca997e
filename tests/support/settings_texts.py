"""Parts of a configuration file, as the documentation shows them."""

from __future__ import annotations

ACCOUNTS = """
[accounts.office]
side = "outlook"
service = "dav"
url = "https://dav.example.com/"

[accounts.zoho]
side = "crm"
service = "zoho"
"""
CONTACTS = """
[[mappings]]
name = "Contacts"
kind = "contacts"
outlook = { account = "office", folder = "/anna/contacts/" }
crm = { account = "zoho", module = "Contacts" }
"""
EVENTS = """
[[mappings]]
name = "Meetings"
kind = "events"
outlook = { account = "office", folder = "/anna/calendar/", categories = ["CRM"] }
crm = { account = "zoho", module = "Events" }
"""
