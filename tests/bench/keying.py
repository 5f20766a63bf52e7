"""What one keystroke costs below the window: the answer given, all that follows from it, and the progress."""

from collections.abc import Callable
from time import perf_counter

from ctip_desktop.forms.entering.pasting import paste
from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.entering.sections import every, sections
from ctip_desktop.forms.entering.undoing import Ledger
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load

ROWS = 1000
_COLUMNS = ("v_name", "v_sex", "v_age", "v_nationality", "v_origin")
_CELLS = "Sok Dara\tស្រី\t{age}\tKH\tកំពត\n"


def run() -> list[tuple[str, str, str, bool]]:
    """Return what was measured, its figure, the target, and whether it is met."""
    ledger = Ledger(Filled(load("case")))
    questions = sum(bool(item.number) for section in sections(ledger.filled.form) for item in every(section.items))
    keystroke = _p95(_typing(ledger, ["/summary", "/offence", "/stage", "/reported_on"]))
    start = perf_counter()
    with ledger.together("/victim"):
        block = "".join(_CELLS.format(age=row % 80) for row in range(ROWS))
        paste(ledger.filled, "/victim", 1, 0, _COLUMNS, block)
    pasting = (perf_counter() - start) * 1000
    rows = ledger.filled.rows("/victim")
    in_a_row = _p95(_typing(ledger, [f"{rows[ROWS // 2]}/{name}" for name in _COLUMNS[:3]]))
    return [
        (
            f"keystroke with progress, p95, form of {questions} questions",
            f"{keystroke:.2f} ms",
            "<= 0.3 ms",
            keystroke <= 0.3,
        ),
        (f"the same in a repeat of {ROWS:,} rows", f"{in_a_row:.2f} ms", "<= 5 ms", in_a_row <= 5),
        (f"{ROWS:,} rows of {len(_COLUMNS)} cells pasted", f"{pasting:.0f} ms", "<= 1000 ms", pasting <= 1000),
    ]


def _typing(ledger: Ledger, paths: list[str]) -> Callable[[int], None]:
    """Return what types one of several answers, in turn, into one of several questions."""
    progress = Progress(ledger.filled)
    answers = ("12", "", "other", "judged", "2026-06-05", "Feminine", "x" * 200)

    def type_one(time: int) -> None:
        progress.update(ledger.set(paths[time % len(paths)], answers[time % len(answers)]).changed)

    return type_one


def _p95(work: Callable[[int], None], times: int = 1000) -> float:
    taken = []
    for time in range(times):
        start = perf_counter()
        work(time)
        taken.append((perf_counter() - start) * 1000)
    return sorted(taken)[times * 95 // 100]
