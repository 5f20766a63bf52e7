"""The list of entries that stand in several versions; Enter compares them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt

from ctip_desktop.desktop.conflicts.comparison import ComparisonPage
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.moments import ago_words
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.store.known_forms import current_form
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.conflicts import Listed, conflicts, count_conflicts

_RIGHT = Qt.AlignmentFlag.AlignRight


class ConflictsPage(Page):
    """The conflicts of an office.

    Args:
        back_to: leads back to where it was opened from; None for a page of the sidebar.
    """

    name = "conflicts"
    icon = "git-compare"
    shows: frozenset[Part] = frozenset({"entries", "bundles"})

    def __init__(self, desk: Desk, frame: Frame, back_to: Callable[[], object] | None = None) -> None:
        super().__init__(desk, frame)
        self._back_to = back_to
        self._count = 0
        self.found: Sequence[tuple[Listed, str]] = ()
        self.rows = Rows(_columns(), name=lambda: _("Conflicts"))
        self.empty = EmptyState(
            "git-compare",
            lambda: _("No entry stands in several versions; one that two devices change at once is here."),
        )
        self.body.addWidget(self.rows, 1)
        self.body.addWidget(self.empty, 1)
        self.rows.hide()
        self.rows.row_opened.connect(self.open)
        desk.changed.connect(self._hear)
        self._count_anew()

    def title(self) -> str:
        """Return the title."""
        return _("Conflicts")

    def second_line(self) -> str:
        """Return how many there are."""
        if not self.found:
            return ""
        count = len(self.found)
        said = ngettext("{count} entry stands in several versions", "{count} entries stand in several versions", count)
        return said.format(count=figure(count))

    def badge(self) -> str:
        """Return how many there are."""
        return figure(self._count) if self._count else ""

    def back(self) -> Callable[[], object] | None:
        """Return the way back, where it was opened from another page."""
        return self._back_to

    def header_actions(self) -> Sequence[Action]:
        """Return comparing the chosen one."""
        hindered = "" if self.found else _("There is nothing to decide.")
        return (Action(lambda: _("Compare"), self.open, "git-compare", "Ctrl+Enter", hindered),)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        return [
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Enter", lambda: _("compare"), None, in_strip=True),
        ]

    def refresh(self) -> None:
        """Read the list anew."""
        self.desk.read(_read, self._show, owner=self)

    def enter(self) -> None:
        """Take the focus to the list."""
        focus(self.rows if self.found else self)

    def come_back_to(self, entry: str) -> None:
        """Have an entry as the chosen one."""
        self.rows.choose(entry)

    def open(self, entry: str = "") -> None:
        """Compare the versions of an entry, or of the chosen one."""
        if chosen := entry or self.rows.present:
            page = ComparisonPage(self.desk, self.frame, chosen, lambda: self._come_back(chosen))
            self.frame.open(page)

    def changeEvent(self, event: QEvent) -> None:
        """Tell it in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.found:
            self.refresh()

    def _come_back(self, entry: str) -> None:
        if self._back_to and self.frame.pages.get(self.name) is not self:
            self.frame.open(ConflictsPage(self.desk, self.frame, self._back_to))
            return
        self.come_back_to(entry)
        self.frame.open(self)

    def _show(self, found: Sequence[tuple[Listed, str]]) -> None:
        had_focus = self.rows.view.hasFocus() or self.hasFocus()
        self.found = found
        self._count = len(found)
        self.rows.show_rows([_row(one, kind) for one, kind in found])
        self.rows.setVisible(bool(found))
        self.empty.setVisible(not found)
        if had_focus:
            self.enter()
        self.header_changed.emit()

    def _hear(self, parts: frozenset[Part]) -> None:
        if self.shows & parts and self.frame.opened and self.frame.page is not self:
            self._count_anew()

    def _count_anew(self) -> None:
        def show(count: int) -> None:
            self._count = count
            self.header_changed.emit()

        self.desk.read(count_conflicts, show, owner=self)


def _read(reader: Reader) -> list[tuple[Listed, str]]:
    found = conflicts(reader)
    titles = {name: current_form(reader, name).title.said(language()) for name in {one.form for one in found}}
    return [(one, " ".join(titles[one.form].split())) for one in found]


def _columns() -> list[Column]:
    return [
        Column(lambda: _("State"), 156),
        Column(lambda: _("Entry"), 200, 2),
        Column(lambda: _("Versions"), 220, 3),
        Column(lambda: _("To decide"), 120, 1),
        Column(lambda: _("Since"), 130, 0, _RIGHT),
    ]


def _row(one: Listed, kind: str) -> Row:
    count = ngettext("{count} version", "{count} versions", one.versions).format(count=figure(one.versions))
    offices = " · ".join(office_name(code) for code in one.offices)
    if one.questions is None:
        differ = _("its form is not here")
    else:
        said = ngettext("{count} question", "{count} questions", one.questions)
        differ = said.format(count=figure(one.questions))
    cells = (
        Cell(state="conflict"),
        Cell(figure(one.number), kind, role="strong"),
        Cell(offices, count),
        Cell(differ),
        Cell(ago_words(one.since), role="small", colour="text_2"),
    )
    return Row(one.entry, cells)
