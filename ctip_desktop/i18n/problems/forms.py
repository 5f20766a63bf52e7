"""The words for the failures of the floor `forms`."""

from ctip_desktop.errors import CtipError

WORDS: dict[type[CtipError], str] = {}
