"""One box for a village, commune, district or province: any part is typed, one is picked; its path is said below."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ctip_desktop.desktop.form.controls.list_field import ListField
from ctip_desktop.desktop.form.controls.suggestions import Suggestion
from ctip_desktop.desktop.form.entering import Entering
from ctip_desktop.forms.entering.sections import Item
from ctip_desktop.forms.places import Place, PlaceFinder, place_finder
from ctip_desktop.i18n import language


class PlaceField(ListField):
    """A place of the official list; what was typed and is no place of it is kept, and said to be wrong."""

    def __init__(self, entering: Entering, item: Item, path: str, parent: QWidget | None = None) -> None:
        self._finder: PlaceFinder | None = None
        super().__init__(entering, item, path, parent)
        file = item.question.file or ""
        entering.desk.background.run(lambda: place_finder(file), done=self._be_ready, owner=self)

    def propose(self, text: str) -> Sequence[Suggestion]:
        """Return the places meant by what was typed, and where they lie."""
        if self._finder is None:
            return []
        among = None
        if self.question.choice_filter:
            among = {choice.name for choice in self.entering.filled.choices(self.path)}
        chosen = str(self.answer or "")
        found = self._finder.find(text, among=among)
        return [
            Suggestion(place.code, place.name.said(language()), place.path.said(language()), place.code == chosen)
            for place in found
        ]

    def open(self) -> None:
        """Open the list with the places of the name that is written, or the provinces."""
        if not self.isReadOnly():
            self._moved = False
            lines = self.propose(self.text()) or [_line(place) for place in self._provinces()]
            self.suggestions.propose(lines, next((at for at, line in enumerate(lines) if line.chosen), 0))

    def hand_in(self) -> None:
        """Give the place that is marked; who types faster than the places are made ready waits for them here."""
        if self._half and self._finder is None:
            self._be_ready(place_finder(self.question.file or ""))
        super().hand_in()

    def help(self) -> str:
        """Return where the place lies."""
        place = self._finder.place(str(self.answer)) if self._finder and self.answer else None
        return place.path.said(language()) if place else ""

    def _provinces(self) -> list[Place]:
        return self._finder.largest() if self._finder else []

    def _be_ready(self, finder: PlaceFinder) -> None:
        self._finder = finder
        if self._half:
            self._type(self.text())
        self.grown.emit()


def _line(place: Place) -> Suggestion:
    return Suggestion(place.code, place.name.said(language()), place.path.said(language()))
