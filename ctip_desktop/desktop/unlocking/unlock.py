"""The page that asks who is there: users as cards, a passphrase, and how long to wait after too many wrong ones."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from ctip_desktop.desktop import failures
from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.office_words import committee_line, committee_name
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.strip import Strip
from ctip_desktop.desktop.unlocking.cards import UserCards
from ctip_desktop.desktop.unlocking.waiting import wait_words
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph, Message
from ctip_desktop.desktop.widgets.keyboard_line import KeyboardLine
from ctip_desktop.desktop.widgets.mark import Mark
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.passphrase import PassphraseField
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.errors.store import KeyringUnavailable, MustWait, NotInKeyring, WrongPassphrase
from ctip_desktop.i18n import _, figure
from ctip_desktop.store import attempts
from ctip_desktop.store.training_home import PASSPHRASE, is_training_home, real_home
from ctip_desktop.store.vault import Vault

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.desktop.unlocking.entering import Entered

_WIDE = 536
_AROUND = 480
"""Height of all that stands around the cards."""
_LATER_MILLISECONDS = 100
_CENTRE = Qt.AlignmentFlag.AlignHCenter


class Unlock(Front):
    """Asks who is there and for their passphrase; on a device that is locked, the desk stays beneath."""

    def __init__(self, app: "App", vault: Vault, why: Words | None) -> None:
        super().__init__()
        self._app = app
        self._training = is_training_home(app.home)
        self._recoverable = vault.recovery is not None
        self._busy = False
        self.cards = UserCards(vault.users)
        self._scrolled: QScrollArea | None = None
        self.label = Text(self._label, "strong")
        self.field = PassphraseField(self._label)
        self.message = Message()
        self.keyboard = KeyboardLine()
        self.unlock = Button(self._unlock_words, "primary", icon="lock-open", key="Enter")
        self.forgot = Button(lambda: _("Forgot the passphrase"), "quiet", in_row=True)
        self.other = Button(self._other_words, "quiet", icon="graduation-cap", in_row=True)
        self.strip = Strip()
        self._kept = Text("", "small", "text_2")
        self._kept_glyph = Glyph("file-clock", "ok")
        self._ticking = QTimer(self)
        self._ticking.setInterval(1000)
        self._ticking.timeout.connect(self._tick)
        self._set_out()
        self._connect()
        self._choose_last()
        self.strip.say(why or (lambda: _("Locked")), "lock", "text")
        self._show_keys()
        self._tick()
        QTimer.singleShot(_LATER_MILLISECONDS, self, self._make_ready)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        return [
            Binding("↑", lambda: _("choose the user"), lambda: self.cards.go_rows(-1)),
            Binding("↓", lambda: _("choose the user"), lambda: self.cards.go_rows(1)),
            Binding("Enter", lambda: _("unlock"), self._press, in_strip=True),
            Binding("Ctrl+H", lambda: _("show or cover the passphrase"), lambda: self.field.see(not self.field.seen)),
        ]

    def enter(self) -> None:
        """Take the focus."""
        focus(self.field)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the cards the height that is left for them."""
        super().resizeEvent(event)
        if self._scrolled:
            room = max(self.height() - _AROUND, self.cards.present_place().height())
            self._scrolled.setFixedHeight(min(self.cards.sizeHint().height(), room))

    def try_unlock(self) -> None:
        """Unlock for the user whose card is the present one."""
        if self._busy or attempts.waiting(self._app.home, self.cards.user.id):
            return
        self._be_busy(True)
        self.message.hide()
        home, name, passphrase = self._app.home, self.cards.user.name, self.field.text()
        present = self._app.desk.store if self._app.desk else None

        def work() -> "Entered":
            from ctip_desktop.desktop.unlocking.entering import enter

            return enter(home, name, passphrase, present)

        self._app.background.run(work, done=self._open, failed=self._refuse, owner=self)

    def _open(self, entered: "Entered") -> None:
        self._be_busy(False)
        self.field.clear()
        self._app.enter(entered)

    def _refuse(self, error: Exception) -> None:
        self._be_busy(False)
        if isinstance(error, MustWait):
            self._tick()
        elif isinstance(error, WrongPassphrase):
            self.field.show_tone("error")
            self.field.selectAll()
            self.message.say(
                lambda: _("The passphrase is not right. Check the keyboard layout, then type it again."), "error"
            )
            self._tick()
        elif isinstance(error, NotInKeyring | KeyringUnavailable):
            self.message.say(lambda: _("Type the passphrase."), "help")
        elif failures.sentence(error) is None:
            self._app.tell(error)
        else:
            self._app.show_trouble(error)

    def _tick(self) -> None:
        """Say how long there is still to wait, once a second."""
        seconds = attempts.waiting(self._app.home, self.cards.user.id)
        waited = self._ticking.isActive()
        if seconds:
            self.field.show_tone("error")
            self.message.say(lambda: wait_words(seconds), "error")
            self._ticking.start()
        elif waited:
            self._ticking.stop()
            self.field.show_tone("")
            self.message.say(lambda: _("Type the passphrase again."), "help")
        self.unlock.setEnabled(not seconds and not self._busy)

    def _choose_user(self) -> None:
        if self._scrolled:
            at = self.cards.present_place().center()
            self._scrolled.ensureVisible(at.x(), at.y(), 0, self.cards.present_place().height())
        self._ticking.stop()
        self.field.clear()
        self.field.show_tone("")
        self.field.name_as(self._label)
        self.label.say(self._label)
        self.message.hide()
        self._tick()
        self._ask_keyring()

    def _make_ready(self) -> None:
        """Load what unlocking needs once the page is seen, for it takes longer than the page itself."""

        def load() -> None:
            import_module("ctip_desktop.desktop.unlocking.entering")
            from ctip_desktop.desktop.pages import load_pages

            load_pages()

        self._app.background.run(load)
        self._ask_keyring()

    def _ask_keyring(self) -> None:
        home, name = self._app.home, self.cards.user.name

        def work() -> bool:
            from ctip_desktop.desktop.unlocking.entering import in_keyring

            return in_keyring(home, name)

        def told(held: bool) -> None:
            if held and name == self.cards.user.name and self.message.isHidden():
                self.message.say(lambda: _("The keyring of this computer opens it for you: press Enter."), "note")

        self._app.background.run(work, done=told, failed=lambda _: None, owner=self)

    def _press(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button) and focused is not self.unlock:
            focused.click()
        else:
            self.try_unlock()

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        self.unlock.setEnabled(not busy)
        self.unlock.setText(self._unlock_words())
        self.unlock.updateGeometry()
        self.field.setReadOnly(busy)

    def _recover(self) -> None:
        from ctip_desktop.desktop.unlocking.recovering import Recovering

        self._app.show_front(Recovering(self._app, self.cards.user.name, self._recoverable))

    def _move(self) -> None:
        if self._training:
            self._app.move_to(real_home(self._app.home))
        else:
            self.other.setEnabled(False)
            self.strip.say(lambda: _("Making the training office…"), "loader", "text")
            self._app.practise(self)

    def _choose_last(self) -> None:
        """Show first who was at the desk before it was locked."""
        before = self._app.desk.who.user.id if self._app.desk else ""
        for place, user in enumerate(self.cards.users):
            if user.id == before:
                self.cards.choose(place)

    def tell_kept(self) -> None:
        """Say how many drafts are kept, never what is in them; only a desk that was open can tell."""
        desk = self._app.desk
        if desk is None:
            return

        def count() -> tuple[int, str]:
            from ctip_desktop.store.drafts import drafts

            with desk.store.reading() as reader:
                kept = drafts(reader)
            return len(kept), kept[0].saved_at if kept else ""

        def told(found: tuple[int, str]) -> None:
            from ctip_desktop.desktop.moments import hour_words
            from ctip_desktop.i18n import ngettext

            drafts, at = found
            if drafts:
                self._show_kept(
                    lambda: ngettext(
                        "{count} draft is kept; the last was kept at {hour}.",
                        "{count} drafts are kept; the last was kept at {hour}.",
                        drafts,
                    ).format(count=figure(drafts), hour=hour_words(at))
                )

        self._app.background.run(count, done=told, owner=self)

    def _show_kept(self, words: Words | None) -> None:
        self._kept.setVisible(words is not None)
        self._kept_glyph.setVisible(words is not None)
        if words:
            self._kept.say(words)

    def _label(self) -> str:
        return _("Passphrase of {name}").format(name=self.cards.user.name)

    def _unlock_words(self) -> str:
        return _("Unlocking…") if self._busy else _("Unlock")

    def _other_words(self) -> str:
        return _("Leave the training office") if self._training else _("Practise in the training office")

    def _show_keys(self) -> None:
        arrows = Binding("↑↓", lambda: _("choose the user"), in_strip=True)
        shown = [each for each in self.bindings() if each.in_strip]
        self.strip.show_keys(([arrows] if len(self.cards.users) > 1 else []) + shown)

    def _connect(self) -> None:
        self.cards.chosen.connect(lambda _: self._choose_user())
        self.field.key_seen.connect(self.keyboard.see)
        self.unlock.clicked.connect(self.try_unlock)
        self.forgot.clicked.connect(self._recover)
        self.other.clicked.connect(self._move)
        self.strip.language_asked.connect(self.language_asked)
        self.field.textEdited.connect(self._edited)

    def _edited(self) -> None:
        if not self._ticking.isActive():
            self.field.show_tone("")
            self.message.hide()

    def _set_out(self) -> None:
        panel = Panel(36)
        panel.setFixedWidth(_WIDE)
        panel.column.setContentsMargins(36, 28, 36, 24)
        panel.column.setSpacing(0)
        office = self._app.preferences.office
        panel.column.addWidget(Mark(52), 0, _CENTRE)
        panel.column.addSpacing(12)
        if office:
            panel.column.addWidget(Text(lambda: committee_name(office), "heading", align=_CENTRE))
            panel.column.addWidget(Text(lambda: committee_line(office), "small", "text_2", align=_CENTRE))
        panel.column.addSpacing(16)
        panel.column.addWidget(self._cards_place(), 0, _CENTRE)
        panel.column.addSpacing(20)
        panel.column.addWidget(self.label)
        panel.column.addSpacing(4)
        panel.column.addWidget(self.field)
        panel.column.addSpacing(4)
        panel.column.addWidget(self.message)
        panel.column.addWidget(self.keyboard)
        if self._training:
            said = Text(self._training_words, "small", "text_2", wrap=True)
            panel.column.addWidget(said)
        panel.column.addSpacing(16)
        panel.column.addLayout(row(self.forgot, None, self.unlock))
        self._show_kept(None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addStretch(1)
        layout.addWidget(panel, 0, _CENTRE)
        layout.addSpacing(16)
        layout.addLayout(row(None, self._kept_glyph, self._kept, None))
        layout.addSpacing(4)
        layout.addWidget(self.other, 0, _CENTRE)
        layout.addStretch(1)
        layout.addWidget(self.strip)

    def _cards_place(self) -> QWidget:
        """Return the cards, or where they scroll: three always have room."""
        if self.cards.few:
            return self.cards
        from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn

        scrolled = ScrolledColumn()
        scrolled.column.addWidget(self.cards)
        scrolled.setFixedWidth(self.cards.sizeHint().width() + 12)
        self._scrolled = scrolled
        return scrolled

    def _training_words(self) -> str:
        return _("Here everybody's passphrase is {passphrase}, in the digits of either script.").format(
            passphrase=figure(PASSPHRASE)
        )
