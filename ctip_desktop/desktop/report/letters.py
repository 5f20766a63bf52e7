"""Letters that ask institutions to confirm what was gathered in their name: whom to ask, by when; then the paper."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.paper.page import PaperPage, Sheaf
from ctip_desktop.desktop.report.letters_pane import FiguresPane, Found
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.field import Field, Message
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.documents.letters import confirmation, print_letters
from ctip_desktop.documents.typesetting.paper import Paper
from ctip_desktop.forms.entering.typed import read_typed, shown
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.i18n.figures import grouped
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.unconfirmed import (
    Institution,
    gathered_for,
    institutions,
    unconfirmed,
)
from ctip_desktop.store.transaction import Reader

DAYS_TO_ANSWER = 15
_RIGHT = Qt.AlignmentFlag.AlignRight


class LettersPaper(PaperPage):
    """The letters before they are printed; ← leads back to whom they are to, as it was marked."""

    def __init__(self, desk: Desk, frame: Frame, sheaf: Sheaf, letters: "LettersPage") -> None:
        super().__init__(desk, frame, sheaf, letters.origin)
        self._period, self._origin = letters.period.code, letters.origin
        self._marks, self._day = set(letters.rows.marks), letters.day.text()

    def back(self) -> Callable[[], object]:
        """Return the way to the institutions."""
        return self._go_back

    def _go_back(self) -> None:
        page = LettersPage(self.desk, self.frame, self._period, self._origin)
        page.rows.marks |= self._marks
        page.day.setText(self._day)
        self.frame.open(page)


class LettersPage(Page):
    """The institutions with figures that nobody has confirmed, and the letters to those that are marked."""

    icon = "mail"
    shows: frozenset[Part] = frozenset({"entries"})

    def __init__(self, desk: Desk, frame: Frame, period: str, back_to: Page) -> None:
        super().__init__(desk, frame)
        self.name = back_to.name
        self.period = parse_period(period)
        self.asked: tuple[Institution, ...] = ()
        self.origin = back_to
        self.rows = Rows(_columns(), marks=True, name=lambda: _("Institutions"))
        self.day = Field()
        self.day.setText(shown("date", (clock.today() + timedelta(DAYS_TO_ANSWER)).isoformat(), language()))
        self.day.setMaximumWidth(190)
        self._day_words = Text(lambda: _("Answer by"), "label")
        self.message = Message()
        self.pane = FiguresPane()
        none = lambda: _("All that was gathered in the name of an institution is confirmed.")  # noqa: E731
        self._stack = QStackedWidget()
        self._stack.addWidget(self.rows)
        self._stack.addWidget(EmptyState("mail", none))
        self._set_out()
        self.rows.marks_changed.connect(self._mark)
        self.rows.row_opened.connect(lambda _key: self._open_or_print())
        self.sides.pane_moved.connect(self.keys_changed)
        self.rows.row_chosen.connect(lambda _key: self._look())
        self.day.textChanged.connect(self._check_day)

    def title(self) -> str:
        """Return the title."""
        return _("Letters to confirm figures")

    def second_line(self) -> str:
        """Return the period they are of."""
        return self.period.label()

    def back(self) -> Callable[[], object]:
        """Return the way back to the report."""
        return lambda: self.frame.open(self.origin)

    def header_actions(self) -> Sequence[Action]:
        """Return the letters to those that are marked, or to the chosen one."""
        count = len(self._chosen())
        words = ngettext("Show the letter", "Show {count} letters", max(count, 1)).format(count=figure(count))
        return (Action(lambda: words, self.print_letters, "printer", "Ctrl+P", self._hindered()),)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do in the list."""
        keys = [
            Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),
            Binding("Space", lambda: _("mark several"), None, in_strip=True),
            Binding("Enter", lambda: _("show the letter"), None, in_strip=True),
        ]
        if self.sides.is_over:
            keys.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return keys

    def refresh(self) -> None:
        """Read who is to be asked."""
        self.desk.read(lambda reader: institutions(reader, self.period), self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows if self._stack.currentIndex() == 0 else self.day)

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            day = self._answer_by()
            self.rows.show_columns(_columns())
            if day:
                self.day.setText(shown("date", day.isoformat(), language()))
            self._show(self.asked)
            self._look()

    def print_letters(self) -> None:
        """Show the letters as they will be printed."""
        answer_by, names = self._answer_by(), self._chosen()
        if answer_by is None or not names:
            return
        period, office, today = self.period, self.desk.who.office, clock.today()

        def show(found: list[Found]) -> None:
            def make() -> Paper:
                return print_letters(
                    [
                        confirmation(name, entries, period, answer_by, today, office, sums)
                        for name, entries, sums in found
                    ]
                )

            sheaf = Sheaf(
                lambda: names[0] if len(names) == 1 else _("Letters to confirm figures"),
                lambda: _("{period}, answer by {day}").format(
                    period=period.label(), day=shown("date", answer_by.isoformat(), language())
                ),
                lambda: f"letters-{period.code}.pdf",
                make,
            )
            self.frame.open(LettersPaper(self.desk, self.frame, sheaf, self))

        self.desk.read(lambda reader: [self._read(reader, name) for name in names], show, owner=self)

    def _read(self, reader: Reader, name: str) -> Found:
        return name, unconfirmed(reader, name, self.period), gathered_for(reader, name, self.period, clock.today())

    def _open_or_print(self) -> None:
        """Show the letter; where the pane is not beside the list, lay it over first."""
        if not self.sides.open_pane():
            self.print_letters()

    def _look(self) -> None:
        """Tell of the chosen institution."""
        name = self.rows.present

        def show(found: Found) -> None:
            if name == self.rows.present:
                self.pane.show_found(found)

        if name:
            self.desk.read(lambda reader: self._read(reader, name), show, owner=self)
        else:
            self.pane.show_found(None)

    def _set_out(self) -> None:
        asking = row(self._day_words, self.day, self.message, None, spacing=10)
        around = QWidget()
        column = QVBoxLayout(around)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(asking)
        column.addWidget(self._stack, 1)
        self.day.setAccessibleName(_("Answer by"))
        self.sides = SideBySide(around, self.pane)
        self.body.addWidget(self.sides, 1)

    def _show(self, asked: tuple[Institution, ...]) -> None:
        self.asked = asked
        self.rows.show_rows([_row(one, one.name in self.rows.marks) for one in asked])
        self._stack.setCurrentIndex(0 if asked else 1)
        self.header_changed.emit()

    def _mark(self) -> None:
        self._show(self.asked)

    def _chosen(self) -> list[str]:
        """Return the institutions that are marked, or else the chosen one."""
        marked = [one.name for one in self.asked if one.name in self.rows.marks]
        return marked or ([self.rows.present] if self.rows.present else [])

    def _answer_by(self) -> date | None:
        """Return the day that was typed, if it is one that is to come."""
        answer = read_typed("date", self.day.text(), clock.today()).answer
        day = date.fromisoformat(str(answer)) if answer else None
        return day if day and day > clock.today() else None

    def _check_day(self) -> None:
        fault = read_typed("date", self.day.text(), clock.today()).fault
        is_right = self._answer_by() is not None
        self.day.show_tone("" if is_right else "error")
        wrong = fault.words.said(language()) if fault else _("Type a day that is to come.")
        self.message.say("" if is_right else wrong, "error")
        self.header_changed.emit()

    def _hindered(self) -> str:
        if not self.asked:
            return _("All that was gathered in the name of an institution is confirmed.")
        return "" if self._answer_by() else _("Type a day that is to come.")


def _row(one: Institution, marked: bool) -> Row:
    return Row(
        one.name,
        (Cell(one.name, role="strong"), Cell(grouped(one.entries), role="small", colour="text_2")),
        marked,
    )


def _columns() -> list[Column]:
    return [
        Column(lambda: _("Institution"), 240, 1),
        Column(lambda: _("Entries to confirm"), 160, 0, _RIGHT),
    ]
