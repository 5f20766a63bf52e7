"""What stands in a cell of a grid: the answer in words, and whether it is wrong, missing, computed or not asked."""

from enum import Enum, auto
from typing import NamedTuple

from ctip_desktop.desktop.form.grid.columns import Column
from ctip_desktop.forms.entering.answer_words import SPECIALS, words_of
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _, language


class Mood(Enum):
    """How a cell is shown, the gravest first."""

    NOT_ASKED = auto()
    WRONG = auto()
    MISSING = auto()
    UNUSUAL = auto()
    SPECIAL = auto()
    COMPUTED = auto()
    GIVEN = auto()
    PLAIN = auto()
    NEW = auto()
    TOTAL = auto()


class Cell(NamedTuple):
    """What is drawn: words, in which mood, and whether somebody wrote a note on it."""

    words: str
    mood: Mood = Mood.PLAIN
    noted: bool = False


BLANK = Cell("", Mood.NEW)
_NOT_ASKED = Cell("", Mood.NOT_ASKED)


def cell_of(filled: Filled, path: str, column: Column) -> Cell:
    """Return the cell of a question at a path by row ids, in the language in force."""
    standing = filled.standing(path)
    if not standing.relevant:
        return _NOT_ASKED
    known = filled.known(path)
    noted = bool(known.get("note"))
    if special := known.get("special"):
        return Cell(_(SPECIALS[special]), Mood.SPECIAL, noted)
    answer = filled.value(path)
    words = "" if answer is None else words_of(filled.form, column.question, answer).said(language())
    if column.fixed:
        return Cell(words, Mood.GIVEN)
    if standing.wrong:
        return Cell(words, Mood.WRONG, noted)
    if standing.missing:
        return Cell(words, Mood.MISSING, noted)
    if standing.soft:
        return Cell(words, Mood.UNUSUAL, noted)
    return Cell(words, Mood.PLAIN if standing.asked else Mood.COMPUTED, noted)
