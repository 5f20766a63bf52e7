"""A province's home with a person at it."""

from tests.gui.intake.conftest import home, seat

__all__ = ["home", "seat"]
