"""Reads the `survey` sheet: the tree of questions, and every fault of its rows that needs no expression read."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from re import fullmatch

from ctip_desktop.forms import lists
from ctip_desktop.forms.compiling.question import is_yes, read_question, specify_other
from ctip_desktop.forms.compiling.question_type import QuestionType, read_type
from ctip_desktop.forms.compiling.sheet import Fault, Row, Sheet
from ctip_desktop.forms.form import Question
from ctip_desktop.forms.nodes import fixed_by, is_matrix
from ctip_desktop.i18n import N_, _

_NO_END = {"group": N_("This group has no end."), "repeat": N_("This repeat has no end.")}
_NO_BEGIN = {"group": N_("No group is open here to end."), "repeat": N_("No repeat is open here to end.")}
_LABELLED_IF_SAID = frozenset({"calculate", "group", "repeat"})


@dataclass
class _Open:
    """A group or repeat that is being read; `names` are those of its scope, which a group shares."""

    row: Row
    kind: str
    names: dict[str, int]
    children: list[Question] = field(default_factory=list)


class SurveyReader:
    """Reads the rows once; `questions`, `others` (lists to be given `other`) and `faults` are the result."""

    def __init__(self, sheet: Sheet, list_names: Collection[str]) -> None:
        self.faults: list[Fault] = []
        self.others: list[str] = []
        self._sheet = sheet
        self._list_names = list_names
        self._open = [_Open(Row(1, {}), "form", {})]
        for row in sheet.rows:
            if not is_yes(row.get("disabled")):
                self._read(row)
        while len(self._open) > 1:
            self._close_unended()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions of the form, groups and repeats holding theirs."""
        return tuple(self._open[0].children)

    def _read(self, row: Row) -> None:
        written = row.get("type")
        if written is None:
            self._fault(row, "type", "missing_type", _("The type is missing."))
            return
        said = read_type(written, row.get("appearance") or "")
        if said is None:
            self._fault(row, "type", "unknown_type", _("“{type}” is no type this program takes.").format(type=written))
            said = QuestionType("text")
        if said.edge == "end":
            self._end(row, said.kind)
            return
        self._check(row, said)
        if said.edge == "begin":
            names = self._open[-1].names if said.kind == "group" else {}
            self._open.append(_Open(row, said.kind, names))
            return
        question = read_question(row, said)
        self._open[-1].children.append(question)
        if said.or_other and said.list is not None and said.list in self._list_names:
            self.others.append(said.list)
            self._open[-1].children.append(specify_other(question))

    def _end(self, row: Row, kind: str) -> None:
        if not any(block.kind == kind for block in self._open):
            self._fault(row, "type", "unbalanced", _(_NO_BEGIN[kind]))
            return
        while self._open[-1].kind != kind:
            self._close_unended()
        self._close()

    def _close_unended(self) -> None:
        self._fault(self._open[-1].row, "type", "unbalanced", _(_NO_END[self._open[-1].kind]))
        self._close()

    def _close(self) -> None:
        block = self._open.pop()
        question = replace(read_question(block.row, QuestionType(block.kind)), children=tuple(block.children))
        self._open[-1].children.append(question)
        if block.kind == "repeat" and is_matrix(question) and fixed_by(question) is None:
            text = _("A matrix needs a select_one whose choices are its rows.")
            self._fault(block.row, "appearance", "matrix_without_rows", text)

    def _check(self, row: Row, said: QuestionType) -> None:
        self._check_name(row)
        self.faults += _texts(self._sheet, row, said.kind)
        if said.list is not None and said.list not in self._list_names:
            text = _("There is no list “{list}” among the choices.").format(list=said.list)
            self._fault(row, "type", "unknown_list", text)
        if said.file is not None and not lists.is_installed(said.file):
            self._fault(row, "type", "unknown_list", _("There is no list file “{list}”.").format(list=said.file))
        if said.kind == "calculate" and not row.get("calculation"):
            self._fault(row, "calculation", "missing_calculation", _("What is to be calculated is missing."))

    def _check_name(self, row: Row) -> None:
        name, names = row.get("name"), self._open[-1].names
        if name is None:
            self._fault(row, "name", "missing_name", _("The name is missing."))
        elif not fullmatch(r"[A-Za-z][A-Za-z0-9_.-]*", name):
            text = _("“{name}” is no question name: it begins with a Latin letter; letters, digits and _ follow.")
            self._fault(row, "name", "bad_name", text.format(name=name))
        elif (first := names.setdefault(name.lower(), row.number)) != row.number:
            text = _("The name “{name}” is taken already by row {row}.")
            self._fault(row, "name", "duplicate_name", text.format(name=name, row=first))

    def _fault(self, row: Row, column: str, kind: str, text: str) -> None:
        self.faults.append(self._sheet.fault(row.number, column, kind, text))


def _texts(sheet: Sheet, row: Row, kind: str) -> Iterator[Fault]:
    yield from sheet.missing_languages(row, "label", required=kind not in _LABELLED_IF_SAID)
    yield from sheet.missing_languages(row, "hint", required=False)
    yield from sheet.missing_languages(row, "required_message", required=False)
    yield from sheet.missing_languages(row, "constraint_message", required=False)
    yield from sheet.missing_languages(row, "warning_message", required=row.get("warning") is not None)
