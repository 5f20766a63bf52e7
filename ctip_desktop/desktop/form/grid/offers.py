"""What is offered in a cell: the choices of its question, or the places of the country, narrowed by what was typed."""

from collections.abc import Sequence
from functools import cached_property

from ctip_desktop.desktop.form.grid.columns import Column
from ctip_desktop.desktop.form.grid.popup import DIGITS, Line
from ctip_desktop.forms import lists as list_files
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Choice
from ctip_desktop.forms.places import Place, place_finder
from ctip_desktop.i18n import language
from ctip_desktop.khmer.search import search_key

MOST_SHOWN = 60
"""More lines than this are not shown: who types one more letter has them sooner than who scrolls."""


class Offer:
    """The choices of a select in a row; `path` is None for a row that is still to come."""

    def __init__(self, filled: Filled, path: str | None, column: Column) -> None:
        self._filled = filled
        self._path = path
        self._column = column

    @cached_property
    def choices(self) -> Sequence[Choice]:
        """All that is offered, in the list's order."""
        question = self._column.question
        if self._path is not None:
            return self._filled.choices(self._path)
        if question.file:
            return list_files.load(question.file).all()
        return self._filled.form.lists.get(question.list or "", ())

    @property
    def by_digit(self) -> bool:
        """Whether a digit alone names a choice."""
        return not self._column.is_place and len(self.choices) <= DIGITS

    def lines(self, typed: str) -> list[Line]:
        """Return what holds what was typed, in either language; of places, to begin with, the provinces."""
        if self._column.is_place:
            return self._places(typed)
        wanted = search_key(typed)
        if not wanted:
            return [_line(choice) for choice in self.choices]
        found = [
            (not any(key.startswith(wanted) for key in keys), place, choice)
            for place, (choice, keys) in enumerate(zip(self.choices, self._keys, strict=True))
            if any(wanted in key for key in keys)
        ]
        return [_line(choice) for *_order, choice in sorted(found, key=lambda each: each[:2])[:MOST_SHOWN]]

    def _places(self, typed: str) -> list[Line]:
        finder = place_finder(self._column.question.file or "")
        among = {choice.name for choice in self.choices} if self._column.question.choice_filter else None
        found = finder.find(typed, MOST_SHOWN, among) if search_key(typed) else finder.largest()
        return [_place_line(place) for place in found]

    @cached_property
    def _keys(self) -> Sequence[tuple[str, ...]]:
        return [(search_key(one.label.km), search_key(one.label.en), one.name.lower()) for one in self.choices]


def _line(choice: Choice) -> Line:
    return Line(choice.name, " ".join(choice.label.said(language()).split()))


def _place_line(place: Place) -> Line:
    return Line(place.code, place.name.said(language()), place.path.said(language()))
