"""One question by itself, outside of its form: what is typed in it is kept nowhere."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.desktop.form.question_row import QuestionRow


class Scratch(Entering):
    """An entry that is typed in and kept nowhere."""

    def keep_soon(self) -> None:
        """Keep nothing."""

    def keep_now(self) -> None:
        """Keep nothing."""


class Alone(QWidget):
    """Gives a question the width there is and the height it asks for."""

    def __init__(self, question: QuestionRow) -> None:
        super().__init__()
        self._question = question
        question.setParent(self)
        question.grown.connect(self.fit)
        self.setLayout(QVBoxLayout())

    def fit(self) -> None:
        """Be as high as the question."""
        wide = self.width()
        high = self._question.height_for(wide)
        self._question.setGeometry(0, 0, wide, high)
        self._question.arrange(wide)
        self.setFixedHeight(high)

    def resizeEvent(self, event: object) -> None:
        """Fit again."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self.fit()
