"""Gives the persons of made-up entries names, days of birth and origins; some of them are met again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from random import Random
from typing import Any

from ctip_desktop.sample.answers import Kept

FAMILIES = (
    *("សុខ", "ចាន់", "គឹម", "លី", "ហេង", "ជា", "សៅ", "ឡុង", "ឈុន", "កែវ", "នួន", "ព្រំ", "ទេព", "មាស", "ឆាយ"),
    *("អ៊ុំ", "ស៊ឹម", "យ៉ុន", "ង៉ែត", "ញ៉ែម", "វ៉ាន់", "រស់", "ផាន់", "ប៊ុន", "តាន់", "ឯម", "ឃៀវ", "ថៃ", "ខៀវ", "ម៉ៅ"),
)
GIVEN = (
    *("ស្រីមុំ", "សុភាព", "ដារ៉ា", "វណ្ណា", "បុប្ផា", "វុទ្ធី", "សុខហេង", "រដ្ឋា", "ស្រីលក្ខណ៍", "សុវណ្ណ", "រតនា"),
    *("សំណាង", "វិបុល", "ពិសី", "ចាន់ធូ", "សុជាតា", "ផល្លា", "ផានិត", "ម៉ារី", "សារ៉ាត់", "ភារម្យ", "គន្ធា", "សុខា"),
    *("ធីតា", "មករា", "កញ្ញា", "ចរិយា", "វិសាល", "បូរី", "ណារិន", "សុធា", "រចនា", "និមល", "លីដា", "ចិន្តា", "ពិដោរ"),
)
SYLLABLES = ("សុ", "ចាន់", "វិ", "រតន", "ស្រី", "មុនី", "ពេជ្រ", "នា", "លក្ខ", "ដា", "ធា", "បុ", "វត្តី", "សា", "ផល", "ណា")


@dataclass(frozen=True)
class Someone:
    """Somebody as they are: family and given name, and what else forms ask for."""

    family: str
    given: str
    sex: str
    birth: str
    origin: str


def named(kept: Iterable[Kept], seed: int = 7, again: float = 0.05) -> list[Kept]:
    """Return the entries with persons in them; `again` is the share of persons who were met before."""
    chance, met = Random(seed), dict[str, list[Someone]]()
    return [replace(one, answers=_answers(chance, met, one.form, one.answers, again)) for one in kept]


def _answers(
    chance: Random, met: dict[str, list[Someone]], form: str, answers: Mapping[str, Any], again: float
) -> dict[str, Any]:
    found = dict(answers)
    for kind in ("victim", "suspect"):
        day = str(answers.get("reported_on", ""))
        if form == kind:
            found |= _row(chance, met, kind, found, day, again)
        elif kind in found:
            found[kind] = [row | _row(chance, met, kind, row, day, again) for row in found[kind]]
    return found


def _row(
    chance: Random, met: dict[str, list[Someone]], kind: str, row: Mapping[str, Any], day: str, again: float
) -> dict[str, Any]:
    prefix, known = kind[0], met.setdefault(kind, [])
    if known and chance.random() < again:
        one = chance.choice(known)
    else:
        one = _someone(chance, str(row.get(f"{prefix}_sex", "Feminine")))
        known.append(one)
    name = chance.choice((f"{one.family} {one.given}", f"{one.family}{one.given}", f"{one.given} {one.family}"))
    place = {"v": "v_origin", "s": "s_residence"}[prefix]
    told: dict[str, Any] = {f"{prefix}_name": name, f"{prefix}_sex": one.sex, place: one.origin}
    if chance.random() < 0.4:
        told[f"{prefix}_birth_date"] = one.birth
    if f"{prefix}_age" in row:
        told |= _age(prefix, max(0, int(day[:4]) - int(one.birth[:4]) - (day[5:] < one.birth[5:])))
    return told


def _age(prefix: str, age: int) -> dict[str, Any]:
    band = {"v_age_band": "under_15" if age < 15 else "15_17" if age < 18 else "18_over"} if prefix == "v" else {}
    return {f"{prefix}_age": age, f"{prefix}_minor": "yes" if age < 18 else "no"} | band


def _someone(chance: Random, sex: str) -> Someone:
    given = (
        chance.choice(GIVEN)
        if chance.random() < 0.5
        else "".join(chance.choices(SYLLABLES, k=chance.choice((2, 2, 3))))
    )
    family = chance.choices(FAMILIES, [1 + 12 / (place + 1) for place in range(len(FAMILIES))])[0]
    birth = f"{chance.randint(1970, 2014)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return Someone(family, given, sex, birth, f"{chance.randint(1, 25):02}0101")


def persons(kept: Iterable[Kept]) -> Iterator[str]:
    """Yield the names of all persons."""
    for one in kept:
        for row in (one.answers, *one.answers.get("victim", ()), *one.answers.get("suspect", ())):
            yield from (str(row[name]) for name in ("v_name", "s_name") if name in row)
