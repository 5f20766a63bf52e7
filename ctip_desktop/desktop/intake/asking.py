"""What questions are called where a column, a word or an answer is given to one, and what there is to choose from."""

from collections.abc import Iterator

from ctip_desktop.desktop.widgets.dropdown import Choice
from ctip_desktop.forms import lists
from ctip_desktop.forms.entering.sections import item_at, section_of
from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.nodes import Node, tree_of
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.intake.questions import NO, OF, chain, scope_of, scopes

NONE, OPEN = "=", "?"
"""Values of choices that are no answers: *there is no answer*, and *not settled*; no choice has such a name."""


def question_at(form: Form, path: str) -> Question:
    """Return the question at a path that a file may answer."""
    return scopes(form)[scope_of(path)][path]


def called(form: Form, path: str) -> str:
    """Return what a question is called."""
    if path in (NO, OF):
        return _("Number of the row") if path == NO else _("Number of the row it belongs to")
    return _flat(_label(question_at(form, path)).said(language()))


def place_of(form: Form, path: str) -> str:
    """Return the number and the section of a question; empty where the form shows it nowhere."""
    try:
        return f"{figure(item_at(form, path).number)} · {_flat(section_of(form, path).label.said(language()))}"
    except KeyError:
        return ""


def questions(form: Form, used: frozenset[str]) -> Iterator[Choice]:
    """Yield the questions that a column may answer beside others, whose scopes are `used`."""
    for scope, asked in scopes(form).items():
        if not all(scope in chain(one) or one in chain(scope) for one in used):
            continue
        for path, question in asked.items():
            label, number = _label(question), ""
            try:
                number = figure(item_at(form, path).number)
            except KeyError:
                number = "–"
            other = label.en if language() == "km" else label.km
            yield Choice(path, f"{number}  {_flat(label.said(language()))}", also=f"{other} {question.name}")


def answers(form: Form, question: Question) -> list[Choice]:
    """Return the choices of a select, found by their words in both languages."""
    if question.file:
        listed = lists.load(question.file)
        return [Choice(one.name, _placed(listed, one.name), also=_other(one.label)) for one in listed.all()]
    return [
        Choice(one.name, one.label.said(language()), also=f"{_other(one.label)} {one.name}")
        for one in form.lists.get(question.list or "", ())
    ]


def answer_called(form: Form, question: Question, name: str) -> str:
    """Return what a choice is called."""
    if question.file:
        listed = lists.load(question.file)
        return _placed(listed, name) if listed.find(name) else name
    return next(
        (one.label.said(language()) for one in form.lists.get(question.list or "", ()) if one.name == name), name
    )


def is_personal(form: Form, path: str) -> bool:
    """Say whether answers to a question are covered until names are asked for; those to none are, for nobody knows."""
    return not path or (path not in (NO, OF) and question_at(form, path).columns.get("personal") == "yes")


def is_always_required(form: Form, path: str) -> bool:
    """Say whether a question must be answered whatever else is: none of those that are hidden by other answers."""
    node: Node | None = next((one for one in tree_of(form).inside() if one.path == path and one.home is not one), None)
    if node is None or node.question is None or node.question.required != "true()":
        return False
    while node is not None and node.question is not None and node.home is not node:
        if node.question.relevant:
            return False
        node = node.parent
    return True


def many(count: int) -> str:
    """Return a count with its thousands apart."""
    return figure(f"{count:,}".replace(",", "\u00a0"))


def _placed(listed: lists.ListFile, name: str) -> str:
    """Return a choice of a list with those it lies in, as a village with its commune, district and province."""
    said = []
    found = listed.find(name)
    while found is not None:
        said.append(found.label.said(language()))
        found = listed.find(found.columns.get("parent", ""))
    return " · ".join(said)


def _label(question: Question) -> Words:
    return question.label or Words(question.name, question.name)


def _other(label: Words) -> str:
    return label.en if language() == "km" else label.km


def _flat(text: str) -> str:
    return " ".join(text.split())
