"""The charts of a report, where people would rather look than read."""

from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.reports.book.counts import offence
from ctip_desktop.reports.book.gathering import LINES, OFFENCE, PERSON, TREND, Book
from ctip_desktop.reports.book.parts import Chart, Series
from ctip_desktop.reports.duties.owed import months
from ctip_desktop.reports.indicators.counting import MONTH
from ctip_desktop.store.layout import OFFICE

BANDS = ("under_15", "15_17", "18_over")
MEN, WOMEN = "Masculine", "Feminine"


def trend(book: Book) -> Chart:
    """Return the cases of both lines, month by month."""
    shown = months(book.span)
    cases = [book.trend.values("cases", book.span, TREND, MONTH, {"offence": line}) for line in LINES]
    series = tuple(
        Series(offence(line), tuple(found.get(month.code, 0) for month in shown))
        for line, found in zip(LINES, cases, strict=True)
    )
    labels = tuple(figure(f"{month.start:%m/%y}") for month in shown)
    return Chart("trend", _("Cases by month"), labels, series)


def by_province(book: Book) -> Chart:
    """Return the cases of both lines by province."""
    cases = [book.cube.values("cases", book.period, OFFENCE, OFFICE, {"offence": line}) for line in LINES]
    series = tuple(
        Series(offence(line), tuple(None if code in book.silent else found.get(code, 0) for code in book.shown))
        for line, found in zip(LINES, cases, strict=True)
    )
    return Chart("bars", _("Cases by province"), tuple(offices()[code].said(language()) for code in book.shown), series)


def by_sex_and_age(book: Book) -> Chart:
    """Return the victims of both lines by sex and age band; other sexes and unknown ages where there are any."""
    bands = [*BANDS, *([""] if any(_victims(book, band=band) for band in ("",)) else [])]
    named = {
        "under_15": _("Under 15"),
        "15_17": _("15 to 17"),
        "18_over": _("18 and over"),
        "": _("Age not known"),
    }
    women = tuple(_victims(book, WOMEN, band) for band in bands)
    men = tuple(_victims(book, MEN, band) for band in bands)
    everybody = tuple(_victims(book, band=band) for band in bands)
    others = tuple(all_ - one - two for all_, one, two in zip(everybody, women, men, strict=True))
    series = [Series(_("Women and girls"), women), Series(_("Men and boys"), men)]
    if any(others):
        series.append(Series(_("Other or not stated"), others))
    return Chart("columns", _("Victims by sex and age"), tuple(named[band] for band in bands), tuple(series))


def _victims(book: Book, sex: str | None = None, band: str = "") -> int:
    chosen = {"v_age_band": band} | ({"v_sex": sex} if sex else {})
    return sum(book.cube.sum("victims", book.period, PERSON, chosen | {"offence": line}) for line in LINES)
