"""Asks why an entry need not be corrected: the secretariat withdraws what it asked, or the office answers that."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure
from ctip_desktop.store.answering import answer_return
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.returning import said, withdraw_return
from ctip_desktop.store.slots import User
from ctip_desktop.store.store import Store


@dataclass(frozen=True)
class Named:
    """The entry it is about: its identifier, what a person calls it, and its office."""

    entry: str
    words: str
    office: str


@dataclass(frozen=True)
class Asking:
    """What is done with the reason, and every word around it; `told` is said once it is done."""

    title: Words
    verb: Words
    what: Words
    hint: Words
    told: Words
    work: Callable[[Store, User, str, str], Revision]


def withdrawing(named: Named) -> Asking:
    """Return what is asked where the secretariat takes back that an entry is to be corrected."""
    facts = {"entry": figure(named.words), "office": office_name(named.office)}
    return Asking(
        lambda: _("Withdraw the return"),
        lambda: _("Withdraw it"),
        lambda: _("{entry} is then received again, here and at {office}. The reason stays in its history.").format(
            **facts
        ),
        lambda: _("Why it need not be corrected"),
        lambda: _("{entry} is no longer returned; {office} is told once the inbox writes what goes back.").format(
            **facts
        ),
        withdraw_return,
    )


def answering(named: Named) -> Asking:
    """Return what is asked where an office says that its entry is right as it is."""
    entry = figure(named.words)
    return Asking(
        lambda: _("It is right as it is"),
        lambda: _("Answer"),
        lambda: _(
            "{entry} is not changed. The General Secretariat reads the answer with the next bundle, and withdraws what "
            "it asked or asks again."
        ).format(entry=entry),
        lambda: _("Why it is right, as the General Secretariat is to read it"),
        lambda: _("{entry} is answered; the General Secretariat reads it with the next bundle.").format(entry=entry),
        answer_return,
    )


class ReasonDialog(Dialog):
    """Asks for the reason; `told` is called with the words of what was done."""

    def __init__(
        self, desk: Desk, named: Named, asking: Asking, told: Callable[[str], object], parent: QWidget
    ) -> None:
        super().__init__(asking.title, asking.verb, parent)
        self._desk, self._named, self._asking, self._told = desk, named, asking, told
        self.reason = Field(asking.hint)
        self.reason.setAccessibleName(_("Reason"))
        self.say(asking.what)
        self.column.addSpacing(6)
        self.column.addWidget(Text(lambda: _("Reason"), "strong"))
        self.column.addWidget(self.reason)
        self.reason.textEdited.connect(lambda _: self._forgive())

    def ask(self) -> None:
        """Show it; one begins with the reason."""
        super().ask()
        focus(self.reason)

    def go_on(self) -> None:
        """Do it, or say that the reason is missing."""
        reason = self.reason.text()
        if not said(reason):
            self.reason.show_tone("error")
            self.message.say(lambda: _("The reason is missing. Say why in a few words."), "error")
            focus(self.reason)
            return
        self.be_busy(True)
        user, entry, work = self._desk.who.user, self._named.entry, self._asking.work
        self._desk.run(
            lambda store: work(store, user, entry, reason),
            "entries",
            done=self._end,
            failed=lambda error: self.fail(error, self._desk.background.failed.emit),
            owner=self,
        )

    def _end(self, _revision: Revision) -> None:
        self.accept()
        self._told(self._asking.told())

    def _forgive(self) -> None:
        self.reason.show_tone("")
        self.message.hide()
