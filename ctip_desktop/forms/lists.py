"""The lists that travel as files beside the forms (`select_one_from_file`): read when asked for, looked up by index."""

import csv
from collections.abc import Sequence
from functools import cache, cached_property
from io import StringIO
from re import fullmatch

from ctip_desktop import paths
from ctip_desktop.forms.form import Choice, Words

_KHMER, _ENGLISH = "label::Khmer (km)", "label::English (en)"


class ListFile:
    """A list of choices; `columns` are those a choice filter may compare, `name` among them."""

    def __init__(self, text: str) -> None:
        header, *self._rows = csv.reader(StringIO(text))
        self._place = {column: place for place, column in enumerate(header)}
        self.columns = tuple(column for column in header if not column.startswith("label::"))

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, name: object) -> bool:
        return name in self._by_name

    def find(self, name: str) -> Choice | None:
        """Return the choice of that name (code), `None` if the list has none."""
        row = self._by_name.get(name)
        return self._choice(row) if row else None

    def where(self, column: str, text: str) -> list[Choice]:
        """Return the choices whose column equals the text, in the list's order."""
        return [self._choice(row) for row in self._index(column).get(text, ())]

    def all(self) -> list[Choice]:
        """Return every choice."""
        return [self._choice(row) for row in self._rows]

    @cached_property
    def _by_name(self) -> dict[str, list[str]]:
        name = self._place["name"]
        return {row[name]: row for row in self._rows}

    @cached_property
    def _indexes(self) -> dict[str, dict[str, list[list[str]]]]:
        return {}

    def _index(self, column: str) -> dict[str, list[list[str]]]:
        if column not in self._indexes:
            index: dict[str, list[list[str]]] = {}
            place = self._place[column]
            for row in self._rows:
                index.setdefault(row[place], []).append(row)
            self._indexes[column] = index
        return self._indexes[column]

    def _choice(self, row: Sequence[str]) -> Choice:
        columns = {column: row[self._place[column]] for column in self.columns if column != "name"}
        return Choice(row[self._place["name"]], Words(row[self._place[_KHMER]], row[self._place[_ENGLISH]]), columns)


def is_installed(file: str) -> bool:
    """Tell whether a list of that file name travels with the program."""
    return bool(fullmatch(r"[\w-]+\.csv", file)) and (paths.resources() / "lists" / file).is_file()


@cache
def load(file: str) -> ListFile:
    """Return the list of that file name, read once in a run."""
    return ListFile((paths.resources() / "lists" / file).read_text("utf-8"))
