"""An office that lies about others: nothing that stands of them changes, and every page and command still works."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from openpyxl import load_workbook

from ctip_desktop.documents.report import print_report
from ctip_desktop.forms.form import Form
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.secretariat_forms import load as load_secretariats
from ctip_desktop.reports.book.closing import close_period
from ctip_desktop.reports.book.gathering import gather
from ctip_desktop.reports.book.plain import plain
from ctip_desktop.reports.book.published import published
from ctip_desktop.reports.book.workbook import make_workbook
from ctip_desktop.reports.book.writing import write
from ctip_desktop.reports.completeness.matrix import completeness
from ctip_desktop.reports.duties.calendars import calendar_of, keep_calendar, kept_duties
from ctip_desktop.reports.exporting import export_all
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.persons.groups import same_persons
from ctip_desktop.reports.statements.declared import Counted, Declared, Line, Remark, answers_of, read_declared, seal_of
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.listing import show
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.sync.conflicts import conflicts
from tests.support.declaring import OFFICER
from tests.support.offices import Country, a_country
from tests.support.rogue import Rogue
from tests.support.same import keep_victim
from tests.support.stores import rows

TODAY = date(2026, 11, 25)
DUTIES = {"duty": [{"_id": "1" * 32, "kind": "case", "due_day": 12, "offices": "all"}]}


@pytest.fixture
def country(tmp_path: Path) -> Iterator[Country]:
    with a_country(tmp_path) as country:
        yield country


@pytest.fixture
def liar(country: Country) -> Iterator[Rogue]:
    """A device of office 02."""
    with country.another("02", "A") as other:
        country.enrol(other, "02")
        yield Rogue(other)


def test_nobody_hides_what_the_secretariat_says_behind_an_entry_of_the_same_identifier(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    store = country.secretariat.store
    keep_calendar(store, OFFICER, DUTIES)
    with store.reading() as reader:
        entry, calendar = kept_duties(reader), calendar_of(reader)
    assert entry
    duties = load_secretariats("duties")
    liar.post(
        tmp_path / "lies",
        {"entry": entry, "form": "duties", "fv": duties.version, "number": "02-2026-A-0001", "answers": DUTIES},
    )
    country.secretariat.take(tmp_path / "lies")
    with store.reading() as reader:
        assert calendar_of(reader) == calendar
        assert completeness(reader, parse_period("2026"), TODAY).rows
        assert show(reader, entry).listed.office == "00"
    keep_calendar(store, OFFICER, {"duty": [{"kind": "case", "due_day": 14, "offices": "all"}]})
    with store.reading() as reader:
        assert calendar_of(reader).duties[-1].due_day == 14


def test_two_offices_with_one_identifier_in_conflict_are_both_listed(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    entry = "c" * 32
    for rogue, office in ((Rogue(country.province), "01"), (liar, "02")):
        versions = [{"entry": entry, "number": f"{office}-2026-A-0001", "answers": {"case_no": one}} for one in "ab"]
        rogue.post(tmp_path / office, *versions)
        country.secretariat.take(tmp_path / office)
    with country.secretariat.store.reading() as reader:
        assert sorted(one.office for one in conflicts(reader)) == ["01", "02"]
        assert [gather(reader, parse_period("2026"), TODAY, one).disputed for one in ("01", "03", None)] == [
            1,
            0,
            2,
        ]


def test_an_office_that_names_entries_of_another_as_the_same_persons_does_not_make_one_of_them(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    province, secretariat = country.province, country.secretariat
    with province.store.writing() as writer:
        add_form(writer, load("victim"))
    keep_victim(province.store)
    keep_victim(province.store, v_name="ចាន់ ធីតា", v_sex="Feminine")
    province.send(tmp_path / "stick")
    secretariat.take(tmp_path / "stick")
    assistance = load("assistance")
    lies = [
        {
            "entry": each * 32,
            "form": "assistance",
            "fv": assistance.version,
            "number": f"02-2026-A-000{place}",
            "answers": {"victim_number": named, "began_on": "2026-06-01"},
        }
        for place, (each, named) in enumerate(
            [("a", "01-2026-A-0001"), ("b", "01-2026-A-0002"), ("d", "01-2026-A-0001")], 1
        )
    ]
    same = load_secretariats("same_person")
    told = {"decided_on": "2026-06-01", "verdict": "yes", "reason": "x", "decided_by": "x"}
    for side, entry, number in (("one", "a" * 32, "02-2026-A-0001"), ("other", "b" * 32, "02-2026-A-0002")):
        told |= {f"{side}_entry": entry, f"{side}_number": number, f"{side}_known": "x"}
    decision = {"entry": "e" * 32, "form": same.name, "fv": same.version, "number": "02-2026-A-0004", "answers": told}
    liar.post(tmp_path / "lies", *lies, decision)
    secretariat.take(tmp_path / "lies")
    bring_up_to_date(secretariat.store)
    with secretariat.store.reading() as reader:
        groups = same_persons(reader)
    theirs = {group for whose, group in groups.items() if whose.office == "01"}
    assert len(theirs) == len({whose for whose in groups if whose.office == "01"})
    assert len({group for whose, group in groups.items() if whose.office == "02"}) == 1, "of its own it may say so"


TEXTS = ("\x00\x01\x1b[2J\u202e\ufffe", "=1+1\x0b", "ក្" * 9_000, "\u17d2" * 9_000, "x" * 40_000, "a b " * 9_000)


def test_a_report_is_printed_whatever_texts_an_office_put_into_it(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    request, statement, meeting = map(load, ("request", "statement", "meeting"))
    told = {"nature": "request", "kind": "budget", "working_group": "justice", "raised_on": "2026-06-01"}
    liar.post(
        tmp_path / "lies",
        *(
            {
                "form": request.name,
                "fv": request.version,
                "number": f"02-2026-A-{place:04d}",
                "answers": told | {"text": said},
            }
            for place, said in enumerate(TEXTS)
        ),
        *(
            {
                "form": meeting.name,
                "fv": meeting.version,
                "number": f"02-2026-B-{place:04d}",
                "answers": {
                    "date": "2026-06-01",
                    "held": "held",
                    "section": [
                        {
                            "_id": "1" * 32,
                            "section_head": said,
                            "point": [{"_id": "2" * 32, "point_kind": "result", "point_text": said}],
                        }
                    ],
                },
            }
            for place, said in enumerate(TEXTS)
        ),
        *(_sealed(statement, f"02-2026-C-{place:04d}", said[:1_500]) for place, said in enumerate(TEXTS)),
    )
    assert [one.state for one in country.secretariat.take(tmp_path / "lies")] == ["taken_in"]
    with country.secretariat.store.reading() as reader:
        book = gather(reader, parse_period("2026-06"), TODAY)
    report = write(book, "00")
    assert repr("\x1b")[1:-1] in str(report.sections), "the texts stand in it"
    assert load_workbook(BytesIO(make_workbook(report))).worksheets
    assert print_report(report).data.startswith(b"%PDF")
    assert orjson.dumps(plain(book, report, ()))


def _sealed(form: Form, number: str, said: str) -> dict[str, Any]:
    """Return a statement that an officer of the office approved, with a text wherever there can be one."""
    lines = tuple(Line(kind, "figures", 2**53 - 1, {said: said, "cases": said}, said) for kind in ("case", "victim"))
    remark = Remark("case", "cases", said, said, said)
    counted = (Counted("0" * 32, 2**53 - 1, said), Counted(said, -5, said))
    declared = Declared("02", "2026-06", False, lines, (remark,), counted, said, said)
    answers = answers_of(declared) | {"period": "2026-06", "approved_by": said, "approved_on": said}
    answers |= {"seal": seal_of(read_declared("02", answers)), "period_start": "2026-06-01"}
    return {"form": form.name, "fv": form.version, "number": number, "answers": answers}


@pytest.mark.parametrize("name", ["Case", "CON", "nul.x", "case."])
def test_no_name_of_a_form_writes_over_what_is_exported_of_others(
    country: Country, liar: Rogue, tmp_path: Path, name: str
) -> None:
    country.province.save()
    country.province.send(tmp_path / "stick")
    liar.post(tmp_path / "stick", {"form": name, "fv": "0" * 64, "number": "02-2026-A-0001"})
    assert {one.state for one in country.secretariat.take(tmp_path / "stick")} == {"taken_in"}
    with country.secretariat.store.reading() as reader:
        made = export_all(reader, tmp_path / "out")
    stems = [file.lower() for file in made.files if file.startswith("entries/")]
    assert "entries/case.jsonl" in stems
    assert len(set(stems)) == len(stems) == 2
    assert f"entries/{name.lower()}.jsonl" not in {one for one in stems if one != "entries/case.jsonl"}
    assert not any(one.removeprefix("entries/").partition(".")[0] in ("con", "nul") for one in stems)


def test_no_number_an_office_tells_keeps_a_period_from_being_closed(
    country: Country, liar: Rogue, tmp_path: Path
) -> None:
    prevention = load("prevention")
    people = (2**53 - 1, 2**31 - 1, 2**31 - 1, -(2**31))
    audience = [{"_id": f"{place:032x}", "audience_kind": "students", "people": n} for place, n in enumerate(people)]
    told = {"type": "forum", "theme": "law", "began_on": "2026-03-01", "audience": audience}
    liar.post(
        tmp_path / "lies",
        {"form": prevention.name, "fv": prevention.version, "number": "02-2026-A-0001", "answers": told},
    )
    store = country.secretariat.store
    country.secretariat.take(tmp_path / "lies")
    assert rows(store, "p_prevention_audience", "people") == [(None,), *((n,) for n in people[1:])]
    told |= {"audience": [row | {"people": 2**31 - 1} for row in audience]}
    liar.post(
        tmp_path / "more",
        {"form": prevention.name, "fv": prevention.version, "number": "02-2026-A-0002", "answers": told},
    )
    country.secretariat.take(tmp_path / "more")
    closed = close_period(store, OFFICER, parse_period("2026-S1"), today=TODAY)
    with store.reading() as reader:
        book = gather(reader, parse_period("2026-S1"), TODAY)
        assert published(reader, parse_period("2026-S1")) == closed
    assert closed.figures
    assert str(2**31 * 3 - 4) not in str(closed.figures)
    assert write(book, "00").sections
