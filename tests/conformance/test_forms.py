"""Records settled by our engine and by ODK's own (JavaRosa): every value, every relevance, every hard problem."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from pyxform.xls2xform import convert

from ctip_desktop import paths
from ctip_desktop.forms.expressions import special
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.giving_out import stored_answer
from ctip_desktop.forms.filled.plan import plan_of
from ctip_desktop.forms.filled.row import Row
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import names
from ctip_desktop.forms.nodes import ITSELF, Node
from ctip_desktop.forms.source import form_from
from tests.support.desk_entries import sample
from tests.support.oracle import Oracle
from tests.support.random_answers import random_answers
from tests.support.workbooks import LABELLED, markdown

pytestmark = pytest.mark.slow
FORMS = ("choices", "dates", "nested", "numbers", "order", "relevance")
OURS = tuple(names())
Ask = Callable[[Path], Form]


@pytest.fixture(scope="module")
def oracle(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Oracle]:
    oracle = Oracle(tmp_path_factory.mktemp("oracle"))
    yield oracle
    oracle.close()


@pytest.fixture
def ask(oracle: Oracle, tmp_path: Path) -> Ask:
    """Give the oracle a form, and return it compiled."""

    def taken(source: Path) -> Form:
        xform = tmp_path / "form.xml"
        xform.write_text(convert(str(source), validate=False, form_name="data").xform, "utf-8")
        oracle.form(xform)
        return form_from(str(source))

    return taken


@pytest.mark.parametrize("name", FORMS)
def test_random_records_of_a_form_are_settled_as_by_the_oracle(name: str, ask: Ask, oracle: Oracle) -> None:
    asked = ask(Path(__file__).parent / "forms" / f"{name}.md")
    assert [found for seed in range(50) for found in differences(asked, oracle, seed)] == []


@pytest.mark.parametrize("name", OURS)
def test_our_own_forms_are_settled_as_by_the_oracle(name: str, ask: Ask, oracle: Oracle, tmp_path: Path) -> None:
    """Lists in files are left out, so that their questions take any text; fixed rows are rows like others there.

    What is ours is left out where such a text could not have it.
    """
    source = (paths.resources() / "forms" / f"{name}.md").read_text("utf-8")
    without_files = re.sub(r"select_(one|multiple)_from_file \S+", "text", source)
    without_ours = re.sub(r"\| (matrix|level = 'province') (?=\|)", "| ", without_files)
    without_ours = re.sub(r"(\| type \|.*)\| person (?=\|)", r"\1| _person ", without_ours)
    plain = tmp_path / f"{name}.md"
    plain.write_text(without_ours, "utf-8")
    asked = ask(plain)
    assert settled_otherwise(asked, oracle, sample("case-1" if name == "case" else name), "sample") == []
    assert [found for seed in range(15) for found in differences(asked, oracle, seed)] == []


def test_every_function_gives_what_the_oracle_gives(ask: Ask, oracle: Oracle) -> None:
    asked = ask(Path(__file__).parent / "forms" / "functions.md")
    assert differences(asked, oracle, seed=0) == []


@pytest.mark.parametrize(
    "expression",
    [
        "date('x')",
        "date('2024-02-30')",
        "decimal-time('06:00')",
        "format-date('2024-03-05', '%A')",
        "format-date('2024-03-05', '%p')",
        "sum(1)",
        "date(1 div 0)",
    ],
)
def test_where_the_oracle_stops_the_answer_is_empty(expression: str, ask: Ask, oracle: Oracle, tmp_path: Path) -> None:
    source = tmp_path / "stops.md"
    head = LABELLED.replace("| label", "| calculation | label", 1)
    source.write_text(markdown(f"survey\n{head}\n| text | t | | ក | T |\n| calculate | c | {expression} |"), "utf-8")
    asked = ask(source)
    assert oracle.settle(plan_of(asked).root, {}).failure is not None
    assert Filled(asked, {}).value("/c") is None


def test_a_broken_sum_does_not_pass_the_oracle(ask: Ask, oracle: Oracle, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = ask(Path(__file__).parent / "forms" / "nested.md")
    honest = special.total
    monkeypatch.setattr(special, "total", lambda values: honest(values) + (len(values) > 2))
    assert any(found for seed in range(10) for found in differences(asked, oracle, seed))


def differences(asked: Form, oracle: Oracle, seed: int) -> list[object]:
    """Settle one random record twice and return what is not the same."""
    answers = random_answers(Random(f"{asked.name} {seed}"), plan_of(asked).root, asked)
    return settled_otherwise(asked, oracle, answers, seed)


def settled_otherwise(asked: Form, oracle: Oracle, answers: dict[str, Any], seed: object) -> list[object]:
    """Settle a record twice and return what is not the same."""
    root = plan_of(asked).root
    theirs = oracle.settle(root, answers)
    if theirs.failure:
        return [(seed, theirs.failure)]
    filled = Filled(asked, answers, by_hand=True)
    ours = dict(nodes(root, filled._state.root, "/data"))
    known = {path: found for path, found in theirs.nodes.items() if path in ours or "/meta" not in path}
    del known["/data"]
    found: list[object] = [
        (seed, path, ours.get(path), known.get(path))
        for path in sorted(ours.keys() | known.keys())
        if not same(ours.get(path, (False, "")), known.get(path, (False, "")))
    ]
    hard = {(problem.at, problem.kind) for problem in filled.problems() if problem.kind in ("required", "constraint")}
    said = {(people_path(root, path), kind) for path, kind in theirs.problems}
    return found + [(seed, *problem) for problem in sorted(hard ^ said)]


def same(ours: tuple[bool, str], theirs: tuple[bool, str]) -> bool:
    """Compare relevance and, of what is relevant, values: numbers as numbers."""
    if not ours[0] or not theirs[0] or ours[1] == theirs[1]:
        return ours[0] == theirs[0]
    try:
        one, other = float(ours[1]), float(theirs[1])
        return abs(one - other) <= 1e-9 * max(1, abs(one))
    except ValueError:
        return False


def nodes(node: Node, row: Row, path: str) -> Iterator[tuple[str, tuple[bool, str]]]:
    """Yield the nodes of our record by the oracle's paths: groups named, every row numbered."""
    for child in node.children.values():
        below = f"{path}/{child.name}"
        if child.kind == "repeat":
            for each in row.rows[child.name]:
                yield f"{below}[{each.position}]", (each.shown[ITSELF], "")
                yield from nodes(child, each, f"{below}[{each.position}]")
        else:
            yield below, (row.shown[child.key], written(child, row))
            yield from nodes(child, row, below)


def written(node: Node, row: Row) -> str:
    """Write an answer as the oracle does: times with milliseconds and zone."""
    value: Any = row.own.get(node.key, "")
    if node.kind == "time" and value:
        return f"{value:%H:%M:%S}.{value.microsecond // 1000:03}Z"
    stored = None if node.kind == "group" else stored_answer(node, row)
    return "" if stored is None else str(stored)


def people_path(root: Node, path: str) -> str:
    """Turn the oracle's path into ours: groups left out."""
    node, said = root, ""
    for step in path.split("/")[2:]:
        node = node.children[step.partition("[")[0]]
        said += "" if node.kind == "group" else f"/{step}"
    return said
