"""One row of a grid as a form of its own: its questions one below the other, for a repeat wider than a screen."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.between import Said
from ctip_desktop.desktop.form.item_pile import ItemPile
from ctip_desktop.desktop.form.pile import Pile, Stop
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.i18n import _, figure, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView


class RowForm(Pile):
    """The questions of a row, under its number."""

    def __init__(self, view: "FormView", repeat: Item, row: str, parent: QWidget) -> None:
        super().__init__(gap=10, parent=parent)
        self.row = row
        self._view = view
        self._repeat = repeat
        self._head = Said(self._said, "strong", "text")
        self.items = ItemPile(view, repeat.items, row)
        self.put(self._head)
        self.put(self.items)
        self.items.build()

    @property
    def title(self) -> str:
        """Which row it is, in words."""
        return self._head.accessibleName()

    def stops(self) -> Iterator[Stop]:
        """Yield where the focus stops, in reading order."""
        yield from self.items.stops()

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before; say whether more or less is shown than before."""
        self._head.refresh()
        return self.items.follow(changed)

    def question(self, path: str) -> QuestionRow | None:
        """Return the question at a path, if it is one of this row and asked now."""
        part = self.items.part(path)
        return part if isinstance(part, QuestionRow) and part.is_asked else None

    def _said(self) -> str:
        rows = self._view.entering.filled.rows(self.row.rpartition("[")[0])
        label = " ".join(self._repeat.label.said(language()).split())
        number = rows.index(self.row) + 1 if self.row in rows else 0
        return _("{repeat} · {row}").format(repeat=label, row=figure(number))
