"""What stands above the columns of a comparison, in their places."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.conflicts.measures import SIDE, Needs, measures
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, width

_AROUND = 9
_ICON = 18


@dataclass(frozen=True)
class Head:
    """What stands above a column; `shorter` is said in place of `second` where that has no room."""

    title: str
    second: str
    icon: str = ""
    shorter: str = ""


class HeadRow(QWidget):
    """The heads of all columns.

    Attributes:
        wide, needs: how wide the lines below are, and what their columns need.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._heads: Sequence[Head] = ()
        self.wide = 0
        self.needs = Needs()

    def show_heads(self, heads: Sequence[Head]) -> None:
        """Show the heads: of the question, of what stood before, of each version."""
        self._heads = heads
        self.setAccessibleName(" | ".join(f"{head.title}, {head.second}" for head in heads))
        self.fit()

    @property
    def before(self) -> str:
        """The title of what stood before."""
        return self._heads[1].title if self._heads else ""

    def fit(self) -> None:
        """Be as high as the type in force needs."""
        self.setFixedHeight(look().pitch("strong") + look().pitch("small") + 2 * _AROUND + 1)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them, and the line below."""
        del event
        if len(self._heads) < 3:
            return
        now, painter = look(), QPainter(self)
        at = measures(self.wide, self.needs)
        wides = [at.before - at.number - 14, at.before_wide, *([at.side_wide] * len(at.sides))]
        pitch = now.pitch("strong")
        for head, x, wide in zip(self._heads, (at.number, at.before, *at.sides), wides, strict=True):
            aside = 0
            if head.icon:
                draw_glyph(painter, head.icon, x, _AROUND + pitch / 2, _ICON, now.colour("text_2"))
                aside = _ICON + 9
            draw(painter, QRectF(x + aside, _AROUND, wide - aside, pitch), head.title, "strong", now.colour("text"))
            second = QRectF(x, _AROUND + pitch, wide, now.pitch("small"))
            fits = not head.shorter or width(head.second, "small") <= wide
            draw(painter, second, head.second if fits else head.shorter, "small", now.colour("text_2"))
        painter.fillRect(SIDE, self.height() - 1, self.width() - 2 * SIDE, 1, now.colour("line"))
