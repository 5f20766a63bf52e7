"""How fast forms are filled in: the targets of a form of 44 questions with two repeats of 20 rows."""

from collections.abc import Callable
from statistics import quantiles
from time import perf_counter
from typing import Any

from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.plan import Plan, plan_of
from ctip_desktop.forms.form import Choice, Form, Question, Words

Measure = tuple[str, str, str, bool]
ROWS = 20
MANY = 1000


def run() -> list[Measure]:
    """Return what was measured, its figure, the target, and whether it is met."""
    form = a_form()
    plan_of(form)
    filled = Filled(form, answers(ROWS))
    keystrokes = sorted(_keystrokes(filled))
    return [
        _measure("engine: expressions of a form made ready", _best(lambda: Plan(form)), 7),
        _measure("engine: a keystroke, p95", quantiles(keystrokes, n=20)[-1], 0.2),
        _measure("engine: all worked out anew", _best(filled._state.settle_all), 3),
        _measure(f"engine: opening {MANY} rows", _best(lambda: Filled(form, answers(MANY)), times=3), 200),
        _measure("engine: all problems found", _best(lambda: _problems(filled)), 5),
    ]


def a_form() -> Form:
    """Make a form of 44 questions in groups and two repeats, with skip logic, checks and sums."""
    victims = (
        *(_question("text", f"v_text{n}") for n in range(4)),
        _question("select_one", "v_sex", list="sex", required="true()"),
        _question("date", "v_birth", constraint=". <= today()"),
        _question("integer", "v_age", constraint=". >= 0 and . < 120", relevant="${v_birth} = ''"),
        _question(
            "calculate",
            "v_years",
            calculation="if(${v_birth} = '', ${v_age}, int((${reported} - ${v_birth}) div 365.25))",
        ),
        _question("calculate", "v_minor", calculation="${v_years} < 18"),
        _question("text", "v_guardian", relevant="${v_minor}", required="true()"),
        _question("calculate", "v_label", calculation="concat(position(..), '. ', ${v_text0})"),
    )
    suspects = (
        *(_question("text", f"s_text{n}") for n in range(5)),
        _question("select_one", "s_sex", list="sex"),
        _question("integer", "s_age", constraint=". > 6"),
        _question("text", "s_job", relevant="${s_age} >= 15"),
    )
    return Form(
        "bench",
        "",
        Words("ក", "Bench"),
        (
            *(_question("text", f"text{n}") for n in range(10)),
            _question("date", "reported", required="true()"),
            _question("select_one", "kind", list="kind"),
            _question(
                "group",
                "more",
                relevant="${kind} = 'a'",
                children=tuple(_question("integer", f"n{n}") for n in range(6)),
            ),
            _question("repeat", "victim", children=victims),
            _question("repeat", "suspect", relevant="${kind} != 'b'", children=suspects),
            _question("calculate", "n_victims", calculation="count(${victim})"),
            _question("calculate", "n_minors", calculation="count(${victim}[v_minor = true()])"),
            _question("calculate", "n_women", calculation="count(${victim}[v_sex = 'f'])"),
            _question("calculate", "oldest", calculation="max(${v_years})"),
            _question("calculate", "total", calculation="sum(${n0}) + sum(${n1}) + ${n_victims}"),
            _question("note", "so_far", label=Words("${n_victims}", "${n_victims} victims, ${n_minors} minors")),
            _question("text", "why", relevant="${n_minors} > 2", required="${n_women} > 1"),
        ),
        {"sex": _choices("m", "f"), "kind": _choices("a", "b", "c")},
    ).stamped()


def answers(rows: int) -> dict[str, Any]:
    """Answer the form, with so many rows in each repeat."""
    return {
        **{f"text{n}": "word " * n for n in range(10)},
        "reported": "2026-03-01",
        "kind": "a",
        **{f"n{n}": n for n in range(6)},
        "victim": [
            {"_id": f"v{n}", "v_text0": f"N{n}", "v_sex": "mf"[n % 2], "v_birth": f"{1980 + n % 40}-05-06"}
            for n in range(rows)
        ],
        "suspect": [{"_id": f"s{n}", "s_text0": f"S{n}", "s_sex": "m", "s_age": 10 + n % 60} for n in range(rows)],
    }


def _keystrokes(filled: Filled) -> list[float]:
    """Time every kind of key, several times round the form."""
    times = []
    for turn in range(15):
        for path, given in _typed(turn):
            start = perf_counter()
            filled.set(path, given)
            times.append((perf_counter() - start) * 1000)
    return times


def _typed(turn: int) -> list[tuple[str, object]]:
    row = turn % ROWS + 1
    return [
        *((f"/text{n}", "a" * turn) for n in range(10)),
        *((f"/n{n}", turn) for n in range(6)),
        *((f"/victim[{row}]/v_text{n}", "b" * turn) for n in range(4)),
        (f"/victim[{row}]/v_sex", "mf"[turn % 2]),
        (f"/victim[{row}]/v_birth", f"20{turn:02}-01-01"),
        *((f"/suspect[{row}]/s_text{n}", "c" * turn) for n in range(5)),
        (f"/suspect[{row}]/s_age", 10 + turn),
        ("/why", "d" * turn),
    ]


def _problems(filled: Filled) -> None:
    for row in filled._state.root.inside():
        row.faults.clear()
    filled.problems()


def _best(work: Callable[[], object], times: int = 7) -> float:
    taken = []
    for _ in range(times):
        start = perf_counter()
        work()
        taken.append((perf_counter() - start) * 1000)
    return min(taken)


def _measure(name: str, measured: float, target: float) -> Measure:
    return name, f"{measured:.3f} ms", f"{target:g} ms", measured <= target


def _question(kind: str, name: str, **columns: Any) -> Question:
    return Question(kind, name, 1, **{"label": Words(name, name), **columns})


def _choices(*names: str) -> tuple[Choice, ...]:
    return tuple(Choice(name, Words(name, name)) for name in names)
