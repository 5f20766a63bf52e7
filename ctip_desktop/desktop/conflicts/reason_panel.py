"""Why it is decided so, and how many questions are decided."""

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.panel import Panel, column, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure

_BAR = 8


class ReasonPanel(Panel):
    """The reason of a decision, and how far it has come.

    Signals:
        written(str): the reason is another.
    """

    written = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(12, parent)
        self.column.setContentsMargins(20, 10, 20, 10)
        self.field = Field()
        self.field.setAccessibleName(_("Reason for the decision"))
        self._label = Text(lambda: _("Reason for the decision"), "strong")
        self._kept = Text(lambda: _("Kept with the entry"), "small", "text_2")
        self._done = Text("", "strong")
        self._bar = _Bar()
        self._words = Text(lambda: _("Decided"), "small", "text_2")
        self.column.addLayout(
            row(column(self._label, self._kept, spacing=0), 24, self.field, 10, self._words, self._done, self._bar)
        )
        self.field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field.textEdited.connect(self.written)

    def show_progress(self, done: int, of: int) -> None:
        """Show how many questions are decided."""
        self.setVisible(of > 0)
        self._done.say(lambda: f"{figure(done)} / {figure(of)}")
        self._bar.show_share(done / of if of else 1.0)


class _Bar(QWidget):
    """A share as a bar."""

    def __init__(self) -> None:
        super().__init__()
        self._share = 0.0
        self.setFixedSize(QSize(90, _BAR))

    def show_share(self, share: float) -> None:
        self._share = share
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now, painter = look(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(now.colour("line"))
        painter.setBrush(now.colour("line"))
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, _BAR / 2, _BAR / 2)
        if self._share:
            painter.setPen(now.colour("accent"))
            painter.setBrush(now.colour("accent"))
            place.setWidth(max(place.width() * self._share, _BAR))
            painter.drawRoundedRect(place, _BAR / 2, _BAR / 2)
