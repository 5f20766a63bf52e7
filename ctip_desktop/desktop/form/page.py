"""The page of a form: sections at the left, fields, aid at the right; saved as final or left with the draft kept."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.failures import sentence
from ctip_desktop.desktop.form import acts
from ctip_desktop.desktop.form.aid_pane import AidBar, AidPane
from ctip_desktop.desktop.form.carrying_on import CarryingOn
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.locking import locked_banner
from ctip_desktop.desktop.form.returned import Answering, asked_at, returned_banner
from ctip_desktop.desktop.form.sections_panel import SectionsPanel
from ctip_desktop.desktop.form.view import FormView
from ctip_desktop.desktop.keys import Binding
from ctip_desktop.desktop.look.tokens import FOLD_BELOW
from ctip_desktop.desktop.moments import hour_words, month_words, read_day
from ctip_desktop.desktop.page import Action, Page
from ctip_desktop.desktop.preferences import Preferences
from ctip_desktop.desktop.widgets.banner import Banner
from ctip_desktop.forms.headline import date_of, dated
from ctip_desktop.forms.offices import offices
from ctip_desktop.i18n import _, figure, language
from ctip_desktop.store.journal import Revision

if TYPE_CHECKING:
    from ctip_desktop.desktop.frame import Frame
    from ctip_desktop.desktop.paper.delivery import Delivery

_SETTLE_MS = 250
"""So long nobody types before the sections say how far they are: nothing flickers beside a word being typed."""


class FormPage(Page):
    """An entry in its form.

    Args:
        entry: an entry already being typed, or the identifier of one to open; None for a new one.
        form: name of the form of a new one.
        preferences: whether a full field advances.
        back_to: where ← leads; by default to the list of entries.
        at: path of the question to begin at; by default where it was left.
    """

    name = "entries"
    icon = "files"
    folds_sidebar = True
    margin = 0
    _header: tuple[str, ...] = ()
    _known: Mapping[str, Any] | None = None

    def __init__(
        self,
        desk: Desk,
        frame: "Frame",
        entry: Entering | str | None,
        form: str = "",
        *,
        preferences: Preferences | None = None,
        back_to: Callable[[], object] | None = None,
        at: str = "",
    ) -> None:
        super().__init__(desk, frame)
        self.preferences = preferences or Preferences()
        self._back_to = back_to or (lambda: frame.open("entries"))
        self.entering: Entering | None = None
        self.view: FormView | None = None
        self._at = at
        self._entered = False
        self._refused = False
        self._until_kept: Banner | None = None
        self._delivery: Delivery | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLE_MS)
        self._settle.timeout.connect(self._show_progress)
        if isinstance(entry, Entering):
            self._take(entry)
        elif entry is None:
            Entering.begin_named(desk, form, self._take, owner=self)
        else:
            Entering.open(desk, entry, self._take, self._say_unopened, owner=self)

    def title(self) -> str:
        """Return the kind and the number."""
        if self.entering is None:
            return ""
        kind = " ".join(self.entering.form.title.said(language()).split())
        number = self.entering.opened.number
        return f"{kind} {figure(number)}" if number else _("{kind}, new").format(kind=kind)

    def second_line(self) -> str:
        """Return the office and the month the entry is of."""
        if self.entering is None:
            return ""
        day = read_day(date_of(dated(self.entering.form), self.entering.filled.answers())) or clock.today()
        return f"{offices()[self.entering.opened.office].said(language())} · {month_words(day)}"

    def state(self) -> str:
        """Return how far the entry has come."""
        if self.entering is None:
            return ""
        return "draft" if self.entering.has_draft or self.entering.is_new else self.entering.opened.state

    def back(self) -> Callable[[], object]:
        """Return to where it was opened from; the draft is kept."""
        return self._back_to

    def header_actions(self) -> Sequence[Action]:
        """Return printing and saving as final; of an entry that is final, keying it again, too."""
        if self.entering is None:
            return ()
        paper = Action(lambda: _("Print"), self.print_paper, "printer", "Ctrl+P")
        final = Action(lambda: _("Save as final"), self.save_as_final, "check", "Ctrl+S", self._hindered())
        if self.entering.is_new or self.entering.has_draft or self.entering.locked:
            return paper, final
        return Action(lambda: _("Key again to verify"), self.verify, "list-checks", "Ctrl+K"), paper, final

    def keys(self) -> Sequence[Binding]:
        """Return the keys of the form."""
        return (*self.answering.keys(), *self._carrying_on.keys(), *self.view.keys()) if self.view else ()

    def enter(self) -> None:
        """Put the focus where the person was."""
        self._entered = True
        if self.view:
            self.view.come_back()

    def leave(self) -> None:
        """Keep what is typed."""
        if self.entering:
            self.entering.keep_now()

    def save_as_final(self) -> None:
        """Save as final, or go to the first fault."""
        if self.entering is None or self.view is None:
            return
        self.view.hand_in()
        fault = self.entering.finish(self._say_failed)
        if fault:
            acts.show_problem(self.view, fault.path)
            self._refused = True
            self.frame.say_kept(lambda: _("Not yet final: something is wrong or missing."), "circle-x", "error")

    def print_paper(self) -> None:
        """Print the entry's sheet; the system's dialog asks where to."""
        from ctip_desktop.desktop.form.on_paper import print_entry, remember_printed
        from ctip_desktop.desktop.paper.delivery import Delivery

        entering = self.entering
        if entering is None or self.view is None:
            return
        self.view.hand_in()
        if self._delivery is None:
            self._delivery = Delivery(self.desk.papers, self)
            self._delivery.printed.connect(lambda one: remember_printed(self.desk, self.frame, entering, one))
            self._delivery.failed.connect(self._say_failed)
        print_entry(self.desk, self.frame, entering, self._delivery)

    def verify(self) -> None:
        """Have the entry keyed once more from its paper, and compared."""
        from ctip_desktop.desktop.form.verify.again import begin_verifying

        if self.entering:
            entry, back = self.entering.entry, self._back_to
            begin_verifying(self.desk, self.frame, entry, preferences=self.preferences, back_to=back)

    def show_until_kept(self, banner: Banner) -> None:
        """Show a banner until more is typed and kept, and the person moves on."""
        self._until_kept = banner
        self.show_banner(banner)

    def take_over(self) -> None:
        """Go on with another user's draft: kept as a second one of one's own."""
        if self.entering:
            again = Entering.taken_over(self.entering)
            page = type(self)(self.desk, self.frame, again, preferences=self.preferences, back_to=self._back_to)
            self.frame.open(page)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the aid beside the fields where there is room, else below them."""
        super().resizeEvent(event)
        self._place_aid()

    def _take(self, entering: Entering) -> None:
        """Show an entry."""
        self.entering = entering
        entering.setParent(self)
        if begin_at := self._at or asked_at(entering):
            entering.move_caret(begin_at)
        self.view = FormView(entering, self.preferences)
        self._carrying_on = CarryingOn(self, entering, self.view)
        self.answering = Answering(self, entering)
        self._set_out(entering, self.view)
        self._connect(entering, self.view)
        self._show_section(self.view.section)
        entering.look_back()
        if standing := self._standing_banner():
            self.show_banner(standing)
        self._carrying_on.show_section(self.view.section)
        self.header_changed.emit()
        if self._entered:
            self.enter()

    def _standing_banner(self) -> Banner | None:
        """Return what stands over the entry while nothing else does: why it is only read, or what to correct."""
        if self.entering is None:
            return None
        return locked_banner(self.entering, self.take_over) or returned_banner(self.entering, self.answering.ask)

    def _set_out(self, entering: Entering, view: FormView) -> None:
        """Put the form in its place, and what stands around it."""
        self.sections = SectionsPanel(entering)
        self.aid = AidPane(entering)
        self.bar = AidBar(entering)
        view.files_counted.connect(self.sections.show_files)
        self.sections.section_chosen.connect(view.show_section)
        self.sections.problem_asked.connect(lambda: acts.go_to_problem(view, 1))
        around = QVBoxLayout()
        around.setContentsMargins(28, 8, 8, 0)
        around.addWidget(view)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addLayout(around, 1)
        middle.addWidget(self.bar)
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.sections)
        beside.addLayout(middle, 1)
        beside.addWidget(self.aid)
        self.body.addLayout(beside, 1)

    def _connect(self, entering: Entering, view: FormView) -> None:
        entering.progressed.connect(self._progress)
        entering.answered.connect(self._answer)
        entering.kept.connect(self._say_kept)
        entering.dropped.connect(self._say_dropped)
        entering.not_kept.connect(self._say_failed)
        entering.finished.connect(self._finish)
        view.question_entered.connect(self._enter_question)
        view.section_shown.connect(self._show_section)
        view.section_shown.connect(self._carrying_on.show_section)
        view.done.connect(lambda words: self.frame.say_done(words, lambda: acts.undo(view)))
        view.told.connect(lambda words: self.frame.say_kept(lambda: words, "info", "text_2"))

    def _place_aid(self) -> None:
        if self.view:
            wide = self.window().width() >= FOLD_BELOW
            self.aid.setVisible(wide and not self.view.shows_grid)
            self.bar.setVisible(not wide and not self.view.shows_grid)

    def _enter_question(self, path: str) -> None:
        self._tell_question(path)
        if self._until_kept and self.entering and self.entering.kept_at != self.entering.opened.kept_at:
            if self.banner is self._until_kept:
                self.show_banner(self._standing_banner())
            self._until_kept = None
        self._show_progress()
        self.keys_changed.emit()

    def _tell_question(self, path: str) -> None:
        """Tell of the present question beside the form."""
        self.aid.show_question(path)
        self.bar.show_question(path)

    def _show_section(self, number: int) -> None:
        self.sections.show_section(number)
        self._place_aid()

    def _answer(self, changed: frozenset[str]) -> None:
        self._refused = False
        entering = self.entering
        if entering and entering.caret in changed and entering.known(entering.caret) != self._known:
            self._tell_anew()
        self._settle.start()

    def _tell_anew(self) -> None:
        """Tell of the present question as it stands now."""
        if self.entering:
            self._known = self.entering.known(self.entering.caret)
        self.aid.refresh()
        self.bar.refresh()

    def _progress(self) -> None:
        self._settle.start()

    def _show_progress(self) -> None:
        if self.entering is None:
            return
        self._tell_anew()
        self._tell_progress()
        shown = self.title(), self.second_line(), self.state(), self._hindered()
        if shown != self._header:
            self._header = shown
            self.header_changed.emit()

    def _tell_progress(self) -> None:
        """Tell how far the sections are."""
        self.sections.refresh()

    def _hindered(self) -> str:
        if self.entering is None or self.entering.locked:
            return _("This entry can only be read here.")
        if not self.entering.is_new and not self.entering.has_draft:
            return _("Nothing has changed since it was saved as final.")
        return ""

    def _say_kept(self, at: str) -> None:
        if not self._refused:
            self.frame.say_kept(lambda: _("Draft kept at {hour}").format(hour=hour_words(at)))
        self._show_progress()

    def _say_dropped(self) -> None:
        self.frame.say_kept(lambda: _("Nothing to keep"), "check", "text_2")
        self._show_progress()

    def _say_unopened(self, error: Exception) -> None:
        """Say why there is nothing to be seen; ← leads back."""
        words = sentence(error)
        if words is None:
            self.desk.background.failed.emit(error)
        else:
            self.show_banner(Banner("error", lambda: sentence(error) or ""))
            self.body.addStretch(1)

    def _say_failed(self, error: Exception) -> None:
        if sentence(error) is None:
            self.desk.background.failed.emit(error)
        else:
            self.frame.say_kept(lambda: sentence(error) or "", "circle-x", "error")

    def _finish(self, revision: Revision) -> None:
        self._back_to()
        self._say_final(revision)

    def _say_final(self, revision: Revision) -> None:
        """Say it, in the strip too in place of what was said of the draft."""

        def words() -> str:
            return _("Saved as final: {number}").format(number=figure(revision.number))

        self.frame.say_done(words())
        self.frame.say_kept(words)
