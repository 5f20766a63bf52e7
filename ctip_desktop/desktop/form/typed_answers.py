"""Answers being typed, without a window: who shows them hears of all that follows; what was done can be undone."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from typing import Any

from PySide6.QtCore import QObject, Signal

from ctip_desktop import clock
from ctip_desktop.forms.entering.carrying import copied, same_as_before
from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.entering.undoing import Change, Ledger
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form

Paths = set[str]


class TypedAnswers(QObject):
    """The answers of an entry. They are given here and nowhere else.

    A path names rows by id, as `Filled` does. While there is nothing to be changed (`locked`), nothing is.

    Attributes:
        caret: the path of the question the person is at, `offset` the sign of a long text, or -1.
        noted_at: when a note was written since the entry was opened, by path.
        previous: the answers of the entry worked on before.

    Signals:
        answered(frozenset[str]): paths of all that is other than before: answers, relevance, rows, labels, choices,
            problems, what is known beside them.
        progressed(frozenset[int]): the sections whose progress is other than before.
        pausing(): a pause begins, or something follows that needs all answers: who holds one half typed hands it in.
        parting(): the same, and the person may not come back: what is no answer yet is handed in as it is written.
        caret_moved(str): the person is at another question.
    """

    answered = Signal(frozenset)
    progressed = Signal(frozenset)
    pausing = Signal()
    parting = Signal()
    caret_moved = Signal(str)

    def __init__(self, filled: Filled, caret: str, *, locked: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.filled = filled
        self.form: Form = filled.form
        self.ledger = Ledger(filled)
        self.progress = Progress(filled)
        self.caret, _, offset = caret.partition("@")
        self.offset = int(offset) if offset.isdecimal() else -1
        self.noted_at: dict[str, str] = {}
        self.previous: Mapping[str, Any] | None = None
        self._may_not = locked
        self._gathered: set[str] | None = None

    @property
    def about(self) -> Mapping[str, Mapping[str, Any]]:
        """What is known beside the answers, by path."""
        return self.filled.about

    def known(self, path: str) -> Mapping[str, Any]:
        """Return what is known beside an answer."""
        return self.filled.about.get(path, {})

    def set(self, path: str, given: object) -> None:
        """Give an answer; it takes the place of a special one."""
        if self._may_not:
            return
        if self.known(path).get("special"):
            with self.together(path):
                self._follow(self.ledger.know(path, _without(self.known(path), "special")))
                self._follow(self.ledger.set(path, given))
            return
        self._follow(self.ledger.set(path, given))

    def know(self, path: str, known: Mapping[str, Any] | None) -> None:
        """Keep what is known beside an answer in place of what was."""
        if not self._may_not:
            self._follow(self.ledger.know(path, known))

    def remark(self, path: str, name: str, text: str) -> None:
        """Keep a `note`, `reason` or `source` beside an answer; empty to forget it."""
        if name == "note":
            self.noted_at[path] = clock.timestamp()
        known = _without(self.known(path), name)
        self.know(path, {**known, name: text} if text.strip() else known)

    def give_special(self, path: str, special: str) -> None:
        """Give a special answer (`not_known`) in place of an answer; none, to take it away."""
        if self._may_not or special == self.known(path).get("special", ""):
            return
        known = _without(self.known(path), "special")
        with self.together(path):
            self._follow(self.ledger.set(path, None))
            self._follow(self.ledger.know(path, {**known, "special": special} if special else known))

    def add_row(self, path: str, at: int | None = None) -> str:
        """Add a row to the repeat at `path`, at the end or as row number `at`; return its path."""
        if self._may_not:
            return ""
        change = self.ledger.add_row(path, at)
        self._follow(change)
        return change.path

    def carry_rows(self, path: str, rows: Sequence[Mapping[str, Any]]) -> None:
        """Add rows of an entry before to the repeat at `path`, each as the same row by its `_id`."""
        if self._may_not:
            return
        with self.together(path) as changed:
            for answers in rows:
                change = self.ledger.bring_row(path, answers["_id"])
                changed |= change.changed
                _fill(self.filled, change.path, {name: answers[name] for name in answers if name != "_id"}, changed)

    def remove_row(self, path: str) -> str:
        """Take a row away; return the path of the row now in its place, or of the repeat."""
        if self._may_not:
            return path
        change = self.ledger.remove_row(path)
        self._follow(change)
        return change.path

    def move_row(self, path: str, to: int) -> None:
        """Let a row be row number `to` of its repeat."""
        if not self._may_not:
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

    def same_as_before(self, path: str) -> bool:
        """Give the answer of the entry, or of the row, before; say whether there is one."""
        answer = same_as_before(self.filled, self.previous, path)
        if answer is None or self._may_not:
            return False
        self.set(path, answer)
        return True

    def copy_previous(self) -> bool:
        """Answer all that is not answered as in the entry before; say whether there was one."""
        if self.previous is None or self._may_not:
            return False
        with self.together(self.caret) as changed:
            _fill(self.filled, "", copied(self.form, self.previous), changed)
        return True

    def _again(self, replay: Callable[[], Change | None]) -> str:
        self.pausing.emit()
        while not self._may_not and (change := replay()) is not None:
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
        sections = self.progress.update(changed)
        self.answered.emit(changed)
        if sections:
            self.progressed.emit(sections)


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
