import pytest

from ctip_desktop import paths
from ctip_desktop.forms import lists
from tests.support.goldens import hold
from tests.support.places import places_csv


def test_the_place_list_is_made_from_the_official_lists(pytestconfig: pytest.Config) -> None:
    hold(paths.resources() / "lists/places.csv", places_csv(), update=pytestconfig.getoption("update_goldens"))


def test_the_place_list_holds_the_whole_country() -> None:
    places = lists.load("places.csv")
    assert {level: len(places.where("level", level)) for level in ("province", "district", "commune", "village")} == {
        "province": 25,
        "district": 210,
        "commune": 1661,
        "village": 14576,
    }


def test_a_code_names_one_place_and_its_parent_is_a_place() -> None:
    places = lists.load("places.csv").all()
    codes = {place.name for place in places}
    assert len(codes) == len(places)
    assert all(place.columns["parent"] in codes for place in places if place.columns["level"] != "province")
