"""F1: all keys, those of the page first."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import draw_key, fill, key_width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

_ROWS = 16


class KeyCap(QWidget):
    """The caps of the keys that do a thing."""

    def __init__(self, names: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = names.split()
        self.setAccessibleName(names)
        self.setFixedSize(QSize(round(sum(key_width(name) + 6 for name in self._names)), 26))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter, x = QPainter(self), 1.0
        for name in self._names:
            x += draw_key(painter, x, 13, name, look().colour("text"), look().colour("line_strong")) + 6


class KeySheet(QDialog):
    """The keys that mean something now."""

    def __init__(self, bindings: Sequence[Binding], parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.FramelessWindowHint | Qt.WindowType.Dialog)
        self.setModal(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 16, 24, 20)
        layout.setSpacing(10)
        layout.addWidget(Text(lambda: _("Keys of this page, then of every page"), "heading"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        for place, (words, names) in enumerate(_by_words(bindings).items()):
            column, row = divmod(place, _ROWS)
            grid.addWidget(KeyCap(" ".join(names)), row, column * 2, Qt.AlignmentFlag.AlignRight)
            grid.addWidget(Text(words, "body"), row, column * 2 + 1)
        layout.addLayout(grid)
        layout.addWidget(Text(lambda: _("Esc closes this sheet."), "small", "text_2"))
        layout.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)
        self.adjustSize()
        around = parent.window()
        self.move(
            around.mapToGlobal(QPoint((around.width() - self.width()) // 2, (around.height() - self.height()) // 2))
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw its ground."""
        del event
        fill(
            QPainter(self), QRectF(self.rect()), look().colour("surface"), look().colour("line_strong"), RADIUS["panel"]
        )


def _by_words(bindings: Sequence[Binding]) -> dict[str, list[str]]:
    """Return the keys that do each thing, the first that is told of a key being what it does."""
    told: set[str] = set()
    keys: dict[str, list[str]] = {}
    for each in bindings:
        names = [name for name in each.name.split() if name not in told]
        told.update(names)
        if names:
            keys.setdefault(each.words(), []).extend(names)
    return keys
