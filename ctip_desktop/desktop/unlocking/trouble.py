"""Why a store cannot be opened, on a page of one sentence."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.strip import Strip
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Trouble(Front):
    """Says what hinders and lets a person try again."""

    def __init__(self, app: "App", error: Exception) -> None:
        super().__init__()
        self._app = app
        self.said = Text(lambda: failures.sentence(error) or "", "body", wrap=True, align=_CENTRE)
        self.said.setFixedWidth(560)
        self.again = Button(lambda: _("Try again"), "primary", icon="refresh-cw", key="Enter")
        self.again.clicked.connect(self._try)
        self.restore = Button(lambda: _("Restore a backup…"), "plain", icon="history")
        self.restore.clicked.connect(app.show_restoring)
        strip = Strip()
        strip.say(lambda: _("Nothing was changed"), "shield-check", "ok")
        strip.language_asked.connect(self.language_asked)
        strip.show_keys([each for each in self.bindings() if each.in_strip])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(Glyph("triangle-alert", "warn", 40), 0, _CENTRE)
        layout.addSpacing(16)
        layout.addWidget(Text(lambda: _("The store cannot be opened"), "title", align=_CENTRE))
        layout.addSpacing(8)
        layout.addWidget(self.said, 0, _CENTRE)
        layout.addSpacing(24)
        layout.addLayout(row(None, self.restore, self.again, None))
        layout.addStretch(2)
        layout.addWidget(strip)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        return [Binding("Enter", lambda: _("try again"), self._press, in_strip=True)]

    def enter(self) -> None:
        """Take the focus."""
        focus(self.again)

    def _press(self) -> None:
        if self.restore.hasFocus():
            self._app.show_restoring()
        else:
            self._try()

    def _try(self) -> None:
        self._app.start()
