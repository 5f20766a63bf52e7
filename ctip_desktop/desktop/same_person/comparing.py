"""Two persons side by side: what agrees and what differs, and the decision with its reason; then the next pair."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent

from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.same_person.lists import CHIPS, compared_columns, compared_rows, state_of
from ctip_desktop.desktop.same_person.values import Seen, look
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.options import Options
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.rows import Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, figure
from ctip_desktop.reports.persons.deciding import Pair, Verdict, decide_same
from ctip_desktop.reports.persons.queue import Candidate, Written
from ctip_desktop.store.store import Store

_VERDICTS: tuple[Verdict, ...] = ("yes", "no", "open")

Typed = dict[Pair, tuple[Verdict, str]]
"""The verdict and the reason of a pair as they stand on the screen, not decided yet."""


class ComparePage(Page):
    """The persons of one pair after another, until none is left to decide.

    Args:
        leads_back: called with the last pair when the page is left.
        typed: what was chosen and typed of pairs that were left undecided; kept up by this page.
    """

    name = "same_person"
    shows: frozenset[Part] = frozenset()

    def __init__(
        self,
        desk: Desk,
        frame: Frame,
        seen: Seen,
        pair: Candidate,
        leads_back: Callable[[Candidate], object],
        typed: Typed,
    ) -> None:
        super().__init__(desk, frame)
        self.seen, self.pair, self._typed = seen, pair, typed
        self._leads_back = leads_back
        self.rows = Rows(compared_columns(pair), dense=True, name=lambda: _("What both entries say"))
        self.verdict = Options(
            lambda: _("Decision"),
            [
                ("yes", lambda: _("{key}  Same person").format(key=figure(1))),
                ("no", lambda: _("{key}  Different persons").format(key=figure(2))),
                ("open", lambda: _("{key}  Not decided").format(key=figure(3))),
            ],
        )
        self.reason = Field(lambda: _("By what it is told: a document, a parent, a photograph"))
        self._set_out()
        self.show_banner(Banner("accent", lambda: _("Nothing is merged."), self._what_follows))
        self.verdict.chosen.connect(lambda _value: self._drop_reason())
        self.reason.textChanged.connect(lambda _text: self.header_changed.emit())
        self.reason.textEdited.connect(lambda _text: self._note())
        frame.names.changed.connect(self._follow_names)
        self._show_pair()

    def title(self) -> str:
        """Return which entries are compared."""
        return f"{figure(self.pair.one.number)} · {figure(self.pair.other.number)}"

    def second_line(self) -> str:
        """Return how far the pair is, and how many wait."""
        left = self.seen.open
        said = _("{state} · {count} to decide").format(state=state_of(self.pair), count=figure(left))
        return said if self.frame.names.shown(self) else " · ".join((said, _("names are covered")))

    def state(self) -> str:
        """Return the chip of a pair whose state a word of its own tells."""
        chip = CHIPS[self.pair.state]
        return chip if chip in ("conflict", "changed_since") else ""

    def back(self) -> Callable[[], object]:
        """Return to the list."""
        return lambda: self._leads_back(self.pair)

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, and deciding."""
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        return (
            Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H"),
            Action(lambda: _("Decide"), self.decide, "check", "Ctrl+S", self.hindered()),
        )

    def keys(self) -> Sequence[Binding]:
        """Return the digits that decide, and how to go on; while the reason is typed, digits are part of it."""
        bindings = [
            Binding("Ctrl+PgDn", lambda: _("next pair"), lambda: self.step(1), in_strip=True),
            Binding("Ctrl+PgUp", lambda: _("pair before"), lambda: self.step(-1)),
            Binding("Ctrl+1", lambda: _("open the first entry"), lambda: self.open(self.pair.one)),
            Binding("Ctrl+2", lambda: _("open the second entry"), lambda: self.open(self.pair.other)),
        ]
        if not self.reason.hasFocus():
            bindings = [
                Binding("1", lambda: _("same person"), lambda: self.choose("yes"), in_strip=True),
                Binding("2", lambda: _("different persons"), lambda: self.choose("no"), in_strip=True),
                Binding("3", lambda: _("not decided"), lambda: self.choose("open")),
                *bindings,
            ]
        return bindings

    def enter(self) -> None:
        """Take the focus to what both say."""
        focus(self.rows)

    def changeEvent(self, event: QEvent) -> None:
        """Say it all in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and hasattr(self, "pair"):
            self._show_rows()

    def choose(self, verdict: Verdict) -> None:
        """Choose a verdict, and go to its reason."""
        self.verdict.show_value(verdict)
        self._drop_reason()
        focus(self.reason)

    def hindered(self) -> str:
        """Return why nothing can be decided now; empty if it can."""
        if not self.desk.who.may("officer"):
            return _("An officer decides.")
        if not self.frame.names.shown(self):
            return _("Show the names first: by them it is told who is who.")
        if self.verdict.value == "open":
            return "" if self.pair.settled else _("Choose 1 or 2.")
        return "" if self.reason.text().strip() else _("Say by what it is told.")

    def decide(self) -> None:
        """Keep the decision, and go on with the next pair that waits."""
        if self.hindered():
            return
        pair, verdict = self.pair, self._verdict()
        reason, desk, user = self.reason.text(), self.desk, self.desk.who.user
        before = _as_decided(pair)

        def work(store: Store) -> Seen:
            decide_same(store, user, pair.one.whose, pair.other.whose, verdict, reason)
            return look(store)

        def take_back() -> None:
            desk.run(lambda store: decide_same(store, user, *pair.pair, *before), "entries")

        def done(seen: Seen) -> None:
            self._typed.pop(pair.pair, None)
            self._go_on(seen)
            said = _("{one} and {other} are decided.").format(
                one=figure(pair.one.number), other=figure(pair.other.number)
            )
            self.frame.say_done(said, take_back if before[0] != verdict else None)

        self.desk.run(work, "entries", done=done, failed=self._failed, owner=self)

    def step(self, by: int) -> None:
        """Show the next pair of the list, or the one before."""
        pairs = self.seen.pairs
        places = [place for place, each in enumerate(pairs) if each.pair == self.pair.pair]
        place = (places[0] if places else -1) + by
        if 0 <= place < len(pairs):
            self.pair = pairs[place]
            self._show_pair()

    def open(self, one: Written) -> None:
        """Open the entry of one of the two."""
        open_entry(self.desk, self.frame, one.form, one.whose.entry)

    def _set_out(self) -> None:
        self.body.addWidget(self.rows, 1)
        panel = Panel(12)
        label = Text(lambda: _("Reason of the decision"), "label")
        self.reason.setAccessibleName(label.text)
        panel.column.addLayout(row(self.verdict, 12, label, self.reason, spacing=8))
        self.body.addWidget(panel)

    def _what_follows(self) -> str:
        return _("Both entries stay as they are; figures count the person once. It can be changed at any time.")

    def _verdict(self) -> Verdict:
        return next(each for each in _VERDICTS if each == self.verdict.value)

    def _go_on(self, seen: Seen) -> None:
        """Show the pair that now stands in the place of the one decided, or go back if none waits."""
        before = [each.pair for each in self.seen.pairs]
        place = before.index(self.pair.pair) if self.pair.pair in before else 0
        self.seen = seen
        waiting = [each for each in seen.pairs if each.is_open]
        after = [each for each in waiting if each.pair in before[place + 1 :]]
        following = (after or waiting)[:1]
        if not following:
            self._leads_back(self.pair)
            return
        self.pair = following[0]
        self._show_pair()
        focus(self.rows)

    def _drop_reason(self) -> None:
        """Take away the reason of another verdict: it is none for this one."""
        decided, reason = _as_decided(self.pair)
        if self._verdict() != decided and self.reason.text() == reason:
            self.reason.clear()
        self._note()
        self.header_changed.emit()

    def _note(self) -> None:
        self._typed[self.pair.pair] = self._verdict(), self.reason.text()

    def _failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.frame.say_kept(lambda: sentence(error) or "", "circle-x", "error")

    def _show_pair(self) -> None:
        verdict, reason = self._typed.get(self.pair.pair) or _as_decided(self.pair)
        self.verdict.show_value(verdict)
        self.reason.setText(reason)
        self.rows.show_columns(compared_columns(self.pair))
        self._show_rows()
        self.header_changed.emit()

    def _show_rows(self) -> None:
        names = self.frame.names.shown(self)
        self.rows.show_rows(compared_rows(self.pair, self.seen, names=names))

    def _follow_names(self, page: Page) -> None:
        if page is self:
            self._show_rows()
            self.header_changed.emit()


def _as_decided(pair: Candidate) -> tuple[Verdict, str]:
    """Return what holds of a pair now, with its reason."""
    settled = pair.settled
    if settled is None or settled.verdict == "open":
        return "open", ""
    return settled.verdict, settled.decisions[-1].reason
