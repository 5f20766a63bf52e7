"""A sheet of a workbook as its rows, and the faults found in them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from ctip_desktop.forms.compiling.columns import LANGUAGES, header_of
from ctip_desktop.forms.form import Words
from ctip_desktop.i18n import N_, _

_LANGUAGE_NAMES = {"km": N_("Khmer"), "en": N_("English")}


@dataclass(frozen=True)
class Fault:
    """What is wrong at a place of the workbook; `row` as a spreadsheet shows it, the header being row 1."""

    sheet: str
    row: int
    column: str
    kind: str
    text: str


@dataclass(frozen=True)
class Row:
    """The filled cells of a row by column name."""

    number: int
    cells: Mapping[str, str]

    def get(self, column: str) -> str | None:
        """Return the cell's text, `None` when it is empty."""
        return self.cells.get(column)

    def words(self, column: str) -> Words | None:
        """Return the text in both languages, a missing one as ""; `None` when both are."""
        texts = {code: self.cells.get(f"{column}::{code}", "") for code in LANGUAGES}
        return Words(**texts) if any(texts.values()) else None

    def others(self, known: frozenset[str]) -> dict[str, str]:
        """Return the cells of columns that are not `known`."""
        return {column: text for column, text in self.cells.items() if column.partition("::")[0] not in known}


@dataclass(frozen=True)
class Sheet:
    """A sheet; `headers` are its columns as the author wrote them, by column name."""

    name: str
    headers: Mapping[str, str] = field(default_factory=dict)
    rows: tuple[Row, ...] = ()

    def fault(self, row: int, column: str, kind: str, text: str) -> Fault:
        """Return a fault at a cell of this sheet."""
        return Fault(self.name, row, self.headers.get(column, header_of(column)), kind, text)

    def missing_languages(self, row: Row, column: str, *, required: bool) -> Iterator[Fault]:
        """Find the languages in which a text is missing; one that is not `required` may be missing in all."""
        words = row.words(column) or Words("", "")
        if words == Words("", "") and not required:
            return
        for code in LANGUAGES:
            if not getattr(words, code):
                text = _("The {language} text is missing.").format(language=_(_LANGUAGE_NAMES[code]))
                yield self.fault(row.number, f"{column}::{code}", "missing_language", text)
