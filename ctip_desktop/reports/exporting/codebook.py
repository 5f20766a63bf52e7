"""The codebook: what every column of an export means, in Khmer and English, line by line; papers are made of these."""

from collections.abc import Iterable, Iterator
from dataclasses import astuple, dataclass, fields

from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.reports.exporting.htcds import codes_of, field_of
from ctip_desktop.reports.exporting.tables import as_csv
from ctip_desktop.store.layout import Scope, scope_of

_NONE = Words("", "")


@dataclass(frozen=True)
class Line:
    """A line of the codebook: a column of a table, or below it one of its choices; or an indicator."""

    form: str
    form_version: str
    table: str
    column: str
    kind: str
    label_km: str
    label_en: str
    hint_km: str = ""
    hint_en: str = ""
    code: str = ""
    standard: str = ""


def lines_of(form: Form) -> Iterator[Line]:
    """Yield the lines of a form: its questions with their choices, then its indicators."""
    yield from _scope_lines(form, scope_of(form))
    for one in form.indicators:
        said = one.filter or ""
        yield Line(
            form.name,
            form.version,
            one.source,
            one.name,
            f"indicator ({one.measure})",
            one.label.km,
            one.label.en,
            said,
            said,
        )


def codebook_csv(lines: Iterable[Line]) -> bytes:
    """Return the codebook as a CSV file."""
    return as_csv([field.name for field in fields(Line)], [astuple(line) for line in lines])


def _scope_lines(form: Form, scope: Scope) -> Iterator[Line]:
    for question in scope.questions:
        label, hint = question.label or _NONE, question.hint or _NONE
        kind = f"{question.kind} ({question.file})" if question.file else question.kind
        standard = field_of(question)
        yield Line(
            form.name, form.version, scope.table, question.name, kind,
            _flat(label.km), _flat(label.en), _flat(hint.km), _flat(hint.en), "", standard,
        )  # fmt: skip
        yield from _choice_lines(form, scope, question, bool(standard))
    for inner in scope.repeats.values():
        yield from _scope_lines(form, inner)


def _choice_lines(form: Form, scope: Scope, question: Question, standard: bool) -> Iterator[Line]:
    codes = codes_of(form, question)
    for choice in form.lists.get(question.list or question.columns.get("worded") or "", ()):
        yield Line(
            form.name, form.version, scope.table, question.name, "choice", choice.label.km, choice.label.en,
            code=choice.name, standard=codes.get(choice.name, choice.name) if standard else "",
        )  # fmt: skip


def _flat(text: str) -> str:
    return " ".join(text.split())
