"""Holds a form to its earlier version: no answer given then may lose its place without a migration that says where."""

from collections.abc import Iterator

from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.form import Form, Placed
from ctip_desktop.i18n import _

_WITHOUT_ANSWER = frozenset({"group", "note"})
# Kinds whose answers are alike, so that one may become the other.
_SAME = {"multiline": "text"}


def check_changes(old: Form, new: Form) -> Iterator[Fault]:
    """Find what `new` does to answers given under `old`: questions gone or moved, types changed, choices gone."""
    told = [migration for migration in new.migrations if migration.from_version == old.version]
    renamed = {f"{each.at.rstrip('/')}/{each.was}": f"{each.at.rstrip('/')}/{each.becomes}" for each in told}
    recoded = {(each.at, each.was) for each in told if each.kind == "recode"}
    survey = Sheet("survey")
    for placed in old.placed:
        if placed.question.kind in _WITHOUT_ANSWER:
            continue
        path = renamed.get(placed.path, placed.path)
        if path not in new:
            text = _("The earlier version has {path}; say in a migration what it becomes.").format(path=placed.path)
            yield survey.fault(1, "name", "removed_question", text)
        elif _kind(new.find(path)) != _kind(placed):
            text = _("{path} was of the type {type}; a question of another type needs another name.")
            row = new.find(path).question.row
            yield survey.fault(row, "type", "changed_type", text.format(path=path, type=placed.question.kind))
        else:
            yield from _gone_choices(old, new, placed, path, recoded)


def _gone_choices(old: Form, new: Form, placed: Placed, path: str, recoded: set[tuple[str, str]]) -> Iterator[Fault]:
    offered = {choice.name for choice in new.lists.get(new.find(path).question.list or "", ())}
    for choice in old.lists.get(placed.question.list or "", ()):
        if choice.name not in offered and (path, choice.name) not in recoded:
            text = _("{path} offered “{choice}” before; keep it, or say in a migration what it becomes.")
            yield Sheet("choices").fault(1, "name", "removed_choice", text.format(path=path, choice=choice.name))


def _kind(placed: Placed) -> str:
    return _SAME.get(placed.question.kind, placed.question.kind)
