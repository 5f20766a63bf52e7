"""Khmer words and sentences of our own: place names, form labels, a made-up meeting."""

from collections.abc import Iterator
from functools import cache
from itertools import cycle, islice

from ctip_desktop.documents.minutes import sentences
from ctip_desktop.documents.minutes.reading import read_meeting
from ctip_desktop.forms import installed, lists
from ctip_desktop.forms.form import Question
from ctip_desktop.khmer.breaks import words
from tests.support.meetings import a_meeting


def texts() -> Iterator[str]:
    """Yield typed answers, sentences made of them, every label and hint of the forms, and the names of places."""
    meeting = a_meeting()
    yield sentences.opening(read_meeting(meeting))
    yield from _strings(meeting)
    for form in installed.installed():
        yield form.title.km
        yield from _labels(form.questions)
    yield from (place.label.km for place in lists.load("places.csv").all()[:4000])


@cache
def khmer_words() -> tuple[str, ...]:
    """Return the distinct words of `texts` that are wholly Khmer letters, in order of their first use."""
    found = (word for text in texts() for word in words(text))
    return tuple(dict.fromkeys(word for word in found if all("\u1780" <= c <= "\u17d3" for c in word)))


def paragraphs(count: int) -> list[str]:
    """Return that many paragraphs of some lines: words in phrases of various length, as running text has them."""
    stock = cycle(khmer_words())
    lengths = cycle((5, 3, 7, 4, 9, 2))
    return [" ".join("".join(islice(stock, length)) for length in islice(lengths, 12)) + " ។" for _ in range(count)]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.splitlines()
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _labels(questions: tuple[Question, ...]) -> Iterator[str]:
    for question in questions:
        for words_ in (question.label, question.hint, question.constraint_message):
            if words_:
                yield words_.km
        yield from _labels(question.children)
