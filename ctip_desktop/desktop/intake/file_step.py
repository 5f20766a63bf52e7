"""Step 1: which file, which kind of entry its rows are, on which sheet and below which row they stand."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QHBoxLayout

from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.intake.asking import many
from ctip_desktop.desktop.intake.kept import COLUMNS
from ctip_desktop.desktop.intake.steps import Step
from ctip_desktop.desktop.moments import hour_words, moment_day
from ctip_desktop.desktop.page import Action, focus
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.button import Button
from ctip_desktop.desktop.widgets.dropdown import Choice, ChoiceList, Dropdown
from ctip_desktop.desktop.widgets.file import FileField, ask_to_open, ask_to_save, excel
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.forms import installed
from ctip_desktop.i18n import _, figure, language, ngettext
from ctip_desktop.intake.sheets import Cell, text_of
from ctip_desktop.intake.template import write_template

if TYPE_CHECKING:
    from ctip_desktop.desktop.intake.page import IntakePage
    from ctip_desktop.desktop.sticks import Sticks

SUFFIXES = (".xlsx", ".xls", ".ods")
_WIDEST, _MOST_OFFERED, _ROWS, _HEADS_TOLD = 820, 4, 20, 60


def spreadsheet_kinds() -> str:
    """Return the kinds of files that can be read, as Qt's dialog writes them."""
    words = _("Spreadsheets")
    return f"{words} (*{' *'.join(SUFFIXES)})"


