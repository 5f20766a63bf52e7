"""Divides figures by office, month and answers: one pass over a source for all that one date question places.

However differently the figures of a pass are divided, its rows are read once, by all those questions together, and
added up for each division afterwards.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ctip_desktop.forms.form import Form, Indicator
from ctip_desktop.reports.indicators.counting import MONTH, Way, conditions, find, way_of
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.transaction import Reader

Divided = dict[tuple[str, ...], float]
"""A figure by period code and the answers it is divided by, `""` where there is none; nothing where it is zero."""

By = tuple[str, ...]
"""The questions a figure is divided by; also OFFICE and MONTH, the month that places a row."""


def divide(
    reader: Reader,
    form: Form,
    names: Iterable[str],
    by: Sequence[str],
    periods: Sequence[Period],
    today: date,
    office: str | None = None,
) -> dict[str, Divided]:
    """Return these indicators of each period, divided by the answers to `by`; raise what `divide_all` raises."""
    found = divide_all(reader, form, [(name, tuple(by)) for name in names], periods, today, office)
    return {name: cells for (name, _), cells in found.items()}


def divide_all(
    reader: Reader,
    form: Form,
    asked: Iterable[tuple[str, By]],
    periods: Sequence[Period],
    today: date,
    office: str | None = None,
) -> dict[tuple[str, By], Divided]:
    """Return indicators of each period, each with the division it is asked with; without those that are zero.

    No two periods may share a day. Only the rows of one office count where one is named. Raise IndicatorUnknown,
    ExpressionWithoutSql, or KeyError where a question of a division is not on an indicator's way.
    """
    passes: dict[tuple[str, str, Period | None], _Pass] = {}
    for name, by in asked:
        indicator = find(form, name)
        # What was left when a period began may have been left at the beginning of another one too.
        for left in periods if "until" in indicator.columns else (None,):
            place = indicator.source, indicator.date, left
            if place not in passes:
                several = (left,) if left else tuple(periods)
                passes[place] = _Pass(way_of(form, indicator.source), several, today, office)
            passes[place].ask(indicator, by)
    divided: dict[tuple[str, By], Divided] = defaultdict(lambda: defaultdict(float))
    for one in passes.values():
        for name, by, key, value in one.read(reader):
            divided[name, by][key] += value
    return dict(divided)


@dataclass
class _Pass:
    """Indicators of one source that one date question places, and what each is divided by."""

    way: Way
    periods: Sequence[Period]
    today: date
    office: str | None
    _indicators: dict[str, Indicator] = field(default_factory=dict)
    _asked: list[tuple[str, By]] = field(default_factory=list)

    def ask(self, indicator: Indicator, by: By) -> None:
        """Add an indicator and a division."""
        self._indicators[indicator.name] = indicator
        self._asked.append((indicator.name, by))

    def read(self, reader: Reader) -> Iterator[tuple[str, By, tuple[str, ...], float]]:
        """Yield name, division, key and value; of one key there may be several, which belong together."""
        questions = list(dict.fromkeys(one for _, by in self._asked for one in by))
        # Of one office no row needs to say which it is.
        read = [one for one in questions if one != OFFICE or self.office is None]
        statement, parameters = self._statement(read)
        names = list(self._indicators)
        # A key is the period, then the answers; each division picks its own out of all of them.
        places = {question: place for place, question in enumerate(read, start=1)}
        fixed = len(read) + 1
        divisions: dict[By, tuple[tuple[int, ...], list[tuple[str, int]]]] = {}
        for name, by in self._asked:
            at = (0, *(places.get(one, fixed) for one in by))
            divisions.setdefault(by, (at, []))[1].append((name, fixed + names.index(name)))
        asked = [(by, at, several) for by, (at, several) in divisions.items()]
        codes = [period.code for period in self.periods]
        for row in reader.connection.exec_driver_sql(statement, parameters).fetchall():
            said = [codes[row[0]], *("" if one is None else str(one) for one in row[1:fixed]), self.office or ""]
            for by, at, several in asked:
                key = tuple([said[place] for place in at])
                for name, place in several:
                    if value := row[place]:
                        yield name, by, key, value

    def _statement(self, questions: Sequence[str]) -> tuple[str, dict[str, str | float]]:
        first = next(iter(self._indicators.values()))
        way = self.way
        parameters: dict[str, str | float] = {}
        for place, period in enumerate(self.periods):
            parameters |= {f"start{place}": period.start.isoformat(), f"end{place}": period.end.isoformat()}
        measures: list[str] = []
        # What every indicator asks of a row is asked once.
        several = [conditions(each.filter or "") for each in self._indicators.values()]
        every = [one for one in several[0] if all(one in others for others in several)]
        for place, indicator in enumerate(self._indicators.values()):
            measure, more = way.measure(indicator, self.today, f"m{place}_")
            filtered, given = way.filtered(indicator, self.today, f"i{place}_", every)
            measures.append(f"{measure} FILTER (WHERE {filtered})" if filtered else measure)
            parameters |= given | more
        within, number = self._placed(first)
        common, given = way.all_of(every, self.today, "e_")
        within += f" AND {common}" if common else ""
        parameters |= given
        keys = [number, *(self._key(question, first) for question in questions)]
        if self.office is not None:
            within += f" AND {way.office} = :office"
            parameters["office"] = self.office
        from_form = self.office is not None or not way.is_own(first.date)
        tables = way.joined_from_form if from_form else way.joined
        grouped = ", ".join(str(place) for place in range(1, len(keys) + 1))
        statement = f"SELECT {', '.join((*keys, *measures))} FROM {tables} WHERE {within} GROUP BY {grouped}"  # noqa: S608
        return statement, parameters

    def _key(self, question: str, first: Indicator) -> str:
        return self.way.key(question, first) if question == MONTH else self.way.column(question)

    def _placed(self, first: Indicator) -> tuple[str, str]:
        """Return which rows stand in one of the periods, and the number of that period."""
        within = [self.way.within(first, str(place)) for place in range(len(self.periods))]
        if len(within) == 1:
            return within[0], "0"
        latest_first = sorted(range(len(within)), key=lambda place: self.periods[place].start, reverse=True)
        placed = self.way.column(first.date)
        number = " ".join(f"WHEN {placed} >= :start{place} THEN {place}" for place in latest_first)
        if all(self.periods[later].start == self.periods[one].end for later, one in pairwise(latest_first)):
            return f"({placed} >= :start{latest_first[-1]} AND {placed} < :end{latest_first[0]})", f"CASE {number} END"
        return f"({' OR '.join(within)})", f"CASE {number} END"
