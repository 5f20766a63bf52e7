"""A repeat drawn as a grid, as a part of a section: all of it where there is nothing else, else as high as its rows."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.form.grid.view import GridPanel
from ctip_desktop.desktop.form.pile import Still, Stop
from ctip_desktop.forms.entering.sections import Item

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_HIGHEST = 520


class GridPart(Still, QWidget):
    """The grid of a repeat.

    Attributes:
        filling: the height it has all for itself; 0 where it stands among questions.
    """

    def __init__(self, view: "FormView", item: Item, path: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self.filling = 0
        self._view = view
        self.panel = GridPanel(view.entering, item, path, advance=view.preferences.advance)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.panel)
        self.panel.left.connect(view.go)
        self.panel.done.connect(view.done)
        self.panel.entered.connect(view.question_entered)
        self.panel.grown.connect(view.arrange_soon)

    @property
    def is_asked(self) -> bool:
        """Whether the repeat is relevant now."""
        return self._view.entering.filled.relevant(self.path)

    def stops(self) -> Iterator[Stop]:
        """Yield the grid as one place: it has ways of its own within."""
        if self.is_asked:
            yield self

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        focused = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus."""
        self.panel.enter(-1 if backwards else 1)

    def height_for(self, width: int) -> int:
        """Return the height it fills, or that of its rows, as far as they are not too many."""
        return self.filling or min(self.panel.height_for(width), _HIGHEST)

    def arrange(self, width: int) -> None:
        """Have all in place: its layout does that."""
        self.panel.arrange(width)
