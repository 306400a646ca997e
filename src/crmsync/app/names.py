"""The words that people type for sides and services, cheap to import."""

from __future__ import annotations

from crmsync.accounts.values import Service
from crmsync.model.kinds import Side

SIDES = tuple(side.value for side in Side)
SERVICES = tuple(service.value for service in Service)
