"""What the two keyings do not say alike, what each says in words, and what was decided about it; without a window."""

from collections.abc import Mapping
from typing import Any

from ctip_desktop.desktop.form.verify.keying import First
from ctip_desktop.forms.entering.answer_words import SPECIALS, words_of
from ctip_desktop.forms.entering.sections import QUESTION, REPEAT
from ctip_desktop.forms.entering.verifying import FIRST, SECOND, Decision, Difference, Retyped, compare, decided
from ctip_desktop.forms.filled import About
from ctip_desktop.i18n import _, figure, language

_ROW_WORDS = 3
"""So many answers tell which row it is that only one of the two has."""


class Decisions:
    """The differences between an entry and what was keyed once more, and what was decided about each.

    Args:
        kept: what was decided before, as the store keeps it.
    """

    def __init__(
        self, first: First, answers: Mapping[str, Any], about: About, kept: Mapping[str, Any] | None = None
    ) -> None:
        self.first = first
        self._answers = answers
        self._about = about
        self.differences: tuple[Difference, ...] = compare(first.form, first.answers, answers, first.about, about)
        paths = {difference.path for difference in self.differences}
        self._decided: dict[str, Decision] = {
            path: Retyped(said["answer"]) if isinstance(said, Mapping) else said
            for path, said in (kept or {}).items()
            if path in paths
        }

    @property
    def left(self) -> int:
        """How many are not decided."""
        return len(self.differences) - len(self._decided)

    @property
    def changes_anything(self) -> bool:
        """Whether the entry will say anything else than it does."""
        return any(decision != FIRST for decision in self._decided.values())

    def decision(self, difference: Difference) -> Decision | None:
        """Return what was decided about a difference; None if nothing was."""
        return self._decided.get(difference.path)

    def decide(self, difference: Difference, decision: Decision | None) -> None:
        """Decide about a difference; None to leave it open again."""
        if decision is None:
            self._decided.pop(difference.path, None)
        else:
            self._decided[difference.path] = decision

    def to_keep(self) -> dict[str, Any]:
        """Return what was decided, as the store keeps it."""
        return {
            path: {"answer": said.answer} if isinstance(said, Retyped) else said for path, said in self._decided.items()
        }

    def next_open(self, place: int) -> int:
        """Return the place of the next difference that is not decided, from the beginning if none follows."""
        count = len(self.differences)
        places = ((place + step) % count for step in range(1, count + 1))
        return next((each for each in places if self.decision(self.differences[each]) is None), place)

    def may_retype(self, difference: Difference) -> bool:
        """Say whether the paper can be read once more: of a row that only one has, it cannot."""
        return difference.item.kind == QUESTION

    def said(self, difference: Difference, which: str) -> str:
        """Return in words what the `first` or the `second` says; empty for nothing."""
        special = difference.first_special if which == FIRST else difference.second_special
        answer = difference.first if which == FIRST else difference.second
        if special:
            return _(SPECIALS[special])
        if answer is None:
            return _("no such row") if difference.item.kind == REPEAT else ""
        if difference.item.kind == REPEAT:
            return self._row_said(difference, answer)
        return self._in_words(difference, answer)

    def decided_said(self, difference: Difference) -> str:
        """Return in words what was decided; empty for nothing yet."""
        decision = self.decision(difference)
        if decision is None:
            return ""
        if isinstance(decision, Retyped):
            return self._in_words(difference, decision.answer) if decision.answer is not None else _("no answer")
        return self.said(difference, decision) or _("no answer")

    def result(self) -> tuple[dict[str, Any], dict[str, Mapping[str, Any]]]:
        """Return the answers as they were decided, and what is known beside them."""
        first = self.first
        return decided(first.form, first.answers, self._answers, self._decided, first.about, self._about)

    def _in_words(self, difference: Difference, answer: object) -> str:
        return words_of(self.first.form, difference.item.question, answer).said(language())

    def _row_said(self, difference: Difference, answers: Mapping[str, Any]) -> str:
        said: list[str] = []
        for item in difference.item.items:
            answer = answers.get(item.question.name)
            if item.kind == QUESTION and answer is not None and len(said) < _ROW_WORDS:
                said.append(words_of(self.first.form, item.question, answer).said(language()))
        return " · ".join(said) or _("an empty row")


def place_words(difference: Difference) -> str:
    """Return the rows a difference stands in; empty outside of repeats."""
    if difference.row is None:
        return ""
    return _("Row {row}").format(row=figure(difference.row))


__all__ = ["FIRST", "SECOND", "Decisions", "Retyped", "place_words"]
