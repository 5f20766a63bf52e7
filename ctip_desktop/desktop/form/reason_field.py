"""The reason for an unusual answer, on the line of its field; written, it clears the warning."""

from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.i18n import _


class ReasonField(Field):
    """Why an unusual answer is right."""

    def __init__(self, entering: Entering, path: str, parent: QWidget) -> None:
        super().__init__(lambda: _("Reason, if this is right"), parent=parent)
        self._entering = entering
        self._path = path
        self.setAccessibleName(_("Reason, if this is right"))
        self.setReadOnly(bool(entering.locked))
        self.textEdited.connect(lambda _text: entering.keep_soon())
        self.show_reason()

    @staticmethod
    def is_asked(entering: Entering, item: Item, path: str) -> bool:
        """Say whether a reason is asked for now, or was given."""
        warning = item.question.warning
        if warning is None or not warning.reason or not entering.filled.relevant(path):
            return False
        soft = any(problem.kind == "warning" for problem in entering.filled.problems(path))
        return soft or bool(entering.known(path).get("reason"))

    def enter(self) -> None:
        """Take the focus."""
        focus(self)

    def hand_in(self) -> None:
        """Keep the reason as it is written."""
        if self.text().strip() != str(self._entering.known(self._path).get("reason", "")).strip():
            self._entering.remark(self._path, "reason", self.text())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Keep the reason: it is written."""
        super().focusOutEvent(event)
        self.hand_in()

    def show_reason(self) -> None:
        """Show the reason that is kept, unless it is being typed."""
        reason = str(self._entering.known(self._path).get("reason", ""))
        if not self.hasFocus() and reason != self.text():
            self.setText(reason)
