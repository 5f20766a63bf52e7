"""`intake`: reads a spreadsheet into entries; what is not right goes back out with its reasons."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ctip_desktop.cli.helping import Verb
from ctip_desktop.cli.opening import user_option
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.settings import Settings

if TYPE_CHECKING:
    from ctip_desktop.forms.form import Form
    from ctip_desktop.intake.checking import Checked
    from ctip_desktop.intake.mapping import FileMap
    from ctip_desktop.intake.reading import FileRead

_FILE = click.Path(path_type=Path)
_SHOWN = 20
"""So many entries' reasons are told; all of them stand in the spreadsheet that is given back."""


@click.command("intake", cls=Verb)
@click.argument("file", type=_FILE)
@click.option("--form", "form_name", metavar="FORM", required=True, help="The kind of entry its rows become.")
@click.option("--sheet", metavar="NAME", help="Read this sheet (default: the one whose heads are most like the form).")
@click.option("--rows", metavar="REPEAT", help="Its rows are rows of this repeat, beside the entry's own columns.")
@click.option("--map", "maps", metavar="HEAD=QUESTION", multiple=True, help="This column answers this question.")
@click.option(
    "--set", "given", metavar="QUESTION=ANSWER", multiple=True, help="This answer stands where none is given."
)
@click.option("--save", is_flag=True, help="Take the good rows in; without it they are only checked.")
@click.option("--final", is_flag=True, help="Save as final where nothing was found; by default all are drafts.")
@click.option("--again", is_flag=True, help="Take in even a file, and entries, that are here already.")
@click.option("--rest", metavar="OUT.xlsx", type=_FILE, help="Where the other rows go (default: beside the file).")
@user_option
@json_option
@click.pass_obj
def command(
    settings: Settings,
    file: Path,
    form_name: str,
    sheet: str | None,
    rows: str | None,
    maps: tuple[str, ...],
    given: tuple[str, ...],
    save: bool,
    final: bool,
    again: bool,
    rest: Path | None,
    user: str | None,
    as_json: bool,
) -> None:
    """Check the rows of a spreadsheet (.xlsx, .xls, .ods) by a form, and take the good ones in."""
    from ctip_desktop.cli.opening import open_store
    from ctip_desktop.forms.installed import load
    from ctip_desktop.intake.heads import suggest
    from ctip_desktop.intake.mapping import mended
    from ctip_desktop.intake.reading import answered_paths, read_file
    from ctip_desktop.intake.returning import write_rest
    from ctip_desktop.intake.sameness import already_here
    from ctip_desktop.intake.saving import refuse_twice, remembered, take_in
    from ctip_desktop.intake.sheets import read_book

    form, wanted, answers = load(form_name), _pairs(maps), _pairs(given)
    book = read_book(file)
    with open_store(settings, user=user) as opened:
        found = suggest(form, book, sheet, _scope(form, rows), wanted)
        with opened.store.reading() as reader:
            found = mended(remembered(reader, found), form, wanted)
            here = already_here(reader, form.name, answered_paths(form, found, answers))
            if save and not again:
                refuse_twice(reader, book)
        read = read_file(form, book, found, answers, here=here)
        rest = rest or file.with_name(f"{file.stem}-rest.xlsx")
        returned = write_rest(book, found, read.bad, rest)
        taken = (
            take_in(opened.store, opened.user, form, book, found, read.checked, final=final, again=again)
            if save
            else None
        )
    value: dict[str, Any] = {
        "file": str(file),
        "sha256": book.sha256,
        "columns": [
            {"sheet": one.sheet, "head": column.head, "question": column.path, "several": column.several}
            for one in found.sheets
            for column in one.columns
        ],
        "proposed": dict(read.proposed),
        "entries": len(read.checked),
        "good": len(read.good),
        "same": len(read.same),
        "unusual": sum(bool(one.reasons) for one in read.good),
        "drafts": list(taken.drafts) if taken else [],
        "finals": list(taken.finals) if taken else [],
        "rest": str(rest) if returned else "",
        "rest_rows": returned,
        "reasons": [
            {
                "sheet": reason.row.sheet,
                "row": reason.row.number,
                "path": reason.path,
                "hard": reason.hard,
                "km": reason.words.km,
                "en": reason.words.en,
            }
            for one in read.checked
            for reason in one.reasons
        ],
    }
    answer(value, _lines(form, found, read, value), as_json)


def _lines(form: "Form", found: "FileMap", read: "FileRead", value: dict[str, Any]) -> Iterator[str]:
    yield from _columns(form, found)
    for path, given in read.proposed.items():
        said = _("Not in the file, and taken as the form proposes it: {question} = {answer}")
        yield said.format(question=_label(form, path), answer=given)
    yield from _reasons(read.checked)
    count = len(read.good)
    yield ngettext("{count} entry is good.", "{count} entries are good.", count).format(count=figure(count))
    if same := len(read.same):
        said = ngettext(
            "{count} entry says what one that is here says; it is taken in only with “--again”.",
            "{count} entries say what others that are here say; they are taken in only with “--again”.",
            same,
        )
        yield said.format(count=figure(same))
    if value["drafts"] or value["finals"]:
        said = _("Taken in: {drafts} as drafts, {finals} as final.")
        yield said.format(drafts=figure(len(value["drafts"])), finals=figure(len(value["finals"])))
    elif count:
        yield _("Nothing was taken in; add “--save” to take the good ones in.")
    if value["rest"]:
        said = ngettext(
            "{count} row is not taken in; it stands with its reasons in {file}.",
            "{count} rows are not taken in; they stand with their reasons in {file}.",
            value["rest_rows"],
        )
        yield said.format(count=figure(value["rest_rows"]), file=value["rest"])


def _columns(form: "Form", found: "FileMap") -> Iterator[str]:
    for sheet in found.sheets:
        yield _("Sheet {sheet}, below row {row}:").format(sheet=sheet.sheet, row=figure(sheet.heads))
        for column in sheet.columns:
            head = " ".join(column.head.split())
            if column.several:
                yield "  " + _("{head}: may be one of several questions; say which with “--map”").format(head=head)
            elif not column.path:
                yield "  " + _("{head}: not read").format(head=head)
            elif column.path in form:
                yield f"  {head} → {_label(form, column.path)} ({column.path})"


def _reasons(checked: "Sequence[Checked]") -> Iterator[str]:
    told = 0
    for one in checked:
        if one.reasons and told < _SHOWN:
            told += 1
            for reason in one.reasons:
                label = " ".join(reason.label.said(language()).split())
                text = f"{label}: {reason.words.said(language())}" if label else reason.words.said(language())
                said = _("Sheet {sheet}, row {row}: {text}")
                yield said.format(sheet=reason.row.sheet, row=figure(reason.row.number), text=text)


def _label(form: "Form", path: str) -> str:
    label = form.find(path).question.label
    return " ".join(label.said(language()).split()) if label else path


def _scope(form: "Form", rows: str | None) -> str | None:
    from ctip_desktop.errors.intake import QuestionUnknown
    from ctip_desktop.intake.questions import scopes

    if rows is None:
        return None
    found = [scope for scope in scopes(form) if scope and rows in (scope, scope.rpartition("/")[2])]
    if len(found) != 1:
        raise QuestionUnknown(rows, form.name)
    return found[0]


def _pairs(given: tuple[str, ...]) -> dict[str, str]:
    from ctip_desktop.errors.intake import NotAPair

    pairs = {}
    for one in given:
        name, sign, value = one.rpartition("=")
        if not sign or not name.strip():
            raise NotAPair(one)
        pairs[name.strip()] = value.strip()
    return pairs
