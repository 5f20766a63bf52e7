"""The pane of offices and devices: a request with its digits, or what is known of a device."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.bundle_words import bundle_words
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.offices.devices import Known
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.fingerprint import FingerprintShown
from ctip_desktop.desktop.widgets.panel import Line, row
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.trust.enrolment import Found


class DevicePane(Pane):
    """Speaks of the chosen row; `approve` opens the dialog, `answer` writes what goes back to the office."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.chip = Chip("new")
        self.said = Text("", "body", "text_2", wrap=True)
        self.digits_head = Text(lambda: _("Fingerprint"), "small", "text_2")
        self.digits = FingerprintShown(role="strong")
        self.facts = Facts()
        self.line = Line()
        self.approve = Button(lambda: _("Approve…"), icon="shield-check")
        self.answer = Button(lambda: _("Write to USB"), icon="download")
        self.column.addWidget(self.title)
        self.column.addLayout(row(self.chip, None))
        for part in (self.said, self.digits_head, self.digits, self.line, self.facts):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.foot.addLayout(row(self.approve, self.answer, None))
        self.show_nothing()

    def show_nothing(self) -> None:
        """Show that nothing is chosen."""
        self._show(lambda: _("Nothing is chosen."), "")

    def show_request(self, found: Found, letter_taken: bool) -> None:
        """Show a request, with what is to be done about it."""
        asked = found.enrolment
        if asked is None:
            refused = found.refused
            self._show(
                lambda: _("A file that is no request"), "set_aside", lambda: sentence(refused) or "" if refused else ""
            )
            return
        device = asked.device
        said = _("Call the office, and have these forty digits read. Only when they agree is it this device.")
        if letter_taken:
            said = _("Another device of this office has the letter {letter}. Have this one set up anew with another.")
        self._show(_device_words(device.office, device.letter), "new", said.format(letter=device.letter))
        self.digits.show_fingerprint(asked.fingerprint)
        self._show_digits(True)
        self.approve.setVisible(not letter_taken)
        self.facts.show_facts([(_("Made"), _moment(asked.at)), (_("Identifier"), device.id[:12])])

    def show_known(self, one: Known, newest: int) -> None:
        """Show what is known of a device, or that an office has none."""
        name = office_name(one.office)
        if not one.device:
            said = _(
                "No device of this office is enrolled yet. Its request comes on a stick, from its page of sending."
            )
            self._show(name, "not_begun", said)
            return
        said = ""
        if one.gaps:
            said = _("Records {gaps} of this device are missing. The receipt asks for them.").format(gaps=one.gaps)
        elif one.version and one.version < newest and not one.here:
            said = _("It does not know the newest trust list yet. Write it to the stick that goes back.")
        self._show(_device_words(one.office, one.letter), one.state, said)
        self.answer.setVisible(not one.here and one.state == "active")
        facts = []
        if one.sent_at:
            facts.append((_("Last bundle"), f"{bundle_words(one.n)} · {_moment(one.sent_at)}"))
        if one.receipt_at:
            facts.append((_("Last receipt"), _moment(one.receipt_at)))
        if one.version:
            facts.append((_("Trust list"), figure(one.version)))
        facts.append((_("Identifier"), one.device[:12]))
        self.facts.show_facts(facts)

    def _show(self, title: Callable[[], str] | str, state: str, said: Callable[[], str] | str = "") -> None:
        self.title.say(title)
        self.said.say(said)
        self.said.setVisible(bool(self.said.text))
        self.chip.setVisible(bool(state))
        if state:
            self.chip.show_state(state)
        self._show_digits(False)
        self.approve.hide()
        self.answer.hide()
        self.facts.show_facts([])

    def _show_digits(self, shown: bool) -> None:
        self.digits.setVisible(shown)
        self.digits_head.setVisible(shown)


def _moment(at: str) -> str:
    return f"{moment_day(at)} · {hour_words(at)}"


def _device_words(office: str, letter: str) -> str:
    return _("{office} · device {letter}").format(office=office_name(office), letter=letter)
