"""The list with what narrows it above and how many there are below: found as one types, sorted by any column."""

from collections.abc import Callable, Collection
from dataclasses import replace
from re import compile as pattern

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries import filters
from ctip_desktop.desktop.entries.columns import columns
from ctip_desktop.desktop.entries.lines import Found, Line
from ctip_desktop.desktop.entries.listing import Listing
from ctip_desktop.desktop.entries.model import EntriesModel
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import Dropdown
from ctip_desktop.desktop.widgets.find import FindField
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.browsing import Asked

_ROWS, _NONE, _NOT_FOUND, _SILENT_MONTH = range(4)
_MONTH = pattern("[0-9]{4}-[0-9]{2}")


class Browser(QWidget):
    """Shows the entries a person asks for.

    Args:
        form: the only form whose entries there are; None for all.
        shown: says whether names are shown.
        begin_words: what its button says where nothing is yet.

    Signals:
        chosen(): another entry is the present one, or it was read anew.
        opened(): the present entry is to be opened.
        marked(): other entries than before are marked.
        begin_asked(): a new entry is to be begun.
        declare_asked(str): of a month, by its code, without entries it is to be declared that there is nothing.
        menu_asked(QRect): what can be done with the present entry is asked for, beside this place of the screen.
    """

    chosen = Signal()
    opened = Signal()
    marked = Signal()
    begin_asked = Signal()
    declare_asked = Signal(str)
    menu_asked = Signal(QRect)

    def __init__(
        self, desk: Desk, form: str | None, shown: Callable[[], bool], begin_words: Words, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._form = form
        self._order, self._down = "date", True
        self._awaited = ""
        self._only: frozenset[str] | None = None
        self.finding = FindField(lambda: _("A number, a name, a place or any words"))
        self.kind = Dropdown(lambda: _("Kind"), filters.kinds)
        self.period = Dropdown(lambda: _("Period"), lambda: filters.periods(self.period.value))
        self.state = Dropdown(lambda: _("State"), filters.states)
        self.office = Dropdown(lambda: _("Office"), filters.all_offices)
        marks: set[str] = set()
        self.model = EntriesModel(marks, shown)
        name = (lambda: _("Minutes")) if form else (lambda: _("Entries"))
        self.rows = Rows(columns(self._kind_order, wide=False, room=0), self.model, marks=True, name=name)
        self.rows.marks = marks
        self.listing = Listing(desk, self.model, self)
        self.count = Text("", "small", "text_2")
        self._set_out(begin_words, desk.who.is_secretariat)
        self._connect()
        self.rows.show_sorted(self._order, self._down)

    @property
    def present(self) -> Line | None:
        """The present entry; None while there is none, or it is still being read."""
        index = self.rows.view.currentIndex()
        return self.model.line_at(index.row()) if index.isValid() else None

    def asked(self) -> Asked:
        """Return what the person asks for."""
        since, until = filters.days_of(self.period.value)
        return Asked(
            form=self._form or self.kind.value or None,
            state=self.state.value or None,  # type: ignore[arg-type]
            since=since,
            until=until,
            words=self.finding.words,
            office=self.office.value or None,
            order=self._order,  # type: ignore[arg-type]
            descending=self._down,
            entries=self._only,
        )

    def read_anew(self, entry: str = "") -> None:
        """Read the list anew; the entry named, or else the present one, is then the present one."""
        self._awaited = entry or self._awaited
        self.listing.ask(self.asked(), self._awaited or self.rows.present)

    def narrow(self, *, state: str = "", form: str = "", words: str = "", office: str = "", period: str = "") -> None:
        """Narrow the list to a state, a form, words, an office or a period, and to nothing else."""
        self.state.choose(state)
        self.kind.choose(form)
        self.period.choose(period)
        self.office.choose(office)
        self.finding.setText(words)
        self._show_only(None)
        self._ask_anew()

    def narrow_to(self, entries: Collection[str], words: Words) -> None:
        """Narrow the list to some entries, until a person asks for all; `words` say which they are."""
        self.narrow()
        self._show_only(frozenset(entries))
        self._only_which.say(words)
        self._ask_anew()

    def step(self, by: int) -> None:
        """Make the next entry, or the one before, the present one."""
        place = max(0, min(self.rows.view.currentIndex().row() + by, self.model.rowCount() - 1))
        self.rows.view.setCurrentIndex(self.model.index(place))
        self.focus_list()

    def focus_list(self) -> None:
        """Give the focus to the list, or to what stands in its place."""
        focus(self._instead[self._stack.currentIndex()])

    def fit(self, *, wide: bool) -> None:
        """Show the columns there is room for."""
        self.model.wide = wide
        self.rows.show_columns(columns(self._kind_order, wide=wide, room=self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the columns what room there is now."""
        super().resizeEvent(event)
        self.fit(wide=self.model.wide)

    def changeEvent(self, event: QEvent) -> None:
        """Say everything anew in the language and type now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW and hasattr(self, "_instead"):
            self.fit(wide=self.model.wide)
            if event.type() == QEvent.Type.LanguageChange:
                self.read_anew()

    @property
    def _kind_order(self) -> str:
        return "number" if self._form else "form"

    def _set_out(self, begin_words: Words, offices: bool) -> None:
        above = row(self.finding, self.kind, self.period, self.state, self.office)
        above.setStretch(0, 1)
        if self._form:
            self.kind.hide()
        if not offices:
            self.office.hide()
        begin = Button(begin_words, icon="plus", key="Ctrl+N")
        begin.clicked.connect(self.begin_asked)
        everything = Button(lambda: _("Show all entries"))
        everything.clicked.connect(lambda: self.narrow())
        nothing = lambda: _("Nothing was found. Fewer words or another filter may find it.")  # noqa: E731
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(EmptyState("scroll-text" if self._form else "files", self._words_of_none, begin))
        self._stack.addWidget(EmptyState("search", nothing, everything))
        declare = Button(lambda: _("Declare nothing to report"), icon="circle-slash")
        declare.clicked.connect(lambda: self.declare_asked.emit(self.period.value))
        silent = lambda: _("No entry in this month. Press Ctrl+N to enter one, or declare “nothing to report”.")  # noqa: E731
        self._stack.addWidget(EmptyState("calendar-days", silent, declare))
        self._declares = not offices and not self._form
        self._instead: list[QWidget] = [self.rows, begin, everything, declare]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)
        self._only_which = Text("", "small_strong")
        self._everything = Button(lambda: _("Show all entries"), "quiet", in_row=True)
        self._everything.clicked.connect(lambda: self.narrow())
        layout.addLayout(row(self.count, self._only_which, self._everything, None, spacing=12))
        self._show_only(None)

    def _connect(self) -> None:
        for each in (self.kind, self.period, self.state, self.office):
            each.changed.connect(self._ask_anew)
        self.finding.words_changed.connect(self._ask_anew)
        self.finding.list_asked.connect(self.focus_list)
        self.rows.typed.connect(self.finding.begin)
        self.rows.row_chosen.connect(lambda _: self.chosen.emit())
        self.rows.row_opened.connect(lambda _: self.opened.emit())
        self.rows.sort_asked.connect(self._sort)
        self.rows.marks_changed.connect(self.marked)
        self.rows.menu_asked.connect(lambda point: self.menu_asked.emit(QRect(point, QSize(1, 1))))
        self.listing.found.connect(self._show_found)
        self.listing.page_came.connect(lambda _: self.chosen.emit())

    def _show_only(self, entries: frozenset[str] | None) -> None:
        self._only = entries
        self._only_which.setVisible(entries is not None)
        self._everything.setVisible(entries is not None)

    def _ask_anew(self) -> None:
        """Ask for something else than before: what was marked is no longer seen, and so no longer marked."""
        if self.rows.marks:
            self.rows.marks.clear()
            self.marked.emit()
        self._awaited = ""
        self.listing.ask(self.asked())

    def _sort(self, by: str) -> None:
        self._down = not self._down if by == self._order else by in ("date", "number")
        self._order = by
        self.rows.show_sorted(self._order, self._down)
        self.read_anew()

    def _show_found(self, found: Found) -> None:
        had_focus = self.rows.view.hasFocus() or any(each.hasFocus() for each in self._instead[1:])
        asked = self.listing.asked
        everything = replace(Asked(order=asked.order, descending=asked.descending), form=self._form)
        instead = _NONE if asked == everything else _NOT_FOUND
        month = bool(_MONTH.fullmatch(self.period.value)) and replace(asked, since=None, until=None) == everything
        if instead == _NOT_FOUND and month and self._declares:
            instead = _SILENT_MONTH
        self._awaited = ""
        self._stack.setCurrentIndex(_ROWS if found.count else instead)
        self.count.say(lambda: self._words_of_count(found.count))
        self.count.setVisible(found.count > 0)
        index = self.model.index(found.at or 0)
        self.rows.view.setCurrentIndex(index)
        self.rows.view.scrollTo(index)
        if had_focus:
            self.focus_list()
        self.chosen.emit()

    def _words_of_count(self, count: int) -> str:
        orders = {
            "date": _("newest first") if self._down else _("oldest first"),
            "state": _("by state"),
            "form": _("by kind"),
            "number": _("by number"),
        }
        said = ngettext("{count} entry · {order}", "{count} entries · {order}", count)
        return said.format(count=figure(f"{count:,}".replace(",", "\u00a0")), order=orders[self._order])

    def _words_of_none(self) -> str:
        if self._form:
            return _("No minutes were written here yet. Press Ctrl+N to begin the first.")
        return _("There are no entries here yet. Press Ctrl+N to begin the first.")

    def menu_place(self) -> QRect:
        """Return beside what a menu of the present entry opens."""
        place = self.rows.present_place()
        return QRect(place.topLeft() + QPoint(40, 0), QSize(1, place.height()))
