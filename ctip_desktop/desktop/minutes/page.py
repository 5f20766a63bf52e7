"""The minutes page: the form at the left, the paper it becomes at the right; saved as final and printed from here."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ctip_desktop import clock
from ctip_desktop.desktop.background import Background
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.minutes import summary
from ctip_desktop.desktop.minutes.checks_banner import checks_banner
from ctip_desktop.desktop.minutes.delivery import Delivery
from ctip_desktop.desktop.minutes.preview import Preview, Told
from ctip_desktop.desktop.minutes.printer import Printed
from ctip_desktop.desktop.minutes.section_bar import SectionBar
from ctip_desktop.desktop.moments import hour_words
from ctip_desktop.desktop.page import Action, Page
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.desktop.widgets.panel import Ground
from ctip_desktop.documents.minutes import Check
from ctip_desktop.i18n import _, figure, ngettext
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.notes import note_printed

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame

FORM, PAPER = 3, 4
"""How the width is divided between the form and the paper."""


class MinutesPage(Page):
    """A meeting being typed, beside its minutes.

    Args:
        entering: the meeting.
        papers: the thread that sets papers.
        leave_to: goes back to where the page was opened from.
        reopen: opens the entry anew, once it is saved as final.
    """

    name = "minutes"
    icon = "scroll-text"
    folds_sidebar = True
    margin = 0

    def __init__(
        self,
        desk: Desk,
        frame: "Frame",
        entering: Entering,
        papers: Background,
        preferences: Preferences,
        *,
        leave_to: Callable[[], object],
        reopen: Callable[[str], object],
    ) -> None:
        super().__init__(desk, frame)
        self.entering = entering
        self._leave_to = leave_to
        self._reopen = reopen
        self._looked_at: tuple[Check, ...] = ()
        self.view = FormView(entering, preferences)
        self.section_bar = SectionBar(entering)
        self.preview = Preview(papers, self._told)
        self.delivery = Delivery(papers, self)
        self._set_out()
        self._connect()
        self.preview.set_now()

    def title(self) -> str:
        """Return which minutes they are."""
        return summary.title(self.entering.filled)

    def second_line(self) -> str:
        """Return when and where the meeting was, and how many took part."""
        return summary.second_line(self.entering.filled)

    def state(self) -> str:
        """Return how far the entry has come."""
        return "draft" if self._is_draft else self.entering.opened.state

    def back(self) -> Callable[[], object]:
        """Return to the list."""
        return self._leave_to

    def header_actions(self) -> Sequence[Action]:
        """Save as final, and print."""
        return (
            Action(lambda: _("Save as final"), self.save_as_final, "check", "Ctrl+S", self._why_not_saved()),
            Action(lambda: _("Print"), self.print_paper, "printer", "Ctrl+P"),
        )

    def keys(self) -> Sequence[Binding]:
        """Return the keys of the form, and the paper's."""
        return [
            *self.view.keys(),
            Binding("Ctrl++", lambda: _("paper larger"), self.preview.pages.zoom_in),
            Binding("Ctrl+−", lambda: _("paper smaller"), self.preview.pages.zoom_out),
            Binding("Ctrl+0", lambda: _("paper as wide as there is room"), lambda: self.preview.pages.zoom_to(None)),
        ]

    def enter(self) -> None:
        """Put the focus where the person was."""
        self.view.focus_path(self.entering.caret)
        self.preview.pages.follow(self.entering.caret)

    def leave(self) -> None:
        """Keep what is typed."""
        self.entering.keep_now()

    def save_as_final(self) -> None:
        """Save as final, or go to the first fault."""
        fault = self.entering.finish(self._say_failed)
        if fault:
            self.view.focus_path(fault.path)
            self.frame.say_kept(lambda: fault.text, "circle-x", "error")

    def print_paper(self) -> None:
        """Print: what is wrong with the paper is shown first, once; then the system's dialog asks where to."""
        self.entering.pausing.emit()
        self.preview.when_current(self._check_and_print)

    def save_file(self) -> None:
        """Save the paper as a PDF where the person says."""
        self.entering.pausing.emit()
        name = summary.file_name(self.entering.filled)
        self.preview.when_current(lambda: self.delivery.save(self.preview.paper, name))

    @property
    def _is_draft(self) -> bool:
        return self.entering.is_new or self.entering.has_draft

    def _set_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(24, 16, 24, 0)
        left.setSpacing(12)
        left.addWidget(self.section_bar)
        left.addWidget(self.view, 1)
        around = Ground("window", Qt.Edge.RightEdge)
        around.setLayout(left)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(around, FORM)
        beside.addWidget(self.preview, PAPER)
        self.body.addLayout(beside, 1)

    def _connect(self) -> None:
        self.entering.answered.connect(self._answer)
        self.entering.caret_moved.connect(self.preview.pages.follow)
        self.entering.pausing.connect(lambda: QTimer.singleShot(0, self, self.preview.set_if_changed))
        self.entering.kept.connect(self._say_kept)
        self.entering.not_kept.connect(self._say_failed)
        self.entering.finished.connect(self._finish)
        self.view.section_shown.connect(self.section_bar.show_section)
        self.section_bar.section_chosen.connect(self.view.show_section)
        self.preview.pointed.connect(self.view.focus_path)
        self.preview.checked.connect(self._show_checks)
        self.preview.file_asked.connect(self.save_file)
        self.delivery.begun.connect(lambda: self.frame.say_kept(lambda: _("Printing…"), "printer", "text_2"))
        self.delivery.printed.connect(self._note_printed)
        self.delivery.saved.connect(self._say_saved)
        self.delivery.failed.connect(self._say_failed)

    def _told(self) -> Told:
        answers = self.entering.filled.account(ids=True)["answers"]
        return Told(answers, self.entering.opened.office, self._is_draft)

    def _why_not_saved(self) -> str:
        if self.entering.locked:
            return _("This entry can only be read here.")
        return "" if self._is_draft else _("Nothing has changed since it was saved as final.")

    def _answer(self) -> None:
        self.preview.change()
        self.header_changed.emit()

    def _check_and_print(self) -> None:
        if self.preview.checks and self.preview.checks != self._looked_at:
            self._looked_at = self.preview.checks
            self.show_banner(checks_banner(self.preview.checks, self._go_to))
            return
        self.show_banner(None)
        self.delivery.print(self.preview.paper, self.preview.page_count)

    def _show_checks(self, checks: tuple[Check, ...]) -> None:
        """Let the banner, once it is there, say what is still wrong; it goes when nothing is."""
        if self.banner is not None:
            self._looked_at = checks
            self.show_banner(checks_banner(checks, self._go_to) if checks else None)

    def _go_to(self, check: Check) -> None:
        for path in check.paths:
            if self.view.focus_path(path):
                return

    def _note_printed(self, printed: Printed) -> None:
        revision = "" if self._is_draft else self.entering.parents[0]
        entry, at = self.entering.entry, clock.timestamp()
        self.desk.write(lambda writer: note_printed(writer, entry, revision, at), "entries")
        self.frame.say_kept(lambda: _printed_words(printed), "printer")

    def _say_kept(self, at: str) -> None:
        self.frame.say_kept(lambda: _("Draft kept at {hour}").format(hour=hour_words(at)))

    def _say_saved(self, file: Path) -> None:
        self.frame.say_kept(lambda: _("The paper is in {file}").format(file=file.name), "download")

    def _say_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.frame.say_kept(lambda: sentence(error) or "", "circle-x", "error")

    def _finish(self, revision: Revision) -> None:
        del revision
        self.frame.say_done(_("Saved as final."))
        self._reopen(self.entering.entry)


def _printed_words(printed: Printed) -> str:
    pages, copies = figure(printed.pages), figure(printed.copies)
    if printed.copies > 1:
        words = ngettext(
            "{count} page printed {copies} times on {printer}",
            "{count} pages printed {copies} times on {printer}",
            printed.pages,
        )
    else:
        words = ngettext("{count} page printed on {printer}", "{count} pages printed on {printer}", printed.pages)
    return words.format(count=pages, copies=copies, printer=printed.printer)
