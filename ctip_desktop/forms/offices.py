"""The offices: the secretariat and the committee of each province, known by two digits."""

import csv
from functools import cache
from itertools import takewhile

from ctip_desktop import paths
from ctip_desktop.forms.words import Words

SECRETARIAT = "00"
_KHMER, _ENGLISH = "label::Khmer (km)", "label::English (en)"


@cache
def offices() -> dict[str, Words]:
    """Return the name of each office by its code: the secretariat, then the provinces in the order of their codes.

    The list of places begins with the provinces; only they are read, for the window shows an office before anything.
    """
    with (paths.resources() / "lists" / "places.csv").open(encoding="utf-8", newline="") as stream:
        provinces = takewhile(lambda place: place["level"] == "province", csv.DictReader(stream))
        named = {place["name"]: Words(place[_KHMER], place[_ENGLISH]) for place in provinces}
    return {SECRETARIAT: Words("អគ្គលេខាធិការដ្ឋាន", "General Secretariat")} | named
