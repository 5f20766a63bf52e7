"""Reads the sheet `indicators`: what is counted, from which rows, placed in a period by which date."""

from ctip_desktop.errors.forms import (
    ExpressionArguments,
    ExpressionNotTaken,
    ExpressionSyntax,
    ExpressionWithoutSql,
)
from ctip_desktop.forms.answer_kinds import answer_kinds
from ctip_desktop.forms.compiling.formulas import check_formula
from ctip_desktop.forms.compiling.naming import Names, Reader
from ctip_desktop.forms.compiling.sheet import Fault, Row, Sheet
from ctip_desktop.forms.expressions import parse
from ctip_desktop.forms.expressions.kinds import TEXT
from ctip_desktop.forms.expressions.sql import Column, to_sql
from ctip_desktop.forms.form import Form, Indicator, Placed, Words
from ctip_desktop.forms.person_marks import person_marks
from ctip_desktop.i18n import _
from ctip_desktop.i18n.problems import say

_KNOWN = frozenset({"name", "source", "measure", "of", "filter", "date", "label"})
_MEASURES = ("count", "sum", "persons")
_SUMMED = frozenset({"integer", "decimal"})


class IndicatorReader:
    """Reads the rows once; `indicators` and `faults` are the result."""

    def __init__(self, sheet: Sheet, form: Form) -> None:
        self.faults: list[Fault] = []
        self._sheet = sheet
        self._form = form
        self._names = Names(form)
        self._taken: set[str] = set()
        self.indicators = tuple(self._read(row) for row in sheet.rows)

    def _read(self, row: Row) -> Indicator:
        self._check_name(row)
        self.faults += self._sheet.missing_languages(row, "label", required=True)
        self._check_measure(row)
        scope = self._scope(row)
        if row.get("measure") == "persons" and all(marks.scope != scope for marks in person_marks(self._form)):
            text = _("The rows of this source are no persons; mark their questions in the column “person”.")
            self._fault(row, "measure", "no_persons", text)
        visible = {
            placed.question.name: placed for placed in self._form.placed if placed.scope == scope[: len(placed.scope)]
        }
        self._check_day(row, "date", visible)
        if row.get("until"):
            self._check_day(row, "until", visible)
        for name in (row.get("by") or "").split():
            if name not in visible:
                self._no_question(row, "by", name)
        if row.get("measure") == "sum":
            summed = self._question(row, "of", visible)
            if summed and summed.question.kind not in _SUMMED:
                self._fault(row, "of", "not_a_number", _("“{name}” is no number.").format(name=summed.question.name))
        self._check_filter(row, scope, visible)
        return Indicator(
            name=row.get("name") or "",
            source=row.get("source") or self._form.name,
            measure=row.get("measure") or "",
            of=_bare(row.get("of")),
            filter=row.get("filter"),
            date=_bare(row.get("date")) or "",
            label=row.words("label") or Words("", ""),
            columns=row.others(_KNOWN),
        )

    def _check_day(self, row: Row, column: str, visible: dict[str, Placed]) -> None:
        day = self._question(row, column, visible)
        if day and day.question.kind != "date":
            self._fault(row, column, "not_a_date", _("“{name}” is no date question.").format(name=day.question.name))

    def _check_name(self, row: Row) -> None:
        name = row.get("name")
        if name is None:
            self._fault(row, "name", "missing_name", _("The name is missing."))
        elif name in self._taken:
            self._fault(row, "name", "duplicate_name", _("There is an indicator “{name}” already.").format(name=name))
        elif not (name.isidentifier() and name.isascii()):
            text = _("“{name}” is no indicator name: Latin letters, digits and _ are.").format(name=name)
            self._fault(row, "name", "bad_name", text)
        self._taken.add(name or "")

    def _check_measure(self, row: Row) -> None:
        if row.get("measure") not in _MEASURES:
            self._fault(row, "measure", "unknown_measure", _("The measure is count, sum or persons."))

    def _scope(self, row: Row) -> tuple[str, ...]:
        """Return the repeats of the source: `case.victim` counts the rows of the repeat `victim`."""
        form, *chain = (row.get("source") or "").split(".")
        scope = tuple(chain)
        repeats = {(*each.scope, each.question.name) for each in self._form.placed if each.question.kind == "repeat"}
        if form == self._form.name and (not scope or scope in repeats):
            return scope
        text = _("There is no source “{source}”: write {form}, or {form}.repeat for the rows of a repeat.")
        self._fault(row, "source", "unknown_source", text.format(source=row.get("source") or "", form=self._form.name))
        return ()

    def _question(self, row: Row, column: str, visible: dict[str, Placed]) -> Placed | None:
        name = _bare(row.get(column))
        if name is None:
            self._fault(row, column, "missing_name", _("The question is missing."))
        elif name not in visible:
            self._no_question(row, column, name)
        return visible.get(name or "")

    def _no_question(self, row: Row, column: str, name: str) -> None:
        self._fault(row, column, "unknown_name", _("The source has no question “{name}”.").format(name=name))

    def _check_filter(self, row: Row, scope: tuple[str, ...], visible: dict[str, Placed]) -> None:
        if text := row.get("filter"):
            place = self._names.at["".join(f"/{repeat}" for repeat in scope)]
            wrongs = list(check_formula(text, Reader(self._names, place, place)))
            for wrong in wrongs:
                self._fault(row, "filter", wrong.kind, wrong.text)
            if not wrongs:
                self._check_countable(row, text, visible)

    def _check_countable(self, row: Row, text: str, visible: dict[str, Placed]) -> None:
        """Figures are counted by the database: a filter must have an SQL form."""
        try:
            kinds = answer_kinds(self._form)
            to_sql(parse(text), lambda name: Column(name, kinds.get(visible[name].path) or TEXT), today="")
        except ExpressionWithoutSql as error:
            self._fault(row, "filter", "not_countable", say(error))
        except (ExpressionSyntax, ExpressionNotTaken, ExpressionArguments):
            pass  # a calculation it counts by is at fault, which is told where it stands

    def _fault(self, row: Row, column: str, kind: str, text: str) -> None:
        self.faults.append(self._sheet.fault(row.number, column, kind, text))


def _bare(name: str | None) -> str | None:
    return name.removeprefix("${").removesuffix("}") if name else None
