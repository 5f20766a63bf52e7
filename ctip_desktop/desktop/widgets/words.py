"""Words that follow the language: given as a function, asked again when the language changes."""

from collections.abc import Callable
from typing import TypeAlias

from PySide6.QtCore import QEvent

Words: TypeAlias = Callable[[], str]

SHOWN_ANEW = frozenset(
    {
        QEvent.Type.LanguageChange,
        QEvent.Type.FontChange,
        QEvent.Type.ApplicationFontChange,
        QEvent.Type.PaletteChange,
        QEvent.Type.EnabledChange,
    }
)
"""What makes a widget measure and draw itself anew."""


def fixed(text: str) -> Words:
    """Return words that are the same in every language: a name, a number, what a person typed."""
    return lambda: text
