"""Tells which questions of a section are hidden, and because of which answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ctip_desktop.forms.entering.answer_words import answer_words
from ctip_desktop.forms.entering.sections import HEADING, NOTE, Item, item_at
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Words
from ctip_desktop.forms.worded import both, digits, in_both
from ctip_desktop.i18n import N_, figure, ngettext


@dataclass(frozen=True)
class Cause:
    """An answer that decides.

    Attributes:
        path: of its question, by row ids; of a repeat where its rows decide.
        number: of the question; empty if it has none.
        label: of the question.
        answer: in words; None if there is none.
    """

    path: str
    number: str
    label: Words
    answer: Words | None

    @property
    def words(self) -> Words:
        """What is to be said of it: `2.4 is “Internal”`."""
        name = digits(self.number) if self.number else self.label
        if self.answer is None:
            return both(N_("{question} is not answered"), question=name)
        return both(N_("{question} is “{answer}”"), question=name, answer=self.answer)


@dataclass(frozen=True)
class Skip:
    """Adjacent questions that the same answers hide.

    Attributes:
        after: path of the last item before them that is shown, without rows; None if they come first.
        first: the first of them, `last` the last; often the same.
        paths: of all of them, by row ids, in form order.
        causes: the answers that hide them.
    """

    after: str | None
    first: Item
    last: Item
    paths: tuple[str, ...]
    causes: tuple[Cause, ...]

    @property
    def words(self) -> Words:
        """The hint: `2.5 – 2.7 (Border post) left out: 2.4 is “Internal”`."""
        told = [cause.words for cause in self.causes]
        causes = Words(", ".join(each.km for each in told), ", ".join(each.en for each in told))
        first, label = digits(self.first.number), self.first.label
        if self.first is self.last:
            return both(N_("{first} ({label}) left out: {causes}"), first=first, label=label, causes=causes)
        last = digits(self.last.number)
        message = N_("{first} – {last} ({label}) left out: {causes}")
        return both(message, first=first, last=last, label=label, causes=causes)


def skips(filled: Filled, items: Sequence[Item], row: str = "") -> tuple[Skip, ...]:
    """Return what is hidden among the items of a section, or of a repeat in the row at `row` (`/victim[<id>]`)."""
    return tuple(_runs(filled, items, row))


def _runs(filled: Filled, items: Sequence[Item], row: str) -> Iterator[Skip]:
    after: str | None = None
    run: list[Item] = []
    why: tuple[str, ...] = ()
    for item in items:
        path = f"{row}/{item.question.name}"
        if filled.relevant(path):
            if run:
                yield _skip(filled, after, run, why, row)
                run = []
            after = item.path
        elif item.kind not in (HEADING, NOTE):
            causes = filled.causes(path)
            if run and causes != why:
                yield _skip(filled, after, run, why, row)
                run = []
            run.append(item)
            why = causes
    if run:
        yield _skip(filled, after, run, why, row)


def _skip(filled: Filled, after: str | None, run: list[Item], why: tuple[str, ...], row: str) -> Skip:
    paths = tuple(f"{row}/{item.question.name}" for item in run)
    asked = tuple(path for path in why if filled.relevant(path)) or why
    return Skip(after, run[0], run[-1], paths, tuple(_cause(filled, path) for path in asked))


def _cause(filled: Filled, path: str) -> Cause:
    question = filled.form.find(path).question
    try:
        number = item_at(filled.form, path).number
    except KeyError:
        number = ""
    label = question.label or Words(question.name, question.name)
    if question.kind == "repeat":
        rows = len(filled.rows(path))
        said = in_both(lambda: ngettext("{count} row", "{count} rows", rows).format(count=figure(rows)))
        return Cause(path, number, label, said)
    return Cause(path, number, label, None if question.kind == "group" else answer_words(filled, path))
