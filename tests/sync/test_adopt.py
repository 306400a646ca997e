"""Moving to another computer with the links; losing the state without them."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

import pytest
from support.world import World

from crmsync.model.items import ItemId, OperationKey
from crmsync.model.kinds import Side
from crmsync.model.rules import Deletions, Kind, MappingRules
from crmsync.sync.adopt import OtherFolder, export_links, import_links
from crmsync.sync.session import Means, RunOptions

_NUMBERS = count(300_000)


def bring_in(world: World, bonds):
    return import_links(
        world.engine.db,
        world.rules,
        world.services,
        RunOptions(next(_NUMBERS)),
        Means(world.clock, lambda: OperationKey(f"import-{next(_NUMBERS)}"), parallel=False),
        bonds,
    )


def test_pairs_that_nothing_could_recognise_are_known_again() -> None:
    with World() as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron")
        world.sync()
        twin = world.twin(ada)
        world.crm.edit(twin, given_name="Augusta", family_name="King")
        world.outlook.edit(ada, title="a")
        (bonds,) = export_links(world.engine.db)
        world.lose_state()
        assert bring_in(world, bonds).pairs == 1
        world.sync(yes=True)
        assert world.outlook.names() == world.crm.names() == ["Augusta King"]
        assert world.crm.get(twin)["title"] == "a"
        world.assert_idle()


def test_survivors_stay_alone_after_a_move() -> None:
    with World(rules=MappingRules("Test", Kind.CONTACTS, deletions=Deletions.NONE)) as world:
        ada = world.outlook.add(given_name="Ada", family_name="Byron")
        world.sync()
        world.outlook.delete(ada)
        world.sync()
        (bonds,) = export_links(world.engine.db)
        world.lose_state()
        bring_in(world, bonds)
        world.sync(yes=True)
        assert (world.outlook.names(), world.crm.names()) == ([], ["Ada Byron"])


def test_items_that_are_gone_and_links_that_are_known_do_no_harm() -> None:
    with World() as world:
        world.outlook.add(given_name="Ada", family_name="Byron")
        world.sync()
        (bonds,) = export_links(world.engine.db)
        more = replace(bonds, pairs=[*bonds.pairs, (ItemId("/nowhere"), ItemId("1"))])
        found = bring_in(world, more)
        assert (found.pairs, found.known, found.missing) == (0, 1, 1)
        world.assert_idle()


def test_links_of_another_folder_are_refused() -> None:
    with World() as world:
        world.outlook.add(given_name="Ada", family_name="Byron")
        world.sync()
        (bonds,) = export_links(world.engine.db)
        with pytest.raises(OtherFolder):
            bring_in(world, replace(bonds, identities={**bonds.identities, Side.CRM: "elsewhere"}))


def test_without_the_links_a_lost_state_doubles_and_deletes_nothing() -> None:
    with World() as world:
        people = [
            {"given_name": "Ada", "family_name": "Byron", "email_1": "ada@x.example"},
            {"given_name": "Charles", "family_name": "Babbage", "mobile_phone": "+49 (30) 123456"},
            {"given_name": "Grace", "family_name": "Hopper", "company": "Compiler Works"},
            {"given_name": "Emmy", "family_name": "Noether"},
        ]
        for one in people:
            world.outlook.add(**one)
        world.sync()
        world.lose_state()
        with world.writes():
            world.sync(yes=True)
        assert len(world.outlook.names()) == len(world.crm.names()) == len(people)
        world.assert_idle()
