"""What is asked about a statement: to approve it, which cannot be undone; a remark on a figure; a note on a kind."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.office_words import committee_name, office_name
from ctip_desktop.desktop.page import focus
from ctip_desktop.desktop.statement_words import figure_name, kind_name
from ctip_desktop.desktop.statements.lines import entries_words
from ctip_desktop.desktop.widgets.dialog import Dialog
from ctip_desktop.desktop.widgets.field import Field
from ctip_desktop.desktop.widgets.text import Text
from ctip_desktop.desktop.widgets.words import Words
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.khmer.numerals import to_latin
from ctip_desktop.reports.periods import Period
from ctip_desktop.reports.statements.declared import FIGURES, NOTHING, Declared, Remark
from ctip_desktop.reports.statements.declaring import approve_statement, make_statement
from ctip_desktop.reports.statements.versions import Version
from ctip_desktop.store.store import Store

Done = Callable[[Version], None]


class ApproveDialog(Dialog):
    """Says what is approved; the safe button has the focus."""

    def __init__(self, desk: Desk, period: Period, declared: Declared, done: Done, parent: QWidget) -> None:
        super().__init__(
            lambda: _("Approve the statement of {period}").format(period=period.label()), lambda: _("Approve"), parent
        )
        self._desk, self._period, self._done = desk, period, done
        self.sure.key = ""
        self.sure.setAccessibleDescription("")
        office = declared.office
        self.column.addWidget(
            Text(
                lambda: " · ".join((committee_name(office), office_name(office))),
                "strong",
            )
        )
        self.counted = self.say(lambda: counted_words(declared))
        self.say(
            lambda: _(
                "The figures are sealed under your name and stay as they are. What changes later is a new version."
            )
        )

    def ask(self) -> None:
        """Show it, with the focus on the button that changes nothing."""
        super().ask()
        self.safe.setFocus(Qt.FocusReason.TabFocusReason)

    def go_on(self) -> None:
        """Approve."""
        self.be_busy(True)
        user, period, today = self._desk.who.user, self._period, clock.today()

        def approve(store: Store) -> Version:
            return approve_statement(store, user, period, today=today)

        def approved(version: Version) -> None:
            self.accept()
            self._done(version)

        def failed(error: Exception) -> None:
            self.fail(error, self._desk.background.failed.emit)

        self._desk.run(approve, "entries", done=approved, failed=failed, owner=self)


class _MakingDialog(Dialog):
    """A dialog that makes a new version of the statement out of what was answered."""

    def __init__(self, desk: Desk, period: Period, title: Words, verb: Words, done: Done, parent: QWidget) -> None:
        super().__init__(title, verb, parent)
        self._desk, self._period, self._done = desk, period, done

    def _make(self, remarks: Sequence[Remark] = (), notes: Mapping[str, str] | None = None) -> None:
        self.be_busy(True)
        user, period, today = self._desk.who.user, self._period, clock.today()

        def make(store: Store) -> Version:
            return make_statement(store, user, period, remarks, notes=notes, today=today)

        def made(version: Version) -> None:
            self.accept()
            self._done(version)

        def failed(error: Exception) -> None:
            self.fail(error, self._desk.background.failed.emit)

        self._desk.run(make, "entries", done=made, failed=failed, owner=self)


class DisputeDialog(_MakingDialog):
    """Asks what the office says of a figure, and why."""

    def __init__(self, desk: Desk, period: Period, remark: Remark, done: Done, parent: QWidget) -> None:
        verb = lambda: _("Add the remark")  # noqa: E731
        super().__init__(desk, period, lambda: figure_name(remark.kind, remark.figure), verb, done, parent)
        self._remark = remark
        self.say(lambda: _counted_words(remark))
        self.says, self.reason = Field(), Field()
        self.says.setMaximumWidth(120)
        self._add(lambda: _("The office says"), self.says, figure(remark.says))
        self._add(lambda: _("Reason"), self.reason, remark.reason)

    def ask(self) -> None:
        """Show it, with the focus on the figure."""
        super().ask()
        focus(self.says)

    def go_on(self) -> None:
        """Add the remark, once there is a figure and a reason; from the figure go on to the reason."""
        if self.says.hasFocus() and not self.reason.text().strip():
            focus(self.reason)
            return
        said = to_latin(self.says.text()).strip().replace(",", ".")
        self._make([Remark(self._remark.kind, self._remark.figure, "", said, self.reason.text().strip())])

    def _add(self, words: Words, field: Field, text: str) -> None:
        self.column.addWidget(Text(words, "label"))
        self.column.addWidget(field)
        field.setAccessibleName(words())
        field.setText(text)


class NoteDialog(_MakingDialog):
    """Asks for the note that stands beside a kind."""

    def __init__(self, desk: Desk, period: Period, kind: str, note: str, done: Done, parent: QWidget) -> None:
        super().__init__(desk, period, lambda: kind_name(kind), lambda: _("Keep the note"), done, parent)
        self._kind = kind
        self.say(lambda: _("The note is printed beside this kind, and travels with the statement."))
        self.note = Field()
        self.note.setText(note)
        self.note.setAccessibleName(_("Note"))
        self.column.addWidget(self.note)

    def ask(self) -> None:
        """Show it, with the focus on the note."""
        super().ask()
        focus(self.note)

    def go_on(self) -> None:
        """Keep it in a new version of the statement."""
        self._make(notes={self._kind: self.note.text().strip()})


def _counted_words(remark: Remark) -> str:
    said = _("Counted from the entries: {counted}. What the office says is printed as a remark, never added up.")
    return said.format(counted=figure(remark.counted))


def counted_words(declared: Declared) -> str:
    """Return how much is declared: kinds with figures out of how many entries, nothing to report, disputed figures."""
    if declared.nothing:
        return _("There is nothing to report of any kind.")
    with_figures = [line for line in declared.lines if line.state == FIGURES]
    nothing = sum(line.state == NOTHING for line in declared.lines)
    parts = [
        ngettext("{count} kind with figures", "{count} kinds with figures", len(with_figures)).format(
            count=figure(len(with_figures))
        ),
        entries_words(sum(line.entries for line in with_figures)),
    ]
    if nothing:
        said = ngettext("{count} kind with nothing to report", "{count} kinds with nothing to report", nothing)
        parts.append(said.format(count=figure(nothing)))
    if declared.disputed:
        said = ngettext("{count} disputed figure", "{count} disputed figures", len(declared.disputed))
        parts.append(said.format(count=figure(len(declared.disputed))))
    return " · ".join(parts)
