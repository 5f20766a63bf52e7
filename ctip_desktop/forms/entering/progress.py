"""How far a form is filled in, section by section, and where its problems are."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ctip_desktop.forms.entering.sections import REPEAT, Item, Section, every, sections
from ctip_desktop.forms.filled import Filled, Problem
from ctip_desktop.forms.filled.standing import Standing

DONE, WRONG, MISSING, UNTOUCHED, NOT_RELEVANT, BEGUN = "done", "wrong", "missing", "untouched", "not_relevant", "begun"
_ROWS = re.compile(r"\[[^]]*\]")


@dataclass(frozen=True)
class SectionProgress:
    """How far a section is.

    Attributes:
        number: of the section.
        state: `not_relevant`; `wrong` (a hard problem); `untouched` (nothing answered but defaults); `missing` (a
            required answer); `done` (all that must be answered is, or all there is to answer); else `begun`.
        answered: questions with an answer, of the `asked`: those that are relevant and answered by hand.
        wrong: hard problems other than missing answers.
        missing: required answers that are missing.
        soft: warnings without a reason.
    """

    number: int
    state: str
    answered: int
    asked: int
    wrong: int
    missing: int
    soft: int


class _Tally:
    """The sums over the questions of one section."""

    FIELDS = ("relevant", "asked", "answered", "touched", "must", "wrong", "missing", "soft")

    def __init__(self, section: Section) -> None:
        self.section = section
        self.repeats = [item for item in every(section.items) if item.kind == REPEAT]
        self.sums = [0] * len(self.FIELDS)

    def add(self, standing: Standing, times: int) -> None:
        for place, number in enumerate(standing[2:]):
            if number:
                self.sums[place] += times * number

    def progress(self, filled: Filled) -> SectionProgress:
        _relevant, asked, answered, _touched, _must, wrong, missing, soft = self.sums
        return SectionProgress(self.section.number, self._state(filled), answered, asked, wrong, missing, soft)

    def _state(self, filled: Filled) -> str:
        relevant, asked, answered, touched, must, wrong, missing, soft = self.sums
        around = filled.relevant(self.section.path) if self.section.path else True
        if not around or not (relevant or self.repeats):
            return NOT_RELEVANT
        if wrong:
            return WRONG
        if not touched and (asked or self.repeats):
            return UNTOUCHED
        if missing:
            return MISSING
        return DONE if not soft and (must or answered == asked) else BEGUN


class Progress:
    """How far a form is, kept up to date with what changes.

    Attributes:
        sections: how far each section is.
        answered, asked, wrong, missing, soft: the sums over all of them.
    """

    def __init__(self, filled: Filled) -> None:
        self._filled = filled
        self._tallies = [_Tally(section) for section in sections(filled.form)]
        self._place: dict[str, _Tally] = {}
        for tally in self._tallies:
            if tally.section.path:
                self._place[tally.section.path] = tally
            self._place |= {item.path: tally for item in every(tally.section.items)}
        self._repeats = {item.path: item for tally in self._tallies for item in tally.repeats}
        self._standings: dict[str, Standing] = {}
        self._faulty: set[str] = set()
        self._rows: dict[str, tuple[str, ...]] = {}
        self._in_row: dict[str, set[str]] = {}
        for standing in filled.standings():
            self._count(standing)
        for item in self._repeats.values():
            if item.path.count("/") == 1:
                self._note_rows(item, item.path)
        self.sections = tuple(tally.progress(filled) for tally in self._tallies)

    @property
    def answered(self) -> int:
        """Questions with an answer."""
        return sum(section.answered for section in self.sections)

    @property
    def asked(self) -> int:
        """Questions to be answered by hand now."""
        return sum(section.asked for section in self.sections)

    @property
    def wrong(self) -> int:
        """Hard problems other than missing answers."""
        return sum(section.wrong for section in self.sections)

    @property
    def missing(self) -> int:
        """Required answers that are missing."""
        return sum(section.missing for section in self.sections)

    @property
    def soft(self) -> int:
        """Warnings without a reason."""
        return sum(section.soft for section in self.sections)

    def update(self, changed: Iterable[str]) -> frozenset[int]:
        """Follow what `Filled` says has changed; return the numbers of the sections whose progress is other now."""
        stirred: set[_Tally] = set()
        for path in changed:
            at = _ROWS.sub("", path) if "[" in path else path
            tally = self._place.get(at)
            if tally is not None:
                stirred.add(tally)
                if at in self._repeats:
                    if not path.endswith("]"):
                        self._follow_rows(self._repeats[at], path)
                elif at != tally.section.path:
                    self._follow(path)
        other = {}
        for tally in stirred:
            progress = tally.progress(self._filled)
            if progress != self.sections[progress.number - 1]:
                other[progress.number] = progress
        if other:
            self.sections = tuple(other.get(section.number, section) for section in self.sections)
        return frozenset(other)

    def problems(self) -> tuple[Problem, ...]:
        """Return all problems, in form order."""
        return tuple(problem for path in self._faulty_in_order() for problem in self._filled.problems(path))

    def next_problem(self, path: str | None = None) -> Problem | None:
        """Return the first problem after a question, a row or a section, from the beginning if none follows."""
        return self._beside(path, bisect_right, 0)

    def previous_problem(self, path: str | None = None) -> Problem | None:
        """Return the last problem before a question, a row or a section, from the end if there is none before."""
        return self._beside(path, bisect_left, -1)

    def _beside(
        self, path: str | None, cut: Callable[[list[tuple[int, ...]], tuple[int, ...]], int], by: int
    ) -> Problem | None:
        paths = self._faulty_in_order()
        if not paths:
            return None
        place = cut([self._filled.order(each) for each in paths], self._order(path)) + by
        found = self._filled.problems(paths[place % len(paths)])
        return found[0] if found else None

    def _order(self, path: str | None) -> tuple[int, ...]:
        try:
            return self._filled.order(path) if path else ()
        except KeyError:  # of a row that is gone
            return ()

    def _faulty_in_order(self) -> list[str]:
        return sorted(self._faulty, key=self._filled.order)

    def _follow(self, path: str) -> None:
        try:
            standing = self._filled.standing(path)
        except KeyError:  # gone since; its repeat is told of too
            return
        self._count(standing)

    def _count(self, standing: Standing) -> None:
        """Let a question count as it stands now."""
        tally = self._place.get(standing.question)
        if tally is None:
            return
        path = standing.path
        before = self._standings.get(path)
        if before is not None:
            tally.add(before, -1)
        elif path != standing.question:
            self._in_row.setdefault(path.rpartition("/")[0], set()).add(path)
        tally.add(standing, 1)
        self._standings[path] = standing
        (self._faulty.add if standing.wrong or standing.missing or standing.soft else self._faulty.discard)(path)

    def _follow_rows(self, repeat: Item, path: str) -> None:
        """Count the rows that came, and no longer those that went."""
        try:
            now = self._filled.rows(path)
        except KeyError:  # in a row that is gone
            return
        before = self._rows.get(path, ())
        if now == before:
            return
        self._rows[path] = now
        staying = set(now)
        for row in before:
            if row not in staying:
                self._forget_row(repeat, row)
        for row in staying.difference(before):
            for standing in self._filled.standings(row):
                self._count(standing)
            self._note_rows_within(repeat, row)

    def _note_rows(self, repeat: Item, path: str) -> None:
        self._rows[path] = self._filled.rows(path)
        for row in self._rows[path]:
            self._note_rows_within(repeat, row)

    def _note_rows_within(self, repeat: Item, row: str) -> None:
        for item in repeat.items:
            if item.kind == REPEAT:
                self._note_rows(item, f"{row}/{item.question.name}")

    def _forget_row(self, repeat: Item, row: str) -> None:
        for path in self._in_row.pop(row, ()):
            standing = self._standings.pop(path)
            self._place[standing.question].add(standing, -1)
            self._faulty.discard(path)
        for item in repeat.items:
            if item.kind == REPEAT:
                for inner in self._rows.pop(f"{row}/{item.question.name}", ()):
                    self._forget_row(item, inner)


def progress(filled: Filled) -> Progress:
    """Return how far a form is; it is kept up to date by `update`."""
    return Progress(filled)
