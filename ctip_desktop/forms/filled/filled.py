"""A form being filled in: answers in, answers out, and at every moment what follows from them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from ctip_desktop import clock
from ctip_desktop.forms import lists as list_files
from ctip_desktop.forms.filled.answer import typed_answer
from ctip_desktop.forms.filled.causes import causes
from ctip_desktop.forms.filled.finder import Finder
from ctip_desktop.forms.filled.giving_out import account, not_relevant, stored_answer, stored_answers, unknown
from ctip_desktop.forms.filled.matrix import complete
from ctip_desktop.forms.filled.plan import plan_of
from ctip_desktop.forms.filled.problem import Problem
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.filled.standing import Standing, standing, standings
from ctip_desktop.forms.filled.state import State
from ctip_desktop.forms.filled.steps import Known, Put, Step
from ctip_desktop.forms.filled.taking_in import Answers, fill_in, open_stored
from ctip_desktop.forms.filled.world import FormWorld
from ctip_desktop.forms.form import Choice, Form, Words
from ctip_desktop.forms.lists import ListFile
from ctip_desktop.forms.nodes import ITSELF, Node

About = Mapping[str, Mapping[str, Any]]
"""What is known beside the answers, by path with row ids: `special`, `reason`, `note`, `source`, `verified`."""


class Filled:
    """The answers to one form.

    Paths name rows by number from 1 (`/victim[2]/v_age`) or by id (`/victim[<id>]/v_age`); groups are left out.
    Paths that are returned name rows by id, since numbers move; `Problem.at` is for people's eyes. What changes
    something returns the paths of all that is other than before: answers, relevance, rows, labels, choices, problems.
    A path that leads nowhere is a `KeyError`.
    """

    def __init__(
        self,
        form: Form,
        answers: Answers | None = None,
        about: About | None = None,
        *,
        by_hand: bool = False,
        today: date | None = None,
        lists: Callable[[str], ListFile] = list_files.load,
    ) -> None:
        """Open stored answers; or begin a new record, with its defaults, if there are none.

        Args:
            form: what is filled in.
            answers: as they are stored; raises `AnswersOutOfShape` where rows are meant and something else is given.
            about: what is known beside them.
            by_hand: take the answers as a person would give them to a new record, save it and open it again.
            today: the day, if it is not today.
            lists: what reads a list's file.
        """
        now = clock.now().astimezone().replace(tzinfo=None)
        self.form = form
        self._plan = plan_of(form)
        world = FormWorld(form, datetime.combine(today, now.time()) if today else now, lists, self._plan.offers)
        self._state = State(self._plan, world)
        self._finder = Finder(self._state.root)
        self._about: dict[str, Mapping[str, Any]] = {}
        if by_hand or answers is None:
            fill_in(self._state, answers or {})
        else:
            with self._state.quiet():
                open_stored(self._state, self._state.root, answers)
        with self._state.quiet():
            complete(self._state, self._state.root)
        for path, known in (about or {}).items():
            self._know(path, known)
        self._state.settle_all()

    def set(self, path: str, given: object) -> frozenset[str]:
        """Give an answer by hand; spaces at its ends are kept until it is stored.

        What follows from others, or names the row of a matrix, stays as it is.
        """
        node, row = self._finder.find(path)
        if node.kind in ("group", "repeat"):
            raise KeyError(path)
        if not node.given:
            return frozenset()
        self._state.give(row, node.key, typed_answer(given, node.kind, row.world.today))
        return self._changes((row, node.key))

    def set_all(self, answers: Mapping[str, object]) -> frozenset[str]:
        """Give many answers, by path, and let all that depends on them follow once."""
        given = []
        for path, answer in answers.items():
            node, row = self._finder.find(path)
            if node.kind in ("group", "repeat"):
                raise KeyError(path)
            if node.given:
                give = self._state.give if self._plan.triggered.get(node) else self._state.put
                give(row, node.key, typed_answer(answer, node.kind, row.world.today))
                given.append((row, node.key))
        return self._changes(*given)

    def know(self, path: str, known: Mapping[str, Any] | None) -> frozenset[str]:
        """Keep what is known beside an answer; None or nothing to forget it."""
        node, row = self._finder.find(path)
        self._know(f"{row.path}/{node.name}", known or {})
        return self._changes()

    def add_row(self, path: str, at: int | None = None) -> str:
        """Add a row to the repeat at `path` (`/victim`), at the end or as row number `at`; return its path."""
        return self.add_rows(path, 1, at)[0][0]

    def add_rows(self, path: str, count: int, at: int | None = None) -> tuple[tuple[str, ...], frozenset[str]]:
        """Add rows one after the other as `add_row` does; return their paths, and the paths of all that changed."""
        home, above = self._finder.repeat(path)
        if count and home in self._plan.matrices:
            raise KeyError(path)
        first = len(above.rows[home.name]) if at is None else at - 1
        rows = [self._state.begin_row(home, above, place) for place in range(first, first + count)]
        changed = self._changes()
        return tuple(row.path for row in rows), changed

    def bring_row(self, path: str, row_id: str) -> tuple[str, frozenset[str]]:
        """Add a row that has its id from elsewhere at the end; return its path, and the paths of all that changed."""
        home, above = self._finder.repeat(path)
        row = self._state.begin_row(home, above, len(above.rows[home.name]), row_id)
        return row.path, self._changes()

    def remove_row(self, path: str) -> frozenset[str]:
        """Take the row at `path` (`/victim[2]`) away with all that is known about it."""
        node, row = self._finder.find(path)
        if row.node is not node or row.parent is None or node in self._plan.matrices:
            raise KeyError(path)
        for at in [at for at in self._about if at.startswith(f"{row.path}/")]:
            self._know(at, {})
        self._state.cut_row(row, row.parent)
        return self._changes()

    def move_row(self, path: str, to: int) -> frozenset[str]:
        """Let the row at `path` (`/victim[2]`) be row number `to`, with all that is in it."""
        node, row = self._finder.find(path)
        if row.node is not node or row.parent is None or node in self._plan.matrices:
            raise KeyError(path)
        self._state.move_row(row, row.parent, to - 1)
        return self._changes()

    def rows(self, path: str) -> tuple[str, ...]:
        """Return the paths of the rows of the repeat at `path` (`/victim`)."""
        home, above = self._finder.repeat(path)
        return tuple(row.path for row in above.rows[home.name])

    def fixed(self, path: str) -> bool:
        """Say whether the rows of the repeat at `path` are given by the form, so that none is added or removed."""
        return self._finder.repeat(path)[0] in self._plan.matrices

    def row_answers(self, path: str) -> dict[str, Any]:
        """Return the answers in the row at `path` (`/victim[2]`) as they are stored."""
        return stored_answers(self._finder.find(path)[1])

    def row_path(self, path: str) -> str:
        """Return the path of a row by row ids, however its rows are named; an empty one, the form's, stays empty."""
        return self._finder.find(path)[1].path if path else ""

    def column(self, path: str, name: str) -> tuple[object, ...]:
        """Return the answers to a question in the relevant rows of a repeat, as expressions see them: None if empty."""
        home, above = self._finder.repeat(path)
        node = self._plan.at[home, name]
        rows = [row for row in above.rows[home.name] if row.shown[ITSELF]]
        return tuple(None if row.seen[name] == "" else stored_answer(node, row) for row in rows)

    @contextmanager
    def noting(self) -> Iterator[list[Step]]:
        """Give a list on which all that is done meanwhile is noted, for `replay`."""
        noted, self._state.steps = self._state.steps, []
        try:
            yield self._state.steps
        finally:
            self._state.steps = noted

    def replay(self, steps: Sequence[Step], *, back: bool) -> frozenset[str]:
        """Take noted steps back, the last one first, or do them again; between, nothing else may have been done."""
        with self._state.replaying():
            for step in reversed(steps) if back else steps:
                if isinstance(step, Known):
                    self._know(step.path, step.before if back else step.after)
                else:
                    self._state.replay(step, back=back)
        return self._changes(*((step.row, step.key) for step in steps if isinstance(step, Put)))

    def standing(self, path: str) -> Standing:
        """Return how a question stands."""
        node, row = self._finder.find(path)
        if node.kind in ("group", "repeat"):
            raise KeyError(path)
        return standing(self._state, self._about, node, row)

    def standings(self, path: str = "") -> Iterator[Standing]:
        """Yield how every question stands, in form order: in all the form, or in the row at `path` (`/victim[2]`)."""
        yield from standings(self._state, self._about, self._finder.find(path)[1] if path else self._state.root)

    def causes(self, path: str) -> tuple[str, ...]:
        """Return the paths of the answers that decide whether a question, a group or a row is relevant, in form order.

        Where the answers of all rows of a repeat are read, the path of the repeat stands for them.
        """
        node, row = self._finder.find(path)
        return causes(self._plan, node, row)

    def order(self, path: str) -> tuple[int, ...]:
        """Return where something stands in form order: paths sorted by it come as a person meets them."""
        node, row = self._finder.find(path)
        places = [] if row.node is node else [self._plan.places[node]]
        around: Row | None = row
        while around is not None and around.parent is not None:
            places += [around.position, self._plan.places[around.node]]
            around = around.parent
        return tuple(reversed(places))

    def value(self, path: str) -> object:
        """Return an answer as it is stored; None if it is empty."""
        return stored_answer(*self._finder.find(path))

    def relevant(self, path: str) -> bool:
        """Say whether a question, a group, a row (`/victim[2]`) or, as a whole, a repeat (`/victim`) is relevant."""
        node, row = self._finder.find(path)
        if node.kind == "repeat" and row.node is not node:
            rows = row.rows[node.name]
            return any(each.shown[ITSELF] for each in rows) if rows else self._state.would_show(node, row)
        return row.shown[node.key]

    def read_only(self, path: str) -> bool:
        """Say whether a question cannot be answered by hand now."""
        node, row = self._finder.find(path)
        return self._plan.checks[node].locked(row)

    def required(self, path: str) -> bool:
        """Say whether a question must be answered now."""
        node, row = self._finder.find(path)
        return self._plan.checks[node].must(row)

    def choices(self, path: str) -> tuple[Choice, ...]:
        """Return what a select offers now, in the list's order; nothing for other questions."""
        node, row = self._finder.find(path)
        offer = self._plan.offers.get(node)
        return tuple(item.choice for item in offer.items(row)) if offer else ()

    def label(self, path: str) -> Words | None:
        """Return the label with the answers it names filled in."""
        node, row = self._finder.find(path)
        return self._worded(node.question.label if node.question else None, node, row)

    def hint(self, path: str) -> Words | None:
        """Return the hint with the answers it names filled in."""
        node, row = self._finder.find(path)
        return self._worded(node.question.hint if node.question else None, node, row)

    def answers(self) -> dict[str, Any]:
        """Return the answers to be stored: calculated ones too, empty ones left out, rows with their ids."""
        return stored_answers(self._state.root)

    @property
    def about(self) -> dict[str, Mapping[str, Any]]:
        """What is known beside the answers, by path with row ids."""
        return dict(self._about)

    def known(self, path: str) -> Mapping[str, Any]:
        """Return what is known beside the answer at a path with row ids; nothing if nothing is."""
        return self._about.get(path, {})

    def hidden(self) -> list[str]:
        """Return the paths of answers, and of rows, that are kept but not relevant, sorted."""
        return sorted(
            row.path if node.key == ITSELF else f"{row.path}/{node.name}"
            for node, row in not_relevant(self._state.root)
            if node.kind == "repeat" or (node.kind != "group" and stored_answer(node, row) is not None)
        )

    def unknown(self) -> list[str]:
        """Return the paths, rows by number, of answers that no question of the form asks for."""
        return [f"{row.numbered}/{name}" for row in self._state.root.inside() for name in unknown(row)]

    def account(self, ids: bool = False) -> dict[str, Any]:
        """Return every relevant question with its answer or `""`, what is not relevant, and the problems."""
        return {
            "answers": account(self._state.root, ids),
            "not_relevant": [
                row.numbered if node.key == ITSELF else f"{row.numbered}/{node.name}"
                for node, row in not_relevant(self._state.root)
            ],
            "problems": [
                {"at": problem.at, "kind": problem.kind, "hard": problem.hard, "text": problem.text}
                for problem in self.problems()
            ],
        }

    def problems(self, path: str | None = None) -> tuple[Problem, ...]:
        """Return what is wrong, in form order, in all the form or with one question."""
        if path is not None:
            return tuple(self._problems(*self._finder.find(path)))
        return tuple(self._all_problems(self._state.root))

    def _all_problems(self, row: Row) -> Iterator[Problem]:
        for node in row.node.scope():
            if node.kind == "repeat":
                for each in row.rows[node.name]:
                    yield from self._all_problems(each)
            elif self._plan.checks[node].needed and self._state.found(node, row):
                yield from self._problems(node, row)

    def _problems(self, node: Node, row: Row) -> Iterator[Problem]:
        for kind, words in self._state.found(node, row):
            path = f"{row.path}/{node.name}"
            if kind != "warning" or not self._about.get(path, {}).get("reason"):
                at, answer = f"{row.numbered}/{node.name}", str(row.stored.get(node.key, ""))
                yield Problem(at, path, kind, words, answer, node.kind if kind == "type" else "")

    def _worded(self, words: Words | None, node: Node, row: Row) -> Words | None:
        return self._plan.wording.filled(words, node, row) if words else None

    def _know(self, path: str, known: Mapping[str, Any]) -> None:
        if self._state.steps is not None:
            self._state.steps.append(Known(path, self._about.get(path, {}), known))
        if known:
            self._about[path] = known
        else:
            self._about.pop(path, None)
        try:
            node, row = self._finder.find(path)
        except KeyError:
            return  # of an older version of the form, or of a row since removed: kept as it came
        (row.special.add if known.get("special") else row.special.discard)(node.key)
        self._state.changed[row, node.key] = None
        row.faults.pop(node.key, None)
        self._state.show(row, node.key)

    def _changes(self, *besides: tuple[Row, str]) -> frozenset[str]:
        self._state.settle()
        changed = {*self._state.changed, *besides}
        self._state.changed.clear()
        return frozenset(row.path if key == ITSELF else f"{row.path}/{key}" for row, key in changed if not row.gone)
