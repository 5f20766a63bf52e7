"""A fingerprint as two people compare it aloud: shown in groups of five, typed with anything between the digits."""

import re

from PySide6.QtCore import QEvent, QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import width
from ctip_desktop.desktop.widgets.field import Field, Message, Tone
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW, Words
from ctip_desktop.i18n import _, figure
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.trust.fingerprint import DIGITS, GROUP

_IN_LINE = 4
_GAP = 18
_NO_DIGIT = re.compile("[^0-9]+")
_BETWEEN = re.compile("[\\s\u200b\u2010-\u2015-]+")


class FingerprintShown(QWidget):
    """The digits of a fingerprint, always Latin, on two lines of four groups."""

    def __init__(self, fingerprint: str = "", role: str = "heading", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self._groups: list[str] = []
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_fingerprint(fingerprint)

    def show_fingerprint(self, fingerprint: str) -> None:
        """Show another."""
        self._groups = fingerprint.split()
        self.setAccessibleName(fingerprint)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of both lines."""
        wide = _IN_LINE * (self._wide() + _GAP) - _GAP
        return QSize(round(wide) + 2, look().pitch(self._role) * 2)

    def minimumSizeHint(self) -> QSize:
        """Return the same: digits are never cut."""
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        """Draw it again in the type and the colours now in force."""
        if event.type() in SHOWN_ANEW:
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the groups."""
        del event
        painter, wide, high = QPainter(self), self._wide(), look().pitch(self._role)
        for number, group in enumerate(self._groups):
            line, place = divmod(number, _IN_LINE)
            draw(
                painter, QRectF(place * (wide + _GAP), line * high, wide + 2, high), group, self._role, latin=True
            )  # fmt: skip

    def _wide(self) -> float:
        return width("0" * GROUP, self._role, latin=True)


class FingerprintInput(QWidget):
    """A field for the forty digits of a fingerprint, which says how many are still to come.

    Khmer digits, spaces (of the Khmer space bar too) and dashes may be typed; what stands in the field is groups of
    five Latin digits.

    Signals:
        digits_changed(str): the digits typed so far, without anything between them.
    """

    digits_changed = Signal(str)

    def __init__(self, name: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.field = Field(lambda: "00000 00000 …", latin=True)
        self.message = Message()
        self.field.setFixedWidth(460)
        self.field.setAccessibleName(name())
        self.field.textEdited.connect(self._edit)
        self.setFocusProxy(self.field)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.field)
        layout.addWidget(self.message)
        self._tell()

    @property
    def digits(self) -> str:
        """The digits typed so far."""
        return _digits(self.field.text())

    @property
    def complete(self) -> bool:
        """Whether there are forty."""
        return len(self.digits) == DIGITS

    def clear(self) -> None:
        """Take away what was typed."""
        self.field.clear()
        self.field.show_tone("")
        self._tell()
        self.digits_changed.emit("")

    def say(self, words: Words | str, tone: Tone) -> None:
        """Say something of what was typed, until it is changed."""
        self.field.show_tone(tone)
        self.message.say(words, tone)

    def changeEvent(self, event: QEvent) -> None:
        """Name the field in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.field.setAccessibleName(self._name())

    def _edit(self, typed: str) -> None:
        strange = bool(_NO_DIGIT.search(_BETWEEN.sub("", to_latin(typed))))
        before = len(_digits(typed[: self.field.cursorPosition()]))
        digits = _digits(typed)
        shown = " ".join(digits[start : start + GROUP] for start in range(0, len(digits), GROUP))
        if shown != typed:
            self.field.setText(shown)
            self.field.setCursorPosition(before + max(before - 1, 0) // GROUP)
        self.field.show_tone("")
        if strange:
            self.message.say(lambda: _("A fingerprint has digits only: other signs are left out."), "warn")
        else:
            self._tell()
        self.digits_changed.emit(digits)

    def _tell(self) -> None:
        count = len(self.digits)
        if count > DIGITS:
            self.say(
                lambda: _("That is {count} digits, and a fingerprint has {all}. Compare it group by group.").format(
                    count=figure(count), all=figure(DIGITS)
                ),
                "error",
            )
        elif count < DIGITS:
            self.message.say(
                lambda: _("{count} of {all} digits").format(count=figure(count), all=figure(DIGITS)), "help"
            )
        else:
            self.message.say(lambda: _("All {all} digits are there.").format(all=figure(DIGITS)), "help")


def _digits(text: str) -> str:
    return _NO_DIGIT.sub("", to_latin(text))
