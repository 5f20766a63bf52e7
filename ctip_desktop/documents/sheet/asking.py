"""What a sheet asks: each question's words, and room for its answer or the answer itself."""

import re
from dataclasses import dataclass

from reportlab.platypus import Flowable

from ctip_desktop.documents.looks import Look
from ctip_desktop.documents.sheet.room import Boxes, Digits, Ruled
from ctip_desktop.documents.typesetting.atoms import Span
from ctip_desktop.documents.typesetting.paragraph import Paragraph
from ctip_desktop.forms.entering.answer_words import answer_words, choice_words
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Choice, Form, Question
from ctip_desktop.i18n import _

MOST_BOXES = 24
"""Choices beyond which a line is left to write the answer on."""
FEW = 9
"""Choices beyond which only what was chosen is told on a filled sheet."""
LONG = 4
_EQUAL = re.compile(r"\$\{(\w+)\} = '([^']*)'|selected\(\$\{(\w+)\}, '([^']*)'\)")


@dataclass(frozen=True)
class Sheet:
    """The form of a sheet in a language, and the answers on it, none on a blank one."""

    form: Form
    look: Look
    filled: Filled | None = None

    @property
    def language(self) -> str:
        """Return the language the sheet is in."""
        return self.look.language

    def shows(self, question: Question, path: str) -> bool:
        """Tell whether a question is on the sheet: on a filled one those that are relevant."""
        if question.kind == "note":
            return question.label is not None and (self.filled is None or self.filled.relevant(path))
        if self.filled is None:
            return not question.calculation or question.trigger is not None
        return question.label is not None and self.filled.relevant(path)

    def label(self, question: Question, path: str) -> str:
        """Return a question's words."""
        words = (self.filled.label(path) if self.filled and path else None) or question.label
        text = words.said(self.language) if words else question.name
        return re.sub(r"\$\{\w+\}", "……", text)

    def asked(self, question: Question, path: str) -> list[Flowable]:
        """Return what is asked: the words, marked where an answer is owed, the hint and when it is asked at all."""
        must = question.required == "true()" and self.filled is None
        spans = [Span(self.label(question, path), self.look.body), *([Span(" *", self.look.bold)] if must else [])]
        told = [] if self.filled else [self.hint(question), self.condition(question)]
        style = self.look.cell(align="left")
        small = self.look.cell(align="left", grey=0.35)
        return [Paragraph(spans, style), *(Paragraph(text, small) for text in told if text)]

    def hint(self, question: Question) -> str:
        """Return a question's hint."""
        return question.hint.said(self.language) if question.hint else ""

    def condition(self, question: Question) -> str:
        """Return when a question is asked, in words, where it is asked of some answers only."""
        told = []
        for match in _EQUAL.finditer(question.relevant or ""):
            name, answer = match[1] or match[3], match[2] or match[4]
            asked = next((placed.question for placed in self.form.placed if placed.question.name == name), None)
            if asked and asked.label and answer:
                said = choice_words(self.form, asked, answer).said(self.language)
                told.append(f"{asked.label.said(self.language)} = {said}")
        return _("Only if: {conditions}").format(conditions=" / ".join(dict.fromkeys(told))) if told else ""

    def answer(self, question: Question, path: str) -> Flowable:
        """Return room for the answer, or the answer."""
        choices = self.choices(question)
        if self.filled is None:
            return self._room(question, choices)
        special = self.filled.known(path).get("special")
        value = self.filled.value(path)
        if question.kind in ("select_one", "select_multiple") and value and 0 < len(choices) <= FEW and not special:
            names = str(value or "").split()
            return Boxes(self._labels(choices), self.look, [choice.name in names for choice in choices])
        words = answer_words(self.filled, path)
        return Paragraph(words.said(self.language) if words else "–", self.look.cell(align="left"))

    def choices(self, question: Question) -> tuple[Choice, ...]:
        """Return what a select offers, if boxes for it fit on a sheet."""
        found = self.form.lists.get(question.list or "", ())
        return found if len(found) <= MOST_BOXES else ()

    def _labels(self, choices: tuple[Choice, ...]) -> list[str]:
        return [choice.label.said(self.language) for choice in choices]

    def _room(self, question: Question, choices: tuple[Choice, ...]) -> Flowable:
        if choices and question.kind in ("select_one", "select_multiple"):
            return Boxes(self._labels(choices), self.look)
        if question.kind == "date":
            return Digits((2, 2, 4), "/", self.look)
        if question.kind == "time":
            return Digits((2, 2), ":", self.look)
        if question.kind == "multiline" or question.appearance == "multiline":
            return Ruled(LONG)
        return Ruled(share=0.4 if question.kind in ("integer", "decimal") else 1)
