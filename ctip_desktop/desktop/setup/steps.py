"""What a step of the first run is, and the list of all five at the left of the window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.desktop.widgets.folder import FolderField

_HEAD = 28
_PITCH = 64


class Step(QWidget):
    """One step: what is asked in `column`, and what of it is taken.

    Signals:
        busy_changed(bool): something is being done that takes a while, or is over.
        passed(): it is done, and the next one comes.
    """

    busy_changed = Signal(bool)
    passed = Signal()

    def __init__(self, app: "App", progress: Progress) -> None:
        super().__init__()
        self.app = app
        self.progress = progress
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)

    def title(self) -> str:
        """Return what is asked."""
        raise NotImplementedError

    def explanation(self) -> str:
        """Return why, in a sentence or two."""
        raise NotImplementedError

    def primary(self) -> str:
        """Return the verb of the button that goes on."""
        return _("Continue")

    def later(self) -> str:
        """Return the verb of the button that leaves it for later; empty where it cannot be left."""
        return ""

    def busy_words(self) -> str:
        """Return what is being done while one waits."""
        return ""

    def banner(self) -> Banner | None:
        """Return what is good to know here."""
        return None

    def enter(self) -> None:
        """Take the focus."""

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here besides going on and back."""
        return ()

    def chosen(self) -> Progress:
        """Return the progress with what was chosen here so far."""
        return self.progress

    def go_on(self) -> None:
        """Take what was chosen and say `passed`; or say what is missing and lead there."""
        raise NotImplementedError

    def skip(self) -> None:
        """Leave it for later."""
        self.passed.emit()

    def refuse_folder(self, folder: "FolderField", error: Exception) -> None:
        """Say at a folder why nothing could be written there."""
        self.busy_changed.emit(False)
        if failures.sentence(error) is None:
            self.app.tell(error)
        else:
            folder.refuse(lambda: failures.sentence(error) or "")

    def say(self, words: Words, role: str = "strong") -> Text:
        """Add a line of words."""
        text = Text(words, role, wrap=role not in ("strong", "label"))
        self.column.addWidget(text)
        return text


@dataclass(frozen=True)
class Line:
    """A step in the list: its name, what was chosen or what it is for, and whether it was done once it is passed."""

    above: str
    below: str
    done: bool = True


class StepList(Painted):
    """The five steps: done, present, to come, left for later."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._present = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_steps(self, lines: list[Line], present: int) -> None:
        """Show the steps, and which is the present one (from 1)."""
        self._lines, self._present = lines, present
        self._say()

    def sizeHint(self) -> QSize:
        """Return the size of all steps."""
        return QSize(240, self._pitch() * len(self._lines))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw them."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, line in enumerate(self._lines, 1):
            self._draw(painter, number, line)

    def _draw(self, painter: QPainter, number: int, line: Line) -> None:
        now, top = look(), (number - 1) * self._pitch()
        done, present = line.done and number < self._present, number == self._present
        head = QRectF(0.5, top + 2, _HEAD, _HEAD)
        painter.setPen(now.colour("ok" if done else "accent" if present else "line_strong"))
        painter.setBrush(now.colour("ok_soft" if done else "accent" if present else "sunken"))
        painter.drawEllipse(head)
        if done:
            draw_glyph(painter, "check", head.center().x() - 8, head.center().y(), 16, now.colour("ok"))
        else:
            ink = now.colour("on_accent" if present else "text_2")
            draw(painter, head, figure(number), "small_strong", ink, Qt.AlignmentFlag.AlignHCenter)
        if number < len(self._lines):
            colour = now.colour("ok" if number < self._present else "line_strong")
            painter.fillRect(QRectF(head.center().x(), head.bottom() + 4, 1, self._pitch() - _HEAD - 8), colour)
        words = QRectF(42, top, self.width() - 42, now.pitch("strong"))
        ink = now.colour("text" if number <= self._present else "text_2")
        draw(painter, words, line.above, "strong" if present else "label", ink)
        words.translate(0, now.pitch("strong") + 1)
        words.setHeight(now.pitch("small"))
        draw(painter, words, line.below, "small", now.colour("text_2"))

    def _pitch(self) -> int:
        return max(_PITCH, look().pitch("strong") + look().pitch("small") + 14)

    def _say(self) -> None:
        self.setAccessibleName(_("Steps"))
        if self._lines:
            said = _("Step {number} of {count}: {step}")
            step = self._lines[self._present - 1].above
            self.setAccessibleDescription(said.format(number=self._present, count=len(self._lines), step=step))
        self.updateGeometry()
        self.update()
