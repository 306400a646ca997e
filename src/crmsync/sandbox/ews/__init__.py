"""The embedded Exchange Server: a local server that speaks EWS for the mailboxes of one organisation, for
tests and for trying out.

Knows nothing of connectors, so that it stays an honest counterpart. Rules are those of Microsoft's
documentation; what is known by hearsay only has a switch in `Behaviour`.
"""

from crmsync.sandbox.ews.behaviour import Behaviour, Blank, Removal
from crmsync.sandbox.ews.drafts import Draft
from crmsync.sandbox.ews.editions import Edition
from crmsync.sandbox.ews.errors import EwsError
from crmsync.sandbox.ews.faults import (
    FORBIDDEN,
    INTERNAL_ERROR,
    MAILBOX_MOVING,
    OWA_PAGE,
    SERVER_BUSY,
    STORE_UNAVAILABLE,
    TIMEOUT,
    TRANSIENT_ERROR,
    UNAUTHORIZED,
    UNAVAILABLE,
    server_busy,
    soap_fault,
)
from crmsync.sandbox.ews.person import Kind, Person
from crmsync.sandbox.ews.store import Right
from crmsync.sandbox.ews.world import EmbeddedExchange, ExchangeStopped
from crmsync.sandbox.identity.book import ANNA, Account
from crmsync.sandbox.outlook.outbox import Mail, SentMail
from crmsync.sandbox.wire.faults import Answer, Cut, Fault, RefuseItems, Slow
from crmsync.sandbox.wire.requestlog import LoggedRequest

__all__ = [
    "ANNA",
    "FORBIDDEN",
    "INTERNAL_ERROR",
    "MAILBOX_MOVING",
    "OWA_PAGE",
    "SERVER_BUSY",
    "STORE_UNAVAILABLE",
    "TIMEOUT",
    "TRANSIENT_ERROR",
    "UNAUTHORIZED",
    "UNAVAILABLE",
    "Account",
    "Answer",
    "Behaviour",
    "Blank",
    "Cut",
    "Draft",
    "Edition",
    "EmbeddedExchange",
    "EwsError",
    "ExchangeStopped",
    "Fault",
    "Kind",
    "LoggedRequest",
    "Mail",
    "Person",
    "RefuseItems",
    "Removal",
    "Right",
    "SentMail",
    "Slow",
    "server_busy",
    "soap_fault",
]
