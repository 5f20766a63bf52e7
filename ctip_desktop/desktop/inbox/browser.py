"""The list of the inbox with what narrows it above: found by province or number, state and month, sorted by column."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctip_desktop.desktop.inbox.items import Item
from ctip_desktop.desktop.inbox.lists import Asked, columns, narrowed, periods, row_of, states
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import Dropdown
from ctip_desktop.desktop.widgets.find import FindField
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.i18n import _

_ROWS, _NONE, _NOT_FOUND = range(3)


class Browser(QWidget):
    """Shows the items a person asks for.

    Signals:
        chosen(): another item is the present one, or it is another than it was.
        opened(): the present item is to be looked at.
        read_asked(): sticks are to be read, for nothing has come yet.
    """

    chosen = Signal()
    opened = Signal()
    read_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.items: list[Item] = []
        self._asked = Asked()
        self._awaited = ""
        self.finding = FindField(lambda: _("A province or a bundle's number"))
        self.state = Dropdown(lambda: _("State"), states)
        self.period = Dropdown(lambda: _("Period"), lambda: periods(self.items))
        self.rows = Rows(columns(), name=lambda: _("Inbox"))
        self.rows.show_sorted("at", down=True)
        self._stack = QStackedWidget()
        self._instead: list[QWidget] = []
        self._set_out()
        self._connect()

    @property
    def present(self) -> Item | None:
        """The present item; None while there is none."""
        present = self.rows.present
        return next((item for item in self.items if item.bundle == present), None)

    def show_items(self, items: Sequence[Item]) -> None:
        """Show these items, as far as they are asked for."""
        self.items = list(items)
        self.narrow()

    def show_everything(self) -> None:
        """Narrow the list to nothing."""
        self.finding.clear()
        self.state.choose("")
        self.period.choose("")
        self.narrow()

    def show_bundle(self, bundle: str) -> None:
        """Narrow the list to nothing, and make a bundle the present one as soon as it is listed."""
        self._awaited = bundle
        self.show_everything()

    def narrow(self) -> None:
        """Show what is asked for now."""
        order, down = self._asked.order, self._asked.down
        self._asked = Asked(self.finding.words, self.state.value, self.period.value, order, down)
        found = narrowed(self.items, self._asked)
        here = any(part.hasFocus() for part in (self.rows.view, *self._instead[1:]))
        self.rows.show_rows([row_of(item) for item in found])
        if self._awaited in {item.bundle for item in found}:
            self.rows.choose(self._awaited)
            self._awaited = ""
        self._stack.setCurrentIndex(_ROWS if found else _NOT_FOUND if self.items else _NONE)
        self.chosen.emit()
        if here:
            self.focus_list()

    def focus_list(self) -> None:
        """Give the focus to the list, or to what stands in its place."""
        focus(self._instead[self._stack.currentIndex()])

    def _set_out(self) -> None:
        above = row(self.finding, self.state, self.period)
        above.setStretch(0, 1)
        read = Button(lambda: _("Read USB"), icon="usb", key="Ctrl+O")
        read.clicked.connect(self.read_asked)
        everything = Button(lambda: _("Show everything"))
        everything.clicked.connect(self.show_everything)
        nothing = lambda: _("Nothing has come yet. Put in a stick, and what lies on it is listed here.")  # noqa: E731
        not_found = lambda: _("Nothing was found. Fewer words or another filter may find it.")  # noqa: E731
        self._stack.addWidget(self.rows)
        self._stack.addWidget(EmptyState("inbox", nothing, read))
        self._stack.addWidget(EmptyState("search", not_found, everything))
        self._instead = [self.rows, read, everything]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(above)
        layout.addWidget(self._stack, 1)

    def _connect(self) -> None:
        for signal in (self.finding.words_changed, self.state.changed, self.period.changed):
            signal.connect(self.narrow)
        self.finding.list_asked.connect(self.focus_list)
        self.rows.typed.connect(self.finding.begin)
        self.rows.sort_asked.connect(self._sort)
        self.rows.row_chosen.connect(lambda _: self.chosen.emit())
        self.rows.row_opened.connect(lambda _: self.opened.emit())

    def _sort(self, by: str) -> None:
        down = not self._asked.down if by == self._asked.order else by in ("at", "records")
        self._asked = Asked(order=by, down=down)
        self.rows.show_sorted(by, down)
        self.narrow()
