"""Leads from any page to the form of an entry: one that is there, or a new one whose kind is asked for by digit."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect

from ctip_desktop.desktop import preferences
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.page import Page
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList
from ctip_desktop.forms import installed
from ctip_desktop.forms.links import Link
from ctip_desktop.i18n import _, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.entering import Entering
    from ctip_desktop.reports.periods import Period
    from ctip_desktop.store.transaction import Reader

MEETING = "meeting"
SAME_PERSON = "same_person"
"""What was decided of two persons is changed where they stand side by side, never typed."""
STATEMENT = "statement"
"""A statement is made of the entries on a page of its own, never typed."""


def open_entry(desk: Desk, frame: Frame, form: str, entry: "Entering | str | None" = None) -> None:
    """Open an entry in its form, one already begun, or a new one; a meeting beside its minutes.

    Leaving it leads back to the page of the sidebar it was opened from, the entry being the chosen one there.
    """
    from ctip_desktop.desktop.form.page import FormPage
    from ctip_desktop.desktop.minutes.page import MinutesPage

    usual = "minutes" if form == MEETING else "entries"
    origin = frame.page.name if frame.opened and frame.page.name in frame.pages else usual
    if form == STATEMENT and isinstance(entry, str):
        _open_statement(desk, frame, entry, origin)
        return
    if form == SAME_PERSON and isinstance(entry, str):
        open_same_persons(frame, entry)
        return
    opened: list[FormPage] = []

    def go_back() -> None:
        page = frame.pages[origin]
        if opened[0].entering:
            page.come_back_to(opened[0].entering.entry)
        frame.open(page)

    kind = MinutesPage if form == MEETING else FormPage
    chosen = preferences.load(desk.store.folder)
    opened.append(kind(desk, frame, entry, form, preferences=chosen, back_to=go_back))
    frame.open(opened[0])


def begin_about(desk: Desk, frame: Frame, link: Link, number: str) -> None:
    """Open a new entry that names another by its number."""
    from ctip_desktop.desktop.form.entering import Entering

    def show(entering: Entering) -> None:
        open_entry(desk, frame, link.form, entering)

    Entering.begin_named(desk, link.form, show, owner=frame, about=(link, number))


def open_duties(desk: Desk, frame: Frame, entry: str | None, back_to: Page) -> None:
    """Open what each office owes: the secretariat's own entry, or what the program says, to be changed."""
    from ctip_desktop.desktop.form.entering import Entering
    from ctip_desktop.desktop.form.page import FormPage
    from ctip_desktop.reports.duties.calendars import duties_form, duties_to_begin

    begun = entry or Entering.begin(desk, duties_form(), duties_to_begin())
    frame.open(FormPage(desk, frame, begun, back_to=lambda: frame.open(back_to)))


def open_same_persons(frame: Frame, decision: str = "") -> None:
    """Open the queue of possible same persons, a decision's pair chosen; leaving it leads back where one was."""
    from ctip_desktop.desktop.same_person.page import SamePersonPage

    page = frame.pages.get(SamePersonPage.name)
    if isinstance(page, SamePersonPage):
        if frame.page.name in frame.pages and frame.page.name != page.name:
            page.came_from = frame.page.name
        if decision:
            page.come_back_to(decision)
        frame.open(page)


def open_conflicts(desk: Desk, frame: Frame) -> None:
    """Open the list of entries in conflict; a province, which has no entrance to it, comes back to where it was."""
    from ctip_desktop.desktop.conflicts.page import ConflictsPage

    if ConflictsPage.name in frame.pages:
        frame.open(ConflictsPage.name)
    else:
        frame.open(ConflictsPage(desk, frame, _back_to_here(frame)))


def compare_versions(desk: Desk, frame: Frame, entry: str) -> None:
    """Open the versions of an entry side by side; leaving them leads back to the page they were opened from."""
    from ctip_desktop.desktop.conflicts.comparison import ComparisonPage

    frame.open(ComparisonPage(desk, frame, entry, _back_to_here(frame)))


def begin_entry(desk: Desk, frame: Frame) -> ChoiceList:
    """Ask below the header's primary button which kind of entry is begun, then open its form; return the question."""
    return ask_kind(frame, lambda form: open_entry(desk, frame, form))


def ask_kind(frame: Frame, then: Callable[[str], object], icon: str = "plus") -> ChoiceList:
    """Ask which kind of entry is begun, or what its icon says, and do with its form what is to be done."""
    forms = [form for form in installed.installed() if form.name != STATEMENT]
    kinds = [Choice(form.name, " ".join(form.title.said(language()).split()), icon) for form in forms]
    asked = ChoiceList(kinds, None, _("Which kind of entry?"), frame)
    asked.chosen.connect(then)
    button = frame.header.buttons[-1] if frame.header.buttons else frame.header
    place = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
    asked.open_below(place)
    return asked


def _open_statement(desk: Desk, frame: Frame, entry: str, origin: str) -> None:
    """Open a statement on the page of its period, to be read where it is another office's."""
    from ctip_desktop.desktop.statements.statement import StatementPage
    from ctip_desktop.reports.periods import parse_period
    from ctip_desktop.store.listing import show

    def read(reader: "Reader") -> "tuple[str, Period]":
        shown = show(reader, entry)
        return shown.listed.office, parse_period(str(shown.answers.get("period") or ""))

    def back() -> None:
        page = frame.pages[origin]
        page.come_back_to(entry)
        frame.open(page)

    def opened(read: "tuple[str, Period]") -> None:
        office, period = read
        frame.open(StatementPage(desk, frame, office, period, back))

    desk.read(read, opened, owner=frame)


def _back_to_here(frame: Frame) -> Callable[[], object]:
    """Return the way back to the page of the sidebar that is shown, or else to the entries."""
    name = frame.page.name if frame.page.name in frame.pages else "entries"
    return lambda: frame.open(name)
