"""The totals under a grid: how many rows, what is counted and added up in its columns, compared with the paper."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ctip_desktop.forms.entering.answer_words import choice_words
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.nodes import is_matrix
from ctip_desktop.forms.worded import both, in_both
from ctip_desktop.i18n import N_, _, figure, ngettext

ROWS = "rows"
PART = "part"
_WOMEN = "Feminine"


@dataclass(frozen=True)
class Total:
    """One figure under a grid.

    Attributes:
        name: `rows`, or the column with what is made of it: `v_sex count:Feminine`.
        label: what it is of.
        value: the figure; rows and answers that are not relevant are left out.
    """

    name: str
    label: Words
    value: int | Decimal


def totals(filled: Filled, path: str) -> tuple[Total, ...]:
    """Return the totals of the repeat at `path` (`/victim`), the count of its rows first.

    A question says by its column `total` what is made of its answers: `sum`, or `count:NAME` for the rows with that
    answer. Women are counted wherever they are among the choices; in a matrix, whole numbers are added up, and `part`
    says of one that it is part of another in its row, so that the two make no sum.
    """
    return tuple(_totals(filled, path))


def against_paper(total: Total, on_paper: int | Decimal) -> Words | None:
    """Return what to say of a total that is not that on paper; None if it is."""
    short = int(on_paper - total.value)
    return in_both(lambda: _difference(short, of_rows=total.name == ROWS)) if short else None


def _difference(short: int, *, of_rows: bool) -> str:
    count = abs(short)
    if of_rows and short > 0:
        said = ngettext("{count} row is missing", "{count} rows are missing", count)
    elif of_rows:
        said = ngettext("{count} row too many", "{count} rows too many", count)
    else:
        said = _("{count} missing") if short > 0 else _("{count} too many")
    return said.format(count=figure(count))


def _totals(filled: Filled, path: str) -> Iterator[Total]:
    repeat = filled.form.find(path).question
    yield Total(ROWS, both(N_("Total")), sum(map(filled.relevant, filled.rows(path))))
    for question in _columns(repeat.children):
        made = question.columns.get("total") or _derived(filled.form, repeat, question)
        if made in ("sum", PART):
            yield Total(f"{question.name} {made}", _label(question), _sum(filled.column(path, question.name)))
        elif made.startswith("count:"):
            name = made.removeprefix("count:")
            label = choice_words(filled.form, question, name) if question.kind != "calculate" else _label(question)
            count = sum(name in str(answer).split() for answer in filled.column(path, question.name))
            yield Total(f"{question.name} {made}", label, count)


def _derived(form: Form, repeat: Question, question: Question) -> str:
    if question.kind == "integer" and is_matrix(repeat):
        return "sum"
    women = any(choice.name == _WOMEN for choice in form.lists.get(question.list or "", ()))
    return f"count:{_WOMEN}" if women and question.kind == "select_one" else ""


def _columns(questions: Sequence[Question]) -> Iterator[Question]:
    for question in questions:
        if question.kind == "group":
            yield from _columns(question.children)
        elif question.kind not in ("repeat", "note"):
            yield question


def _label(question: Question) -> Words:
    return question.label or Words(question.name, question.name)


def _sum(answers: Sequence[object]) -> int | Decimal:
    total = Decimal(0)
    for answer in answers:
        try:
            total += Decimal(str(answer or 0))
        except InvalidOperation:  # not a number; said in its cell
            continue
    return int(total) if total == total.to_integral_value() else total
