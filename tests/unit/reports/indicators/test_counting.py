"""Figures follow from the workbook's indicators, by office and period, and lead back to their entries."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop import clock
from ctip_desktop.errors.reports import IndicatorUnknown
from ctip_desktop.forms.compiling import compile_workbook, read_workbook
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form
from ctip_desktop.reports.indicators.counting import behind, count
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.store.journal import append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store

TODAY = date(2026, 6, 30)
QUARTER = parse_period("2026-Q2")
WORKBOOK = """
| settings |
| | form_title | form_id | label::Khmer (km) | label::English (en) |
| | f | visit | ដំណើរ | Visit |
| survey |
| | type | name | label::Khmer (km) | label::English (en) | relevant | calculation |
| | date | made_on | ថ្ងៃ | Day | | |
| | date | ended_on | ថ្ងៃ | End | | |
| | select_one yes_no | joint | រួម | Joint | | |
| | decimal | cost | តម្លៃ | Cost | | |
| | begin_repeat | person | មនុស្ស | People | | |
| | integer | age | អាយុ | Age | ${joint} = 'yes' | |
| | calculate | minor | | | | if(${age} = '', '', if(${age} < 18, 'yes', 'no')) |
| | begin_repeat | paper | ឯកសារ | Papers | | |
| | date | given_on | ថ្ងៃ | Day | | |
| | text | what | អ្វី | What | | |
| | end_repeat | | | | | |
| | end_repeat | | | | | |
| choices |
| | list_name | name | label::Khmer (km) | label::English (en) |
| | yes_no | yes | បាទ | Yes |
| | yes_no | no | ទេ | No |
| indicators |
| | name | source | measure | of | filter | date | label::Khmer (km) | label::English (en) | until |
| | visits | visit | count | | | made_on | ក | Visits |
| | joint_visits | visit | count | | ${joint} = 'yes' | made_on | ខ | Joint |
| | not_joint | visit | count | | ${joint} != 'yes' | made_on | គ | Not joint |
| | open_visits | visit | count | | | made_on | ជ | Visits not ended | ended_on |
| | spent | visit | sum | cost | | made_on | ឃ | Spent |
| | minors | visit.person | count | | ${minor} = 'yes' | made_on | ង | Minors |
| | minors_joint | visit.person | count | | ${age} < 18 and ${joint} = 'yes' | made_on | ច | Minors of joint visits |
| | papers | visit.person.paper | count | | ${what} != '' and ${age} >= 18 | given_on | ឆ | Papers of adults |
"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Form:
    file = tmp_path_factory.mktemp("form") / "visit.md"
    file.write_text(WORKBOOK, "utf-8")
    compiled = compile_workbook(read_workbook(file))
    assert compiled.form, compiled.faults
    return compiled.form


@pytest.fixture
def store(tmp_path: Path, form: Form) -> Iterator[Store]:
    with Store.create(tmp_path / "home", None, office="07", device=clock.new_id()) as store:
        with store.writing() as writer:
            add_form(writer, form)
        yield store


def save(store: Store, form: Form, answers: dict[str, Any], about: dict[str, Any] | None = None) -> str:
    filled = Filled(form, answers, about or {}, today=TODAY)
    with store.writing() as writer:
        revision = append(
            writer,
            entry=clock.new_id(),
            form=form.name,
            fv=form.version,
            by="b" * 32,
            answers=filled.answers(),
            about=about or {},
            hidden=filled.hidden(),
        )
    return revision.number


def figures(store: Store, form: Form, period: str = "2026-Q2") -> dict[str, float]:
    names = [indicator.name for indicator in form.indicators]
    with store.reading() as reader:
        found = count(reader, form, names, parse_period(period), TODAY)
    assert {office for by_office in found.values() for office in by_office} <= {"07"}
    return {name: found[name]["07"] for name in names if found.get(name)}


def numbers_behind(store: Store, form: Form, name: str) -> list[str]:
    with store.reading() as reader:
        return [one.number for one in behind(reader, form, name, QUARTER, TODAY)]


