"""Finds what travels with the program (resources, translations): in a checkout, a wheel and the built program."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _travelling(folder: str) -> Path:
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resources() -> Path:
    """Return the folder of forms, lists and fonts."""
    return _travelling("resources")


def translations() -> Path:
    """Return the folder of the gettext catalogues."""
    return _travelling("translations")
