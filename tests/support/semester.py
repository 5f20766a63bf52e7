"""The first semester of 2026 as provinces and the secretariat live it, with real devices, bundles and sticks.

One province is late with May, one has nothing to report in February, one changes March after it was closed, one sends
April twice, and of one the parts of a figure do not add up. Some send every month in time; the rest never sends.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copy
from typing import Any

import pytest

from ctip_desktop.sample.answers import Kept, entries
from ctip_desktop.store.journal import Revision
from tests.support.declaring import change, declare, put, set_clock
from tests.support.offices import Country, Office, a_country

LATE, NOTHING, CHANGED, TWICE, UNEVEN = "09", "23", "02", "05", "07"
SENDING = ("01", CHANGED, "03", TWICE, UNEVEN, LATE, "12", NOTHING)
MONTHS = tuple(f"2026-{number:02}" for number in range(1, 7))
_AFTER = dict(zip(MONTHS, (*MONTHS[1:], "2026-07"), strict=True))
_DATES = ("reported_on", "arrived_on", "began_on", "done_on", "date", "raised_on")
_BEFORE = "2026-01-02"
_VICTIM = {"_id": "f" * 32, "v_sex": "Feminine", "v_age": 12, "v_age_band": "under_15", "v_nationality": "KH"}


@dataclass(frozen=True)
class Semester:
    """What was lived: the secretariat, the provinces that send, and what changed March after it was closed."""

    secretariat: Office
    provinces: Mapping[str, Office]
    changed: Revision


@contextmanager
def a_semester(folder: Path, patch: pytest.MonkeyPatch, each: int = 20) -> Iterator[Semester]:
    """Live the semester; each province has so many entries in this year and the one before."""
    set_clock(patch, _BEFORE)
    with a_country(folder) as country, ExitStack() as stack:
        provinces = {"01": country.province}
        for code in SENDING[1:]:
            provinces[code] = stack.enter_context(country.another(code, "A"))
            country.enrol(provinces[code], code)
        work = {
            code: _by_month(entries(each, int(code), (2025, 2026), [code])) for code in provinces if code != NOTHING
        }
        changed = None
        for month in MONTHS:
            for code, office in provinces.items():
                _keep(patch, code, office, month, work.get(code, {}))
            for code, office in provinces.items():
                if (code, month) != (LATE, "2026-05"):
                    _send(patch, country, code, office, f"{_AFTER[month]}-04")
            if month == "2026-04":
                changed = _change_march(patch, country, provinces[CHANGED])
            if month == "2026-05":
                _send(patch, country, LATE, provinces[LATE], "2026-06-22")
        set_clock(patch, "2026-07-08")
        assert changed
        yield Semester(country.secretariat, provinces, changed)


def _by_month(kept: list[Kept]) -> dict[str, list[Kept]]:
    """Return entries by the month they are of; what is of the year before is kept in January."""
    found: dict[str, list[Kept]] = defaultdict(list)
    for one in kept:
        day = next(str(one.answers[name]) for name in _DATES if name in one.answers)
        found[max(day[:7], MONTHS[0])].append(one)
    return found


def _keep(patch: pytest.MonkeyPatch, code: str, office: Office, month: str, work: Mapping[str, list[Kept]]) -> None:
    """Type a month's entries, and declare it."""
    set_clock(patch, f"{_AFTER[month]}-03")
    if (code, month) != (NOTHING, "2026-02"):
        for one in work.get(month, ()):
            put(office.store, one.form, one.answers)
        put(office.store, "case", _a_case(month))
    if (code, month) == (UNEVEN, "2026-03"):
        put(office.store, "training", _an_uneven_training(month))
    declare(office.store, month)


def _send(patch: pytest.MonkeyPatch, country: Country, code: str, office: Office, day: str) -> None:
    """Carry a stick to the secretariat and its receipt back; of April one province's stick is read twice over."""
    set_clock(patch, day, hour=5)
    stick = country.folder / f"{code}-{day}"
    office.send(stick)
    if (code, day) == (TWICE, "2026-05-04"):
        for file in list(stick.iterdir()):
            copy(file, stick / f"again-{file.name}")
        country.secretariat.take(stick)
    country.secretariat.take(stick)
    back = country.folder / f"{code}-{day}-back"
    country.secretariat.answer(back, code)
    office.take(back)


def _change_march(patch: pytest.MonkeyPatch, country: Country, office: Office) -> Revision:
    """Add a victim to a case of March when March is long declared, and declare it again."""
    set_clock(patch, "2026-05-20")
    before = put(office.store, "case", _a_case("2026-03"))
    changed = change(office.store, before, victim=[_VICTIM])
    declare(office.store, "2026-03")
    _send(patch, country, CHANGED, office, "2026-05-21")
    return changed


def _a_case(month: str) -> dict[str, Any]:
    return {
        "case_no": month,
        "offence": "trafficking",
        "extent": "internal",
        "reported_on": f"{month}-15",
        "place": "010201",
    }


def _an_uneven_training(month: str) -> dict[str, Any]:
    """Return a course with more women than people, as an older program might have let by."""
    rows = [{"_id": "e" * 32, "people": 20, "women": 9999}]
    return {"topic": "law", "began_on": f"{month}-10", "days": 1, "trainee": rows}
