"""Reads a cell as an answer: what is typed in a form reads the same here, and numbers and dates need no reading."""

import re
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from math import isfinite
from typing import NamedTuple

from ctip_desktop.forms.entering.choosing import read_choice, read_choices
from ctip_desktop.forms.entering.typed import read_typed
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n.states import SPECIALS
from ctip_desktop.intake.mapping import Meaning
from ctip_desktop.intake.places import read_place
from ctip_desktop.intake.sheets import Cell, text_of
from ctip_desktop.khmer.search import search_key

BETWEEN = " · "
"""Stands between the Khmer and the English words of a choice in the drop-downs of templates."""

_YES, _NO = "yes", "no"
_SEVERAL = re.compile(r"[;\n|]")
_MOST_KEPT = 100_000


class Read(NamedTuple):
    """What a cell says: an answer, or a special one; or a text that is kept, and why it is no answer."""

    answer: str | int | None = None
    special: str = ""
    fault: Words | None = None


NOTHING = Read()


class CellReader:
    """Reads the cells of one form's sheets, each text once."""

    def __init__(self, form: Form, today: date, meanings: Iterable[Meaning] = ()) -> None:
        self._form = form
        self._today = today
        self._meant = {(one.path, search_key(one.text)): one.choice for one in meanings}
        self._known: dict[tuple[str, type, Cell], Read] = {}

    def read(self, path: str, question: Question, cell: Cell) -> Read:
        """Return what a cell says as the answer to the question at a path."""
        if cell == "":
            return NOTHING
        key = path, type(cell), cell
        found = self._known.get(key)
        if found is None:
            found = self._read(path, question, cell)
            if len(self._known) < _MOST_KEPT:
                self._known[key] = found
        return found

    def _read(self, path: str, question: Question, cell: Cell) -> Read:
        exact = _exact(question.kind, cell)
        if exact is not None:
            return Read(exact)
        text = text_of(cell)
        if isinstance(cell, float) and not cell.is_integer():
            text = format(Decimal(repr(cell)), "f")
        if not text:
            return NOTHING
        if special := _specials().get(search_key(text)):
            return Read(special=special)
        if self._meant and (meant := self._meant.get((path, search_key(text)))) is not None:
            return Read(meant or None)
        match question.kind:
            case "select_one":
                return self._choice(question, _as_choice(cell, text))
            case "select_multiple":
                return self._choices(question, text)
            case "text":
                text = " ".join(text.split("\n"))
        typed = read_typed(question.kind, text, self._today)
        return Read(typed.given, fault=typed.fault.words if typed.fault else None)

    def _choice(self, question: Question, text: str) -> Read:
        name, fault = read_choice(self._form, question, text)
        if fault is not None and BETWEEN in text:
            name = self._offered(question, text)
        if not name and question.file and "place" in (question.appearance or "").split():
            name = read_place(question.file, text)
        return Read(name or text, fault=None if name else fault)

    def _offered(self, question: Question, text: str) -> str:
        """Return the choice that a drop-down of a template offers as its words in both languages; empty if none."""
        found = {read_choice(self._form, question, part)[0] for part in text.split(BETWEEN)} - {""}
        return found.pop() if len(found) == 1 else ""

    def _choices(self, question: Question, text: str) -> Read:
        each = [self._choice(question, part.strip()) for part in _SEVERAL.split(text) if part.strip()]
        if each and all(one.fault is None for one in each):
            return Read(" ".join(dict.fromkeys(str(one.answer) for one in each)))
        names, fault = read_choices(self._form, question, text)
        return Read(names, fault=fault)


def _exact(kind: str, cell: Cell) -> str | int | None:
    """Return the answer of a cell that is a number, a date or a time, to a question of that kind; None else."""
    if isinstance(cell, bool | str):
        return None
    match kind:
        case "integer" if isinstance(cell, int | float) and float(cell).is_integer() and abs(cell) < 2**31:
            return int(cell)
        case "decimal" if isinstance(cell, int | float) and isfinite(cell):
            return format(Decimal(repr(cell)).normalize(), "f")
        case "date" if isinstance(cell, date):
            return f"{cell:%Y-%m-%d}"
        case "time" if isinstance(cell, time | datetime):
            return f"{cell:%H:%M}"
        case "time" if isinstance(cell, timedelta) and timedelta() <= cell < timedelta(days=1):
            return f"{cell.seconds // 3600:02}:{cell.seconds // 60 % 60:02}"
    return None


def _as_choice(cell: Cell, text: str) -> str:
    return (_YES if cell else _NO) if isinstance(cell, bool) else text


@cache
def _specials() -> dict[str, str]:
    """Return the special answers by what a sheet calls them, in either language."""
    words = {name: both(words) for name, words in SPECIALS.items()}
    found = {search_key(said): name for name, each in words.items() for said in (each.km, each.en)}
    return found | {search_key(name.replace("_", " ")): name for name in SPECIALS}
