"""A record that is changed step by step ends as one that is worked out all at once."""

from pathlib import Path
from random import Random

import pytest

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.plan import plan_of
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.source import form_from
from tests.support.random_answers import random_answers

FORMS = Path(__file__).parents[1] / "conformance" / "forms"


@pytest.mark.parametrize("name", ["choices", "dates", "nested", "numbers", "relevance"])
def test_what_follows_step_by_step_is_what_follows_at_once(name: str) -> None:
    form = form_from(str(FORMS / f"{name}.md"))
    for seed in range(12):
        random = Random(f"{name} {seed}")
        filled = Filled(form, random_answers(random, plan_of(form).root, form))
        for _ in range(25):
            change(filled, random, form)
        again = Filled(form, filled.answers())
        assert told(filled) == told(again), seed


@pytest.mark.parametrize("name", ["choices", "dates", "nested", "relevance"])
def test_a_change_tells_of_all_that_is_other_than_before(name: str) -> None:
    form = form_from(str(FORMS / f"{name}.md"))
    for seed in range(6):
        random = Random(f"{name} {seed}")
        filled = Filled(form, random_answers(random, plan_of(form).root, form))
        for _ in range(15):
            before = by_path(filled)
            changed = change(filled, random, form)
            after = by_path(filled)
            other = {path for path in before.keys() & after.keys() if before[path] != after[path]}
            assert other <= changed, seed


def change(filled: Filled, random: Random, form: Form) -> frozenset[str]:
    """Give an answer, add a row or take one away."""
    row = random.choice(list(filled._state.root.inside()))
    node = random.choice([node for node in row.node.scope() if node.kind not in ("group", "calculate")])
    path = f"{row.path}/{node.name}"
    if node.kind != "repeat":
        new = random_answers(random, row.node, form).get(node.name)
        return filled.set(path, None if new is None else str(new).strip())
    if row.rows[node.name] and random.random() < 0.5:
        return filled.remove_row(random.choice(filled.rows(path)))
    if len(row.rows[node.name]) < 4:
        filled.add_row(path, random.randint(1, len(row.rows[node.name]) + 1))
    return frozenset(by_path(filled))


def told(filled: Filled) -> object:
    return filled.account(ids=True), filled.hidden(), filled.answers()


def by_path(filled: Filled) -> dict[str, object]:
    """Return all that can be seen of every question, group and row."""
    seen: dict[str, object] = {}
    for row in filled._state.root.inside():
        for node in row.node.scope():
            path = f"{row.path}/{node.name}"
            if node.kind == "repeat":
                seen[path] = filled.rows(path)
            else:
                problems = (
                    [(problem.kind, problem.text) for problem in filled.problems(path)] if node.kind != "group" else []
                )
                choices = [choice.name for choice in filled.choices(path)]
                answer = None if node.kind == "group" else filled.value(path)
                seen[path] = filled.relevant(path), answer, problems, choices
    return seen
