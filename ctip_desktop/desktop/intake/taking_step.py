"""Step 5: the good rows are taken in, the others written back; then what was done."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.intake.asking import many
from ctip_desktop.desktop.intake.steps import Step
from ctip_desktop.desktop.page import Action, focus
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.desktop.widgets.file import FileField, ask_to_save, excel
from ctip_desktop.desktop.widgets.options import Check, Options
from ctip_desktop.desktop.widgets.panel import Panel, row
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.i18n import _, ngettext

if TYPE_CHECKING:
    from ctip_desktop.desktop.intake.page import IntakePage

_WIDEST = 820
_FINAL, _DRAFTS = "final", "drafts"


class TakingStep(Step):
    """Asks how the good rows are saved, and where the others go."""

    def __init__(self, page: "IntakePage") -> None:
        super().__init__(page)
        self.saved_as = Options(
            lambda: _("How good rows are saved"),
            ((_FINAL, lambda: _("Final")), (_DRAFTS, lambda: _("Drafts, to be looked through"))),
        )
        self.again = Check(lambda: _("Take in again what is here already"))
        self.rest = FileField(lambda: _("Rows that go back"), lambda: _("Choose the place…"), ask_to_save(excel))
        self.told = Text(self._told, "body", wrap=True)
        self.done = Text(self._done, "body", wrap=True)
        self._how = Panel()
        self._how.column.setSpacing(10)
        self._how.column.addWidget(Text(lambda: _("Good rows"), "heading"))
        self._how.column.addLayout(row(self.saved_as, None))
        self._help = Text(self._help_words, "small", "text_2", wrap=True)
        self._how.column.addWidget(self._help)
        self._how.column.addLayout(row(self.again, None))
        self._back = Panel()
        self._back.column.setSpacing(10)
        self._back.column.addWidget(Text(lambda: _("Rows that go back"), "heading"))
        self._back.column.addWidget(self.rest)
        self._back.column.addWidget(
            Text(
                lambda: _(
                    "Beside each row stands what is wrong, in both languages. Mend it there, and import that file."
                ),
                "small",
                "text_2",
                wrap=True,
            )
        )
        self._result = Panel()
        self._result.column.addWidget(self.done)
        for part in (self.told, self._how, self._back, self._result):
            part.setMaximumWidth(_WIDEST)
            self.column.addWidget(part)
        self._below = QWidget()
        self.column.addWidget(self._below, 1)
        self.saved_as.chosen.connect(lambda _value: self._say())
        self.again.toggled.connect(lambda _on: self._say())

    def show_state(self) -> None:
        """Show what will be done, or what was done."""
        now = self.importing
        read, over = now.read, now.taken is not None
        self.told.setVisible(not over)
        self._how.setVisible(not over and read is not None and bool(read.good or read.same))
        self._back.setVisible(not over and read is not None and bool(read.bad))
        self.again.setVisible(read is not None and bool(read.same))
        self._result.setVisible(over)
        for part in (self._how, self._back):
            part.setEnabled(now.doing != "take_in")
        if read and not self.rest.field.text() and now.path:
            path = Path(now.path)
            self.rest.show_file(str(path.with_name(f"{path.stem}-rest.xlsx")))
        self._say()

    def banner(self) -> Banner | None:
        """Return that it is done."""
        taken = self.importing.taken
        if taken is None:
            return None
        count = len(taken.drafts) + len(taken.finals)
        if not count:
            return Banner("accent", lambda: _("Nothing was taken in; all rows went back."), self._file)
        said = ngettext("{count} entry is taken in.", "{count} entries are taken in.", count)
        return Banner("ok", lambda: said.format(count=many(count)), self._file)

    def primary(self) -> Action:
        """Return taking in; then showing what was taken in."""
        now = self.importing
        if now.taken is not None and not (now.taken.finals or now.taken.drafts):
            return Action(lambda: _("Another file"), self.page.begin_anew, "file-spreadsheet", "Ctrl+Enter")
        if now.taken is not None:
            return Action(lambda: _("Show them in Entries"), self.page.show_entries, "files", "Ctrl+Enter")
        hindered = _("The entries are being saved.") if now.doing else ""
        count = self._count()
        said = ngettext("Take in {count} entry", "Take in {count} entries", count)
        if not count:
            return Action(lambda: _("Write the rows that go back"), self.take_in, "", "Ctrl+Enter", hindered)
        return Action(lambda: said.format(count=many(count)), self.take_in, "download", "Ctrl+Enter", hindered)

    def enter(self) -> None:
        """Take the focus."""
        focus(self.saved_as if self.importing.taken is None else self.page)

    def refuse(self, error: Exception) -> None:
        """Say why the rows that go back cannot be written; nothing was taken in."""
        self.rest.refuse(lambda: sentence(error) or "")

    def take_in(self) -> None:
        """Take in the good rows, and write back the others."""
        read, rest = self.importing.read, self.rest.file
        if read is None:
            return
        if read.bad and rest is None:
            self.rest.refuse(lambda: _("Say where the rows that go back are to be written."))
            return
        if rest and read.bad and rest == Path(self.importing.path):
            self.rest.refuse(lambda: _("This is the file itself; choose another name, so that it stays as it is."))
            return
        self.importing.finish(
            final=self.saved_as.value == _FINAL, again=self.again.isChecked(), rest=rest if read.bad else None
        )

    def _file(self) -> str:
        return self.importing.book.file if self.importing.book else ""

    def _count(self) -> int:
        read = self.importing.read
        if read is None:
            return 0
        return len(read.good) + (len(read.same) if self.again.isChecked() else 0)

    def _say(self) -> None:
        self.told.say(self._told)
        self.done.say(self._done)
        self._help.say(self._help_words)
        self.page.header_changed.emit()

    def _told(self) -> str:
        read = self.importing.read
        if read is None:
            return ""
        count, back = self._count(), len(read.bad)
        said = ngettext("{count} entry will be taken in.", "{count} entries will be taken in.", count)
        parts = [said.format(count=many(count))]
        if back:
            goes = ngettext(
                "{count} entry goes back with its reasons.", "{count} entries go back with their reasons.", back
            )
            parts.append(goes.format(count=many(back)))
        return " ".join(parts)

    def _help_words(self) -> str:
        if self.saved_as.value == _DRAFTS:
            return _("Each is opened and saved as final by a person; drafts are never sent.")
        read = self.importing.read
        drafts = sum(not one.plain for one in read.good) if read else 0
        said = ngettext(
            "They can be sent. {count} entry in which something is unusual stays a draft, to be looked at.",
            "They can be sent. {count} entries in which something is unusual stay drafts, to be looked at.",
            drafts,
        )
        return said.format(count=many(drafts)) if drafts else _("They can be sent.")

    def _done(self) -> str:
        now = self.importing
        if now.taken is None:
            return ""
        said = _("Final: {finals}. Drafts: {drafts}.")
        parts = [said.format(finals=many(len(now.taken.finals)), drafts=many(len(now.taken.drafts)))]
        if now.rest:
            went = ngettext("{count} row went back into {file}.", "{count} rows went back into {file}.", now.returned)
            parts.append(went.format(count=many(now.returned), file=now.rest))
        parts.append(_("How its columns are read is remembered for the next file with the same heads."))
        return "\n".join(parts)
