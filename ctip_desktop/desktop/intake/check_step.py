"""Step 4: every row through the form's own checks: how many are good, and what is wrong with the others."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.intake.asking import many
from ctip_desktop.desktop.intake.kept import TAKE_IN
from ctip_desktop.desktop.intake.steps import Step
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.page import Action, focus
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import Panel, column, row
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.intake.checking import Reason

if TYPE_CHECKING:
    from ctip_desktop.desktop.intake.page import IntakePage

MOST = 1000
"""So many reasons are listed; all of them stand beside the rows that go back."""
_HIGH = 6


class CheckStep(Step):
    """Four figures, and the reasons below; while it goes on, how far it is."""

    def __init__(self, page: "IntakePage") -> None:
        super().__init__(page)
        self.good = _Card("circle-check", "ok", lambda: _("without anything found"))
        self.unusual = _Card("triangle-alert", "warn", lambda: _("unusual: taken in as drafts"))
        self.faulty = _Card("circle-x", "error", lambda: _("with faults: they go back"))
        self.same = _Card("copy", "text_2", lambda: _("here already: left out"))
        self.reasons = Rows(_columns(), dense=True, name=lambda: _("What was found"))
        self.whole = Text("", "body", wrap=True)
        self.far = Text("", "body", "text_2")
        self.left = Text("", "small", "text_2")
        self.bar = _Bar()
        self.stop = Button(lambda: _("Stop"), key="Esc")
        self._found: list[Reason] = []
        self._time = QElapsedTimer()
        self._figures = QWidget()
        self._figures.setLayout(row(self.good, self.unusual, self.faulty, self.same, spacing=12))
        self._running = QWidget()
        self._running.setLayout(column(row(self.far, None, self.left, 12, self.stop), self.bar, spacing=10))
        self.column.setSpacing(12)
        for part in (self._running, self._figures, self.reasons, self.whole):
            self.column.addWidget(part)
        self.column.setStretch(2, 1)
        self._rest = EmptyState("list-checks", lambda: _("The rows are not checked yet; nothing was taken in."))
        self._below = QWidget()
        self.column.addWidget(self._rest, 1)
        self.column.addWidget(self._below, 1)
        self.reasons.row_chosen.connect(self._show_whole)
        self.stop.clicked.connect(self.importing.stop)

    def show_state(self) -> None:
        """Show what was found, or how far the checks are; the focus does not go with the button that stops them."""
        on_stop = self.stop.hasFocus()
        self._show_found()
        if on_stop and not self.stop.isVisible():
            self.enter()

    def _show_found(self) -> None:
        now, read = self.importing, self.importing.read
        running = now.doing == "check"
        self._running.setVisible(running)
        self._figures.setVisible(read is not None)
        self.stop.setEnabled(not now.stopping)
        if not running:
            self._time.invalidate()
        if read is None:
            self.reasons.hide()
            self.whole.hide()
            self._rest.setVisible(not running)
            self._below.setVisible(running)
            self.show_progress()
            return
        self.good.show_count(sum(one.plain for one in read.good))
        self.unusual.show_count(sum(not one.plain for one in read.good))
        self.faulty.show_count(len(read.bad))
        self.same.show_count(len(read.same))
        found = (reason for one in read.checked if not one.same for reason in one.reasons)
        self._found = sorted(found, key=lambda reason: not reason.hard)[:MOST]
        self.reasons.setVisible(bool(self._found))
        self.whole.setVisible(bool(self._found))
        self._rest.hide()
        self._below.setVisible(not self._found)
        self.reasons.show_rows([self._row(place, reason) for place, reason in enumerate(self._found)])
        self._show_whole(self.reasons.present)

    def show_progress(self) -> None:
        """Show how many rows are checked, and how long it still takes once that can be told."""
        done, of = self.importing.done, self.importing.of
        if self.importing.doing == "check" and not self._time.isValid():
            self._time.start()
        self.bar.show_part(done / of if of else 0.0)
        said = _("Row {done} of {of} is checked")
        waiting = (
            _("Stopping at the next safe place…")
            if self.importing.stopping
            else _("What is here already is looked at…")
        )
        going = of > 0 and not self.importing.stopping
        self.far.say(said.format(done=many(done), of=many(of)) if going else waiting)
        seconds = round(self._time.elapsed() / 1000 / done * (of - done)) + 1 if done and self._time.isValid() else 0
        told = ngettext("about {count} second left", "about {count} seconds left", seconds)
        self.left.say(told.format(count=figure(seconds)) if seconds else "")

    def primary(self) -> Action:
        """Return going on to the last step; or checking again, where it was stopped."""
        now = self.importing
        if now.read is None and not now.doing:
            return Action(lambda: _("Check the rows"), now.check, "", "Ctrl+Enter")
        hindered = _("The rows are being checked.") if now.doing else ""
        return Action(lambda: _("Continue"), lambda: now.go_to(TAKE_IN), "", "Ctrl+Enter", hindered)

    def keys(self) -> Sequence[Binding]:
        """Return stopping safely."""
        if self.importing.doing == "check":
            return (Binding("Esc", lambda: _("stop safely"), self.importing.stop, in_strip=True),)
        return (Binding("↑↓", lambda: _("choose a row"), None, in_strip=True),)

    def enter(self) -> None:
        """Take the focus."""
        focus(self.reasons if self.reasons.isVisible() else self.stop if self.stop.isVisible() else self.page)

    def _row(self, place: int, reason: Reason) -> Row:
        number = figure(reason.row.number)
        where = f"{number} · {reason.row.sheet}" if self._several_sheets() else number
        hidden = self._is_covered(reason)
        cells = (
            Cell(where, icon="circle-x" if reason.hard else "triangle-alert"),
            Cell(_flat(reason.label.said(language())) or "–", role="strong"),
            Cell(_flat(reason.words.said(language())), role="small", covered=hidden),
        )
        return Row(str(place), cells)

    def _several_sheets(self) -> bool:
        return bool(self.importing.mapping and len(self.importing.mapping.sheets) > 1)

    def _is_covered(self, reason: Reason) -> bool:
        """Say whether a sentence may name a person: one that tells what was written as such an answer."""
        form = self.importing.form
        if self.names or form is None or not reason.path:
            return False
        path = "/".join(part.partition("[")[0] for part in reason.path.split("/"))
        return path in form and form.find(path).question.columns.get("personal") == "yes"

    def _show_whole(self, key: str) -> None:
        """Say the sentence of the present row in full below the list."""
        reason = self._found[int(key)] if key and int(key) < len(self._found) else None
        said = _("Names are covered; Ctrl+H shows them.")
        if reason is not None and not self._is_covered(reason):
            said = _flat(reason.words.said(language()))
        self.whole.say(said if reason else "")


class _Card(Panel):
    """A figure, and what it counts."""

    def __init__(self, icon: str, tone: str, words: Words) -> None:
        super().__init__(14)
        self._figure = Text("", "figure")
        self.count = 0
        self.column.setSpacing(0)
        self.column.addLayout(row(Glyph(icon, tone, 22), self._figure, None, spacing=10))
        self.column.addWidget(Text(words, "small", "text_2", wrap=True))
        self.column.addStretch(1)

    def show_count(self, count: int) -> None:
        """Show a figure."""
        self.count = count
        self._figure.say(lambda: many(count))


class _Bar(QWidget):
    """How much of it is done."""

    def __init__(self) -> None:
        super().__init__()
        self._part = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_part(self, part: float) -> None:
        """Show a part, from 0 to 1."""
        self._part = part
        self.update()

    def sizeHint(self) -> QSize:
        """Return its height."""
        return QSize(300, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        del event
        painter, place = QPainter(self), QRectF(self.rect())
        fill(painter, place, look().colour("line"), None, _HIGH // 2)
        place.setWidth(max(place.width() * self._part, _HIGH))
        fill(painter, place, look().colour("accent"), None, _HIGH // 2)


def _columns() -> tuple[Column, ...]:
    return (
        Column(lambda: _("Row"), 160, align=Qt.AlignmentFlag.AlignLeft),
        Column(lambda: _("Question"), 200, 2),
        Column(lambda: _("What is wrong, and what to do"), 300, 5),
    )


def _flat(text: str) -> str:
    return " ".join(text.split())
