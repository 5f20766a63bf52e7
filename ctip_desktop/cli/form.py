"""Forms: their sources compiled and checked, the installed ones listed."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ctip_desktop.cli.output import answer, json_option
from ctip_desktop.i18n import _, language

if TYPE_CHECKING:
    from ctip_desktop.forms.compiling import Fault

_FILE = click.Path(path_type=Path)


@click.group("form")
def command() -> None:
    """Compile, check and list forms."""


@command.command("compile")
@click.argument("file", type=_FILE)
@click.option("-o", "--out", type=_FILE, help="Where to write the compiled form (default: beside FILE).")
def compile_(file: Path, out: Path | None) -> None:
    """Compile an XLSForm workbook (.xlsx or Markdown)."""
    from ctip_desktop.errors.forms import FormFaulty
    from ctip_desktop.forms.compiling import compile_workbook, read_workbook

    compiled = compile_workbook(read_workbook(file))
    if compiled.form is None:
        answer(None, map(_line, compiled.faults), as_json=False)
        raise FormFaulty(file=file.name, count=len(compiled.faults))
    out = out or file.with_suffix(".form.json")
    out.write_bytes(compiled.form.to_json())
    click.echo(
        _("{file}: form {form}, version {version}.").format(
            file=out, form=compiled.form.name, version=compiled.form.version
        )
    )


@command.command("check")
@click.argument("file", type=_FILE)
@json_option
def check(file: Path, as_json: bool) -> None:
    """Tell every fault of a workbook: sheet, row, column, and what is wrong."""
    from dataclasses import asdict

    from ctip_desktop.errors.forms import FormFaulty
    from ctip_desktop.forms.compiling import compile_workbook, read_workbook

    faults = compile_workbook(read_workbook(file)).faults
    lines = map(_line, faults) if faults else [_("{file} has no faults.").format(file=file.name)]
    answer([asdict(fault) for fault in faults], lines, as_json)
    if faults:
        raise FormFaulty(file=file.name, count=len(faults))


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


def _line(fault: "Fault") -> str:
    place = _("Sheet {sheet}, row {row}") if not fault.column else _("Sheet {sheet}, row {row}, column {column}")
    return f"{place.format(sheet=fault.sheet, row=fault.row, column=fault.column)}: {fault.text}"
