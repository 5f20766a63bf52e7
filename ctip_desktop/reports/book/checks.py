"""Which figures of a report must agree with which: by the rules of the forms, office by office, and as its own sums."""

from collections.abc import Iterator

from ctip_desktop.forms.figure_rules import message, names_in
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, language
from ctip_desktop.reports.book.counts import labels, offence
from ctip_desktop.reports.book.gathering import ASKED, FOREIGN, LINES, OFFENCE, PERSON, RULED, UNSAID, Book
from ctip_desktop.reports.book.sums import Uneven, check_parts, check_said
from ctip_desktop.reports.indicators.rules import broken, rules
from ctip_desktop.store.layout import OFFICE

_COUNTED = ("cases", "arrested", "victims")


def check(book: Book) -> Iterator[Uneven]:
    """Yield what does not agree in the figures of the period."""
    for line in LINES:
        yield from _ruled(book, OFFENCE, line)
    yield from _ruled(book, RULED, "")
    yield from _summed(book)


def _ruled(book: Book, by: tuple[str, ...], line: str) -> Iterator[Uneven]:
    """Yield the rules that an office breaks with its figures of a line, or with those that stand in none."""
    asked = {name for one in ASKED if one.by == by for name in one.names}
    names = sorted(asked & {name for rule in rules() for name in names_in(rule)})
    chosen = {"offence": line} if line else {}
    figures = {name: book.cube.values(name, book.period, by, OFFICE, chosen) for name in names}
    for office in book.shown:
        own = {name: by_office.get(office, 0) for name, by_office in figures.items()}
        for rule in broken(own):
            place = [offices()[office].said(language()), *([offence(line)] if line else [])]
            text = _("{place}: {message}").format(place=", ".join(place), message=message(rule, own, language()))
            yield Uneven("rule", text, {name: own[name] for name in sorted(names_in(rule))}, office)


def _summed(book: Book) -> Iterator[Uneven]:
    """Yield where the report's own sums, made in different ways, differ."""
    named = labels()
    cube, period = book.cube, book.period
    for line in LINES:
        chosen = {"offence": line}

        def what(name: str, line: str = line) -> str:
            return _("{line}, {figure}").format(line=offence(line), figure=named[name])

        totals = {name: cube.sum(name, period, OFFENCE, chosen) for name in (*_COUNTED, "arrested_foreigners")}
        yield from check_parts(what("victims"), totals["victims"], [cube.sum("victims", period, PERSON, chosen)])
        foreigners = [cube.sum("arrested_foreigners", period, FOREIGN, chosen)]
        yield from check_parts(what("arrested_foreigners"), totals["arrested_foreigners"], foreigners)
        if not book.office:
            for name in _COUNTED:
                parts = [cube.sum(name, period, OFFENCE, chosen | {OFFICE: code}) for code in book.shown]
                yield from check_parts(what(name), totals[name], parts, "offices")
    for name in _COUNTED:
        unsaid = cube.sum(name, period, OFFENCE, {"offence": UNSAID})
        yield from check_said(named[name], cube.sum(name, period, OFFENCE), unsaid)
