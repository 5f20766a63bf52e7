"""The inbox: what lies on the sticks first, then all that came; taken in with one key, answered on the same stick."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.answering import Answering
from ctip_desktop.desktop.bundle_words import outcome_words
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.inbox.browser import Browser
from ctip_desktop.desktop.inbox.going_back import KEY, GoingBack
from ctip_desktop.desktop.inbox.items import Came, Item, read_came, with_found
from ctip_desktop.desktop.inbox.pane import ItemPane
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.media import Stick
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.sticks import Sticks, ask_folder
from ctip_desktop.desktop.taking_in import TakingIn
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import row
from ctip_desktop.desktop.widgets.side_by_side import SideBySide
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.sync.inbox import Outcome
from ctip_desktop.sync.looking import NEW, Found


class InboxPage(Page):
    """All that came from the provinces, and the way it is taken in.

    Args:
        ask: lets a person choose a folder; another in tests.
    """

    name = "inbox"
    icon = "inbox"
    shows: frozenset[Part] = frozenset({"bundles", "entries", "trust"})

    def __init__(
        self, desk: Desk, frame: Frame, sticks: Sticks, ask: Callable[[QWidget], Path | None] = ask_folder
    ) -> None:
        super().__init__(desk, frame)
        self.sticks = sticks
        self.taking_in = TakingIn(desk, sticks, self)
        self.answering = Answering(desk, sticks, self)
        self.came: Came | None = None
        self._ask = ask
        self._taken: frozenset[str] = frozenset()
        self._told = ""
        self._spoken_over = False
        self.going_back = GoingBack(self, self._write_for)
        self.browser = Browser()
        self.today = Text("", "small", "text_2")
        self.pane = ItemPane()
        self.sides = SideBySide(self._left(), self.pane)
        self.body.addWidget(self.sides, 1)
        self._connect()

    @property
    def items(self) -> list[Item]:
        """All that is listed when nothing is asked for."""
        return self.browser.items

    def title(self) -> str:
        """Return the title."""
        return _("Inbox")

    def second_line(self) -> str:
        """Return how far the taking in has come, or how many bundles are new, wait and are set aside."""
        if self.taking_in.taking:
            said = _("Taking in {done} of {of}…")
            return said.format(
                done=figure(min(self.taking_in.done + 1, self.taking_in.of)), of=figure(self.taking_in.of)
            )
        parts = [(_("{count} new"), "new"), (_("{count} set aside"), "set_aside"), (_("{count} waits"), "waits")]
        counts = [(words, sum(item.state == state for item in self.items)) for words, state in parts]
        return " · ".join(words.format(count=figure(count)) for words, count in counts if count)

    def badge(self) -> str:
        """Return how many bundles are new."""
        return figure(len(self._new())) if self._new() else ""

    def header_actions(self) -> Sequence[Action]:
        """Return reading sticks, and taking in what is new there."""
        new = len(self._new())
        words = (lambda: _("Take in all {count}").format(count=figure(new))) if new > 1 else (lambda: _("Take in"))
        busy = self._is_busy()
        return (
            Action(lambda: _("Read USB"), self.read_sticks, "usb", "Ctrl+O", busy),
            Action(words, self.take_in, "package-check", "Ctrl+Enter", busy or self._hinders_taking_in()),
        )

    def keys(self) -> Sequence[Binding]:
        """Return the further keys of this page."""
        bindings = [
            Binding("↑↓", lambda: _("choose a bundle"), None, in_strip=True),
            Binding("Ctrl+F", lambda: _("find"), lambda: focus(self.browser.finding), in_strip=True),
            Binding("Ctrl+1…9", lambda: _("sort by the column of this number"), None),
        ]
        if self.going_back.waiting and not self._is_busy():
            bindings.append(Binding(KEY, lambda: _("write what goes back"), self.going_back.write, in_strip=True))
        if self.taking_in.taking:
            bindings.insert(0, Binding("Esc", lambda: _("stop after this file"), self.taking_in.stop, in_strip=True))
        elif self.sides.is_over:
            bindings.append(Binding("Esc", lambda: _("back to the list"), self.sides.close_pane))
        return bindings

    def refresh(self) -> None:
        """Read again what came, and see again what lies on the sticks."""
        self.desk.read(read_came, self._show, owner=self)
        self.taking_in.look()

    def enter(self) -> None:
        """Give the focus to the list, or to what stands in its place."""
        self.browser.focus_list()
        self.sticks.look()

    def leave(self) -> None:
        """Close what lies over the list."""
        self.sides.close_pane()

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.came:
            self.refresh()

    def show_bundle(self, bundle: str) -> None:
        """Have a bundle as the chosen one, whatever was asked for before: another page leads here."""
        self.browser.show_bundle(bundle)

    def read_sticks(self) -> None:
        """See what lies on the sticks that are in; where none is, ask for a folder."""

        def seen_once() -> None:
            self.sticks.looked.disconnect(seen_once)
            if self.sticks.present or self._choose_folder():
                self.taking_in.look()

        self.sticks.looked.connect(seen_once)
        self.sticks.look()

    def take_in(self) -> None:
        """Take in all that is new on the sticks."""
        new = self._new()
        if new:
            self.show_banner(None)
            self.taking_in.take(new)
            self.header_changed.emit()
            self.keys_changed.emit()

    def write_receipt(self) -> None:
        """Write what goes back to the office of the chosen bundle, to the stick that is in."""
        item = self.browser.present
        if item and item.office:
            self._write_for(item.office)

    def show_banner(self, banner: Banner | None) -> None:
        """Show a banner; where there is no other, what waits to go back to offices."""
        self._spoken_over = banner is not None
        super().show_banner(banner or self.going_back.banner())

    def _write_for(self, office: str) -> None:
        stick = next(iter(self.sticks.present), None)
        if not self.desk.who.may("officer"):
            self.frame.say_done(_("An officer or the administrator sends."))
            return
        if stick is None:
            self.frame.say_done(_("Put in the stick that goes back to the office."))
            return
        self._told = ""
        self.answering.answer([(stick, frozenset({office}))])

    def _left(self) -> QWidget:
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.browser, 1)
        layout.addLayout(row(Glyph("circle-check", "ok", 18), self.today, None))
        return left

    def _connect(self) -> None:
        self.browser.chosen.connect(self._show_chosen)
        self.browser.opened.connect(self.sides.open_pane)
        self.browser.read_asked.connect(self.read_sticks)
        self.sides.pane_moved.connect(self.keys_changed)
        self.pane.answer.clicked.connect(self.write_receipt)
        self.pane.devices.clicked.connect(lambda: self.frame.open("offices"))
        self.sticks.changed.connect(self.taking_in.look)
        self.sticks.pulled.connect(self._forget)
        self.taking_in.looked.connect(self._merge)
        self.taking_in.moved.connect(self._show_progress)
        self.taking_in.ended.connect(self._answer)
        self.taking_in.failed.connect(self._tell_failed)
        self.answering.dispatch.changed.connect(self._show_answering)
        self.answering.ended.connect(self._tell_answered)

    def _show(self, came: Came) -> None:
        self.came = came
        receipts = ngettext("{count} receipt written", "{count} receipts written", came.receipts)
        records = ngettext("{count} record came in", "{count} records came in", came.records)
        parts = (receipts.format(count=figure(came.receipts)), records.format(count=figure(came.records)))
        self.today.say(_("Today: {receipts} · {records}").format(receipts=parts[0], records=parts[1]))
        self.going_back.waiting = came.untold
        if not self._spoken_over:
            self.show_banner(None)
        self._merge()
        self.keys_changed.emit()

    def _merge(self) -> None:
        if self.came:
            self.browser.show_items(with_found(self.came, self.taking_in.found, self._taken))
            self.header_changed.emit()

    def _show_chosen(self) -> None:
        item = self.browser.present
        self.pane.show_item(item, self.going_back.find(item.office) if item else None)

    def _new(self) -> list[Found]:
        """Return what is new on the sticks, a file that lies there twice once."""
        return list({one.bundle: one for one in reversed(self.taking_in.found) if one.state == NEW}.values())[::-1]

    def _forget(self, stick: Stick) -> None:
        """Once a stick is pulled, what was taken in from it counts as had already when it comes back."""
        del stick
        self._taken = frozenset()

    def _show_progress(self) -> None:
        taking = self.taking_in
        if taking.taking:
            self.header_changed.emit()
            said = _("Taking in, {done} of {of}").format(done=figure(taking.done), of=figure(taking.of))
            self.frame.say_kept(lambda: said, "package-check", "accent")

    def _answer(self, outcomes: list[Outcome]) -> None:
        """Answer on each stick the offices whose bundles lay there."""
        self._told = outcome_words(outcomes)
        tried = {one.arrival.bundle: one.arrival.office for one in outcomes}
        self._taken |= tried.keys()
        on: dict[Stick, set[str]] = {}
        for found in self.taking_in.found:
            stick, office = self.taking_in.stick_of(found), tried.get(found.bundle)
            if stick and office:
                on.setdefault(stick, set()).add(office)
        self.taking_in.look()
        if not on:
            self._tell_answered()
        elif not self.desk.who.may("officer"):
            self.frame.say_done(self._told)
            self.show_banner(Banner("accent", lambda: _("Taken in. An officer writes the receipts."), ""))
        else:
            self.answering.answer([(stick, frozenset(offices)) for stick, offices in on.items()])
        self.header_changed.emit()
        self.keys_changed.emit()

    def _show_answering(self) -> None:
        dispatch = self.answering.dispatch
        if dispatch.state == "pulled" and dispatch.stick:
            called = dispatch.stick.called()
            give_up = Button(lambda: _("Stop"))
            give_up.clicked.connect(dispatch.stop)
            said = _("{stick} was pulled before its receipts were written.").format(stick=called)
            to_do = _("What came is taken in. Put it back in, and the receipts are written by themselves.")
            self.show_banner(Banner("warn", said, to_do, give_up))
        elif dispatch.state == "running":
            self.frame.say_kept(lambda: _("Writing receipts…"), "download", "accent")
        self.header_changed.emit()

    def _tell_answered(self) -> None:
        answering = self.answering
        told = [self._told] if self._told else []
        if answering.to:
            called = ", ".join(stick.called() for stick in answering.to)
            said = ngettext(
                "{count} receipt is on {stick}, which can go back.",
                "{count} receipts are on {stick}, which can go back.",
                answering.receipts,
            )
            told.append(said.format(count=figure(answering.receipts), stick=called))
        if told:
            self.frame.say_done(" ".join(told))
        if answering.failed and answering.error:
            self._tell_not_answered(answering.error)
        elif answering.to:
            self.show_banner(None)
        self.header_changed.emit()

    def _tell_not_answered(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
            return
        again = Button(lambda: _("Write them again"))
        again.clicked.connect(self.answering.again)
        self.show_banner(
            Banner(
                "error",
                lambda: _("What came is taken in, but its receipts could not be written."),
                lambda: sentence(error) or "",
                again,
            )
        )

    def _tell_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))
        self.header_changed.emit()
        self.keys_changed.emit()

    def _choose_folder(self) -> bool:
        folder = self._ask(self)
        if folder:
            self.sticks.choose(folder)
        return folder is not None

    def _is_busy(self) -> str:
        if self.taking_in.taking:
            return _("It is being taken in.")
        return _("Receipts are being written.") if self.answering.dispatch.under_way else ""

    def _hinders_taking_in(self) -> str:
        if self._new():
            return ""
        return _("Nothing new lies on a stick.") if self.sticks.present else _("Put in a stick, or read a folder.")
