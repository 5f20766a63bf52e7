"""Which section of the form is shown, of how many; opens the list of sections, for which the paper leaves no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.form.attachments.section import files_progress, files_section
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.key_sheet import KeyCap
from ctip_desktop.desktop.widgets.dropdown import Choice, Dropdown
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.entering.progress import DONE, MISSING, NOT_RELEVANT, WRONG
from ctip_desktop.forms.entering.sections import Section, sections
from ctip_desktop.i18n import _, figure, language

_GLYPHS = {DONE: "check", WRONG: "circle-x", MISSING: "circle-alert", NOT_RELEVANT: "circle-slash"}


class SectionBar(QWidget):
    """The section shown, as a list to choose another from.

    Signals:
        section_chosen(int): another section, counted from 1.
    """

    section_chosen = Signal(int)

    def __init__(self, entering: Entering, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entering = entering
        self._sections = list(sections(entering.form))
        self._files = len(entering.opened.att)
        if entering.takes_files:
            self._sections.append(files_section(entering.form))
        self._number = 1
        self.picker = Dropdown(lambda: _("Section"), self._choices)
        self.picker.changed.connect(self._choose)
        self._count = Text(self._count_words, "small", "text_2")
        self._count.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._key = KeyCap("Ctrl+PgDn")
        self.setLayout(row(self.picker, None, self._count, self._key))
        self.show_section(1)

    def show_section(self, number: int) -> None:
        """Show that this section is shown."""
        self._number = number
        self.picker.choose(str(number))
        self._count.say(self._count_words)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the key's cap before words where room is short."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Measure again when a part needs other room than before: in another language."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        wanted = sum(each.sizeHint().width() + 8 for each in (self.picker, self._count, self._key))
        self._key.setVisible(wanted <= self.width())

    def section(self) -> Section:
        """Return the section that is shown."""
        return self._sections[self._number - 1]

    def show_files(self, count: int) -> None:
        """Show in the list whether files are attached."""
        self._files = count

    def _choose(self, value: str) -> None:
        if value:
            self.section_chosen.emit(int(value))
        else:
            self.picker.choose(str(self._number))

    def _choices(self) -> Sequence[Choice]:
        progress = [*self._entering.progress.sections, files_progress(self._entering.form, self._files)]
        return [
            Choice(
                str(section.number),
                f"{figure(section.number)}. {' '.join(section.label.said(language()).split())}",
                _GLYPHS.get(state, "circle"),
                able=state != NOT_RELEVANT,
            )
            for section, state in zip(self._sections, (each.state for each in progress), strict=False)
        ]

    def _count_words(self) -> str:
        return _("{number} of {count}").format(number=figure(self._number), count=figure(len(self._sections)))
