"""Random answers to any form, the same for the same seed."""

from random import Random
from typing import Any

from ctip_desktop.forms.form import Form
from ctip_desktop.forms.nodes import Node

INTEGERS = (-20, -1, 0, 0, 1, 1, 2, 3, 5, 7, 10, 14, 15, 18, 30, 60, 99, 120, 4000)
DECIMALS = ("0", "0.5", "1.25", "-2.5", "3", "100.125", "1e3", "0.1", "2.675", "1234567.891", "-0.004")
TEXTS = (
    "a",
    "ab",
    "abc",
    "a b",
    "5",
    "7.0",
    "5.0",
    "01",
    "x",
    "hello world",
    "ខ្មែរ",
    "១២",
    "-3",
    "1,5",
    "true",
    "1",
    "0",
    "😀x",
)
DATES = ("2024-02-29", "2024-01-31", "2023-12-01", "2000-02-01", "2024-03-01", "1969-12-31")
TIMES = ("09:30", "00:00", "23:59:59", "12:05:30.250")


def random_answers(random: Random, node: Node, form: Form) -> dict[str, Any]:
    """Answer about three questions in four; repeats get up to three rows."""
    answers: dict[str, Any] = {}
    for child in node.children.values():
        if child.kind == "group":
            answers |= random_answers(random, child, form)
        elif child.kind == "repeat":
            rows = random.choice((0, 1, 1, 2, 3))
            answers[child.name] = [random_answers(random, child, form) for _ in range(rows)]
        elif child.question and not child.question.calculation and random.random() < 0.75:
            answer = _answer(random, child, form)
            if answer is not None:
                answers[child.name] = answer
    return answers


def _answer(random: Random, node: Node, form: Form) -> object:
    choices = {
        "integer": INTEGERS,
        "decimal": DECIMALS,
        "date": DATES,
        "time": TIMES,
        "text": TEXTS,
        "multiline": TEXTS,
    }
    if node.kind in choices:
        return random.choice(choices[node.kind])
    names = [choice.name for choice in form.lists.get(node.question.list or "", ())] if node.question else []
    if not names:
        return None
    return (
        random.choice(names)
        if node.kind == "select_one"
        else " ".join(random.sample(names, random.randint(1, len(names))))
    )
