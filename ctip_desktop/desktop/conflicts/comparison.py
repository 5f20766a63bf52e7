"""The page on which a person decides between the versions of an entry, question by question, by digits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent

from ctip_desktop.desktop.conflicts.answer_box import AnswerBox
from ctip_desktop.desktop.conflicts.choosing import Choosing
from ctip_desktop.desktop.conflicts.comparison_keys import keys_of
from ctip_desktop.desktop.conflicts.heads import heads, kept_words, whose
from ctip_desktop.desktop.conflicts.other_answer import OtherAnswer
from ctip_desktop.desktop.conflicts.reason_panel import ReasonPanel
from ctip_desktop.desktop.conflicts.table import ComparisonTable
from ctip_desktop.desktop.desk import Desk, Part
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.frame import Frame
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.page import Action, Page, focus
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.entries.versions import Choice, Said
from ctip_desktop.errors.conflicts import ConflictChanged, DecisionFaulty, NotInConflict
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.transaction import Reader
from ctip_desktop.sync.conflicts import Conflict, conflict, entries_in_conflict
from ctip_desktop.sync.deciding import decide
from ctip_desktop.sync.questions import Question


class ComparisonPage(Page):
    """The versions of an entry side by side.

    Args:
        entry: the identifier of the entry.
        back_to: leads back to where it was opened from.
    """

    name = "conflicts"
    icon = "git-compare"
    shows: frozenset[Part] = frozenset({"entries", "bundles"})

    def __init__(self, desk: Desk, frame: Frame, entry: str, back_to: Callable[[], object]) -> None:
        super().__init__(desk, frame)
        self.entry = entry
        self.choosing: Choosing | None = None
        self.other: OtherAnswer | None = None
        self._back_to = back_to
        self._place = (0, 0)
        self._recording = False
        self._fault: Exception | None = None
        self.table = ComparisonTable()
        self.below = Text("", "body", "text_2", wrap=True)
        self.reason = ReasonPanel()
        self.body.addWidget(self.table, 1000)
        self.body.addWidget(self.below)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        for part in (self.table, self.below, self.reason):
            part.hide()
        self.table.taken.connect(self._take_box)
        self.table.moved.connect(self.keys_changed)
        self.reason.written.connect(self._note_reason)
        frame.names.changed.connect(self._follow_names)

    def title(self) -> str:
        """Return the kind of entry and its number."""
        if self.choosing is None:
            return _("Conflict")
        now = self.choosing.conflict
        return f"{' '.join(now.form.title.said(language()).split())} {figure(now.number)}"

    def second_line(self) -> str:
        """Return which of the conflicts it is, and whether names are covered."""
        at, of = self._place
        said = _("Conflict {number} of {count}").format(number=figure(at), count=figure(of)) if at else ""
        names = _("names are shown") if self.frame.names.shown(self) else _("names are covered")
        return " · ".join(part for part in (said, names) if part)

    def state(self) -> str:
        """Return that it is in conflict."""
        return "conflict"

    def back(self) -> Callable[[], object]:
        """Return the way back; what was chosen and not recorded is gone, nothing else is."""
        return self._back_to

    def header_actions(self) -> Sequence[Action]:
        """Return showing names, and recording the decision."""
        shown = self.frame.names.shown(self)
        words = (lambda: _("Cover names")) if shown else (lambda: _("Show names"))
        names = Action(words, lambda: self.frame.names.toggle(self), "eye-off" if shown else "eye", "Ctrl+H")
        record = Action(lambda: _("Record the decision"), self.record, "check", "Ctrl+S", self._hindered())
        return names, record

    def keys(self) -> Sequence[Binding]:
        """Return what digits choose; while another answer is typed, the keys of that."""
        return self.other.keys() if self.other else keys_of(self)

    def refresh(self) -> None:
        """Read the versions anew; what was chosen about them stays."""
        entry = self.entry

        def work(reader: Reader) -> tuple[Conflict, list[str]]:
            return conflict(reader, entry), entries_in_conflict(reader)

        self.desk.read(work, self._show, self._gone, owner=self)

    def enter(self) -> None:
        """Take the focus to the first question that is not decided."""
        if self.choosing:
            self.go_on()
        self._say_left()

    def take(self, number: int) -> None:
        """Take a version's answer to the present question, then go to the next that is not decided."""
        if line := self.table.present:
            self._choose(line.question, number)

    def type_other(self) -> None:
        """Ask for another answer to the present question."""
        line, choosing = self.table.present, self.choosing
        if line is None or choosing is None or self.is_locked():
            return
        if not OtherAnswer.can_ask(choosing.conflict, line.question):
            self.frame.say_kept(lambda: _("Here one of the versions is taken."), "info", "warn")
            return
        self.other = OtherAnswer(self.desk, choosing.conflict, line.question, choosing.filled())
        self.other.given.connect(lambda said, question=line.question: self._take_other(question, said))
        self.other.given_up.connect(lambda question=line.question: self._close_other(question))
        self.body.insertWidget(self.body.indexOf(self.reason), self.other)
        self.other.show()
        self.other.enter()
        self.keys_changed.emit()

    def show_everything(self) -> None:
        """Show all questions, or only those that differ."""
        if self.choosing:
            self.choosing.everything = not self.choosing.everything
            last = self.table.last
            self._show_questions()
            self._show_banner()
            if not self.table.go_to(last):
                self.into_table()
            self.keys_changed.emit()

    def record(self) -> None:
        """Record the decision; what hinders it is said, and gone to."""
        choosing = self.choosing
        if choosing is None or self._hindered():
            return
        user, choices, reason, shown = self.desk.who.user, dict(choosing.choices), choosing.reason, choosing.conflict
        self._recording, self._fault = True, None
        self.header_changed.emit()
        self.desk.run(
            lambda store: decide(store, user, shown, choices, reason),
            "entries",
            done=self._recorded,
            failed=self._not_recorded,
            owner=self,
        )

    def changeEvent(self, event: QEvent) -> None:
        """Read it again in the language now in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.choosing:
            self.refresh()

    def _show(self, found: tuple[Conflict, list[str]]) -> None:
        now, entries = found
        first = self.choosing is None
        self.choosing = self.choosing or self.desk.undecided.setdefault(now.entry, Choosing(now))
        changed = self.choosing.renew(now)
        if first:
            self.reason.field.setText(self.choosing.reason)
        self._place = (entries.index(now.entry) + 1, len(entries)) if now.entry in entries else (0, 0)
        if changed:
            self._fault = ConflictChanged(now.number)
            self._close_other(None)
        self._show_questions()
        self._show_banner()
        self.header_changed.emit()
        if first or changed:
            self.go_on()
        self._say_left()

    def _gone(self, error: Exception) -> None:
        """Go back if somebody has decided meanwhile, unless the decision is being recorded here."""
        if not isinstance(error, NotInConflict):
            self.desk.background.failed.emit(error)
        elif not self._recording:
            self._back_to()
            self.frame.say_done(_("Somebody has decided meanwhile; the entry has one version now."))

    def _show_questions(self) -> None:
        choosing = self.choosing
        if choosing is None:
            return
        now = choosing.conflict
        self.table.heads.show_heads(heads(now))
        self.table.show_questions(choosing, [whose(now, side) for side in now.sides])
        self.table.cover(not self.frame.names.shown(self))
        self.table.setVisible(bool(choosing.questions))
        self.below.say(_below(choosing))
        self.below.setVisible(bool(self.below.text))
        self.reason.show_progress(choosing.done, choosing.count)

    def _show_banner(self) -> None:
        choosing = self.choosing
        if choosing is None:
            return
        if self._fault:
            said = sentence(self._fault) or ""
            self.show_banner(Banner("error" if isinstance(self._fault, DecisionFaulty) else "warn", said))
            return
        now = choosing.conflict
        count, is_secretariat = len(now.questions), self.desk.who.is_secretariat
        said_all = _("Show all {count} questions").format(count=figure(count))
        words = _("Show only what differs") if choosing.everything else said_all
        button = Button(lambda: words, "quiet", key="Ctrl+L")
        button.clicked.connect(self.show_everything)
        to_do = kept_words(now, is_secretariat=is_secretariat)
        self.show_banner(Banner("accent", lambda: _("No version was deleted"), to_do, button))

    def _choose(self, question: Question, choice: Choice | None) -> None:
        choosing = self.choosing
        if choosing is None or self.is_locked():
            return
        choosing.choose(question, choice)
        if self._fault:
            self._fault = None
            self._show_banner()
        self.table.show_choice(choosing, question.place)
        self.reason.show_progress(choosing.done, choosing.count)
        if choice is not None:
            self.go_on(question.place)
        self.header_changed.emit()
        self._say_left()

    def go_on(self, place: str = "") -> None:
        """Go to the next question that is not decided; if all are, to the reason, unless that is written."""
        choosing = self.choosing
        if choosing is None:
            return
        present = self.table.present
        place = place or (present.question.place if present else "")
        waiting = choosing.next_open(place)
        if choosing.done < choosing.count:
            self.table.go_to(waiting)
        elif choosing.count and not choosing.reason.strip():
            focus(self.reason.field)
        elif not self.table.present:
            self.into_table()
        self.keys_changed.emit()

    def _take_box(self, place: str, number: int) -> None:
        choosing = self.choosing
        if choosing is None:
            return
        question = next(one for one in choosing.questions if one.place == place)
        if number == len(choosing.conflict.sides):
            self.type_other()
        else:
            self._choose(question, number)

    def take_present(self) -> None:
        """Take the answer that has the focus."""
        line, box = self.table.present, self.window().focusWidget()
        if line and isinstance(box, AnswerBox):
            self._take_box(line.question.place, box.digit - 1)

    def leave_open(self) -> None:
        """Leave the present question open again."""
        if line := self.table.present:
            self._choose(line.question, None)

    def _take_other(self, question: Question, said: Said) -> None:
        self._close_other(question)
        self._choose(question, said)

    def _close_other(self, question: Question | None) -> None:
        other, self.other = self.other, None
        if other:
            if question:
                self.table.go_to(question.place)
            other.hide()
            other.deleteLater()
        self.keys_changed.emit()

    def step(self, by: int) -> None:
        """Go to the question before or after; after the last one comes the reason."""
        if not self.table.step(by) and by > 0 and self.reason.isVisible():
            focus(self.reason.field)
        self.keys_changed.emit()

    def into_table(self) -> None:
        """Take the focus back to the questions."""
        if self.table.lines and not self.table.present:
            self.table.go_to(self.table.lines[-1 if self.reason.field.hasFocus() else 0].question.place)
        self.keys_changed.emit()

    def _note_reason(self, text: str) -> None:
        if self.choosing:
            before = self._hindered()
            self.choosing.reason = text
            if before != self._hindered():
                self.header_changed.emit()
                self._say_left()

    def _recorded(self, saved: Revision) -> None:
        self.desk.undecided.pop(self.entry, None)
        self._back_to()
        said = _("The decision about {number} is recorded.").format(number=figure(saved.number))
        self.frame.say_done(said)

    def _not_recorded(self, error: Exception) -> None:
        self._recording = False
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self._fault = error
            if isinstance(error, DecisionFaulty) and self.choosing:
                self.choosing.add(error.at)
                self._show_questions()
                self.table.go_to(error.at)
            self._show_banner()
        self.header_changed.emit()

    def _hindered(self) -> str:
        if self.choosing is None or self._recording:
            return _("The versions are being read.")
        if not self.desk.who.may("officer"):
            return _("An officer or the administrator decides.")
        return self.choosing.hindered()

    def is_locked(self) -> bool:
        """Say whether nothing can be chosen here; why is said in the strip."""
        return not self.desk.who.may("officer") or bool(self.choosing and not self.choosing.conflict.may_decide)

    def _say_left(self) -> None:
        said = self._hindered()
        self.frame.say_kept(lambda: said or _("All is decided"), "git-compare" if said else "check", "accent")

    def _follow_names(self, page: Page) -> None:
        if page is self:
            self.table.cover(not self.frame.names.shown(self))
            self.header_changed.emit()


def _below(choosing: Choosing) -> str:
    """Return what is said below the table: that nothing is disputed, or how many questions are not shown."""
    if not choosing.count and not choosing.everything:
        return _("Nothing is disputed: each question was changed in one version only.")
    left = choosing.left_out
    return ngettext("and {count} more", "and {count} more", left).format(count=figure(left)) if left else ""
