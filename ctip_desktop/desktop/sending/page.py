"""The page of sending: what waits and what was answered below the card that takes it to a stick."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.bundle_words import aside_words, outcome_words
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.dispatch import Dispatch
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.sending.card import Card
from ctip_desktop.desktop.sending.enrolment import EnrolmentPage
from ctip_desktop.desktop.sending.hindrances import COMPARE, ENROL, NOT_LISTED, hinders
from ctip_desktop.desktop.sending.lists import fit, waits_columns, waits_row, went_columns, went_row, writing_row
from ctip_desktop.desktop.sending.seeing import Seen, see
from ctip_desktop.desktop.sticks import Sticks, ask_folder
from ctip_desktop.desktop.taking_in import TakingIn
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import column, row
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.i18n.problems.refusals import after_refusal, why_refused
from ctip_desktop.sync import outbox
from ctip_desktop.sync.inbox import Outcome
from ctip_desktop.sync.looking import WANTED


class SendingPage(Page):
    """What waits to be sent, and the way it goes.

    Args:
        ask: lets a person choose a folder; another in tests.
    """

    name = "sending"
    icon = "send"
    shows: frozenset[Part] = frozenset({"entries", "drafts", "bundles", "trust"})

    def __init__(
        self, desk: Desk, frame: Frame, sticks: Sticks, ask: Callable[[QWidget], Path | None] = ask_folder
    ) -> None:
        super().__init__(desk, frame)
        self.sticks = sticks
        self.dispatch = Dispatch(desk, sticks, self)
        self.taking_in = TakingIn(desk, sticks, self)
        self.seen: Seen | None = None
        self.chosen = ""
        self._ask = ask
        self.card = Card(self.dispatch)
        self.waits = Rows(waits_columns(), dense=True, name=lambda: _("What waits to be sent"))
        self.went = Rows(went_columns(), name=lambda: _("Bundles and what the secretariat answered"))
        self.drafts = _quiet(lambda: "")
        self.nothing_waits = _quiet(lambda: _("Entries saved as final wait here until the secretariat has them."))
        self.nothing_went = _quiet(lambda: _("No bundle was sent yet."))
        self.refused = QVBoxLayout()
        self._refusal: Banner | None = None
        self.body.addWidget(self.card)
        lower = row(self._left(), self._right(), spacing=20)
        lower.setStretch(0, 11)
        lower.setStretch(1, 7)
        self.body.addLayout(lower, 1)
        self.card.choose.clicked.connect(self.choose_folder)
        self.card.other.clicked.connect(self.take_another)
        self.went.row_chosen.connect(lambda _: self._show_refusal())
        self.dispatch.changed.connect(self._show_dispatch)
        self.dispatch.ended.connect(self._end)
        self.taking_in.ended.connect(self._tell_taken_in)
        self.taking_in.failed.connect(self._tell_failed)
        self.taking_in.stick_missed.connect(self._take_from_folder)
        sticks.changed.connect(self._show_ready)
        self._show_ready()

    def title(self) -> str:
        """Return the title."""
        return _("Sending")

    def badge(self) -> str:
        """Return how many entries wait that were never sent."""
        return figure(self.seen.fresh) if self.seen and self.seen.fresh else ""

    def header_actions(self) -> Sequence[Action]:
        """Return taking in receipts, and sending."""
        return (
            Action(lambda: _("Take in receipts"), self.take_in, "download", "Ctrl+I", self._hinders_taking_in()),
            Action(lambda: _("Send to USB"), self.send, "send", "Ctrl+Enter", self._hinders_sending()),
        )

    def keys(self) -> Sequence[Binding]:
        """Return the further keys of this page."""
        keys = []
        if self.dispatch.under_way:
            keys.append(Binding("Esc", lambda: _("stop safely"), self.dispatch.stop, in_strip=True))
        elif not self._hinders_sending():
            keys.append(Binding("Ctrl+E", lambda: _("send to USB"), self.send))
        if not self._hinders_taking_in():
            keys.append(Binding("Ctrl+O", lambda: _("take in receipts"), self.take_in))
        return keys

    def refresh(self) -> None:
        """Read again what waits and what was answered."""
        self.desk.read(see, self._show, owner=self)

    def enter(self) -> None:
        """Give the focus to what waits, or to the way to be known."""
        focus(self.waits)
        self.sticks.look()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.seen:
            self.refresh()
            self.card.show_state()

    @property
    def stick(self) -> Stick | None:
        """Where it would go: what a person chose, or the first that is in."""
        return self.sticks.find(self.chosen) or next(iter(self.sticks.present), None)

    def send(self) -> None:
        """Send what waits to the stick."""
        if stick := self.stick:
            self.show_banner(self._trust_banner())
            self.dispatch.start(stick, lambda store, watch: outbox.gather(store, watch=watch))

    def take_in(self) -> None:
        """Take in what lies on the sticks that are in; where none is, ask for a folder."""
        self.taking_in.take_states(WANTED)
        self.header_changed.emit()
        self.frame.say_kept(lambda: _("Reading what lies on the stick…"), "usb", "accent")

    def _take_from_folder(self) -> None:
        self.header_changed.emit()
        if self.choose_folder():
            self.take_in()

    def choose_folder(self) -> bool:
        """Let a person choose a folder in place of a stick; say whether one was."""
        folder = self._ask(self)
        if folder is None:
            return False
        self.sticks.choose(folder)
        return True

    def take_another(self) -> None:
        """Go to the next of several sticks."""
        present, now = list(self.sticks.present), self.stick
        if now and len(present) > 1:
            self.chosen = present[(present.index(now) + 1) % len(present)].id
            self._show_ready()

    def open_enrolment(self) -> None:
        """Show how this device and the secretariat come to know each other."""
        self.frame.open(EnrolmentPage(self.desk, self.frame, self.sticks, self._ask))

    def _left(self) -> QVBoxLayout:
        sealed = row(
            Text(lambda: _("Nothing leaves unsealed"), "small", "text_2"), Glyph("lock", "text_2", 16), spacing=8
        )
        head = row(Text(lambda: _("What waits to be sent"), "heading"), None)
        head.addLayout(sealed)
        left = column(head, self.waits, self.nothing_waits, self.drafts, spacing=8)
        left.setStretch(1, 100)
        left.addStretch(1)
        return left

    def _right(self) -> QVBoxLayout:
        right = column(Text(lambda: _("Receipts"), "heading"), self.went, self.nothing_went, spacing=8)
        right.setStretch(1, 100)
        right.addLayout(self.refused)
        right.addStretch(1)
        return right

    def _show(self, seen: Seen) -> None:
        self.seen = seen
        self.waits.show_rows([waits_row(one) for one in seen.waits])
        self._show_went()
        drafts = ngettext(
            "{count} draft is not sent. Save it as final, and it can be.",
            "{count} drafts are not sent. Save them as final, and they can be.",
            seen.drafts,
        )
        self.drafts.say(drafts.format(count=figure(seen.drafts)) if seen.drafts else "")
        self.drafts.setVisible(bool(seen.drafts))
        self.nothing_waits.setVisible(not seen.waits)
        fit(self.waits, "row_dense")
        self.show_banner(self._trust_banner())
        self._show_ready()

    def _show_went(self) -> None:
        seen, shipment = self.seen, self.dispatch.shipment
        rows = [went_row(one) for one in seen.went] if seen else []
        if self.dispatch.under_way and shipment:
            rows = [
                writing_row(parcel.sent.n, (parcel.sent.last or 0) - (parcel.sent.first or 1) + 1)
                for parcel in reversed(shipment.parcels)
            ] + rows
        self.went.show_rows(rows)
        self.nothing_went.setVisible(not rows)
        fit(self.went, "row")

    def _show_ready(self) -> None:
        if self.dispatch.state in ("done", "failed", "stopped") and not self._same_stick():
            self.dispatch.forget()
        entries = self.seen.count if self.seen else 0
        if not self.dispatch.under_way and self.dispatch.state != "done":
            self.card.show_ready(self.stick, len(self.sticks.present) > 1, entries)
        self.header_changed.emit()

    def _same_stick(self) -> bool:
        """Say whether the stick something was sent to is still in: what became of it stays on the card until then."""
        return self.dispatch.stick is not None and self.sticks.find(self.dispatch.stick.id) is not None

    def _show_dispatch(self) -> None:
        dispatch = self.dispatch
        self.card.show_state()
        step = dispatch.step
        if dispatch.state == "running" and step and step.name in ("write", "read_back") and step.of:
            share = step.done * 100 // step.of
            words = _("Writing, {share} percent") if step.name == "write" else _("Reading back, {share} percent")
            self.frame.say_kept(lambda: words.format(share=figure(share)), "send", "accent")
        if step is None or dispatch.state != "running":
            self._show_went()
            self.header_changed.emit()

    def _end(self) -> None:
        self._show_went()
        self.header_changed.emit()
        count = sum((one.last or 0) - (one.first or 1) + 1 for one in self.dispatch.made)
        if self.dispatch.state == "done":
            said = ngettext("{count} record sent and read back", "{count} records sent and read back", count)
            self.frame.say_kept(lambda: said.format(count=figure(count)), "check")
        elif self.dispatch.error:
            error = self.dispatch.error
            self.frame.say_kept(lambda: sentence(error) or "", "triangle-alert", "warn")
            if sentence(error) is None:
                self.desk.background.failed.emit(error)

    def _tell_taken_in(self, outcomes: list[Outcome]) -> None:
        self.header_changed.emit()
        if not outcomes:
            self.frame.say_done(_("Nothing new lies on the stick."))
        else:
            self.frame.say_done(outcome_words(outcomes))
            self.frame.say_kept(lambda: outcome_words(outcomes), "download")
        aside = [one for one in outcomes if one.state == "set_aside" and one.arrival.reason != "root_not_pinned"]
        if aside:
            self.show_banner(Banner("warn", lambda: outcome_words(aside), lambda: aside_words(aside[0])))

    def _tell_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))
        self.header_changed.emit()

    def _show_refusal(self) -> None:
        """Say under the list why a bundle was refused: the present one, or else the latest that was."""
        refused = [one for one in (self.seen.went if self.seen else ()) if one.state == "refused"]
        shown = next((one for one in refused if one.bundle == self.went.present), next(iter(refused), None))
        if self._refusal:
            self.refused.removeWidget(self._refusal)
            self._refusal.hide()
            self._refusal.deleteLater()
            self._refusal = None
        if shown:
            number, reason = shown.number, shown.reason
            self._refusal = Banner(
                "error",
                lambda: _("Bundle {number}: {why}").format(number=number, why=why_refused(reason)),
                lambda: after_refusal(reason),
            )
            self.refused.addWidget(self._refusal)

    def _hinders_sending(self) -> str:
        seen, stick = self.seen, self.stick
        if self.dispatch.state == "pulled":
            return _("Put the stick back in; nothing is lost.")
        if self.dispatch.under_way:
            return _("It is being sent.")
        if seen is None:
            return _("Being read…")
        if why := hinders(seen.standing):
            return why
        if not self.desk.who.may("officer"):
            return _("An officer or the administrator sends.")
        if not seen.count:
            return _("Nothing waits to be sent.")
        if stick is None:
            return _("Put in a USB stick, or choose a folder.")
        hindrance = stick.hindrance()
        return (sentence(hindrance) or "") if hindrance else ""

    def _hinders_taking_in(self) -> str:
        if self.dispatch.under_way:
            return _("It is being sent.")
        return _("It is being taken in.") if self.taking_in.under_way else ""

    def _trust_banner(self) -> Banner | None:
        standing = self.seen.standing if self.seen else None
        if standing is None or standing.training or not hinders(standing):
            return None
        if standing.came:
            said, to_do = COMPARE
            button = Button(lambda: _("Compare the digits"))
        elif not standing.pinned:
            said, to_do = ENROL
            button = Button(lambda: _("Enrol this device"))
        else:
            said, to_do = NOT_LISTED
            button = Button(lambda: _("See the enrolment"))
        button.clicked.connect(self.open_enrolment)
        return Banner("warn", said, to_do, button, "key-round")


def _quiet(words: Words) -> Text:
    return Text(words, "small", "text_2", wrap=True)
