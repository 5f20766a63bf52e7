"""The columns of a grid: the questions of a repeat, its groups flattened, each as wide as its answers are long."""

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.widgets.text import break_lines
from ctip_desktop.forms.entering.totals import PART
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.nodes import fixed_by, is_matrix
from ctip_desktop.i18n import figure, language
from ctip_desktop.khmer.breaks import with_breaks

HEAD = "caption"
"""The role the heads are written in."""
NUMBERS = ("integer", "decimal")
_PADDING = 24
_HEAD_LINES = 2
_WIDEST_HEAD = 220
_COUNT = 88
_MEASURED_CHOICES = 12
_WIDTHS = {"text": 148, "select_multiple": 180, "calculate": 84}
_SAMPLES = {"integer": "0 000", "decimal": "0 000 000", "date": "00/00/0000", "time": "00:00"}
_PLACE, _CHOICE_LEAST, _CHOICE_MOST, _NAME = 190, 84, 200, 176


@dataclass(frozen=True)
class Column:
    """One column.

    Attributes:
        question: what is asked in it.
        fixed: whether it names the rows of a matrix, and so is never answered.
    """

    question: Question
    fixed: bool = False

    @property
    def name(self) -> str:
        """The name of its question."""
        return self.question.name

    @property
    def label(self) -> str:
        """The label of its question, in the language in force."""
        words = self.question.label
        return " ".join(words.said(language()).split()) if words else self.question.name

    @property
    def head(self) -> str:
        """What stands above it: the label, with a star if it must be answered."""
        return f"{self.label} *" if self.question.required and not self.calculated else self.label

    @property
    def calculated(self) -> bool:
        """Whether its answers follow from others."""
        return self.question.calculation is not None and self.question.trigger is None

    @property
    def by_hand(self) -> bool:
        """Whether its answers are given by hand at all."""
        return not self.fixed and not self.calculated

    @property
    def is_number(self) -> bool:
        """Whether its answers stand at the right."""
        return self.question.kind in NUMBERS

    @property
    def is_place(self) -> bool:
        """Whether its answers are places of the country."""
        return "place" in (self.question.appearance or "").split()

    @property
    def stretches(self) -> bool:
        """Whether it takes what room is left over: its answers may be long."""
        return self.is_place or self.question.kind in ("text", "select_multiple")


def columns_of(repeat: Question) -> tuple[Column, ...]:
    """Return the columns of a repeat, in form order; what names the rows of a matrix comes first."""
    named_by = fixed_by(repeat) if is_matrix(repeat) else None
    found = [Column(question, question is named_by) for question in _questions(repeat.children)]
    return tuple(sorted(found, key=lambda column: not column.fixed))


def width_of(form: Form, column: Column, *, first: bool) -> int:
    """Return how wide a column is in pixels, in the language and look in force: as its answers and its head need."""
    kind = column.question.kind
    wide = _WIDTHS.get(kind, _WIDTHS["text"])
    if kind in _SAMPLES:
        wide = math.ceil(width(figure(_SAMPLES[kind]), "strong")) + _PADDING + 4
    if column.question.columns.get("total") in ("sum", PART):
        wide = _COUNT
    if column.is_place:
        wide = _PLACE
    elif kind == "select_one" or "worded" in column.question.columns:
        wide = _of_choices(form, column.question)
    if first:
        wide = max(wide, _NAME)
    return max(wide, _of_head(column.head))


def head_lines(column: Column, wide: int) -> Sequence[str]:
    """Return the lines of the head in a column of a width."""
    return break_lines(column.head, HEAD, wide - _PADDING)


def _questions(questions: Sequence[Question]) -> Iterator[Question]:
    for question in questions:
        if question.kind == "group":
            yield from _questions(question.children)
        elif question.kind not in ("repeat", "note") and (question.kind != "calculate" or question.label):
            yield question


def _of_choices(form: Form, question: Question) -> int:
    listed = form.lists.get(question.list or question.columns.get("worded", ""), ())
    if not listed or len(listed) > _MEASURED_CHOICES:
        return (_CHOICE_LEAST + _CHOICE_MOST) // 2
    longest = max(width(choice.label.said(language()), "body") for choice in listed)
    return round(min(max(longest + _PADDING, _CHOICE_LEAST), _CHOICE_MOST))


def _of_head(head: str) -> int:
    """Return the least width at which a head stands on two lines, no word of it broken."""
    words = re.split("[\u200b ]+", with_breaks(head))
    wide = math.ceil(max(width(word, HEAD) for word in words)) + _PADDING + 2
    while wide < _WIDEST_HEAD and len(break_lines(head, HEAD, wide - _PADDING)) > _HEAD_LINES:
        wide += 8
    return wide
