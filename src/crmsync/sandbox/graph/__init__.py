"""The embedded Graph: a local server that speaks Microsoft Graph v1.0 for one mailbox, for tests and for
trying out.

Knows nothing of connectors, so that it stays an honest counterpart. Rules are those of Microsoft's
documentation; what is known by hearsay only has a switch in `Behaviour`.
"""

from crmsync.sandbox.graph.behaviour import Behaviour, EventsDelta, LostToken, Repeated, Taken
from crmsync.sandbox.graph.errors import GraphError
from crmsync.sandbox.graph.faults import (
    ACCESS_DENIED,
    CONFLICT,
    GATEWAY_TIMEOUT,
    INTERNAL_ERROR,
    INVALID_TOKEN,
    MAILBOX_NOT_IN_CLOUD,
    QUOTA_EXCEEDED,
    SYNC_STATE_NOT_FOUND,
    TOO_MANY_REQUESTS,
    UNAVAILABLE,
)
from crmsync.sandbox.graph.gate import ALL_SCOPES
from crmsync.sandbox.graph.person import Person
from crmsync.sandbox.graph.store import Kind
from crmsync.sandbox.graph.world import EmbeddedGraph, GraphStopped
from crmsync.sandbox.identity.book import ANNA, PAT
from crmsync.sandbox.outlook.outbox import Mail, SentMail
from crmsync.sandbox.wire.faults import Answer, Cut, Fault, Slow
from crmsync.sandbox.wire.requestlog import LoggedRequest

__all__ = [
    "ACCESS_DENIED",
    "ALL_SCOPES",
    "ANNA",
    "CONFLICT",
    "GATEWAY_TIMEOUT",
    "INTERNAL_ERROR",
    "INVALID_TOKEN",
    "MAILBOX_NOT_IN_CLOUD",
    "PAT",
    "QUOTA_EXCEEDED",
    "SYNC_STATE_NOT_FOUND",
    "TOO_MANY_REQUESTS",
    "UNAVAILABLE",
    "Answer",
    "Behaviour",
    "Cut",
    "EmbeddedGraph",
    "EventsDelta",
    "Fault",
    "GraphError",
    "GraphStopped",
    "Kind",
    "LoggedRequest",
    "LostToken",
    "Mail",
    "Person",
    "Repeated",
    "SentMail",
    "Slow",
    "Taken",
]
