"""Makes made-up answers whole entries: what a person would find in the form, laid around what figures are made of."""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from ctip_desktop import paths
from ctip_desktop.forms import lists
from ctip_desktop.forms.answers_file import read_answers
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from ctip_desktop.sample.answers import Kept
from ctip_desktop.sample.chances import COUNTRIES
from ctip_desktop.sample.crimes import status_of

Answers = dict[str, Any]

_DAYS = {
    "case": "reported_on", "victim": "reported_on", "suspect": "reported_on", "repatriation": "arrived_on",
    "prevention": "began_on", "training": "began_on", "inspection": "done_on", "meeting": "date",
    "request": "raised_on", "assistance": "began_on", "border_counts": "month", "hotline": "received_on",
    "legal_instrument": "signed_on", "organisation": "as_of", "plan_item": "due_on",
}  # fmt: skip
"""The question of each kind that says on which day the entry stands."""
_FILES = {"case": "case-1"}
_LINKS = ("case_number", "victim_number", "p_victim_number", "meeting_number", "instrument_number")
_DECIDED = (
    "sent_to_prosecutor_on", "court_received_on", "verdict_on", "s_arrested_on", "s_charged_on", "s_convicted_on",
    "v_justice_on", "total_claimed", "women_claimed", "minors_claimed", "suspect", "victim",
)  # fmt: skip
"""What is counted if it is there, and so never taken from the sample."""
_PLACES = ("place", "v_origin", "v_rescued_place", "s_residence", "p_origin", "integrated_at")
_PERSONS = ("v", "s", "a", "p")
_FAMILY = (
    "កែវ", "ខៀវ", "គង់", "ចាន់", "ឆាយ", "ជា", "ឈិន", "ញឹម", "ទេព", "នួន", "ប៉ែន", "ផុន", "មាស", "យិន", "រស់", "លី", "វង់", "សៅ",
    "ហេង", "ឡុង", "អ៊ុំ", "អ៊ុក", "ឯម", "ឱម",
)  # fmt: skip
_FIRST = ("", "គឹម", "ចាន់", "ពៅ", "ពេជ្រ", "មុន្នី", "រតនៈ", "វណ្ណ", "សុខ", "សុវណ្ណ")
_GIVEN = {
    "Feminine": ("កល្យាណ", "គន្ធា", "ចន្ទ្រា", "ធីតា", "នារី", "បុប្ផា", "ពិសី", "មាលា", "រចនា", "លក្ខិណា", "សុជាតា", "ស្រីមុំ"),
    "Masculine": ("ចាន់ធឿន", "ដារ៉ា", "ទូច", "បូរី", "ពិសិដ្ឋ", "ភារុណ", "មករា", "រតនា", "វិចិត្រ", "សម្បត្តិ", "សុភ័ក្រ", "ឧត្តម"),
}  # fmt: skip


def whole(kept: Kept, chance: Random, today: date) -> Answers | None:
    """Return the answers of an entry without a fault, as it is on a day; None if the office cannot have one.

    What of the sample does not fit what is counted is left out.
    """
    places = _places(kept.office)
    sample, counted = _sample(kept.form), _until(kept.answers, today)
    name = _DAYS[kept.form]
    later = date.fromisoformat(counted[name]) - date.fromisoformat(sample[name])
    answers = _around(_until(_moved(sample, later), today), counted, chance, places)
    if kept.form == "border_counts":
        posts = lists.load("checkpoints.csv").where("province", kept.office)
        if not posts:
            return None
        post = chance.choice(posts)
        answers |= {"checkpoint": post.name, "across": post.columns["country"] or chance.choice(COUNTRIES)}
    filled = Filled(load(kept.form), answers, today=today)
    while unfit := [one for one in filled.problems() if one.kind != "required"]:
        for one in unfit:
            filled.set(one.path, "")
    return None if filled.problems() else filled.answers()


def _around(sample: Answers, counted: Mapping[str, Any], chance: Random, places: list[str]) -> Answers:
    """Return the sample's answers with those that are counted in their place, row by row, and other persons."""
    found: Answers = {}
    for name in {**sample, **counted}:
        value = counted.get(name, sample.get(name))
        if name in counted and isinstance(value, list):
            rows = sample.get(name) or [{}]
            found[name] = [
                _around(rows[place % len(rows)], row, chance, places) for place, row in enumerate(counted[name])
            ]
        elif name in _PLACES:
            found[name] = chance.choice(places)
        elif name in counted or name not in (*_LINKS, *_DECIDED):
            found[name] = value
    for letter in _PERSONS:
        if f"{letter}_name" in found:
            _name(found, letter, chance)
    if "s_sex" in counted:
        found["s_status"] = status_of(counted)
    return found


def _name(row: Answers, letter: str, chance: Random) -> None:
    """Give a person a name, and no birthday, which might not fit the age."""
    sex = row.get(f"{letter}_sex") or row.get("sex")
    given = _GIVEN["Masculine" if sex == "Masculine" else "Feminine"]
    row[f"{letter}_name"] = f"{chance.choice(_FAMILY)} {chance.choice(_FIRST)}{chance.choice(given)}"
    for birthday in (f"{letter}_birth_date", "birth_date"):
        row.pop(birthday, None)


def _until(answers: Mapping[str, Any], today: date) -> Answers:
    """Return the answers without the dates that are still to come, nor the rows such a date begins."""
    found: Answers = {}
    for name, value in answers.items():
        if isinstance(value, list):
            found[name] = [_until(row, today) for row in value if not _is_to_come(next(iter(row.values())), today)]
        elif not _is_to_come(value, today) or name == "due_on":
            found[name] = value
    return found


def _moved(answers: Mapping[str, Any], by: timedelta) -> Answers:
    """Return the answers with every date moved."""
    return {
        name: [_moved(row, by) for row in value] if isinstance(value, list)
        else (date.fromisoformat(value) + by).isoformat() if _is_day(value) else value
        for name, value in answers.items()
    }  # fmt: skip


def _is_to_come(value: object, today: date) -> bool:
    return _is_day(value) and str(value) > today.isoformat()


def _is_day(value: object) -> bool:
    return isinstance(value, str) and len(value) == 10 and value[4] == value[7] == "-"


@cache
def _sample(kind: str) -> Mapping[str, Any]:
    return read_answers(paths.resources() / "sample" / f"{_FILES.get(kind, kind)}.json")


@cache
def _places(office: str) -> list[str]:
    """Return the villages of a province."""
    villages = lists.load("places.csv").where("level", "village")
    return [one.name for one in villages if one.name.startswith(office)]
