"""What time zones are called for people."""

from __future__ import annotations

from importlib.resources import files

import pytest

from crmsync.app.zones import _RENAMED, present_name
from crmsync.formats.zone_names import windows_zones


@pytest.mark.parametrize(
    ("zone", "name"),
    [
        ("Asia/Calcutta", "Asia/Kolkata"),
        ("Europe/Kiev", "Europe/Kyiv"),
        ("Asia/Kolkata", "Asia/Kolkata"),
        ("Europe/Stockholm", "Europe/Stockholm"),
        ("UTC", "UTC"),
        ("Middle-earth/Shire", "Middle-earth/Shire"),
    ],
)
def test_a_zone_has_the_name_that_people_know(zone: str, name: str) -> None:
    assert present_name(zone) == name


def _data(name: str) -> list[str]:
    return files("tzdata").joinpath("zoneinfo", name).read_text("utf-8").splitlines()


def _of_places() -> set[str]:
    """The names that IANA lists places by."""
    return {line.split("\t")[2] for line in _data("zone.tab") if not line.startswith("#")}


def test_the_names_mean_the_same_zone_at_iana() -> None:
    links = {
        link: zone for mark, zone, link in (line.split() for line in _data("tzdata.zi") if line[:2] == "L ")
    }
    for old, new in _RENAMED.items():
        assert links[old] in (new, links.get(new)), old
        assert new in _of_places()
        assert old not in _of_places()


def test_every_old_name_of_a_place_that_windows_knows_is_renewed() -> None:
    names = {name for name in windows_zones().values() if name != "UTC" and not name.startswith("Etc/")}
    assert {present_name(name) for name in names} <= _of_places()
