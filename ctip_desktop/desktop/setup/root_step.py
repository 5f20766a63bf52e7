"""Step 4 of the secretariat: the root keys, each on a stick of its own under a passphrase of its own."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout

from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.setup.making import Making
from ctip_desktop.desktop.setup.progress import Progress
from ctip_desktop.desktop.setup.steps import Step
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Message
from ctip_desktop.desktop.widgets.fingerprint import FingerprintShown
from ctip_desktop.desktop.widgets.folder import FolderField
from ctip_desktop.desktop.widgets.panel import Panel, column, row
from ctip_desktop.desktop.widgets.passphrase import PassphraseField
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.store.passphrases import SHORTEST, bare, fold

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App

MOST = 5


class StickPanel(Panel):
    """One stick: where it is, and the passphrase of its key, typed twice."""

    def __init__(self, app: "App", number: int) -> None:
        super().__init__(14)
        self._number = number
        self.folder = FolderField(lambda: _("Folder of the stick"), app.sticks)
        self.first = PassphraseField(lambda: _("Passphrase of this root key"))
        self.second = PassphraseField(lambda: _("The same again"))
        self.message = Message()
        self.column.setSpacing(6)
        self.column.addWidget(Text(self._title, "strong"))
        self.column.addWidget(self.folder)
        words = (lambda: _("Passphrase of this root key"), lambda: _("The same again"))
        fields = (self.first, self.second)
        both = [column(Text(said, "label"), field, spacing=2) for said, field in zip(words, fields, strict=True)]
        self.column.addLayout(row(*both, spacing=12))
        self.column.addWidget(self.message)
        for each in fields:
            each.textEdited.connect(lambda _: self._forgive())

    def accept(self) -> bool:
        """Say whether all is there; if not, say what is missing and lead to it."""
        self._forgive()
        if not self.folder.accept():
            return False
        if len(fold(self.first.text())) < SHORTEST:
            said = _("The passphrase is too short: take at least {count} signs, best five words.")
            self._refuse(self.first, said.format(count=figure(SHORTEST)))
        elif bare(self.first.text()) != bare(self.second.text()):
            self._refuse(self.second, _("The two are not the same: type the second one again."))
        else:
            return True
        return False

    def _refuse(self, field: PassphraseField, why: str) -> None:
        field.show_tone("error")
        self.message.say(why, "error")
        focus(field)

    def _forgive(self) -> None:
        self.first.show_tone("")
        self.second.show_tone("")
        self.message.hide()

    def _title(self) -> str:
        return _("Root key {number}").format(number=figure(self._number))


class RootStep(Step):
    """Makes the root keys onto their sticks, and with them the secretariat's device."""

    def __init__(self, app: "App", progress: Progress, making: Making) -> None:
        super().__init__(app, progress)
        self._making = making
        self.sticks: list[StickPanel] = []
        self._panels = QVBoxLayout()
        self._panels.setSpacing(12)
        self.add = Button(lambda: _("One more stick"), "quiet", icon="plus", in_row=True)
        self.add.clicked.connect(self.add_stick)
        self.message = Message()
        self.column.addLayout(self._panels)
        self.column.addLayout(row(self.add, None))
        self.column.addWidget(self.message)
        self.column.addStretch(1)
        self.add_stick()

    def add_stick(self) -> None:
        """Ask for one more stick."""
        panel = StickPanel(self.app, len(self.sticks) + 1)
        self.sticks.append(panel)
        self._panels.addWidget(panel)
        self.add.setVisible(len(self.sticks) < MOST)
        focus(panel.folder.field)

    def title(self) -> str:
        """Return what is asked."""
        return _("Where do the root keys go?")

    def explanation(self) -> str:
        """Return why."""
        return _(
            "The root keys say whom all offices trust. Each goes to a stick of its own, kept by another officer under"
            " a passphrase of its own; more than half of them together approve a device."
        )

    def primary(self) -> str:
        """Return the verb."""
        return _("Make the keys")

    def busy_words(self) -> str:
        """Return what is being done while one waits."""
        return _("Making the keys of this computer: some seconds…")

    def banner(self) -> Banner:
        """Return how to keep them."""
        return Banner(
            "warn",
            lambda: _("Keep the sticks apart and safe"),
            lambda: _(
                "They alone approve devices and help with forgotten passphrases. Three sticks are a good number."
            ),
            icon="key-round",
        )

    def enter(self) -> None:
        """Take the focus."""
        focus(self.sticks[0].folder.field)

    def go_on(self) -> None:
        """Make the keys."""
        if not all(panel.accept() for panel in self.sticks):
            return
        chosen = {panel.folder.folder or Path(): panel.first.text() for panel in self.sticks}
        if len(chosen) < len(self.sticks):
            self.sticks[-1].folder.refuse(lambda: _("This folder is named twice: each root key needs its own stick."))
            return
        self.busy_changed.emit(True)
        self._making.make(self.progress, chosen, self, self._refuse)

    def _refuse(self, error: Exception) -> None:
        self.busy_changed.emit(False)
        self.message.say(lambda: self._making.why(error), "error")


class RootMade(Step):
    """Shows the root's fingerprint once the keys are made."""

    def __init__(self, app: "App", progress: Progress) -> None:
        super().__init__(app, progress)
        self.fingerprint = FingerprintShown(role="title")
        panel = Panel(14, ground="shade")
        panel.column.addWidget(Text(lambda: _("Fingerprint of the root"), "small", "text_2"))
        panel.column.addWidget(self.fingerprint)
        self.column.addWidget(panel)
        self.column.addStretch(1)
        if app.desk:
            from ctip_desktop.store.trust_lists import pinned_root

            app.desk.read(pinned_root, lambda root: self.fingerprint.show_fingerprint(root or ""), owner=self)

    def title(self) -> str:
        """Return what was done."""
        return _("The root keys are made")

    def explanation(self) -> str:
        """Return what to do with the fingerprint."""
        return _(
            "Every office compares this fingerprint by voice before it trusts what comes from here. It can be seen"
            " again in Settings at any time."
        )

    def banner(self) -> Banner:
        """Return what to do with the sticks."""
        return Banner(
            "ok",
            lambda: _("Pull the sticks now"),
            lambda: _("Give each to the officer who keeps it; none belongs into a drawer beside this computer."),
        )

    def go_on(self) -> None:
        """Go on."""
        self.passed.emit()
