"""What was copied out of a question about a person leaves the clipboard again after a minute."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

KEPT_MS = 60_000


class PersonalCopies(QObject):
    """Looks at what is copied while the person is at a question that the form marks as `personal`."""

    def __init__(self, view: "FormView") -> None:
        super().__init__(view)
        self._view = view
        QApplication.clipboard().dataChanged.connect(self._note)

    def _note(self) -> None:
        focused = QApplication.focusWidget()
        item = self._view.question_at(self._view.entering.caret)
        if focused is None or not self._view.isAncestorOf(focused) or item is None:
            return
        if item.question.columns.get("personal"):
            text = QApplication.clipboard().text()
            QTimer.singleShot(KEPT_MS, QApplication.clipboard(), lambda: forget(text))


def forget(text: str) -> None:
    """Empty the clipboard if it still holds a text."""
    clipboard = QApplication.clipboard()
    if clipboard.text() == text:
        clipboard.clear()
