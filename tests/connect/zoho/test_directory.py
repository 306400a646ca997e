"""What an organisation says of itself, and what that means for opening a module."""

from __future__ import annotations

import pytest
from support.zoho_bench import MODULE, ZohoWorld

from crmsync.connect.base import OpenOptions
from crmsync.connect.cache import MemoryCache
from crmsync.connect.errors import FolderGone, NotSupported, ServiceFault
from crmsync.mapping.base import Unfit
from crmsync.model.kinds import Kind
from crmsync.sandbox.crm import Answer, Fault, FieldType, custom_field


def test_modules_are_listed_with_their_kinds(world: ZohoWorld) -> None:
    assert [(info.id, info.kind, info.read_only) for info in world.connector().folders()] == [
        (name, kind, False) for kind, name in MODULE.items()
    ]


@pytest.mark.parametrize(
    "folder, kind", [("Contacts", Kind.TASKS), ("Leads", Kind.CONTACTS), ("", Kind.CONTACTS)]
)
def test_a_module_of_another_kind_is_not_opened(world: ZohoWorld, folder: str, kind: Kind) -> None:
    with pytest.raises(FolderGone) as gone:
        world.connector().open(folder, kind, OpenOptions())
    assert MODULE[kind] in gone.value.advice


def test_a_hidden_module_is_not_opened(world: ZohoWorld) -> None:
    hidden = {"modules": [{"api_name": "Contacts", "plural_label": "Contacts", "viewable": False}]}
    world.crm.fail(Fault("settings/modules/Contacts", Answer(200, hidden)))
    with pytest.raises(FolderGone):
        world.open()


def test_a_field_mapped_by_hand_that_is_not_there_stops_the_mapping(world: ZohoWorld) -> None:
    with pytest.raises(NotSupported) as wrong:
        world.open(custom={"custom_1": "Customer_No"})
    assert "Contacts has no field called Customer_No" in str(wrong.value)
    world.crm.add_field("Contacts", custom_field("Customer_No", FieldType.TEXT, length=20))
    assert "custom_1" in world.open(custom={"custom_1": "Customer_No"}).rules.names


def test_a_young_organisation_has_fewer_fields(world: ZohoWorld) -> None:
    old = world.open().rules
    world.crm.switch(modern_fields=True)
    young = world.open().rules
    assert old.names - young.names >= {"email_2", "home_phone", "other_phone", "fax", "assistant_phone"}
    assert young.names < old.names
    assert isinstance(young.fits("work_phone", "1" * 31), Unfit)
    assert not isinstance(old.fits("work_phone", "1" * 31), Unfit)


def test_the_identity_names_user_and_module(world: ZohoWorld) -> None:
    _, ben, _ = world.crm.people
    ours, tasks = world.open().identity, world.open(Kind.TASKS).identity
    data = world.crm.sign_in_data(ben)
    theirs = world.open(
        connector=world.connector(world.credentials(refresh_token=data.refresh_token))
    ).identity
    assert len({ours, tasks, theirs}) == 3
    assert world.open(records="mine").identity == ours


def test_the_users_zone_is_the_zone_of_days(world: ZohoWorld) -> None:
    meeting = {
        "All_day": True,
        "Start_DateTime": "2026-06-01T00:00:00+02:00",
        "End_DateTime": "2026-06-01T23:59:00+02:00",
    }
    world.create(Kind.EVENTS, "Holiday", **meeting)
    (page, _) = world.open(Kind.EVENTS).changes(None, {})
    (item,) = page.items
    assert str(item.fields["start"]) == "2026-06-01"
    assert world.open(Kind.EVENTS).rules.fits("time_zone", "Asia/Tokyo") == world.open(
        Kind.EVENTS
    ).rules.fits("time_zone", "UTC")


@pytest.mark.parametrize(
    "zone, held", [("Asia/Kolkata", "Asia/Kolkata"), ("", "UTC"), ("Nowhere/Land", "UTC")]
)
def test_a_zone_that_nobody_knows_counts_as_utc(world: ZohoWorld, zone: str, held: str) -> None:
    user = {"id": "1", "email": "a@example.com", "time_zone": zone}
    world.crm.fail(Fault("/crm/v8/users", Answer(200, {"users": [user]})))
    complete = world.open(Kind.EVENTS).rules.complete({"title": "x", "start": world.clock()})
    assert complete["time_zone"] == held


def test_a_service_that_does_not_say_who_is_signed_in_is_at_fault(world: ZohoWorld) -> None:
    world.crm.fail(Fault("/crm/v8/users", Answer(200, {"users": []})))
    with pytest.raises(ServiceFault):
        world.connector().check()


@pytest.mark.parametrize("garbage", ["", "{", "[]", '{"read": "never", "value": {}}', '{"value": {}}'])
def test_a_spoilt_cache_is_asked_anew(world: ZohoWorld, garbage: str) -> None:
    cache = MemoryCache()
    for key in ("signed-in user", "module Contacts", "fields Contacts"):
        cache.put(key, garbage)
    assert world.open(connector=world.connector(cache=cache)).label() == "Contacts"


def test_a_view_made_after_the_views_were_read_is_found(world: ZohoWorld) -> None:
    connector = world.connector()
    world.open(connector=connector, records="All Contacts")
    world.crm.add_view(
        "Contacts", "New", {"comparator": "equal", "field": {"api_name": "Title"}, "value": "x"}
    )
    assert world.open(connector=connector, records="new").identity
