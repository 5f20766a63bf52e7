"""The list of forms."""

from PySide6.QtCore import Qt

from ctip_desktop.desktop.forms.values import Known, sections_of
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.reports.duties.owed import ALL, BORDER, Duty

_RIGHT = Qt.AlignmentFlag.AlignRight


def columns() -> list[Column]:
    """Return the columns."""
    return [
        Column(lambda: _("Kind of entry"), 240, 3),
        Column(lambda: _("Questions"), 90, 0, _RIGHT),
        Column(lambda: _("Entries"), 90, 0, _RIGHT),
        Column(lambda: _("Owed by"), 150, 2),
        Column(lambda: _("Due day"), 80, 0, _RIGHT),
    ]


def known_row(one: Known) -> Row:
    """Return the row of a form."""
    questions = sum(count for _label, count in sections_of(one.form))
    title = " ".join(one.form.title.said(language()).split())
    nobody = Cell("–", colour="text_3")
    return Row(
        one.form.name,
        (
            Cell(title, role="strong"),
            Cell(figure(questions)),
            Cell(figure(one.entries)),
            Cell(owed_by(one.duty)) if one.duty else nobody,
            Cell(figure(f"{one.duty.due_day:02}")) if one.duty else nobody,
        ),
    )


def owed_by(duty: Duty) -> str:
    """Return which offices have a duty, in words."""
    if duty.offices == ALL:
        return _("all provinces")
    if duty.offices == BORDER:
        return _("provinces with a border post")
    return ", ".join(office_name(code) for code in duty.offices.split())
