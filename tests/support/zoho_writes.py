"""Writing to Zoho in one line: make a write, carry it out, look at its outcome and at what was sent."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from support.zoho_bench import ZohoWorld

from crmsync.connect.base import Collection, Create, Failed, Update, Write, Written
from crmsync.connect.errors import ServiceError
from crmsync.model.items import Item, ItemId, OperationKey
from crmsync.model.values import Value

START = datetime(2026, 6, 1, 8, 0, tzinfo=UTC)


def create(**fields: Value) -> Create:
    """A new item of these fields."""
    return Create(OperationKey("key"), fields)


def item_of(collection: Collection, item: ItemId) -> Item:
    """An item as it is now."""
    (found,) = collection.fetch([item])
    assert isinstance(found, Item)
    return found


def update(collection: Collection, item: ItemId, **changes: Value | None) -> Update:
    """A change of an item against its present version."""
    return Update(item, item_of(collection, item).version, changes)


def write(collection: Collection, *writes: Write) -> list[Written | Failed]:
    """The outcomes in the order of the writes."""
    outcomes = {id(outcome.write): outcome for outcome in collection.write(writes)}
    assert len(outcomes) == len(writes)
    return [outcomes[id(one)] for one in writes]


def landed(outcome: Written | Failed) -> Written:
    """An outcome that must be a success."""
    assert isinstance(outcome, Written), outcome
    return outcome


def error_of(outcome: Written | Failed) -> ServiceError:
    """The error of an outcome that must be a failure."""
    assert isinstance(outcome, Failed), outcome
    return outcome.error


def sent(world: ZohoWorld, method: str) -> list[Any]:
    """The bodies of the writes that the service was sent."""
    return [entry.json() for entry in world.crm.requests("^/crm/v8/[A-Z]", method)]


def people(count: int) -> list[Create]:
    """New contacts."""
    return [create(family_name=f"Person {number:03}") for number in range(count)]


def names(world: ZohoWorld, field: str = "Last_Name", module: str = "Contacts") -> list[str]:
    """One field of all records, sorted."""
    return sorted(record[field] for record in world.crm.records(module))


def meeting(**more: Value) -> Create:
    """A new meeting of an hour."""
    return create(title="Review", start=START, end=START + timedelta(hours=1), **more)
