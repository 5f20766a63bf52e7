"""A passphrase being chosen: a proposal, two fields that must agree, how strong it is, what the keyboard types."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import fill, width
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Message
from ctip_desktop.desktop.widgets.keyboard_line import KeyboardLine
from ctip_desktop.desktop.widgets.painted import Painted
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.passphrase import PassphraseField
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import N_, _, figure
from ctip_desktop.store.passphrases import SHORTEST, bare, fold
from ctip_desktop.store.proposing import propose, strength

_LEVELS = (N_("too short"), N_("weak"), N_("fair"), N_("good"), N_("strong"))
_TONES = ("error", "error", "warn", "ok", "ok")
_BARS = 4


class StrengthBar(Painted):
    """Four bars and a word: how hard a passphrase is to guess."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.level = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def words(self) -> str:
        """The word it shows; empty before anything was typed."""
        return _(_LEVELS[self.level]) if self.level >= 0 else ""

    def judge(self, passphrase: str) -> None:
        """Show how strong a passphrase is."""
        self.level = strength(passphrase).level if passphrase else -1
        self._say()

    def sizeHint(self) -> QSize:
        """Return its size."""
        return QSize(200, look().pitch("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the bars that are reached in their colour, the others as lines."""
        del event
        now, painter, middle = look(), QPainter(self), self.height() / 2
        room = self.width() - max(width(_(one), "small_strong") for one in _LEVELS) - 12
        wide = (room - 6 * (_BARS - 1)) / _BARS
        ink = now.colour(_TONES[max(self.level, 0)])
        for place in range(_BARS):
            bar = QRectF(place * (wide + 6), middle - 3, wide, 6)
            fill(painter, bar, ink if place < self.level else now.colour("line"), None, 3)
        if self.words:
            end = QRectF(room, 0, self.width() - room, self.height())
            draw(painter, end, self.words, "small_strong", ink, Qt.AlignmentFlag.AlignRight)

    def _say(self) -> None:
        self.setAccessibleName(_("Strength: {words}").format(words=self.words) if self.words else _("Strength"))
        self.updateGeometry()
        self.update()


class NewPassphrase(QWidget):
    """Two fields for a new passphrase, with a proposal above if asked for.

    Signals:
        changed(): something was typed.
    """

    changed = Signal()

    def __init__(self, name: Words, *, proposes: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.proposal = Text(propose() if proposes else "", "heading", "accent")
        self.first, self.second = PassphraseField(name), PassphraseField(lambda: _("Type it again"))
        self.strength = StrengthBar()
        self.message = Message()
        self.keyboard = KeyboardLine()
        self.another = Button(lambda: _("Another one"), "quiet", icon="rotate-ccw", in_row=True)
        self.another.clicked.connect(lambda: self.proposal.say(propose()))
        for each in (self.first, self.second):
            each.key_seen.connect(self.keyboard.see)
            each.textEdited.connect(self._edited)
        self.setFocusProxy(self.first)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        if proposes:
            layout.addWidget(self._proposed())
            layout.addSpacing(12)
        layout.addWidget(Text(name, "strong"))
        layout.addWidget(self.first)
        layout.addWidget(self.strength)
        layout.addSpacing(6)
        layout.addWidget(Text(lambda: _("Type it again"), "strong"))
        layout.addWidget(self.second)
        layout.addWidget(self.message)
        layout.addWidget(self.keyboard)

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.first.text()

    def accept(self) -> bool:
        """Say whether it can be taken; if not, say why and lead to where it is to be mended."""
        if len(fold(self.first.text())) < SHORTEST:
            self._refuse(
                self.first,
                lambda: _("The passphrase is too short: take at least {count} signs, best five words.").format(
                    count=figure(SHORTEST)
                ),
            )
        elif not self.second.text():
            focus(self.second)
            self.message.say(lambda: _("Type the same passphrase once more."), "help")
        elif bare(self.first.text()) != bare(self.second.text()):
            self._refuse(self.second, lambda: _("The two are not the same: type the second one again."))
        else:
            return True
        return False

    def clear(self) -> None:
        """Forget what was typed."""
        for each in (self.first, self.second):
            each.clear()
            each.see(False)
        self.strength.judge("")
        self.message.hide()

    def _refuse(self, field: PassphraseField, why: Words) -> None:
        field.show_tone("error")
        self.message.say(why, "error")
        focus(field)
        field.selectAll()

    def _edited(self) -> None:
        for each in (self.first, self.second):
            each.show_tone("")
        self.message.hide()
        self.strength.judge(self.first.text())
        self.changed.emit()

    def _proposed(self) -> Panel:
        panel = Panel(12, ground="shade")
        panel.column.setSpacing(0)
        said = Text(lambda: _("Easy to remember, hard to guess: an example"), "small", "text_2")
        panel.column.addLayout(row(said, None, self.another))
        panel.column.addWidget(self.proposal)
        return panel
