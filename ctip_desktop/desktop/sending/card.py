"""The card at the top: which stick it goes to, the four steps, what is left, and what became of it."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.dispatch import Dispatch
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.media import Stick, size_words
from ctip_desktop.desktop.sending.steps_bar import StepsBar
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import column, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure, ngettext

_FRAMES = {"running": "accent", "stopping": "accent", "pulled": "warn", "failed": "error", "done": "ok"}
_NOTHING: Words = lambda: ""  # noqa: E731 - words for nothing


class Card(QWidget):
    """Shows a dispatch, or which stick the next one would go to.

    `choose` lets a person take a folder; `other` the next stick, where several are in.
    """

    def __init__(self, dispatch: Dispatch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dispatch = dispatch
        self._stick: Stick | None = None
        self._entries = 0
        self._timed = ""
        self._time = QElapsedTimer()
        self._frame = "line"
        self._glyph = Glyph("usb", "accent", 26)
        self._title = Text("", "heading")
        self._second = Text("", "small", "text_2")
        self._notice_glyph = Glyph("triangle-alert", "warn", 18)
        self._notice = Text("", "strong", "warn")
        self.steps = StepsBar()
        self.stop = Button(lambda: _("Stop"), key="Esc")
        self.choose = Button(lambda: _("Choose a folder…"), icon="folder-open")
        self.other = Button(lambda: _("Another stick"), "quiet")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(14)
        words = column(self._title, self._second, spacing=0)
        head = row(self._glyph, 6, words, spacing=8)
        head.setStretch(2, 1)
        for part in (self._notice_glyph, self._notice, self.other, self.choose, self.stop):
            head.addWidget(part)
        layout.addLayout(head)
        layout.addWidget(self.steps)
        self.stop.clicked.connect(dispatch.stop)

    @property
    def said(self) -> str:
        """What the card says, in one text."""
        return " ".join(part.text for part in (self._title, self._second, self._notice) if part.text)

    def show_ready(self, stick: Stick | None, several: bool, entries: int) -> None:
        """Show which stick it would go to, how many entries, and whether there are other sticks."""
        self._stick, self._entries = stick, entries
        self.other.setVisible(several and not self._dispatch.under_way)
        self.show_state()

    def show_state(self) -> None:
        """Show where the dispatch stands."""
        state = self._dispatch.state
        self._frame = _FRAMES.get(state, "line")
        self.stop.setVisible(self._dispatch.under_way)
        self.stop.setEnabled(state != "stopping")
        self.choose.setVisible(not self._dispatch.under_way)
        shows: dict[str, Callable[[], None]] = {
            "running": self._show_running,
            "stopping": self._show_running,
            "pulled": self._show_pulled,
            "done": self._show_done,
            "stopped": self._show_stopped,
            "failed": self._show_failed,
        }
        shows.get(state, self._show_idle)()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the frame."""
        del event
        place = QRectF(self.rect())
        fill(QPainter(self), place, look().colour("surface"), look().colour(self._frame), RADIUS["panel"])

    def _show_idle(self) -> None:
        stick = self._stick
        self.steps.show_step(None)
        if stick is None:
            self._say("usb", "text_3", lambda: _("Put in a USB stick"), lambda: _("or choose a folder"))
            return
        hindrance = stick.hindrance()
        if hindrance:
            self._say("usb", "warn", stick.called, lambda: sentence(hindrance) or "")
            return

        def about() -> str:
            room = _("{free} free of {total}").format(free=size_words(stick.free), total=size_words(stick.total))
            return f"{self._count()} · {room}" if self._entries else room

        self._say("usb" if stick.removable else "folder-open", "accent", stick.called, about)

    def _show_running(self) -> None:
        dispatch, stick = self._dispatch, self._dispatch.stick
        if dispatch.step and dispatch.step.name != self._timed:
            self._timed = dispatch.step.name
            self._time.start()
        self.steps.show_step(dispatch.step)
        called = stick.called() if stick else ""
        title = lambda: _("Sending to {stick}").format(stick=called)  # noqa: E731
        stopping = dispatch.state == "stopping"
        notice = (
            (lambda: _("Stopping at the next safe place…")) if stopping else (lambda: _("Do not pull the stick yet"))
        )
        self._say("usb", "accent", title, self._progress, notice)

    def _progress(self) -> str:
        """Say how much it is, and how long it still takes once that can be told."""
        shipment, step = self._dispatch.shipment, self._dispatch.step
        parts = [self._count()]
        if shipment:
            parts.append(size_words(shipment.size))
        if step and step.name in ("write", "read_back") and 0 < step.done < step.of:
            seconds = round(self._time.elapsed() / 1000 / step.done * (step.of - step.done)) + 1
            left = ngettext("about {count} second left", "about {count} seconds left", seconds)
            parts.append(left.format(count=figure(seconds)))
        return " · ".join(parts)

    def _show_pulled(self) -> None:
        stick, step = self._dispatch.stick, self._dispatch.step
        called = stick.called() if stick else ""
        self.steps.show_step(step, "warn")
        self._say(
            "usb",
            "warn",
            lambda: _("{stick} was pulled: nothing is lost").format(stick=called),
            lambda: _("The entries are final again. Put it back in, and it goes on by itself; another begins anew."),
        )

    def _show_done(self) -> None:
        self.steps.show_step(None, all_done=True)
        sent = ngettext("{count} entry sent.", "{count} entries sent.", self._entries)
        self._say(
            "circle-check",
            "ok",
            lambda: sent.format(count=figure(self._entries)),
            lambda: _("The stick can be pulled."),
        )

    def _show_stopped(self) -> None:
        self.steps.show_step(self._dispatch.step, "warn")
        self._say("info", "text_2", lambda: _("Sending was stopped"), self._reason)

    def _show_failed(self) -> None:
        self.steps.show_step(self._dispatch.step, "error")
        self._say("circle-x", "error", lambda: _("Nothing more was sent"), self._reason)

    def _reason(self) -> str:
        error = self._dispatch.error
        return (sentence(error) or _("The program failed; what is entered is kept.")) if error else ""

    def _count(self) -> str:
        return ngettext("{count} entry", "{count} entries", self._entries).format(count=figure(self._entries))

    def _say(self, icon: str, tone: str, title: Words, second: Words, notice: Words = _NOTHING) -> None:
        self._glyph.show_icon(icon, tone)
        self._title.say(title)
        self._second.say(second)
        self._notice.say(notice)
        for part in (self._notice, self._notice_glyph):
            part.setVisible(bool(self._notice.text))
        self.setAccessibleName(self.said)
