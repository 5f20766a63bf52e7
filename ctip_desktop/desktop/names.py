"""Whether names of persons are shown: covered until asked for, for two minutes or until the page is left."""

from PySide6.QtCore import QObject, QTimer, Signal

from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Page
from ctip_desktop.i18n import _

SHOWN_SECONDS = 120


class Names(QObject):
    """The names on the pages of one frame; a page asks `shown(self)` when it draws and offers `binding(self)` as a key.

    Signals:
        changed(Page): the names on this page are now shown, or covered again.
    """

    changed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.cover)

    def shown(self, page: Page) -> bool:
        """Say whether the names on a page are shown."""
        return self._page is page

    def toggle(self, page: Page) -> None:
        """Show the names on a page for two minutes, or cover them."""
        if self.shown(page):
            self.cover()
            return
        self.cover()
        self._page = page
        self._timer.start(SHOWN_SECONDS * 1000)
        self._tell(page)

    def cover(self) -> None:
        """Cover all names: the time is over, the page is left, or the desk is locked."""
        self._timer.stop()
        page, self._page = self._page, None
        if page:
            self._tell(page)

    def binding(self, page: Page) -> Binding:
        """Return the key of a page that shows or covers its names."""
        words = (lambda: _("cover names")) if self.shown(page) else (lambda: _("show names"))
        return Binding("Ctrl+H", words, lambda: self.toggle(page), in_strip=True)

    def _tell(self, page: Page) -> None:
        self.changed.emit(page)
        page.keys_changed.emit()
