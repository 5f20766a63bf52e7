"""What keys do at a question of a form; those of its control come first."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.form import acts
from ctip_desktop.desktop.form.attachments.section import AttachmentsPage
from ctip_desktop.desktop.form.going_to import GoTo
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.note_editor import NoteEditor
from ctip_desktop.desktop.form.row_block import RowBlock
from ctip_desktop.desktop.form.row_blocks import Adder, RowBlocks
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.entries.record import SPECIALS
from ctip_desktop.forms.entering.answer_words import SPECIALS as SAID
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

SPECIAL_KEYS = dict(zip(("F5", "F6", "F7", "F8"), SPECIALS, strict=True))
"""Which key gives which special answer."""


def keys_of(view: "FormView") -> list[Binding]:
    """Return what keys do where the focus is now."""
    focused = view.window().focusWidget()
    if view.overlay is not None and view.overlay.isAncestorOf(focused or view):
        return view.overlay.keys()
    grid = view.holder(GridPart)
    if grid and not grid.form:
        return [*grid.panel.keys(), *_of_the_form(view)]
    if isinstance(view.page, AttachmentsPage):
        return [*view.page.keys(), *_of_the_form(view)]
    keys = _of_the_question(view) if view.present else []
    if isinstance(focused, Adder):
        keys.append(Binding("Enter Ctrl+Enter", lambda: _("new row"), lambda: focused.blocks.add(), in_strip=True))
        keys.append(Binding("Shift+Enter Shift+Tab", lambda: _("back"), lambda: view.go(-1)))
    if grid:
        keys += grid.row_keys()
    if block := view.holder(RowBlock):
        keys += _of_the_row(block.blocks, block)
    return [*keys, *_of_the_form(view)]


def _of_the_question(view: "FormView") -> list[Binding]:
    row = view.present
    if row is None:
        return []
    in_reason = row.reason is not None and row.reason.hasFocus()
    multiline = row.control.multiline and not in_reason
    enter = (
        Binding("Enter", lambda: _("new line"), None, in_strip=True)
        if multiline
        else Binding("Enter", lambda: _("next"), lambda: view.go(1), in_strip=True)
    )
    keys = [] if in_reason else row.control.keys()
    keys += [enter, Binding("Tab", lambda: _("next"), lambda: view.go(1), in_strip=multiline)]
    keys += [Binding("Shift+Enter Shift+Tab", lambda: _("back"), lambda: view.go(-1), in_strip=True)]
    keys += [Binding("F2 Ctrl+D", lambda: _("as before"), lambda: acts.same_as_before(view), in_strip=True)]
    if not in_reason:
        keys += [_special(view, key, special) for key, special in SPECIAL_KEYS.items()]
    return keys


def _special(view: "FormView", key: str, special: str) -> Binding:
    return Binding(key, lambda: _(SAID[special]), lambda: acts.give_special(view, special))


def _of_the_row(blocks: RowBlocks, block: RowBlock) -> list[Binding]:
    keys = [
        Binding("Ctrl+↑", lambda: _("row before"), lambda: blocks.go_beside(block, -1)),
        Binding("Ctrl+↓", lambda: _("row after"), lambda: blocks.go_beside(block, 1)),
    ]
    if blocks.may_change:
        keys += [
            Binding("Ctrl+Enter", lambda: _("new row"), lambda: blocks.add(block), in_strip=True),
            Binding("Ctrl+Del", lambda: _("take the row away"), lambda: blocks.remove(block)),
            Binding("Ctrl+Shift+↑", lambda: _("move the row up"), lambda: blocks.move_block(block, -1)),
            Binding("Ctrl+Shift+↓", lambda: _("move the row down"), lambda: blocks.move_block(block, 1)),
        ]
    return keys


def _of_the_form(view: "FormView") -> list[Binding]:
    last = view.last_section
    return [
        Binding("Tab", lambda: _("next"), lambda: view.go(1)),
        Binding("Shift+Tab", lambda: _("back"), lambda: view.go(-1)),
        Binding("Ctrl+G", lambda: _("go to question"), lambda: GoTo.open(view), in_strip=True),
        Binding("Ctrl+M", lambda: _("note"), lambda: NoteEditor.open(view), in_strip=True),
        Binding("F9", lambda: _("next problem"), lambda: acts.go_to_problem(view, 1)),
        Binding("Shift+F9", lambda: _("problem before"), lambda: acts.go_to_problem(view, -1)),
        Binding("Ctrl+PgDn", lambda: _("next section"), lambda: view.show_section(min(view.section + 1, last))),
        Binding("Ctrl+PgUp", lambda: _("section before"), lambda: view.show_section(max(view.section - 1, 1))),
        Binding("Ctrl+Home", lambda: _("first question"), lambda: acts.go_to_end(view, -1)),
        Binding("Ctrl+End", lambda: _("last question"), lambda: acts.go_to_end(view, 1)),
        Binding("Ctrl+Z", lambda: _("undo"), lambda: acts.undo(view)),
        Binding("Ctrl+Y", lambda: _("redo"), lambda: acts.redo(view)),
        Binding("Ctrl+Shift+D", lambda: _("copy from the entry before"), lambda: acts.copy_previous(view)),
    ]
