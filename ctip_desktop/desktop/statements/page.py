"""Statements: what this office owes and owed, the latest period first, each with how far it is."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.statement_words import chip_of, chip_words, days_left, due_day, is_late, ready_short
from ctip_desktop.desktop.statements.pane import PeriodPane
from ctip_desktop.desktop.statements.reading import LENGTHS, read_list, years_told
from ctip_desktop.desktop.widgets.dropdown import Choice, Dropdown
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.periods import Period, parse_period
from ctip_desktop.reports.statements.standing import TOLD, Standing, is_due
from ctip_desktop.store.transaction import Reader

_RIGHT = Qt.AlignmentFlag.AlignRight


class StatementsPage(Page):
    """The periods of this office."""

    name = "statements"
    icon = "stamp"
    shows: frozenset[Part] = frozenset({"entries", "drafts", "bundles"})

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.standings: tuple[Standing, ...] = ()
        self.due = 0
        self._years: tuple[int, ...] = ()
        self._come_back_to = ""
        self.kind = Dropdown(lambda: _("Periods"), _kinds)
        self.year = Dropdown(lambda: _("Year"), self._year_choices)
        self.rows = Rows(_columns(), name=lambda: _("Statements"))
        self.pane = PeriodPane()
        self.sides = SideBySide(self.rows, self.pane)
        self.body.addWidget(self.sides, 1)
        self.rows.row_chosen.connect(lambda _: self._show_chosen())
        self.rows.row_opened.connect(lambda _: self._open_or_look())
        self.sides.pane_moved.connect(self.keys_changed)
        self.pane.open.clicked.connect(self.open)
        for dropdown in (self.kind, self.year):
            dropdown.changed.connect(self.refresh)

    def title(self) -> str:
        """Return the title."""
        return _("Statements")

    def second_line(self) -> str:
        """Return how many months are waited for."""
        if not self.due:
            return _("No statement is waited for.")
        said = ngettext("{count} statement is to be sent", "{count} statements are to be sent", self.due)
        return said.format(count=figure(self.due))

    def badge(self) -> str:
        """Return how many months are due or overdue, or changed since they were approved."""
        return figure(self.due) if self.due else ""

    def header_choices(self) -> Sequence[Dropdown]:
        """Return the kind of periods, and the year."""
        return (self.year, self.kind)

    def header_actions(self) -> Sequence[Action]:
        """Return opening the chosen period."""
        hindered = "" if self.present else _("No period is chosen.")
        return (Action(lambda: _("Open"), self.open, "arrow-up-right", "Ctrl+Enter", hindered),)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        bindings = [
            Binding("↑↓", lambda: _("choose a period"), None, in_strip=True),
            Binding("Enter", lambda: _("open"), None, in_strip=True),
        ]
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return bindings

    @property
    def present(self) -> Standing | None:
        """The chosen period."""
        return next((one for one in self.standings if one.period.code == self.rows.present), None)

    def tell_due(self, count: int) -> None:
        """Take over how many are due from who looked already."""
        self.due = count
        self.header_changed.emit()

    def refresh(self) -> None:
        """Read the periods anew."""
        kind, year, today = self.kind.value, self.year.value, clock.today()

        def read(reader: Reader) -> tuple[tuple[Standing, ...], tuple[int, ...]]:
            return read_list(reader, kind, year, today), years_told(reader, today)

        self.desk.read(read, self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows)
        self.frame.say_kept(lambda: _("Everything kept · encrypted"), "shield-check", "ok")

    def leave(self) -> None:
        """Close what lies over the list."""
        self.sides.close_pane()

    def come_back_to(self, entry: str) -> None:
        """Have a period, named by its code, as the chosen one."""
        self._come_back_to = entry
        self.rows.choose(entry)

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.standings:
            self._show((self.standings, self._years))

    def open(self) -> None:
        """Open the statement of the chosen period."""
        if found := self.present:
            self.open_period(found.period)

    def open_period(self, period: Period | str) -> None:
        """Open the statement of a period, given by itself or by its code; another page may lead here."""
        from ctip_desktop.desktop.statements.statement import StatementPage

        asked = parse_period(period) if isinstance(period, str) else period
        self.frame.open(StatementPage(self.desk, self.frame, self.desk.who.office, asked))

    def _show(self, read: tuple[tuple[Standing, ...], tuple[int, ...]]) -> None:
        first = not self.standings
        self.standings, self._years = read
        if not self.kind.value and not self.year.value:
            over = [one for one in self.standings if one.period.end <= clock.today()]
            self.due = sum(is_due(one, clock.today()) for one in over[:TOLD])
        self.rows.show_rows([_row(one) for one in self.standings])
        waiting = next((one.period.code for one in self.standings if is_due(one, clock.today())), "")
        if first and waiting and not self._come_back_to:
            self.rows.choose(waiting)
        if self._come_back_to:
            self.rows.choose(self._come_back_to)
            self._come_back_to = ""
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.pane.show_period(self.present)
        self.header_changed.emit()

    def _open_or_look(self) -> None:
        if not self.sides.open_pane():
            self.open()

    def _year_choices(self) -> list[Choice]:
        return [Choice("", _("Since the beginning")), *(Choice(str(year), figure(year)) for year in self._years)]


def _kinds() -> list[Choice]:
    words = {
        "": _("Months"),
        "quarter": _("Quarters"),
        "semester": _("Semesters"),
        "nine_months": _("Nine months"),
        "year": _("Years"),
    }
    return [Choice(kind, words[kind]) for kind in LENGTHS]


def _columns() -> list[Column]:
    return [
        Column(lambda: _("Period"), 150, 3),
        Column(lambda: _("State"), 186, 1),
        Column(lambda: _("Due day"), 120, 2),
        Column(lambda: _("Ready"), 120, 3),
        Column(lambda: _("Version"), 76, 0, _RIGHT),
    ]


def _row(found: Standing) -> Row:
    left, late = days_left(found), is_late(found, clock.today())
    day = due_day(found)
    return Row(
        found.period.code,
        (
            Cell(found.period.label(), figure(found.last.number) if found.last else "", role="strong"),
            Cell(chip_words(found.stage), state=chip_of(found.stage)),
            Cell(day, left if left != day else "", colour="warn" if late else "text"),
            Cell(ready_short(found), _drafts(found)),
            Cell(figure(found.approvals) if found.approvals else "–", colour="text_2"),
        ),
    )


def _drafts(found: Standing) -> str:
    if not found.drafts:
        return ""
    return ngettext("{count} draft", "{count} drafts", found.drafts).format(count=figure(found.drafts))
