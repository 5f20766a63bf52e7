"""The questions of a section, or of one row of a repeat, one below the other, with what is left out between them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.between import Said, SkipLine
from ctip_desktop.desktop.form.pile import Answering, Pile, Stop
from ctip_desktop.desktop.form.question_row import QuestionRow
from ctip_desktop.forms.entering.sections import REPEAT, Item
from ctip_desktop.forms.entering.skipping import skips

if TYPE_CHECKING:
    from ctip_desktop.desktop.form.view import FormView


class ItemPile(Pile):
    """Items one below the other, made when they are first needed.

    Args:
        view: the form they belong to.
        items: what is shown.
        row: path of the row of a repeat they stand in; empty for the form's own.
    """

    def __init__(self, view: "FormView", items: Sequence[Item], row: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self.view = view
        self.items = items
        self.row = row
        self.built = 0
        self._by_path: dict[str, QWidget] = {}
        self._with_rows: list[QWidget] = []
        self._skips: list[SkipLine] = []
        self._causes: frozenset[str] = frozenset()

    @property
    def is_built(self) -> bool:
        """Whether everything is made."""
        return self.built == len(self.items)

    def build(self, most: int | None = None) -> None:
        """Make so many more items, or all."""
        last = len(self.items) if most is None else min(self.built + most, len(self.items))
        for item in self.items[self.built : last]:
            path = self.path_of(item)
            part = self._by_path[path] = self.view.make_part(item, path)
            if item.kind == REPEAT:
                self._with_rows.append(part)
            self.put(part)
            part.setVisible(self._is_shown(path))
        self.built = last
        self.show_skips()

    def path_of(self, item: Item) -> str:
        """Return the path of an item in the row."""
        return f"{self.row}/{item.question.name}"

    def shows(self, path: str) -> bool:
        """Say whether what shows a path, or something within it, is made."""
        return any(path == each or path.startswith((f"{each}[", f"{each}/")) for each in self._by_path)

    def part(self, path: str) -> QWidget | None:
        """Return what shows a path of this row, if it is made."""
        return self._by_path.get(path)

    def named(self) -> Iterator[tuple[str, QWidget]]:
        """Yield what is made, with its path."""
        yield from self._by_path.items()

    def stops(self) -> Iterator[Stop]:
        """Yield where the focus stops, in reading order."""
        for part in self.parts:
            yield from _answering(part).stops()

    def reveal(self, changed: frozenset[str]) -> bool:
        """Show what has become relevant; say whether anything has."""
        revealed = False
        for path in changed & self._by_path.keys():
            if (part := self._by_path[path]).isHidden() and self._is_shown(path):
                part.show()
                revealed = True
        return revealed

    def follow(self, changed: frozenset[str]) -> bool:
        """Show what is other than before; say whether more or less is shown than before."""
        moved = False
        for path in changed & self._by_path.keys():
            part, shown = self._by_path[path], self._is_shown(path)
            if part.isHidden() is shown:
                moved = True
                part.setVisible(shown)
            if isinstance(part, QuestionRow | Said):
                part.refresh()
        for part in self._with_rows:
            moved |= _answering(part).follow(changed)
        if moved or self._causes & changed:
            moved |= self.show_skips()
        return moved

    def show_skips(self) -> bool:
        """Say what is left out; say whether that is other than before."""
        found = skips(self.view.entering.filled, self.items, self.row)
        built = {item.path for item in self.items[: self.built]}
        shown = [skip for skip in found if skip.last.path in built]
        self._causes = frozenset(cause.path for skip in found for cause in skip.causes)
        if [line.skip for line in self._skips] == shown:
            return False
        for line in self._skips[len(shown) :]:
            self.take(line)
        del self._skips[len(shown) :]
        for line in self._skips:
            self.parts.remove(line)
        after: QWidget | None = None
        for place, skip in enumerate(shown):
            if place == len(self._skips):
                self._skips.append(SkipLine(skip))
                self._skips[place].setParent(self)
            line = self._skips[place]
            if place == 0 or shown[place - 1].after != skip.after:
                after = self._by_path[f"{self.row}/{skip.after.rpartition('/')[2]}"] if skip.after else None
            line.show_skip(skip)
            line.show()
            self.parts.insert(self.parts.index(after) + 1 if after else 0, line)
            after = line
        return True

    def _is_shown(self, path: str) -> bool:
        return self.view.entering.filled.relevant(path)


def _answering(part: QWidget) -> Answering:
    answering: Answering = part  # type: ignore[assignment]
    return answering
