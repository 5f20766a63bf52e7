"""Every kind of entry goes its whole way: keyed in Khmer, printed, sent, taken in, and found behind the report."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ctip_desktop.desktop.form.page import FormPage
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.window import Window
from ctip_desktop.documents.sheet import print_sheet
from ctip_desktop.forms import installed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import figure
from ctip_desktop.reports.book.cube import entries_behind
from ctip_desktop.reports.book.gathering import gather
from ctip_desktop.reports.book.parts import Cell, Lines, Report, Table
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.listing import Listed, list_entries, show
from ctip_desktop.store.store import Store
from tests.support.declaring import declare
from tests.support.desk_entries import sample
from tests.support.gui import press, shoot
from tests.support.keying import Clerk
from tests.support.meetings import a_meeting
from tests.support.offices import Country, a_country
from tests.support.papers import pdfium_text, squeezed
from tests.support.seats import Seat, a_hub, a_seat

KEYED = [name for name in installed.names() if name != "statement"]
YEAR, TODAY = parse_period("2026"), date(2026, 12, 31)


class Entries(Page):
    """Where a form is opened from."""

    name = "entries"
    icon = "files"

    def title(self) -> str:
        return "Entries"


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def clerk(country: Country, window: Window, qtbot: QtBot, look_and_language: Callable[..., None]) -> Iterator[Seat]:
    look_and_language("km")
    with a_seat(country.province, a_hub(country.folder), window, qtbot) as seat:
        seat.show(Entries(seat.desk, seat.frame))
        yield seat


def key_in(seat: Seat, form: str) -> None:
    """Key an entry from its paper, and save it as final."""
    open_entry(seat.desk, seat.frame, form)
    seat.settle()
    page = seat.frame.page
    assert isinstance(page, FormPage)
    assert page.view is not None
    assert page.entering is not None
    Clerk(page.view).key_in(a_meeting() if form == "meeting" else sample("case-1" if form == "case" else form))
    page.view.hand_in()
    shoot(seat.window, f"every-kind-{form}")
    with seat.qtbot.waitSignal(page.entering.finished, timeout=10_000):
        press("Ctrl+S")
    seat.settle()


def print_entry(store: Store, listed: Listed) -> str:
    """Return what stands on the sheet of an entry."""
    form = installed.load(listed.form)
    with store.reading() as reader:
        kept = show(reader, listed.id)
    filled = Filled(form, kept.answers, kept.about)
    return pdfium_text(print_sheet(form, "km", filled=filled, office=listed.office, number=listed.number).data)


def behind(store: Store, report: Report) -> set[str]:
    """Return the numbers of all entries behind a figure or a sentence of the report."""
    found: set[str] = set()
    with store.reading() as reader:
        for section in report.sections:
            for part in section.parts:
                if isinstance(part, Lines):
                    found.update(*(numbers for _said, numbers in part.lines))
                for row in (*part.rows, *([part.total] if part.total else [])) if isinstance(part, Table) else ():
                    for source in [one.source for one in row.cells if isinstance(one, Cell) and one.source]:
                        several = entries_behind(
                            reader, source.name, source.period, TODAY, source.office, source.chosen
                        )
                        found |= {one.number for one in several}
    return found


def test_every_kind_is_keyed_printed_sent_and_stands_behind_the_report(clerk: Seat, country: Country) -> None:
    for form in KEYED:
        key_in(clerk, form)
    declare(country.province.store, "2026-06")
    with country.province.store.reading() as reader:
        kept = {one.form: one for one in list_entries(reader)}
    assert set(kept) == set(installed.names())
    for listed in kept.values():
        assert squeezed(figure(listed.number)) in squeezed(print_entry(country.province.store, listed))

    country.province.send(country.folder / "stick")
    country.secretariat.take(country.folder / "stick")
    with country.secretariat.store.reading() as reader:
        arrived = {one.form: one for one in list_entries(reader)}
        report = write(gather(reader, YEAR, TODAY), SECRETARIAT)
    assert {form: (one.number, one.head) for form, one in arrived.items()} == {
        form: (one.number, one.head) for form, one in kept.items()
    }
    assert {kept[form].number for form in KEYED} <= behind(country.secretariat.store, report)
