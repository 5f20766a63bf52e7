"""The form itself: one section at a time, a row a question, drawn lazily; the focus goes where the person goes."""

from typing import TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedLayout, QWidget
from shiboken6 import isValid

from ctip_desktop.desktop.form import going
from ctip_desktop.desktop.form.attachments.section import AttachmentsPage
from ctip_desktop.desktop.form.between import heading, note
from ctip_desktop.desktop.form.controls.boxes import Boxes
from ctip_desktop.desktop.form.controls.list_field import ListField
from ctip_desktop.desktop.form.controls.long_text import LongText
from ctip_desktop.desktop.form.copying import PersonalCopies
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid_part import GridPart
from ctip_desktop.desktop.form.overlay import Overlay
from ctip_desktop.desktop.form.question_keys import keys_of
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.desktop.form.row_block import RowBlock
from ctip_desktop.desktop.form.row_blocks import RowBlocks
from ctip_desktop.desktop.form.section_page import SectionPage
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.forms.entering.sections import HEADING, NOTE, QUESTION, Item, item_at, section_of, sections, shape

W = TypeVar("W", bound=QWidget)


class FormView(QWidget):
    """The sections of a form, one of which is shown. A page around it offers `keys()` among its own.

    Attributes:
        present: the row of the question the person is at; None outside of any, and in a grid.
        overlay: the sheet that is open over the form.

    Signals:
        question_entered(str): the focus is at this question, by row ids.
        section_shown(int): this section is shown, counted from 1.
        done(str): what was just done, which Ctrl+Z takes back.
        told(str): what a key that was pressed has to say: that there is no next question, no problem.
        files_counted(int): so many files are attached.
    """

    question_entered = Signal(str)
    section_shown = Signal(int)
    done = Signal(str)
    told = Signal(str)
    files_counted = Signal(int)
    holds_suggestions = True

    def __init__(self, entering: Entering, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entering = entering
        self.preferences = preferences
        self.present: QuestionRow | None = None
        self.overlay: Overlay | None = None
        self._last: QWidget | None = None
        self.section = 0
        self._pages: dict[int, SectionPage] = {}
        self._stack = QStackedLayout(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.arrange)
        self._copies = PersonalCopies(self)
        entering.answered.connect(self._follow)
        entering.pausing.connect(self._pause)
        entering.parting.connect(self._part)
        QApplication.instance().focusChanged.connect(self._follow_focus)  # type: ignore[union-attr]
        self._show(going.opening_section(self))

    @property
    def present_path(self) -> str:
        """The path of the question the person is at; empty before the first."""
        return self.entering.caret

    @property
    def page(self) -> SectionPage:
        """The page of the section that is shown."""
        return self._pages[self.section]

    @property
    def shows_grid(self) -> bool:
        """Whether the section shown is nothing but a grid, which needs all the width there is."""
        return self.page.is_grid

    @property
    def last_section(self) -> int:
        """The number of the last section: that of the attached files, where there can be any."""
        return len(sections(self.entering.form)) + self.entering.takes_files

    def show_section(self, number: int) -> None:
        """Show a section and go to where one was in it, at first to its first question."""
        self._show(number)
        last = self.page.last_path
        if not (last and self.focus_path(last)):
            going.enter_page(self)

    def focus_path(self, path: str) -> bool:
        """Show a question and give it the focus as a key would; say whether it is asked.

        A row, a repeat or a section (a group) leads to its first question, an empty path to where an entry is begun.
        """
        return going.go_to(self, path)

    def come_back(self) -> None:
        """Give the focus to where the person was, caret included."""
        if self._last is not None and isValid(self._last) and self._last.isVisible():
            self._last.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
            return
        offset = self.entering.offset
        self.focus_path(self.entering.caret)
        if self.present and isinstance(self.present.control, LongText) and offset >= 0:
            self.present.control.put_caret(offset)

    def go(self, by: int) -> None:
        """Go to the next question (1) or back to the one before (-1), in another section if there is none here."""
        going.go(self, by)

    def keys(self) -> list[Binding]:
        """Return what keys do at the present question."""
        return keys_of(self)

    def hand_in(self) -> None:
        """Give what is half typed, as if the question were left."""
        if self.present:
            self.present.control.hand_in()

    def page_of(self, number: int) -> SectionPage:
        """Return the page of a section, made now if it was not yet."""
        if number not in self._pages:
            own = sections(self.entering.form)
            page = SectionPage(self, own[number - 1]) if number <= len(own) else AttachmentsPage(self)
            self._pages[number] = page
            self._stack.addWidget(page)
        return self._pages[number]

    def reveal_section(self, number: int) -> None:
        """Show a section; the focus is put into it by who asks for it."""
        self._show(number)

    def show_page_of(self, path: str) -> SectionPage:
        """Show the section a path stands in; raise `KeyError` if none does."""
        self._show(section_of(self.entering.form, path).number)
        return self.page

    def make_part(self, item: Item, path: str) -> QWidget:
        """Make what shows an item of a section."""
        if item.kind == QUESTION:
            row = QuestionRow(self.entering, item, path)
            row.grown.connect(self.arrange_soon)
            row.filled_up.connect(self._go_on)
            return row
        if item.kind == NOTE:
            return note(self.entering, path)
        if item.kind == HEADING:
            return heading(item)
        return GridPart(self, item, path) if shape(item) == "grid" else RowBlocks(self, item, path)

    def arrange(self) -> None:
        """Put everything in its place now."""
        self._soon.stop()
        if self.section:
            self.page.arrange()

    def arrange_soon(self) -> None:
        """Put everything in its place, once all that happens now has happened."""
        self._soon.start()

    def forget(self, part: QWidget) -> None:
        """Leave a part that goes; the focus is put elsewhere by who takes it away."""
        focused = self.window().focusWidget()
        if self.present is not None and part.isAncestorOf(self.present):
            self.present = None
        if focused is not None and part.isAncestorOf(focused):
            focused.clearFocus()  # or Qt would go on from it when it is hidden

    def holder(self, kind: type[W]) -> W | None:
        """Return the innermost part of a kind that the focus is in."""
        widget: QWidget | None = self.window().focusWidget()
        while widget is not None and widget is not self:
            if isinstance(widget, kind):
                return widget
            widget = widget.parentWidget()
        return None

    def question_at(self, path: str) -> Item | None:
        """Return the question at a path; None if it is something else, or nothing."""
        try:
            item = item_at(self.entering.form, path)
        except KeyError:
            return None
        return item if item.kind == QUESTION else None

    def asks(self, path: str) -> bool:
        """Say whether what is at a path, in the rows the person is in, is relevant."""
        return going.is_asked(self, path)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's own name
        """Move the focus nowhere: Qt asks for it of whatever is hidden. Tab is one of `keys`."""
        del next
        return False

    def _show(self, number: int) -> None:
        if number == self.section:
            return
        page = self.page_of(number)
        self.section = number
        if page.stale:
            changed, page.stale = frozenset(page.stale), set()
            page.pile.follow(changed)
        focused = self.window().focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            focused.clearFocus()  # or Qt would give it to what last had it in the page, where nobody went
        self._stack.setCurrentWidget(page)
        page.arrange()
        self.section_shown.emit(number)

    def _follow(self, changed: frozenset[str]) -> None:
        for number, page in self._pages.items():
            if number != self.section:
                page.stale |= changed
        going.pass_hidden_focus(self, changed)
        if self.page.follow(changed):
            self.arrange()
        if self.present and self.present.path in changed and self.present.has_focus:
            self.page.show_present()

    def _follow_focus(self, before: QWidget | None, now: QWidget | None) -> None:
        del before
        if now is None or self.window() is not now.window():
            return
        row = _row_around(now)
        if row is not None and not self.page.isAncestorOf(row):
            row = None
        if row is None and self.isAncestorOf(now) and not isinstance(now, RowBlock) and not self._in_part(now):
            return
        left, self.present = self.present, row
        if left is not None and left is not row and isValid(left):
            left.leave()
            self.entering.leave()
        if row is not None:
            self._last = now
            self.page.last_path = row.path
            if row is not left or self.entering.caret != row.path:
                self.entering.move_caret(row.path, row.control.offset)
                self.question_entered.emit(row.path)
            self.arrange()
        self.page.show_present()

    def _in_part(self, widget: QWidget) -> bool:
        return self.page.isAncestorOf(widget)

    def _go_on(self) -> None:
        row = self.sender()
        if not isinstance(row, QuestionRow) or row is not self.present:
            return
        if self.preferences.advance or isinstance(row.control, Boxes | ListField):
            self.go(1)

    def _pause(self) -> None:
        if self.present and isValid(self.present):
            self.present.control.pause()
            if self.present.reason:
                self.present.reason.hand_in()

    def _part(self) -> None:
        if self.present and isValid(self.present):
            self.present.control.part()


def _row_around(widget: QWidget | None) -> QuestionRow | None:
    while widget is not None and not isinstance(widget, QuestionRow):
        widget = widget.parentWidget()
    return widget
