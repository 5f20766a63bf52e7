"""Checks what the column `shows` marks for lists."""

from collections.abc import Iterator

from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.headline import COLUMN, ROLES
from ctip_desktop.i18n import _


def check_shown(form: Form, survey: Sheet) -> Iterator[Fault]:
    """Find marks that are none, and days that cannot date an entry."""
    for placed in form.placed:
        row, mark = placed.question.row, placed.question.columns.get(COLUMN)
        if mark is None:
            continue
        if mark not in ROLES:
            text = _("“{mark}” is none of these: {marks}.").format(mark=mark, marks=", ".join(ROLES))
            yield survey.fault(row, COLUMN, "unknown_mark", text)
        elif mark == "date" and (placed.scope or placed.question.kind != "date"):
            yield survey.fault(row, COLUMN, "not_a_date", _("Only a date question outside repeats dates an entry."))
