"""A form being filled in: what follows from every answer, what is wrong, what is to be stored."""

from ctip_desktop.forms.filled.filled import About, Filled
from ctip_desktop.forms.filled.places import numbered, place_of
from ctip_desktop.forms.filled.problem import Problem

__all__ = ["About", "Filled", "Problem", "numbered", "place_of"]
