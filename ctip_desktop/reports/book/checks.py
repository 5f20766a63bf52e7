"""Which figures of a report must agree with which."""

from collections.abc import Iterator

from ctip_desktop.i18n import _
from ctip_desktop.reports.book.counts import labels, offence
from ctip_desktop.reports.book.gathering import (
    AUDIENCE,
    COUNTRY,
    FOREIGN,
    LINES,
    OFFENCE,
    PERSON,
    UNSAID,
    Book,
)
from ctip_desktop.reports.book.sums import Uneven, check_among, check_parts, check_said
from ctip_desktop.store.layout import OFFICE

_BANDS = ("victims_under_15", "victims_15_17", "victims_18_over", "victims_age_unknown")
_AMONG = (
    ("arrested", "arrested_persons"),
    ("arrested", "arrested_women"),
    ("arrested", "arrested_minors"),
    ("arrested", "arrested_foreigners"),
    ("victims", "victims_persons"),
    ("victims", "victims_women"),
    ("victims", "victims_minors"),
)
_UNDIVIDED = (
    ("repatriated", "repatriated_women", COUNTRY),
    ("repatriated", "repatriated_minors", COUNTRY),
    ("prevention_people", "prevention_women", AUDIENCE),
    ("prevention_people", "prevention_under_18", AUDIENCE),
    ("trained", "trained_women", ()),
)


def check(book: Book) -> Iterator[Uneven]:
    """Yield what does not agree in the figures of the period."""
    named = labels()
    cube, period = book.cube, book.period
    for line in LINES:
        chosen = {"offence": line}

        def of(name: str, by: tuple[str, ...] = OFFENCE, chosen: dict[str, str] = chosen) -> int:
            return cube.sum(name, period, by, chosen)

        def what(name: str, line: str = line) -> str:
            return _("{line}, {figure}").format(line=offence(line), figure=named[name])

        yield from check_parts(what("victims"), of("victims"), [of(band) for band in _BANDS])
        yield from check_parts(what("victims"), of("victims"), [of("victims", PERSON)])
        foreigners = of("arrested_foreigners")
        yield from check_parts(what("arrested_foreigners"), foreigners, [of("arrested_foreigners", FOREIGN)])
        for total, part in _AMONG:
            yield from check_among(what(part), of(total), of(part))
        if not book.office:
            for name in ("cases", "arrested", "victims"):
                offices = [cube.sum(name, period, OFFENCE, chosen | {OFFICE: code}) for code in book.shown]
                yield from check_parts(what(name), of(name), offices, "offices")
    for total, part, by in _UNDIVIDED:
        yield from check_among(named[part], cube.sum(total, period, by), cube.sum(part, period, by))
    for name in ("cases", "arrested", "victims"):
        unsaid = cube.sum(name, period, OFFENCE, {"offence": UNSAID})
        yield from check_said(named[name], cube.sum(name, period, OFFENCE), unsaid)
