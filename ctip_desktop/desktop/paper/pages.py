"""Shows the pages of a paper as they will be printed, the place of the present question tinted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.look import Look, look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.paper.places import Places
from ctip_desktop.desktop.paper.rasters import Size, page_sizes, rasters
from ctip_desktop.desktop.paper.sheets import A4, Sheets, fitting
from ctip_desktop.desktop.widgets.scrolling import SlimBar
from ctip_desktop.documents.typesetting.spots import Spot
from ctip_desktop.i18n import _, figure

STEPS = (0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
FINEST = 4.0
"""Dots a point beyond which a page is drawn larger, not finer: a finer image of A4 would take more than 32 MB."""
KEPT = 4
"""Images of pages kept besides those on screen."""
BAR = 3.0
PAPER = Look(dark=False)
"""Paper is white in the dark look too, and so is what is tinted on it."""


class Pages(QAbstractScrollArea):
    """The pages under one another, each drawn when it comes to be seen.

    Signals:
        turned(int, int): the page in view, from 1, and how many there are.
        zoomed(float): the zoom is other than before; 1.0 is the size of the paper.
        pointed(str): the paper was clicked where an answer stands; the path of its question.
    """

    turned = Signal(int, int)
    zoomed = Signal(float)
    pointed = Signal(str)

    def __init__(self, papers: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._papers = papers
        self._data = b""
        self._sizes: Sequence[Size] = ()
        self._places = Places(())
        self._path = ""
        self._zoom: float | None = None
        self._images: dict[int, tuple[float, QImage]] = {}
        self._drawing = False
        self._told = (0, 0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(SlimBar(Qt.Orientation.Vertical))
        self.setHorizontalScrollBar(SlimBar(Qt.Orientation.Horizontal))
        self.verticalScrollBar().valueChanged.connect(self._tell_page)

    @property
    def zoom(self) -> float:
        """The zoom in force."""
        return self._zoom or fitting(self._sizes, self.viewport().width())

    @property
    def page(self) -> int:
        """The page in view, from 1; 0 before there is a paper."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 3
        return self._sheets().at(middle) + 1 if self._sizes else 0

    @property
    def tinted(self) -> tuple[Spot, ...]:
        """The spots that are tinted."""
        return self._places.of(self._path) if self._path else ()

    def show_paper(self, data: bytes, spots: Sequence[Spot]) -> None:
        """Show a paper in place of the one shown; what is in view stays where it is, and changes all at once."""
        wanted = self._in_view() or [0]
        scale = self._dots()

        def drawn() -> tuple[Sequence[Size], dict[int, QImage]]:
            return page_sizes(data), rasters(data, wanted, scale)

        def show(found: tuple[Sequence[Size], dict[int, QImage]]) -> None:
            self._data, self._places = data, Places(spots)
            self._sizes, images = found
            self._images = {page: (scale, image) for page, image in images.items()}
            self._set_out()
            self._reveal()

        self._papers.run(drawn, done=show, owner=self)

    def follow(self, path: str) -> None:
        """Tint what the question at `path` feeds, and bring it into view; nothing is tinted for what is not told."""
        if path != self._path:
            self._path = path
            self._reveal()
            self.viewport().update()

    def zoom_to(self, zoom: float | None) -> None:
        """Show the paper at a zoom, or as wide as there is room (None); what is in view stays in view."""
        before = self._sheets().whole.height() if self._sizes else 0.0
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        self._zoom = zoom
        self._set_out()
        if before:
            now = self._sheets().whole.height()
            self.verticalScrollBar().setValue(round(middle * now / before - self.viewport().height() / 2))
        self.zoomed.emit(self.zoom)

    def zoom_in(self) -> None:
        """Show it larger by one step."""
        self.zoom_to(next((step for step in STEPS if step > self.zoom + 0.01), STEPS[-1]))

    def zoom_out(self) -> None:
        """Show it smaller by one step."""
        self.zoom_to(next((step for step in reversed(STEPS) if step < self.zoom - 0.01), STEPS[0]))

    def turn(self, by: int) -> None:
        """Go on by that many pages, or back."""
        if self._sizes:
            page = min(max(self.page - 1 + by, 0), len(self._sizes) - 1)
            self.verticalScrollBar().setValue(round(self._sheets().sheet(page).top() - 14))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame of the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take it away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the sheets out anew; what is tinted stays in view."""
        super().resizeEvent(event)
        self._set_out()
        self._reveal()
        if self._zoom is None:
            self.zoomed.emit(self.zoom)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, scroll without."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.zoom_in if event.angleDelta().y() > 0 else self.zoom_out)()
            event.accept()
        else:
            super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the click, which tells when it ends."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell which question's answer was clicked."""
        if not self._sizes:
            return
        sheets, place = self._sheets(), event.position() + self._origin()
        page = sheets.at(place.y())
        sheet = sheets.sheet(page)
        x, y = (place.x() - sheet.left()) / sheets.scale, (sheet.bottom() - place.y()) / sheets.scale
        if path := self._places.at(page, x, y):
            self.pointed.emit(path)

    def changeEvent(self, event: QEvent) -> None:
        """Say in the language now in force which page is in view."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._told = (0, 0)
            self._tell_page()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground, the sheets in view and the tint; ask for sheets that are not there at this size."""
        del event
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), look().colour("sunken"))
        painter.translate(-self._origin())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        sheets = self._sheets()
        for page in self._in_view():
            place = sheets.sheet(page)
            painter.fillRect(place, Qt.GlobalColor.white)
            if page in self._images:
                self._draw_sheet(painter, place, self._images[page][1])
            for spot in self.tinted:
                if spot.page == page:
                    _draw_tint(painter, sheets.tint(spot))
        if self.hasFocus():
            painter.resetTransform()
            fill(painter, QRectF(self.viewport().rect()), None, look().colour("accent"), 0, thick=2)
        painter.end()
        self._ask()

    def _draw_sheet(self, painter: QPainter, place: QRectF, image: QImage) -> None:
        ratio = self.devicePixelRatioF()
        if abs(image.width() - place.width() * ratio) < 1.5:
            # On whole dots, or every stroke would be smeared over two.
            at = QPointF(round(place.x() * ratio) / ratio, round(place.y() * ratio) / ratio)
            painter.drawImage(QRectF(at.x(), at.y(), image.width() / ratio, image.height() / ratio), image)
        else:
            painter.drawImage(place, image)

    def _ask(self) -> None:
        """Have the sheets drawn that are in view and not there at this size; one piece of work at a time."""
        scale, data = self._dots(), self._data
        missing = [page for page in self._in_view() if self._images.get(page, (0.0,))[0] != scale]
        if not missing or self._drawing:
            return
        self._drawing = True

        def show(images: dict[int, QImage]) -> None:
            self._drawing = False
            if data is self._data:
                self._images |= {page: (scale, image) for page, image in images.items()}
                self._forget()
            self.viewport().update()

        def failed(error: Exception) -> None:
            self._drawing = False
            self._papers.failed.emit(error)

        self._papers.run(lambda: rasters(data, missing, scale), done=show, failed=failed, owner=self)

    def _forget(self) -> None:
        """Let go of the images farthest from what is in view."""
        near = sorted(self._images, key=lambda page: abs(page + 1 - self.page))
        for page in near[len(self._in_view()) + KEPT :]:
            del self._images[page]

    def _set_out(self) -> None:
        sheets, view = self._sheets(), self.viewport().size()
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        down.setPageStep(view.height())
        down.setSingleStep(40)
        down.setRange(0, max(round(sheets.whole.height()) - view.height(), 0))
        across.setPageStep(view.width())
        across.setRange(0, max(round(sheets.whole.width()) - view.width(), 0))
        self._tell_page()
        self.viewport().update()

    def _reveal(self) -> None:
        """Scroll to what is tinted, or to where it would be, unless some of it is well in view."""
        spots = self.tinted
        target = spots[0] if spots else self._places.near(self._path)
        if not target or not self._sizes:
            return
        sheets, down = self._sheets(), self.verticalScrollBar()
        top, high = down.value(), self.viewport().height()
        for spot in spots or (target,):
            place = sheets.tint(spot)
            if place.top() >= top and min(place.bottom(), place.top() + high / 2) <= top + high:
                return
        place = sheets.tint(target)
        down.setValue(round(place.top() - max(min(high / 3, high - place.height()), 14)))

    def _tell_page(self) -> None:
        told = self.page, len(self._sizes)
        if told != self._told:
            self._told = told
            page, pages = figure(told[0]), figure(told[1])
            self.setAccessibleName(_("The paper, page {page} of {pages}").format(page=page, pages=pages))
            self.turned.emit(*told)
        self.viewport().update()

    def _sheets(self) -> Sheets:
        return Sheets(self._sizes or (A4,), self.zoom, self.viewport().width())

    def _in_view(self) -> list[int]:
        if not self._sizes:
            return []
        top = self.verticalScrollBar().value()
        return self._sheets().between(top, top + self.viewport().height())

    def _origin(self) -> QPointF:
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def _dots(self) -> float:
        """Return the dots a point to draw at."""
        return min(self._sheets().scale * self.devicePixelRatioF(), FINEST)


def _draw_tint(painter: QPainter, place: QRectF) -> None:
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    painter.fillRect(place, PAPER.colour("accent_soft"))
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
    painter.fillRect(QRectF(place.left(), place.top(), BAR, place.height()), PAPER.colour("accent"))
