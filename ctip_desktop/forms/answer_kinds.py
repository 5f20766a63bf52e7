"""Tells of every question of a form what kind its answers are: what SQL has to know of a column."""

from collections.abc import Mapping
from functools import cache

from ctip_desktop.forms.expressions.kinds import kind_of, kind_of_question
from ctip_desktop.forms.expressions.parsing import parse
from ctip_desktop.forms.form import Form, Question


@cache
def answer_kinds(form: Form) -> Mapping[str, str | None]:
    """Return `boolean`, `number`, `text` or `date` by question path (`/victim/v_age`); None if it may be any of them.

    What a calculation gives is read off its expression.
    """
    by_name = {placed.question.name: placed.question for placed in reversed(form.placed)}
    asked: set[str] = set()

    def of_name(name: str) -> str | None:
        return of_question(by_name[name]) if name in by_name else None

    def of_question(question: Question) -> str | None:
        if not question.calculation or question.kind != "calculate":
            return kind_of_question(question.kind)
        if question.name in asked:
            return None
        asked.add(question.name)
        kind = kind_of(parse(question.calculation), of_name)
        asked.discard(question.name)
        return kind

    return {
        placed.path: of_question(placed.question)
        for placed in form.placed
        if placed.question.kind not in ("group", "repeat", "note")
    }
