"""The consolidated report: every figure with the entries behind it; printed, exported, and asked to be confirmed."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.period_choices import period_choices
from ctip_desktop.desktop.report.choosing import ended_last, office_choices
from ctip_desktop.desktop.report.closing import CloseDialog, closed_words, may_close
from ctip_desktop.desktop.report.drilling import Drilling
from ctip_desktop.desktop.report.gathered import Gathered, put_into_words, read_report
from ctip_desktop.desktop.report.leaving import Leaving
from ctip_desktop.desktop.report.pane import FigurePane
from ctip_desktop.desktop.report.view import ReportView
from ctip_desktop.desktop.report.warning import warning
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.dropdown import Dropdown
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.i18n import _
from ctip_desktop.reports.book.parts import Source

_PATIENCE = 300
"""Milliseconds after which it is said that figures are being gathered."""


class ReportPage(Page):
    """The report of a period, of one office or of all; and in its place, for as long as one looks, what is behind."""

    name = "report"
    icon = "chart-column"
    shows: frozenset[Part] = frozenset({"entries", "bundles"})

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.gathered: Gathered | None = None
        self._asked = 0
        self._come_back_to = ""
        self._waited = QTimer(self)
        self._waited.setSingleShot(True)
        self._waited.setInterval(_PATIENCE)
        self._waited.timeout.connect(lambda: self.frame.say_kept(_gathering, "loader", "text_2"))
        self.period = Dropdown(lambda: _("Period"), lambda: period_choices(clock.today()))
        self.period.choose(ended_last(clock.today()))
        self.office = Dropdown(lambda: _("Office"), office_choices)
        self.view = ReportView(desk, lambda: frame.names.shown(self))
        self.sheet, self.listed = self.view.sheet, self.view.listed
        self.pane = FigurePane()
        self.drilling = Drilling(desk, frame, self.view, self.pane)
        self.leaving = Leaving(desk, frame, self)
        self.sides = SideBySide(self.view, self.pane)
        self.body.addWidget(self.sides, 1)
        self._connect()

    def title(self) -> str:
        """Return the title: of the entries behind a figure or line, what that is called."""
        if self.view.is_listing:
            return self.pane.title.text
        return _("Consolidated report")

    def entrance(self) -> str:
        """Return what it is called in the sidebar."""
        return _("Consolidated report")

    def second_line(self) -> str:
        """Return what the entries listed are behind; of a closed period, when it was closed."""
        if not self.view.is_listing:
            return closed_words(self.gathered) if self.gathered else ""
        return self.drilling.second_line(self.gathered.book) if self.gathered else ""

    def back(self) -> Callable[[], object] | None:
        """Return the way from the entries back to the figure."""
        return self.show_sheet if self.view.is_listing else None

    def header_choices(self) -> Sequence[Dropdown]:
        """Return the choice of the period and, at the secretariat, of the office."""
        if self.view.is_listing:
            return ()
        return (self.period, self.office) if self.desk.who.is_secretariat else (self.period,)

    def header_actions(self) -> Sequence[Action]:
        """Return letters, export and printing; of the entries behind a figure, showing names and opening one."""
        if self.view.is_listing:
            shown = self.frame.names.shown(self)
            words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
            names = Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H")
            return (names, Action(lambda: _("Open"), self.drilling.open_chosen, "arrow-up-right", "Ctrl+Enter"))
        hindered = "" if self.gathered else _("The figures are being gathered.")
        actions = (
            Action(lambda: _("Export Excel"), self.export, "download", "Ctrl+E", hindered),
            Action(lambda: _("Print"), self.print_report, "printer", "Ctrl+P", hindered),
        )
        if self.desk.who.is_secretariat:
            return (Action(lambda: _("Letters"), self.open_letters, "mail", "", hindered), *actions)
        return actions

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the report."""
        if self.view.is_listing:
            return [
                Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
                Binding("Enter", lambda: _("open"), None, in_strip=True),
            ]
        bindings = [
            Binding("↑↓←→", lambda: _("move"), None, in_strip=True),
            Binding("Enter", lambda: _("open the entries"), None, in_strip=True),
            Binding("Ctrl+PgDn", lambda: _("next section"), lambda: self.view.turn(1), in_strip=True),
            Binding("Ctrl+PgUp", lambda: _("section before"), lambda: self.view.turn(-1)),
            Binding("Ctrl+G", lambda: _("go to a section"), self.view.choose_section),
            Binding("F4", lambda: _("choose the period"), self.period.open),
        ]
        if self.can_close:
            bindings.append(Binding("Ctrl+K", lambda: _("close the period"), self.close_period))
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the report"), self.sides.close_pane))
        return bindings

    def come_back_to(self, entry: str) -> None:
        """Have an entry behind the figure as the chosen one: its form was opened from here and is left."""
        self._come_back_to = entry

    def refresh(self) -> None:
        """Gather the report anew."""
        self._asked += 1
        asked, period, office, today = self._asked, self.period.value, self.office.value or None, clock.today()

        def show(gathered: Gathered) -> None:
            if asked == self._asked:
                self._waited.stop()
                self._show(gathered)

        self._waited.start()
        self.desk.read(lambda reader: read_report(reader, period, office, today), show, owner=self)

    def enter(self) -> None:
        """Give the focus to the report, or to the entries behind a figure."""
        self.view.take_focus()
        if self.view.is_listing and self._come_back_to:
            self.listed.rows.choose(self._come_back_to)
        self._come_back_to = ""
        self._say_as_of()

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner over the report, and not over what speaks of its figures."""
        self.view.show_banner(banner)

    @property
    def banner(self) -> Banner | None:
        """The banner that is shown."""
        return self.view.banner

    def leave(self) -> None:
        """Close what lies over the report."""
        self._waited.stop()
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.gathered:
            book, letterhead, missing = self.gathered.book, self.gathered.report.office, self.gathered.missing
            self.desk.background.run(lambda: put_into_words(book, letterhead, missing), done=self._show, owner=self)

    def show_period(self, period: str, office: str = "") -> None:
        """Show the report of a period (its code), of one office or of all: another page leads here."""
        self.period.choose(period)
        self.office.choose(office)
        self._ask()

    def show_sheet(self) -> None:
        """Go back to the report, to the figure one came from."""
        self.view.list_entries(False)
        self.pane.step_back(False)
        self.frame.names.cover()
        self._show_around()
        self.view.take_focus()

    def show_entries(self, source: Source) -> None:
        """Show the entries behind a figure."""
        self.drilling.show_entries(source)

    def print_report(self) -> None:
        """Show the paper as it will be printed."""
        if self.gathered:
            self.leaving.print(self.gathered)

    def export(self) -> None:
        """Write the report as a spreadsheet where the person says."""
        if self.gathered:
            self.leaving.export(self.gathered)

    def open_letters(self) -> None:
        """Show which institutions are to be asked to confirm."""
        from ctip_desktop.desktop.report.letters import LettersPage

        self.frame.open(LettersPage(self.desk, self.frame, self.period.value, self))

    @property
    def can_close(self) -> bool:
        """Whether the period shown can be closed by who is at the desk."""
        return bool(self.gathered and may_close(self.gathered, self.desk.who))

    def close_period(self) -> None:
        """Ask whether the period is to be closed."""
        if self.gathered and self.can_close:
            CloseDialog(self.desk, self.gathered, lambda _kept: self._say_closed(), self).ask()

    def _connect(self) -> None:
        self.view.close_period.clicked.connect(self.close_period)
        self.period.changed.connect(self._choose_period)
        self.office.changed.connect(lambda _: self._ask())
        self.sheet.chosen.connect(self._show_chosen)
        self.sheet.opened.connect(self._open_or_look)
        self.pane.opened.connect(self.show_entries)
        self.pane.line_opened.connect(self.drilling.open_line)
        self.sides.pane_moved.connect(self.keys_changed)
        self.listed.opened.connect(self.drilling.open)
        self.drilling.listed.connect(self._show_listed)
        self.frame.names.changed.connect(self._show_names)
        self.leaving.saved.connect(self._say_saved)
        self.leaving.failed.connect(self._tell_failed)

    def _choose_period(self, period: str) -> None:
        if not period:
            self.period.choose(ended_last(clock.today()))
        self._ask()

    def _ask(self) -> None:
        self.refresh()
        focus(self.sheet)

    def _show(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.view.show_report(gathered)
        self.view.close_period.setVisible(self.can_close)
        self._warn()
        self._say_as_of()
        self._show_around()

    def _show_chosen(self) -> None:
        self.drilling.choose(self.gathered.book if self.gathered else None)

    def _open_or_look(self) -> None:
        """Open what is behind the figure or line; where the pane is not beside the report, lay it over first."""
        if self.sheet.present_line:
            self.drilling.open_line()
        elif not self.sides.open_pane():
            self.pane.open_present()

    def _show_listed(self) -> None:
        self.sides.close_pane()
        self._show_around()
        self.view.take_focus()

    def _warn(self) -> None:
        gathered = self.gathered
        if gathered is None:
            return
        banner = warning(
            gathered,
            show_sums=self.view.show_sums,
            show_completeness=self._show_completeness if "completeness" in self.frame.pages else None,
            show_disputed=self._show_disputed,
        )
        self.show_banner(banner)

    def _show_completeness(self) -> None:
        page = self.frame.pages["completeness"]
        if hasattr(page, "show_period") and self.gathered:
            page.show_period(self.gathered.book.period)
        self.frame.open(page)

    def _show_disputed(self) -> None:
        page = self.frame.pages.get("conflicts") or self.frame.pages.get("entries")
        if page is None:
            return
        if page.name == "entries" and hasattr(page, "narrow"):
            page.narrow(state="conflict", form="case")
        self.frame.open(page)

    def _say_as_of(self) -> None:
        latest = self.gathered.book.latest if self.gathered else ""
        if latest:
            said = _("As of {day}, {time}").format(day=moment_day(latest), time=hour_words(latest))
            self.frame.say_kept(lambda: said, "history", "text")

    def _show_around(self) -> None:
        self.header_changed.emit()
        self.keys_changed.emit()

    def _show_names(self, page: Page) -> None:
        if page is self:
            self.listed.cover()
            self.header_changed.emit()

    def _say_saved(self, file: Path) -> None:
        self.show_banner(None)
        self._warn()
        self.frame.say_kept(lambda: _("The spreadsheet is in {file}").format(file=file.name), "download")

    def _say_closed(self) -> None:
        self.frame.say_kept(lambda: _("The figures are kept as published."), "lock")
        self.view.take_focus()

    def _tell_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))


def _gathering() -> str:
    return _("The figures are being gathered.")
