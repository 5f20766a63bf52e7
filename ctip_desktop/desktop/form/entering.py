"""The entry being typed: opened from the store, kept as a draft at every pause, saved as final."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.opening import Opened, answers_before, begin, open_entry
from ctip_desktop.desktop.form.typed_answers import TypedAnswers
from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.filled import Filled, Problem
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.forms.links import Link
from ctip_desktop.store.drafts import Draft, drop_draft, keep_draft, save_as_final
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Writer

PAUSE_MS = 800
"""So long nothing is typed before the draft is kept."""
LATEST_MS = 10_000
"""After so long it is kept though somebody types on without a pause."""
AGAIN_MS = 10_000
"""After so long it is tried again to keep what could not be kept."""


class Entering(TypedAnswers):
    """An entry being typed, and what is kept of it when.

    Attributes:
        takes_files: whether files can be attached.
        locked: why it can only be read; None if it can be changed.

    Signals:
        kept(str): the draft is kept, at this moment (RFC 3339).
        not_kept(Exception): it could not be; it is tried again soon.
        dropped(): nothing is left to keep, and the draft is gone.
        finished(Revision): it is saved as final.
    """

    kept = Signal(str)
    not_kept = Signal(Exception)
    dropped = Signal()
    finished = Signal(object)
    takes_files = True

    def __init__(self, desk: Desk, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(opened.filled, opened.caret, locked=opened.locked is not None, parent=parent)
        self.desk = desk
        self.opened = opened
        self.entry = opened.entry
        self.parents = opened.parents
        self.locked = opened.locked
        self.kept_at = opened.kept_at
        self._begun_with = opened.before.answers if opened.before else self.filled.answers()
        self._known_before = dict(opened.before.about) if opened.before else {}
        self._has_draft = bool(opened.kept_at)
        self._held = self._has_draft and bool(opened.att)
        self._changed = False
        self._over = False
        self._writing = False
        self._earlier: Filled | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._pause)
        self._since = QElapsedTimer()

    @classmethod
    def begin(cls, desk: Desk, form: Form, answers: Mapping[str, Any] | None = None) -> "Entering":
        """Begin a new entry, with answers where some are known already."""
        return cls(desk, Opened(Filled(form, answers), clock.new_id(), desk.who.office))

    @classmethod
    def begin_named(
        cls,
        desk: Desk,
        form: str,
        done: "Callable[[Entering], None]",
        owner: QObject | None = None,
        about: tuple[Link, str] | None = None,
    ) -> None:
        """Begin a new entry of the form of that name, `about` another by its number, then call `done` with it."""
        desk.read(lambda reader: begin(reader, form, about), lambda opened: done(cls(desk, opened)), owner=owner)

    @classmethod
    def taken_over(cls, other: "Entering") -> "Entering":
        """Go on with another user's draft; it is kept as a second one, of the present user."""
        filled = Filled(other.form, other.filled.answers(), other.filled.about)
        entering = cls(other.desk, replace(other.opened, filled=filled, locked=None, begun_at="", kept_at=""))
        entering._changed = entering._held = True
        entering.keep_soon()
        return entering

    @classmethod
    def open(
        cls,
        desk: Desk,
        entry: str,
        done: "Callable[[Entering], None]",
        failed: Callable[[Exception], None] | None = None,
        owner: QObject | None = None,
    ) -> None:
        """Open an entry to go on with, then call `done`; see `open_entry` for what may fail."""
        user = desk.who.user.id
        desk.read(lambda reader: open_entry(reader, entry, user), lambda opened: done(cls(desk, opened)), failed, owner)

    @property
    def is_new(self) -> bool:
        """Whether it was never saved as final."""
        return self.opened.before is None

    @property
    def has_draft(self) -> bool:
        """Whether there is something that is not yet final."""
        return self._has_draft or self._changed

    def keep_soon(self) -> None:
        """Keep the draft at the next pause, and not too long after the last one where none comes."""
        if self.locked or self._over:
            return
        if not self._timer.isActive():
            self._since.start()
        self._timer.start(max(min(PAUSE_MS, LATEST_MS - self._since.elapsed()), 0))

    def keep_now(self) -> None:
        """Keep the draft as it is now, if anything in it is other than what is kept."""
        self.pausing.emit()
        self.parting.emit()
        self._timer.stop()
        if self._changed and not self._over:
            self._keep()

    def hold(self, done: Callable[[], None]) -> None:
        """Keep a draft even if nothing is typed, then call `done`: what is attached needs one to be attached to."""
        self._held = True
        self.pausing.emit()
        self._timer.stop()
        self._keep(done)

    def finish(self, failed: Callable[[Exception], None] | None = None) -> Problem | None:
        """Save as final; return the first hard fault instead if there is one. `finished` says when it is done."""
        self.pausing.emit()
        hard = next((problem for problem in self.progress.problems() if problem.hard), None)
        if hard or self.locked or self._over:
            return hard
        self._timer.stop()
        draft, hidden = self._draft(), self.filled.hidden()

        def work(store: Store) -> Revision:
            with store.writing() as writer:
                add_form(writer, self.form)
                keep_draft(writer, draft)
            with store.writing() as writer:
                return save_as_final(
                    writer, draft.entry, by=draft.by, answers=draft.answers, about=draft.about, hidden=hidden
                )

        def done(revision: Revision) -> None:
            self._has_draft = False
            if self._changed:  # typed while it was being saved
                self.parents = (revision.hash,)
                self._keep()
            self.finished.emit(revision)

        def broken(error: Exception) -> None:
            self._over, self._changed = False, True
            (failed or self.not_kept.emit)(error)

        self._over, self._changed = True, False
        self.desk.run(work, "entries", "drafts", done=done, failed=broken, owner=self)
        return None

    def drop(self) -> None:
        """Forget the draft and change nothing any more."""
        self._timer.stop()
        self._over, self._changed, self._has_draft = True, False, False
        self.desk.write(self._forget, "drafts")

    def look_back(self) -> None:
        """Read the answers of the entry worked on before, for `same_as_before` and `copy_previous`."""
        name, entry = self.form.name, self.entry

        def found(answers: Mapping[str, Any] | None) -> None:
            self.previous = answers

        self.desk.read(lambda reader: answers_before(reader, name, entry), found, owner=self)

    def earlier(self, path: str) -> Words | None:
        """Return what the revision that stands says to a question, in words, where it is other than now."""
        before = self.opened.before
        if before is None:
            return None
        if self._earlier is None:
            self._earlier = Filled(self.form, before.answers, before.about)
        try:
            said = answer_words(self._earlier, path)
        except KeyError:
            return None
        return said if said != answer_words(self.filled, path) else None

    def _tell(self, changed: frozenset[str]) -> None:
        self._changed = True
        super()._tell(changed)
        self.keep_soon()

    def _pause(self) -> None:
        self.pausing.emit()
        if self._over:
            return
        if self._writing:
            self.keep_soon()
        elif self._changed:
            self._keep()

    def _keep(self, done: Callable[[], None] | None = None) -> None:
        nothing = not self._held and self._is_untouched()
        draft = self._draft()

        def work(writer: Writer) -> None:
            if nothing:
                self._forget(writer)
            else:
                self._write(writer, draft)

        def kept(_: None) -> None:
            self._writing = False
            self._has_draft = not nothing
            if nothing:
                self.dropped.emit()
            else:
                self.kept_at = clock.timestamp()
                self.kept.emit(self.kept_at)
            if done:
                done()

        def broken(error: Exception) -> None:
            self._writing, self._changed = False, True
            self._since.start()
            self._timer.start(AGAIN_MS)
            self.not_kept.emit(error)

        if nothing and not self._has_draft and not self._writing:
            self._changed = False
            self.dropped.emit()
            return
        self._changed, self._writing = False, True
        self.desk.write(work, "drafts", done=kept, failed=broken, owner=self)

    def _write(self, writer: Writer, draft: Draft) -> None:
        """Keep what is typed; on the worker."""
        add_form(writer, self.form)
        keep_draft(writer, draft)

    def _forget(self, writer: Writer) -> None:
        """Forget what was kept; on the worker."""
        drop_draft(writer, self.entry, self.desk.who.user.id)

    def _is_untouched(self) -> bool:
        return self.filled.answers() == self._begun_with and self.filled.about == self._known_before

    def _draft(self) -> Draft:
        return Draft(
            entry=self.entry,
            form=self.form.name,
            fv=self.form.version,
            by=self.desk.who.user.id,
            answers=self.filled.answers(),
            about=self.filled.about,
            parents=self.parents,
            caret=self.caret if self.offset < 0 else f"{self.caret}@{self.offset}",
            begun_at=self.opened.begun_at,
        )
