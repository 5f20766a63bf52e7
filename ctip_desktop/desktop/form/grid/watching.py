"""Looks after what stands under a grid: what is wrong here, else elsewhere or noted, and the totals."""

from PySide6.QtCore import QObject, QTimer

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.grid.foot import Foot
from ctip_desktop.desktop.form.grid.message import MessageBar
from ctip_desktop.desktop.form.grid.table import GridTable
from ctip_desktop.forms.entering.totals import totals
from ctip_desktop.forms.filled import Problem

_LOOK_ROUND_MS = 120
"""So long nobody moves before the next problem elsewhere in the grid is looked for."""


class Watching(QObject):
    """Tells the message bar and the foot of a grid what they are to say."""

    def __init__(self, entering: Entering, table: GridTable, message: MessageBar, foot: Foot) -> None:
        super().__init__(table)
        self._entering = entering
        self._table = table
        self._grid = table.grid
        self._message = message
        self._foot = foot
        self._counted: set[str] = set()
        self._later = _timer(self, 0)
        self._later.timeout.connect(self.add_up)
        self.look_round = _timer(self, _LOOK_ROUND_MS)
        self.look_round.timeout.connect(self._look_elsewhere)

    def follow(self, changed: frozenset[str]) -> None:
        """Say it anew where something is other than before."""
        if self._grid.repeat in changed or any(map(self._counts, changed)):
            self._later.start()
        self.look_here()

    def look_here(self) -> None:
        """Say what is wrong with the present cell; what is wrong elsewhere is looked for when nobody moves."""
        path = self._grid.path_of(self._table.present)
        here = [problem for problem in self._grid.problems_at(path or "") if not self._to_come(problem)]
        shown = self._message.problem
        if here:
            self._message.show_problem(here[0], here=True)
        elif shown and (shown.path == path or not self._grid.index_of(shown.path).isValid()):
            self._message.show_problem(None, here=False)
        self.look_round.start()

    def add_up(self) -> None:
        """Show the totals as they are now."""
        found = totals(self._entering.filled, self._grid.repeat)
        self._counted = {total.name.partition(" ")[0] for total in found}
        self._foot.show_totals(found)

    def _look_elsewhere(self) -> None:
        present = self._table.present
        path = self._grid.path_of(present)
        if self._message.problem and self._message.problem.path == path:
            return
        if path and (note := self._entering.known(path).get("note")):
            self._message.show_note(" ".join(str(note).split()))
            return
        for each in self._grid.next_trouble(max(present.row(), 0), present.column()):
            problem = next(iter(self._grid.problems_at(each)), None)
            if problem and not self._to_come(problem):
                self._message.show_problem(problem, here=False)
                return
        self._message.show_problem(None, here=False)

    def _to_come(self, problem: Problem) -> bool:
        """Say whether an answer is only missing because its row is just being begun."""
        return problem.kind == "required" and self._grid.index_of(problem.path).row() == self._table.delegate.fresh

    def _counts(self, path: str) -> bool:
        """Say whether a total may be other once something at a path is: an answer that counts, or a row."""
        return path.endswith("]") or path.rpartition("/")[2] in self._counted


def _timer(owner: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    return timer
