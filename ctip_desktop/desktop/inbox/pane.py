"""The pane of the inbox: why a bundle is where it is, what follows from that, and what is known of it."""

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.bundle_words import BETWEEN, bundle_words
from ctip_desktop.desktop.inbox.items import Item
from ctip_desktop.desktop.media import size_words
from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.untold_words import untold_words
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.chip import Chip
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.panel import Line, row
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.i18n.problems import say_again
from ctip_desktop.i18n.problems.refusals import contradicts, is_worded, why_refused
from ctip_desktop.i18n.states import capital
from ctip_desktop.store.reminding import Untold
from ctip_desktop.sync.inbox import MAY_BE_CURED


class ItemPane(Pane):
    """Speaks of the chosen bundle; `answer` writes what goes back to its office, `devices` leads to its devices."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.chip = Chip("new")
        self._why_head = Text(lambda: _("Why"), "small", "text_2")
        self.why = Text("", "body", wrap=True)
        self._next_head = Text(lambda: _("What to do"), "small", "text_2")
        self.next = Text("", "body", wrap=True)
        self._back_head = Text(lambda: _("Goes back with the receipt"), "small", "text_2")
        self.back = Text("", "body", wrap=True)
        self.facts = Facts()
        self.answer = Button(lambda: _("Write the receipt"), icon="download")
        self.devices = Button(lambda: _("Devices"), "quiet")
        self.column.addWidget(self.title)
        self.column.addLayout(row(self.chip, None))
        self._line = Line()
        self._said = (self._why_head, self.why, self._next_head, self.next, self._back_head, self.back)
        for part in (*self._said, self._line, self.facts):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.foot.addLayout(row(self.answer, None, self.devices))
        self.show_item(None)

    def show_item(self, item: Item | None, untold: Untold | None = None) -> None:
        """Show a bundle, with what waits to go back to its office; or that none is chosen."""
        self._item = item
        for part in (self.chip, *self._said, self._line, self.facts):
            part.setVisible(item is not None)
        self.answer.setVisible(bool(item and item.office and item.state != "new"))
        self.devices.setVisible(bool(item and item.office))
        if item is None:
            self.title.say(lambda: _("Nothing is chosen."))
            return
        name = office_name(item.office) if item.office else _("Not known")
        self.title.say(f"{name} · {bundle_words(item.n)}" if item.n else name)
        self.chip.show_state(item.state)
        self._say(self._why_head, self.why, why_words(item))
        self._say(self._next_head, self.next, next_words(item))
        self._say(self._back_head, self.back, untold_words(untold) if untold else "")
        self.facts.show_facts(fact_words(item))

    def _say(self, head: Text, text: Text, words: str) -> None:
        text.say(words)
        head.setVisible(bool(words))
        text.setVisible(bool(words))


def why_words(item: Item) -> str:
    """Return why a bundle is in its state; empty where that needs no words."""
    if item.state == "waits":
        return _("It continues records that have not come yet: {missing}.").format(missing=item.missing)
    if item.state == "already_have":
        return _("The same file was taken in before; it changes nothing.")
    if item.state != "set_aside" or not item.reason:
        return ""
    if is_worded(item.reason):
        return capital(_("{why}.").format(why=why_refused(item.reason)))
    return say_again(item.reason, item.facts or {})


def next_words(item: Item) -> str:
    """Return what is to be done about a bundle, or that nothing is."""
    if item.state == "new":
        return _("Take it in: the receipt is then written to the same stick.")
    if item.state == "waits":
        return _("Nothing: it is taken in by itself once they are here. The receipt asks the office for them.")
    if item.state != "set_aside":
        return ""
    if contradicts(item.reason):
        return _(
            "Call the office and compare the digits of its device. Until that is settled nothing of it is taken in;"
            " nothing is lost."
        )
    if item.reason in MAY_BE_CURED:
        return _("It is kept, and tried again by itself when the trust list or the program is newer.")
    if item.office:
        return _("Write the receipt: it tells the office, which sends again. Nothing is lost.")
    return _("Call the office the stick came from: it sends again, and nothing is lost. Other bundles are not touched.")


def fact_words(item: Item) -> list[tuple[str, str]]:
    """Return what is known of a bundle, with what each fact is of."""
    facts = []
    if item.letter:
        facts.append((_("Device"), item.letter))
    holds = BETWEEN.join(part for part in (item.months, item.what) if part)
    if holds:
        facts.append((_("What it holds"), holds))
    if item.first and item.last:
        records = _("{first} to {last}").format(first=figure(item.first), last=figure(item.last))
        facts.append((_("Record numbers"), records))
    if item.size:
        facts.append((_("Size"), size_words(item.size)))
    if item.made_at:
        facts.append((_("Made"), f"{moment_day(item.made_at)} · {hour_words(item.made_at)}"))
    if item.at:
        facts.append((_("Arrived"), f"{moment_day(item.at)} · {hour_words(item.at)}"))
    return facts
