"""A semester is reported end to end: the matrix and the report say exactly what each province did."""

from collections.abc import Iterator
from datetime import date

import pytest

from ctip_desktop.documents.report import print_report
from ctip_desktop.forms.offices import SECRETARIAT, offices
from ctip_desktop.i18n import figure, use_language
from ctip_desktop.reports.book.gathering import OFFENCE, Book, gather
from ctip_desktop.reports.book.parts import Lines, Report, Section, Table
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.completeness.matrix import Completeness, completeness
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.layout import OFFICE
from tests.support.papers import pdfium_text, squeezed
from tests.support.semester import CHANGED, LATE, MONTHS, NOTHING, SENDING, TWICE, UNEVEN, Semester, a_semester

SEMESTER, TODAY = parse_period("2026-S1"), date(2026, 7, 8)


@pytest.fixture(scope="module")
def semester(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Semester]:
    with pytest.MonkeyPatch.context() as patch, a_semester(tmp_path_factory.mktemp("country"), patch) as lived:
        yield lived


@pytest.fixture(scope="module")
def matrix(semester: Semester) -> Completeness:
    with semester.secretariat.store.reading() as reader:
        return completeness(reader, SEMESTER, TODAY)


@pytest.fixture(scope="module")
def book(semester: Semester) -> Book:
    with semester.secretariat.store.reading() as reader:
        return gather(reader, SEMESTER, TODAY)


@pytest.fixture
def report(book: Book) -> Report:
    use_language("en")
    return write(book, SECRETARIAT)


def states(matrix: Completeness, office: str) -> dict[str, str]:
    (row,) = [row for row in matrix.rows if row.office == office]
    return {month: cell.state for month, cell in zip(MONTHS, row.cells, strict=True)}


def all_received(**but: str) -> dict[str, str]:
    return dict.fromkeys(MONTHS, "received") | {f"2026-{name[1:]}": state for name, state in but.items()}


def section(report: Report, title: str) -> Section:
    return next(one for one in report.sections if title in one.title)


def words(part: Section) -> str:
    lines = [line for each in part.parts if isinstance(each, Lines) for line, _numbers in each.lines]
    rows = [row.label for each in part.parts if isinstance(each, Table) for row in each.rows]
    return "\n".join((*lines, *rows, *part.remarks))


def test_the_matrix_says_who_was_late(matrix: Completeness) -> None:
    assert states(matrix, LATE) == all_received(m05="received_late")


def test_the_matrix_tells_nothing_to_report_from_nothing_sent(matrix: Completeness) -> None:
    assert states(matrix, NOTHING) == all_received(m02="nothing")
    assert states(matrix, "25") == dict.fromkeys(MONTHS, "overdue") | {"2026-06": "not_arrived"}


def test_the_matrix_says_which_closed_month_was_changed(matrix: Completeness) -> None:
    assert states(matrix, CHANGED) == all_received(m03="changed_since")


def test_what_is_sent_twice_stands_once(matrix: Completeness, book: Book, semester: Semester) -> None:
    assert states(matrix, TWICE) == all_received()
    with semester.provinces[TWICE].store.reading() as reader:
        own = gather(reader, SEMESTER, TODAY)
    for name in ("cases", "arrested", "victims"):
        here = book.cube.sum(name, SEMESTER, OFFENCE, {OFFICE: TWICE})
        assert here == own.cube.sum(name, SEMESTER, OFFENCE)
    assert book.cube.sum("cases", SEMESTER, OFFENCE, {OFFICE: TWICE}) >= len(MONTHS)


def test_every_province_counts_at_home_what_the_secretariat_counts_of_it(book: Book, semester: Semester) -> None:
    for code, office in semester.provinces.items():
        with office.store.reading() as reader:
            own = gather(reader, SEMESTER, TODAY)
        for name in ("cases", "victims", "arrested", "arrested_foreigners"):
            assert book.cube.sum(name, SEMESTER, OFFENCE, {OFFICE: code}) == own.cube.sum(name, SEMESTER, OFFENCE)


def test_no_more_is_complete_than_was_sent_of_what_was_due(matrix: Completeness) -> None:
    assert (matrix.share.done, matrix.share.due) == (5 * len(SENDING), 5 * 25)


def test_the_report_names_whose_parts_do_not_add_up(report: Report) -> None:
    remarks = words(section(report, "Sums that do not agree"))
    assert f"{offices()[UNEVEN].en}: Women trained (9999) are more than all trainees (20)." in remarks.splitlines()


def test_the_report_lists_who_did_not_send_who_was_late_and_what_changed(report: Report) -> None:
    told = words(section(report, "Offices that have not sent"))
    for code in (LATE, CHANGED, NOTHING, "25"):
        assert offices()[code].en in told
    assert offices()[TWICE].en not in told


def test_paper_says_it_in_khmer_too(book: Book) -> None:
    use_language("km")
    paper = print_report(write(book, SECRETARIAT))
    told = squeezed(pdfium_text(paper.data))
    assert squeezed(offices()[LATE].km) in told
    assert figure(9999) in told
    use_language("en")
