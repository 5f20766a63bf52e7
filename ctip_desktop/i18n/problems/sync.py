"""The words for the failures of the floor `sync`."""

from ctip_desktop.errors import CtipError

WORDS: dict[type[CtipError], str] = {}
