"""What is said below a question: one thing at a time, the gravest."""

from collections.abc import Sequence
from dataclasses import dataclass

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.widgets.field import Tone
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.entering.typed import fault_words
from ctip_desktop.forms.filled import Problem
from ctip_desktop.i18n import _, language

_ICONS = {
    "error": "circle-x", "missing": "circle-dashed", "warn": "triangle-alert",
    "note": "message-square-text", "help": "info", "": "",
}  # fmt: skip
_INKS = {"error": "error", "missing": "warn", "warn": "warn"}


@dataclass(frozen=True)
class Said:
    """What is said; `tone` is `error`, `missing`, `warn`, `note`, `help`, or empty for nothing."""

    tone: str = ""
    text: str = ""

    @property
    def icon(self) -> str:
        """The glyph before it."""
        return _ICONS[self.tone]

    @property
    def ink(self) -> str:
        """Its colour."""
        return _INKS.get(self.tone, "text_2")

    @property
    def frame(self) -> Tone:
        """How the control looks with it."""
        return "error" if self.tone == "error" else "warn" if self.tone in ("missing", "warn") else ""


FINE = Said()


def said_of(entering: Entering, item: Item, path: str, problems: Sequence[Problem], help_text: str) -> Said:
    """Return what to say of a question with these problems."""
    for problem in problems:
        if problem.kind not in ("required", "warning"):
            return Said("error", fault(entering, item, path, problem))
    for problem in problems:
        if problem.kind == "required":
            return Said("missing", problem.text)
    for problem in problems:
        if problem.kind == "warning":
            return Said("warn", _("Please check: {fault}").format(fault=problem.text))
    note = entering.known(path).get("note")
    if note:
        return Said("note", " ".join(str(note).split()))
    return Said("help", help_text) if help_text else FINE


def fault(entering: Entering, item: Item, path: str, problem: Problem) -> str:
    """Return a fault with its place and what to do."""
    text = problem.text
    if problem.kind == "type":
        text = fault_words(item.question.kind, problem.answer).said(language())
    label = entering.filled.label(path)
    place = " ".join(label.said(language()).split()).rstrip("?៖: ") if label else item.question.name
    return _("{question}: {fault}").format(question=place, fault=text)
