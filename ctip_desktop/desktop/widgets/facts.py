"""Short facts in two columns: what each is of, and what it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ctip_desktop.desktop.look import look
from ctip_desktop.desktop.widgets.text import Text


class Facts(QWidget):
    """Some facts, at most so many; the first column is `labels` em wide."""

    def __init__(self, most: int = 7, labels: float = 7.4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self._labels = labels
        self.pairs: list[tuple[Text, Text]] = []
        for place in range(most):
            label, said = Text("", "small", "text_2", wrap=True), Text("", "small", wrap=True)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, place, 1, Qt.AlignmentFlag.AlignTop)
            self.pairs.append((label, said))
        self.show_facts(())

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts."""
        wide = round(self._labels * look().em("small"))
        for place, (label, said) in enumerate(self.pairs):
            label.setFixedWidth(wide)
            here = place < len(facts)
            if here:
                label.say(facts[place][0])
                label.setFixedHeight(label.heightForWidth(wide))
                said.say(facts[place][1])
            label.setVisible(here)
            said.setVisible(here)
