"""The functions of texts and choices. Texts are counted in UTF-16 units, as Java has them."""

import re

from ctip_desktop.forms.expressions.patterns import pattern
from ctip_desktop.forms.expressions.values import Failing, Value, to_text, to_whole, trimmed


def selected(answer: Value, choice: Value) -> bool:
    """Say whether a choice is among the words of an answer."""
    if not isinstance(choice, str):
        raise Failing
    return f" {trimmed(choice)} " in f" {_words_text(answer)} "


def selected_at(answer: Value, index: Value) -> str:
    """Return the choice at a place, from 0; empty beyond."""
    chosen, place = _words_text(answer).split(), to_whole(index)
    return chosen[place] if 0 <= place < len(chosen) else ""


def _words_text(answer: Value) -> str:
    if not isinstance(answer, str):
        raise Failing
    return answer


def units(text: str) -> bytes:
    """Return the text in UTF-16, whose units Java counts."""
    return text.encode("utf-16-le", "surrogatepass")


def length(value: Value) -> float:
    """Count UTF-16 units."""
    return float(len(units(to_text(value))) // 2)


def part(value: Value, start: Value, end: Value | None = None) -> str:
    """Return the units from `start` (from 0) up to `end`; negatives count from the end."""
    text = units(to_text(value))
    size = len(text) // 2
    first, last = to_whole(start), size if end is None else to_whole(end)
    first, last = (min(max(0, place + size if place < 0 else place), size) for place in (first, last))
    # Half a character is written as a question mark.
    return text[2 * first : 2 * last].decode("utf-16-le", "surrogatepass").encode(errors="replace").decode()


def translated(value: Value, there: Value, here: Value) -> str:
    """Put the characters of `here` for those of `there`; those without a counterpart are taken out."""
    targets = to_text(here)
    table: dict[int, str | None] = {}
    for place, character in enumerate(to_text(there)):
        table.setdefault(ord(character), targets[place] if place < len(targets) else None)
    return to_text(value).translate(table)


def before(value: Value, mark: Value) -> str:
    """Return what stands before the mark; empty if it is not there."""
    head, found, _ = _cut_at(to_text(value), to_text(mark))
    return head if found else ""


def after(value: Value, mark: Value) -> str:
    """Return what stands after the mark; empty if it is not there."""
    _, found, tail = _cut_at(to_text(value), to_text(mark))
    return tail if found else ""


def _cut_at(text: str, mark: str) -> tuple[str, bool, str]:
    place = text.find(mark)
    return (text[:place], True, text[place + len(mark) :]) if place >= 0 else (text, False, "")


def matches(value: Value, expression: Value) -> bool:
    """Say whether the whole text matches a regular expression."""
    try:
        return pattern(to_text(expression)).fullmatch(to_text(value)) is not None
    except re.error as fault:
        raise Failing from fault


def normalized(value: Value) -> str:
    """Return the text with every run of spaces made one, and none at the ends."""
    return re.sub(r"[ \t\n\x0b\f\r]+", " ", trimmed(to_text(value)))


def count_selected(answer: Value) -> float:
    """Count the words of an answer."""
    return float(len(_words_text(answer).split()))
