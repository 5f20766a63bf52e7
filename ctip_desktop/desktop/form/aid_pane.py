"""The aid beside the fields, and the bar of two lines it becomes below them where the window is narrow."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.form.aid import Aid, Special, aid_for
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.key_sheet import KeyCap
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, draw_key, fill, key_width, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.panel import Ground, Line, column, row
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _

_SIDE = 18


class AidPane(Ground):
    """All that is told of the present question."""

    def __init__(self, entering: Entering, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.LeftEdge, parent)
        self._entering = entering
        self._path = ""
        self._aid = Aid()
        self._title = Text("", "heading", wrap=True)
        self._hint = Text("", "small", "text_2", wrap=True)
        self._specials = [_SpecialLine() for _each in range(4)]
        self._given = _Part(Text(lambda: _("Special answers"), "small_strong", "text_2"), *self._specials)
        self._note = Text("", "small", wrap=True)
        self._noted = Text("", "small", "text_2")
        self._noting = _Part(None, self._note, self._noted)
        heading = row(Text(lambda: _("Note"), "small_strong", "text_2"), None, KeyCap("Ctrl+M"))
        self._earlier = Text("", "small", wrap=True)
        self._earlier_by = Text("", "small", "text_2", wrap=True)
        self._before = _Part(Text(lambda: _("Before"), "small_strong", "text_2"), self._earlier, self._earlier_by)
        inner = ScrolledColumn((_SIDE, 14, _SIDE - 10, 14))
        inner.column.setSpacing(6)
        for part in (self._title, self._hint, self._given):
            inner.column.addWidget(part)
        self._noting.column.insertLayout(1, heading)
        inner.column.addWidget(self._noting)
        inner.column.addWidget(self._before)
        inner.column.addStretch(1)
        self.setLayout(column(inner, spacing=0))
        self.setFixedWidth(look().size("aid_panel"))

    @property
    def aid(self) -> Aid:
        """What it tells."""
        return self._aid

    def show_question(self, path: str) -> None:
        """Tell of a question."""
        self._path = path
        self.refresh()

    def refresh(self) -> None:
        """Tell it as it is now; what is shown already is left alone."""
        aid = aid_for(self._entering, self._path)
        if aid == self._aid:
            return
        self._aid = aid
        self._title.say(aid.title)
        _tell(self._hint, aid.hint)
        for line, special in zip(self._specials, aid.specials, strict=False):
            line.show_special(special)
        self._given.setVisible(bool(aid.specials))
        _tell(self._note, aid.note)
        _tell(self._noted, aid.noted)
        self._noting.setVisible(bool(aid.specials or aid.note))
        self._earlier.say(aid.earlier)
        _tell(self._earlier_by, aid.earlier_by)
        self._before.setVisible(bool(aid.earlier))

    def changeEvent(self, event: QEvent) -> None:
        """Tell it in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.setFixedWidth(look().size("aid_panel"))
            self.refresh()


class AidBar(Ground):
    """The same on two lines, as far as they go."""

    def __init__(self, entering: Entering, parent: QWidget | None = None) -> None:
        super().__init__("surface", Qt.Edge.TopEdge, parent)
        self._entering = entering
        self._path = ""
        self._aid = Aid()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def aid(self) -> Aid:
        """What it tells."""
        return self._aid

    def show_question(self, path: str) -> None:
        """Tell of a question."""
        self._path = path
        self.refresh()

    def refresh(self) -> None:
        """Tell it as it is now."""
        aid = aid_for(self._entering, self._path)
        if aid != self._aid:
            self._aid = aid
            self.setAccessibleName(" ".join(filter(None, (aid.title, aid.hint, aid.note, aid.earlier))))
            self.setToolTip("\n".join(filter(None, (aid.hint, aid.note, aid.earlier))))
            self.update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines."""
        return QSize(400, look().pitch("small") * 2 + 12)

    def changeEvent(self, event: QEvent) -> None:
        """Tell it in the language now in force."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW:
            self.refresh()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the two lines."""
        super().paintEvent(event)
        now, painter, aid = look(), QPainter(self), self._aid
        pitch, left = now.pitch("small"), 28
        right = self.width() - 16
        first = QRectF(left, 6, right - left, pitch)
        wide = draw(painter, first, aid.title, "small_strong", now.colour("text")) + 12
        draw(painter, first.adjusted(wide, 0, 0, 0), " ".join(aid.hint.split("\n")), "small", now.colour("text_2"))
        x, middle = float(left), 6 + pitch * 1.5
        for special in aid.specials:
            needed = key_width(special.key) + width(special.words, "small_strong") + 24
            if x + needed > right:
                break
            ink = now.colour("accent" if special.chosen else "text_2")
            x += draw_key(painter, x, middle, special.key, ink, now.colour("line_strong")) + 6
            role = "small_strong" if special.chosen else "small"
            x += draw(painter, QRectF(x, 6 + pitch, right - x, pitch), special.words, role, ink) + 18
        said = aid.note or (_("Before: {answer}").format(answer=aid.earlier) if aid.earlier else "")
        if said and right - x > 60:
            draw_glyph(painter, "message-square-text" if aid.note else "history", x, middle, 14, now.colour("text_2"))
            place = QRectF(x + 20, 6 + pitch, right - x - 20, pitch)
            draw(painter, place, " ".join(said.split()), "small", now.colour("text"))


class _Part(QWidget):
    """Something under a line of its own."""

    def __init__(self, head: Text | None, *parts: QWidget) -> None:
        super().__init__()
        line = Line()
        self.column = column(line, *((head,) if head else ()), *parts, spacing=5)
        self.column.setContentsMargins(0, 6, 0, 0)
        self.setLayout(self.column)


class _SpecialLine(QWidget):
    """A special answer with its key; given, it stands on soft ground with a tick."""

    def __init__(self) -> None:
        super().__init__()
        self._special: Special | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_special(self, special: Special) -> None:
        """Show it."""
        if special != self._special:
            self._special = special
            self.setAccessibleName(f"{special.key} {special.words}")
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, look().pitch("small") + 6)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        if self._special is None:
            return
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        chosen = self._special.chosen
        if chosen:
            fill(painter, place, now.colour("accent_soft"), None, RADIUS["chip"])
            draw_glyph(painter, "check", place.right() - 24, place.center().y(), 16, now.colour("accent"))
        draw_key(
            painter,
            4 if chosen else 0,
            place.center().y(),
            self._special.key,
            now.colour("text_2"),
            now.colour("line_strong"),
        )
        role = "small_strong" if chosen else "small"
        draw(painter, place.adjusted(44, 0, -28, 0), self._special.words, role, now.colour("text"))


def _tell(text: Text, words: str) -> None:
    text.say(words)
    text.setVisible(bool(words))
