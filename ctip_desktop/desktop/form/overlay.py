"""A small sheet over the form, for one thing to be typed: where to go, or a note. It gives the focus back."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.widgets.panel import Panel
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView


class Overlay(Panel):
    """The sheet; only one is open over a form at a time."""

    holds_suggestions = False

    def __init__(self, view: "FormView") -> None:
        super().__init__(14, view)
        self.view = view
        self._before: QWidget | None = view.window().focusWidget()
        if view.overlay is not None:
            view.overlay.close_down()
        view.overlay = self

    def lay(self, wide: int, beside: QWidget | None = None) -> None:
        """Lie over the form, at its top or below something in it."""
        view = self.view
        wide = min(wide, view.width() - 16)
        high = self.column.heightForWidth(wide) if self.column.hasHeightForWidth() else self.sizeHint().height()
        x, y = (view.width() - wide) // 2, 8
        if beside is not None:
            corner = beside.mapTo(view, QPoint(0, beside.height() + 4))
            y = corner.y() if corner.y() + high < view.height() - 8 else max(corner.y() - beside.height() - high - 8, 8)
            x = min(max(corner.x(), 8), view.width() - wide - 8)
        self.setGeometry(x, y, wide, high)
        self.show()
        self.raise_()

    def keys(self) -> list[Binding]:
        """Return what keys do while it is open."""
        return [Binding("Esc", lambda: _("close"), self.close_down)]

    def close_down(self) -> None:
        """Close, and give the focus back to where it was."""
        if self.view.overlay is self:
            self.view.overlay = None
            if self._before is not None:
                self._before.setFocus()
            self.hide()
            self.deleteLater()
