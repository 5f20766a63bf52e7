"""The entries behind a figure or a kind of a statement; Enter opens one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.moments import day_words, read_day
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.statement_words import figure_name, kind_name
from ctip_desktop.desktop.statements.lines import entries_words
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.forms.headline import headline
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.reports.indicators.counting import Behind, behind
from ctip_desktop.reports.indicators.placing import known_form
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.adding_up import entries_of
from ctip_desktop.store.known_forms import form_version
from ctip_desktop.store.listing import show
from ctip_desktop.store.transaction import Reader

MOST = 300
"""Entries that are listed at most."""


@dataclass(frozen=True)
class Asked:
    """What entries are looked for: of an office and period, those of a kind, or behind one of its figures (`name`)."""

    office: str
    period: Period
    kind: str
    name: str = ""


@dataclass(frozen=True)
class Entry:
    """An entry in words; names are not among them."""

    id: str
    form: str
    number: str
    state: str
    summary: str
    place: str
    day: str


def find_behind(reader: Reader, asked: Asked, today: date) -> list[Behind]:
    """Return the entries in the order of their numbers; none where the form never came here."""
    form = known_form(reader, asked.kind)
    if form is None:
        return []
    if asked.name:
        if asked.name not in {one.name for one in form.indicators}:
            return []
        return behind(reader, form, asked.name, asked.period, today, asked.office)
    found = entries_of(reader, form, asked.office, asked.period, today)
    return sorted((Behind(entry, number) for entry, number in found), key=lambda one: (one.number, one.entry))


def read_behind(reader: Reader, asked: Asked, today: date) -> tuple[int, list[Entry]]:
    """Return how many there are, and the first of them in words."""
    found = find_behind(reader, asked, today)
    return len(found), [_entry(reader, one.entry) for one in found[:MOST]]


class BehindPage(Page):
    """The list, opened from a statement, to which ← leads back."""

    icon = "list"
    shows = frozenset({"entries"})

    def __init__(self, desk: Desk, frame: Frame, asked: Asked, name: str, back_to: Callable[[], object]) -> None:
        super().__init__(desk, frame)
        self.name = name
        self._asked = asked
        self._back_to = back_to
        self._entries: Sequence[Entry] = ()
        self._count = 0
        self.rows = Rows(_columns(), name=lambda: _("Entries behind"))
        self.body.addWidget(self.rows, 1)
        self.rows.row_opened.connect(lambda _: self.open())

    def title(self) -> str:
        """Return which figure, or kind, it is."""
        return figure_name(self._asked.kind, self._asked.name) if self._asked.name else kind_name(self._asked.kind)

    def second_line(self) -> str:
        """Return how many entries of which period."""
        said = _("{entries} of {period}").format(entries=entries_words(self._count), period=self._asked.period.label())
        if self._count > MOST:
            return f"{said} · " + _("the first {count} are listed").format(count=figure(MOST))
        return said

    def back(self) -> Callable[[], object]:
        """Return the way back to the statement."""
        return self._back_to

    def header_actions(self) -> Sequence[Action]:
        """Return opening the chosen entry."""
        hindered = "" if self.rows.present else _("No entry is chosen.")
        return (Action(lambda: _("Open the entry"), self.open, "arrow-up-right", "Ctrl+Enter", hindered),)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        return [
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("open"), None, in_strip=True),
        ]

    def refresh(self) -> None:
        """Read the entries anew."""
        asked, today = self._asked, clock.today()
        self.desk.read(lambda reader: read_behind(reader, asked, today), self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows)

    def changeEvent(self, event: QEvent) -> None:
        """Tell everything in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "rows"):
            self.refresh()

    def open(self) -> None:
        """Open the chosen entry in its form."""
        if found := next((one for one in self._entries if one.id == self.rows.present), None):
            open_entry(self.desk, self.frame, found.form, found.id)

    def _show(self, read: tuple[int, list[Entry]]) -> None:
        self._count, self._entries = read
        self.rows.show_rows([_row(one) for one in self._entries])
        self.header_changed.emit()


def _columns() -> list[Column]:
    return [
        Column(lambda: _("State"), 150),
        Column(lambda: _("Number"), 160, 1),
        Column(lambda: _("What it is about"), 280, 4),
        Column(lambda: _("Date"), 110),
    ]


def _row(one: Entry) -> Row:
    about = Cell(one.summary, one.place)
    return Row(one.id, (Cell(state=one.state), Cell(one.number, role="strong"), about, Cell(one.day)))


def _entry(reader: Reader, entry: str) -> Entry:
    shown = show(reader, entry)
    listed = shown.listed
    said = headline(form_version(reader, shown.fv), shown.answers, language())
    day = read_day(said.date)
    return Entry(
        listed.id,
        listed.form,
        figure(listed.number),
        listed.state,
        " · ".join(said.summary),
        said.place,
        day_words(day) if day else "",
    )
