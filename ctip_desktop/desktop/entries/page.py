"""The list of entries, and beside it what is known of the chosen one and can be done with it."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.acts import Acts
from ctip_desktop.desktop.entries.browser import Browser
from ctip_desktop.desktop.entries.columns import WIDE
from ctip_desktop.desktop.entries.detail import Detail, look_at
from ctip_desktop.desktop.entries.dropping import drafts_of
from ctip_desktop.desktop.entries.pane import SidePane
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.in_out import InOut
from ctip_desktop.desktop.keys import Binding, Chord, Key
from ctip_desktop.desktop.look.tokens import FOLD_BELOW
from ctip_desktop.desktop.opening import open_same_persons
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _
from ctip_desktop.store import search

_PAUSE = 70
"""Milliseconds after which a chosen entry is looked at: whoever holds ↓ down passes by."""
_PANES = ((WIDE, 400), (1300, 316), (FOLD_BELOW, 264), (0, 316))
"""How wide the side pane is from which width of the window on; in the narrowest it lies over the list."""
_ANY_HEIGHT = 16_777_215


class EntriesPage(Page):
    """All entries, or those of one form: the minutes.

    Attributes:
        acts: what can be done with the chosen entry.
        detail: what is told of the chosen entry, as soon as it was looked at.
        in_out: what comes in and goes out beside bundles, where that is offered.
    """

    name = "entries"
    icon = "files"
    shows = frozenset({"entries", "drafts", "bundles", "users"})

    def __init__(self, desk: Desk, frame: Frame, form: str | None = None, in_out: InOut | None = None) -> None:
        super().__init__(desk, frame)
        self.form = form
        self.in_out = in_out
        if form:
            self.name, self.icon = "minutes", "scroll-text"
        self.detail: Detail | None = None
        self._come_back_to = ""
        self.acts = Acts(self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        self.browser = Browser(desk, form, lambda: frame.names.shown(self), self._begin_words)
        self.pane = SidePane(self)
        self._across = QHBoxLayout()
        self._across.setSpacing(16)
        self._across.addWidget(self.browser, 1)
        self._across.addWidget(self.pane)
        self.body.addLayout(self._across)
        self._connect()

    def title(self) -> str:
        """Return the page's title."""
        return _("Minutes") if self.form else _("Entries")

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, what comes in and goes out beside bundles, and beginning an entry."""
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        names = Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H")
        begin = Action(self._begin_words, self.acts.begin, "plus", "Ctrl+N")
        if self.in_out is None:
            return [names, begin]
        menu = Action(lambda: _("Import and export"), self._open_in_out, "arrow-right-left")
        return [names, menu, begin]

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        bindings = [
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("open"), None, in_strip=True),
            Binding("Ctrl+F", lambda: _("find"), lambda: focus(self.browser.finding), in_strip=True),
            Binding("F3", lambda: _("next found"), lambda: self.browser.step(1)),
            Binding("Shift+F3", lambda: _("the one found before"), lambda: self.browser.step(-1)),
            Binding("Space", lambda: _("mark several"), None, in_strip=True),
            Binding("Ctrl+Shift+H", lambda: _("what changed"), self.acts.show_history),
            Binding("Ctrl+L", lambda: _("linked entries"), self.acts.show_linked),
            Binding("Ctrl+Shift+P", lambda: _("possible same persons"), lambda: open_same_persons(self.frame)),
            Binding("Del", lambda: _("delete the draft"), None),
            Binding("Menu", lambda: _("what can be done with the entry"), None),
            Binding("Ctrl+1…9", lambda: _("sort by the column of this number"), None),
        ]
        if self.acts.may_return:
            bindings.append(Binding("Ctrl+R", lambda: _("return for correction"), self.acts.return_entry))
        if self.acts.may_withdraw:
            bindings.append(Binding("Ctrl+Shift+R", lambda: _("withdraw the return"), self.acts.withdraw))
        if self.acts.may_answer:
            bindings.append(Binding("Ctrl+R", lambda: _("answer that it is right"), self.acts.answer, in_strip=True))
        if self.acts.may_print:
            bindings.append(Binding("Ctrl+P", lambda: _("print"), self.acts.print))
        if self.in_out:
            bindings += self.in_out.keys()
        if self.pane.laid_over and self.pane.isVisible():
            bindings.append(Binding("Esc", lambda: _("back to the list"), self._close_pane))
        return bindings

    def come_back_to(self, entry: str) -> None:
        """Have an entry as the chosen one when the list is next read."""
        self._come_back_to = entry

    def refresh(self) -> None:
        """Read the list anew; the chosen entry stays the chosen one."""
        self.browser.read_anew(self._come_back_to)
        self._come_back_to = ""

        def find_again(_: int) -> None:
            if self.browser.finding.words:
                self.browser.read_anew()

        self.desk.run(search.bring_up_to_date, done=find_again, owner=self)

    def enter(self) -> None:
        """Take the focus to the list, or to what there is instead."""
        self._fit()
        self.browser.focus_list()
        self._say_names()

    def leave(self) -> None:
        """Close what lies over the list."""
        self._close_pane()

    def declare(self, period: str) -> None:
        """Open the statement of a period, where it can be declared that there is nothing to report."""
        from ctip_desktop.desktop.statements.page import StatementsPage

        statements = self.frame.pages.get("statements")
        if isinstance(statements, StatementsPage):
            statements.open_period(period)

    def narrow(self, *, state: str = "", form: str = "", words: str = "", office: str = "", period: str = "") -> None:
        """Narrow the list to a state, a form, words, an office or a period by its code: another page leads here."""
        self.browser.narrow(state=state, form=form, words=words, office=office, period=period)

    def narrow_to(self, entries: Collection[str], words: Words) -> None:
        """Narrow the list to some entries, until a person asks for all; `words` say which they are."""
        self.browser.narrow_to(entries, words)

    def look_for(self) -> None:
        """Go to the field words are looked for in."""
        focus(self.browser.finding)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give list and pane their places at this width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Tell of the chosen entry in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.detail = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a key means in the list that the list itself does not know."""
        key = Chord.pressed(event).key
        if key == Key.Key_Delete and self.acts.may_drop:
            self.acts.delete_drafts()
        elif key == Key.Key_Menu:
            self.acts.open_menu(self.browser.menu_place())
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.browser.chosen.connect(self._show_chosen)
        self.browser.opened.connect(self._open_or_look)
        self.browser.marked.connect(self.show_marked)
        self.browser.begin_asked.connect(self.acts.begin)
        self.browser.declare_asked.connect(self.declare)
        self.browser.menu_asked.connect(self.acts.open_menu)
        self.pane.open_asked.connect(self.acts.open)
        self.pane.print_asked.connect(self.acts.print)
        self.pane.history_asked.connect(self.acts.show_history)
        self.pane.drop_asked.connect(self.acts.delete_drafts)
        self.pane.return_asked.connect(self.acts.return_entry)
        self.pane.withdraw_asked.connect(self.acts.withdraw)
        self.pane.answer_asked.connect(self.acts.answer)
        self.frame.names.changed.connect(self._show_names)

    def _open_in_out(self) -> None:
        if self.in_out:
            self.acts.menu = self.in_out.open()

    def _begin_words(self) -> str:
        return _("New minutes") if self.form else _("New entry")

    def _show_chosen(self) -> None:
        if self.browser.rows.marks:
            return
        line = self.browser.present
        if line is None:
            self.detail = None
            self.pane.show_nothing("" if self.browser.model.rowCount() else _("Nothing is chosen."))
            return
        if self.detail is None or self.detail.id != line.id:
            self.detail = None
            self.pane.show_line(line)
        self._timer.start()

    def _look(self) -> None:
        line = self.browser.present
        if line is None or self.browser.rows.marks:
            return
        entry = line.id

        def show(detail: Detail | None) -> None:
            present = self.browser.present
            if detail and present and present.id == detail.id and not self.browser.rows.marks:
                self.detail = detail
                self.pane.show_line(present)
                self._show_detail(detail)
                self.keys_changed.emit()

        self.desk.read(lambda reader: look_at(reader, entry), show, owner=self)

    def _show_detail(self, detail: Detail) -> None:
        names = self.frame.names.shown(self)
        self.pane.show_detail(
            detail,
            names=names,
            may_print=self.acts.may_print,
            may_drop=self.acts.may_drop,
            may_return=self.acts.may_return,
            may_withdraw=self.acts.may_withdraw,
            may_answer=self.acts.may_answer,
        )

    def show_marked(self) -> None:
        """Tell of the marked entries, or of the chosen one where none is."""
        rows, user = self.browser.rows, self.desk.who.user.id
        marks = sorted(rows.marks)
        if not marks:
            self.detail = None
            self._show_chosen()
            return

        def show(mine: list[str]) -> None:
            if sorted(rows.marks) == marks:
                self.pane.show_marked(len(marks), len(mine))

        self.desk.read(lambda reader: drafts_of(reader, marks, user), show, owner=self)

    def _show_names(self, page: Page) -> None:
        if page is self:
            self.browser.rows.view.viewport().update()
            if self.detail:
                self._show_detail(self.detail)
            self.header_changed.emit()
            self._say_names()

    def _say_names(self) -> None:
        if self.frame.names.shown(self):
            self.frame.say_kept(lambda: _("Names are shown for two minutes"), "eye", "warn")
        else:
            self.frame.say_kept(lambda: _("Names are covered"), "eye-off", "text")

    def _open_or_look(self) -> None:
        """Open the chosen entry; where the pane is not beside the list, lay it over first."""
        if self.pane.laid_over and not self.pane.isVisible():
            self.pane.show()
            self.pane.raise_()
            self.keys_changed.emit()
        else:
            self.acts.open()

    def _close_pane(self) -> None:
        if self.pane.laid_over and self.pane.isVisible():
            self.pane.hide()
            self.keys_changed.emit()

    def _fit(self) -> None:
        """Give the columns and the pane what this width allows."""
        room = self.frame.width()
        self.browser.fit(wide=room >= WIDE)
        self.pane.setFixedWidth(next(wide for least, wide in _PANES if room >= least))
        over = room < FOLD_BELOW
        if over != self.pane.laid_over:
            self.pane.laid_over = over
            if over:
                self._across.removeWidget(self.pane)
                self.pane.hide()
            else:
                self.pane.setMinimumHeight(0)
                self.pane.setMaximumHeight(_ANY_HEIGHT)
                self._across.addWidget(self.pane)
                self.pane.show()
        if over:
            self.pane.setFixedHeight(self.height() - 24)
            self.pane.move(self.width() - self.pane.width() - self.margin, 16)
