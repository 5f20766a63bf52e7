"""Which questions of a form tell who a person is, as its column `person` marks them: `victim name`, `suspect birth`."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ctip_desktop.forms.form import Form

COLUMN = "person"
DAY = "day"
ROLES = ("name", "other_name", "sex", "birth", "age", "nationality", "origin", "number", "entry")
"""What a question may tell of a person; `entry` is the number of the entry that is of the same person."""


@dataclass(frozen=True)
class PersonMarks:
    """The questions about one kind of person a form asks for.

    Args:
        kind: whom such a person may be the same as: `victim`, `suspect`.
        scope: the repeats in whose rows they are; none if the entry itself is of one person.
        questions: the names of the questions by role, in the order of the form.
        days: the questions of the form by whose day the age is meant.
    """

    kind: str
    scope: tuple[str, ...]
    questions: Mapping[str, tuple[str, ...]]
    days: tuple[str, ...]

    def names(self, role: str) -> tuple[str, ...]:
        """Return the questions of a role."""
        return self.questions.get(role, ())


@cache
def person_marks(form: Form) -> tuple[PersonMarks, ...]:
    """Return the kinds of persons a form asks for, in the order of the form; none if it marks none."""
    found: dict[tuple[str, tuple[str, ...]], dict[str, tuple[str, ...]]] = {}
    days: tuple[str, ...] = ()
    for placed in form.placed:
        kind, role = read_mark(placed.question.columns.get(COLUMN, ""))
        if role == DAY:
            days += (placed.question.name,)
        elif kind:
            roles = found.setdefault((kind, placed.scope), {})
            roles[role] = (*roles.get(role, ()), placed.question.name)
    return tuple(PersonMarks(kind, scope, roles, days) for (kind, scope), roles in found.items())


def read_mark(mark: str) -> tuple[str, str]:
    """Return the kind of person and the role of a mark; both empty if it is none, the kind if it is of all (`day`)."""
    words = mark.split()
    if words == [DAY]:
        return "", DAY
    return (words[0], words[1]) if len(words) == 2 and words[1] in ROLES else ("", "")
