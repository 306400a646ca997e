"""Short ways to say halves, links and policies."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import pytest
from support.character import CRM, MAILBOX, MemoryRules

from crmsync.model.items import ItemId, Version
from crmsync.model.kinds import Kind, Side
from crmsync.model.rules import MappingRules
from crmsync.plan.halves import Block, Half, Link, LinkState, Presence, Resolution
from crmsync.plan.policy import Policy

Fields = dict[str, Any]


def make_half(
    side: Side,
    base: Fields | None,
    now: Fields | None = None,
    presence: Presence = Presence.HERE,
    *,
    number: int | None = None,
    modified: datetime | None = None,
    blocked: Mapping[str, Block] | None = None,
) -> Half:
    number = number if number is not None else (1 if side is Side.OUTLOOK else 2)
    return Half(
        number,
        side,
        ItemId(f"{side}-{number}"),
        Version("v1"),
        base,
        now,
        presence,
        modified,
        blocked=blocked or {},
    )


@pytest.fixture
def half() -> Callable[..., Half]:
    return make_half


@pytest.fixture
def link() -> Callable[..., Link]:
    def make(
        outlook: Half,
        crm: Half,
        state: LinkState = LinkState.ACTIVE,
        resolutions: Mapping[str, Resolution] | None = None,
    ) -> Link:
        return Link(7, state, {Side.OUTLOOK: outlook, Side.CRM: crm}, resolutions or {})

    return make


@pytest.fixture
def policy() -> Callable[..., Policy]:
    def make(kind: Kind = Kind.CONTACTS, read_only: frozenset[Side] = frozenset(), **rules: Any) -> Policy:
        sides = {Side.OUTLOOK: MemoryRules(MAILBOX, kind), Side.CRM: MemoryRules(CRM, kind)}
        return Policy(MappingRules("Test", kind, **rules), sides, read_only)

    return make
