"""The bar under a grid: what is wrong with the present cell, else with the next one that has a problem, and its key."""

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Field, Glyph
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.entering.telling import tell
from ctip_desktop.forms.filled import Problem
from ctip_desktop.i18n import _, language

_GLYPHS = {"error": "circle-x", "warn": "triangle-alert"}


class MessageBar(Painted):
    """A bar that keeps its place whether it has something to say or not, so that nothing moves while one types.

    Args:
        go: goes to the cell of the problem that is shown.

    Attributes:
        problem: what is shown; None for nothing.
    """

    def __init__(self, entering: Entering, go: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entering = entering
        self.problem: Problem | None = None
        self._note = ""
        self._tone = ""
        self._glyph = Glyph("", "error", 20)
        self.said = Text("", "strong", "error")
        self.to_do = Text("", "small", "text_2")
        self.reason = Field(lambda: _("Reason, if this is right"))
        self.reason.setFixedWidth(240)
        self.button = Button(lambda: _("Go to that cell"), key="F9")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 6, 12, 6)
        layout.setSpacing(14)
        layout.addWidget(self._glyph)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.said)
        words.addWidget(self.to_do)
        layout.addLayout(words, 1)
        layout.addWidget(self.reason)
        layout.addWidget(self.button)
        self.button.clicked.connect(go)
        self.reason.textEdited.connect(self._give_reason)
        self.reason.hide()
        self.button.hide()
        self._say()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self.said.text} {self.to_do.text}".strip()

    @property
    def wants_reason(self) -> bool:
        """Whether the present cell is unusual and a reason is asked for."""
        return not self.reason.isHidden()

    def show_problem(self, problem: Problem | None, *, here: bool) -> None:
        """Show a problem of the present cell (`here`) or of another; None to say nothing."""
        if self.reason.hasFocus():
            return
        self.problem, self._note = problem, ""
        self.button.setVisible(problem is not None and not here)
        self.reason.setVisible(here and problem is not None and problem.kind == "warning" and self._asks(problem))
        self.reason.clear()
        self._say()

    def show_note(self, note: str) -> None:
        """Show the note on the present cell, which has no problem."""
        self.problem, self._note = None, note
        self.button.hide()
        self.reason.hide()
        self._say()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the bar, if there is something to say."""
        del event
        if not self._tone:
            return
        painter = QPainter(self)
        fill(painter, QRectF(self.rect()), look().colour(f"{self._tone}_soft"), None)
        painter.setClipRect(0, 0, 4, self.height())
        fill(painter, QRectF(self.rect()), look().colour(self._tone), None)

    def _asks(self, problem: Problem) -> bool:
        """Say whether the form asks for a reason."""
        warning = self._entering.form.find(problem.path).question.warning
        return warning is not None and warning.reason

    def _give_reason(self, text: str) -> None:
        if self.problem:
            self._entering.remark(self.problem.path, "reason", text)

    def _say(self) -> None:
        self.setFixedHeight(look().pitch("strong") + look().pitch("small") + 14)
        self.reason.setAccessibleName(_("Reason, if this is right"))
        problem = self.problem
        self._tone = ""
        if problem:
            self._tone = "error" if problem.hard and problem.kind != "required" else "warn"
        self.said.say(tell(self._entering.filled, problem).said(language()) if problem else self._note)
        self.said.tint(self._tone or "text")
        self.to_do.say(_to_do(problem.kind, asks=self._asks(problem)) if problem else "")
        note = "message-square-text" if self._note else ""
        self._glyph.show_icon(_GLYPHS.get(self._tone, note), self._tone or "text_2")
        self.setAccessibleName(self.text)
        self.update()


def _to_do(kind: str, *, asks: bool) -> str:
    if kind == "required":
        return _("Answer it, or press F5 to F8 to say why there is no answer.")
    if kind == "warning":
        return _("If it is right, write why.") if asks else _("Look at it once more.")
    return _("Type it again, or press F6 if it is not known.")
