"""Says where a problem is, what it is and what to do: one sentence for under a field or beside a grid."""

import re

from ctip_desktop.forms.filled import Filled, Problem
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_

_ROW = re.compile(r"\[([0-9]+)\]/[^/]*$")


def tell(filled: Filled, problem: Problem) -> Words:
    """Return `Age: …`, or in a row of a repeat `Row 4, Age: …`, with what `problem` says."""
    row = _ROW.search(problem.at)
    return told(_label(filled, problem.path), problem.advice, int(row[1]) if row else None)


def told(question: Words, fault: Words, row: int | None = None) -> Words:
    """Return a fault with the label of its question, and the number of its row, before it."""
    if row is None:
        return both(N_("{question}: {fault}"), question=question, fault=fault)
    return both(N_("Row {row}, {question}: {fault}"), row=row, question=question, fault=fault)


def _label(filled: Filled, path: str) -> Words:
    label = filled.label(path)
    name = path.rpartition("/")[2]
    return Words(*(" ".join(text.split()) for text in (label.km, label.en))) if label else Words(name, name)
