"""The matrix as a table model: a name, a mark for each month, and the share; each place says itself in words."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctip_desktop.desktop.completeness.charts import Chart, Line, Mark
from ctip_desktop.i18n import _, figure
from ctip_desktop.i18n.states import state_words

Index = QModelIndex | QPersistentModelIndex
THING = Qt.ItemDataRole.UserRole
"""What stands at a place: a `Mark`, or the `Line` in its first and last column."""
_SPOKEN = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class ChartModel(QAbstractTableModel):
    """The lines of a chart."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.chart = Chart("", (), ())

    def show_chart(self, chart: Chart) -> None:
        """Show another chart."""
        self.beginResetModel()
        self.chart = chart
        self.endResetModel()

    @property
    def marks(self) -> int:
        """How many columns of marks there are; the first of them is column 1."""
        return len(self.chart.heads)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many lines there are."""
        return 0 if parent.isValid() else len(self.chart.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the columns: the name, the marks, the share."""
        return 0 if parent.isValid() else self.marks + 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what stands at a place, in words or as itself."""
        if not index.isValid():
            return None
        line = self.chart.lines[index.row()]
        thing = line.marks[index.column() - 1] if 0 < index.column() <= self.marks else line
        if role == THING:
            return thing
        if role == Qt.ItemDataRole.DisplayRole:
            return self._shown(line, thing, index.column())
        if role in _SPOKEN:
            return _spoken(line, thing)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the head of a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if 0 < section <= self.marks:
            return self.chart.heads[section - 1].words
        return self.chart.corner if section == 0 else share_head()

    def _shown(self, line: Line, thing: Mark | Line, column: int) -> str:
        if isinstance(thing, Mark):
            return state_words(thing.state) if thing.state else ""
        return name_of(line) if column == 0 else share_words(line)


def share_head() -> str:
    """Return the head of the shares."""
    return _("Complete")


def name_of(line: Line) -> str:
    """Return a line's number and name."""
    return f"{figure(line.number)} {line.name}".strip()


def share_words(line: Line) -> str:
    """Return the share of what is due, `4/5`; a dash where nothing is."""
    return figure(f"{line.share.done}/{line.share.due}") if line.share.due else "–"


def _spoken(line: Line, thing: Mark | Line) -> str:
    if isinstance(thing, Mark):
        state = state_words(thing.state) if thing.state else _("Nothing is owed")
        return _("{office}, {period}: {state}").format(office=line.name, period=thing.period.label(), state=state)
    if not line.share.due:
        return name_of(line)
    share = _("{done} of {due}").format(done=figure(line.share.done), due=figure(line.share.due))
    return f"{name_of(line)} · {share}"
