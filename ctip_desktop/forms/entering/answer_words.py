"""An answer as people read it: the words of a choice, a date by the calendar, a number with its thousands apart."""

from ctip_desktop.forms import lists as list_files
from ctip_desktop.forms.entering.typed import shown
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.links import LINK
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n.states import SPECIALS
from ctip_desktop.khmer.numerals import to_khmer

__all__ = ["SPECIALS", "answer_words", "choice_words", "words_of"]


def answer_words(filled: Filled, path: str) -> Words | None:
    """Return the answer at a path in words, a special one too; None if there is none."""
    special = filled.known(path).get("special")
    if special:
        return both(SPECIALS[special])
    answer = filled.value(path)
    return None if answer is None else words_of(filled.form, filled.form.find(path).question, answer)


def words_of(form: Form, question: Question, answer: object) -> Words:
    """Return an answer to a question in words; what the question does not offer reads as it is stored."""
    if question.kind == "select_one":
        return choice_words(form, question, str(answer))
    if question.kind == "select_multiple":
        chosen = [choice_words(form, question, name) for name in str(answer).split()]
        return Words(", ".join(each.km for each in chosen), ", ".join(each.en for each in chosen))
    if named := question.columns.get("worded"):
        found = (choice.label for choice in form.lists.get(named, ()) if choice.name == answer)
        return next(found, Words(str(answer), str(answer)))
    if question.columns.get(LINK):
        return Words(to_khmer(str(answer)), str(answer))
    return Words(*(shown(question.kind, answer, language, editing=False) for language in ("km", "en")))


def choice_words(form: Form, question: Question, name: str) -> Words:
    """Return the label of a choice of a select, whether it is offered now or not; its name if there is none."""
    if question.file:
        choice = list_files.load(question.file).find(name)
        return choice.label if choice else Words(name, name)
    found = (choice.label for choice in form.lists.get(question.list or "", ()) if choice.name == name)
    return next(found, Words(name, name))
