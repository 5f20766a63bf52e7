"""What is wrong with an answer, in words for people."""

from dataclasses import dataclass

from ctip_desktop import clock
from ctip_desktop.forms.entering.typed import read_typed
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_, language

_SENTENCES = {
    "required": N_("This question must be answered."),
    "constraint": N_("This answer cannot be right."),
    "choice": N_("“{answer}” is not among the choices here."),
    "warning": N_("This answer is unusual."),
    "integer": N_("“{answer}” is not a whole number."),
    "decimal": N_("“{answer}” is not a number."),
    "date": N_("“{answer}” is not a date of the calendar (year-month-day)."),
    "time": N_("“{answer}” is not a time (hours:minutes)."),
    "text": N_("“{answer}” is not a text."),
}


_SHOWN = 60


@dataclass(frozen=True)
class Problem:
    """Something wrong with an answer.

    Attributes:
        at: where, as people write it: `/victim[2]/v_age`.
        path: where, by row ids: `/victim[<id>]/v_age`.
        kind: `required`, `constraint`, `choice`, `type` or `warning`.
        words: what the form says about it, in both languages; None if it says nothing.
        answer: what was answered.
        expected: for `type`, the kind of question.
    """

    at: str
    path: str
    kind: str
    words: Words | None = None
    answer: str = ""
    expected: str = ""

    @property
    def hard(self) -> bool:
        """Whether it keeps the entry from being final; a warning does not."""
        return self.kind != "warning"

    @property
    def text(self) -> str:
        """What to say of it in a list, in the language in force."""
        return self._said().said(language())

    @property
    def advice(self) -> Words:
        """What to say where it can be mended, in both languages: of what cannot be read, also what to type instead."""
        typed = read_typed(self.expected, self.answer, clock.today()) if self.kind == "type" else None
        return typed.fault.words if typed is not None and typed.fault is not None else self._said()

    def _said(self) -> Words:
        if self.words is not None:
            return self.words
        return both(_SENTENCES.get(self.expected or self.kind, _SENTENCES["text"]), answer=_shortened(self.answer))


def _shortened(answer: str) -> str:
    return answer if len(answer) <= _SHOWN else f"{answer[: _SHOWN - 1]}…"
