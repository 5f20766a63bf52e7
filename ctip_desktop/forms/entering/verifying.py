"""Compares what two clerks keyed from the same paper, question by question, and makes one of the two."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

from ctip_desktop import clock
from ctip_desktop.forms.entering.sections import QUESTION, REPEAT, Item, sections
from ctip_desktop.forms.entering.typed import read_typed, shown
from ctip_desktop.forms.filled import About, Filled
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.khmer.clusters import reorder
from ctip_desktop.khmer.letters import UNSEEN

FIRST, SECOND = "first", "second"
_UNSEEN = str.maketrans(dict.fromkeys(UNSEEN, ""))


@dataclass(frozen=True)
class Retyped:
    """What a person read off the paper once more; None for no answer."""

    answer: str | int | None


Decision = str | Retyped
"""`first`, `second`, or what was typed anew."""


@dataclass(frozen=True)
class Difference:
    """Something the two did not key alike.

    Attributes:
        path: rows by number: `/victim[2]/v_age`; of a row only one has, `/victim[3]`.
        item: the question, or the repeat of the row.
        row: the number of the innermost row; None outside repeats.
        first, second: the answers as stored (of a row, its answers); None if there is none.
        first_special, second_special: the special answers.
    """

    path: str
    item: Item
    row: int | None
    first: Any
    second: Any
    first_special: str = ""
    second_special: str = ""

    @property
    def number(self) -> str:
        """The number of the question: `7.4`."""
        return self.item.number

    @property
    def label(self) -> Words:
        """The label of the question."""
        return self.item.label


def compare(
    form: Form,
    first: Mapping[str, Any],
    second: Mapping[str, Any],
    first_about: About | None = None,
    second_about: About | None = None,
) -> tuple[Difference, ...]:
    """Return what differs in what is asked of either, in form order; rows are matched by their place.

    Nothing calculated is compared, and of texts only what can be seen. Special answers are answers.
    """
    one, other = Filled(form, first, first_about), Filled(form, second, second_about)
    return tuple(
        difference for section in sections(form) for difference in _differences(one, other, section.items, "", None)
    )


def decided(
    form: Form,
    first: Mapping[str, Any],
    second: Mapping[str, Any],
    decisions: Mapping[str, Decision],
    first_about: About | None = None,
    second_about: About | None = None,
) -> tuple[dict[str, Any], dict[str, Mapping[str, Any]]]:
    """Return the answers, and what is known beside them, once it is decided about differences, by their paths.

    What nothing is decided about stays as the first has it; its rows keep their ids.
    """
    filled, other = Filled(form, first, first_about), Filled(form, second, second_about)
    gone: list[str] = []
    for difference in compare(form, first, second, first_about, second_about):
        decision = decisions.get(difference.path, FIRST)
        if decision == FIRST:
            continue
        if difference.item.kind == REPEAT:
            if difference.second is None:
                gone.append(filled.rows(difference.path.rpartition("[")[0])[(difference.row or 1) - 1])
            else:
                _take_row(filled, other, difference.path)
        elif isinstance(decision, Retyped):
            _answer(filled, difference.path, decision.answer, "")
        else:
            _answer(filled, difference.path, difference.second, difference.second_special)
    for row in gone:
        filled.remove_row(row)
    return filled.answers(), filled.about


def _differences(
    one: Filled, other: Filled, items: Sequence[Item], within: str, row: int | None
) -> Iterator[Difference]:
    for item in items:
        path = f"{within}/{item.question.name}"
        if item.kind == REPEAT:
            yield from _row_differences(one, other, item, path)
        elif item.kind == QUESTION and (one.standing(path).asked or other.standing(path).asked):
            mine, theirs = one.value(path), other.value(path)
            special, their_special = _special(one, path), _special(other, path)
            if special != their_special or (not special and _compared(item, mine) != _compared(item, theirs)):
                yield Difference(path, item, row, mine, theirs, special, their_special)


def _row_differences(one: Filled, other: Filled, repeat: Item, path: str) -> Iterator[Difference]:
    mine, theirs = len(one.rows(path)), len(other.rows(path))
    for row in range(1, max(mine, theirs) + 1):
        at = f"{path}[{row}]"
        if row > theirs:
            yield Difference(at, repeat, row, one.row_answers(at), None)
        elif row > mine:
            yield Difference(at, repeat, row, None, other.row_answers(at))
        else:
            yield from _differences(one, other, repeat.items, at, row)


def _special(filled: Filled, path: str) -> str:
    row, _, name = path.rpartition("/")
    return str(filled.known(f"{filled.row_path(row)}/{name}").get("special") or "")


def _compared(item: Item, answer: object) -> object:
    """Return what counts of an answer: not how a number or a time is written, nor what no one sees of a text."""
    if answer is None:
        return ""
    kind = item.question.kind
    if kind == "select_multiple":
        return frozenset(str(answer).split())
    if kind in ("text", "multiline"):
        return reorder(normalize("NFC", str(answer)).translate(_UNSEEN))
    said = shown(kind, answer, "en")
    read = read_typed(kind, said, clock.today())
    return said if read.fault else read.answer


def _take_row(filled: Filled, other: Filled, path: str) -> None:
    """Add a row that only the other has."""
    repeat = path.rpartition("[")[0]
    _fill(filled, filled.add_row(repeat), other.row_answers(path))


def _fill(filled: Filled, row: str, answers: Mapping[str, Any]) -> None:
    for name, answer in answers.items():
        if isinstance(answer, list):
            for each in answer:
                _fill(filled, filled.add_row(f"{row}/{name}"), each)
        elif name != "_id":
            filled.set(f"{row}/{name}", answer)


def _answer(filled: Filled, path: str, answer: str | int | None, special: str) -> None:
    filled.set(path, answer)
    row, _, name = path.rpartition("/")
    known = dict(filled.known(f"{filled.row_path(row)}/{name}"))
    known.pop("special", None)
    filled.know(path, known | {"special": special} if special else known)
