"""The differences between an entry and what was keyed once more, decided by digit; the result is a draft."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.verify.decisions import FIRST, SECOND, Decisions, Retyped, place_words
from ctip_desktop.desktop.form.verify.keying import First
from ctip_desktop.desktop.form.verify.retyping import Retyping
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.opening import open_entry
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.widgets.banner import EmptyState
from ctip_desktop.desktop.widgets.rows import Cell, Column, Row, Rows
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms.entering.verifying import Decision, Difference
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.store.drafts import Draft, keep_draft
from ctip_desktop.store.transaction import Writer
from ctip_desktop.store.verifying import Keyed, drop_keyed, keep_keyed

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame


class VerifyPage(Page):
    """What differs, one line a difference."""

    name = "entries"
    icon = "git-compare"

    def __init__(
        self,
        desk: Desk,
        frame: "Frame",
        first: First,
        second: Filled,
        decided: Mapping[str, Any] | None = None,
        *,
        back_to: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(desk, frame)
        self.first = first
        self.decisions = Decisions(first, second.answers(), second.about, decided)
        self.retyping: Retyping | None = None
        self._second = second
        self._leads_back = back_to or (lambda: frame.open("entries"))
        self.list = Rows(
            [
                Column(lambda: _("No."), 64),
                Column(lambda: _("Question"), 190, stretch=2),
                Column(self._first_head, 150, stretch=2),
                Column(self._second_head, 150, stretch=2),
                Column(lambda: _("Decided"), 170, stretch=2),
            ],
            name=lambda: _("Differences"),
        )
        self.how = Text(lambda: _("1 takes what was keyed first, 2 what was keyed second, 3 types it again."), "small")
        self.same = EmptyState("circle-check", lambda: _("Both say the same. Nothing is to be changed."))
        self.body.addWidget(self.how)
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.same, 1)
        differ = bool(self.decisions.differences)
        self.same.setVisible(not differ)
        self.how.setVisible(differ)
        self.list.setVisible(differ)
        self.list.row_opened.connect(lambda _key: self._go_on())
        frame.names.changed.connect(self._follow_names)
        self.show_rows()

    def title(self) -> str:
        """Return what is shown."""
        kind = " ".join(self.first.form.title.said(language()).split())
        return _("Keyed twice: {kind} {number}").format(kind=kind, number=figure(self.first.number))

    def second_line(self) -> str:
        """Return how many differences there are and how many are left."""
        count, left = len(self.decisions.differences), self.decisions.left
        if not count:
            return _("No differences")
        said = ngettext("{count} difference, {left} not decided", "{count} differences, {left} not decided", count)
        return said.format(count=figure(count), left=figure(left))

    def back(self) -> Callable[[], object]:
        """Return to the keying: what was decided is gone, what was keyed is kept."""
        return self._leads_back

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, and making the change, or ending where there is none to make."""
        if not self.decisions.differences:
            return (Action(lambda: _("Done"), self.end, "check", "Ctrl+S"),)
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        names = Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H")
        return names, Action(lambda: _("Make the change"), self.make, "check", "Ctrl+S", self._hindered())

    def keys(self) -> Sequence[Binding]:
        """Return what digits decide; while something is retyped, the keys of that."""
        if self.retyping:
            return self.retyping.keys()
        if not self.decisions.differences:
            return ()
        return [
            Binding("1", lambda: _("the first"), lambda: self.decide(FIRST), in_strip=True),
            Binding("2", lambda: _("the second"), lambda: self.decide(SECOND), in_strip=True),
            Binding("3", lambda: _("type it again"), self.retype, in_strip=True),
            Binding("0", lambda: _("not decided"), lambda: self.decide(None)),
            Binding("F9", lambda: _("next one that is not decided"), self._go_on),
        ]

    def enter(self) -> None:
        """Take the focus to the first difference."""
        focus(self.list if self.decisions.differences else self)

    @property
    def present(self) -> Difference | None:
        """The difference that is chosen."""
        place = self._place()
        return self.decisions.differences[place] if place >= 0 else None

    def decide(self, decision: Decision | None) -> None:
        """Decide about the chosen difference, then go to the next that is not decided."""
        if present := self.present:
            self.decisions.decide(present, decision)
            self.show_rows()
            if decision is not None:
                self._go_on()
            self.header_changed.emit()
            self._keep()

    def retype(self) -> None:
        """Open the question of the chosen difference, empty."""
        present = self.present
        if present is None or not self.decisions.may_retype(present):
            return
        self.retyping = Retyping(self.desk, self.first, self._second, present)
        self.retyping.retyped.connect(self._take_retyped)
        self.retyping.given_up.connect(self._close_retyping)
        self.body.addWidget(self.retyping)
        self.retyping.show()
        self.retyping.enter()
        self.keys_changed.emit()

    def make(self) -> None:
        """Make a draft of the entry that says what was decided, and open it."""
        if self._hindered():
            return
        if not self.decisions.changes_anything:
            self.end()
            return
        answers, about = self.decisions.result()
        first, user = self.first, self.desk.who.user.id
        form = first.form
        draft = Draft(first.entry, form.name, form.version, user, answers, about, parents=(first.head,))

        def work(writer: Writer) -> None:
            keep_draft(writer, draft)
            drop_keyed(writer, first.entry, user)

        self.desk.write(work, "drafts", done=lambda _nothing: self._open_draft(), owner=self)

    def end(self) -> None:
        """Forget what was keyed once more: nothing is to be changed."""
        entry, user = self.first.entry, self.desk.who.user.id
        self.desk.write(lambda writer: drop_keyed(writer, entry, user), done=lambda _nothing: self._ended(), owner=self)

    def show_rows(self) -> None:
        """Show the differences as they stand."""
        self.list.show_rows([self._row(place, each) for place, each in enumerate(self.decisions.differences)])

    def _keep(self) -> None:
        """Keep what was decided."""
        second, user = self._second, self.desk.who.user.id
        first, decided = self.first, self.decisions.to_keep()
        keyed = Keyed(first.entry, user, first.form.version, second.answers(), second.about, decided)
        self.desk.write(lambda writer: keep_keyed(writer, keyed))

    def _row(self, place: int, difference: Difference) -> Row:
        decisions = self.decisions
        personal = bool(difference.item.question.columns.get("personal")) or bool(difference.item.items)
        covered = personal and not self.frame.names.shown(self)
        decision = decisions.decision(difference)
        icon = "" if decision is None else "pencil-line" if isinstance(decision, Retyped) else "check"
        return Row(
            str(place),
            (
                Cell(figure(difference.number), role="small", colour="text_2"),
                Cell(" ".join(difference.label.said(language()).split()), place_words(difference), role="label"),
                Cell(decisions.said(difference, FIRST) or "–", covered=covered and difference.first is not None),
                Cell(decisions.said(difference, SECOND) or "–", covered=covered and difference.second is not None),
                Cell(decisions.decided_said(difference), icon=icon, role="strong", covered=covered and bool(icon)),
            ),
        )

    def _place(self) -> int:
        return int(self.list.present) if self.list.present else -1

    def _go_on(self) -> None:
        self.list.choose(str(self.decisions.next_open(self._place())))

    def _take_retyped(self, answer: str | int | None) -> None:
        self._close_retyping()
        self.decide(Retyped(answer))

    def _close_retyping(self) -> None:
        retyping, self.retyping = self.retyping, None
        if retyping:
            focus(self.list)
            retyping.hide()
            retyping.deleteLater()
        self.keys_changed.emit()

    def _open_draft(self) -> None:
        open_entry(self.desk, self.frame, self.first.form.name, self.first.entry)
        self.frame.say_done(_("The change is a draft. Look at it, then save it as final."))

    def _ended(self) -> None:
        self.frame.open("entries")
        self.frame.say_done(_("Both say the same. Nothing was changed."))

    def _follow_names(self, page: Page) -> None:
        if page is self:
            self.show_rows()
            self.header_changed.emit()

    def _hindered(self) -> str:
        left = self.decisions.left
        if not left:
            return ""
        return ngettext("{count} is not decided yet.", "{count} are not decided yet.", left).format(count=figure(left))

    def _first_head(self) -> str:
        name = self.first.by_name
        return _("1 · First: {name}").format(name=name) if name else _("1 · First")

    def _second_head(self) -> str:
        return _("2 · Second: {name}").format(name=self.desk.who.user.name)
