"""All figures of a report, read in a few passes: each indicator by period and what it is divided by.

An indicator that several forms declare under one name is one figure, added up over them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ctip_desktop.errors.store import FormUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import installed
from ctip_desktop.reports.book.parts import Source
from ctip_desktop.reports.indicators.counting import MONTH, PERSONS, Behind, behind, rows_among
from ctip_desktop.reports.indicators.dividing import Divided, divide_all
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.persons.groups import Again, met_again, same_persons, surplus
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Asked:
    """Indicators that are divided by the same questions."""

    names: tuple[str, ...]
    by: tuple[str, ...] = ()


class Cube:
    """Figures by indicator and division; a figure is what is left after all that is not named has been added up."""

    def __init__(self) -> None:
        self._cells: dict[tuple[str, tuple[str, ...]], Divided] = defaultdict(lambda: defaultdict(float))
        self._again: dict[tuple[str, tuple[str, ...]], Again] = defaultdict(lambda: defaultdict(Counter))

    def add(self, name: str, by: tuple[str, ...], cells: Divided) -> None:
        """Add figures to those that are here."""
        here = self._cells[name, by]
        for key, value in cells.items():
            here[key] += value

    def note_again(self, name: str, by: tuple[str, ...], again: Again) -> None:
        """Note which persons are in figures that count each of them once."""
        here = self._again[name, by]
        for key, persons in again.items():
            here[key] += persons

    def has(self, period: Period) -> bool:
        """Tell whether there is any figure of a period."""
        return any(key[0] == period.code for cells in self._cells.values() for key in cells)

    def answers(self, question: str) -> frozenset[str]:
        """Return the answers to a question, or the offices, of which there is any figure."""
        return frozenset(
            key[by.index(question) + 1] for (_, by), cells in self._cells.items() if question in by for key in cells
        )

    def sum(self, name: str, period: Period, by: tuple[str, ...] = (), chosen: Mapping[str, str] | None = None) -> int:
        """Return a figure of a period, of the answers chosen or of all."""
        matching = list(self._matching(name, period, by, chosen))
        return round(sum(value for _, value in matching)) - self._surplus(name, by, (key for key, _ in matching))

    def values(
        self, name: str, period: Period, by: tuple[str, ...], of: str, chosen: Mapping[str, str] | None = None
    ) -> dict[str, int]:
        """Return a figure by the answers to the question `of`."""
        place = by.index(of) + 1
        found: dict[str, float] = defaultdict(float)
        keys: dict[str, list[tuple[str, ...]]] = defaultdict(list)
        for key, value in self._matching(name, period, by, chosen):
            found[key[place]] += value
            keys[key[place]].append(key)
        return {answer: round(value) - self._surplus(name, by, keys[answer]) for answer, value in found.items()}

    def _surplus(self, name: str, by: tuple[str, ...], keys: Iterable[tuple[str, ...]]) -> int:
        again = self._again.get((name, by))
        return surplus(again[key] for key in keys if key in again) if again else 0

    def _matching(
        self, name: str, period: Period, by: tuple[str, ...], chosen: Mapping[str, str] | None
    ) -> Iterator[tuple[tuple[str, ...], float]]:
        wanted = [(0, period.code)]
        wanted += [(by.index(question) + 1, answer) for question, answer in (chosen or {}).items()]
        for key, value in self._cells.get((name, by), {}).items():
            if all(key[place] == answer for place, answer in wanted):
                yield key, value


def read_cube(
    reader: Reader, asked: Iterable[Asked], periods: Sequence[Period], today: date, office: str | None = None
) -> Cube:
    """Read what is asked of each of the periods, of one office or of all."""
    cube, wanted = Cube(), list(asked)
    same = None
    for form in _known(reader):
        questions = {OFFICE, MONTH, *(placed.question.name for placed in form.placed)}
        measures = {indicator.name: indicator.measure for indicator in form.indicators}
        suited = (each for each in wanted if questions.issuperset(each.by))
        here = list(dict.fromkeys((name, each.by) for each in suited for name in each.names if name in measures))
        for (name, by), cells in divide_all(reader, form, here, periods, today, office).items():
            cube.add(name, by, cells)
        for name, by in here:
            if measures[name] == PERSONS:
                same = same_persons(reader) if same is None else same
                for found, again in met_again(reader, form, [name], by, periods, today, office, same).items():
                    cube.note_again(found, by, again)
    return cube


def entries_behind(
    reader: Reader,
    name: str,
    period: Period,
    today: date,
    office: str | None = None,
    chosen: Mapping[str, str] | None = None,
) -> list[Behind]:
    """Return the entries of all forms that make up a figure, in the order of their numbers."""
    found = [
        one
        for form in _known(reader)
        if name in {indicator.name for indicator in form.indicators}
        for one in behind(reader, form, name, period, today, office, chosen)
    ]
    return sorted(found, key=lambda one: (one.number, one.entry))


def count_among(reader: Reader, source: Source, today: date, entries: Sequence[int]) -> int:
    """Return how many of some entries, given by `no`, are among those that make up a figure."""
    by, wanted = tuple(source.chosen), tuple(source.chosen.values())
    found: set[int] = set()
    for form in _known(reader) if entries else ():
        if source.name in {indicator.name for indicator in form.indicators}:
            rows = rows_among(reader, form, source.name, by, source.period, today, entries, source.office)
            found |= {no for answers, no, _ in rows if answers == wanted}
    return len(found)


def _known(reader: Reader) -> list[Form]:
    found = []
    for form in installed():
        try:
            found.append(current_form(reader, form.name))
        except FormUnknown:
            continue
    return found
