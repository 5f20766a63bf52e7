"""Finds the line of a matrix that is typed."""

from collections.abc import Sequence

from ctip_desktop.desktop.completeness.charts import Line
from ctip_desktop.forms.offices import offices
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.khmer.search import search_key
from ctip_desktop.reports.statements.versions import kind_label


def find(lines: Sequence[Line], typed: str) -> int | None:
    """Return the place of the line that is typed: by its number, or by any part of its name in either language."""
    number, key = to_latin(typed), search_key(typed)
    if not key and not number.isdigit():
        return None
    names = [_names(line) for line in lines]
    rows = [row for row, line in enumerate(lines) if number.isdigit() and line.number.startswith(number)]
    rows += [row for row, several in enumerate(names) if any(name.startswith(key) for name in several)]
    rows += [row for row, several in enumerate(names) if any(key in name for name in several)]
    return rows[0] if rows else None


def _names(line: Line) -> list[str]:
    """Return the search keys of what a line is called, in either language."""
    known = offices().get(line.key) or kind_label(line.key)
    return [search_key(name) for name in (line.name, known.km, known.en)]
