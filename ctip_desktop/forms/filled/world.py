"""What the rows of a record share: the day, and the lists of choices."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from ctip_desktop.forms.expressions.moments import midnight
from ctip_desktop.forms.form import Choice, Form
from ctip_desktop.forms.lists import ListFile
from ctip_desktop.forms.nodes import Node

if TYPE_CHECKING:
    from ctip_desktop.forms.filled.offer import Offer
    from ctip_desktop.forms.filled.row import Row


class ListedItem(dict[str, str]):
    """A choice as expressions see it: `name`, `label` and its columns."""

    def __init__(self, choice: Choice, language: str) -> None:
        super().__init__(choice.columns, name=choice.name, label=choice.label.said(language))
        self.choice = choice


class FormWorld:
    """The lists of one form and of the files beside it, each turned into items when first asked for."""

    def __init__(
        self, form: Form, now: datetime, load: Callable[[str], ListFile], offers: "Mapping[Node, Offer]"
    ) -> None:
        self.now = now
        self.today = midnight(now)
        self._form = form
        self._load = load
        self._offers = offers
        # What `jr:choice-name` says must not change with the language a person happens to read in.
        self._language = "en" if form.settings.get("default_language", "").endswith("(en)") else "km"
        self._items: dict[str, Sequence[ListedItem]] = {}
        self._found: dict[tuple[str, str, str], Sequence[ListedItem]] = {}
        self._by_column: dict[tuple[str, str], dict[str, list[ListedItem]]] = {}

    def items(self, list_name: str) -> Sequence[ListedItem]:
        """Return all items of a list, in its order."""
        if list_name not in self._items:
            choices = self._form.lists.get(list_name)
            listed = self._load(f"{list_name}.csv").all() if choices is None else choices
            self._items[list_name] = [ListedItem(choice, self._language) for choice in listed]
        return self._items[list_name]

    def matching(self, list_name: str, column: str, text: str) -> Sequence[ListedItem]:
        """Return the items whose column equals the text."""
        if list_name not in self._form.lists and column in (listed := self._load(f"{list_name}.csv")).columns:
            # The file keeps an index for all records; items are made of the few that are found.
            key = list_name, column, text
            if key not in self._found:
                self._found[key] = [ListedItem(choice, self._language) for choice in listed.where(column, text)]
            return self._found[key]
        index = self._by_column.get((list_name, column))
        if index is None:
            index = self._by_column[list_name, column] = {}
            for item in self.items(list_name):
                index.setdefault(item.get(column, ""), []).append(item)
        return index.get(text, ())

    def has(self, list_name: str, name: str) -> bool:
        """Say whether a list has a choice of that name."""
        if list_name in self._form.lists:
            return self._form.lists_choice(list_name, name)
        return name in self._load(f"{list_name}.csv")

    def choice_label(self, question: Node, row: "Row", name: str) -> str:
        """Return the label of a choice as the question offers it, read from a row of its own or from one within."""
        offer = self._offers.get(question)
        if offer is None:
            return ""
        while row.node.depth > question.home.depth and row.parent is not None:
            row = row.parent
        for home in question.home.homes()[row.node.depth + 1 :]:
            if not row.rows[home.name]:
                return ""
            row = row.rows[home.name][0]
        return next((item["label"] for item in offer.items(row) if item["name"] == name), "")
