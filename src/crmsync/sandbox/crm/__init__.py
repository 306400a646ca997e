"""The embedded CRM: a local server that speaks Zoho's v8 dialect over SQLite, for trying out and for tests.

Standard library only; imports nothing of crmsync but `sandbox.wire` and `frozen`, so that it stays an honest
counterpart. Sections named in this package are those of the project's fact sheet on Zoho CRM v8; "V7" is the
vendor's documentation of v7.
"""

from crmsync.sandbox.crm.automation import LogEntry, Reaction, Source
from crmsync.sandbox.crm.behaviour import Behaviour, Consent, Taken, Venue
from crmsync.sandbox.crm.errors import ApiError, CrmError, ItemError
from crmsync.sandbox.crm.faults import (
    AUTHENTICATION_FAILURE,
    EXPIRED_PAGE_TOKEN,
    INTERNAL_ERROR,
    INVALID_TOKEN,
    SCOPE_MISMATCH,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
)
from crmsync.sandbox.crm.fields import FieldSpec, FieldType
from crmsync.sandbox.crm.oauth import ALL_SCOPES, Client
from crmsync.sandbox.crm.store import StoreError
from crmsync.sandbox.crm.world import CrmStopped, EmbeddedCrm, Person, SignInData, custom_field
from crmsync.sandbox.wire.faults import Answer, Cut, Fault, RefuseItems, Slow
from crmsync.sandbox.wire.requestlog import LoggedRequest

__all__ = [
    "ALL_SCOPES",
    "AUTHENTICATION_FAILURE",
    "EXPIRED_PAGE_TOKEN",
    "INTERNAL_ERROR",
    "INVALID_TOKEN",
    "SCOPE_MISMATCH",
    "TOO_MANY_REQUESTS",
    "UNAVAILABLE",
    "Answer",
    "ApiError",
    "Behaviour",
    "Client",
    "Consent",
    "CrmError",
    "CrmStopped",
    "Cut",
    "EmbeddedCrm",
    "Fault",
    "FieldSpec",
    "FieldType",
    "ItemError",
    "LogEntry",
    "LoggedRequest",
    "Person",
    "Reaction",
    "RefuseItems",
    "SignInData",
    "Slow",
    "Source",
    "StoreError",
    "Taken",
    "Venue",
    "custom_field",
]
