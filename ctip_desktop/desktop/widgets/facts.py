"""Short facts in two columns: what each is of, and what it is."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ctip_desktop.desktop.widgets.text import Text

_LABELS = 96
_MOST_FACTS = 7


class Facts(QWidget):
    """At most seven facts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 4, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        self.pairs: list[tuple[Text, Text]] = []
        for place in range(_MOST_FACTS):
            label, said = Text("", "small", "text_2", wrap=True), Text("", "small", wrap=True)
            label.setFixedWidth(_LABELS)
            grid.addWidget(label, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(said, place, 1, Qt.AlignmentFlag.AlignTop)
            self.pairs.append((label, said))

    def show_facts(self, facts: Sequence[tuple[str, str]]) -> None:
        """Show these facts."""
        for place, (label, said) in enumerate(self.pairs):
            here = place < len(facts)
            if here:
                label.say(facts[place][0])
                said.say(facts[place][1])
            label.setVisible(here)
            said.setVisible(here)
