"""The side pane of the list: the chosen entry's key facts, its way so far, and what can be done with it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ctip_desktop.desktop.entries.detail import MOST_FACTS, Detail
from ctip_desktop.desktop.entries.journey import Journey
from ctip_desktop.desktop.entries.lines import Line as EntryLine
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.panel import Line, Panel, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _, figure, ngettext

"""Width of the labels of facts in em."""
_MARGIN = 16
_BESIDES = 13
"""Height of the pane that is not for facts, in lines of the body."""


class SidePane(Panel):
    """Speaks of the entry that is chosen in the list; never takes the focus by itself.

    Signals:
        open_asked(): the entry is to be opened.
        print_asked(): its paper is to be printed.
        history_asked(): what changed in it is to be shown.
        drop_asked(): its draft, or the drafts among the marked entries, are to be deleted.
        return_asked(): its office is to be asked to correct it.
        withdraw_asked(): it is no longer to be asked.
        answer_asked(): it is right as it is, which is to be said.
    """

    open_asked = Signal()
    print_asked = Signal()
    history_asked = Signal()
    drop_asked = Signal()
    return_asked = Signal()
    withdraw_asked = Signal()
    answer_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_MARGIN, parent)
        self.laid_over = False
        self._title = Text("", "heading", wrap=True)
        self._chip = Chip("draft")
        self.asked = Text("", "small", "warn", wrap=True)
        self.answered = Text("", "small", "text", wrap=True)
        self._facts = Facts(MOST_FACTS + 1, labels=8.6)
        self._line = Line()
        self._head = Text(lambda: _("The way of this entry"), "heading")
        self._journey = Journey()
        self._about = Text("", "body", "text_2", wrap=True)
        self.history = Button(lambda: _("What changed"), "quiet", icon="history", in_row=True)
        self.print = Button(lambda: _("Print"), icon="printer")
        self.drop = Button(lambda: _("Delete draft"), icon="trash-2")
        self.return_it = Button(lambda: _("Return for correction"), icon="corner-up-left")
        self.withdraw = Button(lambda: _("Withdraw the return"), icon="undo-2")
        self.answer = Button(lambda: _("It is right as it is"), icon="check")
        self.open = Button(lambda: _("Open"), icon="arrow-up-right", key="Enter")
        self._returning = (self.asked, self.answered, self.return_it, self.withdraw, self.answer)
        self._set_out()
        self.open.clicked.connect(self.open_asked)
        self.print.clicked.connect(self.print_asked)
        self.history.clicked.connect(self.history_asked)
        self.drop.clicked.connect(self.drop_asked)
        self.return_it.clicked.connect(self.return_asked)
        self.withdraw.clicked.connect(self.withdraw_asked)
        self.answer.clicked.connect(self.answer_asked)
        self.show_nothing("")

    def show_line(self, line: EntryLine) -> None:
        """Show at once what the list knows of the entry; the rest follows."""
        self._chip.show_state(line.state)
        room = self.width() - self._chip.sizeHint().width() - 2 * _MARGIN - 10
        one_line = f"{line.kind} {line.number}".strip()
        self._title.say(one_line if width(one_line, "heading") <= room else f"{line.kind}\n{line.number}".strip())
        self._show_parts(entry=True)
        for each in (self._about, self.print, self.drop, self.history, *self._returning):
            each.hide()

    def show_detail(
        self,
        detail: Detail,
        *,
        names: bool,
        may_print: bool,
        may_drop: bool,
        may_return: bool = False,
        may_withdraw: bool = False,
        may_answer: bool = False,
    ) -> None:
        """Show all that is told of the entry."""
        self._journey.show_steps(detail.steps)
        self.history.setVisible(detail.revisions > 0)
        self.print.setVisible(may_print)
        self.drop.setVisible(may_drop)
        self.return_it.setVisible(may_return)
        self.withdraw.setVisible(may_withdraw)
        self.answer.setVisible(may_answer)
        self.answered.say(detail.answered)
        self.answered.setVisible(bool(detail.answered))
        self.asked.say(detail.asked)
        self.asked.setVisible(bool(detail.asked))
        self._fit_foot()
        shown = [(_("Names"), ", ".join(detail.names))] if names and detail.names else []
        self._facts.show_facts([*detail.facts[: max(0, self._room_for_facts() - len(shown))], *shown])

    def show_marked(self, count: int, drafts: int) -> None:
        """Show what can be done with several entries that are marked."""
        said = ngettext("{count} entry marked", "{count} entries marked", count)
        self._title.say(said.format(count=figure(count)))
        self._show_parts(entry=False)
        mine = ngettext("{count} is a draft of yours.", "{count} are drafts of yours.", drafts)
        self._about.say(mine.format(count=figure(drafts)) if drafts else _("None of them is a draft of yours."))
        self._about.show()
        self.drop.words = lambda: _("Delete drafts")
        self.drop.setText(_("Delete drafts"))
        self.drop.setVisible(drafts > 0)
        for each in (self.print, self.history, *self._returning):
            each.hide()

    def show_nothing(self, why: str) -> None:
        """Show that nothing is chosen."""
        self._title.say(why)
        self._show_parts(entry=False)
        for each in (self._about, self.print, self.history, self.drop, self.open, *self._returning):
            each.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the buttons as this width allows."""
        super().resizeEvent(event)
        self._fit_foot()

    def changeEvent(self, event: QEvent) -> None:
        """Set the buttons as the words and the type now in force need."""
        super().changeEvent(event)
        if event.type() in SHOWN_ANEW and hasattr(self, "_foot"):
            self._fit_foot()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground; laid over the list, its frame is stronger."""
        if not self.laid_over:
            super().paintEvent(event)
            return
        place = self.rect().toRectF()
        fill(QPainter(self), place, look().colour("surface"), look().colour("line_strong"), RADIUS["panel"])

    def _show_parts(self, *, entry: bool) -> None:
        for each in (self._chip, self._facts, self._line, self._head, self._journey, self.open):
            each.setVisible(entry)
        if entry:
            self.drop.words = lambda: _("Delete draft")
            self.drop.setText(_("Delete draft"))

    def _set_out(self) -> None:
        above = row(self._title, self._chip, spacing=10)
        above.setStretch(0, 1)
        above.setAlignment(self._chip, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(above)
        self.column.addWidget(self._about)
        self.column.addWidget(self.asked)
        self.column.addWidget(self.answered)
        self.column.addWidget(self._facts)
        self.column.addSpacing(4)
        self.column.addWidget(self._line)
        self.column.addWidget(self._head)
        self.column.addWidget(self._journey, 1)
        self.column.addLayout(row(self.history, None))
        self.column.addStretch(0)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._foot.setSpacing(8)
        for each in (self.return_it, self.withdraw, self.answer, self.print, self.drop):
            self._foot.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        self._foot.addWidget(self.open, 1, Qt.AlignmentFlag.AlignRight)
        self.column.addLayout(self._foot)

    def _room_for_facts(self) -> int:
        """Return how many facts leave room for the entry's way and the buttons."""
        left = self.height() - _BESIDES * look().pitch("body") - self._taken()
        return max(0 if self._taken() else 2, left // (look().pitch("small") + 4))

    def _taken(self) -> int:
        """Return the height of what stands here only while an answer does, or may be given or withdrawn."""
        room = self.width() - 2 * _MARGIN
        said = 0 if self.answered.isHidden() else self.answered.heightForWidth(room) + 6
        rows = [each.sizeHint().height() + 8 for each in (self.withdraw, self.answer) if not each.isHidden()]
        return said + (sum(rows) if self._foot.direction() == QBoxLayout.Direction.TopToBottom else 0)

    def _fit_foot(self) -> None:
        """Set the buttons side by side, or one above the other where they are too wide for that."""
        buttons = (self.return_it, self.withdraw, self.answer, self.print, self.drop, self.open)
        shown = [each for each in buttons if not each.isHidden()]
        beside = sum(each.sizeHint().width() + 8 for each in shown) - 8 <= self.width() - 2 * _MARGIN
        directions = QBoxLayout.Direction
        self._foot.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._foot.setStretchFactor(self.open, 1 if beside else 0)
