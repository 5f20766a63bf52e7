"""This device: which it is, whom it trusts, and whether the secretariat knows it and can help."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.enrolling import open_enrolment
from ctip_desktop.desktop.moments import moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import Action
from ctip_desktop.desktop.settings.section import Lines, Section
from ctip_desktop.desktop.widgets.fingerprint import FingerprintShown
from ctip_desktop.i18n import _, figure

if TYPE_CHECKING:
    from ctip_desktop.desktop.app import App
    from ctip_desktop.store.transaction import Reader


@dataclass(frozen=True)
class Standing:
    """What holds of this device; fingerprints are empty where there are none."""

    own: str
    root: str
    version: int
    issued: str
    enrolled: bool
    recovery: bool
    training: bool


class DeviceSection(Section):
    """What others need to know of this device, and what it knows of them."""

    name = "device"
    icon = "laptop"
    shows = frozenset({"trust"})

    def __init__(self, app: "App", desk: Desk) -> None:
        super().__init__(app, desk)
        self.standing: Standing | None = None
        self.own, self.root = FingerprintShown(role="strong"), FingerprintShown(role="strong")
        this = Lines(lambda: _("This device"))
        this.tell(lambda: _("Office"), self._office)
        this.tell(lambda: _("Letter in the numbers of entries"), desk.who.letter)
        this.tell(lambda: _("Identifier"), desk.who.device, "small")
        if not desk.who.is_secretariat:
            this.add(lambda: _("Fingerprint of its request"), self.own)
        self._enrolled = this.tell(lambda: _("Sending"))
        trust = self._trust = Lines(lambda: _("Whom it trusts"))
        trust.add(lambda: _("Fingerprint of the root"), self.root)
        self._pinned = trust.tell(lambda: _("Root"))
        self._list = trust.tell(lambda: _("Trust list"))
        self._recovery = trust.tell(lambda: _("A forgotten passphrase"))
        self.column.addWidget(this)
        self.column.addWidget(trust)
        self.column.addStretch(1)

    def title(self) -> str:
        """Return what the section is called."""
        return _("This device")

    def header_actions(self) -> Sequence[Action]:
        """Return leading to enrolment, which also compares the root's digits."""
        stands = self.standing
        if self.desk.who.is_secretariat or stands is None or stands.training:
            return ()
        words = (lambda: _("Enrolment…")) if stands.enrolled else (lambda: _("Enrol this device…"))
        hindered = "" if self.may_settle else _("The administrator of this device does this.")
        return (Action(words, self.enrol, "key-round", "Ctrl+Enter", hindered),)

    def first(self) -> QWidget | None:
        """Return nothing: it is to be read."""
        return None

    def enrol(self) -> None:
        """Open the page of enrolment."""
        if frame := self.app.window.frame:
            open_enrolment(self.desk, frame, self.app.sticks)

    def refresh(self) -> None:
        """Read how it stands."""
        home = self.desk.store.folder

        def work(reader: "Reader") -> Standing:
            from ctip_desktop.store.vault import has_recovery

            return replace(_stands(reader), recovery=has_recovery(home))

        self.desk.read(work, self._show, owner=self)

    def _show(self, stands: Standing) -> None:
        self.standing = stands
        self.own.show_fingerprint(stands.own)
        self.root.show_fingerprint(stands.root)
        self._trust.show_line(self.root, bool(stands.root))
        self._enrolled.say(self._enrolled_words)
        self._enrolled.tint("ok" if stands.enrolled else "warn")
        self._pinned.say(lambda: _pinned_words(stands, self.desk.who.is_secretariat))
        self._pinned.tint("ok" if stands.root else "warn")
        self._list.say(lambda: _list_words(stands))
        self._recovery.say(lambda: _recovery_words(stands))
        self._recovery.tint("ok" if stands.recovery else "warn")
        self.actions_changed.emit()

    def _office(self) -> str:
        office = self.desk.who.office
        return _("{name} ({code})").format(name=office_name(office), code=figure(office))

    def _enrolled_words(self) -> str:
        stands = self.standing
        if stands and stands.training:
            return _("Never: this is the training office.")
        if stands and stands.enrolled:
            return _("The secretariat knows this device: it may send.")
        return _("Not yet: the secretariat does not know this device.")


def _pinned_words(stands: Standing, secretariat: bool) -> str:
    if secretariat:
        return _("Made here.")
    if stands.root:
        return _("Its digits were compared by voice; only what it signs is believed.")
    return _("None yet: its digits have not been compared.")


def _list_words(stands: Standing) -> str:
    if not stands.version:
        return _("None has come yet.")
    said = _("Version {version}, issued {day}")
    return said.format(version=figure(stands.version), day=moment_day(stands.issued))


def _recovery_words(stands: Standing) -> str:
    if stands.recovery:
        return _("An officer of the secretariat can help with a root stick.")
    return _("Cannot be helped yet: nobody but its users opens this device.")


def _stands(reader: "Reader") -> Standing:
    from ctip_desktop.trust.enrolment import read_request
    from ctip_desktop.trust.identity import enrolment_request, identity

    me = identity(reader)
    request = None if me.training else enrolment_request(reader)
    listed = me.trust_list
    return Standing(
        own=read_request(request).fingerprint if request else "",
        root=me.pinned or "",
        version=listed.version if listed else 0,
        issued=listed.issued if listed else "",
        enrolled=me.enrolled,
        recovery=False,
        training=me.training,
    )
