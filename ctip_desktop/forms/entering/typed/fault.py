"""What comes of a text that was typed: an answer, or the fault in it with the text kept."""

from dataclasses import dataclass

from ctip_desktop.forms.form import Words
from ctip_desktop.forms.worded import Fact, both, digits
from ctip_desktop.i18n import language

_SHOWN = 60


@dataclass(frozen=True)
class Fault:
    """Why a text is no answer, and what to type instead; the question it stands in is named by who shows it."""

    words: Words

    @property
    def text(self) -> str:
        """What to say, in the language in force."""
        return self.words.said(language())


@dataclass(frozen=True)
class Typed:
    """What was typed.

    Attributes:
        answer: as it is stored; None if nothing was typed, or nothing that can be read.
        fault: why it cannot be read.
        kept: then the text to be kept in its place.
    """

    answer: str | int | None
    fault: Fault | None = None
    kept: str = ""

    @property
    def given(self) -> str | int | None:
        """What to give to `Filled.set`."""
        return self.answer if self.fault is None else self.kept


def fault(message: str, **facts: Fact) -> Fault:
    """Return the fault with a sentence marked by `N_`; a `text` that was typed is quoted as long as it is short."""
    return Fault(both(message, **{name: _short(fact) if name == "text" else fact for name, fact in facts.items()}))


def two(number: int) -> Words:
    """Return a number of two digits: `06`."""
    return digits(f"{number:02}")


def _short(fact: Fact) -> Fact:
    return f"{fact[: _SHOWN - 1]}…" if isinstance(fact, str) and len(fact) > _SHOWN else fact
