"""The history of one entry: its revisions at the left, what the chosen one changed at the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.chapters import Chapter, chapters
from ctip_desktop.desktop.entries.compared import ComparedTable
from ctip_desktop.desktop.entries.lines import Line
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.widgets.panel import column
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

_LIST = 340


class HistoryPage(Page):
    """What changed in an entry, revision by revision.

    Args:
        line: the entry as the list tells of it.
        back_to: the name of the page it was opened from.
    """

    name = "history"
    icon = "history"
    shows = frozenset({"entries", "bundles"})

    def __init__(self, desk: Desk, frame: Frame, line: Line, back_to: str = "entries") -> None:
        super().__init__(desk, frame)
        self._line = line
        self._back_to = back_to
        self._chapters: Sequence[Chapter] = ()
        self.rows = Rows([Column(lambda: "", _LIST - 4)], name=lambda: _("Revisions"))
        self.rows.setFixedWidth(_LIST)
        self.note = Text("", "body", "text_2", wrap=True)
        self.table = ComparedTable()
        across = QHBoxLayout()
        across.setSpacing(16)
        across.addWidget(self.rows)
        across.addLayout(column(self.note, self.table, spacing=10), 1)
        self.body.addLayout(across)
        self.rows.row_chosen.connect(self._show_chosen)
        self.rows.row_opened.connect(lambda _: focus(self.table))
        self.frame.names.changed.connect(self._show_names)

    def title(self) -> str:
        """Return the page's title."""
        return _("What changed")

    def second_line(self) -> str:
        """Return which entry it is."""
        return f"{self._line.kind} {self._line.number}".strip()

    def state(self) -> str:
        """Return how far the entry has come."""
        return self._line.state

    def back(self) -> Callable[[], object]:
        """Return the way to the entry's row."""
        return lambda: self.frame.open(self._back_to)

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, and opening the entry."""
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        names = Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H")
        return [names, Action(lambda: _("Open the entry"), self._open, "arrow-up-right", "Ctrl+Enter")]

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        return [
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("read what changed"), None, in_strip=True),
        ]

    def refresh(self) -> None:
        """Read the history anew."""
        entry = self._line.id
        self.desk.read(lambda reader: chapters(reader, entry), self._show, owner=self)

    def enter(self) -> None:
        """Take the focus to the revisions."""
        focus(self.rows)
        self._say_names()

    def changeEvent(self, event: QEvent) -> None:
        """Tell everything in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "table"):
            self.refresh()

    def _open(self) -> None:
        open_entry(self.desk, self.frame, self._line.form, self._line.id)

    def _show(self, told: list[Chapter]) -> None:
        self._chapters = told
        self.rows.show_rows([Row(one.key, (Cell(one.title, one.second, role="strong"),)) for one in told])
        self._show_chosen(self.rows.present)

    def _show_chosen(self, key: str) -> None:
        chosen = next((one for one in self._chapters if one.key == key), None)
        if chosen:
            nothing = "" if chosen.compared else _("No answer differs.")
            self.note.say(chosen.note or nothing)
            self.note.setVisible(bool(self.note.text))
            self.table.show_chapter(chosen, names=self.frame.names.shown(self))

    def _show_names(self, page: Page) -> None:
        if page is self:
            self.table.cover(not self.frame.names.shown(self))
            self.header_changed.emit()
            self._say_names()

    def _say_names(self) -> None:
        if self.frame.names.shown(self):
            self.frame.say_kept(lambda: _("Names are shown for two minutes"), "eye", "warn")
        else:
            self.frame.say_kept(lambda: _("Names are covered"), "eye-off", "text")
