"""Forms: their sources compiled and checked, the installed ones listed, any of them filled in."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctip_desktop.cli.helping import Noun
from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, language

if TYPE_CHECKING:
    from ctip_desktop.errors.forms import FormFaulty
    from ctip_desktop.forms.compiling import Compiled, Fault

_FILE = click.Path(path_type=Path)
_before = click.option(
    "--from", "before", metavar="FILE", type=_FILE, help="The compiled form before it, whose answers it must keep."
)


@click.group("form", cls=Noun)
def command() -> None:
    """Compile, check, list and fill in forms."""


@command.command("compile")
@click.argument("file", type=_FILE)
@click.option("-o", "--out", metavar="OUT", type=_FILE, help="Where to write the compiled form (default: beside FILE).")
@_before
@json_option
def compile_(file: Path, out: Path | None, before: Path | None, as_json: bool) -> None:
    """Compile an XLSForm workbook (.xlsx or Markdown)."""
    from ctip_desktop.store.files import write_whole

    compiled = _compiled(file, before)
    if compiled.form is None:
        _tell(compiled, [], as_json)
        raise _faulty(file, compiled)
    out = out or file.with_suffix(".form.json")
    write_whole(out, compiled.form.to_json())
    value = {"file": str(out), "form": compiled.form.name, "version": compiled.form.version}
    answer(value, [_("{file}: form {form}, version {version}.").format(**value)], as_json)


@command.command("check")
@click.argument("file", type=_FILE)
@_before
@json_option
def check(file: Path, before: Path | None, as_json: bool) -> None:
    """Tell every fault of a workbook: sheet, row, column, and what is wrong."""
    compiled = _compiled(file, before)
    _tell(compiled, [_("{file} has no faults.").format(file=file.name)], as_json)
    if compiled.faults:
        raise _faulty(file, compiled)


@command.command("list")
@json_option
def list_(as_json: bool) -> None:
    """List the installed forms."""
    from dataclasses import asdict

    from ctip_desktop.forms.installed import installed

    forms = installed()
    answer(
        [{"name": form.name, "version": form.version, "title": asdict(form.title)} for form in forms],
        (f"{form.name}  {form.version[:12]}  {form.title.said(language())}" for form in forms),
        as_json,
    )


@command.command("fill")
@click.argument("form")
@click.argument("answers", type=_FILE)
@json_option
def fill(form: str, answers: Path, as_json: bool) -> None:
    """Fill in FORM (an installed form, a .form.json, .md or .xlsx) with ANSWERS, as by hand, and tell what follows."""
    from ctip_desktop.forms.answers_file import has_row_ids, read_answers
    from ctip_desktop.forms.filled import Filled
    from ctip_desktop.forms.source import form_from

    given = read_answers(answers)
    account = Filled(form_from(form), given, by_hand=True).account(ids=has_row_ids(given))
    lines = [f"{problem['at']}: {problem['text']}" for problem in account["problems"]]
    answer(account, lines or [_("There is nothing wrong with these answers.")], as_json)


@command.command("template")
@click.argument("form")
@click.option(
    "-o", "--out", metavar="OUT.xlsx", type=_FILE, help="Where to write it (default: here, named like the form)."
)
@json_option
def template(form: str, out: Path | None, as_json: bool) -> None:
    """Make an empty spreadsheet of FORM that, once filled in, “ctip-desktop intake” reads by itself."""
    from ctip_desktop.forms.source import form_from
    from ctip_desktop.intake.template import write_template

    found = form_from(form)
    file = out or Path(f"{found.name}.xlsx")
    write_template(found, file)
    said = _("{file} is ready to be filled in; take it in with “ctip-desktop intake {file} --form {form}”.")
    answer({"file": str(file), "form": found.name}, [said.format(file=file, form=found.name)], as_json)


def _compiled(file: Path, before: Path | None) -> "Compiled":
    from ctip_desktop.forms.compiling import compile_workbook, read_workbook
    from ctip_desktop.forms.form import Form

    return compile_workbook(read_workbook(file), Form.from_json(before.read_bytes()) if before else None)


def _tell(compiled: "Compiled", clean: list[str], as_json: bool) -> None:
    """Print the faults, or what is to be said where there are none."""
    from dataclasses import asdict

    lines = [_line(fault) for fault in compiled.faults]
    answer([asdict(fault) for fault in compiled.faults], lines or clean, as_json)


def _faulty(file: Path, compiled: "Compiled") -> "FormFaulty":
    from ctip_desktop.errors.forms import FormFaulty

    return FormFaulty(file=file.name, count=len(compiled.faults))


def _line(fault: "Fault") -> str:
    if fault.column:
        text = _("Sheet {sheet}, row {row}, column {column}: {text}")
    else:
        text = _("Sheet {sheet}, row {row}: {text}")
    return text.format(sheet=fault.sheet, row=fault.row, column=fault.column, text=fault.text)
