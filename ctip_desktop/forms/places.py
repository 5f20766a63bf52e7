"""Finds places of the official list by any part of their names, in either language, and says where they lie."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from ctip_desktop.forms import lists
from ctip_desktop.forms.form import Choice, Words
from ctip_desktop.khmer.search import search_key

_LEVELS = ("province", "district", "commune", "village")
_UNKNOWN_LEVEL = len(_LEVELS)


@dataclass(frozen=True)
class Place:
    """A place: its code, its name, and the places around it, the nearest first."""

    code: str
    name: Words
    around: tuple[Words, ...]

    @property
    def path(self) -> Words:
        """The places around it: `Poipet › Banteay Meanchey`."""
        return Words(*(" › ".join(each.said(code) for each in self.around) for code in ("km", "en")))


class PlaceFinder:
    """The places of a list, ready to be searched.

    Every word typed must be part of the name of a place, or of one around it; at least one is of its own.
    """

    def __init__(self, file: lists.ListFile) -> None:
        self._choices = sorted(file.all(), key=_rank)
        self._places = {choice.name: number for number, choice in enumerate(self._choices)}
        self._keys = [_key(choice) for choice in self._choices]
        self._above = [self._places.get(choice.columns.get("parent", ""), -1) for choice in self._choices]

    def __len__(self) -> int:
        return len(self._choices)

    def place(self, code: str) -> Place | None:
        """Return the place with a code; None if there is none."""
        number = self._places.get(code)
        return None if number is None else self._place(number)

    def largest(self) -> list[Place]:
        """Return the places that lie in no other."""
        return [self._place(number) for number, above in enumerate(self._above) if above < 0]

    def find(self, text: str, most: int = 50, among: Collection[str] | None = None) -> list[Place]:
        """Return the places that were meant, at most so many: whole names first, then larger places before smaller.

        Args:
            text: words in either language, or the beginning of a code.
            most: so many at most.
            among: the codes of those that are offered, if not all are.
        """
        wanted = [key for word in text.replace("\u200b", " ").split() if (key := search_key(word))]
        if not wanted:
            return []
        found = self._matching(wanted)
        if among is not None:
            found = [number for number in found if self._choices[number].name in among]
        whole, first = f"|{''.join(wanted)}|", f"|{wanted[0]}"
        return [self._place(number) for number in self._best(found, whole, first)[:most]]

    def _best(self, found: Sequence[int], whole: str, first: str) -> list[int]:
        """Return the places with that whole name, then those whose name begins so, then the others."""
        exact: list[int] = []
        beginning: list[int] = []
        other: list[int] = []
        for number in found:
            key = self._keys[number]
            (exact if whole in key else beginning if first in key else other).append(number)
        return exact + beginning + other

    def _matching(self, wanted: Sequence[str]) -> list[int]:
        keys = self._keys
        if len(wanted) == 1:
            return [number for number, key in enumerate(keys) if wanted[0] in key]
        own = {number for word in wanted for number, key in enumerate(keys) if word in key}
        return sorted(number for number in own if self._holds(number, wanted))

    def _holds(self, number: int, wanted: Sequence[str]) -> bool:
        left = list(wanted)
        while number >= 0 and left:
            key = self._keys[number]
            left = [word for word in left if word not in key]
            number = self._above[number]
        return not left

    def _place(self, number: int) -> Place:
        choice, around = self._choices[number], []
        above = self._above[number]
        while above >= 0:
            around.append(self._choices[above].label)
            above = self._above[above]
        return Place(choice.name, choice.label, tuple(around))


@cache
def place_finder(file: str) -> PlaceFinder:
    """Return the places of the list of that file name, made ready once in a run; it takes a third of a second."""
    return PlaceFinder(lists.load(file))


def _key(choice: Choice) -> str:
    return f"|{search_key(choice.label.km)}|{search_key(choice.label.en)}|{choice.name}|"


def _rank(choice: Choice) -> int:
    level = choice.columns.get("level", "")
    return _LEVELS.index(level) if level in _LEVELS else _UNKNOWN_LEVEL
