"""How the window looks and speaks, for whoever is at this computer."""

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.settings.section import Lines, Section
from ctip_desktop.desktop.widgets.options import Check, Options
from ctip_desktop.desktop.widgets.words import fixed
from ctip_desktop.i18n import _, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App


class WindowSection(Section):
    """Language, light or dark, large text, moving on by itself."""

    name = "window"
    icon = "monitor"

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__(app, desk)
        self.language = Options(lambda: _("Language"), [("km", fixed("ខ្មែរ")), ("en", fixed("English"))])
        themes = [
            ("system", lambda: _("As the system")),
            ("light", lambda: _("Light")),
            ("dark", lambda: _("Dark")),
        ]
        self.theme = Options(lambda: _("Light or dark"), themes)
        self.large = Check(lambda: _("Large text"))
        self.advance = Check(lambda: _("Move on from a full field by itself"))
        lines = Lines()
        lines.add(lambda: _("Language"), self.language, lambda: _("Ctrl+Shift+L switches it anywhere, at once."))
        lines.add(lambda: _("Light or dark"), self.theme, lambda: _("Paper is always white."))
        lines.add(lambda: _("Text"), self.large)
        help_words = lambda: _("A date, or a number of fixed length, needs no Enter then.")  # noqa: E731
        lines.add(lambda: _("Keying"), self.advance, help_words)
        self.column.addWidget(lines)
        self.column.addStretch(1)
        self.refresh()
        self.language.chosen.connect(app.speak)
        self.theme.chosen.connect(lambda theme: app.prefer(replace(app.preferences, theme=theme)))
        self.large.toggled.connect(lambda on: app.prefer(replace(app.preferences, large=on)))
        self.advance.toggled.connect(lambda on: app.prefer(replace(app.preferences, advance=on)))

    def title(self) -> str:
        """Return what the section is called."""
        return _("This window")

    def first(self) -> QWidget:
        """Return what takes the focus."""
        return self.language

    def refresh(self) -> None:
        """Show what is chosen."""
        chosen = self.app.preferences
        self.language.show_value(language())
        self.theme.show_value(chosen.theme)
        self.large.setChecked(chosen.large)
        self.advance.setChecked(chosen.advance)
