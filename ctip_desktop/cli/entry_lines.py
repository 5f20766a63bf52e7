"""An entry as people read it: the form's labels and the words chosen, instead of names and codes."""

from collections.abc import Iterator, Sequence

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Question
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.states import SPECIALS


def entry_lines(filled: Filled) -> Iterator[str]:
    """Yield a line for every question a person answered, in form order; the rows of a repeat stand indented.

    What is not relevant is left out, and what is calculated.
    """
    return _lines(filled, filled.form.questions, "", "")


def _lines(filled: Filled, questions: Sequence[Question], within: str, indent: str) -> Iterator[str]:
    for question in questions:
        path = f"{within}/{question.name}"
        if question.kind == "group":
            yield from _lines(filled, question.children, within, indent)
        elif question.kind == "repeat":
            for number, row in enumerate(filled.rows(path), 1):
                if filled.relevant(row):
                    said = _("{repeat}, row {row}").format(repeat=_label(filled, path), row=figure(number))
                    yield f"{indent}{said}"
                    yield from _lines(filled, question.children, row, f"{indent}  ")
        elif answer := _answer(filled, path, question.kind):
            yield indent + _("{question}: {answer}").format(question=_label(filled, path), answer=answer)


def _label(filled: Filled, path: str) -> str:
    label = filled.label(path)
    return " ".join(label.said(language()).split()) if label else path.rpartition("/")[2]


def _answer(filled: Filled, path: str, kind: str) -> str:
    special = filled.about.get(path, {}).get("special")
    value = filled.value(path)
    if kind == "calculate" or not filled.relevant(path):
        return ""
    if special:
        return _(SPECIALS[special])
    if value is None:
        return ""
    if kind.startswith("select_"):
        words = {choice.name: choice.label.said(language()) for choice in filled.choices(path)}
        return ", ".join(words.get(name, name) for name in str(value).split())
    return figure(value) if kind in ("integer", "decimal") else str(value)
