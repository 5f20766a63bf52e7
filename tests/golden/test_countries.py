import pytest

from ctip_desktop import paths
from ctip_desktop.forms import lists
from tests.support.countries import countries_csv
from tests.support.goldens import hold


def test_the_countries_are_made_from_cldr(pytestconfig: pytest.Config) -> None:
    hold(paths.resources() / "lists/countries.csv", countries_csv(), update=pytestconfig.getoption("update_goldens"))


def test_every_country_of_the_standard_is_there() -> None:
    assert len(lists.load("countries.csv")) == 249
