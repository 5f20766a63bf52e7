"""Switching the language live, and Qt's own words in it: one catalogue for all."""

from PySide6.QtCore import QTranslator
from PySide6.QtWidgets import QApplication

from ctip_desktop.desktop.look import apply
from ctip_desktop.i18n import N_, _, language, use_language

QT_WORDS = (
    N_("Undo"), N_("Redo"), N_("Cut"), N_("Copy"), N_("Paste"), N_("Delete"), N_("Select All"), N_("Cancel"),
    N_("Print"), N_("Save"), N_("Open"), N_("Close"), N_("Yes"), N_("No"),
)  # fmt: skip
"""What Qt itself shows a person: the menu of a field, and buttons of the system's dialogs where Qt draws them."""


class CatalogueTranslator(QTranslator):
    """Hands Qt's own words to our catalogue."""

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str:
        """Return a word of Qt's in the language in force; its own where we have none."""
        del context, disambiguation, n
        plain = source.replace("&", "")
        return _(plain) if language() != "en" and plain in QT_WORDS else source

    def isEmpty(self) -> bool:
        """Say that there is something to translate, or Qt would not ask."""
        return False


def speak(application: QApplication, code: str, translator: CatalogueTranslator) -> None:
    """Speak `km` or `en` from here on; every widget hears of it (`LanguageChange`) and keeps its focus and caret."""
    use_language(code)
    application.removeTranslator(translator)
    apply(application)
    application.installTranslator(translator)
