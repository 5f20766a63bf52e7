"""How a device and the secretariat come to know each other: a file there, a trust list back, digits by telephone."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.bundle_words import aside_words, outcome_words
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.sending.seeing import Standing, standing
from ctip_desktop.desktop.sticks import Sticks, ask_folder
from ctip_desktop.desktop.taking_in import TakingIn
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph, Message
from ctip_desktop.desktop.widgets.fingerprint import FingerprintInput, FingerprintShown
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _
from ctip_desktop.store.store import Store
from ctip_desktop.sync.inbox import Outcome
from ctip_desktop.sync.looking import WANTED
from ctip_desktop.sync.pinning import pin
from ctip_desktop.trust.enrolment import write_request
from ctip_desktop.trust.identity import enrolment_request
from ctip_desktop.trust.recovery import secure


class EnrolmentPage(Page):
    """Two steps, each done in its own time; the primary action is always the next one."""

    name = "sending"
    icon = "key-round"
    shows: frozenset[Part] = frozenset({"trust", "bundles"})

    def __init__(
        self, desk: Desk, frame: Frame, sticks: Sticks, ask: Callable[[QWidget], Path | None] = ask_folder
    ) -> None:
        super().__init__(desk, frame)
        self.sticks = sticks
        self.taking_in = TakingIn(desk, sticks, self)
        self.standing: Standing | None = None
        self._ask = ask
        self._writes = False
        self.shown = FingerprintShown()
        self.written = Message()
        self.input = FingerprintInput(lambda: _("The forty digits of the secretariat's root key"))
        self.input.setEnabled(False)
        self.choose = Button(lambda: _("Choose a folder…"), icon="folder-open")
        self._marks = [Glyph("circle-dashed", "text_3", 22) for _ in range(2)]
        self.body.addWidget(self._first())
        self.body.addWidget(self._second())
        self.body.addStretch(1)
        self.choose.clicked.connect(self.choose_folder)
        self.input.digits_changed.connect(lambda _: self.header_changed.emit())
        self.input.field.returnPressed.connect(self._rely_on_enter)
        self.taking_in.ended.connect(self._tell_taken_in)
        self.taking_in.failed.connect(self._tell_failed)
        self.taking_in.stick_missed.connect(self._take_from_folder)
        sticks.changed.connect(self.header_changed)

    def title(self) -> str:
        """Return the title."""
        return _("Enrol this device")

    def second_line(self) -> str:
        """Return which device it is."""
        who = self.desk.who
        return _("{office} · device {letter}").format(office=office_name(who.office), letter=who.letter)

    def back(self) -> Callable[[], object]:
        """Return to sending."""
        return lambda: self.frame.open("sending")

    def header_actions(self) -> Sequence[Action]:
        """Return reading a stick, and what is to be done next."""
        reading = Action(
            lambda: _("Read USB"),
            self.take_in,
            "usb",
            "Ctrl+O",
            _("It is being read.") if self.taking_in.under_way else "",
        )
        stands = self.standing
        if stands and stands.enrolled:
            return (Action(lambda: _("Go on to sending"), self.back(), "send", "Ctrl+Enter"),)
        if stands and stands.came:
            return (
                reading,
                Action(
                    lambda: _("Rely on this secretariat"),
                    self.rely,
                    "shield-check",
                    "Ctrl+Enter",
                    self._hinders_relying(),
                ),
            )
        return (
            reading,
            Action(
                lambda: _("Write the enrolment file"), self.write, "download", "Ctrl+Enter", self._hinders_writing()
            ),
        )

    def keys(self) -> Sequence[Binding]:
        """Return that Ctrl+I reads a stick, too."""
        return [] if self.taking_in.under_way else [Binding("Ctrl+I", lambda: _("read USB"), self.take_in)]

    def refresh(self) -> None:
        """Read again how the device stands."""
        self.desk.read(standing, self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to what can be typed or chosen."""
        focus(self.input if self.input.isEnabled() else self.choose)
        self.sticks.look()

    def changeEvent(self, event: QEvent) -> None:
        """Say it in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.header_changed.emit()

    @property
    def stick(self) -> Stick | None:
        """Where the file would go."""
        return next(iter(self.sticks.present), None)

    def write(self) -> None:
        """Write this device's enrolment file to the stick."""
        stick = self.stick
        if stick is None:
            return
        self._writes = True
        self.header_changed.emit()

        def placing(data: bytes | None) -> None:
            self.sticks.media.run(
                lambda: write_request(stick.folder, data or b""),
                done=lambda _: self._tell_written(stick),
                failed=self._tell_failed,
                owner=self,
            )

        self.desk.read(enrolment_request, placing, self._tell_failed, owner=self)

    def _rely_on_enter(self) -> None:
        stands = self.standing
        if stands and stands.came and not stands.enrolled and not self._hinders_relying():
            self.rely()

    def rely(self) -> None:
        """Rely on the root whose digits were typed, if a trust list that came is signed by it."""
        typed, key = self.input.digits, self.desk.who.key

        def relying(store: Store) -> str:
            pinned = pin(store, typed)
            if key:
                secure(store, key)
            return pinned

        self.desk.run(relying, "trust", "bundles", done=self._tell_relied, failed=self._tell_wrong, owner=self)

    def take_in(self) -> None:
        """Take in what lies on the sticks that are in; where none is, ask for a folder."""
        self.taking_in.take_states(WANTED)
        self.header_changed.emit()

    def _take_from_folder(self) -> None:
        self.header_changed.emit()
        if self.choose_folder():
            self.take_in()

    def choose_folder(self) -> bool:
        """Let a person choose a folder in place of a stick; say whether one was."""
        folder = self._ask(self)
        if folder:
            self.sticks.choose(folder)
        return folder is not None

    def _first(self) -> Panel:
        panel = self._panel(0, lambda: _("Let the secretariat know this device"))
        panel.column.addWidget(
            _wrapped(
                lambda: _(
                    "Write the enrolment file to a USB stick and take it to the secretariat. It holds no entries. When"
                    " they call, read these digits aloud to them:"
                )
            )
        )
        panel.column.addWidget(self.shown)
        panel.column.addWidget(self.written)
        panel.column.addLayout(row(self.choose, None))
        return panel

    def _second(self) -> Panel:
        panel = self._panel(1, lambda: _("Let this device know the secretariat"))
        panel.column.addWidget(
            _wrapped(
                lambda: _(
                    "When the stick is back, read it. Then call the secretariat, on a number you know, and type the"
                    " forty digits they read to you: only the secretariat's own trust list agrees with them."
                )
            )
        )
        panel.column.addWidget(self.input)
        return panel

    def _panel(self, place: int, head: Words) -> Panel:
        panel = Panel()
        panel.column.addLayout(row(self._marks[place], Text(head, "heading"), None, spacing=10))
        return panel

    def _show(self, stands: Standing) -> None:
        before, self.standing = self.standing, stands
        self.shown.show_fingerprint(stands.fingerprint)
        self.input.setEnabled(stands.came)
        for mark, done in zip(self._marks, (stands.enrolled or stands.came, stands.pinned), strict=True):
            mark.show_icon("circle-check" if done else "circle-dashed", "ok" if done else "text_3")
        self.choose.setVisible(not stands.came and not stands.enrolled)
        if stands.enrolled:
            self.show_banner(Banner("ok", lambda: _("The secretariat knows this device, and it may send.")))
        elif stands.pinned:
            self.show_banner(
                Banner(
                    "warn",
                    lambda: _("The trust list here does not name this device yet."),
                    lambda: _("Take its enrolment file to the secretariat, then take in what comes back."),
                )
            )
        if stands.came and not (before and before.came):
            focus(self.input)
        self.header_changed.emit()

    def _tell_taken_in(self, outcomes: list[Outcome]) -> None:
        aside = [one for one in outcomes if one.state == "set_aside" and one.arrival.reason != "root_not_pinned"]
        if not outcomes:
            self.frame.say_kept(lambda: _("Nothing new lies on the stick."), "info", "text_2")
        elif any(one.arrival.reason == "root_not_pinned" for one in outcomes):
            self.frame.say_kept(lambda: _("A trust list has come: compare its digits."), "key-round", "warn")
        elif aside:
            self.show_banner(Banner("warn", lambda: outcome_words(aside), lambda: aside_words(aside[0])))
        else:
            self.frame.say_kept(lambda: outcome_words(outcomes), "download")

    def _tell_written(self, stick: Stick) -> None:
        self._writes = False
        self.written.say(
            lambda: _("The enrolment file is on {stick}; it can be pulled.").format(stick=stick.called()), "note"
        )
        self.header_changed.emit()
        self.frame.say_kept(lambda: _("Enrolment file written"), "check")

    def _tell_relied(self, pinned: str) -> None:
        del pinned
        self.input.clear()
        self.frame.say_kept(lambda: _("This device relies on the secretariat's root key."), "shield-check")

    def _tell_wrong(self, error: Exception) -> None:
        said = sentence(error)
        if said is None:
            self.desk.background.failed.emit(error)
        else:
            self.input.say(lambda: sentence(error) or "", "error")
            focus(self.input)

    def _tell_failed(self, error: Exception) -> None:
        self._writes = False
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))
        self.header_changed.emit()

    def _hinders_writing(self) -> str:
        stick = self.stick
        if not self.desk.who.may("administrator"):
            return _("The administrator of this device does this.")
        if self._writes:
            return _("It is being written.")
        if stick is None:
            return _("Put in a USB stick, or choose a folder.")
        hindrance = stick.hindrance()
        return (sentence(hindrance) or "") if hindrance else ""

    def _hinders_relying(self) -> str:
        if not self.desk.who.may("administrator"):
            return _("The administrator of this device does this.")
        return "" if self.input.complete else _("Type all forty digits first.")


def _wrapped(words: Words) -> Text:
    return Text(words, "body", "text_2", wrap=True)
