"""Puts what a file says through the form: every row meets the checks that a person meets who types it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.plan import plan_of
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.forms.nodes import is_matrix
from ctip_desktop.intake.gathering import Gathered, RowAt
from ctip_desktop.intake.questions import scope_of, scopes
from ctip_desktop.intake.sheets import Book


@dataclass(frozen=True)
class Reason:
    """What is wrong with a row, or unusual in it.

    Attributes:
        row: of the file.
        label: of the question, empty if it is about the row as a whole.
        words: what to do about it, in both languages.
        hard: whether it keeps the entry from being taken in.
        path: of the question, rows by id; empty if it is about the row as a whole.
    """

    row: RowAt
    label: Words
    words: Words
    hard: bool
    path: str = ""


@dataclass(frozen=True)
class Checked:
    """An entry of the file after the checks: as it would be stored, and what was found.

    `same` is the number of an entry that is here and says the same; empty if none does.
    """

    rows: tuple[RowAt, ...]
    answers: Mapping[str, Any] = field(default_factory=dict)
    about: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    hidden: tuple[str, ...] = ()
    reasons: tuple[Reason, ...] = ()
    same: str = ""

    @property
    def good(self) -> bool:
        """Whether it may be taken in: no hard problem was found."""
        return not any(reason.hard for reason in self.reasons)

    @property
    def plain(self) -> bool:
        """Whether nothing at all was found, so that nobody need look at it before it is final."""
        return not self.reasons


class Checker:
    """Checks entries of one form.

    Attributes:
        proposed: the form's own defaults that stand in for questions the file does not answer, by path.
    """

    def __init__(self, form: Form, book: Book, answered: Iterable[str]) -> None:
        """Make ready for the entries of a file; `answered` are the paths of questions that the file answers."""
        self._form = form
        self._file = f"{book.file} sha256:{book.sha256}"
        answered = set(answered)
        self._answered = {
            scope: [path.rpartition("/")[2] for path in answered if scope_of(path) == scope] for scope in scopes(form)
        }
        plan = plan_of(form)
        every = [node for defaults in plan.defaults.values() for node, _, _ in defaults]
        self._at_once = not plan.triggered and all(node in plan.standing for node in every)
        self._defaults = {scope: _defaults(form, scope) for scope in scopes(form)}
        for scope, names in self._answered.items():
            for name in names:
                self._defaults[scope].pop(name, None)
        self.proposed = {
            f"{scope}/{name}": given for scope, own in self._defaults.items() for name, given in own.items()
        }

    def check(self, gathered: Gathered) -> Checked:
        """Return an entry as it would be stored, with all that is wrong with it or unusual."""
        stray = [Reason(at, Words("", ""), words, True) for at, words in gathered.stray]
        if not gathered.origins:
            return Checked(tuple(gathered.rows), reasons=tuple(stray))
        answers = self._completed("", gathered.answers)
        filled = Filled(self._form, answers, self._about(gathered), by_hand=not self._at_once)
        reasons = (*stray, *self._reasons(filled, gathered))
        return Checked(tuple(gathered.rows), filled.answers(), filled.about, tuple(filled.hidden()), reasons)

    def _completed(self, scope: str, given: Mapping[str, Any]) -> dict[str, Any]:
        """Return the answers of a row, and of those in it, with the defaults of what the file does not answer."""
        answers = {**self._defaults[scope], **given}
        if not self._at_once:
            # By hand a default stands where nothing is said; but an empty cell says that there is nothing.
            answers = {**dict.fromkeys(self._answered[scope], ""), **answers}
        for name, value in answers.items():
            if type(value) is list:
                answers[name] = [self._completed(f"{scope}/{name}", row) for row in value]
        return answers

    def _about(self, gathered: Gathered) -> dict[str, dict[str, Any]]:
        """Return the special answers, and at the first answer of each row where it came from."""
        about: dict[str, dict[str, Any]] = {path: {"special": name} for path, name in gathered.specials.items()}
        for place, answers in _rows("", gathered.answers):
            first = next((name for name in answers if name != "_id" and type(answers[name]) is not list), None)
            at = gathered.origins[place]
            if first is not None:
                source = {"source": f"{self._file} {at.sheet}!{at.number}"}
                about[f"{place}/{first}"] = about.get(f"{place}/{first}", {}) | source
        return about

    def _reasons(self, filled: Filled, gathered: Gathered) -> Iterator[Reason]:
        for problem in filled.problems():
            row = _origin(gathered, problem.path)
            words = gathered.faults.get(problem.path) or problem.advice
            label = filled.label(problem.path) or Words(problem.at, problem.at)
            yield Reason(row, label, words, problem.hard, problem.path)


def _origin(gathered: Gathered, path: str) -> RowAt:
    """Return the row of the file a question was answered in, or else that of the row around it."""
    place = path.rpartition("/")[0]
    while place and place not in gathered.origins:
        place = place.rpartition("/")[0]
    return gathered.origins[place]


def _rows(place: str, answers: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield place, answers
    for name, value in answers.items():
        if type(value) is list:
            for row in value:
                yield from _rows(f"{place}/{name}[{row['_id']}]", row)


def _defaults(form: Form, scope: str) -> dict[str, Any]:
    """Return what a new row of a scope holds before anything is answered, as far as it is answered by hand."""
    filled, path = Filled(form), ""
    for name in scope.split("/")[1:]:
        repeat = f"{path}/{name}"
        rows = filled.rows(repeat) if is_matrix(form.find(repeat).question) else (filled.add_row(repeat),)
        if not rows:
            return {}
        path = rows[0]
    row = filled.row_answers(path) if path else filled.answers()
    asked = {path.rpartition("/")[2] for path in scopes(form)[scope]}
    fixed = {name for name in asked if scope and is_matrix(form.find(scope).question)}
    return {name: value for name, value in row.items() if name in asked - fixed}
