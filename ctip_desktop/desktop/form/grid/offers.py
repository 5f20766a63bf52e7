"""What is offered in a cell: the choices of its question, narrowed by what was typed of their labels."""

from collections.abc import Sequence
from functools import cached_property, lru_cache

from ctip_desktop.desktop.form.grid.columns import Column
from ctip_desktop.desktop.form.grid.popup import DIGITS, Line
from ctip_desktop.forms import lists as list_files
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Choice
from ctip_desktop.i18n import language
from ctip_desktop.khmer.search import search_key

MOST_SHOWN = 60
"""More lines than this are not shown: who types one more letter has them sooner than who scrolls."""
_MANY = 400
"""A list of more than this is only shown once something is typed."""


class Offer:
    """The choices of a select in a row, or of a row that is still to come."""

    def __init__(self, filled: Filled, path: str | None, column: Column) -> None:
        self._column = column
        question = column.question
        whole = _whole(question.file) if question.file else filled.form.lists.get(question.list or "", ())
        self.choices: Sequence[Choice] = filled.choices(path) if path and question.choice_filter else whole

    @property
    def by_digit(self) -> bool:
        """Whether a digit alone names a choice."""
        return len(self.choices) <= DIGITS

    @property
    def needs_typing(self) -> bool:
        """Whether nothing is shown until something is typed."""
        return len(self.choices) > _MANY

    def lines(self, typed: str) -> list[Line]:
        """Return the choices whose label holds what was typed; those that begin with it come first."""
        wanted = search_key(typed)
        if not wanted:
            return [] if self.needs_typing else [self._line(choice) for choice in self.choices]
        found = [
            (not (km.startswith(wanted) or en.startswith(wanted)), len(choice.name), place, choice)
            for place, (choice, (km, en)) in enumerate(zip(self.choices, self._keys, strict=True))
            if wanted in km or wanted in en
        ]
        return [self._line(choice) for *_order, choice in sorted(found)[:MOST_SHOWN]]

    @cached_property
    def _keys(self) -> Sequence[tuple[str, str]]:
        file = self._column.question.file
        if file and not self._column.question.choice_filter:
            return _keys_of_file(file)
        return _keys(self.choices)

    def _line(self, choice: Choice) -> Line:
        beside = _around(self._column.question.file or "", choice) if self._column.is_place else ""
        return Line(choice.name, choice.label.said(language()), beside)


def _around(file: str, choice: Choice) -> str:
    """Return the places a place lies in, the smallest first."""
    around, code = [], choice.columns.get("parent", "")
    while code and (outer := list_files.load(file).find(code)):
        around.append(outer.label.said(language()))
        code = outer.columns.get("parent", "")
    return " · ".join(around)


@lru_cache(maxsize=4)
def _whole(file: str) -> tuple[Choice, ...]:
    return tuple(list_files.load(file).all())


@lru_cache(maxsize=4)
def _keys_of_file(file: str) -> Sequence[tuple[str, str]]:
    return _keys(_whole(file))


def _keys(choices: Sequence[Choice]) -> Sequence[tuple[str, str]]:
    return tuple((search_key(choice.label.km), search_key(choice.label.en)) for choice in choices)
