"""A made-up consolidated report."""

from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.parts import (
    Cell,
    Chart,
    Head,
    Lines,
    Report,
    Row,
    Section,
    Series,
    Table,
    difference,
    share,
)

KHMER = ("ករណី", "ជនសង្ស័យ", "ជនរងគ្រោះ", "សរុប", "ស្រី", "អនីតិជន")
ENGLISH = ("Cases", "Suspects", "Victims", "total", "women", "minors")


def a_report(language: str = "km", offices: int = 25) -> Report:
    """Return a report of that many offices, the last of which has sent nothing; its language is then in force."""
    use_language(language)
    cases, suspects, victims, *parts = KHMER if language == "km" else ENGLISH
    name = "ខេត្តទី" if language == "km" else "Province "
    rows = [
        Row(f"{name}{number}", tuple(map(Cell, (number, *range(number, number + 6))))) for number in range(1, offices)
    ]
    rows.append(Row(f"{name}{offices}", (Cell(None),) * 7))
    total = Row("សរុប" if language == "km" else "Total", tuple(map(Cell, (1234567, 0, 3, 4, 5, 6, 21000))))
    heads = (Head(cases), Head(suspects, tuple(parts)), Head(victims, tuple(parts)))
    by_office = Table(
        "", "រាជធានី-ខេត្ត" if language == "km" else "Province", heads, tuple(rows), total, is_numbered=True
    )
    compared = [
        Row(label, (Cell(now), Cell(before), difference(now, before), share(now, before)), level)
        for label, now, before, level in ((cases, 150, 100, 0), (suspects, 90, 120, 0), (parts[1], 12, 0, 1))
    ]
    periods = ("២០២៦", "២០២៥", "ខុសគ្នា", "ភាគរយ") if language == "km" else ("2026", "2025", "Difference", "Per cent")
    line = Table(suspects, parts[0], tuple(map(Head, periods)), tuple(compared))
    series = (Series(cases, (3, 9, 4, 7)), Series(victims, (1, 0, 12, 5)))
    charts = tuple(Chart(kind, cases, KHMER[:4], series) for kind in ("trend", "bars", "columns"))
    said = Lines(victims, ((f"{suspects} {cases} {victims}", ("01-2026-A-0047",)),))
    return Report(
        office="00",
        language=language,
        title="របាយការណ៍បូកសរុប" if language == "km" else "Consolidated report",
        period="ឆមាសទី១ ឆ្នាំ២០២៦" if language == "km" else "First semester 2026",
        opening=(),
        sections=(
            Section(cases, (by_office,), ("– មិនទាន់មកដល់ ។" if language == "km" else "– nothing has arrived.",)),
            Section(suspects, (line, *charts, said)),
            Section(victims, (), (cases,), is_annex=True),
        ),
        closing=(victims,),
    )
