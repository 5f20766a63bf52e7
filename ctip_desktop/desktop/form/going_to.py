"""Ctrl+G: to a question by its number or by words of its label, in either language."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QKeyEvent

from ctip_desktop.desktop.form.controls.suggestions import Suggestion, SuggestionList
from ctip_desktop.desktop.form.overlay import Overlay
from ctip_desktop.desktop.keys import Binding, Chord, Key
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.forms.entering.sections import Item, find, section_of, sections
from ctip_desktop.i18n import _, figure, language

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView

_WIDE, _MOST = 520, 8


class GoTo(Overlay):
    """Where to go."""

    def __init__(self, view: "FormView") -> None:
        super().__init__(view)
        self.field = _Asked(self)
        self.list = SuggestionList()
        self.list.picked.connect(self.go)
        self.column.addWidget(self.field)
        self.column.addWidget(self.list)
        self.field.textChanged.connect(self._propose)
        self._propose("")

    @classmethod
    def open(cls, view: "FormView") -> None:
        """Open it at the top of the form."""
        sheet = cls(view)
        sheet.lay(_WIDE)
        focus(sheet.field)

    def keys(self) -> list[Binding]:
        """Return what keys do while it is open."""
        return [
            Binding("Enter Tab", lambda: _("go there"), self._go_present, in_strip=True),
            Binding("Esc Ctrl+G", lambda: _("stay here"), self.close_down, in_strip=True),
        ]

    def go(self, path: str) -> None:
        """Go to a question."""
        self.close_down()
        self.view.focus_path(path)

    def _go_present(self) -> None:
        present = self.list.present
        if present:
            self.go(present.value)

    def _propose(self, text: str) -> None:
        form = self.view.entering.form
        if text.strip("\u200b "):
            lines = [self._line(item) for item in find(form, text)[:_MOST]]
        else:
            lines = [
                Suggestion(each.path or each.items[0].path, f"{figure(each.number)}  {each.label.said(language())}")
                for each in sections(form)
            ][:_MOST]
        self.list.show_lines(lines, 0 if lines else -1)
        self.list.setFixedHeight(self.list.height_of(_MOST))
        if not self.isHidden():
            self.lay(_WIDE)

    def _line(self, item: Item) -> Suggestion:
        view = self.view
        section = section_of(view.entering.form, item.path).label.said(language())
        words = f"{figure(item.number)}  {' '.join(item.label.said(language()).split())}"
        return Suggestion(item.path, words, section, dim=not view.asks(item.path))


class _Asked(Field):
    """Where the number or the words are typed."""

    def __init__(self, sheet: GoTo) -> None:
        super().__init__(lambda: _("Number of the question, or words in it"), icon="search", parent=sheet)
        self.setAccessibleName(_("Number of the question, or words in it"))
        self._sheet = sheet

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list below; type."""
        steps = {Key.Key_Up: -1, Key.Key_Down: 1}
        key = Chord.pressed(event).key
        if key in steps:
            self._sheet.list.go(steps[key])
        else:
            super().keyPressEvent(event)
