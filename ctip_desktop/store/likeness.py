"""How alike two persons are, as points, and by what: nothing is ever made one by it, a person decides.

| what | points |
|---|---|
| name, the better of two | the same 5, in any order, spaced or not; spelt alike 4 |
| | part of the other, or sounding alike in the other script, 3 |
| day of birth | the same 4; another day of the same year 0; more than a year apart: they are two |
| year of birth, where a day is not known of both | possible 2, a year apart 1, two apart -2, more: they are two |
| sex | the same 1; another: they are two |
| province of origin | the same 2, another -1 |
| nationality | another -2, the same foreign one 1 |
| telephone or document | the same 4 |

Suggested are those of one kind with names that are somehow alike and LEAST points or more; MUCH are very alike. Persons
are compared only if they share a block. The blocks are what two must have in common to reach LEAST: a number, a day of
birth, a name with the years of birth or the origin, how it sounds or a part of it with the origin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Literal

from ctip_desktop.khmer.person_names import are_alike, is_khmer, sound_of, spellings
from ctip_desktop.store.persons import Person

LEAST, MUCH = 8, 11
HOME = "KH"

Part = Literal["name", "birth", "age", "sex", "origin", "nationality", "number"]
Way = Literal["same", "alike", "sounds", "part", "possible", "near", "differs"]

_SPELT, _SPELT_AND_SOUNDING = 0.8, 0.65
_LEAST_SOUNDS = 3
_LEAST_PART = 3
_SPAN = 5
_TWO_PERSONS = -99
_SEXES = ("Feminine", "Masculine", "TransgenderFeminine", "TransgenderMasculine", "NonConforming")
_SAME_NAME = 5


@dataclass(frozen=True)
class Said:
    """What one thing says of two persons, in which way, and with how many points."""

    part: Part
    way: Way
    points: int


@dataclass(frozen=True)
class Likeness:
    """All that speaks for or against two persons being one."""

    said: tuple[Said, ...]

    @property
    def score(self) -> int:
        """Return the sum of the points."""
        return sum(one.points for one in self.said)

    @property
    def is_suggested(self) -> bool:
        """Say whether somebody should look at the two."""
        return self.score >= LEAST and any(one.part == "name" and one.points > 0 for one in self.said)

    @property
    def is_much(self) -> bool:
        """Say whether the two are very alike."""
        return self.score >= MUCH


def likeness(one: Person, other: Person) -> Likeness:
    """Return how alike two persons are; the order of the two makes no difference."""
    said = [each for say in (_sexes, _births, _origins, _nationalities, _numbers) if (each := say(one, other))]
    return Likeness((_names(one, other), *said))


def may_be_one(one: Person, other: Person) -> bool:
    """Say whether two persons could have LEAST points with names that are the same; names are slow to compare."""
    said = (say(one, other) for say in (_sexes, _births, _origins, _nationalities, _numbers))
    return sum(each.points for each in said if each) + _SAME_NAME >= LEAST


def blocks(person: Person) -> set[int]:
    """Return marks of what a person must have in common with another to be compared with them."""
    found = {f"number {number}" for number in person.numbers}
    if person.birth:
        found.add(f"birth {person.birth}")
    first, last = person.born
    spans = {first // _SPAN, (last + 1) // _SPAN} if first else set()
    for name in person.names:
        for spelt in spellings(name):
            found |= {f"name {spelt} {span}" for span in spans}
            found |= {f"name {spelt} from {home}" for home in _homes(person)}
        for sounds in spellings(tuple(map(sound_of, name))):
            if len(sounds) >= _LEAST_SOUNDS:
                found |= {f"sound {sounds} from {home}" for home in _homes(person)}
        for part in name:
            found |= {f"part {part} {span} from {home}" for home in _homes(person) for span in spans}
    return {
        _mark(f"{person.kind} {sex} {block}") for block in found for sex in ([person.sex] if person.sex else _SEXES)
    }


def _homes(person: Person) -> Iterator[str]:
    if person.origin:
        yield person.origin
    if person.nationality not in ("", HOME):
        yield person.nationality


def _mark(block: str) -> int:
    return int.from_bytes(blake2b(block.encode(), digest_size=8).digest(), signed=True)


def _names(one: Person, other: Person) -> Said:
    best = Said("name", "differs", -3)
    for name in one.names:
        for against in other.names:
            best = max(best, _name(name, against), key=lambda said: said.points)
    return best


def _name(one: tuple[str, ...], other: tuple[str, ...]) -> Said:
    ours, theirs = spellings(one), spellings(other)
    if ours[0] in theirs or theirs[0] in ours:
        return Said("name", "same", _SAME_NAME)
    sounding = [set(spellings(tuple(map(sound_of, name)))) for name in (one, other)]
    sounds_alike = any(len(sounds) >= _LEAST_SOUNDS for sounds in sounding[0] & sounding[1])
    if is_khmer(ours[0]) == is_khmer(theirs[0]):
        least = _SPELT_AND_SOUNDING if sounds_alike else _SPELT
        if any(are_alike(spelt, theirs[0], least) for spelt in ours):
            return Said("name", "alike", 4)
    elif sounds_alike:
        return Said("name", "sounds", 3)
    few, many = sorted((set(one), set(other)), key=len)
    if few < many and max(map(len, few)) >= _LEAST_PART:
        return Said("name", "part", 3)
    return Said("name", "differs", -3)


def _sexes(one: Person, other: Person) -> Said | None:
    if not one.sex or not other.sex:
        return None
    return Said("sex", "same", 1) if one.sex == other.sex else Said("sex", "differs", _TWO_PERSONS)


def _births(one: Person, other: Person) -> Said | None:
    if not one.born[0] or not other.born[0]:
        return None
    if one.birth and other.birth:
        if one.birth == other.birth:
            return Said("birth", "same", 4)
        apart = abs(one.born[0] - other.born[0])
        return Said("birth", "near", 0) if apart <= 1 else Said("birth", "differs", _TWO_PERSONS)
    apart = max(one.born[0], other.born[0]) - min(one.born[1], other.born[1])
    if apart <= 1:
        return Said("age", "possible", 2) if apart <= 0 else Said("age", "near", 1)
    return Said("age", "differs", -2 if apart == 2 else _TWO_PERSONS)


def _origins(one: Person, other: Person) -> Said | None:
    if not one.origin or not other.origin:
        return None
    return Said("origin", "same", 2) if one.origin == other.origin else Said("origin", "differs", -1)


def _nationalities(one: Person, other: Person) -> Said | None:
    if not one.nationality or not other.nationality:
        return None
    if one.nationality != other.nationality:
        return Said("nationality", "differs", -2)
    return Said("nationality", "same", 0 if one.nationality == HOME else 1)


def _numbers(one: Person, other: Person) -> Said | None:
    return Said("number", "same", 4) if set(one.numbers) & set(other.numbers) else None
