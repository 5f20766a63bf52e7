"""Every number of the consolidated report is counted once more, straight from the exported JSON Lines.

What each figure means is written down here anew, in plain Python, from what the forms ask; nothing here reads the
indicators that the program counts by. All three of a report (its parts, the PDF, the spreadsheet) are held to it.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import orjson
import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import use_language
from ctip_desktop.reports.book.gathering import gather
from ctip_desktop.reports.book.parts import Cell, Change, Chart, Report, Row, Section, Share, Table
from ctip_desktop.reports.book.workbook import make_workbook
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.exporting import export_all
from ctip_desktop.reports.periods import parse_period
from tests.support.papers import pdfium_text
from tests.support.untidy import an_untidy_secretariat

TODAY = date(2026, 8, 30)
CASES = [(11, "2026-S1", None), (12, "2026-03", None), (13, "2026", "03"), (14, "2026-Q3", None)]
LINES = {"Human trafficking": "trafficking", "Sexual exploitation": "sexual_exploitation"}
Fact = dict[str, Any]


# What was recorded, read from the export alone ------------------------------------------------------------------


@dataclass(frozen=True)
class Export:
    """The exported entries of each kind, without what is not relevant and what a special answer stands for."""

    entries: Mapping[str, Sequence[Fact]]

    def rows(self, kind: str, repeat: str) -> list[Fact]:
        """Return the rows of a repeat, each with the answers of its entry around it."""
        return [{**entry, **row} for entry in self.entries[kind] for row in entry.get(repeat, ())]

    def persons(self, kind: str) -> list[Fact]:
        """Return persons of cases, and persons recorded apart who are not listed in a case."""
        apart = [entry for entry in self.entries[kind] if entry.get("in_case") != "yes"]
        return [*self.rows("case", kind), *apart]


def read_export(folder: Path) -> Export:
    found = {}
    for file in (folder / "entries").glob("*.jsonl"):
        lines = [orjson.loads(line) for line in file.read_bytes().splitlines()]
        found[file.stem] = [
            {**_stated(line["answers"], "", line), **{name: line[name] for name in ("office", "entry", "number")}}
            for line in lines
        ]
    return Export(found)


def _stated(answers: Fact, place: str, line: Fact) -> Fact:
    gone = {*line["hidden"], *(path for path, said in line["about"].items() if "special" in said)}
    stated = {}
    for name, value in answers.items():
        path = f"{place}/{name}"
        if path in gone:
            continue
        if isinstance(value, list):
            rows = {f"{path}[{row['_id']}]": row for row in value}
            value = [_stated(row, at, line) for at, row in rows.items() if at not in gone]
        stated[name] = value
    return stated


def same_persons(export: Export) -> dict[str, str]:
    """Return for each victim, suspect or person assisted one of those who are the same, by the numbers they name.

    A number that several entries have, or one of another kind, says nothing.
    """
    persons = [one for kind in ("victim", "suspect", "assistance") for one in export.entries[kind]]
    numbers = Counter(one["number"] for several in export.entries.values() for one in several)
    by_number = {one["number"]: one["entry"] for one in persons if numbers[one["number"]] == 1}
    links = [(one["entry"], by_number.get(one.get("victim_number", ""))) for one in export.entries["assistance"]]
    links += [
        (row["_id"], by_number.get(row.get("p_victim_number", ""))) for row in export.rows("repatriation", "person")
    ]
    first = {one["entry"]: one["entry"] for one in persons} | {row: row for row, _ in links}
    for one, other in links:
        if other:
            joined, into = first[one], first[other]
            first = {person: into if group == joined else group for person, group in first.items()}
    return first


# What each figure means ------------------------------------------------------------------------------------------


def whole(row: Fact, name: str) -> int:
    value = row.get(name)
    return value if isinstance(value, int) else 0


def age(row: Fact, name: str, first: int, last: int) -> bool:
    return isinstance(row.get(name), int) and first <= row[name] <= last


def band(row: Fact) -> str:
    bands = (("under_15", 0, 14), ("15_17", 15, 17), ("18_over", 18, 999))
    return next((said for said, first, last in bands if age(row, "v_age", first, last)), "")


def is_victim(row: Fact) -> bool:
    """Say whether a person is a victim of what the line is of: nobody is of trafficking who was found not to be one."""
    return not (row.get("offence") == "trafficking" and row.get("v_status") == "NotAVictimOfTrafficking")


def is_foreign(row: Fact) -> bool:
    return row.get("s_nationality", "") not in ("", "KH")


def counting(export: Export, name: str) -> tuple[list[Fact], str, Callable[[Fact], int]]:
    """Return which facts a figure counts, the day that places them, and for how much each counts."""
    case, entries = export.entries.get("case", ()), export.entries
    suspects = export.persons("suspect")
    victims = [one for one in export.persons("victim") if is_victim(one)]
    homeward = [row for row in entries["repatriation"] if row.get("to_country") == "KH"]
    audience, trainees = export.rows("prevention", "audience"), export.rows("training", "trainee")
    checked, border = export.rows("inspection", "checked"), export.rows("border_counts", "count")
    meanings: dict[str, tuple[Sequence[Fact], str, Callable[[Fact], int]]] = {
        "cases": (case, "reported_on", lambda _: 1),
        "cases_to_court": (case, "court_received_on", lambda _: 1),
        "cases_judged": (case, "verdict_on", lambda _: 1),
        "arrested": (suspects, "s_arrested_on", lambda _: 1),
        "arrested_women": (suspects, "s_arrested_on", lambda row: row.get("s_sex") == "Feminine"),
        "arrested_minors": (suspects, "s_arrested_on", lambda row: age(row, "s_age", 0, 17)),
        "arrested_foreigners": (suspects, "s_arrested_on", is_foreign),
        "charged": (suspects, "s_charged_on", lambda _: 1),
        "convicted": (suspects, "s_convicted_on", lambda _: 1),
        "victims": (victims, "reported_on", lambda _: 1),
        "victims_women": (victims, "reported_on", lambda row: row.get("v_sex") == "Feminine"),
        "victims_under_15": (victims, "reported_on", lambda row: band(row) == "under_15"),
        "victims_15_17": (victims, "reported_on", lambda row: band(row) == "15_17"),
        "victims_18_over": (victims, "reported_on", lambda row: band(row) == "18_over"),
        "victims_age_unknown": (victims, "reported_on", lambda row: band(row) == ""),
        "victims_given_justice": (victims, "v_justice_on", lambda _: 1),
        "repatriated": (homeward, "arrived_on", lambda row: whole(row, "n_people")),
        "repatriated_women": (homeward, "arrived_on", lambda row: whole(row, "n_women")),
        "repatriated_minors": (homeward, "arrived_on", lambda row: whole(row, "n_minors")),
        "plan_items_due": (entries["plan_item"], "due_on", lambda _: 1),
        "plan_items_done": (entries["plan_item"], "done_on", lambda _: 1),
        "organisations": (entries["organisation"], "as_of", lambda _: 1),
        "projects": (export.rows("organisation", "project"), "project_from", lambda _: 1),
        "families_reunited": (entries["repatriation"], "reunited_on", lambda _: 1),
        "prevention_activities": (entries["prevention"], "began_on", lambda _: 1),
        "prevention_people": (audience, "began_on", lambda row: whole(row, "people")),
        "prevention_women": (audience, "began_on", lambda row: whole(row, "women")),
        "prevention_under_18": (audience, "began_on", lambda row: whole(row, "under_18")),
        "meetings_held": (entries["meeting"], "date", lambda row: row.get("held") == "held"),
        "meetings_not_held": (entries["meeting"], "date", lambda row: row.get("held") == "not_held"),
        "trainings": (entries["training"], "began_on", lambda _: 1),
        "trained": (trainees, "began_on", lambda row: whole(row, "people")),
        "trained_women": (trainees, "began_on", lambda row: whole(row, "women")),
        "assisted": (entries["assistance"], "began_on", lambda _: 1),
        "reintegrated": (entries["assistance"], "integrated_on", lambda _: 1),
        "intakes": (entries["hotline"], "received_on", lambda _: 1),
        "intakes_urgent": (
            entries["hotline"],
            "received_on",
            lambda row: row.get("urgency") in ("emergency", "urgent"),
        ),
        "inspections": (entries["inspection"], "done_on", lambda _: 1),
        "places_checked": (checked, "done_on", lambda row: whole(row, "checked_count")),
        "places_closed": (checked, "done_on", lambda row: whole(row, "closed")),
        "border_deported": (border, "month", lambda row: whole(row, "people") * (row.get("movement") == "deported")),
        "border_screened": (border, "month", lambda row: whole(row, "screened")),
        "border_suspected": (border, "month", lambda row: whole(row, "suspected")),
        "instruments": (entries["legal_instrument"], "signed_on", lambda _: 1),
    }
    rows, day, worth = meanings[name]
    return list(rows), day, worth


LEFT: dict[str, Callable[[Export], tuple[Sequence[Fact], str, str]]] = {
    "cases_court_old": lambda export: (export.entries["case"], "court_received_on", "verdict_on"),
    "projects_running": lambda export: (export.rows("organisation", "project"), "project_from", "project_to"),
}
"""What was left from before when a period began: begun before it, and not ended."""


def recount(export: Export, name: str, first: str, end: str, office: str | None, where: Mapping[str, str]) -> int:
    """Count a figure from `first` to before `end`, of an office or of all, where these are the answers."""

    def is_meant(row: Fact) -> bool:
        said = {**row, "v_age_band": band(row)}
        return office in (None, row["office"]) and all(said.get(one, "") == answer for one, answer in where.items())

    if name in LEFT:
        rows, began, ended = LEFT[name](export)
        return sum(is_meant(row) and row.get(began, "9") < first and row.get(ended, "9") >= first for row in rows)
    if name.endswith("_persons"):
        rows, day, _ = counting(export, name.removesuffix("_persons"))
        same = same_persons(export)
        whom = [row.get("_id") or row["entry"] for row in rows if first <= row.get(day, "") < end and is_meant(row)]
        return len({same.get(person, person) for person in whom})
    rows, day, worth = counting(export, name)
    return sum(worth(row) for row in rows if first <= row.get(day, "") < end and is_meant(row))


# The report is held to it ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Made:
    """A report, and the export of the same store."""

    report: Report
    export: Export
    office: str | None
    first: str
    end: str

    def sections(self) -> Iterator[tuple[Section, Table | Chart]]:
        for section in self.report.sections:
            for part in section.parts:
                if isinstance(part, Table | Chart):
                    yield section, part


@pytest.fixture(scope="module", params=CASES, ids=[f"{period}-{office or 'all'}" for _, period, office in CASES])
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    seed, code, office = request.param
    period, folder = parse_period(code), tmp_path_factory.mktemp("untidy")
    use_language("en")
    with an_untidy_secretariat(folder / "home", seed, 320) as store, store.reading() as reader:
        export_all(reader, folder / "export")
        report = write(gather(reader, period, TODAY, office), office or "00")
    export = read_export(folder / "export")
    return Made(report, export, office, period.start.isoformat(), period.end.isoformat())


def of_rows(table: Table) -> tuple[Row, ...]:
    return (*table.rows, *([table.total] if table.total else []))


def test_every_figure_of_every_table_is_what_the_export_says(made: Made) -> None:
    figures = 0
    for _, table in made.sections():
        for row in of_rows(table) if isinstance(table, Table) else ():
            for cell in row.cells:
                if isinstance(cell, Cell) and cell.value is not None:
                    assert cell.source, row
                    source, period = cell.source, cell.source.period
                    first, end = period.start.isoformat(), period.end.isoformat()
                    counted = recount(made.export, source.name, first, end, source.office, source.chosen)
                    assert cell.value == counted, (row.label, source)
                    figures += 1
    assert figures > 100


def test_differences_and_per_cent_are_those_of_the_two_figures_before_them(made: Made) -> None:
    """A difference is of the figure and the same one of the period before; per cent are of the earlier of the two."""
    compared = 0
    for _, table in made.sections():
        for row in of_rows(table) if isinstance(table, Table) else ():
            now: Cell | None = None
            earlier: Cell | None = None
            for cell in row.cells:
                if isinstance(cell, Cell):
                    is_earlier = bool(cell.source and cell.source.period.start.isoformat() < made.first)
                    now, earlier = (now if is_earlier else _first(row, cell)), (cell if is_earlier else earlier)
                    continue
                assert now, row
                assert earlier, row
                if now.value is not None and earlier.value is not None:
                    if isinstance(cell, Change):
                        assert cell.value == now.value - earlier.value
                    elif earlier.value:
                        assert cell.value == pytest.approx((now.value - earlier.value) / earlier.value * 100)
                    else:
                        assert cell.value is None
                    compared += 1
    assert compared > 20


def _first(row: Row, cell: Cell) -> Cell:
    """Return the figure that an earlier one stands beside: the first of a row, or of the line in it."""
    line = cell.source.chosen.get("offence") if cell.source else None
    same = (one for one in row.cells if isinstance(one, Cell) and one.source)
    return next((one for one in same if one.source and one.source.chosen.get("offence") == line), cell)


def test_every_figure_of_every_chart_is_what_the_export_says(made: Made) -> None:
    charts = {part.kind: part for _, part in made.sections() if isinstance(part, Chart)}
    assert set(charts) == {"trend", "columns"} | (set() if made.office else {"bars"})

    def cases(line: str, first: str, end: str, office: str | None) -> int:
        return recount(made.export, "cases", first, end, office, {"offence": line})

    for series in charts["trend"].series:
        months = [f"20{label[3:]}-{label[:2]}" for label in charts["trend"].labels]
        counted = [cases(LINES[series.label], month, f"{month}-99", made.office) for month in months]
        assert list(series.values) == counted
    for series in charts["bars"].series if "bars" in charts else ():
        codes = {names.en: code for code, names in offices().items()}
        for label, value in zip(charts["bars"].labels, series.values, strict=True):
            here = cases(LINES[series.label], made.first, made.end, codes[label])
            assert value == here or (value is None and not here)
    bands = {"Under 15": "under_15", "15 to 17": "15_17", "18 and over": "18_over", "Age not known": ""}
    victims = [
        row
        for row in made.export.persons("victim")
        if is_victim(row)
        if made.first <= row.get("reported_on", "") < made.end
        and row.get("offence") in LINES.values()
        and made.office in (None, row["office"])
    ]
    sexes = {"Women and girls": "Feminine", "Men and boys": "Masculine"}
    chart = charts["columns"]
    for place, label in enumerate(chart.labels):
        of_age = [row.get("v_sex", "") for row in victims if band(row) == bands[label]]
        for series in chart.series:
            sex = sexes.get(series.label)
            persons = of_age.count(sex) if sex else sum(one not in sexes.values() for one in of_age)
            assert series.values[place] == persons, (label, series.label)
    assert sum(value or 0 for series in chart.series for value in series.values) == len(victims)


def test_other_offences_and_those_without_one_are_told_apart_with_their_numbers(made: Made) -> None:
    for name, said in (("cases", "cases"), ("arrested", "arrested"), ("victims", "victims")):
        other = recount(made.export, name, made.first, made.end, made.office, {"offence": "other"})
        remarks = " ".join(made.report.sections[0].remarks)
        words = said.removesuffix("s") if other == 1 else said
        assert f"{other} {words}" in remarks or not other


def test_the_rows_of_a_table_are_all_there_are(made: Made) -> None:
    """A part that is left out would be missed by no other check: parts sum to their total, row by row."""
    for _, table in made.sections():
        if isinstance(table, Table) and table.total and not table.is_numbered:
            for place, total in enumerate(table.total.cells):
                if isinstance(total, Cell) and total.value is not None:
                    parts = [row.cells[place] for row in table.rows]
                    assert sum(part.value or 0 for part in parts if isinstance(part, Cell)) == total.value


# And so are the two papers ---------------------------------------------------------------------------------------


def test_every_number_printed_in_the_pdf_is_the_one_that_was_counted(made: Made) -> None:
    text = " ".join(pdfium_text(print_report(made.report).data).split())
    at = 0
    for _, part in made.sections():
        if isinstance(part, Table):
            for number, row in enumerate(of_rows(part), start=1):
                shown = [row.label, *map(in_words, row.cells)]
                if part.is_numbered and row is not part.total:
                    shown.insert(0, str(number))
                at = position(text, " ".join(shown), at)
        elif part.kind == "trend":
            at = text.index(part.title, at)
            for series in part.series:
                at = position(text, " ".join((series.label, *map(str, series.values))), at)
        elif part.kind == "bars":
            at = text.index(part.title, at)
            for place, label in enumerate(part.labels):
                values = [series.values[place] for series in part.series]
                said = ["–"] if values[0] is None else [f"{value:,}" for value in values]
                at = position(text, " ".join((label, *said)), at)
        else:
            at = text.index(part.title, at)
            for place, label in enumerate(part.labels):
                at = text.index(f" {label} ", at) + len(label) + 1
                found = text[at:].split()[: len(part.series)]
                assert sorted(found) == sorted(f"{series.values[place]:,}" for series in part.series)


def test_every_number_of_the_spreadsheet_is_the_one_that_was_counted(made: Made) -> None:
    sheets = openpyxl.load_workbook(BytesIO(make_workbook(made.report))).worksheets
    assert len(sheets) == len(made.report.sections)
    for sheet, section in zip(sheets, made.report.sections, strict=True):
        lines = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
        for part in section.parts:
            for row in of_rows(part) if isinstance(part, Table) else ():
                told = [row.label, *map(as_number, row.cells)]
                place = next(number for number, line in enumerate(lines) if is_told(line, told))
                lines = lines[place + 1 :]


def position(text: str, said: str, at: int) -> int:
    """Return where the text goes on after what is said, which must stand there as words of its own."""
    found = re.compile(rf"(?<!\S){re.escape(said)}(?!\S)").search(text, at)
    assert found, (said, text[at : at + 300])
    return found.end()


def in_words(cell: Cell | Change | Share) -> str:
    if cell.value is None:
        return "–"
    if isinstance(cell, Share):
        return signed(f"{cell.value:+,.1f}%")
    return signed(f"{cell.value:+,}") if isinstance(cell, Change) else f"{cell.value:,}"


def signed(text: str) -> str:
    return text.removeprefix("+") if text in ("+0", "+0.0%") else text.replace("-", "−")


def is_told(line: Sequence[object], told: Sequence[object]) -> bool:
    def same(one: object, other: object) -> bool:
        return one == (pytest.approx(other) if isinstance(one, int | float) else other)

    return len(line) == len(told) and all(map(same, line, told))


def as_number(cell: Cell | Change | Share) -> int | float | str:
    if isinstance(cell, Share):
        return "no earlier figure" if cell.value is None else cell.value / 100
    return "–" if cell.value is None else cell.value