class FileStep(Step):
    """Asks for the file; says what it was found to be of, which a person may say otherwise."""

    def __init__(self, page: "IntakePage", sticks: "Sticks") -> None:
        super().__init__(page)
        self._sticks = sticks
        self.ask_place = ask_to_save(excel)
        asked = ask_to_open(spreadsheet_kinds)
        self.file = FileField(lambda: _("Path of the spreadsheet"), lambda: _("Choose a file…"), asked)
        self.asked: ChoiceList | None = None
        self.offers: list[Button] = []
        self._offered = QHBoxLayout()
        self._offered.setSpacing(8)
        self._offered.addStretch(1)
        self.kind = Dropdown(lambda: _("Kind of entry"), kinds)
        self.sheet = Dropdown(lambda: _("Sheet"), self._sheets)
        self.heads = Dropdown(lambda: _("Heads"), self._rows_of_heads)
        self.told = Text("", "body", "text_2", wrap=True)
        self.template = Button(lambda: _("Write an empty spreadsheet for a kind…"), icon="file-spreadsheet")
        self.found = Panel()
        self.found.column.setSpacing(12)
        self.found.column.addWidget(Text(lambda: _("What its rows are"), "heading"))
        for part in (self.kind, self.sheet, self.heads):
            self.found.column.addLayout(row(part, None))
        self.found.column.addWidget(self.told)
        self._set_out()
        self.file.chosen.connect(self._open)
        self.kind.changed.connect(self._choose_kind)
        self.sheet.changed.connect(lambda name: self.importing.choose(sheet=name) if name else self.show_state())
        self.heads.changed.connect(lambda at: self.importing.choose(heads=int(at)) if at else self.show_state())
        self.template.clicked.connect(self.write_template)
        sticks.changed.connect(self._offer)
        self._offer()

    def show_state(self) -> None:
        """Show which file it is, and what it was found to be of."""
        now = self.importing
        if now.book and not self.file.field.hasFocus():
            self.file.show_file(now.path)
        self.found.setVisible(now.book is not None)
        self.kind.choose(now.form.name if now.form else self.kind.value)
        sheets = now.mapping.sheets if now.mapping else ()
        self.sheet.choose(sheets[0].sheet if sheets else now.sheet)
        self.heads.choose(str(sheets[0].heads) if sheets else str(now.heads or ""))
        for part in (self.sheet, self.heads):
            part.setVisible(now.book is not None and len(sheets) < 2)
        self.told.say(self._told)

    def banner(self) -> Banner | None:
        """Return that this very file was taken in before."""
        came = self.importing.came
        if not came:
            return None
        when = _("{day}, at {hour}")
        return Banner(
            "warn",
            lambda: _("This very file was taken in before: {when}.").format(
                when=when.format(day=moment_day(came), hour=hour_words(came))
            ),
            lambda: _("What is here already is left out, unless you say otherwise in the last step."),
        )

    def primary(self) -> Action:
        """Return going on to the columns."""
        hindered = ""
        if self.importing.doing:
            hindered = _("The file is being read.")
        elif self.file.file is None:
            hindered = _("Choose a file first.")
        return Action(lambda: _("Continue"), self._go_on, "", "Ctrl+Enter", hindered)

    def enter(self) -> None:
        """Take the focus."""
        self._sticks.look()
        focus(self.kind if self.importing.book else self.file.field)

    def open(self, file: Path) -> None:
        """Read a file that was dropped, or chosen elsewhere."""
        self.file.show_file(str(file))
        self._open()

    def refuse(self, error: Exception) -> None:
        """Say why the file cannot be read."""
        if self.file.file is None:
            self.file.show_file(self.importing.asked)
        self.file.refuse(lambda: sentence(error) or "")

    def write_template(self) -> None:
        """Ask of which kind and where to, and write an empty spreadsheet."""
        self.asked = ChoiceList(kinds(), None, _("Which kind of entry?"), self)
        self.asked.chosen.connect(self._write_template)
        self.asked.open_below(QRect(self.template.mapToGlobal(QPoint(0, 0)), self.template.size()))

    def _write_template(self, kind: str) -> None:
        form = installed.load(kind)
        title = " ".join(form.title.said(language()).split())
        file = self.ask_place(self, str(self.page.documents / f"{title}.xlsx"))
        if file is None:
            return
        frame = self.page.frame

        def tell(_none: None) -> None:
            frame.say_done(_("The empty spreadsheet is in {file}").format(file=file.name))

        self.page.desk.papers.run(lambda: write_template(form, file), done=tell, failed=self.page.fail, owner=self)

    def _set_out(self) -> None:
        for part in (self.file, self.found):
            part.setMaximumWidth(_WIDEST)
        self.column.setSpacing(12)
        hint = lambda: _("Choose it, type its path, drop it onto this window, or take it from a stick.")  # noqa: E731
        self.column.addWidget(Text(hint, "body", "text_2", wrap=True))
        self.column.addWidget(self.file)
        self.column.addLayout(self._offered)
        self.column.addWidget(self.found)
        self.column.addStretch(1)
        words = lambda: _("An office that has no spreadsheet yet is best given one that fits the form by itself.")  # noqa: E731
        self.column.addWidget(Text(words, "small", "text_2", wrap=True))
        self.column.addLayout(row(self.template, None))

    def _open(self) -> None:
        if file := self.file.file:
            self.importing.open(file)

    def _go_on(self) -> None:
        file = self.file.file
        if file and str(file) != self.importing.path:
            self.importing.open(file)
        elif self.importing.mapping:
            self.importing.go_to(COLUMNS)

    def _choose_kind(self, name: str) -> None:
        if not name:
            self.show_state()
        elif self.importing.book:
            self.importing.choose(form=name)

    def _sheets(self) -> list[Choice]:
        book = self.importing.book
        return [Choice(one.name, one.name) for one in book.sheets] if book else []

    def _rows_of_heads(self) -> list[Choice]:
        """Return the rows among which the heads may be, each with what stands in it."""
        book, sheet = self.importing.book, self.sheet.value
        rows = book.sheet(sheet).rows[:_ROWS] if book and sheet else ()
        return [
            Choice(str(number), _("Row {number}: {words}").format(number=figure(number), words=_said(cells)))
            for number, cells in enumerate(rows, 1)
            if any(cell != "" for cell in cells)
        ]

    def _told(self) -> str:
        now = self.importing
        if now.book is None or now.mapping is None:
            return _("The file is being read.") if now.doing else ""
        rows = sum(max(len(now.book.sheet(one.sheet).rows) - one.heads, 0) for one in now.mapping.sheets)
        columns = sum(len(one.columns) for one in now.mapping.sheets)
        known = sum(bool(column.path) for one in now.mapping.sheets for column in one.columns)
        said = ngettext("{count} row", "{count} rows", rows).format(count=many(rows))
        heads = _("{known} of {columns} columns are known").format(known=figure(known), columns=figure(columns))
        return f"{said} · {heads}"

    def _offer(self) -> None:
        """Offer the spreadsheets that lie on the sticks that are in."""
        for button in self.offers:
            self._offered.removeWidget(button)
            button.deleteLater()
        self.offers = []
        for place, file in enumerate(self._on_sticks()[:_MOST_OFFERED]):
            button = Button(_named(file), "quiet", icon="usb", in_row=True)
            button.clicked.connect(lambda *_, file=file: self.open(file))
            self._offered.insertWidget(place, button)
            self.offers.append(button)

    def _on_sticks(self) -> list[Path]:
        found: list[Path] = []
        for stick in self._sticks.present:
            with suppress(OSError):
                files = [one for one in stick.folder.iterdir() if one.suffix.lower() in SUFFIXES and one.is_file()]
                found += sorted(files, key=lambda one: one.stat().st_mtime, reverse=True)
        return found


def kinds() -> list[Choice]:
    """Return the kinds of entries, found by their names in both languages."""
    other = "en" if language() == "km" else "km"
    return [
        Choice(form.name, " ".join(form.title.said(language()).split()), also=form.title.said(other))
        for form in installed.installed()
    ]


def _named(file: Path) -> Callable[[], str]:
    return lambda: file.name


def _said(cells: tuple[Cell, ...]) -> str:
    said = " · ".join(" ".join(text_of(cell).split()) for cell in cells if cell != "")
    return said if len(said) <= _HEADS_TOLD else f"{said[:_HEADS_TOLD]}…"
