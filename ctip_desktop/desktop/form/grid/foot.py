"""What stands under a grid: its totals, and a field for the total on paper to compare them with."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.field import Field, Glyph
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.forms.entering.totals import Total, against_paper
from ctip_desktop.forms.entering.typed import read_typed, shown
from ctip_desktop.i18n import _, language

_GAP = 16


class Totals(QWidget):
    """Figures with what they are of, on one line; whole in a tip where room is short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._totals: Sequence[Total] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        return " · ".join(f"{label} {value}" for label, value in self._said())

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Show these totals."""
        self._totals = totals
        self.setAccessibleName(self.text)
        self.setToolTip(self.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of all figures."""
        wide = sum(width(label, "body") + 12 + width(value, "strong") + 2 * _GAP for label, value in self._said())
        return QSize(round(wide), look().pitch("body") + 4)

    def minimumSizeHint(self) -> QSize:
        """Return the least size: of the first figure."""
        return QSize(90, self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.show_totals(self._totals)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the figures there is room for."""
        del event
        now, painter, x = look(), QPainter(self), 0.0
        for place, (label, value) in enumerate(self._said()):
            taken = width(label, "body") + 12 + width(value, "strong")
            if place:
                if x + 2 * _GAP + taken > self.width():
                    break
                painter.fillRect(QRectF(x + _GAP, -8, 1, self.height() + 16), now.colour("line"))
                x += 2 * _GAP
            x += draw(painter, QRectF(x, 0, taken, self.height()), label, "body", now.colour("text_2")) + 12
            x += draw(painter, QRectF(x, 0, taken, self.height()), value, "strong")

    def _said(self) -> list[tuple[str, str]]:
        code = language()
        return [(each.label.said(code), shown("decimal", each.value, code, editing=False)) for each in self._totals]


class Foot(QWidget):
    """Totals, and the total on paper with what is said where the two differ.

    Args:
        added_up: whether the paper has the sum of the figures; otherwise it has the number of rows.
    """

    def __init__(self, *, added_up: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._added_up = added_up
        self._totals: Sequence[Total] = ()
        self.totals = Totals()
        self.paper_words = Text(lambda: _("Total on paper"), "body", "text_2")
        self.paper = Field()
        self.paper.setFixedWidth(72)
        self._glyph = Glyph("", "warn", 16)
        self.verdict = Text("", "strong", "warn")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 5, 16, 5)
        layout.setSpacing(12)
        layout.addWidget(self.totals, 1)
        layout.addWidget(self.paper_words)
        layout.addWidget(self.paper)
        layout.addWidget(self._glyph)
        layout.addWidget(self.verdict)
        self.paper.textEdited.connect(self._compare)
        self._name()
        self._compare()

    def show_totals(self, totals: Sequence[Total]) -> None:
        """Show these totals, compared with the paper."""
        self._totals = totals
        self.totals.show_totals([self._compared()] if self._added_up else totals)
        self._compare()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self._name()
            self._compare()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the surface."""
        del event
        fill(QPainter(self), QRectF(self.rect()), look().colour("surface"), look().colour("line"), RADIUS["panel"])

    def _name(self) -> None:
        self.paper.setAccessibleName(_("Total on paper"))

    def _compare(self) -> None:
        typed = read_typed("decimal", self.paper.text(), clock.today())
        said, icon, colour = "", "", "warn"
        if typed.fault:
            said, icon = _("not a number"), "triangle-alert"
        elif typed.answer is not None and self._totals:
            differs = against_paper(self._compared(), Decimal(str(typed.answer)))
            said, icon = (differs.said(language()), "triangle-alert") if differs else (_("agrees"), "check")
            colour = "warn" if differs else "ok"
        self.paper.show_tone("warn" if icon == "triangle-alert" else "")
        self._glyph.show_icon(icon, colour)
        self._glyph.setVisible(bool(icon))
        self.verdict.say(said)
        self.verdict.tint(colour)
        self.verdict.setVisible(bool(said))

    def _compared(self) -> Total:
        """Return the total that the paper's is compared with."""
        rows, *others = self._totals
        if not self._added_up:
            return rows
        return Total("sum", rows.label, sum((each.value for each in others if each.name.endswith(" sum")), Decimal(0)))
