"""The pane of the queue: what agrees and what differs in the chosen pair, and what was decided of it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ctip_desktop.desktop.moments import day_words, read_day
from ctip_desktop.desktop.office_words import office_name
from ctip_desktop.desktop.same_person.lists import state_of
from ctip_desktop.desktop.widgets.facts import Facts
from ctip_desktop.desktop.widgets.field import Glyph
from ctip_desktop.desktop.widgets.panel import Line
from ctip_desktop.desktop.widgets.side_by_side import Pane
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.i18n.likeness import likeness_words, pair_state_words
from ctip_desktop.reports.persons.queue import Candidate

_MOST = 6
_LOOKS = (("check", "ok"), ("minus", "text_2"), ("triangle-alert", "warn"))


class PairPane(Pane):
    """Speaks of the chosen pair."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = Text("", "heading", wrap=True)
        self.second = Text("", "small", "text_2", wrap=True)
        self.said = _Said()
        self.line = Line()
        self.head = Text(lambda: _("Decided"), "heading")
        self.decided = Facts(4)
        self.note = Text("", "small", "text_2", wrap=True)
        for part in (self.title, self.second, self.said, self.line, self.head, self.decided, self.note):
            self.column.addWidget(part)
        self.column.addStretch(1)
        self.show_pair(None, names=False)

    def show_pair(self, pair: Candidate | None, *, names: bool) -> None:
        """Show a pair, or that none is chosen; the reasons only where names are shown."""
        for part in (self.second, self.said, self.line, self.head, self.decided, self.note):
            part.setVisible(pair is not None)
        if pair is None:
            self.title.say(lambda: _("Nothing is chosen."))
            return
        self.title.say(lambda: state_of(pair))
        points = max(pair.alike.score, 0)
        self.second.say(
            lambda: ngettext("{count} point of likeness", "{count} points of likeness", points).format(
                count=figure(points)
            )
        )
        self.said.show_pair(pair)
        told = pair.settled.decisions if pair.settled else ()
        for part in (self.line, self.head, self.decided):
            part.setVisible(bool(told))
        self.decided.show_facts(
            [
                (office_name(one.office), " · ".join((pair_state_words(_verdict(one.verdict)), _day(one.on))))
                for one in told[:4]
            ]
        )
        reasons = [one.reason for one in told if one.reason]
        if pair.state == "contradicted" and pair.settled and not pair.settled.contradicted:
            self.note.say(lambda: _("They were told apart, yet both are said to be the same as a third person."))
        elif pair.state == "contradicted":
            self.note.say(lambda: _("The offices decided differently, so nothing is decided. Nobody's word was lost."))
        elif pair.state == "changed":
            self.note.say(lambda: _("What was compared is no longer what it was. Look once more."))
        elif names and reasons:
            self.note.say(_("Reason: {reason}").format(reason=reasons[-1]))
        else:
            self.note.say("")


class _Said(QWidget):
    """What speaks for and against, a line each."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 4)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._lines = [(Glyph("", size=16), Text("", "small", wrap=True)) for _place in range(_MOST)]
        for place, (glyph, words) in enumerate(self._lines):
            grid.addWidget(glyph, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, place, 1)

    def show_pair(self, pair: Candidate) -> None:
        """Show what a pair is compared by."""
        for place, (glyph, words) in enumerate(self._lines):
            here = place < len(pair.alike.said)
            glyph.setVisible(here)
            words.setVisible(here)
            if here:
                said = pair.alike.said[place]
                icon, colour = _LOOKS[0 if said.points > 0 else 1 if said.points == 0 else 2]
                glyph.show_icon(icon, colour)
                words.say(lambda said=said: likeness_words(said.part, said.way))  # type: ignore[misc]


def _verdict(verdict: str) -> str:
    return "possible" if verdict == "open" else verdict


def _day(text: str) -> str:
    day = read_day(text)
    return day_words(day) if day else "–"
