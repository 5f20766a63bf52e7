"""What forms say of other entries: whose number an answer is, and which rows are carried to the next entry."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from ctip_desktop.forms.form import Form, Question
from ctip_desktop.forms.installed import installed

LINK = "link"
CARRIED = "carried"


@dataclass(frozen=True)
class Link:
    """A question (`path` without rows) of a form whose answer is the number of an entry of the form `target`."""

    form: str
    path: str
    target: str

    @property
    def scope(self) -> tuple[str, ...]:
        """The repeats around the question."""
        return tuple(self.path.split("/")[1:-1])

    @property
    def name(self) -> str:
        """The question's name."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True)
class CarriedRows:
    """A repeat whose rows go on into the next entry of the form until they are settled.

    Args:
        repeat: its name; it stands outside of other repeats.
        origin: the question of a row that takes the number of the entry it was carried from.
        settled_by, settled: the question and its choices by which a row is not carried any more.
    """

    repeat: str
    origin: str
    settled_by: str
    settled: tuple[str, ...]


def links_of(form: Form) -> Iterator[Link]:
    """Yield the links of one form, in form order."""
    for placed in form.placed:
        if target := placed.question.columns.get(LINK):
            yield Link(form.name, placed.path, target)


@cache
def links_to(target: str) -> tuple[Link, ...]:
    """Return the links of all installed forms to entries of one form."""
    return tuple(link for form in installed() for link in links_of(form) if link.target == target)


def carried_rows(form: Form) -> CarriedRows | None:
    """Return the first repeat of a form whose rows are carried; None if there is none."""
    return next((found for found in map(_read, form.questions) if found), None)


def _read(question: Question) -> CarriedRows | None:
    if question.kind == "group":
        return next((found for found in map(_read, question.children) if found), None)
    words = question.columns.get(CARRIED, "").split()
    if question.kind != "repeat" or len(words) < 3:
        return None
    return CarriedRows(question.name, words[0], words[1], tuple(words[2:]))
