"""Parts one below the other, each as high as it says at a width: placed at once and exactly, without Qt's layouts."""

from collections.abc import Iterator
from typing import Protocol

from PySide6.QtWidgets import QWidget


class Part(Protocol):
    """A widget in a pile."""

    def height_for(self, width: int) -> int:
        """Return the height it needs at a width."""
        ...

    def arrange(self, width: int) -> None:
        """Put what is in it in place for a width."""
        ...


class Stop(Protocol):
    """A place the focus stops at on the way through a form."""

    @property
    def has_focus(self) -> bool:
        """Whether it is here."""
        ...

    def enter(self, *, backwards: bool = False) -> None:
        """Take it."""
        ...


class Answering(Part, Protocol):
    """A part in which questions may be answered."""

    def stops(self) -> Iterator[Stop]:
        """Yield where the focus stops, in reading order."""
        ...

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before within it; say whether more or less is shown than before."""
        ...


class Still:
    """Mixed into a part in which nothing is answered."""

    def stops(self) -> Iterator[Stop]:
        """Yield nothing."""
        return iter(())

    def follow(self, changed: frozenset[str]) -> bool:
        """Have nothing within that follows by itself."""
        del changed
        return False


class Pile(QWidget):
    """Parts one below the other; those that are hidden take no room.

    Attributes:
        parts: from the top; each a widget that is a `Part` too.
        gap: between them.
    """

    def __init__(self, gap: int = 12, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.parts: list[QWidget] = []
        self.gap = gap

    def put(self, part: QWidget, at: int | None = None) -> None:
        """Take a part in, at the end or at a place."""
        self.parts.insert(len(self.parts) if at is None else at, part)
        part.setParent(self)

    def take(self, part: QWidget) -> None:
        """Take a part away for good."""
        self.parts.remove(part)
        part.hide()
        part.deleteLater()

    def height_for(self, width: int) -> int:
        """Return the height of all that is shown."""
        heights = [_part(part).height_for(width) for part in self.parts if not part.isHidden()]
        return sum(heights) + self.gap * max(len(heights) - 1, 0)

    def arrange(self, width: int) -> None:
        """Put all that is shown in its place."""
        top = 0
        for widget in self.parts:
            if not widget.isHidden():
                part = _part(widget)
                high = part.height_for(width)
                widget.setGeometry(0, top, width, high)
                part.arrange(width)
                top += high + self.gap


def _part(widget: QWidget) -> Part:
    part: Part = widget  # type: ignore[assignment]
    return part
