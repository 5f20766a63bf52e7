"""Ctrl+M: the note on the present question, written in a sheet below it; Esc keeps it and goes back."""

from typing import TYPE_CHECKING

from ctip_desktop.desktop.form.controls.lines import FramedLines
from ctip_desktop.desktop.form.overlay import Overlay
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_WIDE, _LINES = 420, 3


class NoteEditor(Overlay):
    """The note on one question."""

    def __init__(self, view: "FormView", path: str) -> None:
        super().__init__(view)
        self.path = path
        self.field = FramedLines(_LINES, _LINES, self)
        self.field.put(str(view.entering.known(path).get("note", "")))
        self.field.show_locked(bool(view.entering.locked))
        self.field.lines.setAccessibleName(_("Note on this question"))
        self.field.lines.textChanged.connect(view.entering.keep_soon)
        view.entering.pausing.connect(self.keep)
        self.column.addWidget(Text(lambda: _("Note on this question"), "small_strong", "text_2"))
        self.field.setFixedHeight(self.field.height_in(_WIDE - 28))
        self.column.addWidget(self.field)
        self.column.addWidget(Text(lambda: _("Esc keeps it and goes back."), "small", "text_2"))

    @classmethod
    def open(cls, view: "FormView") -> None:
        """Open it for the present question."""
        path = view.entering.caret
        if not path or view.question_at(path) is None:
            return
        editor = cls(view, path)
        editor.lay(_WIDE, view.present.control.widget if view.present else None)
        focus(editor.field)

    def keys(self) -> list[Binding]:
        """Return what keys do while it is open."""
        return [
            Binding("Esc Ctrl+M Tab", lambda: _("keep and go back"), self.close_down, in_strip=True),
            Binding("Enter", lambda: _("new line"), None, in_strip=True),
        ]

    def keep(self) -> None:
        """Keep the note as it is written."""
        text = self.field.lines.toPlainText().strip()
        if text != str(self.view.entering.known(self.path).get("note", "")):
            self.view.entering.remark(self.path, "note", text)

    def close_down(self) -> None:
        """Keep the note and go back."""
        self.keep()
        super().close_down()
