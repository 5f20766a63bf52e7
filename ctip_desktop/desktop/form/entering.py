"""The entry being typed, without a window: its answers, what is undone, where the caret is, what is kept when."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from ctip_desktop import clock
from ctip_desktop.desktop.desk import Desk
from ctip_desktop.desktop.form.opening import Opened, answers_before, form_to_begin, open_entry
from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.entering.carrying import copied, same_as_before
from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.entering.undoing import Change, Ledger
from ctip_desktop.forms.filled import Filled, Problem
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.store.drafts import Draft, drop_draft, keep_draft, save_as_final
from ctip_desktop.store.journal import Revision
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader, Writer

Paths = set[str]
PAUSE_MS = 800
"""So long nothing is typed before the draft is kept."""


class Entering(QObject):
    """An entry being typed. Answers are given here and nowhere else; who shows them hears of it.

    A path names rows by id, as `Filled` does. Of an entry that can only be read nothing is changed.

    Attributes:
        takes_files: whether files can be attached.

    Signals:
        answered(frozenset[str]): paths of all that is other than before: answers, relevance, rows, labels, choices,
            problems, what is known beside them.
        progressed(frozenset[int]): the sections whose progress is other than before.
        pausing(): a pause begins, or something follows that needs all answers: who holds one half typed hands it in.
        parting(): the same, and the person may not come back: what is no answer yet is handed in as it is written.
        kept(str): the draft is kept, at this moment (RFC 3339).
        not_kept(Exception): it could not be.
        dropped(): nothing is left to keep, and the draft is gone.
        caret_moved(str): the person is at another question.
        finished(Revision): it is saved as final.
    """

    answered = Signal(frozenset)
    progressed = Signal(frozenset)
    pausing = Signal()
    parting = Signal()
    kept = Signal(str)
    not_kept = Signal(Exception)
    dropped = Signal()
    caret_moved = Signal(str)
    finished = Signal(object)
    takes_files = True

    def __init__(self, desk: Desk, opened: Opened, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.opened = opened
        self.filled = opened.filled
        self.form: Form = opened.filled.form
        self.entry = opened.entry
        self.parents = opened.parents
        self.locked = opened.locked
        self.ledger = Ledger(self.filled)
        self.progress = Progress(self.filled)
        self.caret, _, offset = opened.caret.partition("@")
        self.offset = int(offset) if offset.isdecimal() else -1
        self.kept_at = opened.kept_at
        self.noted_at: dict[str, str] = {}
        self.previous: Mapping[str, Any] | None = None
        self._begun_with = opened.before.answers if opened.before else self.filled.answers()
        self._known_before = dict(opened.before.about) if opened.before else {}
        self._has_draft = bool(opened.kept_at)
        self._held = self._has_draft and bool(opened.att)
        self._changed = False
        self._over = False
        self._writing = False
        self._earlier: Filled | None = None
        self._gathered: set[str] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self._pause)

    @classmethod
    def begin(cls, desk: Desk, form: Form) -> "Entering":
        """Begin a new entry."""
        return cls(desk, Opened(Filled(form), clock.new_id(), desk.who.office))

    @classmethod
    def begin_named(
        cls, desk: Desk, form: str, done: "Callable[[Entering], None]", owner: QObject | None = None
    ) -> None:
        """Begin a new entry of the form of that name, then call `done` with it."""

        def work(reader: Reader) -> Opened:
            return Opened(Filled(form_to_begin(reader, form)), clock.new_id(), desk.who.office)

        desk.read(work, lambda opened: done(cls(desk, opened)), owner=owner)

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
    def about(self) -> Mapping[str, Mapping[str, Any]]:
        """What is known beside the answers, by path."""
        return self.filled.about

    @property
    def is_new(self) -> bool:
        """Whether it was never saved as final."""
        return self.opened.before is None

    @property
    def has_draft(self) -> bool:
        """Whether there is something that is not yet final."""
        return self._has_draft or self._changed

    def known(self, path: str) -> Mapping[str, Any]:
        """Return what is known beside an answer."""
        return self.filled.about.get(path, {})

    def set(self, path: str, given: object) -> None:
        """Give an answer; it takes the place of a special one."""
        if self.locked:
            return
        if self.known(path).get("special"):
            with self.together(path):
                self._follow(self.ledger.know(path, _without(self.known(path), "special")))
                self._follow(self.ledger.set(path, given))
            return
        self._follow(self.ledger.set(path, given))

    def know(self, path: str, known: Mapping[str, Any] | None) -> None:
        """Keep what is known beside an answer in place of what was."""
        if not self.locked:
            self._follow(self.ledger.know(path, known))

    def remark(self, path: str, name: str, text: str) -> None:
        """Keep a `note`, `reason` or `source` beside an answer; empty to forget it."""
        if name == "note":
            self.noted_at[path] = clock.timestamp()
        known = _without(self.known(path), name)
        self.know(path, {**known, name: text} if text.strip() else known)

    def give_special(self, path: str, special: str) -> None:
        """Give a special answer (`not_known`) in place of an answer; none, to take it away."""
        if self.locked or special == self.known(path).get("special", ""):
            return
        known = _without(self.known(path), "special")
        with self.together(path):
            self._follow(self.ledger.set(path, None))
            self._follow(self.ledger.know(path, {**known, "special": special} if special else known))

    def add_row(self, path: str, at: int | None = None) -> str:
        """Add a row to the repeat at `path`, at the end or as row number `at`; return its path."""
        if self.locked:
            return ""
        change = self.ledger.add_row(path, at)
        self._follow(change)
        return change.path

    def remove_row(self, path: str) -> str:
        """Take a row away; return the path of the row now in its place, or of the repeat."""
        if self.locked:
            return path
        change = self.ledger.remove_row(path)
        self._follow(change)
        return change.path

    def move_row(self, path: str, to: int) -> None:
        """Let a row be row number `to` of its repeat."""
        if not self.locked:
            self._follow(self.ledger.move_row(path, to))

    @contextmanager
    def together(self, path: str) -> Iterator[Paths]:
        """Let all that is done meanwhile be undone at once, with the focus on `path`, and told of at the end.

        Gives a set: to it is added what `filled` or `ledger` say has changed, if they are asked by others meanwhile.
        """
        if self._gathered is not None:
            yield self._gathered
            return
        self._gathered = set()
        try:
            with self.ledger.together(path):
                yield self._gathered
        finally:
            changed, self._gathered = frozenset(self._gathered), None
            self._tell(changed)

    def undo(self) -> str:
        """Take the last change back; return the path to put the focus on, empty if there was none."""
        return self._again(self.ledger.undo)

    def redo(self) -> str:
        """Do again what was last undone; return the path to put the focus on, empty if there was nothing."""
        return self._again(self.ledger.redo)

    def leave(self) -> None:
        """Let the next answer, to the same question too, be undone by itself."""
        self.ledger.leave()

    def move_caret(self, path: str, offset: int = -1) -> None:
        """Note at which question the person is, and after which sign of a long text."""
        moved = path != self.caret
        self.caret, self.offset = path, offset
        if moved:
            self.caret_moved.emit(path)

    def keep_soon(self) -> None:
        """Keep the draft at the next pause."""
        if not self.locked and not self._over:
            self._timer.start()

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
            self._changed = self._has_draft = False
            self.finished.emit(revision)

        def broken(error: Exception) -> None:
            self._over = False
            (failed or self.not_kept.emit)(error)

        self._over = True
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

    def same_as_before(self, path: str) -> bool:
        """Give the answer of the entry, or of the row, before; say whether there is one."""
        answer = same_as_before(self.filled, self.previous, path)
        if answer is None or self.locked:
            return False
        self.set(path, answer)
        return True

    def copy_previous(self) -> bool:
        """Answer all that is not answered as in the entry before; say whether there was one."""
        if self.previous is None or self.locked:
            return False
        with self.together(self.caret) as changed:
            _fill(self.filled, "", copied(self.form, self.previous), changed)
        return True

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

    def _again(self, replay: Callable[[], Change | None]) -> str:
        self.pausing.emit()
        while not self.locked and (change := replay()) is not None:
            self._tell(change.changed)
            if change.changed:
                return change.path
        return ""

    def _follow(self, change: Change) -> None:
        if self._gathered is None:
            self._tell(change.changed | {change.path})
        else:
            self._gathered |= change.changed | {change.path}

    def _tell(self, changed: frozenset[str]) -> None:
        self._changed = True
        sections = self.progress.update(changed)
        self.answered.emit(changed)
        if sections:
            self.progressed.emit(sections)
        self.keep_soon()

    def _pause(self) -> None:
        self.pausing.emit()
        self._timer.stop()
        if self._writing:
            self.keep_soon()
        elif self._changed and not self._over:
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


def _without(known: Mapping[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in known.items() if key != name}


def _fill(filled: Filled, row: str, answers: Mapping[str, Any], changed: set[str]) -> None:
    """Give the answers that were not given by hand yet; rows only where nothing stands in any."""
    given: dict[str, Any] = {}
    for name, answer in answers.items():
        path = f"{row}/{name}"
        if isinstance(answer, list):
            _fill_rows(filled, path, answer, changed)
            continue
        with suppress(KeyError):  # what no question of this version asks for
            if not filled.standing(path).touched:
                given[path] = answer
    if given:
        changed |= filled.set_all(given)


def _fill_rows(filled: Filled, path: str, answers: list[Mapping[str, Any]], changed: set[str]) -> None:
    try:
        rows = filled.rows(path)
    except KeyError:
        return
    if any(standing.touched for row in rows for standing in filled.standings(row)):
        return
    if not filled.fixed(path) and len(answers) > len(rows):
        changed |= filled.add_rows(path, len(answers) - len(rows))[1]
    for row, each in zip(filled.rows(path), answers, strict=False):
        _fill(filled, row, each, changed)
