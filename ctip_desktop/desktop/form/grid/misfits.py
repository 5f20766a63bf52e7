"""What did not fit of a pasted block: where it was for, what it says and why; nothing of it is lost."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.grid.model import GridModel
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.forms.entering.pasting import Misfit
from ctip_desktop.i18n import _, figure, language, ngettext

_RIGHT = Qt.AlignmentFlag.AlignRight


class Misfits(Panel):
    """The cells of a block that did not fit; each leads to its cell if that keeps the text.

    Signals:
        wanted(str): the path of the cell to go to.
        closed(): it is no longer needed.
    """

    wanted = Signal(str)
    closed = Signal()

    def __init__(self, grid: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(8, parent)
        self._grid = grid
        self._misfits: Sequence[Misfit] = ()
        self._heading = Text("", "strong", "warn")
        self._copy = Button(lambda: _("Copy the list"), "quiet", icon="copy", in_row=True)
        self._close = Button(lambda: _("Close"), "quiet", icon="x", key="Esc", in_row=True)
        self.list = Rows(
            [
                Column(lambda: _("Row"), 56, align=_RIGHT),
                Column(lambda: _("Column"), 160),
                Column(lambda: _("Text"), 150),
                Column(lambda: _("Why"), 240, stretch=1),
            ],
            dense=True,
            name=lambda: _("What did not fit"),
        )
        self.column.addLayout(row(self._heading, None, self._copy, self._close))
        self.column.addWidget(self.list, 1)
        self._copy.clicked.connect(self.copy)
        self._close.clicked.connect(self.closed)
        self.list.row_opened.connect(self._open)
        self.hide()

    def show_misfits(self, misfits: Sequence[Misfit]) -> None:
        """Show what did not fit; nothing hides it."""
        self._misfits = misfits
        self._heading.say(self._counted())
        self.list.show_rows(self._rows())
        self.setVisible(bool(misfits))

    def say_again(self) -> None:
        """Say it again in the language now in force."""
        self.show_misfits(self._misfits)

    def copy(self) -> None:
        """Put the texts that did not fit on the clipboard, with their places, for a spreadsheet."""
        lines = ["\t".join(cell.above for cell in each.cells) for each in self._rows()]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _counted(self) -> Words:
        count = len(self._misfits)
        return lambda: ngettext("{count} cell did not fit", "{count} cells did not fit", count).format(
            count=figure(count)
        )

    def _rows(self) -> list[Row]:
        return [
            Row(
                str(place),
                (
                    Cell(figure(each.row)),
                    Cell(self._column(each.column)),
                    Cell(each.text, role="strong", icon="" if each.path else "circle-slash"),
                    Cell(each.why.said(language()), role="small"),
                ),
            )
            for place, each in enumerate(self._misfits)
        ]

    def _column(self, place: int) -> str:
        columns = self._grid.columns
        return columns[place].label if place < len(columns) else figure(place + 1)

    def _open(self, key: str) -> None:
        if path := self._misfits[int(key)].path:
            self.wanted.emit(path)
