"""The header of a page: the way back, title with its chip, one line below, choices, actions with the primary last."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.look.drawing import draw_glyph, fill
from ctip_desktop.desktop.page import Action, Page
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.dropdown import Dropdown
from ctip_desktop.desktop.widgets.panel import Ground
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _


class Back(QAbstractButton):
    """The arrow that leads back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(36, 36)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setAccessibleName(_("Back"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow."""
        del event
        painter = QPainter(self)
        if self.underMouse():
            fill(painter, QRectF(self.rect()), look().colour("hover"), None)
        draw_glyph(painter, "arrow-left", 8, 18, 20, look().colour("text_2"))


class Header(Ground):
    """What a page asks to have said above it.

    Signals:
        hindered(str): why a disabled action cannot be done now; empty when nothing hinders the primary one.
    """

    hindered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("window", Qt.Edge.BottomEdge, parent)
        self._page: Page | None = None
        self._back = Back()
        self._title = Text("", "title")
        self._chip = Chip("draft")
        self._second = Text("", "small", "text_2")
        self._choices = QHBoxLayout()
        self._choices.setSpacing(10)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(10)
        self.choices: list[Dropdown] = []
        self._of_choices: Page | None = None
        self.buttons: list[Button] = []
        self._pressed: Callable[[], object] | None = None
        self._back.clicked.connect(self._go_back)
        above = QHBoxLayout()
        above.setSpacing(14)
        above.addWidget(self._title)
        above.addWidget(self._chip)
        above.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.setContentsMargins(0, 0, 0, 0)
        words.addStretch(1)
        words.addLayout(above)
        words.addWidget(self._second)
        words.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 0, 24, 0)
        layout.setSpacing(6)
        layout.addWidget(self._back)
        layout.addLayout(words, 1)
        layout.addLayout(self._choices)
        layout.addLayout(self._buttons)
        self.setFixedHeight(look().size("header"))

    def show_page(self, page: Page) -> None:
        """Show what a page asks for."""
        self._page = page
        back = page.back()
        self._pressed = back
        self._back.setVisible(back is not None)
        self._title.say(page.title())
        self._second.say(page.second_line())
        self._second.setVisible(bool(page.second_line()))
        self._chip.setVisible(bool(page.state()))
        if page.state():
            self._chip.show_state(page.state())
        self._set_out_choices(list(page.header_choices()))
        self._set_out(list(page.header_actions()))
        self._drop_caps()

    def changeEvent(self, event: QEvent) -> None:
        """Show the page again in the language and type now in force."""
        if event.type() in (QEvent.Type.LanguageChange, QEvent.Type.FontChange) and self._page:
            self.setFixedHeight(look().size("header"))
            self.show_page(self._page)
        super().changeEvent(event)

    def resizeEvent(self, event: QEvent) -> None:
        """Drop key caps before words when room is short."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._drop_caps()

    def minimumSizeHint(self) -> QSize:
        """Return the least: its words may be elided, its buttons not."""
        return QSize(400, look().size("header"))

    def _set_out_choices(self, choices: list[Dropdown]) -> None:
        """Set out the choices of the page, and give those of the page before back to it."""
        if choices == self.choices:
            return
        for gone in self.choices:
            self._choices.removeWidget(gone)
            gone.hide()
            gone.setParent(self._of_choices)
        self.choices, self._of_choices = choices, self._page
        for one in choices:
            self._choices.addWidget(one)
            one.show()
        self._choices.setContentsMargins(0, 0, 4 if choices else 0, 0)

    def _set_out(self, actions: list[Action]) -> None:
        while len(self.buttons) > len(actions):
            button = self.buttons.pop()
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        for place, action in enumerate(actions):
            kind = "primary" if place == len(actions) - 1 else "plain"
            if place == len(self.buttons):
                self.buttons.append(Button(action.words))
                self._buttons.addWidget(self.buttons[place])
                self.buttons[place].clicked.connect(lambda *_, place=place: self._press(place))
            button = self.buttons[place]
            button.words, button.icon_name, button.key, button.kind = action.words, action.icon, action.key, kind  # type: ignore[assignment]
            button.setEnabled(not action.hindered)
            button.setText(action.words())
            button.setAccessibleName(action.words())
            button.setAccessibleDescription(action.key)
            button.updateGeometry()
            button.update()
        self.hindered.emit(actions[-1].hindered if actions else "")

    def _go_back(self) -> None:
        if self._pressed:
            self._pressed()

    def _press(self, place: int) -> None:
        if self._page:
            self._page.header_actions()[place].run()

    def _drop_caps(self) -> None:
        for button in self.buttons:
            button.show_key(True)
        wide = sum(each.sizeHint().width() + 10 for each in (*self.choices, *self.buttons))
        room = self.width() - 48 - 42 - self._title.sizeHint().width() - 20
        if wide > room:
            for button in self.buttons:
                button.show_key(False)
