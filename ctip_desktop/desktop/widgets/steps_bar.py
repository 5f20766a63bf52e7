"""Named steps side by side: a numbered circle, a bar, the name below; done in green, the present one in blue."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import figure

TO_COME, DONE = "text_3", "ok"
_CIRCLE = 28
_BAR = 6
_GAP = 14


class NamedSteps(Painted):
    """How far it has come.

    Args:
        names: of the steps, in their order.
        name: what they are steps of, read aloud while none is the present one.
    """

    def __init__(self, names: Sequence[Words], name: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = list(names)
        self._name = name
        self._part = 0.0
        self.tones: tuple[str, ...] = (TO_COME,) * len(self._names)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    def show_tones(self, tones: Sequence[str], part: float = 0.0) -> None:
        """Show each step in a colour: `ok` where done, `text_3` where to come, else that of the present one.

        Args:
            tones: the colours; the present one's is `accent`, `warn` or `error`.
            part: how much of the present one is done, from 0 to 1.
        """
        self.tones, self._part = tuple(tones), part
        self._say()

    def sizeHint(self) -> QSize:
        """Return the height of circles and names."""
        return QSize(600, _CIRCLE + 6 + look().pitch("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the steps."""
        del event
        painter = QPainter(self)
        wide = (self.width() + _GAP) / len(self._names)
        for place, (name, tone) in enumerate(zip(self._names, self.tones, strict=True)):
            self._draw_step(painter, QRectF(place * wide, 0, wide - _GAP, self.height()), place, name(), tone)

    def _draw_step(self, painter: QPainter, room: QRectF, place: int, name: str, tone: str) -> None:
        now = look()
        present = tone not in (DONE, TO_COME)
        circle = QRectF(room.x(), 0, _CIRCLE, _CIRCLE)
        if tone == DONE:
            fill(painter, circle, now.colour("ok_soft"), now.colour("ok"), _CIRCLE // 2)
            draw_glyph(painter, "check", circle.x() + 6, circle.center().y(), 16, now.colour("ok"))
        elif tone in ("warn", "error"):
            glyph = "triangle-alert" if tone == "warn" else "x"
            fill(painter, circle, now.colour(f"{tone}_soft"), now.colour(tone), _CIRCLE // 2)
            draw_glyph(painter, glyph, circle.x() + 6, circle.center().y(), 16, now.colour(tone))
        else:
            ground = now.colour("accent" if present else "sunken")
            fill(painter, circle, ground, None if present else now.colour("line"), _CIRCLE // 2)
            ink = now.colour("on_accent" if present else "text_2")
            draw(painter, circle, figure(place + 1), "small_strong", ink, Qt.AlignmentFlag.AlignHCenter)
        bar = QRectF(room.x() + _CIRCLE + 10, circle.center().y() - _BAR / 2, room.width() - _CIRCLE - 10, _BAR)
        fill(painter, bar, now.colour("line"), None, _BAR // 2)
        part = 1.0 if tone == DONE else self._part if present else 0.0
        if part > 0:
            bar.setWidth(max(bar.width() * part, _BAR))
            fill(painter, bar, now.colour(tone), None, _BAR // 2)
        words = QRectF(room.x(), _CIRCLE + 6, room.width(), now.pitch("small"))
        ink = now.colour("text" if present else "text_2")
        draw(painter, words, name, "small_strong" if present else "small", ink)

    def _say(self) -> None:
        present = next(
            (name for name, tone in zip(self._names, self.tones, strict=True) if tone not in (DONE, TO_COME)), None
        )
        self.setAccessibleName(present() if present else self._name())
        self.updateGeometry()
        self.update()
