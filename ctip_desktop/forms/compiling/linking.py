"""Checks what the columns `link` and `carried` say of other entries."""

from collections.abc import Iterator
from re import fullmatch

from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.links import CARRIED, LINK
from ctip_desktop.i18n import _


def check_links(form: Form, survey: Sheet) -> Iterator[Fault]:
    """Find links that name no form, those of questions whose answer can be no number, and rows carried nowhere."""
    for placed in form.placed:
        row, target = placed.question.row, placed.question.columns.get(LINK)
        if target is None:
            continue
        if not fullmatch(r"[a-z][a-z0-9_]*", target):
            text = _("“{name}” is no form name: small Latin letters, digits and _ are.").format(name=target)
            yield survey.fault(row, LINK, "bad_name", text)
        elif placed.question.kind != "text":
            yield survey.fault(row, LINK, "not_a_text", _("Only a text question holds the number of an entry."))
    for question in _repeats(form.questions):
        if CARRIED in question.columns:
            yield from _check_carried(form, question, survey)


def _repeats(questions: tuple[Question, ...]) -> Iterator[Question]:
    for question in questions:
        if question.kind == "repeat":
            yield question
        elif question.kind == "group":
            yield from _repeats(question.children)


def _check_carried(form: Form, repeat: Question, survey: Sheet) -> Iterator[Fault]:
    """Find what is wrong in `decision_from decision_status done dropped`."""
    origin, _space, rest = repeat.columns[CARRIED].partition(" ")
    settled_by, _space, choices = rest.partition(" ")
    inside = {placed.question.name: placed.question for placed in form.placed if placed.scope == (repeat.name,)}
    offered = form.lists.get((inside[settled_by].list if settled_by in inside else None) or "", ())
    if origin not in inside or inside[origin].columns.get(LINK) != form.name:
        text = _("“{name}” is no question of this repeat with a link to its own form.").format(name=origin)
        yield survey.fault(repeat.row, CARRIED, "unknown_name", text)
    unknown = set(choices.split()) - {choice.name for choice in offered}
    if unknown or not choices:
        text = _("“{name}” names no choice by which a row of this repeat is settled.")
        yield survey.fault(repeat.row, CARRIED, "unknown_choice", text.format(name=" ".join(sorted(unknown)) or rest))
