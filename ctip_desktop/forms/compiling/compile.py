"""Compiles a workbook: to a form when it has no fault, to the list of all its faults otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ctip_desktop.forms.compiling.changes import check_changes
from ctip_desktop.forms.compiling.choices import read_choices, with_other
from ctip_desktop.forms.compiling.circles import circles
from ctip_desktop.forms.compiling.columns import SURVEY, header_of, is_not_taken
from ctip_desktop.forms.compiling.formulas import check_formulas
from ctip_desktop.forms.compiling.indicators import IndicatorReader
from ctip_desktop.forms.compiling.linking import check_links
from ctip_desktop.forms.compiling.marking_persons import check_persons
from ctip_desktop.forms.compiling.migrations import read_migrations
from ctip_desktop.forms.compiling.rules import read_rules
from ctip_desktop.forms.compiling.settings import read_settings
from ctip_desktop.forms.compiling.sheet import Fault, Sheet
from ctip_desktop.forms.compiling.showing import check_shown
from ctip_desktop.forms.compiling.survey import SurveyReader
from ctip_desktop.forms.compiling.workbook import Workbook, refusals
from ctip_desktop.forms.form import Form
from ctip_desktop.i18n import _

_SHEETS = ("settings", "survey", "choices", "indicators", "rules", "migrations")


@dataclass(frozen=True)
class Compiled:
    """The form, `None` if there are faults; the faults, in order of sheets and rows; the form as far as it reads."""

    form: Form | None
    faults: tuple[Fault, ...]
    read: Form


def compile_workbook(workbook: Workbook, before: Form | None = None) -> Compiled:
    """Return the compiled form, or every fault of its workbook, also against its version `before`."""
    survey = workbook.sheet("survey")
    lists, choice_faults = read_choices(workbook.sheet("choices"))
    settings, setting_faults = read_settings(workbook.sheet("settings"), workbook.name)
    read = SurveyReader(survey, lists)
    for list_name in read.others:
        lists = with_other(lists, list_name)
    form = Form(settings.name, "", settings.title, read.questions, lists, settings=settings.others)
    indicators = IndicatorReader(workbook.sheet("indicators"), form)
    rules, rule_faults = read_rules(workbook.sheet("rules"), indicators.indicators)
    migrations, migration_faults = read_migrations(workbook.sheet("migrations"), form)
    faults = [
        *workbook.faults,
        *_check_sheets(workbook),
        *choice_faults,
        *setting_faults,
        *read.faults,
        *check_formulas(form, survey),
        *_check_circles(form, survey),
        *check_shown(form, survey),
        *check_links(form, survey),
        *check_persons(form, survey),
        *indicators.faults,
        *rule_faults,
        *migration_faults,
    ]
    form = replace(form, indicators=indicators.indicators, rules=rules, migrations=migrations).stamped()
    if before and not faults:
        faults += check_changes(before, form)
    faults = faults or refusals(workbook, form.name)
    return Compiled(None if faults else form, tuple(sorted(faults, key=_place)), form)


def _place(fault: Fault) -> tuple[int, int]:
    return _SHEETS.index(fault.sheet) if fault.sheet in _SHEETS else len(_SHEETS), fault.row


def _check_sheets(workbook: Workbook) -> Iterator[Fault]:
    if "survey" not in workbook.sheets:
        yield Sheet("survey").fault(1, "", "missing_sheet", _("There is no sheet “survey”."))
    for name, sheet in workbook.sheets.items():
        if name not in _SHEETS and (near := get_close_matches(name, _SHEETS, 1, 0.8)):
            yield sheet.fault(1, "", "unknown_sheet", _("Is this sheet meant to be “{name}”?").format(name=near[0]))
    for name in ("survey", "choices"):
        yield from _check_columns(workbook.sheet(name))


def _check_columns(sheet: Sheet) -> Iterator[Fault]:
    for column in sheet.headers:
        if is_not_taken(column):
            for row in sheet.rows:
                if row.get(column):
                    yield sheet.fault(row.number, column, "not_taken", _("This program does not take this column."))
            continue
        base = column.partition("::")[0]
        if sheet.name == "survey" and base not in SURVEY and (near := get_close_matches(base, SURVEY, 1, 0.8)):
            text = _("Is this column meant to be “{name}”?").format(name=header_of(near[0]))
            yield sheet.fault(1, column, "unknown_column", text)


def _check_circles(form: Form, survey: Sheet) -> Iterator[Fault]:
    for circle in circles(form):
        first = circle[0].question
        chain = " → ".join(placed.question.name for placed in (*circle, circle[0]))
        text = _("These wait for each other in a circle: {chain}.").format(chain=chain)
        yield survey.fault(first.row, "calculation" if first.calculation else "relevant", "circle", text)
