"""Looks at a window as a person does: what is cut off, squeezed or drawn over, and what cannot be read aloud."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from gettext import NullTranslations
from unittest.mock import patch

from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QLineEdit, QTextEdit, QWidget

from ctip_desktop.desktop.look import drawing
from ctip_desktop.desktop.widgets import text as texts
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import catalogue

ROUNDS = 10
LEAVES = (Text, Button, Chip, QLineEdit, QTextEdit)


def faults(window: QWidget, may_be_elided: Callable[[str], bool] = lambda _: False) -> list[str]:
    """Return what is wrong with how a window is seen: words that are cut, parts outside their place or over others.

    A text that grows by a line moves what stands below it only in the next round of layout, so there are several.
    """
    for _ in range(ROUNDS):
        QApplication.processEvents()
        found = _faults(window, may_be_elided)
        if not found:
            break
    return found


def _faults(window: QWidget, may_be_elided: Callable[[str], bool]) -> list[str]:
    found = [f"elided: {words}" for words in _elided(window) if not may_be_elided(words)]
    shown = [part for part in window.findChildren(QWidget) if part.isVisibleTo(window) and isinstance(part, LEAVES)]
    for part in shown:
        if isinstance(part, Button) and part.width() < part.sizeHint().width():
            found.append(f"squeezed: {part.text()}")
        if isinstance(part, Text) and part.height() < part.sizeHint().height() and not part.hasHeightForWidth():
            found.append(f"squeezed: {part.text}")
        if (outside := _outside(part, window)) and not _scrolled(part, window):
            found.append(f"outside: {_named(part)} {outside}")
    found += [f"over each other: {_named(one)} / {_named(other)}" for one, other in _overlapping(shown)]
    return found


def unnamed(window: QWidget) -> list[str]:
    """Return the controls that have no name or role to be read aloud, through Qt's accessibility interface."""
    found = []
    for part in window.findChildren(QWidget):
        controls = isinstance(part, QAbstractButton | QLineEdit | QTextEdit)
        if not controls or not part.isVisibleTo(window):
            continue
        interface = QAccessible.queryAccessibleInterface(part)
        if interface is None or interface.role() == QAccessible.Role.NoRole:
            found.append(f"no role: {type(part).__name__} {part.objectName()}")
        elif not interface.text(QAccessible.Text.Name):
            found.append(f"no name: {type(part).__name__} in {type(part.parent()).__name__}")
    return found


@contextmanager
def stretched() -> Iterator[None]:
    """Say everything twice over, so that what is too narrow for another wording shows."""

    class Doubled(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"{message} {message}"

        def ngettext(self, one: str, many: str, count: int) -> str:
            return f"{one} {one}" if count == 1 else f"{many} {many}"

    with patch.object(catalogue, "_catalogue", lambda _: Doubled()):
        yield


def _elided(window: QWidget) -> list[str]:
    cut: list[str] = []
    shorten = drawing.elided

    def note(words: str, role: str, room: float, latin: bool = False) -> str:
        shown = shorten(words, role, room, latin)
        if shown != words:
            cut.append(words)
        return shown

    for part in window.findChildren(Text):
        QApplication.sendEvent(part, QEvent(QEvent.Type.PaletteChange))
    with patch.object(drawing, "elided", note), patch.object(texts, "elided", note):
        window.grab()
    return cut


def _outside(part: QWidget, window: QWidget) -> str:
    place = QRect(part.mapTo(window, QPoint(0, 0)), part.size())
    return "" if window.rect().contains(place) else f"{place.getRect()} of {window.rect().getRect()}"


def _scrolled(part: QWidget, window: QWidget) -> bool:
    around = part.parentWidget()
    while around is not None and around is not window:
        if isinstance(around, QAbstractScrollArea):
            return True
        around = around.parentWidget()
    return False


def _overlapping(parts: list[QWidget]) -> Iterator[tuple[QWidget, QWidget]]:
    by_parent: dict[QWidget | None, list[QWidget]] = {}
    for part in parts:
        by_parent.setdefault(part.parentWidget(), []).append(part)
    for siblings in by_parent.values():
        for place, one in enumerate(siblings):
            for other in siblings[place + 1 :]:
                common = one.geometry().intersected(other.geometry())
                if common.width() > 1 and common.height() > 1:
                    yield one, other


def _named(part: QWidget) -> str:
    return f"{type(part).__name__} {part.accessibleName()[:40]!r}"
