"""Offices and devices: who may send, who asks to, and the digits to read to an office that compares them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.answering import Answering
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.offices.approving import ApproveDialog
from ctip_desktop.desktop.offices.devices import Known, Seen, letter_taken, open_requests, read_devices
from ctip_desktop.desktop.offices.lists import REQUEST, columns, known_row, matches, request_row
from ctip_desktop.desktop.offices.pane import DevicePane
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.sticks import Sticks, ask_folder
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.find import FindField
from ctip_desktop.desktop.widgets.fingerprint import FingerprintShown
from ctip_desktop.desktop.widgets.panel import Panel, column, row
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.trust.enrolment import Found, find_requests
from ctip_desktop.trust.lists import TrustList


class OfficesPage(Page):
    """The offices, their devices, and requests that lie on the sticks.

    Args:
        ask: lets a person choose a folder; another in tests.
    """

    name = "offices"
    icon = "building-2"
    shows: frozenset[Part] = frozenset({"trust", "bundles"})

    def __init__(
        self, desk: Desk, frame: Frame, sticks: Sticks, ask: Callable[[QWidget], Path | None] = ask_folder
    ) -> None:
        super().__init__(desk, frame)
        self.sticks = sticks
        self.answering = Answering(desk, sticks, self)
        self.seen: Seen | None = None
        self.requests: list[Found] = []
        self.dialog: ApproveDialog | None = None
        self._found: list[Found] = []
        self._told = ""
        self._ask = ask
        self.finding = FindField(lambda: _("A province"))
        self.rows = Rows(columns(), name=lambda: _("Offices and devices"))
        self.root = FingerprintShown(role="strong")
        self.pane = DevicePane()
        self.sides = SideBySide(self._left(), self.pane)
        self.body.addWidget(self.sides, 1)
        self._connect()

    def title(self) -> str:
        """Return the title."""
        return _("Offices and devices")

    def entrance(self) -> str:
        """Return the shorter name of the sidebar."""
        return _("Offices")

    def second_line(self) -> str:
        """Return the trust list in force, how many devices it names and how many ask to be enrolled."""
        if self.seen is None:
            return ""
        trust, asks = self.seen.trust, self._asking()
        devices = sum(one.active for one in trust.devices)
        parts = [
            _("Trust list {version}").format(version=figure(trust.version)),
            ngettext("{count} device", "{count} devices", devices).format(count=figure(devices)),
        ]
        if asks:
            said = ngettext("{count} asks to be enrolled", "{count} ask to be enrolled", len(asks))
            parts.append(said.format(count=figure(len(asks))))
        return " · ".join(parts)

    def badge(self) -> str:
        """Return how many ask to be enrolled."""
        return figure(len(self._asking())) if self._asking() else ""

    def header_actions(self) -> Sequence[Action]:
        """Return reading sticks, and approving the chosen request."""
        return (
            Action(lambda: _("Read USB"), self.read_sticks, "usb", "Ctrl+O"),
            Action(lambda: _("Approve…"), self.approve, "shield-check", "Ctrl+Enter", self._hinders_approving()),
        )

    def keys(self) -> Sequence[Binding]:
        """Return the further keys of this page."""
        bindings = [
            Binding("↑↓", lambda: _("choose a device"), None, in_strip=True),
            Binding("Ctrl+F", lambda: _("find"), lambda: focus(self.finding), in_strip=True),
        ]
        if self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return bindings

    def refresh(self) -> None:
        """Read the devices again, and see again what lies on the sticks."""
        self.desk.read(read_devices, self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to the list."""
        focus(self.rows)
        self.sticks.look()
        self._look()

    def leave(self) -> None:
        """Close what lies over the list."""
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.seen:
            self.refresh()

    def read_sticks(self) -> None:
        """See which requests lie on the sticks that are in; where none is, ask for a folder."""

        def seen_once() -> None:
            self.sticks.looked.disconnect(seen_once)
            if self.sticks.present:
                self._look()
            elif folder := self._ask(self):
                self.sticks.choose(folder)

        self.sticks.looked.connect(seen_once)
        self.sticks.look()

    def approve(self) -> None:
        """Ask for the digits that were heard and for the root keys."""
        found = self._request()
        if found is None or found.enrolment is None or self.seen is None:
            return
        home = next((one for one in self.sticks.present if one.folder == found.file.parent), None)
        self.dialog = ApproveDialog(
            self.desk, self.sticks, found.data, found.enrolment, self.seen.trust, self._ask, self
        )
        device = found.enrolment.device
        self.dialog.approved.connect(lambda listed: self._answer(listed, device.office, device.letter, home))
        self.dialog.ask()

    def answer(self) -> None:
        """Write what goes back to the office of the chosen device, to the stick that is in."""
        known, stick = self._known(), next(iter(self.sticks.present), None)
        if known is None:
            return
        if not self.desk.who.may("officer"):
            self.frame.say_done(_("An officer or the administrator sends."))
        elif stick is None:
            self.frame.say_done(_("Put in the stick that goes back to the office."))
        else:
            self.answering.answer([(stick, frozenset({known.office}))])

    def _left(self) -> QWidget:
        words = column(
            Text(lambda: _("The root key's fingerprint"), "strong"),
            Text(lambda: _("Read it to an office that calls to compare it."), "small", "text_2", wrap=True),
            spacing=0,
        )
        panel = Panel(12)
        inside = row(words, self.root, spacing=20)
        inside.setStretch(0, 1)
        panel.column.addLayout(inside)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.finding)
        layout.addWidget(self.rows, 1)
        layout.addWidget(panel)
        return left

    def _connect(self) -> None:
        self.finding.words_changed.connect(lambda _: self._show_rows())
        self.finding.list_asked.connect(lambda: focus(self.rows))
        self.rows.typed.connect(self.finding.begin)
        self.rows.row_chosen.connect(lambda _: self._show_chosen())
        self.rows.row_opened.connect(lambda _: self._open())
        self.sides.pane_moved.connect(self.keys_changed)
        self.pane.approve.clicked.connect(self.approve)
        self.pane.answer.clicked.connect(self.answer)
        self.sticks.changed.connect(self._look)
        self.answering.dispatch.changed.connect(self._show_answering)
        self.answering.ended.connect(self._tell_answered)

    def _look(self) -> None:
        folders = [one.folder for one in self.sticks.present]
        self.sticks.media.run(lambda: find_requests(folders), done=self._see, owner=self)

    def _see(self, found: list[Found]) -> None:
        """Show what lies on the sticks; what was just put in is the present row."""
        before = {one.file for one in self.requests}
        self._found = found
        self._show_rows()
        new = [one for one in self.requests if one.file not in before]
        if new:
            self.rows.choose(f"{REQUEST}{new[0].file}")

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.root.show_fingerprint(seen.trust.root)
        self._show_rows()

    def _show_rows(self) -> None:
        if self.seen is None:
            return
        words, newest = self.finding.words, self.seen.trust.version
        self.requests = open_requests(self._found, self.seen.trust)
        asked = [request_row(one) for one in self.requests]
        self.rows.show_rows(asked + [known_row(one, newest) for one in self.seen.known if matches(one.office, words)])
        self._show_chosen()

    def _show_chosen(self) -> None:
        request, known = self._request(), self._known()
        if request and self.seen:
            self.pane.show_request(request, letter_taken(request, self.seen.trust))
        elif known and self.seen:
            self.pane.show_known(known, self.seen.trust.version)
        else:
            self.pane.show_nothing()
        self.header_changed.emit()

    def _open(self) -> None:
        """Lay the pane over the list where it is not beside; a request that is seen is approved."""
        if not self.sides.open_pane() and self._request() and not self._hinders_approving():
            self.approve()

    def _request(self) -> Found | None:
        present = self.rows.present
        return next((one for one in self.requests if f"{REQUEST}{one.file}" == present), None)

    def _known(self) -> Known | None:
        known, present = self.seen.known if self.seen else (), self.rows.present
        return next((one for one in known if present in (one.device, f"office {one.office}")), None)

    def _asking(self) -> list[Found]:
        return [one for one in self.requests if one.enrolment]

    def _answer(self, listed: TrustList, office: str, letter: str, home: Stick | None) -> None:
        """Tell of the approval, and write the trust list to the stick the request came on."""
        said = _("Device {letter} of {office} is in trust list {version}.")
        self._told = said.format(letter=letter, office=office_name(office), version=figure(listed.version))
        self.frame.say_done(self._told)
        if home:
            self.answering.answer([(home, frozenset({office}))])

    def _show_answering(self) -> None:
        dispatch = self.answering.dispatch
        if dispatch.state == "pulled" and dispatch.stick:
            give_up = Button(lambda: _("Stop"))
            give_up.clicked.connect(dispatch.stop)
            said = _("Put {stick} back in: the trust list goes onto it.").format(stick=dispatch.stick.called())
            self.show_banner(Banner("warn", said, lambda: _("It is then written by itself."), give_up))
        elif dispatch.state == "running":
            self.show_banner(None)
            self.frame.say_kept(lambda: _("Writing the trust list…"), "download", "accent")

    def _tell_answered(self) -> None:
        answering = self.answering
        if answering.to:
            called = ", ".join(stick.called() for stick in answering.to)
            back = _("The trust list is on {stick}, which can go back.").format(stick=called)
            self.frame.say_done(" ".join(part for part in (self._told, back) if part))
            self._told = ""
        error = answering.error
        if answering.failed and error:
            if sentence(error) is None:
                self.desk.background.failed.emit(error)
            else:
                again = Button(lambda: _("Write it again"))
                again.clicked.connect(answering.again)
                said = _("The trust list could not be written to the stick.")
                self.show_banner(Banner("error", said, lambda: sentence(error) or "", again))

    def _hinders_approving(self) -> str:
        request = self._request()
        if request is None or request.enrolment is None:
            return _("Choose a request to be enrolled.") if self._asking() else _("No request lies on a stick.")
        if self.seen and letter_taken(request, self.seen.trust):
            return _("Another device of this office has that letter.")
        if not self.desk.who.may("administrator"):
            return _("The administrator of this device does this.")
        return ""