def test_rows_count_in_the_period_their_date_falls_in_the_first_and_last_day_too(store: Store, form: Form) -> None:
    days = ("2026-03-31", "2026-04-01", "2026-06-30", "2026-07-01")
    numbers = [save(store, form, {"made_on": day}) for day in days]
    assert figures(store, form)["visits"] == 2
    assert numbers_behind(store, form, "visits") == numbers[1:3]


def test_an_entry_without_the_date_counts_in_no_period(store: Store, form: Form) -> None:
    save(store, form, {"joint": "yes"})
    assert figures(store, form).get("visits", 0) == 0


def test_what_is_not_ended_when_a_period_begins_counts_as_left_from_before(store: Store, form: Form) -> None:
    spans = (("2026-03-31", None), ("2026-03-31", "2026-04-01"), ("2026-03-01", "2026-03-31"), ("2026-04-01", None))
    numbers = [save(store, form, {"made_on": made} | ({"ended_on": end} if end else {})) for made, end in spans]
    assert figures(store, form)["open_visits"] == 2
    assert numbers_behind(store, form, "open_visits") == numbers[:2]
    assert figures(store, form, "2026-Q3")["open_visits"] == 2


def test_an_empty_answer_is_not_equal_to_anything_and_so_counts_as_different(store: Store, form: Form) -> None:
    for joint in ("yes", "no", None):
        save(store, form, {"made_on": "2026-05-05", **({"joint": joint} if joint else {})})
    found = figures(store, form)
    assert (found["joint_visits"], found["not_joint"]) == (1, 2)


def test_sums_leave_out_what_was_not_answered(store: Store, form: Form) -> None:
    for cost in ("10.5", "4.25", None):
        save(store, form, {"made_on": "2026-05-05", **({"cost": cost} if cost else {})})
    assert figures(store, form)["spent"] == 14.75


def test_rows_of_repeats_see_the_answers_around_them(store: Store, form: Form) -> None:
    people = [{"age": 12}, {"age": 17}, {"age": 30, "paper": [{"given_on": "2026-04-09", "what": "x"}]}]
    number = save(store, form, {"made_on": "2026-05-05", "joint": "yes", "person": people})
    save(store, form, {"made_on": "2026-05-05", "joint": "yes", "person": [{"age": 40}]})
    found = figures(store, form)
    assert (found["minors"], found["minors_joint"], found["papers"]) == (2, 2, 1)
    assert numbers_behind(store, form, "minors") == [number]
    assert numbers_behind(store, form, "papers") == [number]


def test_answers_hidden_by_skip_logic_are_kept_but_not_counted(store: Store, form: Form) -> None:
    save(store, form, {"made_on": "2026-05-05", "joint": "no", "person": [{"age": 9}]})
    assert figures(store, form).get("minors", 0) == 0


def test_a_special_answer_is_nobodys_age(store: Store, form: Form) -> None:
    row = clock.new_id()
    answers = {"made_on": "2026-05-05", "joint": "yes", "person": [{"_id": row}]}
    save(store, form, answers, {f"/person[{row}]/age": {"special": "not_known"}})
    found = figures(store, form)
    assert (found.get("minors", 0), found.get("minors_joint", 0)) == (0, 0)


def test_a_changed_entry_counts_once_as_it_now_stands(store: Store, form: Form) -> None:
    entry = clock.new_id()
    parents: tuple[str, ...] = ()
    for joint in ("yes", "no"):
        with store.writing() as writer:
            revision = append(
                writer,
                entry=entry,
                form=form.name,
                fv=form.version,
                by="b" * 32,
                answers={"made_on": "2026-05-05", "joint": joint},
                about={},
                parents=parents,
            )
        parents = (revision.hash,)
    found = figures(store, form)
    assert (found["visits"], found["joint_visits"], found["not_joint"]) == (1, 0, 1)


def test_an_indicator_nobody_declared_is_named(store: Store, form: Form) -> None:
    with store.reading() as reader, pytest.raises(IndicatorUnknown):
        count(reader, form, ["nonsense"], QUARTER, TODAY)
