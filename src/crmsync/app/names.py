"""The words that people type for sides and services, cheap to import."""

from __future__ import annotations

from crmsync.accounts.values import Service
from crmsync.model.kinds import Side

SIDES = tuple(side.value for side in Side)
SERVICES = tuple(service.value for service in Service)
MAILBOXES = (Service.DAV.value, Service.GRAPH.value, Service.EWS.value)
"""What the embedded mailbox can speak; the first one unless a person says otherwise."""
