"""The first run: the steps at the left, the present one in the middle, a way back and one on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctip_desktop.desktop.front import Front
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup import progress as kept
from ctip_desktop.desktop.setup.backup_step import BackupStep
from ctip_desktop.desktop.setup.enrol_step import EnrolStep
from ctip_desktop.desktop.setup.making import Making
from ctip_desktop.desktop.setup.office_step import OfficeStep
from ctip_desktop.desktop.setup.passphrase_step import PassphraseStep
from ctip_desktop.desktop.setup.progress import STEPS, Progress
from ctip_desktop.desktop.setup.root_step import RootMade, RootStep
from ctip_desktop.desktop.setup.steps import Line, Step, StepList
from ctip_desktop.desktop.setup.user_step import UserStep
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.mark import Mark
from ctip_desktop.desktop.widgets.panel import Ground, column, row
from ctip_desktop.desktop.widgets.scrolling import ScrolledColumn
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.i18n.states import ROLES, capital

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

_SIDE, _WIDE = 337, 640


class FirstRun(Front):
    """Leads through the steps. Before step 4 nothing is made but what is remembered; from it on the desk is open."""

    def __init__(self, app: "App") -> None:
        super().__init__()
        self._app = app
        self._making = Making(app)
        progress = kept.load(app.home) or Progress()
        made = app.desk is not None
        self.progress = replace(progress, step=max(progress.step, 4) if made else min(progress.step, 3))
        self._busy = False
        self._focused: QWidget | None = None
        self.step = self._make_step()
        self.steps = StepList()
        self._number = Text(self._number_words, "small", "text_2")
        self._title = Text("", "title")
        self._why = Text("", "body", "text_2", wrap=True)
        self._doing = Text("", "small", "text_2", align=Qt.AlignmentFlag.AlignRight)
        self.back = Button(lambda: _("Back"), "plain", icon="arrow-left")
        self.try_out = Button(lambda: _("Try it out first"), "plain", icon="graduation-cap")
        self.restore = Button(lambda: _("Restore a backup…"), "plain", icon="history")
        self.later = Button(lambda: self.step.later(), "plain")
        self.go_on = Button(lambda: self.step.primary(), "primary", key="Enter")
        self._scrolled = ScrolledColumn()
        self._banner: Banner | None = None
        self._banner_place = QVBoxLayout()
        self._connect()
        self._set_out()
        self._show_step(self.step)

    def keys(self) -> Sequence[Binding]:
        """Return what keys do here."""
        bindings = [*self.step.keys(), Binding("Enter Ctrl+Enter", self.step.primary, self._press)]
        if self._may_go_back():
            bindings.append(Binding("Esc Alt+←", lambda: _("back"), self.go_back))
        return bindings

    def enter(self) -> None:
        """Take the focus."""
        self.step.enter()

    def leave(self) -> None:
        """Keep what was chosen so far, but for what must not be kept."""
        if not self._busy:
            self._remember(self.step.chosen())

    def changeEvent(self, event: QEvent) -> None:
        """Say it all again in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._show_words()

    def go_back(self) -> None:
        """Show the step before."""
        if self._may_go_back():
            self._go_to(self.progress.step - 1)

    def _go_to(self, step: int) -> None:
        self._remember(replace(self.step.chosen(), step=step))
        self._show_step(self._make_step())
        self.step.enter()

    def _pass(self) -> None:
        if self.progress.step < STEPS:
            self._go_to(self.progress.step + 1)
        else:
            home = self._app.home
            self._app.background.run(lambda: kept.end(home))
            self._app.show_desk()

    def _remember(self, progress: Progress) -> None:
        self.progress = progress
        home = self._app.home
        self._app.background.run(lambda: kept.keep(home, progress))

    def _make_step(self) -> Step:
        number, secretariat = self.progress.step, self.progress.office == SECRETARIAT
        if number == 1:
            return OfficeStep(self._app, self.progress)
        if number == 2:
            return UserStep(self._app, self.progress)
        if number == 3 or (number == 4 and self._app.desk is None and not self._making.passphrase):
            return PassphraseStep(self._app, self.progress, self._making)
        if number == 4 and secretariat:
            made = self._app.desk is not None
            return RootMade(self._app, self.progress) if made else RootStep(self._app, self.progress, self._making)
        return EnrolStep(self._app, self.progress) if number == 4 else BackupStep(self._app, self.progress)

    def _show_step(self, step: Step) -> None:
        before, self.step = self.step, step
        self._scrolled.column.addWidget(step, 1)
        step.show()
        if before is not step:
            self._scrolled.column.removeWidget(before)
            before.hide()
            before.deleteLater()
        self._scrolled.verticalScrollBar().setValue(0)
        step.busy_changed.connect(self._be_busy)
        step.passed.connect(self._pass)
        if self._banner:
            self._banner_place.removeWidget(self._banner)
            self._banner.deleteLater()
        self._banner = step.banner()
        if self._banner:
            self._banner_place.addWidget(self._banner)
        self._be_busy(False)

    def _be_busy(self, busy: bool) -> None:
        self._busy = busy
        focused, self._focused = self._focused, self.step.focusWidget() if busy else None
        self.step.setEnabled(not busy)
        if focused and self.step.isAncestorOf(focused) and not self.window().focusWidget():
            focus(focused)
        for button in (self.go_on, self.later, self.back, self.try_out, self.restore):
            button.setEnabled(not busy)
        self._show_words()

    def _show_words(self) -> None:
        step = self.step
        self._title.say(step.title())
        self._why.say(step.explanation())
        self._number.say(self._number_words)
        self._doing.say(step.busy_words() if self._busy else "")
        for button in (self.go_on, self.later):
            button.setText(button.words())
            button.setAccessibleName(button.words())
            button.updateGeometry()
        self.later.setVisible(bool(step.later()) and not self._busy)
        self.back.setVisible(self._may_go_back())
        self.try_out.setVisible(self.progress.step == 1)
        self.restore.setVisible(self.progress.step == 1)
        self.steps.show_steps(self._lines(), self.progress.step)

    def _may_go_back(self) -> bool:
        """Say whether there is a way back: what was made cannot be chosen otherwise."""
        first = 5 if self._app.desk is not None else 2
        return self.progress.step >= first and not self._busy

    def _press(self) -> None:
        focused = self.focusWidget()
        if isinstance(focused, Button) and focused is not self.go_on:
            focused.click()
        elif not self._busy:
            self.step.go_on()

    def _practise(self) -> None:
        self._be_busy(True)
        self._doing.say(lambda: _("Making the training office…"))
        self._app.practise(self)

    def _number_words(self) -> str:
        said = _("Step {number} of {count}")
        return said.format(number=figure(self.progress.step), count=figure(STEPS))

    def _lines(self) -> list[Line]:
        now, secretariat = self.progress, self.progress.office == SECRETARIAT
        first = "ខ្មែរ" if language() == "km" else "English"
        if now.office and now.step > 1:
            office = _("{name} ({code})").format(name=office_name(now.office), code=figure(now.office))
            first = f"{first} · {office}"
        user = f"{now.user} · {capital(_(ROLES['administrator']))}" if now.user else _("Administrator of this computer")
        if secretariat:
            fourth = Line(_("Root keys"), _("Each on a stick of its own"))
        elif now.enrolled:
            fourth = Line(_("Enrol the device"), _("The request is written"))
        else:
            below = _("Left for later") if now.step > 4 else _("May be done later")
            fourth = Line(_("Enrol the device"), below, done=False)
        return [
            Line(_("Language and office"), first),
            Line(_("First user"), user),
            Line(_("Passphrase"), _("Locks all data on this computer")),
            fourth,
            Line(_("Where backups go"), _("A stick or another disk")),
        ]

    def _connect(self) -> None:
        self.back.clicked.connect(self.go_back)
        self.later.clicked.connect(lambda: self.step.skip())
        self.go_on.clicked.connect(lambda: self.step.go_on())
        self.try_out.clicked.connect(self._practise)
        self.restore.clicked.connect(self._app.show_restoring)

    def _set_out(self) -> None:
        side = Ground("sunken", Qt.Edge.RightEdge)
        side.setFixedWidth(_SIDE)
        said = column(
            Text("CTIP Desktop", "heading"),
            Text(lambda: _("First set-up of this computer"), "small", "text_2"),
            spacing=0,
        )
        note = Text(
            lambda: _("The program can be closed at any time; the set-up goes on from here."),
            "small",
            "text_2",
            wrap=True,
        )
        around = QVBoxLayout(side)
        around.setContentsMargins(32, 32, 32, 28)
        around.setSpacing(0)
        around.addLayout(row(Mark(44), said, spacing=12))
        around.addSpacing(32)
        around.addWidget(self.steps)
        around.addStretch(1)
        around.addWidget(note)
        middle = QWidget()
        middle.setFixedWidth(_WIDE)
        inner = QVBoxLayout(middle)
        inner.setContentsMargins(0, 32, 0, 28)
        inner.setSpacing(4)
        inner.addWidget(self._number)
        inner.addWidget(self._title)
        inner.addWidget(self._why)
        inner.addSpacing(12)
        inner.addWidget(self._scrolled, 1)
        inner.addSpacing(8)
        inner.addLayout(self._banner_place)
        inner.addSpacing(16)
        inner.addLayout(row(self.back, self.try_out, self.restore, self._doing, self.later, self.go_on, spacing=10))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(side)
        layout.addStretch(1)
        layout.addWidget(middle)
        layout.addStretch(1)
