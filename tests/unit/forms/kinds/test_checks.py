"""Every check of every form: the sample passes all, and each is broken by an answer of the table."""

import json
import re
from datetime import date
from typing import Any

import pytest

from ctip_desktop import paths
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load, names
from tests.support.wrong_answers import WRONG, Wrong

TODAY = date(2026, 7, 10)
DEFAULTS_NOT_ASKED = {"/verified", "/money_currency", "/compensation_currency"}


def sample(kind: str) -> dict[str, Any]:
    file = "case-1" if kind == "case" else kind
    answers: dict[str, Any] = json.loads((paths.resources() / "sample" / f"{file}.json").read_text("utf-8"))
    return answers


def filled(kind: str) -> Filled:
    return Filled(load(kind), sample(kind), by_hand=True, today=TODAY)


@pytest.mark.parametrize("kind", names())
def test_the_sample_of_a_kind_has_no_problem_and_answers_only_what_is_asked(kind: str) -> None:
    entry = filled(kind)
    assert [(problem.at, problem.kind) for problem in entry.problems()] == []
    assert entry.unknown() == []
    assert set(entry.hidden()) <= DEFAULTS_NOT_ASKED


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [pytest.param(kind, each, id=f"{kind}{each.at}-{each.kind}") for kind, table in WRONG.items() for each in table],
)
def test_a_wrong_answer_is_found_at_its_place(kind: str, wrong: Wrong) -> None:
    entry = filled(kind)
    for path, answer in wrong.changes.items():
        if entry.form.find(path).question.kind == "repeat":
            for row in entry.rows(path):
                entry.remove_row(row)
        else:
            entry.set(path, answer)
    assert (wrong.at, wrong.kind) in [(problem.at, problem.kind) for problem in entry.problems()]


@pytest.mark.parametrize("kind", names())
def test_no_check_of_a_form_is_left_out_of_the_table(kind: str) -> None:
    checks = set()
    for placed in load(kind).placed:
        question = placed.question
        checks |= {(placed.path, "constraint")} if question.constraint else set()
        checks |= {(placed.path, "warning")} if question.warning else set()
        checks |= {(placed.path, "required")} if question.required not in (None, "true()") else set()
    tried = {(re.sub(r"\[\d+\]", "", wrong.at), wrong.kind) for wrong in WRONG[kind]}
    assert checks - tried == set()


@pytest.mark.parametrize("kind", names())
def test_every_check_says_what_is_wrong_in_words_of_its_own(kind: str) -> None:
    assert [
        placed.path
        for placed in load(kind).placed
        if placed.question.constraint and not placed.question.constraint_message
    ] == []
