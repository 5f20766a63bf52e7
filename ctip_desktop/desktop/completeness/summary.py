"""The month of the pane: how many provinces are done, a stacked bar, the count of each state, the day it is due."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.completeness.charts import counts
from ctip_desktop.desktop.completeness.drawing import draw_mark
from ctip_desktop.desktop.completeness.legend import MARK
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.moments import day_words, due_words
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.i18n.states import state_words
from ctip_desktop.reports.completeness.judging import Share, State
from ctip_desktop.reports.completeness.matrix import Completeness
from ctip_desktop.reports.periods import Period

_BAR = 12
_LINE = 28
_SOON = 7
_PALER = 0.5
"""How much of its ink is left of what came late, beside what is overdue."""


class _Figure(Painted):
    """`18 / 25 provinces`, and at the right `72 %`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = Share(0, 0)
        self._say()

    def show_share(self, share: Share) -> None:
        self._share = share
        self._say()

    def sizeHint(self) -> QSize:
        return QSize(120, look().pitch("figure"))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        now, painter, place = look(), QPainter(self), QRectF(self.rect())
        done, of, percent = self._words()
        taken = draw(painter, place, done, "figure", now.colour("text"))
        rest = place.adjusted(taken + 8, 0, -width(percent, "strong") - 8, 0)
        draw(painter, rest.translated(0, 4), of, "small", now.colour("text_2"))
        draw(painter, place.translated(0, 4), percent, "strong", now.colour("text"), Qt.AlignmentFlag.AlignRight)

    def _words(self) -> tuple[str, str, str]:
        share = self._share
        said = ngettext("of {count} province", "of {count} provinces", share.due).format(count=figure(share.due))
        return figure(share.done), said, "" if share.percent is None else figure(f"{share.percent} %")

    def _say(self) -> None:
        self.setFixedHeight(look().pitch("figure"))
        self.setAccessibleName(" ".join(self._words()))
        self.update()


class _Bar(QWidget):
    """The states of a month as parts of one bar; what has not arrived is its ground."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[State, int]] = []
        self._of = 0
        self.setFixedHeight(_BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, several: list[tuple[State, int]], of: int) -> None:
        self._counts, self._of = several, of
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, place = QPainter(self), QRectF(self.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = QPainterPath()
        around.addRoundedRect(place, _BAR / 2, _BAR / 2)
        painter.setClipPath(around)
        painter.fillRect(place, look().colour("line"))
        x = 0.0
        for state, count in self._counts:
            wide = place.width() * count / max(self._of, 1)
            if colour := _colour(state):
                painter.fillRect(QRectF(x, 0, max(wide - 1, 1), _BAR), colour)
            x += wide


class _Counts(Painted):
    """Each state with its mark, word and count."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[State, int]] = []

    def show_counts(self, several: list[tuple[State, int]]) -> None:
        self._counts = several
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter, now = QPainter(self), look()
        for number, (state, count) in enumerate(self._counts):
            place = QRectF(0, number * self._line(), self.width(), self._line())
            draw_mark(painter, QRectF(0, place.center().y() - MARK[1] / 2, *MARK), state)
            right = width(figure(count), "small_strong")
            draw(painter, place.adjusted(MARK[0] + 8, 0, -right - 8, 0), state_words(state), "small")
            draw(painter, place, figure(count), "small_strong", now.colour("text"), Qt.AlignmentFlag.AlignRight)

    def _line(self) -> int:
        return max(_LINE, look().pitch("small"))

    def _say(self) -> None:
        self.setFixedHeight(self._line() * len(self._counts))
        self.setAccessibleName(", ".join(f"{state_words(state)} {figure(count)}" for state, count in self._counts))
        self.update()


class Summary(QWidget):
    """A month of all offices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading")
        self.figure = _Figure()
        self.bar = _Bar()
        self.counts = _Counts()
        self.glyph = Glyph("clock", "warn", 16)
        self.due = Text("", "small_strong", "warn", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.title, self.figure, self.bar, self.counts):
            layout.addWidget(part)
        line = row(self.glyph, self.due)
        line.setStretch(1, 1)
        layout.addLayout(line)

    def show_month(self, found: Completeness, month: Period | None) -> None:
        """Show a month of what was found, or the whole where it has no present month."""
        states: Mapping[State, int] = found.states.get(month.code, {}) if month else {}
        share = found.months.get(month.code, found.share) if month else found.share
        several = counts(states)
        self.title.say((month or found.period).label())
        self.figure.show_share(share)
        self.figure.setVisible(month is not None)
        self.bar.show_counts(several, share.due)
        self.bar.setVisible(bool(several))
        self.counts.show_counts(several)
        self.counts.setVisible(bool(several))
        self._say_due(found, month, share)

    def _say_due(self, found: Completeness, month: Period | None, share: Share) -> None:
        dues = {cell.owed.due for row in found.rows for cell in row.cells if month and cell.owed.period == month}
        left = (max(dues) - clock.today()).days if dues else 0
        whole = share.done == share.due
        for part in (self.glyph, self.due):
            part.setVisible(bool(dues))
        if not dues:
            return
        day = day_words(max(dues))
        if whole:
            words, tone = _("All of it is here."), "ok"
        elif left > _SOON:
            words, tone = _("Due {day}").format(day=day), "text_2"
        else:
            words, tone = _("Due {day} · {left}").format(day=day, left=due_words(max(dues))), "warn"
        self.due.say(words)
        self.due.tint(tone)
        self.glyph.show_icon("circle-check" if whole else "clock", tone)


def _colour(state: State) -> QColor | None:
    now = look()
    if state == "not_arrived":
        return None
    named = {"received": "ok", "nothing": "text_2", "in_part": "warn", "changed_since": "accent"}
    if state in named:
        return now.colour(named[state])
    ink = QColor(now.ink("late"))
    ink.setAlphaF(_PALER if state == "received_late" else 1)
    return ink
