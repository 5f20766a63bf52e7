"""The offices are the provinces of the list of places, and the secretariat."""

from ctip_desktop.forms.lists import load
from ctip_desktop.forms.offices import SECRETARIAT, offices


def test_every_province_of_the_list_of_places_is_an_office() -> None:
    provinces = {place.name: place.label for place in load("places.csv").where("level", "province")}
    assert {code: name for code, name in offices().items() if code != SECRETARIAT} == provinces
    assert list(offices()) == [SECRETARIAT, *sorted(provinces)]
