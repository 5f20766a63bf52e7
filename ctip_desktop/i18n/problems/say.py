"""Turns a failure into the one sentence a person reads."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from ctip_desktop.errors import CtipError
from ctip_desktop.i18n.catalogue import _
from ctip_desktop.i18n.figures import figure

FLOORS = (
    "khmer",
    "forms",
    "entries",
    "store",
    "keeping",
    "bundles",
    "trust",
    "sync",
    "conflicts",
    "intake",
    "reports",
    "documents",
    "cli",
    "desktop",
)


@cache
def words() -> Mapping[type[CtipError], str]:
    """Return the sentence of every failure, by class."""
    gathered: dict[type[CtipError], str] = {}
    for floor in FLOORS:
        gathered |= import_module(f"ctip_desktop.i18n.problems.{floor}").WORDS
    return gathered


def say(error: CtipError) -> str:
    """Return the failure's sentence in the language in force; numbers in the digits of that language."""
    return _(words()[type(error)]).format(**{name: _shown(fact) for name, fact in error.facts().items()})


def say_again(code: str, facts: Mapping[str, object]) -> str:
    """Return the sentence of a failure that was noted by its code and facts."""
    kinds = {kind.code(): kind for kind in words()}
    return say(kinds[code](**facts))


def _shown(fact: object) -> str:
    return figure(fact) if isinstance(fact, int) else str(fact)
