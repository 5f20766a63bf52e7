"""Reads single answers out of a scope: text as typed, dates, times, counts, labels of choices, rows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from ctip_desktop.errors.documents import AnswerNotPrintable
from ctip_desktop.forms.installed import load


@dataclass(frozen=True)
class Answered:
    """The answers of one scope.

    Args:
        answers: by question name.
        at: the scope's path with rows by number, for telling where an answer cannot be printed.
        path: the same with rows by id where they have one, for telling where on the paper an answer came out.
    """

    answers: Mapping[str, Any]
    at: str = ""
    path: str = ""

    def text(self, name: str) -> str:
        """Return a text as it was typed, empty when there is none."""
        value = self.answers.get(name, "")
        if not isinstance(value, str):
            raise AnswerNotPrintable(at=f"{self.at}/{name}")
        return value

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a text that hold something."""
        return tuple(line for line in self.text(name).splitlines() if line.strip())

    def count(self, name: str) -> int | None:
        """Return a whole number, or None when there is none."""
        value = self.answers.get(name, "")
        if value == "":
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise AnswerNotPrintable(at=f"{self.at}/{name}")
        return value

    def date(self, name: str) -> date | None:
        """Return a date, or None when there is none."""
        text = self.text(name)
        try:
            return date.fromisoformat(text) if text else None
        except ValueError as fault:
            raise AnswerNotPrintable(at=f"{self.at}/{name}") from fault

    def time(self, name: str) -> time | None:
        """Return a time of day, or None when there is none."""
        text = self.text(name)
        try:
            return time.fromisoformat(text) if text else None
        except ValueError as fault:
            raise AnswerNotPrintable(at=f"{self.at}/{name}") from fault

    def label(self, name: str, list_name: str) -> str:
        """Return the Khmer label of a choice, the choice itself when its list does not know it."""
        value = self.text(name)
        choices = load("meeting").lists[list_name]
        return next((choice.label.km for choice in choices if choice.name == value), value)

    def rows(self, name: str) -> "Sequence[Answered]":
        """Return the rows of a repeat."""
        rows = self.answers.get(name, [])
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise AnswerNotPrintable(at=f"{self.at}/{name}")
        return [
            Answered(row, f"{self.at}/{name}[{number}]", f"{self.path}/{name}[{row.get('_id', number)}]")
            for number, row in enumerate(rows, start=1)
        ]
