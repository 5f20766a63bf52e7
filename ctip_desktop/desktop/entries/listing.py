"""Asks the store for the list and its pages, one at a time, the latest first; what was overtaken is dropped."""

from PySide6.QtCore import QObject, Signal

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.entries.lines import PAGE, Found, Line, look, page
from ctip_desktop.desktop.entries.model import EntriesModel
from ctip_desktop.store.browsing import Asked

_WAITING = 4
"""Pages that wait at most: what was scrolled past long ago is asked for again when it is seen again."""


class Listing(QObject):
    """Keeps a model filled with what a person asked for.

    Signals:
        found(Found): another list is shown.
        page_came(int): a page that was wanted is here.
    """

    found = Signal(object)
    page_came = Signal(int)

    def __init__(self, desk: Desk, model: EntriesModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._model = model
        self.asked = Asked()
        self._next: tuple[Asked, str] | None = None
        self._asking = False
        self._wanted: list[int] = []
        self._fetching = False
        model.page_wanted.connect(self._want)

    @property
    def busy(self) -> bool:
        """Whether what was asked for last is not shown yet."""
        return self._asking or self._next is not None

    def ask(self, asked: Asked, entry: str = "") -> None:
        """Show what is asked for, from the page on which an entry stands, if it is among it."""
        self._next = asked, entry
        self._go_on()

    def _go_on(self) -> None:
        if self._asking or self._next is None:
            return
        (asked, entry), self._next = self._next, None
        self._asking = True

        def show(found: Found) -> None:
            self._asking = False
            if self._next is None:
                self.asked = asked
                self._wanted.clear()
                self._model.show(found.count, found.first, found.lines)
                self.found.emit(found)
            self._go_on()

        def fail(error: Exception) -> None:
            self._asking = False
            self._desk.background.failed.emit(error)
            self._go_on()

        self._desk.read(lambda reader: look(reader, asked, entry), show, fail, owner=self)

    def _want(self, number: int) -> None:
        if number in self._wanted:
            return
        self._wanted = [number, *self._wanted[: _WAITING - 1]]
        self._fetch()

    def _fetch(self) -> None:
        if self._fetching or not self._wanted:
            return
        asked, number = self.asked, self._wanted[0]
        self._fetching = True

        def put(lines: tuple[Line, ...]) -> None:
            self._fetching = False
            if asked is self.asked and number in self._wanted:
                self._wanted.remove(number)
                self._model.put(number, lines)
                self.page_came.emit(number)
            self._fetch()

        def fail(error: Exception) -> None:
            self._fetching = False
            self._wanted.clear()
            self._desk.background.failed.emit(error)

        self._desk.read(lambda reader: page(reader, asked, number * PAGE), put, fail, owner=self)
