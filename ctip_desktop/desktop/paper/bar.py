"""The bar over the paper: page back and forward, the zoom, and whether the paper is as it should be."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import Ground, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.i18n import _, figure

HEIGHT = 42


_SPACE = 100
"""Pixels between the parts and at the ends."""


class IconButton(QAbstractButton):
    """A button that is only an icon; its name is read aloud and shown in a tip, with its key."""

    def __init__(self, icon: str, words: Words, key: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._words = words
        self._key = key
        self.setFixedSize(32, 32)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Say it again in the language and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._say()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the icon, and the frame of the focus."""
        del event
        painter, now, place = QPainter(self), look(), QRectF(self.rect())
        if self.isEnabled() and self.underMouse():
            fill(painter, place, now.colour("hover"), None)
        if self.hasFocus():
            fill(painter, place, None, now.colour("accent"), thick=2)
        size = now.size("icon")
        ink = now.colour("text_2" if self.isEnabled() else "line_strong")
        draw_glyph(painter, self._icon, (place.width() - size) / 2, place.center().y(), size, ink)

    def _say(self) -> None:
        self.setAccessibleName(self._words())
        self.setAccessibleDescription(self._key)
        self.setToolTip(f"{self._words()} ({self._key})" if self._key else self._words())
        self.update()


class Bar(Ground):
    """The bar of the preview.

    Signals:
        turn_asked(int): a page on (1) or back (-1).
        zoom_asked(int): larger (1), smaller (-1), or as wide as there is room (0).
        file_asked(): save the paper as a PDF.
    """

    turn_asked = Signal(int)
    zoom_asked = Signal(int)
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", Qt.Edge.BottomEdge, parent)
        self._place, self._zoom = (0, 0), 1.0
        self.back = IconButton("chevron-left", lambda: _("Page back"), "Alt+PgUp")
        self.on = IconButton("chevron-right", lambda: _("Next page"), "Alt+PgDn")
        self.smaller = IconButton("zoom-out", lambda: _("Smaller"), "Ctrl −")
        self.larger = IconButton("zoom-in", lambda: _("Larger"), "Ctrl +")
        self.file = Button(lambda: _("Save PDF"), "quiet", icon="download", key="Ctrl+E", in_row=True)
        self.page = Text(self._page_words, "small_strong")
        self.zoom = Text(self._zoom_words, "small", "text_2", align=Qt.AlignmentFlag.AlignHCenter)
        self.zoom.setMinimumWidth(52)
        self._glyph = Glyph("", size=16)
        self.state = Text("", "small", "text_2")
        self.back.clicked.connect(lambda: self.turn_asked.emit(-1))
        self.on.clicked.connect(lambda: self.turn_asked.emit(1))
        self.smaller.clicked.connect(lambda: self.zoom_asked.emit(-1))
        self.larger.clicked.connect(lambda: self.zoom_asked.emit(1))
        self.file.clicked.connect(self.file_asked)
        self.setFixedHeight(HEIGHT)
        self.file_icon = IconButton("download", self.file.words, "Ctrl+E")
        self.file_icon.clicked.connect(self.file_asked)
        around = row(
            self.back, self.page, self.on, 12, self.smaller, self.zoom, self.larger, 12, None, self._glyph, self.state,
            self.file, self.file_icon, spacing=4,
        )  # fmt: skip
        around.setContentsMargins(14, 0, 12, 1)
        self.setLayout(around)
        self._enable()

    def sizeHint(self) -> QSize:
        """Return its height, at any width."""
        return QSize(400, HEIGHT)

    def show_page(self, page: int, pages: int) -> None:
        """Show which page is in view, and of how many."""
        self._place = page, pages
        self.page.say(self._page_words)
        self._enable()

    def show_zoom(self, zoom: float) -> None:
        """Show the zoom, 1.0 being the size of the paper."""
        self._zoom = zoom
        self.zoom.say(self._zoom_words)

    def say(self, words: Words, icon: str, tone: str) -> None:
        """Say how the paper stands."""
        self._glyph.show_icon(icon, tone)
        self.state.say(words)
        self.state.tint("text_2" if tone == "ok" else tone)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop what there is no room for."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Measure again when a part needs other room than before."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        """Drop words where there is no room for all: first those of *Save PDF*, then the zoom, last how it stands."""
        always = (self.back, self.page, self.on, self.smaller, self.larger, self._glyph, self.file_icon)
        room = self.width() - sum(map(_width, always)) - _SPACE
        zoom, state, file = _width(self.zoom), _width(self.state), _width(self.file)
        words = zoom + state + file <= room
        self.file.setVisible(words)
        self.file_icon.setVisible(not words)
        self.zoom.setVisible(zoom + state <= room)
        self.state.setVisible(state <= room)
        self._glyph.setToolTip("" if self.state.isVisibleTo(self) else self.state.text)

    def _enable(self) -> None:
        page, pages = self._place
        self.back.setEnabled(page > 1)
        self.on.setEnabled(page < pages)
        self.file.setEnabled(pages > 0)
        self.file_icon.setEnabled(pages > 0)
        self._fit()

    def _page_words(self) -> str:
        page, pages = self._place
        return _("Page {page} / {pages}").format(page=figure(page), pages=figure(pages)) if pages else ""

    def _zoom_words(self) -> str:
        return figure(f"{round(self._zoom * 100)} %")


def _width(part: QWidget) -> int:
    return max(part.sizeHint().width(), part.minimumWidth())
