"""What differs between the kinds in EWS beyond their field tables. One dialect for each kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from crmsync.connect.errors import ServiceError
from crmsync.connect.ews.operations import Sending
from crmsync.connect.ews.session import Session
from crmsync.mapping.ews.schema import Draft
from crmsync.mapping.ews.table import EwsTable
from crmsync.mapping.outlook.native import OutlookOptions
from crmsync.model.items import ItemId
from crmsync.model.kinds import Kind
from crmsync.model.values import Changes


class Dialect(Protocol):
    """One kind. noun: what people call an item. table: its fields. sending: who is mailed at a write."""

    @property
    def kind(self) -> Kind: ...

    @property
    def noun(self) -> str: ...

    @property
    def table(self) -> EwsTable: ...

    @property
    def sending(self) -> Sending: ...

    def sending_of(self, changes: Changes) -> Sending:
        """Who is mailed when these fields change."""

    def complete(self, session: Session, drafts: Sequence[Draft]) -> None:
        """Put into items what can only be asked for apart."""

    def refusal(self, present: Draft, changes: Changes | None) -> ServiceError | None:
        """Why an item, as it is now, must not be changed so, or (`None`) deleted; `None` when it may."""

    def kept(self, present: Draft, changes: Changes) -> Mapping[str, str]:
        """The fields that stay as they are in spite of `changes`, each with a plain reason."""

    def finish(self, session: Session, item: ItemId, changes: Changes, before: Draft) -> bool:
        """Do what of a write takes further requests. before: the item before it, or as it was sent. Says
        whether the item must be read again, because the reply to the write does not tell all of it.
        """


class PlainDialect:
    """A kind whose items are whole by themselves and can be written as they are."""

    def __init__(self, kind: Kind, noun: str, table: EwsTable) -> None:
        self.kind = kind
        self.noun = noun
        self.table = table
        self.sending = Sending()

    def sending_of(self, changes: Changes) -> Sending:
        return self.sending

    def complete(self, session: Session, drafts: Sequence[Draft]) -> None:
        """An item is complete."""

    def refusal(self, present: Draft, changes: Changes | None) -> ServiceError | None:
        return None

    def kept(self, present: Draft, changes: Changes) -> Mapping[str, str]:
        return {}

    def finish(self, session: Session, item: ItemId, changes: Changes, before: Draft) -> bool:
        return False


def dialect_for(kind: Kind, options: OutlookOptions) -> Dialect:
    """The dialect of a kind; of the other kinds nothing is loaded.

    Raises ValueError for a custom field that Outlook cannot have.
    """
    match kind:
        case Kind.CONTACTS:
            from crmsync.mapping.ews.contacts import contact_table

            return PlainDialect(kind, "contact", contact_table(options))
        case Kind.TASKS:
            from crmsync.mapping.ews.tasks import task_table

            return PlainDialect(kind, "task", task_table(options))
        case Kind.EVENTS:
            from crmsync.connect.ews.events import EventsDialect

            return EventsDialect(options)
