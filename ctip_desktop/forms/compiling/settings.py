"""Reads the sheet `settings`: the form's name and title."""

from collections.abc import Mapping
from dataclasses import dataclass
from re import fullmatch

from ctip_desktop.forms.compiling.sheet import Fault, Row, Sheet
from ctip_desktop.forms.form import Words
from ctip_desktop.i18n import _

_KNOWN = frozenset({"form_id", "title", "label"})


@dataclass(frozen=True)
class FormSettings:
    """What a form calls itself, and its other settings as they are."""

    name: str
    title: Words
    others: Mapping[str, str]


def read_settings(sheet: Sheet, file_name: str) -> tuple[FormSettings, list[Fault]]:
    """Return the settings and what is wrong.

    A form without a name is called after its file, one without a title by its name.
    """
    row = sheet.rows[0] if sheet.rows else Row(2, {})
    faults = list(sheet.missing_languages(row, "label", required=False))
    name = row.get("form_id") or file_name
    if not fullmatch(r"[a-z][a-z0-9_]*", name):
        text = _("“{name}” is no form name: small Latin letters, digits and _ are.").format(name=name)
        faults.append(sheet.fault(row.number, "form_id", "bad_name", text))
    if not fullmatch(r"[0-9]*", row.get("order") or ""):
        faults.append(sheet.fault(row.number, "order", "bad_number", _("A whole number belongs here.")))
    plain = row.get("title") or name
    return FormSettings(name, row.words("label") or Words(plain, plain), row.others(_KNOWN)), faults
