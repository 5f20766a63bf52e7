"""What is wrong with an answer, in words for people."""

from dataclasses import dataclass

from ctip_desktop.forms.form import Words
from ctip_desktop.i18n import N_, _, language

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
        """What to say, in the language in force."""
        if self.words is not None:
            return self.words.said(language())
        return _(_SENTENCES.get(self.expected or self.kind, _SENTENCES["text"])).format(answer=_shortened(self.answer))


def _shortened(answer: str) -> str:
    return answer if len(answer) <= _SHOWN else f"{answer[: _SHOWN - 1]}…"
