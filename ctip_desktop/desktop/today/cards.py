"""The cards beside the list: the month that is due, what waits to be sent, the backup, what is left of the set-up."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.keys import Chord
from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.moments import age_in_days, days_ago_words, moment_day
from ctip_desktop.desktop.today.values import Kept, Month, Outgoing, Standing
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import Panel, column, row
from ctip_desktop.desktop.widgets.ring import Ring
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure, ngettext

_ENTER = Chord.of("Enter")
BACKUP_DAYS = 7
"""Days after which a backup is due."""


class Card(Panel):
    """A card: a glyph and a heading, words, a button.

    Signals:
        pressed(): its button was.
    """

    pressed = Signal()

    def __init__(self, icon: str, colour: str, heading: Words, button: Words, parent: QWidget | None = None) -> None:
        super().__init__(16, parent)
        self.glyph = Glyph(icon, colour, 20)
        self.heading = Text(heading, "strong", wrap=True)
        self.said = Text("", "small", "text", wrap=True)
        self.button = Button(button, in_row=True)
        self.button.clicked.connect(self.pressed)
        above = row(self.glyph, self.heading, spacing=10)
        above.setStretch(1, 1)
        self.column.addLayout(above)


class MonthCard(Panel):
    """The ring of the month that is due, and what is missing of it; pressed, it leads there.

    Signals:
        pressed(): it was clicked, or Enter pressed on it.
    """

    pressed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(15, parent)
        self.ring = Ring()
        self.heading = Text("", "strong", wrap=True)
        self.said = Text("", "small", "text_2", wrap=True)
        across = row(self.ring, column(self.heading, self.said, None, spacing=4), spacing=14)
        across.setStretch(1, 1)
        self.column.addLayout(across)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def show_month(self, month: Month | None) -> None:
        """Show a month, or nothing where none is owed."""
        self.setVisible(month is not None)
        if month:
            self.ring.show_share(month.ready, month.of)
            self.heading.say(month.title)
            self.said.say(month.said)
            self.setAccessibleName(f"{month.title}: {self.ring.accessibleName()}. {month.said}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Lead to the month."""
        super().mouseReleaseEvent(event)
        self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead to the month with Enter."""
        if Chord.pressed(event) == _ENTER:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the panel, in the focus's frame while it has it."""
        super().paintEvent(event)
        if self.hasFocus():
            fill(QPainter(self), QRectF(self.rect()), None, look().colour("accent"), RADIUS["panel"], 2)


class SendingCard(Card):
    """How many entries wait to be sent, and the last receipt."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("send", "accent", lambda: _("Waits to be sent"), lambda: _("Send"), parent)
        self._figure = Text("", "figure")
        self._unit = Text("", "small", "text_2")
        self.column.addLayout(row(self._figure, self._unit, None, self.button, spacing=12))
        self.column.addWidget(self.said)

    def show_outgoing(self, outgoing: Outgoing) -> None:
        """Show what waits."""
        count = outgoing.fresh
        self._figure.say(lambda: figure(count))
        self._unit.say(lambda: ngettext("entry", "entries", count))
        self.said.say(lambda: _travelling(outgoing))
        self.button.setEnabled(bool(outgoing.fresh or outgoing.travelling))
        self.setAccessibleName(f"{self.heading.text}: {self._figure.text} {self._unit.text}. {self.said.text}")


class BackupCard(Card):
    """How old the last proved backup is; amber when the next is due."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("hard-drive", "text_2", lambda: _("Backup"), lambda: _("Back up now"), parent)
        self._running = False
        self._kept = Kept()
        self.column.addWidget(self.said)
        self.column.addLayout(row(None, self.button))

    def show_kept(self, kept: Kept) -> None:
        """Show the last backup."""
        self._kept = kept
        due = not kept.at or age_in_days(kept.at) > BACKUP_DAYS
        self.glyph.show_icon("hard-drive", "warn" if due else "text_2")
        self.said.say(self._words)
        self.button.setEnabled(not self._running)
        self.setAccessibleName(f"{self.heading.text}. {self.said.text}")

    def show_running(self, running: bool) -> None:
        """Show that a backup is being made, or no longer is."""
        self._running = running
        self.show_kept(self._kept)

    def _words(self) -> str:
        if self._running:
            return _("A backup is being written, then opened to prove it. Work can go on.")
        if not self._kept.at:
            return _("No backup was ever made. One is due every 7 days.")
        days = age_in_days(self._kept.at)
        if days <= 0:
            count = self._kept.entries
            said = ngettext("Proved today, with {count} entry.", "Proved today, with {count} entries.", count)
            return said.format(count=figure(count))
        if days <= BACKUP_DAYS:
            return _("Last proved {age}.").format(age=days_ago_words(days))
        return _("Last proved {age}. A backup is due every 7 days.").format(age=days_ago_words(days))


class SetUpCard(Card):
    """What of the device's set-up is not finished; hidden once all is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("key-round", "warn", lambda: "", lambda: _("Finish"), parent)
        self.column.addWidget(self.said)
        self.column.addLayout(row(None, self.button))
        self.hide()

    def show_standing(self, standing: Standing) -> None:
        """Show the first thing that is not finished."""
        words = _unfinished(standing)
        if words:
            self.heading.say(words[0])
            self.said.say(words[1])
            self.setAccessibleName(f"{self.heading.text}. {self.said.text}")
        self.setVisible(words is not None)


def _unfinished(standing: Standing) -> tuple[Words, Words] | None:
    if standing.training:
        return None
    found: list[tuple[bool, Callable[[], str], Callable[[], str]]] = [
        (
            standing.came,
            lambda: _("Compare the secretariat's digits"),
            lambda: _("A trust list has come. Once its digits are compared by telephone, this device can send."),
        ),
        (
            not standing.enrolled,
            lambda: _("This device is not enrolled"),
            lambda: _("Entering can go on. Nothing can be sent, and a forgotten passphrase cannot be recovered yet."),
        ),
        (
            not standing.recovery,
            lambda: _("No way back yet"),
            lambda: _("A forgotten passphrase cannot be recovered before the next receipt was taken in."),
        ),
    ]
    return next(((heading, said) for here, heading, said in found if here), None)


def _travelling(outgoing: Outgoing) -> str:
    parts = []
    if outgoing.travelling:
        said = ngettext(
            "{count} more is on its way, without a receipt.",
            "{count} more are on their way, without a receipt.",
            outgoing.travelling,
        )
        parts.append(said.format(count=figure(outgoing.travelling)))
    if outgoing.receipt_at:
        parts.append(_("Last receipt: {day}").format(day=moment_day(outgoing.receipt_at)))
    else:
        parts.append(_("No receipt has come yet."))
    return " ".join(parts)
