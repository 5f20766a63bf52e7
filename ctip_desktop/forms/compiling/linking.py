"""Checks what the column `link` says: of which form the entry is whose number is the answer."""

from collections.abc import Iterator
from re import fullmatch

from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import _

COLUMN = "link"


def check_links(form: Form, survey: Sheet) -> Iterator[Fault]:
    """Find links that name no form, and those of questions whose answer can be no number of an entry."""
    for placed in form.placed:
        row, target = placed.question.row, placed.question.columns.get(COLUMN)
        if target is None:
            continue
        if not fullmatch(r"[a-z][a-z0-9_]*", target):
            text = _("“{name}” is no form name: small Latin letters, digits and _ are.").format(name=target)
            yield survey.fault(row, COLUMN, "bad_name", text)
        elif placed.question.kind != "text":
            yield survey.fault(row, COLUMN, "not_a_text", _("Only a text question holds the number of an entry."))
