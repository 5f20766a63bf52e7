"""The answers of one record while they are being filled in: after every change, all that depends on it follows."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from heapq import heappop, heappush

from ctip_desktop import clock
from ctip_desktop.forms.expressions.values import Failing, Value, kept, to_boolean, to_whole
from ctip_desktop.forms.filled.answer import Answer, as_stored, read_answer
from ctip_desktop.forms.filled.checks import Found
from ctip_desktop.forms.filled.matrix import complete
from ctip_desktop.forms.filled.plan import CALCULATE, CHECK, RELEVANT, ROWS, Plan, Unit
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.filled.steps import Placed, Put, Step
from ctip_desktop.forms.filled.world import FormWorld
from ctip_desktop.forms.nodes import Node

_MOST_ROWS = 1000
"""A repeat_count adds no more, whatever it says."""


class State:
    """Rows of answers, kept settled.

    Attributes:
        root: the form's own row.
        changed: what changed since it was last asked for: rows and keys in them.
        steps: where what is done is noted; None if it is not.
    """

    def __init__(self, plan: Plan, world: FormWorld) -> None:
        self.plan = plan
        self.root = Row(plan.root, plan.blanks[plan.root], None, "", world)
        self.changed: dict[tuple[Row, str], None] = {}
        self._waiting: dict[int, dict[Row, None]] = {}
        self._orders: list[int] = []
        self._done = -1
        self._listening = True
        self._triggering: set[Unit] = set()
        self._replaying = False
        self.steps: list[Step] | None = None

    def put(self, row: Row, key: str, answer: Answer) -> None:
        """Take an answer in; nothing follows before `settle`."""
        stored, unfit = row.stored.pop(key, None), key in row.unfit
        if self.steps is not None:
            self.steps.append(Put(row, key, Answer(stored, row.own.get(key, ""), not unfit), answer))
        if answer.stored is not None:
            row.stored[key] = answer.stored
        (row.unfit.discard if answer.fits else row.unfit.add)(key)
        if (unfit or not answer.fits) and stored != answer.stored:
            # What does not fit is seen by no expression, so that no unit will look for problems here again.
            row.faults.pop(key, None)
            if self._listening:
                self.changed[row, key] = None
        self.hold(row, key, answer.value)

    def open(self, row: Row, key: str, answer: Answer) -> None:
        """Take in the first answer to a question of a row, while nothing follows from it: see `quiet`."""
        if answer.stored is not None:
            row.stored[key] = answer.stored
        if not answer.fits:
            row.unfit.add(key)
        row.own[key] = row.seen[key] = answer.value

    def give(self, row: Row, key: str, answer: Answer) -> None:
        """Take in an answer given by hand, with all that follows and all that it triggers."""
        before = row.own.get(key, "")
        self.put(row, key, answer)
        self.settle()
        if row.own[key] == before:
            return
        for unit in self.plan.triggered.get(self._node(row, key), ()):
            if unit not in self._triggering:
                self._triggering.add(unit)
                for each in _rows_sharing(unit, row, unit.shares(row.node)):
                    stored = as_stored(self._value(unit, each), unit.node.kind)
                    self.give(each, unit.node.key, read_answer(stored, unit.node.kind, row.world.today))
                self._triggering.discard(unit)

    def hold(self, row: Row, key: str, value: Value) -> None:
        """Hold a value, relevant or not."""
        before = row.own.get(key, "")
        row.own[key] = value
        if type(value) is not type(before) or value != before:
            if self._listening:
                self.changed[row, key] = None
            self.show(row, key)

    def show(self, row: Row, key: str) -> None:
        """Let expressions see a value, or that there is none to see."""
        seen = row.own.get(key, "") if row.shown[key] and key not in row.special else ""
        before = row.seen[key]
        if type(seen) is not type(before) or seen != before:
            row.seen[key] = seen
            self._emit(self._node(row, key), row)

    @contextmanager
    def quiet(self) -> Iterator[None]:
        """Let nothing follow from what is done meanwhile."""
        listening, self._listening = self._listening, False
        yield
        self._listening = listening

    @contextmanager
    def replaying(self) -> Iterator[None]:
        """Let steps be replayed, and all that depends on them follow; nothing is triggered and no rows fill up."""
        self._replaying = True
        yield
        self.settle()
        self._replaying = False

    def replay(self, step: Put | Placed, *, back: bool) -> None:
        """Take a step back, or take it again."""
        if isinstance(step, Put):
            self.put(step.row, step.key, step.before if back else step.after)
        elif step.row.parent is not None:
            if step.came is back:
                self.cut_row(step.row, step.row.parent)
            else:
                self._put_back(step.row, step.row.parent, step.place)

    def settle_all(self) -> None:
        """Work everything out anew, in every row."""
        with self.quiet():
            for unit in self.plan.settling:
                for row in _rows_below([self.root], unit.below[0]):
                    self._run(unit, row)
        # Looked for before relevance was first worked out, a problem may be none.
        for row in self.root.inside():
            row.faults.clear()
        self._waiting.clear()
        self._orders.clear()
        self.changed.clear()

    def settle(self) -> None:
        """Work out all that depends on what changed."""
        while self._orders:
            self._done = heappop(self._orders)
            unit = self.plan.units[self._done]
            for row in list(self._waiting.pop(self._done)):
                if not row.gone:
                    self._run(unit, row)
        self._done = -1

    def blank_row(self, home: Node, above: Row, place: int, row_id: str | None = None) -> Row:
        """Make a row with nothing in it, and let nothing follow within it yet."""
        row = Row(home, self.plan.blanks[home], above, row_id or clock.new_id(), above.world)
        self._place_row(row, above, place)
        return row

    def _place_row(self, row: Row, above: Row, place: int) -> None:
        rows = above.rows[row.node.name]
        rows.insert(place, row)
        if self.steps is not None:
            self.steps.append(Placed(row, rows.index(row), True))
        self._renumber(rows, place)
        self._reveal(row.node, row)
        self._emit_rows(row.node, above)

    def _put_back(self, row: Row, above: Row, place: int) -> None:
        for each in row.inside():
            each.gone = False
            each.faults.clear()
        self._place_row(row, above, place)
        self.enter(row)

    def begin_row(self, home: Node, above: Row, place: int, row_id: str | None = None) -> Row:
        """Make a row with its defaults in place; what is in it follows at the next `settle`."""
        row = self.blank_row(home, above, place, row_id)
        self.place_defaults(row)
        complete(self, row)
        self.enter(row)
        return row

    def place_defaults(self, row: Row) -> None:
        """Put defaults in place: fixed ones first, unnoticed, then the others in form order, each felt by the next."""
        for node, closure, fixed in self.plan.defaults[row.node]:
            try:
                value = kept(closure(row, None), node.kind)
            except Failing:
                continue
            answer = read_answer(as_stored(value, node.kind), node.kind, row.world.today)
            if fixed:
                with self.quiet():
                    self.put(row, node.key, answer)
                continue
            self.put(row, node.key, answer)
            if self._done < 0:
                self.settle()

    def is_default(self, node: Node, row: Row) -> bool:
        """Say whether an answer is a default that any new record has."""
        closure = self.plan.standing.get(node)
        if closure is None:
            return False
        try:
            value = as_stored(kept(closure(row, None), node.kind), node.kind)
        except Failing:
            return False
        return read_answer(value, node.kind, row.world.today).stored == row.stored.get(node.key)

    def would_show(self, home: Node, above: Row) -> bool:
        """Say whether a new row of a repeat would be relevant."""
        row = Row(home, self.plan.blanks[home], above, "", above.world)
        wanted = all(self._wanted(unit, row) for unit in self.plan.settling if unit.is_relevance_of(home))
        return wanted and (home.parent is None or above.shown[home.parent.key])

    def enter(self, row: Row) -> None:
        """Let all that is in a new row wait to be worked out."""
        if self._listening:
            for unit in self.plan.settling:
                if row.node in unit.home.homes():
                    for each in _rows_below([row], unit.below[row.node.depth]):
                        self._wait(unit, each)

    def cut_row(self, row: Row, above: Row) -> None:
        """Take a row away from the one it is in."""
        rows = above.rows[row.node.name]
        place = row.position - 1
        del rows[place]
        if self.steps is not None:
            self.steps.append(Placed(row, place, False))
        for each in row.inside():
            each.gone = True
        self._renumber(rows, place)
        self._emit_rows(row.node, above)

    def move_row(self, row: Row, above: Row, place: int) -> None:
        """Take a row to another place among its like."""
        self.cut_row(row, above)
        self._put_back(row, above, place)

    def found(self, node: Node, row: Row) -> tuple[Found, ...]:
        """Return what is wrong with an answer, looked for once until something changes."""
        found = row.faults.get(node.key)
        if found is None:
            found = row.faults[node.key] = self.plan.checks[node].found(row)
        return found

    def _run(self, unit: Unit, row: Row) -> None:
        node, key = unit.node, unit.node.key
        if unit.purpose == CALCULATE:
            row.unfit.discard(key)
            self.hold(row, key, self._value(unit, row))
        elif unit.purpose == RELEVANT:
            row.wants[key] = self._wanted(unit, row)
            self._reveal(node, row)
        elif unit.purpose == ROWS:
            self._fill_up(unit, row)
        elif unit.purpose == CHECK:
            before = row.faults.pop(key, ())
            if before != self.found(node, row) or self.plan.checks[node].varies:
                self.changed[row, key] = None
        else:
            self.changed[row, key if row.node is node.home else node.name] = None

    @staticmethod
    def _value(unit: Unit, row: Row) -> Value:
        try:
            return kept(unit.closure(row, None), unit.node.kind)
        except Failing:
            return ""

    @staticmethod
    def _wanted(unit: Unit, row: Row) -> bool:
        try:
            return to_boolean(unit.closure(row, None))
        except Failing:
            return True

    def _fill_up(self, unit: Unit, row: Row) -> None:
        if self._replaying:
            return
        try:
            wanted = to_whole(unit.closure(row, None))
        except Failing:
            return
        rows = row.rows[unit.node.name]
        while len(rows) < min(wanted, _MOST_ROWS):
            self.begin_row(unit.node, row, len(rows))

    def _reveal(self, node: Node, row: Row) -> None:
        """Decide whether a node is relevant: by itself, and by all it stands in."""
        key, holder = node.key, row
        if node.kind == "repeat" and row.parent is not None:
            holder = row.parent
        above = holder.shown[node.parent.key] if node.parent else True
        shown = above and row.wants.get(key, True)
        if shown is row.shown[key]:
            return
        row.shown[key] = shown
        self.show(row, key)
        self._emit(node, row)
        for child in node.children.values():
            for each in row.rows[child.name] if child.kind == "repeat" else (row,):
                self._reveal(child, each)

    def _node(self, row: Row, key: str) -> Node:
        return self.plan.at[row.node, key]

    def _renumber(self, rows: list[Row], start: int) -> None:
        for place in range(start, len(rows)):
            row = rows[place]
            if row.position != place + 1:
                row.position = place + 1
                for unit, bound in self.plan.numbered.get(row.node, ()):
                    self._call(unit, row, bound)

    def _emit(self, node: Node, row: Row) -> None:
        if self._listening:
            self.changed[row, node.key] = None
            for unit, bound in self.plan.readers.get(node, ()):
                self._call(unit, row, bound)

    def _emit_rows(self, home: Node, above: Row) -> None:
        if self._listening:
            self.changed[above, home.name] = None
            for unit, bound in self.plan.spread[home]:
                self._call(unit, above, bound)

    def _call(self, unit: Unit, row: Row, bound: int) -> None:
        """Let a unit wait for its turn in every row that shares this one."""
        if not self._listening or unit.order <= self._done:
            return
        for each in _rows_sharing(unit, row, bound):
            self._wait(unit, each)

    def _wait(self, unit: Unit, row: Row) -> None:
        rows = self._waiting.get(unit.order)
        if rows is None:
            rows = self._waiting[unit.order] = {}
            heappush(self._orders, unit.order)
        rows[row] = None


def _rows_sharing(unit: Unit, row: Row, bound: int) -> Iterable[Row]:
    """Return the unit's rows under the row's ancestor at a depth."""
    for _ in range(row.node.depth - bound):
        row = row.parent or row
    return _rows_below([row], unit.below[bound])


def _rows_below(rows: Iterable[Row], names: list[str]) -> Iterable[Row]:
    for name in names:
        rows = [each for row in rows for each in row.rows[name]]
    return rows
