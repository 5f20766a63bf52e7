"""Forms written as tables inside the tests."""

from pathlib import Path
from tempfile import TemporaryDirectory

from ctip_desktop.forms.compiling import Compiled, compile_workbook, read_workbook
from ctip_desktop.forms.form import Form

LABELLED = "| type | name | label::Khmer (km) | label::English (en) |"


def compiled(tables: str, *, name: str = "trial") -> Compiled:
    """Compile Markdown tables written without their first column: a line alone names the sheet of those after it."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / f"{name}.md"
        file.write_text(markdown(tables), "utf-8")
        return compile_workbook(read_workbook(file))


def form(tables: str, *, name: str = "trial") -> Form:
    """Compile tables that have no fault."""
    result = compiled(tables, name=name)
    assert result.faults == ()
    assert result.form is not None
    return result.form


def faults(tables: str) -> list[tuple[str, int, str, str]]:
    """Return where and of what kind the faults of the tables are."""
    return [(fault.sheet, fault.row, fault.column, fault.kind) for fault in compiled(tables).faults]


def markdown(tables: str) -> str:
    """Return the tables as pyxform reads them, each row with an empty first column."""
    lines = (line.strip() for line in tables.strip().splitlines())
    return "\n".join(f"| {line}" if line.startswith("|") else f"| {line} |" for line in lines if line) + "\n"
