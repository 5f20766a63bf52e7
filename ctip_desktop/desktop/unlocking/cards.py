"""The users of a device as cards, one of them the present one: a short name and a role, nothing else."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ctip_desktop.desktop.keys import Chord, Key
from ctip_desktop.desktop.look import draw, look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.look.tokens import RADIUS
from ctip_desktop.desktop.widgets.words import SHOWN_ANEW
from ctip_desktop.i18n import _
from ctip_desktop.i18n.states import ROLES, capital
from ctip_desktop.store.slots import User

_CENTRE = Qt.AlignmentFlag.AlignHCenter
_GAP = 12
_FEW = 3
"""So many users stand side by side; more are listed two in a row, each on a card of half the height."""


class UserCards(QWidget):
    """The cards.

    Signals:
        chosen(User): another card is the present one.
    """

    chosen = Signal(User)

    def __init__(self, users: Sequence[User], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.users = list(users)
        self.place = 0
        self.few = len(self.users) <= _FEW
        self._in_row = len(self.users) if self.few else 2
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._call()

    @property
    def user(self) -> User:
        """The user whose card is the present one."""
        return self.users[self.place]

    def go(self, steps: int) -> None:
        """Make a card so many further the present one, round and round."""
        self.choose((self.place + steps) % len(self.users))

    def go_rows(self, rows: int) -> None:
        """Make the card below or above the present one; where all stand in one row, the next or the one before."""
        self.go(rows if self.few else rows * self._in_row)

    def choose(self, place: int) -> None:
        """Make the card at a place the present one."""
        if place != self.place:
            self.place = place
            self._call()
            self.update()
            self.chosen.emit(self.user)

    def present_place(self) -> QRect:
        """Return where the present card is."""
        return self._card(self.place).toRect()

    def sizeHint(self) -> QSize:
        """Return the size of all cards."""
        rows = -(-len(self.users) // self._in_row)
        return QSize(self._in_row * (self._wide() + _GAP) - _GAP, rows * (self._high() + _GAP) - _GAP)

    def minimumSizeHint(self) -> QSize:
        """Return the same."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move between the cards."""
        steps = {Key.Key_Left: -1, Key.Key_Right: 1}
        rows = {Key.Key_Up: -1, Key.Key_Down: 1}
        key = Chord.pressed(event).key
        if key in steps:
            self.go(steps[key])
        elif key in rows:
            self.go_rows(rows[key])
        elif key in (Key.Key_Home, Key.Key_End):
            self.choose(0 if key == Key.Key_Home else len(self.users) - 1)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the card that was clicked."""
        for place in range(len(self.users)):
            if self._card(place).contains(event.position()):
                self.choose(place)

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the language, type and colours now in force."""
        if event.type() in SHOWN_ANEW:
            self._call()
            self.updateGeometry()
            self.update()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for place, user in enumerate(self.users):
            self._draw(painter, self._card(place), user, place == self.place)

    def _draw(self, painter: QPainter, card: QRectF, user: User, chosen: bool) -> None:
        now = look()
        frame = now.colour("accent" if chosen else "line")
        thick = (3 if self.hasFocus() else 2) if chosen else 1
        fill(painter, card, now.colour("accent_soft" if chosen else "surface"), frame, RADIUS["panel"], thick)
        above, below = now.pitch("strong"), now.pitch("small")
        if self.few:
            head = QRectF(card.center().x() - 20, card.y() + 14, 40, 40)
            words = QRectF(card.x() + 8, head.bottom() + 4, card.width() - 16, above + below)
        else:
            head = QRectF(card.x() + 12, card.center().y() - 16, 32, 32)
            words = QRectF(head.right() + 10, card.center().y() - (above + below) / 2, 0, above + below)
            words.setRight(card.right() - 8)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(now.colour("accent" if chosen else "sunken"))
        painter.drawEllipse(head)
        ink = now.colour("on_accent" if chosen else "text_2")
        draw_glyph(painter, "user", head.center().x() - 9, head.center().y(), 18, ink)
        align = _CENTRE if self.few else Qt.AlignmentFlag.AlignLeft
        name, role = QRectF(words), QRectF(words)
        name.setHeight(above)
        role.setTop(name.bottom())
        draw(painter, name, user.name, "strong", now.colour("text"), align)
        draw(painter, role, capital(_(ROLES[user.role])), "small", now.colour("text_2"), align)

    def _card(self, place: int) -> QRectF:
        row, column = divmod(place, self._in_row)
        return QRectF(column * (self._wide() + _GAP), row * (self._high() + _GAP), self._wide(), self._high())

    def _wide(self) -> int:
        return 142 if self.few else 225

    def _high(self) -> int:
        words = look().pitch("strong") + look().pitch("small")
        return words + 14 + 40 + 4 + 12 if self.few else words + 8

    def _call(self) -> None:
        self.setAccessibleName(_("Who is there?"))
        said = _("{name}, {role}, {place} of {count}")
        role, place, count = _(ROLES[self.user.role]), self.place + 1, len(self.users)
        self.setAccessibleDescription(said.format(name=self.user.name, role=role, place=place, count=count))
