"""How a form is laid out for a person: numbered sections with numbered questions."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.khmer.search import search_key

QUESTION, NOTE, HEADING, REPEAT = "question", "note", "heading", "repeat"
_ROWS = re.compile(r"\[[^]]*\]")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)*\.?").fullmatch


@dataclass(frozen=True)
class Item:
    """One thing in a section.

    Attributes:
        kind: `question`, `note`, `heading` (a group in the section) or `repeat`.
        path: without rows: `/victim/v_age`.
        number: `2.3` in Latin digits; empty for notes and headings.
        question: what the form says of it.
        level: how deep the groups around it are, from 0; a heading counts those around the heading.
        items: what each row of a repeat holds.
    """

    kind: str
    path: str
    number: str
    question: Question
    level: int = 0
    items: "tuple[Item, ...]" = ()

    @property
    def label(self) -> Words:
        """The label as the form has it; its name if it has none."""
        return _label(self.question)


@dataclass(frozen=True)
class Section:
    """A group or repeat of the form, or loose questions before, between or after them.

    Attributes:
        number: from 1.
        path: of the group or repeat; empty for loose questions.
        label: of the group or repeat; the form's title for loose questions.
        items: in form order; of a repeat this is the one item that is the repeat.
    """

    number: int
    path: str
    label: Words
    items: tuple[Item, ...]


@lru_cache(maxsize=32)
def sections(form: Form) -> tuple[Section, ...]:
    """Return the sections of a form; what shows nothing (calculations alone) is none."""
    found: list[Section] = []
    for path, label, questions in _parts(form):
        number = str(len(found) + 1)
        if questions[0].kind == "repeat" and path == f"/{questions[0].name}":
            items: tuple[Item, ...] = tuple(_repeat(questions[0], "", number, 0))
        else:
            items = tuple(_Numbering(number).items(questions, "", 0))
        if items:
            found.append(Section(len(found) + 1, path, label, items))
    return tuple(found)


def every(items: Sequence[Item]) -> Iterator[Item]:
    """Yield the items and all that is in their repeats, in form order."""
    for item in items:
        yield item
        yield from every(item.items)


def item_at(form: Form, path: str) -> Item:
    """Return the item at a path, rows left out of account; raise `KeyError` if nothing is shown there."""
    return _places(form)[_ROWS.sub("", path)][1]


def section_of(form: Form, path: str) -> Section:
    """Return the section that shows what is at a path, rows left out of account; raise `KeyError` if none does."""
    return _places(form)[_ROWS.sub("", path)][0]


def shape(repeat: Item) -> str:
    """Return how the rows of a repeat are drawn: as a `grid`, or as `rows` of fields, one block under the other."""
    tall = any(item.kind == REPEAT or item.question.kind == "multiline" for item in repeat.items)
    return "rows" if tall else "grid"


def find(form: Form, text: str) -> list[Item]:
    """Return the questions and repeats with that number, or else with those words in a label in either language.

    Digits may be of either script; labels that begin with the words come before those that hold them.
    """
    number = to_latin(text).strip().strip("\u200b")
    items = [item for section in sections(form) for item in every(section.items) if item.number]
    if _NUMBER(number):
        exact = [item for item in items if item.number == number.rstrip(".")]
        return exact or [item for item in items if item.number.startswith(f"{number.rstrip('.')}.")]
    wanted = search_key(text)
    if not wanted:
        return []
    keys = [(item, [search_key(item.label.km), search_key(item.label.en)]) for item in items]
    holding = [(item, said) for item, said in keys if any(wanted in key for key in said)]
    return [item for item, said in sorted(holding, key=lambda pair: not any(key.startswith(wanted) for key in pair[1]))]


@lru_cache(maxsize=32)
def _places(form: Form) -> dict[str, tuple[Section, Item]]:
    return {item.path: (section, item) for section in sections(form) for item in every(section.items)}


def _parts(form: Form) -> Iterator[tuple[str, Words, Sequence[Question]]]:
    """Yield what each section holds: its path, label and questions."""
    loose: list[Question] = []
    for question in form.questions:
        if question.kind not in ("group", "repeat"):
            loose.append(question)
            continue
        if loose:
            yield "", form.title, loose
            loose = []
        inside = [question] if question.kind == "repeat" else question.children
        if inside:
            yield f"/{question.name}", _label(question), inside
    if loose:
        yield "", form.title, loose


def _label(question: Question) -> Words:
    return question.label or Words(question.name, question.name)


class _Numbering:
    """Counts the questions under one number."""

    def __init__(self, number: str) -> None:
        self._under = number
        self._count = 0

    def items(self, questions: Sequence[Question], scope: str, level: int) -> Iterator[Item]:
        for question in questions:
            path = f"{scope}/{question.name}"
            if question.kind == "group":
                inside = tuple(self.items(question.children, scope, level + 1))
                if inside and question.label:
                    yield Item(HEADING, path, "", question, level)
                yield from inside
            elif question.kind == "repeat":
                yield from _repeat(question, scope, self._next(), level)
            elif question.kind == "note":
                yield Item(NOTE, path, "", question, level)
            elif question.kind != "calculate":
                yield Item(QUESTION, path, self._next(), question, level)

    def _next(self) -> str:
        self._count += 1
        return f"{self._under}.{self._count}"


def _repeat(question: Question, scope: str, number: str, level: int) -> Iterator[Item]:
    path = f"{scope}/{question.name}"
    yield Item(REPEAT, path, number, question, level, tuple(_Numbering(number).items(question.children, path, 0)))
