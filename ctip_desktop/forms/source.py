"""Finds the form a person names: an installed one, a compiled file, or a workbook compiled on the spot."""

from pathlib import Path

from ctip_desktop.errors.forms import FormFaulty
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load

_BEARABLE = {"bad_name", "many_values", "missing_language", "one_value"}
"""Faults that keep a form of ours from being installed, but not a foreign one from being filled in."""


def form_from(name: str) -> Form:
    """Return the form; raise `FormNotInstalled`, `FormFaulty`, or what reading its file raises."""
    file = Path(name)
    if file.suffix == ".json":
        return Form.from_json(file.read_bytes())
    if file.suffix.lower() not in (".md", ".xlsx"):
        return load(name)
    from ctip_desktop.forms.compiling import compile_workbook, read_workbook

    compiled = compile_workbook(read_workbook(file))
    faults = [fault for fault in compiled.faults if fault.sheet == "survey" and fault.kind not in _BEARABLE]
    if faults:
        raise FormFaulty(file.name, len(faults))
    return compiled.read
