"""The tables of a report that count: the two lines, provinces, courts, returns, prevention, other work."""

from collections.abc import Mapping, Sequence

from ctip_desktop.forms.form import Words
from ctip_desktop.forms.installed import installed, load
from ctip_desktop.forms.lists import load as load_list
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.reports.book.gathering import (
    AUDIENCE,
    COUNTRY,
    FOREIGN,
    LINES,
    OFFENCE,
    OTHER,
    OTHER_WORK,
    PERSON,
    THEME,
    Book,
)
from ctip_desktop.reports.book.parts import Cell, Change, Figure, Head, Row, Share, Source, Table, difference, share
from ctip_desktop.reports.periods import Period
from ctip_desktop.store.layout import OFFICE

_SUMMARY = (
    ("cases", 0),
    ("arrested", 0),
    ("arrested_persons", 1),
    ("arrested_women", 1),
    ("arrested_minors", 1),
    ("arrested_foreigners", 1),
    ("victims", 0),
    ("victims_persons", 1),
    ("victims_women", 1),
    ("victims_under_15", 1),
    ("victims_15_17", 1),
    ("victims_18_over", 1),
    ("victims_age_unknown", 1),
)
_IF_ANY = ("victims_age_unknown",)
_PERSONS_OF = {"arrested_persons": "arrested", "victims_persons": "victims", "assisted_persons": "assisted"}
"""What counts each person once, and the figure it is told below where somebody stands in that more than once."""
_COURT = ("cases_court_old", "cases_to_court", "cases_judged", "charged", "convicted", "victims_given_justice")
_PROVINCE = ("cases", "arrested", "victims")
_RETURNED = ("repatriated", "repatriated_women", "repatriated_minors")
_PEOPLE = ("prevention_people", "prevention_women", "prevention_under_18")


def labels() -> dict[str, str]:
    """Return what each indicator is called, by its name."""
    return {one.name: one.label.said(language()) for form in reversed(installed()) for one in form.indicators}


def offence(name: str) -> str:
    """Return what an offence is called; `""` are those that say none."""
    return choice("case", "offence", name)


