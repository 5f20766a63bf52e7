"""The four named steps of sending side by side: a numbered circle, a bar, the name below."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _, figure
from ctip_desktop.sync.steps import NAMES, Name, Step

_CIRCLE = 28
_BAR = 6
_GAP = 14


def step_words(name: Name) -> str:
    """Return a step by its name."""
    return {
        "gather": _("Gather and check"),
        "seal": _("Sign and seal"),
        "write": _("Write to the USB stick"),
        "read_back": _("Read back and compare"),
    }[name]


class StepsBar(QWidget):
    """How far it has come: steps done in green, the present one in blue, or in amber where it waits for its stick."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._step: Step | None = None
        self._all_done = False
        self._tone = "accent"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._say()

    @property
    def tones(self) -> tuple[str, ...]:
        """The colour of each step: `ok`, `text_3` where it is still to come, or that of the present one."""
        present = NAMES.index(self._step.name) if self._step else 0 if self._tone != "accent" else -1
        if self._all_done:
            return ("ok",) * len(NAMES)
        return tuple(
            "ok" if place < present else self._tone if place == present else "text_3" for place in range(len(NAMES))
        )

    def show_step(self, step: Step | None, tone: str = "accent", *, all_done: bool = False) -> None:
        """Show how far it has come; `tone` is `accent`, `warn` or `error`."""
        self._step, self._tone, self._all_done = step, tone, all_done
        self._say()

    def sizeHint(self) -> QSize:
        """Return the height of circles and names."""
        return QSize(600, _CIRCLE + 6 + look().pitch("small"))

    def changeEvent(self, event: QEvent) -> None:
        """Draw it again in the language, type and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the steps."""
        del event
        painter = QPainter(self)
        wide = (self.width() + _GAP) / len(NAMES)
        for place, (name, tone) in enumerate(zip(NAMES, self.tones, strict=True)):
            self._draw_step(painter, QRectF(place * wide, 0, wide - _GAP, self.height()), place, name, tone)

    def _draw_step(self, painter: QPainter, room: QRectF, place: int, name: Name, tone: str) -> None:
        now = look()
        present = tone not in ("ok", "text_3")
        circle = QRectF(room.x(), 0, _CIRCLE, _CIRCLE)
        if tone == "ok":
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
        part = self._part(tone)
        if part > 0:
            bar.setWidth(max(bar.width() * part, _BAR))
            fill(painter, bar, now.colour(tone), None, _BAR // 2)
        words = QRectF(room.x(), _CIRCLE + 6, room.width(), now.pitch("small"))
        ink = now.colour("text" if present else "text_2")
        draw(painter, words, step_words(name), "small_strong" if present else "small", ink)

    def _part(self, tone: str) -> float:
        if tone in ("ok", "text_3"):
            return 1.0 if tone == "ok" else 0.0
        return self._step.done / self._step.of if self._step and self._step.of else 0.0

    def _say(self) -> None:
        present = next(
            (name for name, tone in zip(NAMES, self.tones, strict=True) if tone not in ("ok", "text_3")), None
        )
        self.setAccessibleName(step_words(present) if present else _("Steps of sending"))
        self.setAccessibleDescription(f"{self._step.done} / {self._step.of}" if self._step else "")
        self.updateGeometry()
        self.update()
