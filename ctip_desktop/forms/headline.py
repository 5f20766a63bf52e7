"""What a list shows of an entry: the answers that its form marks in the column `shows`, said in words, quickly.

No form is run for it. A form that marks nothing is shown by its first two questions, its place and its first day.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import cache
from re import compile as pattern
from typing import Any

from ctip_desktop.forms import lists
from ctip_desktop.forms.form import Form, Placed, Question
from ctip_desktop.khmer.numerals import to_khmer

COLUMN = "shows"
ROLES = ("summary", "place", "name", "date")

_DAY = pattern(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = pattern(r"[0-9]{2}-[0-9]{4}-[A-Z]+-[0-9]+")
"""How people number an entry, `01-2026-A-0047`."""
_BETWEEN = {"km": " ", "en": ", "}
_COUNTED = frozenset({"integer", "decimal", "repeat"})
_DISTRICT = 4
_FIRST = 2


@dataclass(frozen=True)
class Headline:
    """An entry in a list; `date` is an ISO day or empty, and so is `place`; `names` are of all persons marked."""

    summary: tuple[str, ...]
    place: str
    names: tuple[str, ...]
    date: str


def headline(form: Form, answers: Mapping[str, Any], language: str) -> Headline:
    """Return what a list shows of these answers, in `km` or `en`; what is not answered is left out."""
    plan = _plan(form)
    places = (_place(question, text, language) for question, text in _given(plan["place"], answers))
    return Headline(
        summary=tuple(_said(form, question, text, language) for question, text in _given(plan["summary"], answers)),
        place=next(places, ""),
        names=tuple(" ".join(str(text).split()) for _, text in _given(plan["name"], answers)),
        date=date_of(dated(form), answers),
    )


def counted(form: Form, several: Iterable[Mapping[str, Any]], language: str) -> tuple[str, ...]:
    """Return the counts of a headline, added up over the answers of several entries of a form: `Victims 11`."""
    sums: dict[str, tuple[Question, Decimal]] = {}
    for answers in several:
        for question, answer in _given(_plan(form)["summary"], answers):
            if question.kind in _COUNTED:
                before = sums.get(question.name, (question, Decimal(0)))[1]
                sums[question.name] = question, before + _count(answer)
    return tuple(_said(form, question, f"{total:f}", language) for question, total in sums.values())


def dated(form: Form) -> tuple[str, ...]:
    """Return the names of the questions that date an entry, the one that counts first."""
    return tuple(placed.question.name for placed in _plan(form)["date"])


def date_of(names: Sequence[str], answers: Mapping[str, Any]) -> str:
    """Return the first of these answers that is a day, as `YYYY-MM-DD`; empty if none is."""
    for name in names:
        answer = answers.get(name)
        if type(answer) is str and _DAY.match(answer):
            return answer[:10]
    return ""


@dataclass(frozen=True)
class _Version:
    """A form that is the same as another of its version, so that telling them apart costs nothing."""

    version: str
    form: Form = field(compare=False)


def _plan(form: Form) -> Mapping[str, tuple[Placed, ...]]:
    return _planned(_Version(form.version, form))


@cache
def _planned(version: _Version) -> Mapping[str, tuple[Placed, ...]]:
    form = version.form
    marked = {role: tuple(each for each in form.placed if each.question.columns.get(COLUMN) == role) for role in ROLES}
    marked["date"] = tuple(placed for placed in marked["date"] if not placed.scope)
    if not any(marked.values()):
        top = [placed for placed in form.placed if not placed.scope]
        marked["summary"] = tuple(placed for placed in top if _is_plain(placed.question))[:_FIRST]
        marked["place"] = tuple(placed for placed in top if "place" in (placed.question.appearance or "").split())[:1]
        marked["date"] = tuple(placed for placed in top if placed.question.kind == "date")
    return marked


def _is_plain(question: Question) -> bool:
    return question.kind in ("text", "select_one", "integer") and not question.columns.get("personal")


def _given(marked: Sequence[Placed], answers: Mapping[str, Any]) -> Iterator[tuple[Question, Any]]:
    for placed in marked:
        rows: list[Any] = [answers]
        for repeat in placed.scope:
            rows = [inner for row in rows for inner in _rows(row, repeat)]
        for row in rows:
            if (answer := row.get(placed.question.name)) not in (None, "", []):
                yield placed.question, answer


def _count(answer: Any) -> Decimal:
    """Return how many an answer says there are; an answer of another kind than its question counts nothing."""
    try:
        return Decimal(len(answer) if type(answer) is list else str(answer))
    except InvalidOperation:
        return Decimal(0)


def _rows(row: Mapping[str, Any], repeat: str) -> list[Any]:
    found = row.get(repeat)
    return found if type(found) is list else []


def _said(form: Form, question: Question, answer: Any, language: str) -> str:
    if question.kind in ("select_one", "select_multiple"):
        return _BETWEEN[language].join(_choice(form, question, name, language) for name in str(answer).split())
    if question.kind in _COUNTED:
        count = str(len(answer) if type(answer) is list else answer)
        label = " ".join(question.label.said(language).split()) if question.label else question.name
        return f"{label} {to_khmer(count) if language == 'km' else count}"
    text = " ".join(str(answer).split())
    return to_khmer(text) if language == "km" and _NUMBER.fullmatch(text) else text


def _choice(form: Form, question: Question, name: str, language: str) -> str:
    if question.file:
        return _choice_of_file(question.file, name, language) or name
    return _labels(_Version(form.version, form), question.list or "", language).get(name, name)


@cache
def _labels(version: _Version, list_name: str, language: str) -> Mapping[str, str]:
    return {choice.name: choice.label.said(language) for choice in version.form.lists.get(list_name, ())}


def _place(question: Question, answer: Any, language: str) -> str:
    """Return a place by its name, and that of its district if it is smaller than one."""
    code = str(answer)
    if not question.file:
        return " ".join(code.split())
    said = [_choice_of_file(question.file, code, language) or code]
    if len(code) > _DISTRICT and (district := _choice_of_file(question.file, code[:_DISTRICT], language)):
        said.append(district)
    return _BETWEEN[language].join(said)


@cache
def _choice_of_file(file: str, name: str, language: str) -> str:
    found = lists.load(file).find(name) if lists.is_installed(file) else None
    return found.label.said(language) if found else ""
