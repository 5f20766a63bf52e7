"""What was done to the answers of a record, step by step, so that it can be taken back and done again."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from ctip_desktop.forms.filled.answer import Answer
from ctip_desktop.forms.filled.row import Row


class Put(NamedTuple):
    """An answer was put in the place of another."""

    row: Row
    key: str
    before: Answer
    after: Answer


class Placed(NamedTuple):
    """A row came into its repeat, or went out of it."""

    row: Row
    place: int
    came: bool


class Known(NamedTuple):
    """What is known beside the answer at a path became something else."""

    path: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]


Step = Put | Placed | Known
