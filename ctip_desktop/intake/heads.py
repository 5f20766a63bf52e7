"""Finds the row of heads in a sheet, and which question each head names, in either language."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache
from typing import NamedTuple

from ctip_desktop.errors.intake import NoHeads
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.intake.mapping import Column, FileMap, SheetMap
from ctip_desktop.intake.questions import NO, OF, OURS, chain, scopes
from ctip_desktop.intake.sheets import Book, Cell, Sheet, text_of
from ctip_desktop.khmer.search import search_key

LIKE_ENOUGH = 0.85
"""A head that is less like a question's is not taken for it."""

_SEARCHED = 20
_FEWEST_EXACT = 2
_SHORTEST = 6
_BETWEEN = re.compile(r"[/|()\[\]{}\n\r·–—:;៖,]+")
_WORD = re.compile(r"[a-z0-9]+")
_NUMBERS = frozenset({"no", "no.", "№", "ល.រ", "លរ", "លេខរៀង"})


def suggest(
    form: Form, book: Book, sheet: str | None = None, scope: str | None = None, named: Collection[str] = (),
    heads: int | None = None,
) -> FileMap:  # fmt: skip
    """Return how a file is probably to be read.

    Every sheet with the paths of questions among its heads, as a template has them, is read; of other files only one
    sheet: the one named, or the one whose heads are most like the form's.

    Args:
        form: what its rows become.
        book: the file.
        sheet: read this sheet only.
        scope: the repeat (`/victim`) its rows stand in; by default that whose questions the heads are most like.
        named: heads that a person will say the questions of.
        heads: the number of the row with the heads; by default the one whose cells are most like the form's.

    Raises:
        NoHeads: no head names a question.
        SheetMissing: there is no such sheet.
    """
    sheets = book.sheets if sheet is None else (book.sheet(sheet),)
    made = [found for one in sheets if (found := _by_paths(form, one))] if heads is None else []
    if made:
        return FileMap(form.name, tuple(sorted(made, key=lambda one: len(chain(one.scope)))))
    read = (_by_labels(form, one, scope, named, heads) for one in sheets)
    best = max(read, key=lambda one: one[0], default=(0.0, None))
    if best[1] is None or (not best[0] and heads is None):
        raise NoHeads(book.file, form.name)
    return FileMap(form.name, (best[1],))


def unmatched_heads(form: Form, book: Book, sheet: str | None = None) -> FileMap:
    """Return how a file is read whose heads name no question, so that a person can say what each column is.

    The row with the most texts is taken for that of the heads. Raise NoHeads if there is none.
    """
    found = book.sheet(sheet) if sheet else next(iter(book.sheets), None)
    texts = (
        [sum(isinstance(cell, str) and cell != "" for cell in row) for row in found.rows[:_SEARCHED]] if found else []
    )
    if found is None or not any(texts):
        raise NoHeads(book.file, form.name)
    return suggest(form, book, found.name, heads=texts.index(max(texts)) + 1)


def likely_form(forms: Iterable[Form], book: Book) -> Form | None:
    """Return the form whose questions the heads of a file are most like; None if they are like none.

    Of forms that ask the same it is the one that asks the least besides.
    """
    rows = [
        [(text, _read(text)) for text in _heads(row) if text] for sheet in book.sheets for row in sheet.rows[:_SEARCHED]
    ]
    best: tuple[tuple[int, int], Form | None] = ((0, 0), None)
    for form in forms:
        paths = {path for questions in scopes(form).values() for path in questions}
        called = _called(form)
        like = max((sum(text in paths or bool(said.parts & called) for text, said in row) for row in rows), default=0)
        if like and (like, -len(paths)) > best[0]:
            best = (like, -len(paths)), form
    return best[1]


def _called(form: Form) -> frozenset[str]:
    """Return the keys of what the questions of a form are called."""
    every = [question for questions in scopes(form).values() for question in questions.values()]
    labels = [said for one in every if one.label for said in (one.label.km, one.label.en)]
    return frozenset(key for said in labels for key in _read(said).parts)


def likeness(head: str, question: Question) -> float:
    """Return how like a head is to what a question is called, from 0 to 1."""
    if not question.label:
        return float(_read(head).whole == search_key(question.name))
    return _likeness(_read(head), _read(question.label.km), _read(question.label.en), search_key(question.name))


class _Said(NamedTuple):
    """A head or a label taken apart: as one key, as the keys of its parts, as its Latin words."""

    whole: str
    parts: frozenset[str]
    words: frozenset[str]


@lru_cache(maxsize=4096)
def _read(text: str) -> _Said:
    text = text.replace("*", " ").replace("?", " ").strip()
    parts = frozenset(key for part in _BETWEEN.split(text) if (key := search_key(part)))
    return _Said("".join(search_key(part) for part in _BETWEEN.split(text)), parts, _words(text))


def _words(text: str) -> frozenset[str]:
    return frozenset(_WORD.findall(text.casefold())) - {"of", "the", "a", "and"}


