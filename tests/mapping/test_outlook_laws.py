"""The laws of the tables of Graph and of EWS, for any changes to any item."""

from __future__ import annotations

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.outlook_laws import TOLD, Told, after, any_changes, any_value, without, writable

from crmsync.mapping.base import Fit
from crmsync.model.items import OperationKey, Trait
from crmsync.model.values import Privacy, line, text

IN_BOTH_DIALECTS = pytest.mark.parametrize("told", TOLD.values(), ids=TOLD)


@IN_BOTH_DIALECTS
@given(data=st.data())
def test_what_is_written_is_read_and_nothing_else_changes(told: Told, data: st.DataObject) -> None:
    held = told.items[data.draw(st.sampled_from(sorted(told.items)))]
    for changes in data.draw(st.lists(any_changes(told), min_size=1, max_size=3)):
        before = copy.deepcopy(held)
        update = told.table.updated(changes, held)
        assert held == before
        expected = after(told.read(held), changes)
        loose = told.loose(changes, expected)
        held = told.patched(held, update)
        assert without(told.read(held), loose) == without(expected, loose)
        assert not told.table.updated(without(changes, loose), held), "what is there is written again"


@IN_BOTH_DIALECTS
@given(data=st.data())
def test_a_new_item_holds_what_it_was_made_of(told: Told, data: st.DataObject) -> None:
    fields = told.table.complete(after({}, data.draw(any_changes(told, new=True))))
    made = told.seen(told.table.created(fields, OperationKey("key-1")))
    loose = told.loose({}, fields)
    assert without(told.read(made), loose) == without(fields, loose)
    assert told.table.key(made) == "key-1"
    is_private = fields.get("privacy", Privacy.PUBLIC) is not Privacy.PUBLIC
    assert told.table.traits(made) == ({Trait.PRIVATE} if is_private else frozenset())


@IN_BOTH_DIALECTS
@given(data=st.data())
def test_what_fits_fits_as_it_is(told: Told, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(writable(told)))
    fit = told.table.fits(name, data.draw(any_value(told.table.kind, name)))
    if isinstance(fit, Fit) and fit.value is not None:
        assert told.table.fits(name, fit.value) == Fit(fit.value)
        if isinstance(fit.value, str):
            assert fit.value in (line(fit.value), text(fit.value)), "it is not as crmsync holds it"
