"""The words for the failures of the floor `documents`."""

from ctip_desktop.errors import CtipError

WORDS: dict[type[CtipError], str] = {}
