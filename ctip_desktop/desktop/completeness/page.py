"""Completeness: which province sent which month; what is behind each mark, and letters to those who are late."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QRect, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.completeness.charts import by_kind, by_office, late_offices, present_month
from ctip_desktop.desktop.completeness.choosing import YEAR, periods, provinces, what_can_be_done
from ctip_desktop.desktop.completeness.detail import Detail, look_into
from ctip_desktop.desktop.completeness.legend import Legend
from ctip_desktop.desktop.completeness.matrix import Matrix
from ctip_desktop.desktop.completeness.pane import MarkPane
from ctip_desktop.desktop.completeness.reminders import RemindersPage
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look.tokens import FOLD_BELOW
from ctip_desktop.desktop.moments import hour_words
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.paper.delivery import SPREADSHEET, Delivery
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.dropdown import ChoiceList, Dropdown
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.completeness.matrix import Completeness, Row, completeness
from ctip_desktop.reports.completeness.workbook import make_matrix
from ctip_desktop.reports.periods import Period, parse_period

PAUSE = 70
"""Milliseconds after which a mark is looked into: whoever holds an arrow down passes by."""
PANES = ((1880, 400), (1340, 256), (1270, 250), (FOLD_BELOW, 236), (0, 316))
"""How wide the pane is from which width of the window on: twelve months want the room."""


class CompletenessPage(Page):
    """The matrix of a year or another period, with the month and the present mark in words beside it."""

    name = "completeness"
    icon = "grid-3x3"
    shows: frozenset[Part] = frozenset({"bundles", "entries", "trust"})

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.found: Completeness | None = None
        self.month: Period | None = None
        self._at = ""
        self._wanted: Period | None = None
        self._detail: Detail | None = None
        self.menu: ChoiceList | None = None
        self._code = str(clock.today().year)
        self.period = Dropdown(self._period_head, periods)
        self._choose_period(self._code)
        self.office = Dropdown(lambda: _("Province"), provinces)
        self.legend = Legend()
        self.matrix = Matrix()
        self.pane = MarkPane()
        self.sides = SideBySide(self._left(), self.pane, PANES)
        self.body.addWidget(self.sides, 1)
        self.delivery = Delivery(desk.papers, self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self._look)
        self._connect()

    def title(self) -> str:
        """Return the title."""
        return _("Completeness of reports")

    def entrance(self) -> str:
        """Return the short name."""
        return _("Completeness")

    def header_choices(self) -> Sequence[Dropdown]:
        """Return the period, and the office whose kinds are seen."""
        return (self.office, self.period)

    def header_actions(self) -> Sequence[Action]:
        """Return the export, and reminding all that are late."""
        late = self._late()
        words = ngettext("Remind {count} province", "Remind {count} provinces", max(len(late), 1))
        said = words.format(count=figure(len(late))) if late else _("Remind")
        reading = "" if self.found else _("It is still being read.")
        hindered = reading or ("" if late else _("No province is late."))
        return (
            Action(lambda: _("Export Excel"), self.export, "download", "Ctrl+E", reading),
            Action(lambda: said, lambda: self.remind(late), "bell-ring", "Ctrl+Enter", hindered),
        )

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the matrix."""
        deed = {"bundle": _("open the bundle"), "entries": _("open the entries")}.get(self.pane.deed, "")
        bindings = [
            Binding("↑↓←→", lambda: _("move"), None, in_strip=True),
            Binding("R", lambda: _("remind this province"), None, in_strip=True),
            Binding("F4", lambda: _("choose a period"), self.period.open),
            Binding("Ctrl+K", lambda: _("kinds of this province"), self.turn_kinds, in_strip=True),
            Binding("Ctrl+M", lambda: _("tell of this month"), self.tell_month),
            Binding("Menu", lambda: _("what can be done with this mark"), None),
            Binding("Home", lambda: _("first month; with Ctrl the first province"), None),
            Binding("PgDn", lambda: _("five lines down"), None),
            Binding("A…Z", lambda: _("a province by its name or number"), None),
        ]
        if deed:
            bindings.insert(1, Binding("Enter", lambda: deed, None, in_strip=True))
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        elif self.office.value:
            bindings.append(Binding("Esc", lambda: _("all provinces"), self.turn_kinds))
        return bindings

    def refresh(self) -> None:
        """Read how far everything is."""
        period, today = parse_period(self._code), clock.today()

        def show(found: Completeness) -> None:
            self._at = clock.timestamp()
            if self.found is None or self.found.period != found.period:
                self.month = present_month(found)
            self.found = found
            self._show()

        self.desk.read(lambda reader: completeness(reader, period, today), show, owner=self)

    def show_period(self, period: Period | str) -> None:
        """Show the year of a month with that month told of, or a longer period: another page leads here."""
        wanted = parse_period(period) if isinstance(period, str) else period
        self._wanted = wanted
        single = (wanted.end - wanted.start).days <= 31
        self.office.choose("")
        self._choose_period(wanted.code[:YEAR] if single else wanted.code)
        self.refresh()

    def enter(self) -> None:
        """Give the focus to the matrix."""
        focus(self.matrix)
        self._say_at()

    def leave(self) -> None:
        """Close what lies over the matrix."""
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.found:
            self._show()

    def turn_kinds(self) -> None:
        """Show the kinds of the present office, or all offices again."""
        mark = self.matrix.present
        if mark is None:
            return
        office, month = mark.office, mark.period.code
        self.office.choose("" if self.office.value else office)
        self._show()
        self.matrix.choose(office, month)

    def tell_month(self) -> None:
        """Tell in the pane of the month of the present mark."""
        mark = self.matrix.present
        if mark and self.found and mark.period.code in self.found.months:
            self.month = mark.period
            self._show()

    def export(self) -> None:
        """Save the matrix as a spreadsheet where the person says."""
        found = self.found
        if found is None:
            return
        self.show_banner(None)
        name = f"completeness-{found.period.code}.xlsx"

        def save(data: bytes) -> None:
            self.delivery.save(data, name, SPREADSHEET)

        self.desk.papers.run(lambda: make_matrix(found), done=save, failed=self._tell_failed, owner=self)

    def remind(self, rows: Sequence[Row]) -> None:
        """Open the letters to these offices."""
        if rows:
            day = self.found.today if self.found else clock.today()
            self.frame.open(RemindersPage(self.desk, self.frame, rows, day, self, self._look))

    def _left(self) -> QWidget:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.legend)
        layout.addWidget(self.matrix, 1)
        return left

    def _connect(self) -> None:
        self.period.changed.connect(self._take_period)
        self.office.changed.connect(lambda _value: self._show())
        self.matrix.moved.connect(self._show_mark)
        self.matrix.opened.connect(self._open)
        self.matrix.remind_asked.connect(self._remind_present)
        self.matrix.month_asked.connect(self._choose_month)
        self.matrix.menu_asked.connect(self._open_menu)
        self.sides.pane_moved.connect(self.keys_changed)
        self.pane.act.clicked.connect(self._do)
        self.delivery.saved.connect(self._say_saved)
        self.delivery.failed.connect(self._tell_failed)

    def _show(self) -> None:
        found, wanted = self.found, self._wanted
        if found is None:
            return
        if wanted and wanted.code in found.months:
            self.month = wanted
        self._wanted = None
        office = self.office.value
        chart = by_kind(found, office) if office else by_office(found)
        self.matrix.show_chart(chart, self.month.code if self.month else "")
        if wanted:
            self.matrix.choose("", wanted.code)
        self.pane.summary.show_month(found, self.month)
        self._say_at()
        self.header_changed.emit()

    def _show_mark(self) -> None:
        mark = self.matrix.present
        known = self._detail
        if known and mark and (known.office, known.period) != (mark.office, mark.period.code):
            self._detail = known = None
        self.pane.show_mark(mark, known)
        self.keys_changed.emit()
        if mark:
            self._timer.start()

    def _look(self) -> None:
        mark = self.matrix.present
        if mark is None:
            return

        def show(detail: Detail) -> None:
            present = self.matrix.present
            if present and (present.office, present.period.code) == (detail.office, detail.period):
                self._detail = detail
                self.pane.show_mark(present, detail)
                self.keys_changed.emit()

        self.desk.read(lambda reader: look_into(reader, mark), show, owner=self)

    def _open(self) -> None:
        """Do what there is to do about the present mark; where the pane is not beside it, lay it over first."""
        if not self.sides.open_pane():
            self._do()

    def _do(self) -> None:
        mark, detail = self.matrix.present, self._detail
        if mark is None or not self.pane.deed:
            return
        if self.pane.deed == "bundle" and detail and detail.aside:
            from ctip_desktop.desktop.inbox.page import InboxPage

            inbox = self.frame.pages.get("inbox")
            if isinstance(inbox, InboxPage):
                inbox.show_bundle(detail.aside.bundle)
                self.frame.open("inbox")
            return
        from ctip_desktop.desktop.entries.page import EntriesPage

        entries = self.frame.pages.get("entries")
        if isinstance(entries, EntriesPage):
            entries.narrow(office=mark.office, period=mark.period.code, form=mark.kind)
            self.frame.open("entries")

    def _remind_present(self) -> None:
        mark = self.matrix.present
        rows = [row for row in self._late() if mark and row.office == mark.office]
        if mark and not rows:
            self.frame.say_done(_("Nothing of this province is late."))
        self.remind(rows)

    def _choose_period(self, code: str) -> None:
        self._code = code
        self.period.choose(code)

    def _take_period(self, code: str) -> None:
        self._choose_period(code or str(clock.today().year))
        self.refresh()

    def _open_menu(self, place: QRect) -> None:
        mark = self.matrix.present
        if mark is None:
            return
        late = any(row.office == mark.office for row in self._late())
        opens = (self.pane.act.text(), self.pane.deed) if self.pane.deed else None
        choices = what_can_be_done(opens, late=late, kinds=bool(self.office.value))
        does: dict[str, Callable[[], object]] = {
            "open": self._do,
            "remind": self._remind_present,
            "kinds": self.turn_kinds,
            "month": self.tell_month,
        }
        self.menu = ChoiceList(choices, None, _("What can be done with this mark"), self)
        self.menu.chosen.connect(lambda name: does[name]())
        self.menu.open_below(place)

    def _choose_month(self, column: int) -> None:
        head = self.matrix.model.chart.heads[column]
        if self.found and head.period.code in self.found.months:
            self.month = head.period
            self._show()

    def _late(self) -> list[Row]:
        return late_offices(self.found) if self.found else []

    def _say_at(self) -> None:
        if self._at:
            at = self._at
            self.frame.say_kept(lambda: _("As of {time}").format(time=hour_words(at)), "history", "text_2")

    def _say_saved(self, file: Path) -> None:
        self.frame.say_kept(lambda: _("The matrix is in {file}").format(file=file.name), "download")

    def _tell_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))

    def _period_head(self) -> str:
        return _("Year") if len(self._code) == YEAR else _("Period")
