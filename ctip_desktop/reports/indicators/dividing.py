"""Divides figures by office, month and answers: one pass over a source, whatever is counted there and in which period.

However differently the figures of a pass are divided, its rows are read once, by all those questions together, and
added up for each division afterwards. Only by month are they read again for each date question that places them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

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
    passes: dict[tuple[str, str], _Pass] = {}
    for name, by in asked:
        indicator = find(form, name)
        place = indicator.source, indicator.date if MONTH in by else ""
        if place not in passes:
            passes[place] = _Pass(way_of(form, indicator.source), periods, today, office)
        passes[place].ask(indicator, by)
    divided: dict[tuple[str, By], Divided] = defaultdict(lambda: defaultdict(float))
    for one in passes.values():
        for name, by, key, value in one.read(reader):
            divided[name, by][key] += value
    return dict(divided)


@dataclass
class _Pass:
    """Indicators of one source, and what each is divided by; if by month, all are placed by one date question.

    One date question gives each row the number of its period; what others place is told by a condition on the sum.
    """

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
        # A row is the number of its period, the answers, the figures; each division picks its own out of all of them.
        places = {question: place for place, question in enumerate(read, start=1)}
        fixed = len(read) + 1
        figures: dict[str, list[tuple[str, int]]] = defaultdict(list)
        for place, (indicator, period, _) in enumerate(self._figures(), fixed):
            figures[indicator.name].append((period, place))
        divisions: dict[By, list[tuple[str, str, int]]] = defaultdict(list)
        for name, by in self._asked:
            divisions[by] += ((name, *figure) for figure in figures[name])
        asked = [(by, [places.get(one, fixed) for one in by], several) for by, several in divisions.items()]
        codes = [*(period.code for period in self.periods), ""]
        for row in reader.connection.exec_driver_sql(statement, parameters).fetchall():
            said = [codes[row[0]], *("" if one is None else str(one) for one in row[1:fixed]), self.office or ""]
            for by, at, several in asked:
                answers = [said[place] for place in at]
                for name, period, place in several:
                    if (value := row[place]) and (code := period or said[0]):
                        yield name, by, (code, *answers), value

    def _first(self) -> Indicator:
        """Return the indicator by whose date a row has the number of its period; one without an end, if any."""
        return min(self._indicators.values(), key=lambda each: "until" in each.columns)

    def _figures(self) -> Iterator[tuple[Indicator, str, str]]:
        """Yield what is added up: an indicator, and if a row's number does not place it, a period and what is in it."""
        for each in self._indicators.values():
            if each.date == self._first().date and "until" not in each.columns:
                yield each, "", ""
            else:
                for place, period in enumerate(self.periods):
                    yield each, period.code, self.way.within(each, str(place))

    def _statement(self, questions: Sequence[str]) -> tuple[str, dict[str, str | float]]:
        way, indicators, first = self.way, list(self._indicators.values()), self._first()
        parameters: dict[str, str | float] = {}
        for place, period in enumerate(self.periods):
            parameters |= {f"start{place}": period.start.isoformat(), f"end{place}": period.end.isoformat()}
        # What every indicator asks of a row is asked once.
        several = [conditions(each.filter or "") for each in indicators]
        every = [one for one in several[0] if all(one in others for others in several)]
        common, given = way.all_of(every, self.today, "e_")
        parameters |= given
        measures: list[str] = []
        for place, (indicator, _, placed) in enumerate(self._figures()):
            measure, more = way.measure(indicator, self.today, f"m{place}_")
            filtered, given = way.filtered(indicator, self.today, f"i{place}_", every)
            asked = " AND ".join(part for part in (filtered, placed) if part)
            measures.append(f"{measure} FILTER (WHERE {asked})" if asked else measure)
            parameters |= given | more
        numbers = range(len(self.periods))
        within = (way.within(each, str(number)) for each in indicators for number in numbers)
        where = f"({' OR '.join(dict.fromkeys(within))})"
        where += f" AND {common}" if common else ""
        if self.office is not None:
            where += f" AND {way.office} = :office"
            parameters["office"] = self.office
        from_form = self.office is not None or not all(way.is_own(each.date) for each in indicators)
        tables = way.joined_from_form if from_form else way.joined
        number = " ".join(f"WHEN {way.within(first, str(number))} THEN {number}" for number in numbers)
        keys = [f"CASE {number} ELSE {len(numbers)} END", *(way.key(question, first) for question in questions)]
        grouped = ", ".join(str(place) for place in range(1, len(keys) + 1))
        statement = f"SELECT {', '.join((*keys, *measures))} FROM {tables} WHERE {where} GROUP BY {grouped}"  # noqa: S608
        return statement, parameters
