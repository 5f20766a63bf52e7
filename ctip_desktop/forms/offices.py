"""The offices: the secretariat and the committee of each province, known by two digits."""

from functools import cache

from ctip_desktop.forms.form import Words
from ctip_desktop.forms.lists import load

SECRETARIAT = "00"


@cache
def offices() -> dict[str, Words]:
    """Return the name of each office by its code: the secretariat, then the provinces in the order of their codes."""
    provinces = {place.name: place.label for place in load("places.csv").where("level", "province")}
    return {SECRETARIAT: Words("អគ្គលេខាធិការដ្ឋាន", "General Secretariat")} | provinces
