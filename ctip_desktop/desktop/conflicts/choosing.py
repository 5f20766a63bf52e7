"""What a person has chosen so far between the versions of an entry, without a window."""

from collections.abc import Sequence

from ctip_desktop.entries.versions import Choice, Said
from ctip_desktop.forms.filled import Filled
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.sync.conflicts import Conflict
from ctip_desktop.sync.questions import Answer, Question, said_words, unanswered

MOST = 300
"""Questions nobody has to decide that are shown at most."""


class Choosing:
    """The choices about one conflict, by the place of each question.

    Attributes:
        everything: whether all questions are shown, or only those that differ.
        reason: what the decision rests on.
    """

    def __init__(self, conflict: Conflict) -> None:
        self.conflict = conflict
        self.choices: dict[str, Choice] = {}
        self.everything = False
        self.reason = ""
        self._added: dict[str, Question] = {}

    @property
    def questions(self) -> Sequence[Question]:
        """The questions that are shown."""
        settled = [one.place for one in self.conflict.questions if not self.is_open(one)]
        too_many = set(settled[MOST:] if self.everything else settled)
        shown = [one for one in self.conflict.questions if one.place not in too_many]
        places = {one.place for one in self.conflict.questions}
        return [*shown, *(one for place, one in self._added.items() if place not in places)]

    @property
    def left_out(self) -> int:
        """How many questions are not shown although all are asked for."""
        return len(self.conflict.questions) - len(self.questions) if self.everything else 0

    @property
    def count(self) -> int:
        """How many questions there are to decide."""
        return len(self.conflict.disputed)

    @property
    def done(self) -> int:
        """How many of them are decided."""
        return sum(one.place in self.choices for one in self.conflict.disputed)

    @property
    def others(self) -> int:
        """The digit that gives another answer: the one after those of the versions."""
        return len(self.conflict.sides) + 1

    def is_open(self, question: Question) -> bool:
        """Say whether a question is to be decided, or was corrected by hand."""
        return question.disputed or question.place in self.choices or question.place in self._added

    def renew(self, conflict: Conflict) -> bool:
        """Take the conflict as it was read anew; if other versions stand now, forget all choices and say so."""
        changed = conflict.heads != self.conflict.heads
        self.conflict = conflict
        if changed:
            self.choices.clear()
            self._added.clear()
        return changed

    def choose(self, question: Question, choice: Choice | None) -> None:
        """Choose about a question; None to leave it open again."""
        if choice is None:
            self.choices.pop(question.place, None)
        else:
            self.choices[question.place] = choice

    def chosen(self, question: Question) -> int | None:
        """Return which version is taken, by choice or because it alone changed the answer."""
        choice = self.choices.get(question.place, question.taken)
        return choice if isinstance(choice, int) else None

    def other(self, question: Question) -> Answer | None:
        """Return the other answer that was given, in words; None if none was."""
        choice = self.choices.get(question.place)
        return said_words(self.conflict.form, question, choice) if isinstance(choice, Said) else None

    def add(self, place: str) -> None:
        """Show a question that is to be corrected though nobody disputes it."""
        found = next((one for one in self.conflict.questions if one.place == place), None)
        if found is None:
            answers = self.conflict.merged(self.choices).state.answers
            found = unanswered(self.conflict.form, answers, place, len(self.conflict.sides))
        self._added[place] = found

    def next_open(self, place: str) -> str:
        """Return the place of the next question that is not decided, from the beginning if none follows; else it."""
        places = [one.place for one in self.questions]
        at = places.index(place) if place in places else -1
        waiting = {one.place for one in self.conflict.disputed} - self.choices.keys()
        return next((one for one in [*places[at + 1 :], *places[: at + 1]] if one in waiting), place)

    def filled(self) -> Filled:
        """Return the entry as it is chosen so far."""
        state = self.conflict.merged(self.choices).state
        return Filled(self.conflict.form, state.answers, state.about)

    def hindered(self) -> str:
        """Return what is missing before the decision can be recorded; empty if nothing is."""
        if not self.conflict.may_decide:
            return _("The secretariat decides: it made one of the versions.")
        left = self.count - self.done
        if left:
            said = ngettext("{count} question is left to decide", "{count} questions are left to decide", left)
            return said.format(count=figure(left))
        if self.count and not self.reason.strip():
            return _("The reason of the decision is missing")
        return ""
