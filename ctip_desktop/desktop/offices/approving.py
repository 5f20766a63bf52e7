"""The dialog in which a device is approved: its digits were heard, and enough officers bring their root keys."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.offices.devices import Trust
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.sticks import Sticks
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.fingerprint import FingerprintInput, FingerprintShown
from ctip_desktop.desktop.widgets.options import Check
from ctip_desktop.desktop.widgets.panel import Line, row
from ctip_desktop.desktop.widgets.passphrase import PassphraseField
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.store import Store
from ctip_desktop.trust.approving import approve_device
from ctip_desktop.trust.enrolment import Enrolment
from ctip_desktop.trust.fingerprint import same
from ctip_desktop.trust.lists import TrustList
from ctip_desktop.trust.roots import NAME

_WIDE = 640


class ApproveDialog(Dialog):
    """Asks for the digits that were heard, or a yes to both office and digits, and for the root keys.

    Signals:
        approved(TrustList): the device is in this trust list.
    """

    approved = Signal(object)

    def __init__(
        self,
        desk: Desk,
        sticks: Sticks,
        request: bytes,
        enrolment: Enrolment,
        trust: Trust,
        ask: Callable[[QWidget], Path | None],
        parent: QWidget,
    ) -> None:
        device = enrolment.device
        title = _("Approve device {letter} of {office}").format(letter=device.letter, office=office_name(device.office))
        super().__init__(lambda: title, lambda: _("Approve"), parent)
        self._desk, self._sticks, self._ask = desk, sticks, ask
        self._request, self._enrolment, self._trust = request, enrolment, trust
        self._chosen: list[Path] = []
        self.roots: dict[Path, PassphraseField] = {}
        self.input = FingerprintInput(lambda: _("The digits that were heard"))
        self.office_heard = Check(
            lambda: _("The office and device they named are these: {office}, device {letter}").format(
                office=office_name(device.office), letter=device.letter
            )
        )
        self.digits_heard = Check(lambda: _("They read all forty digits aloud, and they are these:"))
        self.shown = FingerprintShown(enrolment.fingerprint, "strong")
        self._count = Text("", "small", "text_2", wrap=True)
        self._fields = QVBoxLayout()
        self._fields.setSpacing(4)
        self.choose = Button(lambda: _("Choose a folder…"), "quiet", icon="folder-open", in_row=True)
        self.setMinimumWidth(_WIDE)
        self._set_out()
        self.choose.clicked.connect(self._choose)
        sticks.changed.connect(self._find_roots)
        self._find_roots()

    @property
    def heard(self) -> str | None:
        """The fingerprint that was typed or confirmed; None while it is neither."""
        if self.office_heard.isChecked() and self.digits_heard.isChecked():
            return self._enrolment.fingerprint
        return self.input.digits if self.input.complete else None

    def ask(self) -> None:
        """Show it, with the focus where the digits are typed."""
        super().ask()
        focus(self.input)

    def go_on(self) -> None:
        """Approve the device, or say what is missing."""
        heard = self.heard
        if heard is None:
            self.refuse(lambda: _("Type the forty digits, or say that office and digits were heard."))
            focus(self.input)
            return
        if not same(heard, self._enrolment.fingerprint):
            self.input.say(lambda: _("These are not the digits of this request. Hear all forty again."), "error")
            focus(self.input)
            return
        sticks = {folder: field.text() for folder, field in self.roots.items() if field.text()}
        if len(sticks) < self._trust.threshold:
            self.refuse(self._missing_roots)
            if empty := [field for field in self.roots.values() if not field.text()]:
                focus(empty[0])
            return
        self.be_busy(True)
        self.message.say(lambda: _("The root keys are opened and sign…"))
        request = self._request

        def approving(store: Store) -> TrustList:
            return approve_device(store, request, heard, sticks)[1]

        self._desk.run(approving, "trust", done=self._done, failed=self._failed, owner=self)

    def _set_out(self) -> None:
        self.say(
            lambda: _(
                "Call the office on a number you know, not on one that came with the file. Type the digits they read,"
                " or confirm both lines below."
            )
        )
        self.column.addWidget(self.input)
        self.column.addWidget(self.office_heard)
        self.column.addWidget(self.digits_heard)
        self.column.addLayout(row(34, self.shown, None, spacing=0))
        self.column.addSpacing(2)
        self.column.addWidget(Line())
        self.column.addLayout(row(Text(lambda: _("Root keys"), "heading"), None, self.choose))
        self.column.addWidget(self._count)
        self.column.addLayout(self._fields)

    def _find_roots(self) -> None:
        """See on which sticks, and in which folders chosen, there is a root key."""
        present, chosen = list(self._sticks.present), list(self._chosen)

        def finding() -> list[tuple[Path, Stick | None]]:
            places = [(one.folder, one) for one in present] + [(folder, None) for folder in chosen]
            return [(folder, stick) for folder, stick in places if (folder / NAME).is_file()]

        self._sticks.media.run(finding, done=self._show_roots, owner=self)

    def _show_roots(self, found: list[tuple[Path, Stick | None]]) -> None:
        """Give each root key a field for its passphrase; what was typed stays, also when its stick is pulled."""
        for folder, stick in found:
            if folder in self.roots:
                continue
            called = stick.called() if stick else _("Folder «{label}»").format(label=folder.name)
            field = PassphraseField(_passphrase_words(called))
            self.roots[folder] = field
            label = Text(called, "label")
            label.setFixedWidth(200)
            self._fields.addLayout(row(label, field))
            self.message.hide()
        here, needed = len(self.roots), self._trust.threshold
        self._count.say(
            lambda: _(
                "{needed} of the {all} root keys must sign; {here} are here. Each has a passphrase of its own."
            ).format(needed=figure(needed), all=figure(self._trust.roots), here=figure(here))
        )
        self.adjustSize()

    def _choose(self) -> None:
        if folder := self._ask(self):
            self._chosen.append(folder)
            self._find_roots()

    def _missing_roots(self) -> str:
        needed, here = self._trust.threshold, len(self.roots)
        if here < needed:
            said = _("{needed} root keys must sign, {here} are here. Put in the other sticks.")
            return said.format(needed=figure(needed), here=figure(here))
        said = ngettext(
            "Type the passphrase of {count} root key.", "Type the passphrases of {count} root keys.", needed
        )
        return said.format(count=figure(needed))

    def _done(self, listed: TrustList) -> None:
        self.accept()
        self.approved.emit(listed)

    def _failed(self, error: Exception) -> None:
        self.fail(error, self._desk.background.failed.emit)


def _passphrase_words(called: str) -> Words:
    return lambda: _("Passphrase of the root key on {stick}").format(stick=called)
