"""Checks what the column `person` says: which questions tell who a person is."""

from collections.abc import Iterator

from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.person_marks import COLUMN, DAY, ROLES, person_marks, read_mark
from ctip_desktop.i18n import _

_KINDS = {
    "name": ("text",),
    "other_name": ("text",),
    "sex": ("select_one",),
    "birth": ("date",),
    "age": ("integer",),
    "nationality": ("select_one",),
    "origin": ("select_one",),
    "number": ("text",),
    "entry": ("text",),
    DAY: ("date",),
}


def check_persons(form: Form, survey: Sheet) -> Iterator[Fault]:
    """Find marks that are none, those on questions of another kind, and persons without a name."""
    for placed in form.placed:
        question, mark = placed.question, placed.question.columns.get(COLUMN)
        if mark is None:
            continue
        _kind, role = read_mark(mark)
        if not role:
            text = _("“{mark}” is no mark of a person: write day, or whom and what: {roles}.")
            yield survey.fault(
                question.row, COLUMN, "unknown_mark", text.format(mark=mark, roles=_shown(f"victim {ROLES[0]}"))
            )
        elif question.kind not in _KINDS[role] or (role == DAY and placed.scope) or not _links(question, role):
            text = _("A question of this kind does not tell {role} of a person.")
            yield survey.fault(question.row, COLUMN, "wrong_kind", text.format(role=role))
    yield from _unnamed(form, survey)


def _unnamed(form: Form, survey: Sheet) -> Iterator[Fault]:
    for marks in person_marks(form):
        if not marks.names("name"):
            name = next(iter(marks.questions.values()))[0]
            row = form.find("/" + "/".join((*marks.scope, name))).question.row
            yield survey.fault(row, COLUMN, "missing_name", _("No question is marked as the name of this person."))


def _links(question: Question, role: str) -> bool:
    return role != "entry" or "link" in question.columns


def _shown(first: str) -> str:
    return ", ".join((first, *(f"victim {role}" for role in ROLES[1:])))
