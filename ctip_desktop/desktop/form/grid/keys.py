"""What keys do in a grid, and in what stands under it."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.grid.view import GridPanel

SPECIAL_KEYS = {"F5": "not_asked", "F6": "not_known", "F7": "refused", "F8": "not_applicable"}


def keys_of(panel: "GridPanel") -> list[Binding]:
    """Return what keys do where the focus is now; first what is open over the cell."""
    if panel.message.reason.hasFocus() or panel.foot.paper.hasFocus():
        return _keys_under(panel)
    if panel.misfits.isVisible() and panel.misfits.list.view.hasFocus():
        return [Binding("Esc", lambda: _("close the list"), panel.close_misfits)]
    if not panel.holds_focus():
        return []
    return [*_keys_open(panel), *_keys_in_table(panel)]


def _keys_open(panel: "GridPanel") -> list[Binding]:
    editing = panel.editing
    if not editing.busy:
        shown = not panel.misfits.isHidden()
        return [Binding("Esc", lambda: _("close the list"), panel.close_misfits)] if shown else []
    keys = [Binding("Esc", lambda: _("close the list"), editing.cancel)]
    if editing.choosing.listing:
        keys += [
            Binding("↓", lambda: _("down the list"), lambda: editing.choosing.go(1)),
            Binding("↑", lambda: _("up the list"), lambda: editing.choosing.go(-1)),
            Binding("PgDn", lambda: _("far down the list"), lambda: editing.choosing.go(9)),
            Binding("PgUp", lambda: _("far up the list"), lambda: editing.choosing.go(-9)),
        ]
    elif editing.writing.line:
        keys += [
            Binding("↓", lambda: _("cell below"), lambda: panel.step(1, 0)),
            Binding("↑", lambda: _("cell above"), lambda: panel.step(-1, 0)),
        ]
        keys += editing.writing.keys()
    return keys


def _keys_in_table(panel: "GridPanel") -> list[Binding]:
    editing, fixed = panel.editing, panel.grid.fixed
    keys = [
        Binding("Enter Tab", lambda: _("next cell"), panel.go_on, in_strip=True),
        Binding("Shift+Enter Shift+Tab", lambda: _("cell before"), panel.go_back),
        Binding("1–9", lambda: _("choose"), in_strip=True),
        Binding("0", lambda: _("clear a choice")),
        Binding("F4 Alt+↓", lambda: _("open the list, or write in the cell"), editing.start),
        Binding("Ctrl+D F2", lambda: _("same as above"), panel.same_as_above, in_strip=True),
        Binding("Ctrl+→", lambda: _("the row as a form"), panel.want_row, in_strip=True),
        Binding("Ctrl+V", lambda: _("paste from a spreadsheet"), panel.paste),
    ]
    if not fixed:
        keys += [
            Binding("Ctrl+Enter", lambda: _("new row"), panel.add_row, in_strip=True),
            Binding("Ctrl+Del", lambda: _("take the row away"), panel.remove_row, in_strip=True),
            Binding("Ctrl+Shift+D", lambda: _("all of the row as above"), panel.row_as_above),
        ]
    if editing.writing.line is None:
        keys += [
            Binding("Ctrl+C", lambda: _("copy for a spreadsheet"), panel.copy),
            Binding("Del", lambda: _("empty the cell"), panel.clear),
        ]
    if panel.table.present.isValid():
        keys += [Binding(key, _WORDS[special], panel.special_given(special)) for key, special in SPECIAL_KEYS.items()]
        if editing.answers.column.question.kind == "date":
            keys.append(Binding("Ctrl+T", lambda: _("today's date"), panel.give_today))
    return keys


def _keys_under(panel: "GridPanel") -> list[Binding]:
    return [
        Binding("Enter Tab", lambda: _("go on"), panel.go_on_below, in_strip=True),
        Binding("Shift+Enter Shift+Tab", lambda: _("back to the table"), lambda: focus(panel.table)),
    ]


_WORDS = {
    "not_asked": lambda: _("not asked"),
    "not_known": lambda: _("not known"),
    "refused": lambda: _("refused to answer"),
    "not_applicable": lambda: _("not applicable"),
}
