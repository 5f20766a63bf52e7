"""One statement: its kinds and figures, what it carries, its versions; made, approved, and led to sending from here."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QTimer

from ctip_desktop import clock
from ctip_desktop.desktop import clock_watch
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.statement_words import chip_of, ready_words
from ctip_desktop.desktop.statements.banners import banner_of
from ctip_desktop.desktop.statements.behind import Asked, BehindPage, find_behind
from ctip_desktop.desktop.statements.dialogs import ApproveDialog, DisputeDialog, NoteDialog
from ctip_desktop.desktop.statements.line_pane import LinePane
from ctip_desktop.desktop.statements.lines import WHOLE, columns, read_key, remark_on, rows_of
from ctip_desktop.desktop.statements.pane import due_line
from ctip_desktop.desktop.statements.reading import Seen, read_statement
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.indicators.counting import Behind
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.declared import Remark
from ctip_desktop.reports.statements.declaring import make_statement
from ctip_desktop.reports.statements.standing import GONE
from ctip_desktop.reports.statements.versions import Version
from ctip_desktop.store.store import Store

_PAUSE = 70
"""Milliseconds after which the entries behind a chosen figure are looked for: whoever holds ↓ down passes by."""


class StatementPage(Page):
    """The statement of one period: this office's, or another's to be read.

    Args:
        back_to: what ← does; the list of statements, if nothing else is said.
    """

    icon = "stamp"
    shows: frozenset[Part] = frozenset({"entries", "drafts", "bundles"})

    def __init__(
        self, desk: Desk, frame: Frame, office: str, period: Period, back_to: Callable[[], object] | None = None
    ) -> None:
        super().__init__(desk, frame)
        self.name = "statements" if "statements" in frame.pages else frame.page.name
        self.office, self.period = office, period
        self.seen: Seen | None = None
        self.dialog: Dialog | None = None
        self._back_to = back_to
        self._zeros: set[str] = set()
        self._busy = False
        self._come_back_to = ""
        self.rows = Rows(columns(), dense=True, name=lambda: _("What is declared"))
        self.pane = LinePane()
        self.sides = SideBySide(self.rows, self.pane)
        self.body.addWidget(self.sides, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._connect()

    def title(self) -> str:
        """Return which statement it is."""
        return _("Statement of {period}").format(period=self.period.label())

    def second_line(self) -> str:
        """Return the office or how far the statement is, and when it is due."""
        found = self.seen.standing if self.seen else None
        if found is None:
            return office_name(self.office)
        return f"{due_line(found)} · {ready_words(found)}" if found.due else ready_words(found)

    def state(self) -> str:
        """Return how far it is."""
        return chip_of(self.seen.standing.stage) if self.seen and self.seen.standing else ""

    def back(self) -> Callable[[], object]:
        """Return the way to the row it was opened from."""
        return self._back_to or self._to_list

    def header_actions(self) -> Sequence[Action]:
        """Return printing, and the one step that comes next."""
        if self.seen is None:
            return ()
        hindered = "" if self.seen.shown else _("There is nothing to print yet.")
        paper = Action(lambda: _("Print"), self.print_paper, "printer", "Ctrl+P", hindered)
        step = self._next_step(self.seen)
        return (paper, step) if step else (paper,)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        sort, _kind, _name = read_key(self.rows.present)
        bindings = [Binding("↑↓", lambda: _("choose a row"), None, in_strip=True)]
        if sort in ("kind", "figure"):
            bindings.append(Binding("Enter", lambda: _("entries behind"), None, in_strip=True))
        if self._may_write() and sort == "kind":
            bindings.append(Binding("Ctrl+M", lambda: _("note on this kind"), self.note, in_strip=True))
        if self._may_write() and sort == "figure":
            bindings.append(Binding("Ctrl+R", lambda: _("remark on this figure"), self.dispute, in_strip=True))
            bindings.append(Binding("Del", lambda: _("withdraw the remark"), self.withdraw))
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return bindings

    def refresh(self) -> None:
        """Read the statement anew."""
        office, period, today = self.office, self.period, clock.today()
        self.desk.read(lambda reader: read_statement(reader, office, period, today), self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows)
        self.frame.say_kept(lambda: _("Everything kept · encrypted"), "shield-check", "ok")

    def leave(self) -> None:
        """Close what lies over the list."""
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.seen:
            self._show(self.seen)

    def come_back_to_line(self, key: str, zeros: set[str]) -> None:
        """Have a line as the chosen one, the zeros of these kinds shown: a page opened from it is left."""
        self._come_back_to, self._zeros = key, zeros

    def make(self) -> None:
        """Make the statement, or a new version of it."""
        self._make()

    def approve(self) -> None:
        """Ask whether the statement is to be approved."""
        if self.seen and self.seen.shown:
            self._ask(ApproveDialog(self.desk, self.period, self.seen.shown, self._tell_approved, self))

    def dispute(self) -> None:
        """Ask what the office says of the chosen figure."""
        sort, kind, name = read_key(self.rows.present)
        line = self.seen.shown.line(kind) if self.seen and self.seen.shown else None
        if sort == "figure" and line and self.seen and self.seen.shown and self._may_write():
            counted = line.figures.get(name, "0")
            known = remark_on(self.seen.shown, kind, name) or Remark(kind, name, counted, "", "")
            self._ask(DisputeDialog(self.desk, self.period, known, self._tell_made, self))

    def withdraw(self) -> None:
        """Take back the remark on the chosen figure."""
        _sort, kind, name = read_key(self.rows.present)
        if self.seen and self.seen.shown and remark_on(self.seen.shown, kind, name) and self._may_write():
            self._make((kind, name))

    def note(self) -> None:
        """Ask for a note on the chosen kind."""
        sort, kind, _name = read_key(self.rows.present)
        line = self.seen.shown.line(kind) if self.seen and self.seen.shown else None
        if sort == "kind" and line and self._may_write():
            self._ask(NoteDialog(self.desk, self.period, kind, line.note, self._tell_made, self))

    def print_paper(self) -> None:
        """Look at the paper of the statement."""
        from ctip_desktop.desktop.statements.paper import StatementPaper

        if self.seen and self.seen.shown:
            self.frame.open(StatementPaper(self.desk, self.frame, self.seen, self._open_again()))

    def show_behind(self) -> None:
        """Open the entries behind the chosen figure or kind."""
        asked = self._asked()
        if asked:
            self.frame.open(BehindPage(self.desk, self.frame, asked, self.name, self._open_again()))

    def _connect(self) -> None:
        self.rows.row_chosen.connect(lambda _: self._show_chosen())
        self.rows.row_opened.connect(lambda _: self._open_line())
        self.sides.pane_moved.connect(self.keys_changed)
        self.pane.behind.clicked.connect(self.show_behind)
        self.pane.note.clicked.connect(self.note)
        self.pane.dispute.clicked.connect(self.dispute)
        self.pane.withdraw.clicked.connect(self.withdraw)
        self._timer.timeout.connect(self._look_behind)

    def _next_step(self, seen: Seen) -> Action | None:
        """Return what comes next; None of another office's statement, or of one that is gone."""
        found = seen.standing
        if found is None or found.stage in GONE:
            return None
        busy = _("It is being done.") if self._busy else ""
        if found.stage == "made":
            return Action(lambda: _("Approve…"), self.approve, "stamp", "Ctrl+Enter", busy or self._hinders_approving())
        if found.stage == "approved":
            return Action(lambda: _("Send"), lambda: self.frame.open("sending"), "send", "Ctrl+Enter")
        if found.stage == "changed_since":
            return Action(lambda: _("Make a new version"), self.make, "refresh-cw", "Ctrl+Enter", busy)
        if seen.shown and seen.shown.nothing:
            words = lambda: _("Declare nothing to report")  # noqa: E731
            return Action(words, self.make, "circle-slash", "Ctrl+Enter", busy)
        hindered = "" if seen.shown else _("The period has not begun.")
        return Action(lambda: _("Make the statement"), self.make, "file-pen-line", "Ctrl+Enter", busy or hindered)

    def _hinders_approving(self) -> str:
        if not self.desk.who.may("officer"):
            return _("An officer approves the statement.")
        wrong = clock_watch.behind(self.seen.last, self.seen.heard) if self.seen else None
        return _("Approving waits until the clock is set.") if wrong else ""

    def _may_write(self) -> bool:
        """Say whether notes and remarks can be made: this office's own, of a period that has begun."""
        return bool(self.seen and self.seen.standing and self.seen.shown) and not self._busy

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self._busy = False
        self.rows.show_rows(rows_of(seen, self._zeros))
        if self._come_back_to:
            self.rows.choose(self._come_back_to)
            self._come_back_to = ""
        self.show_banner(banner_of(seen, may_approve=self.desk.who.may("officer")))
        self._show_chosen()

    def _show_chosen(self) -> None:
        if self.seen is None or not self.rows.present:
            return
        self.pane.show_line(self.seen, self.rows.present or WHOLE, may_write=self._may_write())
        if self._asked():
            self._timer.start()
        self.header_changed.emit()
        self.keys_changed.emit()

    def _look_behind(self) -> None:
        asked, key, today = self._asked(), self.rows.present, clock.today()
        if asked is None:
            return

        def show(found: list[Behind]) -> None:
            if self.rows.present == key:
                self.pane.show_behind(found)

        self.desk.read(lambda reader: find_behind(reader, asked, today), show, owner=self)

    def _asked(self) -> Asked | None:
        """Return which entries are behind the chosen line; None where that is no question."""
        sort, kind, name = read_key(self.rows.present)
        if sort not in ("kind", "figure"):
            return None
        return Asked(self.office, self.period, kind, name)

    def _open_line(self) -> None:
        """Show or cover zeros, lay the pane over the list, or open the entries behind."""
        sort, kind, _name = read_key(self.rows.present)
        if sort == "zeros" and self.seen:
            self._zeros ^= {kind}
            self._show(self.seen)
        elif not self.sides.open_pane():
            self.show_behind()

    def _make(self, withdrawn: tuple[str, str] | None = None) -> None:
        user, period, today = self.desk.who.user, self.period, clock.today()
        self._busy = True
        self.header_changed.emit()

        def work(store: Store) -> Version:
            return make_statement(store, user, period, withdrawn=[withdrawn] if withdrawn else (), today=today)

        self.desk.run(work, "entries", done=self._tell_made, failed=self._tell_failed, owner=self)

    def _ask(self, dialog: Dialog) -> None:
        self.dialog = dialog
        dialog.ask()

    def _tell_made(self, version: Version) -> None:
        said = _("Statement {number} for {period} is made; it waits for an officer's approval.")
        self.frame.say_done(said.format(number=figure(version.number), period=self.period.label()))

    def _tell_approved(self, version: Version) -> None:
        said = _("Statement {number} for {period} is approved; it goes with the next bundle.")
        self.frame.say_done(said.format(number=figure(version.number), period=self.period.label()))

    def _tell_failed(self, error: Exception) -> None:
        self._busy = False
        self.header_changed.emit()
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))

    def _to_list(self) -> None:
        page = self.frame.pages["statements"]
        page.come_back_to(self.period.code)
        self.frame.open(page)

    def _open_again(self) -> Callable[[], object]:
        """Return the way back to this statement from a page opened here: to the same line."""
        key, zeros = self.rows.present, set(self._zeros)

        def again() -> None:
            page = StatementPage(self.desk, self.frame, self.office, self.period, self._back_to)
            page.come_back_to_line(key, zeros)
            self.frame.open(page)

        return again
