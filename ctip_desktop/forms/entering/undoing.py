"""Takes back what was done to a form, field by field, and does it again."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.steps import Known, Put, Step


@dataclass(frozen=True)
class Change:
    """What was done: the path to put the focus on, and the paths of all that is other than before."""

    path: str
    changed: frozenset[str]


@dataclass
class _Act:
    """What is undone at once; `typing` while the same question may still be typed into."""

    path: str
    steps: list[Step] = field(default_factory=list)
    typing: bool = False


class Ledger:
    """The form's answers, every change to which can be undone.

    What is typed into one question, letter by letter, is one change until another question is answered or `leave` is
    called. Changes made to `filled` behind its back cannot be undone, nor what was done before them.
    """

    def __init__(self, filled: Filled) -> None:
        self.filled = filled
        self._done: list[_Act] = []
        self._undone: list[_Act] = []
        self._open: _Act | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is anything to undo."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether there is anything to do again."""
        return bool(self._undone)

    def set(self, path: str, given: object) -> Change:
        """Give an answer, as `Filled.set` does."""
        last = self._done[-1] if self._done else None
        goes_on = last is not None and last.typing and last.path == path and self._open is None
        with self._acting(path) as act:
            changed = self.filled.set(path, given)
        act.typing = True
        if goes_on and last is not None and len(self._done) > 1 and self._done[-1] is act:
            self._done.pop()
            last.steps = _merged(last.steps, act.steps)
            if not last.steps:
                self._done.pop()
        return Change(path, changed)

    def know(self, path: str, known: Mapping[str, Any] | None) -> Change:
        """Keep what is known beside an answer, as `Filled.know` does."""
        with self._acting(path):
            changed = self.filled.know(path, known)
        return Change(path, changed)

    def add_row(self, path: str, at: int | None = None) -> Change:
        """Add a row, as `Filled.add_row` does; the path is the row's."""
        with self._acting(path) as act:
            (row,), changed = self.filled.add_rows(path, 1, at)
            if act is not self._open:
                act.path = row
        return Change(row, changed)

    def bring_row(self, path: str, row_id: str) -> Change:
        """Add a row that has its id from elsewhere, as `Filled.bring_row` does; the path is the row's."""
        with self._acting(path):
            row, changed = self.filled.bring_row(path, row_id)
        return Change(row, changed)

    def remove_row(self, path: str) -> Change:
        """Take a row away, as `Filled.remove_row` does; the path is that of the row now in its place, or the repeat."""
        with self._acting(path) as act:
            changed = self.filled.remove_row(path)
        return Change(self._standing_path(act.path), changed)

    def move_row(self, path: str, to: int) -> Change:
        """Let a row be row number `to`, as `Filled.move_row` does; the path is the row's."""
        with self._acting(path):
            changed = self.filled.move_row(path, to)
        return Change(path, changed)

    @contextmanager
    def together(self, path: str) -> Iterator[None]:
        """Let all that is done meanwhile, to `filled` itself too, be undone at once, with the focus on `path`."""
        with self._acting(path) as act:
            outer, self._open = self._open, act
            try:
                yield
            finally:
                self._open = outer

    def leave(self) -> None:
        """Let the next answer, to the same question too, be a change of its own."""
        if self._done:
            self._done[-1].typing = False

    def undo(self) -> Change | None:
        """Take the last change back; None if there is none."""
        return self._replay(self._done, self._undone, back=True)

    def redo(self) -> Change | None:
        """Do again what was last undone; None if there is nothing, or something was done since."""
        return self._replay(self._undone, self._done, back=False)

    def _replay(self, taken: list[_Act], kept: list[_Act], *, back: bool) -> Change | None:
        if not taken:
            return None
        self.leave()
        act = taken.pop()
        act.typing = False
        changed = self.filled.replay(act.steps, back=back)
        self.leave()
        kept.append(act)
        return Change(self._standing_path(act.path), changed)

    @contextmanager
    def _acting(self, path: str) -> Iterator[_Act]:
        if self._open is not None:
            yield self._open
            return
        act = _Act(path)
        with self.filled.noting() as act.steps:
            try:
                yield act
            finally:
                if any(map(_matters, act.steps)):
                    self._done.append(act)
                    self._undone.clear()

    def _standing_path(self, path: str) -> str:
        """Return the path if it still leads somewhere, else that of what is nearest to it."""
        while path:
            try:
                self.filled.order(path)
            except KeyError:
                path = path.removesuffix("]").rpartition("[")[0] if path.endswith("]") else path.rpartition("/")[0]
            else:
                break
        return path


def _matters(step: Step) -> bool:
    return not isinstance(step, Put | Known) or step.before != step.after


def _merged(first: list[Step], second: list[Step]) -> list[Step]:
    """Return the steps of two acts; of one question answered twice one step, or none if it is as it was."""
    match first, second:
        case [Put(row, key, before, _)], [Put(same_row, same_key, _, after)] if row is same_row and key == same_key:
            return [Put(row, key, before, after)] if before != after else []
    return first + second
