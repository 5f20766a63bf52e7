"""The queue of possible same persons: pairs that are alike, and those decided; Enter lays two side by side."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QStackedWidget

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.same_person.comparing import ComparePage, Typed
from ctip_desktop.desktop.same_person.lists import columns, pair_row
from ctip_desktop.desktop.same_person.pane import PairPane
from ctip_desktop.desktop.same_person.values import Seen, entries_of, key_of, look
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.reports.persons.queue import Candidate

_LIST, _NOTHING = range(2)


class SamePersonPage(Page):
    """Pairs of persons who may be one."""

    name = "same_person"
    icon = "users"
    in_sidebar = False
    shows: frozenset[Part] = frozenset({"entries"})

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(desk, frame)
        self.seen = Seen()
        self.came_from = "today"
        self._wanted = ""
        self._typed: Typed = {}
        self.rows = Rows(columns(), name=lambda: _("Possible same persons"))
        self.pane = PairPane()
        self.sides = SideBySide(self.rows, self.pane)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.sides)
        self._stack.addWidget(EmptyState("users", lambda: _("Nobody here seems to be written down twice.")))
        self.body.addWidget(self._stack, 1)
        self.rows.row_chosen.connect(lambda _key: self._show_chosen())
        self.rows.row_opened.connect(lambda _key: self._open_or_look())
        self.sides.pane_moved.connect(self.keys_changed)
        frame.names.changed.connect(self._follow_names)

    def title(self) -> str:
        """Return the title."""
        return _("Possible same persons")

    def second_line(self) -> str:
        """Return how many wait for a decision, and how many are decided."""
        waiting, decided = self.seen.open, self.seen.decided
        said = [ngettext("{count} to decide", "{count} to decide", waiting).format(count=figure(waiting))]
        if decided:
            said.append(ngettext("{count} decided", "{count} decided", decided).format(count=figure(decided)))
        if waiting + decided > len(self.seen.pairs):
            said.append(_("the first {count} are listed").format(count=figure(len(self.seen.pairs))))
        return " · ".join(said)

    def back(self) -> Callable[[], object]:
        """Return to the page it was opened from."""
        return lambda: self.frame.open(self.came_from)

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, and laying two side by side."""
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        hindered = "" if self.present else _("Nothing is chosen.")
        return (
            Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H"),
            Action(lambda: _("Compare"), self.compare, "git-compare", "Ctrl+Enter", hindered),
        )

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        bindings = [
            Binding("↑↓", lambda: _("choose a pair"), None, in_strip=True),
            Binding("Enter", lambda: _("compare"), None, in_strip=True),
        ]
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return bindings

    @property
    def present(self) -> Candidate | None:
        """The chosen pair."""
        return self.seen.find(self.rows.present)

    def refresh(self) -> None:
        """Compare what was entered since, and read the queue anew."""
        self.desk.run(look, done=self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows)

    def leave(self) -> None:
        """Close what lies over the list."""
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.seen.pairs:
            self._show(self.seen)

    def come_back_to(self, entry: str) -> None:
        """Have the pair as the chosen one that an entry, or a decision, is about."""
        self._wanted = entry
        self.stale = True

    def compare(self) -> None:
        """Lay the persons of the chosen pair side by side."""
        if pair := self.present:
            self.frame.open(ComparePage(self.desk, self.frame, self.seen, pair, self.come_back, self._typed))

    def come_back(self, pair: Candidate) -> None:
        """Show the list again, this pair the chosen one if it is still there."""
        self.frame.open(self)
        self.rows.choose(key_of(pair), self.rows.view.currentIndex().row())

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self._show_rows()
        if wanted := next((key_of(pair) for pair in seen.pairs if self._wanted in entries_of(pair)), ""):
            self.rows.choose(wanted)
        self._wanted = ""
        self._stack.setCurrentIndex(_LIST if seen.pairs else _NOTHING)
        self._show_chosen()

    def _show_rows(self) -> None:
        names = self.frame.names.shown(self)
        self.rows.show_rows([pair_row(pair, self.seen, names=names) for pair in self.seen.pairs])

    def _show_chosen(self) -> None:
        self.pane.show_pair(self.present, names=self.frame.names.shown(self))
        self.header_changed.emit()

    def _follow_names(self, page: Page) -> None:
        if page is self:
            self._show_rows()
            self._show_chosen()

    def _open_or_look(self) -> None:
        if not self.sides.open_pane():
            self.compare()
