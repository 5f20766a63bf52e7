"""Keying a form: what is typed, undone and counted holds for any text and any order of changes."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop.forms.entering.pasting import cells
from ctip_desktop.forms.entering.progress import Progress
from ctip_desktop.forms.entering.sections import find
from ctip_desktop.forms.entering.typed import fault_words, full, read_typed, shown
from ctip_desktop.forms.entering.undoing import Change, Ledger
from ctip_desktop.forms.expressions.values import trimmed
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.filled.plan import plan_of
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.source import form_from
from tests.support.border_counts import border_counts
from tests.support.random_answers import random_answers
from tests.support.workbooks import LABELLED, form

FORMS = Path(__file__).parents[1] / "conformance" / "forms"
TODAY = date(2026, 7, 8)
LANGUAGES = st.sampled_from(["km", "en"])
KINDS = ["integer", "decimal", "date", "time", "text", "multiline", "select_one", "select_multiple"]
TYPED = st.text() | st.text(alphabet="0123456789០១២៣៤៥៦៧៨៩/.-,: ៖hHamp+eE\u200bម៉ោង")


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)), LANGUAGES)
def test_a_date_reads_as_it_is_shown(day: date, language: str) -> None:
    assert read_typed("date", shown("date", day.isoformat(), language), TODAY).answer == day.isoformat()


@given(st.dates(date(1800, 1, 1), date(2199, 12, 31)))
def test_a_date_typed_as_eight_digits_is_that_day_and_full(day: date) -> None:
    text = f"{day:%d%m}{day.year}"
    assert read_typed("date", text, TODAY).answer == day.isoformat()
    assert full("date", text)


@given(st.dates(TODAY - timedelta(days=98 * 365), TODAY))
def test_a_date_with_a_year_of_two_digits_is_never_beyond_the_next_year(day: date) -> None:
    assert read_typed("date", f"{day:%d%m%y}", TODAY).answer == day.isoformat()


@given(st.times(), LANGUAGES)
def test_a_time_reads_as_it_is_shown(time: object, language: str) -> None:
    said = f"{time:%H:%M}"
    assert read_typed("time", shown("time", said, language), TODAY).answer == said
    exact = f"{time:%H:%M:%S}".removesuffix(":00")
    assert read_typed("time", shown("time", exact, language), TODAY).answer == exact


@given(st.integers(-(2**31), 2**31 - 1), LANGUAGES, st.booleans())
def test_a_whole_number_reads_as_it_is_shown(number: int, language: str, editing: bool) -> None:
    assert read_typed("integer", shown("integer", number, language, editing=editing), TODAY).answer == number


@given(st.decimals(-(10**9), 10**9, places=5) | st.decimals(-(10**9), 10**9, places=3), LANGUAGES)
def test_a_decimal_reads_as_it_is_shown(number: Decimal, language: str) -> None:
    answer = f"{number.normalize():f}".replace("-0", "0") if number == 0 else f"{number.normalize():f}"
    assert read_typed("decimal", shown("decimal", answer, language), TODAY).answer == answer


@given(st.sampled_from(KINDS), TYPED)
def test_any_text_is_an_answer_that_fits_or_a_fault_that_keeps_it(kind: str, text: str) -> None:
    typed = read_typed(kind, text, TODAY)
    full(kind, text)
    assert fault_words(kind, text).en
    if typed.fault:
        assert typed.answer is None
        assert shown(kind, typed.given, "km") == trimmed(text.removesuffix("\u200b"))
        again = read_typed(kind, shown(kind, typed.given, "en"), TODAY)
        assert again == typed
        assert fault_words(kind, typed.kept) == typed.fault.words


ONE_OF_EACH = form(
    """
    survey
    | type | name | label::Khmer (km) | label::English (en) | appearance |
    | integer | integer | ក | a | |
    | decimal | decimal | ក | a | |
    | date | date | ក | a | |
    | time | time | ក | a | |
    | text | text | ក | a | |
    """
)


@given(st.sampled_from(["integer", "decimal", "date", "time", "text"]), TYPED)
def test_what_is_stored_is_wrong_exactly_when_there_was_a_fault(kind: str, text: str) -> None:
    """Also once the answers are stored and opened again: the sentence is the same."""
    typed = read_typed(kind, text, TODAY)
    filled = Filled(ONE_OF_EACH)
    filled.set(f"/{kind}", typed.given)
    for each in (filled, Filled(ONE_OF_EACH, filled.answers())):
        problems = each.problems(f"/{kind}")
        assert [problem.kind for problem in problems] == (["type"] if typed.fault else [])
        if typed.fault:
            assert problems[0].advice == typed.fault.words


@given(st.lists(st.lists(st.text(), min_size=1), min_size=1))
def test_a_block_is_read_as_a_spreadsheet_writes_it(block: list[list[str]]) -> None:
    written = "".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) + "\r\n" for row in block)
    assert cells(written) == block


@given(st.text(alphabet='ab"\t\n\r'))
def test_any_block_is_read_and_loses_no_letter(text: str) -> None:
    said = "".join(cell for row in cells(text) for cell in row)
    assert said.count("a") == text.count("a")
    assert said.count("b") == text.count("b")


@given(st.text())
def test_any_words_may_be_looked_for(text: str) -> None:
    for name in ("case", "meeting"):
        find(load(name), text)


def nested() -> Form:
    return form_from(str(FORMS / "nested.md"))


def triggered() -> Form:
    return form(
        "survey\n"
        + LABELLED
        + """ calculation | trigger | default | relevant | repeat_count |
        | integer | many | ក | a | | | | | |
        | text | copied | ក | a | concat(${many}, '!') | ${many} | | | |
        | begin_repeat | row | ក | a | | | | | ${many} |
        | text | name | ក | a | | | x | | |
        | text | more | ក | a | | | ${name} | ${many} < 4 | |
        | calculate | place | | | position(..) | | | | |
        | end_repeat | | | | | | | | |
        """
    )


@pytest.mark.parametrize("make", [nested, triggered, border_counts, lambda: load("case")])
def test_all_undone_is_the_beginning_and_all_redone_the_end(make: Callable[[], Form]) -> None:
    for seed in range(12):
        ledger, random, progress = begin(make(), seed)
        first = told(ledger.filled)
        for _ in range(25):
            progress.update(act(ledger, random).changed)
            agrees(progress, ledger.filled)
        while ledger.redo():
            pass
        progress, last = Progress(ledger.filled), told(ledger.filled)
        while change := ledger.undo():
            progress.update(change.changed)
            agrees(progress, ledger.filled)
        assert told(ledger.filled) == first, seed
        while change := ledger.redo():
            progress.update(change.changed)
            agrees(progress, ledger.filled)
        assert told(ledger.filled) == last, seed
        if make is not triggered:  # opened, its rows fill up to their number again
            assert told(Filled(ledger.filled.form, ledger.filled.answers(), ledger.filled.about)) == last, seed


def begin(form: Form, seed: int) -> tuple[Ledger, Random, Progress]:
    random = Random(seed)
    filled = Filled(form, random_answers(random, plan_of(form).root, form))
    return Ledger(filled), random, Progress(filled)


def act(ledger: Ledger, random: Random) -> Change:
    """Do one thing a person may do."""
    filled = ledger.filled
    row = random.choice(list(filled._state.root.inside()))
    node = random.choice([node for node in row.node.scope() if node.kind not in ("group", "calculate", "note")])
    path = f"{row.path}/{node.name}"
    doing = random.random()
    if doing < 0.15:
        return (
            ledger.undo() or ledger.redo() or ledger.set(path, None)
            if node.kind != "repeat"
            else Change("", frozenset())
        )
    if node.kind != "repeat":
        if doing < 0.3:
            return ledger.know(path, random.choice([None, {"special": "refused"}, {"note": "n"}]))
        new = random_answers(random, row.node, filled.form).get(node.name)
        return ledger.set(path, random.choice([new, None, "x"]))
    if filled.fixed(path):
        return Change(path, frozenset())
    if row.rows[node.name] and doing < 0.4:
        return ledger.move_row(random.choice(filled.rows(path)), random.randint(1, len(row.rows[node.name])))
    if row.rows[node.name] and doing < 0.6:
        return ledger.remove_row(random.choice(filled.rows(path)))
    if len(row.rows[node.name]) < 4:
        return ledger.add_row(path, random.randint(1, len(row.rows[node.name]) + 1))
    return Change(path, frozenset())


def told(filled: Filled) -> object:
    problems = [(problem.path, problem.kind, problem.answer) for problem in filled.problems()]
    return filled.account(ids=True), filled.answers(), filled.about, filled.hidden(), problems


def agrees(progress: Progress, filled: Filled) -> None:
    """Hold progress that was kept up to date against one that is counted anew."""
    anew = Progress(filled)
    assert progress.sections == anew.sections
    assert progress.problems() == anew.problems()
    shown_problems = [problem.path for problem in filled.problems() if problem.path in progress._standings]
    assert [problem.path for problem in progress.problems()] == shown_problems
