"""What clients ask distribution lists: who is in them."""

from __future__ import annotations

from typing import Any

import pytest
from exchangelib.errors import ErrorItemNotFound, ErrorNameResolutionNoResults
from exchangelib.properties import DLMailbox, ItemId

from crmsync.sandbox.ews import EmbeddedExchange


def expanded(account: Any, known: str) -> list[Any]:
    """The addresses of a list's members, or what it is answered instead."""
    asked = DLMailbox(mailbox_type="PrivateDL", item_id=ItemId(known))
    return [getattr(one, "email_address", type(one)) for one in account.protocol.expand_dl(asked)]


def test_the_members_of_a_list(account: Any, exchange: EmbeddedExchange) -> None:
    team = exchange.person.create_list("Team", ["kim@x.example", "bo@x.example"])
    assert expanded(account, team) == ["kim@x.example", "bo@x.example"]
    assert expanded(account, exchange.person.create_list("Nobody", [])) == []


def test_what_is_no_list_has_no_members(account: Any, exchange: EmbeddedExchange) -> None:
    kim = exchange.person.create_contact({"GivenName": "Kim"})
    with pytest.raises(ErrorNameResolutionNoResults):
        expanded(account, kim)
    exchange.person.delete_contact(kim)
    assert expanded(account, kim) == [ErrorItemNotFound]
    with pytest.raises(ErrorNameResolutionNoResults):
        account.protocol.expand_dl("all@example.com")