def _likeness(head: _Said, khmer: _Said, english: _Said, name: str) -> float:
    if not head.whole:
        return 0.0
    if head.whole in (khmer.whole, english.whole, name) or head.parts == khmer.parts | english.parts:
        return 1.0
    if head.parts in (khmer.parts, english.parts):
        return 0.98
    if {khmer.whole, english.whole} & head.parts or (head.words and head.words == english.words):
        return 0.95
    if len(head.parts) > 1 and head.parts & (khmer.parts | english.parts) == head.parts:
        return 0.93
    if len(head.whole) >= _SHORTEST and head.whole in khmer.parts | english.parts:
        return 0.9
    return max((_ratio(head.whole, label.whole) for label in (khmer, english)), default=0.0) * 0.97


@lru_cache(maxsize=65536)
def _ratio(one: str, other: str) -> float:
    shorter, longer = sorted((len(one), len(other)))
    if 2 * shorter < LIKE_ENOUGH * (shorter + longer):
        return 0.0
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if matcher.quick_ratio() < LIKE_ENOUGH:
        return 0.0
    return matcher.ratio()


def _by_paths(form: Form, sheet: Sheet) -> SheetMap | None:
    """Read a sheet whose heads are paths of questions, as templates have them below the labels."""
    every = {path: scope for scope, questions in scopes(form).items() for path in questions}
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        heads = _heads(row)
        met = [head for head in heads if head in every]
        if len(met) >= _FEWEST_EXACT or (met and (NO in heads or OF in heads)):
            scope = max((every[head] for head in met), key=lambda one: len(chain(one)))
            taken = [head if head in every or head in (NO, OF) else "" for head in heads]
            columns = (Column(place, head, taken[place], 1.0) for place, head in enumerate(heads) if head)
            return SheetMap(sheet.name, number + 1, scope, tuple(columns))
    return None


def _heads(row: Sequence[Cell]) -> list[str]:
    """Return what the cells of a row say, but for the heads that this program added to rows it gave back."""
    return ["" if (text := text_of(cell)) in OURS else text for cell in row]


def _by_labels(
    form: Form, sheet: Sheet, wanted: str | None, named: Collection[str], at: int | None
) -> tuple[float, SheetMap | None]:
    """Return the sheet read by the row whose heads are most like the form's, and how like they are in all."""
    innermost = [wanted] if wanted is not None else list(scopes(form))
    best: tuple[float, SheetMap | None] = (0.0, None)
    keys = set(map(search_key, named))
    for number, row in enumerate(sheet.rows[:_SEARCHED]):
        if at not in (None, number + 1):
            continue
        heads = {place: text for place, text in enumerate(_heads(row)) if text}
        for scope in innermost:
            columns = _assigned(form, heads, scope)
            total = sum(column.likeness for column in columns if column.path)
            total += sum(search_key(head) in keys for head in heads.values())
            if total > best[0] + 1e-9 or (at is not None and best[1] is None):
                used = scope if any(column.path.startswith(f"{scope}/") for column in columns) else ""
                best = total, SheetMap(sheet.name, number + 1, used, tuple(columns))
    if best[1] is not None:
        best = best[0], _below(form, sheet, best[1])
    return best


def _below(form: Form, sheet: Sheet, found: SheetMap) -> SheetMap:
    """Pass over rows under the heads that are heads too, in the other language."""
    heads = found.heads
    while heads < len(sheet.rows) and _names_columns(form, sheet.rows[heads], found):
        heads += 1
    return SheetMap(found.sheet, heads, found.scope, found.columns)


def _names_columns(form: Form, row: Sequence[Cell], found: SheetMap) -> bool:
    said = [(text_of(row[column.place]), column) for column in found.answered]
    named = [text for text, column in said if text and likeness(text, form.find(column.path).question) >= LIKE_ENOUGH]
    return len(named) * 2 > sum(bool(text) for text, _ in said)


def _assigned(form: Form, heads: dict[int, str], scope: str) -> list[Column]:
    """Give each head its question: the most like first, and every question to one column only."""
    offered = [item for one in chain(scope) for item in scopes(form)[one].items()]
    pairs = sorted(_pairs(heads, offered), key=lambda pair: (-pair[0], pair[2], pair[1]))
    path_of: dict[int, tuple[str, float]] = {}
    taken: set[str] = set()
    same: dict[tuple[str, float], set[str]] = defaultdict(set)
    for like, place, _, path in pairs:
        same[heads[place], like].add(path)
    for like, place, _, path in pairs:
        if place not in path_of and path not in taken:
            path_of[place] = path, like
            taken.add(path)
    columns = []
    for place, head in heads.items():
        path, like = path_of.get(place, ("", 0.0))
        rivals = len(same[head, like]) if path else 0
        several = rivals > list(heads.values()).count(head) and rivals > 1
        if not path and search_key(head) in {search_key(one) for one in _NUMBERS}:
            path, like = NO, 1.0
        columns.append(Column(place, head, "" if several else path, 0.0 if several else like, several))
    return columns


def _pairs(heads: dict[int, str], offered: list[tuple[str, Question]]) -> Iterator[tuple[float, int, int, str]]:
    for place, head in heads.items():
        for order, (path, question) in enumerate(offered):
            like = likeness(head, question)
            if like >= LIKE_ENOUGH:
                yield like, place, order, path
