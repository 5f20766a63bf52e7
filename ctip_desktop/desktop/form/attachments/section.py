"""The attached files as the last section of a form."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.form.attachments.panel import AttachmentsPanel
from ctip_desktop.desktop.form.pile import Stop
from ctip_desktop.desktop.form.section_page import SectionPage
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.forms.entering.progress import DONE, UNTOUCHED, SectionProgress
from ctip_desktop.forms.entering.sections import Section, sections
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView


def files_section(form: Form) -> Section:
    """Return the section that comes after those of a form."""
    return Section(len(sections(form)) + 1, "", both(N_("Attached files")), ())


def files_progress(form: Form, count: int) -> SectionProgress:
    """Return how far it is with so many files: no file is ever missing."""
    return SectionProgress(files_section(form).number, DONE if count else UNTOUCHED, count, 0, 0, 0, 0)


class AttachmentsPage(SectionPage):
    """The section's page."""

    def __init__(self, view: "FormView") -> None:
        super().__init__(view, files_section(view.entering.form))
        self.part = _Part(view, AttachmentsPanel(view.entering))
        self.pile.put(self.part)
        panel = self.part.panel
        panel.left.connect(view.go)
        panel.counted.connect(view.files_counted)
        panel.done.connect(lambda said, undone: (view.done if undone else view.told).emit(said))

    @property
    def is_grid(self) -> bool:
        """Whether it needs all the width there is: it does."""
        return True

    def stops(self) -> Iterator[Stop]:
        """Yield the one place the focus stops at."""
        yield self.part

    def keys(self) -> list[Binding]:
        """Return what keys do in it, while the focus is there."""
        return self.part.panel.keys()

    def undo(self) -> bool:
        """Put back the file that was taken away last; say whether there was one."""
        attached = self.part.panel.attached
        if not attached.can_put_back:
            return False
        attached.put_back()
        return True

    @property
    def _grid(self) -> "_Part":  # type: ignore[override]
        """What fills the page."""
        return self.part


class _Part(QWidget):
    """The panel as a part of the section's pile; `filling` is the height it has."""

    is_asked = True

    def __init__(self, view: "FormView", panel: AttachmentsPanel) -> None:
        super().__init__()
        self._view = view
        self.panel = panel
        self.filling = 0
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)

    @property
    def has_focus(self) -> bool:
        """Whether the focus is in it."""
        return self.panel.holds_focus()

    def enter(self, *, backwards: bool = False) -> None:
        """Take the focus."""
        self.panel.enter(-1 if backwards else 1)
        self._view.question_entered.emit(self._view.entering.caret)

    def height_for(self, width: int) -> int:
        """Return the height of the page."""
        del width
        return self.filling

    def arrange(self, width: int) -> None:
        """Have all in place: its layout does that."""
        del width
