"""A repeat drawn as a grid, as a part of a section: all of it where there is nothing else, else as high as its rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.form.grid.row_form import RowForm
from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.desktop.form.pile import Stop
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_HIGHEST = 520
"""So high a grid among questions grows, where there is room for it."""


class GridPart(QWidget):
    """The grid of a repeat; in its place one of its rows as a form, while that is open.

    Attributes:
        filling: the height it has all for itself; 0 where it stands among questions.
        highest: so high it may be among questions, to be seen whole.
        form: the row that is open.
    """

    def __init__(self, view: "FormView", item: Item, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.filling = 0
        self.highest = _HIGHEST
        self.form: RowForm | None = None
        self._view = view
        self._item = item
        self.panel = GridPanel(view.entering, item, path, advance=view.preferences.advance)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.panel.left.connect(view.go)
        self.panel.done.connect(view.done)
        self.panel.entered.connect(view.question_entered)
        self.panel.grown.connect(view.arrange_soon)
        self.panel.row_wanted.connect(self.open_row)

    @property
    def is_asked(self) -> bool:
        """Whether the repeat is relevant now."""
        return self._view.entering.filled.relevant(self.path)

    def stops(self) -> Iterator[Stop]:
        """Yield the grid as one place, since it has ways of its own within; or the questions of an open row."""
        if self.form:
            yield from self.form.stops()
        elif self.is_asked:
            yield self

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before within the row that is open; say whether more or less is shown."""
        if self.form is None:
            return False
        if self.form.row not in self._view.entering.filled.rows(self.path):
            if self._view.present and self.isAncestorOf(self._view.present):
                self._view.present = None  # its question is gone: there is nothing to hand in
            self.close_row()
            return True
        return self.form.follow(changed)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus."""
        self.panel.enter(-1 if backwards else 1)

    def focus_path(self, path: str) -> bool:
        """Go to a question of the row that is open, else to a cell of the grid; say whether that is here."""
        question = self.form.question(path) if self.form else None
        if question:
            self._view.arrange()
            question.enter()
            return True
        self.close_row()
        return self.panel.focus_path(path)

    def open_row(self, row: str, path: str = "") -> None:
        """Show a row as a form of its own, and go to a question in it, by default its first."""
        before, self.form = self.form, RowForm(self._view, self._item, row, self)
        self.form.show()
        self._show_around()
        question = self.form.question(path)
        stop: Stop | None = question or next(self.form.stops(), None)
        if stop:
            stop.enter()
        self.panel.hide()
        if before:
            before.hide()
            before.deleteLater()

    def close_row(self) -> None:
        """Show the grid again, at the cell of the question the person was at."""
        form = self.form
        if form is None:
            return
        had_focus, caret = self.has_focus, self._view.entering.caret
        self._view.hand_in()
        self.form = None
        self.panel.show()
        self._show_around()
        if had_focus and not self.panel.focus_path(caret):
            self.panel.focus_path(self.path)
        form.hide()
        form.deleteLater()

    def row_keys(self) -> list[Binding]:
        """Return what keys do in the row that is open."""
        keys = [
            Binding("Esc", lambda: _("back to the table"), self.close_row, in_strip=True),
            Binding("Ctrl+↑", lambda: _("row before"), lambda: self._go_beside(-1)),
            Binding("Ctrl+↓", lambda: _("row after"), lambda: self._go_beside(1), in_strip=True),
        ]
        if not self.panel.grid.fixed and not self._view.entering.locked:
            keys.append(Binding("Ctrl+Enter", lambda: _("new row"), self._add_row, in_strip=True))
        return keys

    def height_for(self, width: int) -> int:
        """Return the height it fills, or that of its rows, as far as they are not too many; or of the open row."""
        if self.form:
            return self.form.height_for(width)
        return self.filling or min(self.panel.height_for(width), self.highest, _HIGHEST)

    def arrange(self, width: int) -> None:
        """Have all in place: the grid's layout does that, an open row does not."""
        if self.form:
            self.form.setGeometry(0, 0, width, self.form.height_for(width))
            self.form.arrange(width)
        else:
            self.panel.arrange(width)

    def _show_around(self) -> None:
        """Have the aid beside an open row, and all the width for the grid."""
        self._view.section_shown.emit(self._view.section)
        self._view.arrange()

    def _go_beside(self, by: int) -> None:
        rows = self._view.entering.filled.rows(self.path)
        place = rows.index(self.form.row) + by if self.form else 0
        if 0 <= place < len(rows):
            name = self._view.entering.caret.rpartition("/")[2]
            self.open_row(rows[place], f"{rows[place]}/{name}")

    def _add_row(self) -> None:
        self.open_row(self._view.entering.add_row(self.path))
