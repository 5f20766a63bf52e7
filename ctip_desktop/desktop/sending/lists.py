"""The two lists of sending, as columns and rows."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSizePolicy

from ctip_desktop.desktop.bundle_words import number_words
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.sending.seeing import Waits, Went
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.i18n import _, figure

_RIGHT = Qt.AlignmentFlag.AlignRight


def waits_columns() -> list[Column]:
    """Return the columns of what waits."""
    return [
        Column(lambda: _("Kind"), 150, 2),
        Column(lambda: _("Count"), 70, 0, _RIGHT),
        Column(lambda: _("What it holds"), 150, 3),
        Column(lambda: _("State"), 142),
    ]


def went_columns() -> list[Column]:
    """Return the columns of the bundles."""
    return [
        Column(lambda: _("Bundle"), 110, 1),
        Column(lambda: _("Records"), 78, 0, _RIGHT),
        Column(lambda: _("The secretariat's answer"), 190, 2),
    ]


def waits_row(one: Waits) -> Row:
    """Return the row of the entries of a form."""
    cells = (
        Cell(one.title, role="label"),
        Cell(figure(one.count), role="strong"),
        Cell(one.holds, role="small", colour="text_2"),
        Cell(state=one.state, above=_("Goes again") if one.state == "sent" else ""),
    )
    return Row(f"{one.form} {one.state}", cells)


def went_row(one: Went) -> Row:
    """Return the row of a bundle that was sent."""
    words = _("Waits for a receipt") if one.state == "sent" else ""
    cells = (Cell(one.number, one.day, role="strong"), Cell(figure(one.records)), Cell(words, state=one.state))
    return Row(one.bundle, cells)


def writing_row(n: int | None, records: int) -> Row:
    """Return the row of a bundle on its way."""
    number = Cell(number_words(n), _("now"), role="strong")
    return Row(f"writing {n}", (number, Cell(figure(records)), Cell(_("Being written"), state="new")))


def fit(rows: Rows, height: str) -> None:
    """Let a list be no higher than its rows need."""
    count = max(rows.model.rowCount(), 1)
    rows.setMaximumHeight(40 + count * look().size(height) + 6)
    rows.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
