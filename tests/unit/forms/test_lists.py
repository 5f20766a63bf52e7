from ctip_desktop.forms import lists
from ctip_desktop.forms.form import Choice, Words
from ctip_desktop.forms.lists import ListFile

TOWNS = ListFile("""name,label::Khmer (km),label::English (en),province
01a,ក,A,01
01b,ខ,"B, upper",01
02a,គ,C,02
""")


def test_a_choice_is_found_by_its_code_which_stays_text() -> None:
    assert TOWNS.find("01b") == Choice("01b", Words("ខ", "B, upper"), {"province": "01"})
    assert TOWNS.find("1b") is None
    assert "02a" in TOWNS
    assert len(TOWNS) == 3


def test_choices_are_found_by_a_column_in_their_order() -> None:
    assert [choice.name for choice in TOWNS.where("province", "01")] == ["01a", "01b"]
    assert TOWNS.where("province", "03") == []
    assert [choice.name for choice in TOWNS.all()] == ["01a", "01b", "02a"]
    assert TOWNS.columns == ("name", "province")


def test_only_lists_that_travel_with_the_program_are_installed() -> None:
    assert lists.is_installed("places.csv")
    assert not lists.is_installed("../forms/case.md")
    assert not lists.is_installed("streets.csv")
    assert not lists.is_installed("../lists/places.csv")


def test_a_list_is_read_once() -> None:
    assert lists.load("countries.csv") is lists.load("countries.csv")