class Counts:
    """The tables of one book, in the language in force."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._labels = labels()

    def cell(
        self,
        name: str,
        by: tuple[str, ...] = (),
        chosen: Mapping[str, str] | None = None,
        *,
        period: Period | None = None,
        office: str | None = None,
    ) -> Cell:
        """Return a figure of the period, or of another; none of an earlier period of which nothing is here.

        An earlier period that is closed has the figures that were published of it.
        """
        book = self._book
        period = period or book.period
        if (period == book.earlier and not book.has_earlier) or office in book.silent:
            return Cell(None)
        of_office = {OFFICE: office} if office else {}
        source = Source(name, period, office or book.office, dict(chosen or {}))
        before = book.published_earlier.value(source) if book.published_earlier and period == book.earlier else None
        value = book.cube.sum(name, period, by, dict(chosen or {}) | of_office) if before is None else before
        return Cell(value, source)

    def compared(self, name: str, by: tuple[str, ...] = (), chosen: Mapping[str, str] | None = None) -> "_Four":
        """Return a figure, the one of the same period before, the difference, and that in per cent of the earlier."""
        now = self.cell(name, by, chosen)
        before = self.cell(name, by, chosen, period=self._book.earlier)
        return now, before, difference(now.value, before.value), share(now.value, before.value)

    def lines(self) -> Table:
        """Return the figures of the two lines side by side, each compared with the same period before."""
        rows = [
            Row(
                _short(name) or self._named(name),
                tuple(cell for line in LINES for cell in self.compared(name, OFFENCE, {"offence": line})),
                level,
            )
            for name, level in _SUMMARY
        ]
        kept = self._kept(rows)
        parts = (*self._years(), _("Difference"), _("Per cent"))
        return Table("", _("What"), tuple(Head(offence(line), parts) for line in LINES), tuple(kept))

    def nations(self, name: str, title: str) -> Table:
        """Return persons by nationality, with the two lines apart."""
        by, of = (FOREIGN, "s_nationality") if name == "arrested_foreigners" else (PERSON, "v_nationality")
        found: dict[str, int] = {}
        for line in LINES:
            for code, value in self._book.cube.values(name, self._book.period, by, of, {"offence": line}).items():
                found[code] = found.get(code, 0) + value
        rows = [
            Row(country(code), tuple(self.cell(name, by, {"offence": line, of: code}) for line in LINES))
            for code in sorted(found, key=lambda code: (-found[code], code))
        ]
        total = Row(_("Total"), tuple(self.cell(name, by, {"offence": line}) for line in LINES))
        return Table(title, _("Nationality"), tuple(Head(offence(line)) for line in LINES), tuple(rows), total)

    def provinces(self) -> Table:
        """Return cases, arrested and victims of both lines by office."""
        columns = [(name, line) for line in LINES for name in _PROVINCE]
        rows = [
            Row(
                offices()[code].said(language()),
                tuple(self.cell(name, OFFENCE, {"offence": line}, office=code) for name, line in columns),
            )
            for code in self._book.shown
        ]
        total = Row(_("Total"), tuple(self.cell(name, OFFENCE, {"offence": line}) for name, line in columns))
        parts = (_("Cases"), _("Arrested"), _("Victims"))
        heads = tuple(Head(offence(line), parts) for line in LINES)
        return Table("", _("Province"), heads, tuple(rows), total, is_numbered=True)

    def courts(self) -> Table:
        """Return what the courts did, both lines, compared with the same period before."""
        rows = [
            Row(
                self._named(name),
                tuple(cell for line in LINES for cell in self.compared(name, OFFENCE, {"offence": line})[:3]),
            )
            for name in _COURT
        ]
        parts = (*self._years(), _("Difference"))
        return Table("", _("What"), tuple(Head(offence(line), parts) for line in LINES), tuple(rows))

    def returned(self) -> Table:
        """Return those repatriated to Cambodia, by the country they came from."""
        book = self._book
        codes = self._ordered(_RETURNED, COUNTRY, "from_country")
        rows = [Row(country(code), self._wide(_RETURNED, COUNTRY, {"from_country": code})) for code in codes]
        parts = (_("total"), _("women"), _("minors"))
        heads = (Head(_("Repatriated"), parts), *self._heads(book.earlier.label())[1:])
        return Table("", _("From"), heads, tuple(rows), Row(_("Total"), self._wide(_RETURNED, COUNTRY, {})))

    def prevention(self) -> tuple[Table, Table]:
        """Return prevention by theme, and by audience."""
        themes = self._ordered(_PEOPLE, AUDIENCE, "theme")
        themes += [code for code in self._ordered(("prevention_activities",), THEME, "theme") if code not in themes]
        kinds = self._ordered(_PEOPLE, AUDIENCE, "audience_kind")
        parts = (_("total"), _("women"), _("under 18"))
        heads = (Head(_("Activities")), Head(_("Participants"), parts), Head(_("Participants before")))

        def row(label: str, chosen: dict[str, str]) -> Row:
            activities = self.cell("prevention_activities", THEME, chosen)
            people = tuple(self.cell(name, AUDIENCE, chosen) for name in _PEOPLE)
            return Row(label, (activities, *people, self.cell(_PEOPLE[0], AUDIENCE, chosen, period=self._book.earlier)))

        by_theme = [row(choice("prevention", "theme", code), {"theme": code}) for code in themes]
        by_kind = [
            Row(
                choice("prevention", "audience_kind", code),
                self._wide(_PEOPLE, AUDIENCE, {"audience_kind": code})[:4],
            )
            for code in kinds
        ]
        total = Row(_("Total"), self._wide(_PEOPLE, AUDIENCE, {})[:4])
        return (
            Table(_("By theme"), _("Theme"), heads, tuple(by_theme), row(_("Total"), {})),
            Table(_("By audience"), _("Audience"), heads[1:], tuple(by_kind), total),
        )

    def other_work(self) -> Table:
        """Return other work in figures, without what there was neither now nor before."""
        found = {name: self.compared(name) for name in OTHER_WORK}
        shown = [
            Row(self._named(name), cells)
            for name, cells in found.items()
            if (cells[0].value or cells[1].value) and not _are_as_many(cells, found.get(_PERSONS_OF.get(name, "")))
        ]
        return Table("", _("What"), self._heads(), tuple(shown))

    def other_offences(self) -> tuple[int, int, int]:
        """Return cases, arrested and victims of other offences, which stand in neither line."""
        cases, arrested, victims = (
            self._book.cube.sum(name, self._book.period, OFFENCE, {"offence": OTHER}) for name in _PROVINCE
        )
        return cases, arrested, victims

    def _kept(self, rows: Sequence[Row]) -> list[Row]:
        """Return the rows of a summary without those that say nothing."""
        told = {name: row for row, (name, _level) in zip(rows, _SUMMARY, strict=True)}
        return [
            row
            for name, row in told.items()
            if (name not in _IF_ANY or _any(row))
            and not (name in _PERSONS_OF and _are_as_many(row.cells, told[_PERSONS_OF[name]].cells))
        ]

    def _named(self, name: str) -> str:
        return self._labels.get(name, name)

    def _years(self) -> tuple[str, str]:
        """Return the years of the period and of the earlier one, which the report's head names in full."""
        return figure(self._book.period.start.year), figure(self._book.earlier.start.year)

    def _heads(self, before: str = "") -> tuple[Head, ...]:
        earlier = before or self._book.earlier.label()
        heads = (self._book.period.label(), earlier, _("Difference"), _("Per cent of the earlier figure"))
        return tuple(map(Head, heads))

    def _wide(self, names: Sequence[str], by: tuple[str, ...], chosen: Mapping[str, str]) -> tuple[Figure, ...]:
        figures = tuple(self.cell(name, by, chosen) for name in names)
        before = self.cell(names[0], by, chosen, period=self._book.earlier)
        now = figures[0].value
        return (*figures, before, difference(now, before.value), share(now, before.value))

    def _ordered(self, names: Sequence[str], by: tuple[str, ...], of: str) -> list[str]:
        """Return the answers by which any of the figures has a value now or before; most of the first stand first."""
        book = self._book
        now, before = (book.cube.values(names[0], each, by, of) for each in (book.period, book.earlier))
        codes = {*now, *before}
        for name in names[1:]:
            codes |= {*book.cube.values(name, book.period, by, of), *book.cube.values(name, book.earlier, by, of)}
        if book.published_earlier:
            codes |= {code for name in names for code in book.published_earlier.answers(name, of)}
        return sorted(codes, key=lambda code: (-now.get(code, 0), -before.get(code, 0), code))


