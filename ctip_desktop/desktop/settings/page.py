"""The page *Settings*: sections at the left, the chosen one at the right."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.settings.backup_section import BackupSection
from ctip_desktop.desktop.settings.device_section import DeviceSection
from ctip_desktop.desktop.settings.lock_section import LockSection
from ctip_desktop.desktop.settings.section import Section
from ctip_desktop.desktop.settings.training_section import TrainingSection
from ctip_desktop.desktop.settings.users_section import UsersSection
from ctip_desktop.desktop.settings.window_section import WindowSection
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.i18n import _

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

_SIDE, _WIDEST = 248, 760
_ALL: tuple[type[Section], ...] = (
    WindowSection, LockSection, UsersSection, BackupSection, DeviceSection, TrainingSection,
)  # fmt: skip


class SettingsPage(Page):
    """All that can be chosen here; the header's actions are those of the section that is shown."""

    name = "settings"
    icon = "settings"

    def __init__(self, desk: Desk, frame: Frame, app: "App") -> None:
        super().__init__(desk, frame)
        self.sections = [section(app, desk) for section in _ALL]
        self.shows: frozenset[Part] = frozenset().union(*(section.shows for section in self.sections))
        self.list = Rows((Column(lambda: "", 200, 1),), dense=True, name=lambda: _("Settings"))
        self.list.setFixedWidth(_SIDE)
        self._stack = QStackedWidget()
        self._stack.setMaximumWidth(_WIDEST)
        for section in self.sections:
            scrolled = ScrolledColumn()
            scrolled.column.addWidget(section)
            self._stack.addWidget(scrolled)
            section.actions_changed.connect(self.header_changed)
        layout = QHBoxLayout()
        layout.setSpacing(24)
        layout.addWidget(self.list)
        layout.addWidget(self._stack, 1)
        layout.addStretch(0)
        self.body.addLayout(layout, 1)
        self._name_sections()
        self.list.row_chosen.connect(self._show)
        self.list.row_opened.connect(lambda _: self._enter_section())

    @property
    def section(self) -> Section:
        """The section that is shown."""
        return self.sections[self._stack.currentIndex()]

    def open_section(self, name: str) -> None:
        """Show a section by its name."""
        self.list.choose(name)

    def title(self) -> str:
        """Return the page's title."""
        return _("Settings")

    def second_line(self) -> str:
        """Return the section that is shown."""
        return self.section.title()

    def header_actions(self) -> Sequence[Action]:
        """Return what can be done in the section that is shown."""
        return self.section.header_actions()

    def keys(self) -> Sequence[Binding]:
        """Return how to move between sections and into one."""
        return [
            Binding("Ctrl+PgDn", lambda: _("next section"), lambda: self._go(1), in_strip=True),
            Binding("Ctrl+PgUp", lambda: _("section before"), lambda: self._go(-1), in_strip=True),
        ]

    def refresh(self) -> None:
        """Look again at what all sections show."""
        for section in self.sections:
            section.refresh()

    def enter(self) -> None:
        """Take the focus."""
        focus(self.list)

    def changeEvent(self, event: QEvent) -> None:
        """Name the sections in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_sections()

    def _name_sections(self) -> None:
        cells = ((section, Cell(section.title(), icon=section.icon, role="label")) for section in self.sections)
        self.list.show_rows([Row(section.name, (cell,)) for section, cell in cells])

    def _show(self, name: str) -> None:
        for place, section in enumerate(self.sections):
            if section.name == name:
                self._stack.setCurrentIndex(place)
        self.header_changed.emit()

    def _go(self, steps: int) -> None:
        self.list.choose("", otherwise=self._stack.currentIndex() + steps)

    def _enter_section(self) -> None:
        if first := self.section.first():
            focus(first)
