"""The codebook: what every column of an export means, in Khmer and English, as a table and as a page to be printed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import astuple, dataclass, fields
from html import escape
from itertools import groupby

from ctip_desktop.forms.form import Form, Question, Words
from ctip_desktop.forms.worded import both
from ctip_desktop.i18n import N_
from ctip_desktop.reports.exporting.htcds import codes_of, field_of
from ctip_desktop.reports.exporting.tables import as_csv
from ctip_desktop.store.layout import Scope, scope_of

_TITLE = N_("Codebook")
_HEADS = (N_("Column"), N_("Kind"), N_("Khmer"), N_("English"), N_("Code"), N_("Standard code (HTCDS 2.0)"))
_NONE = Words("", "")
_STYLE = (
    "body{font:11pt/1.5 'Khmer OS Battambang','Noto Sans Khmer','Noto Sans',sans-serif;margin:2em}"
    "table{border-collapse:collapse;width:100%;margin:.5em 0 2em}td,th{border:1px solid #999;padding:.2em .5em;"
    "text-align:left;vertical-align:top}tr.choice td{color:#333;border-top-style:dotted}h2{page-break-after:avoid}"
    "tr{page-break-inside:avoid}"
)


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


def codebook_page(forms: Sequence[Form], lines: Sequence[Line]) -> bytes:
    """Return the codebook as a page of HTML that needs nothing beside it."""
    title, heads = both(_TITLE), [both(head) for head in _HEADS]
    parts = [
        "<!doctype html>",
        f'<html lang="km"><head><meta charset="utf-8"><title>{escape(title.en)}</title>',
        f"<style>{_STYLE}</style></head><body>",
        f"<h1>{escape(title.km)} · {escape(title.en)}</h1>",
    ]
    titles = {form.name: form.title for form in forms}
    for (form, table), found in groupby(lines, key=lambda line: (line.form, line.table)):
        named = titles.get(form, _NONE)
        parts.append(f"<h2>{escape(named.km)} · {escape(named.en)} <code>{escape(table)}</code></h2><table><tr>")
        parts += [f"<th>{escape(head.km)}<br>{escape(head.en)}</th>" for head in heads]
        parts.append("</tr>")
        parts += map(_row, found)
        parts.append("</table>")
    parts.append("</body></html>\n")
    return "\n".join(parts).encode()


def _row(line: Line) -> str:
    said = (line.column if not line.code else "", line.kind, _with(line.label_km, line.hint_km),
            _with(line.label_en, line.hint_en), line.code, line.standard)  # fmt: skip
    cells = "".join(f"<td>{text if place in (2, 3) else escape(text)}</td>" for place, text in enumerate(said))
    return f"<tr{' class=choice' if line.code else ''}>{cells}</tr>"


def _with(label: str, hint: str) -> str:
    return escape(label) + (f"<br><small>{escape(hint)}</small>" if hint else "")


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