def _short(name: str) -> str:
    """Return what a figure is called below the figure it is a part of; nothing for those that are no parts."""
    words = {
        "arrested_persons": _("Different persons"),
        "victims_persons": _("Different persons"),
        "arrested_women": _("Women"),
        "arrested_minors": _("Minors"),
        "arrested_foreigners": _("Foreigners"),
        "victims_women": _("Women"),
        "victims_under_15": _("Under 15"),
        "victims_15_17": _("15 to 17"),
        "victims_18_over": _("18 and over"),
        "victims_age_unknown": _("Age not known"),
    }
    return words.get(name, "")


def _any(row: Row) -> bool:
    return any(isinstance(cell, Cell) and cell.value for cell in row.cells)


_Four = tuple[Cell, Cell, Change, Share]


def country(code: str) -> str:
    """Return what a country is called, by its code."""
    found = load_list("countries.csv").find(code)
    return _said(found.label if found else None, code)


def choice(form: str, name: str, code: str) -> str:
    """Return what a choice of a form's list is called; `""` are those that made none."""
    found = next((choice.label for choice in load(form).lists[name] if choice.name == code), None)
    return _said(found, code)


def _said(words: Words | None, code: str) -> str:
    return words.said(language()) if words else code or _("not stated")


def _are_as_many(cells: Sequence[Figure], others: Sequence[Figure] | None) -> bool:
    """Say whether the figures of two rows are the same throughout."""
    counted = [[cell.value for cell in each if isinstance(cell, Cell)] for each in (cells, others or ())]
    return counted[0] == counted[1]
