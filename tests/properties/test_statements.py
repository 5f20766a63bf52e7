"""A statement's figures are those of an independent count over the records, and nothing changes them unsaid."""

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from ctip_desktop import clock
from ctip_desktop.entries.record import Record, decode
from ctip_desktop.reports.duties.owed import months
from ctip_desktop.reports.periods import Period, parse_period
from ctip_desktop.reports.statements.adding_up import add_up
from ctip_desktop.reports.statements.changes import Touched, changed_entries
from ctip_desktop.reports.statements.declared import Line, read_declared, seal_of
from ctip_desktop.reports.statements.versions import holding, statement_kinds, versions
from ctip_desktop.store.device import device
from ctip_desktop.store.journal import Revision, find_log, lines
from ctip_desktop.store.store import Store
from ctip_desktop.store.transaction import Reader
from tests.support.declaring import change, declare, put
from tests.support.stores import DEVICE

YEAR = parse_period("2025")
TODAY = date(2026, 2, 1)
KINDS = ("case", "prevention")
days = st.dates(date(2024, 11, 20), date(2026, 1, 20)).map(date.isoformat)
victims = st.lists(st.fixed_dictionaries({"v_sex": st.sampled_from(["Feminine", "Masculine"])}), max_size=3)
audiences = st.lists(
    st.fixed_dictionaries({"audience_kind": st.just("students"), "people": st.integers(0, 50)}), max_size=3
)
cases = st.fixed_dictionaries(
    {"offence": st.just("trafficking"), "reported_on": days, "victim": victims},
    optional={"stage": st.sampled_from(["court", "judged"]), "court_received_on": days, "verdict_on": days},
)
preventions = st.fixed_dictionaries({"began_on": days, "audience": audiences})
entries = st.tuples(st.just("case"), cases) | st.tuples(st.just("prevention"), preventions)


def standing(reader: Reader) -> list[Record]:
    """Return the last record of every entry, read from the journal alone; here each entry has one line of revisions."""
    found = find_log(reader, device(reader).log)
    assert found
    return list({(one := decode(line)).entry: one for _seq, _hash, line in lines(reader, found.id)}.values())


def counted(records: list[Record], period: Period) -> Counter[str]:
    """Count by hand, without SQL, forms or expressions."""
    start, end = period.start.isoformat(), period.end.isoformat()
    figures: Counter[str] = Counter()
    for record in records:
        shown = {name: value for name, value in record.answers.items() if f"/{name}" not in record.hidden}
        if record.form == "case":
            judged = shown.get("verdict_on")
            if start <= shown["reported_on"] < end:
                people = shown.get("victim", [])
                figures["cases"] += 1
                figures["victims"] += sum(bool(row.keys() - {"_id"}) for row in people)
                figures["victims_women"] += sum(row.get("v_sex") == "Feminine" for row in people)
            if judged and start <= judged < end:
                figures["cases_judged"] += 1
            if court := shown.get("court_received_on"):
                figures["cases_to_court"] += start <= court < end
                figures["cases_court_old"] += court < start and (not judged or judged >= start)
        elif record.form == "prevention" and start <= shown["began_on"] < end:
            figures["prevention_activities"] += 1
            figures["prevention_people"] += sum(row.get("people", 0) for row in shown.get("audience", []))
    return +figures


NAMES = (
    "cases",
    "victims",
    "victims_women",
    "cases_judged",
    "cases_to_court",
    "cases_court_old",
    "prevention_activities",
    "prevention_people",
)


def said(declared: tuple[Line, ...]) -> Counter[str]:
    given = {name: int(value) for line in declared for name, value in line.figures.items() if name in NAMES}
    return +Counter(given)


@given(st.lists(entries, max_size=6), st.sampled_from(months(YEAR)), st.data())
def test_a_statement_says_what_an_independent_count_says(
    tmp_path_factory: Any, several: list[tuple[str, dict[str, Any]]], period: Period, data: st.DataObject
) -> None:
    with Store.create(tmp_path_factory.mktemp("home"), None, office="04", device=DEVICE) as store:
        saved: list[tuple[str, Revision]] = [(form, put(store, form, answers)) for form, answers in several]
        declare(store, period.code)
        later(store, saved, data)
        with store.reading() as reader:
            held = holding(versions(reader))
            assert held
            fresh = add_up(reader, "04", period, statement_kinds(), statement_kinds(), TODAY)
            changed = changed_entries(reader, statement_kinds(), "04", period, held.heads)
            touched = Touched(reader, statement_kinds(), held.heads).beyond("04", period, held.heads)
            assert said(fresh) == counted(standing(reader), period)
        # The quick look of the matrix and the exact one of a statement see the same kinds.
        assert touched == {one.form for one in changed}
        if not changed:
            assert said(held.declared.lines) == said(fresh)
        assert seal_of(read_declared("04", held.answers)) == held.declared.seal


def later(store: Store, saved: list[tuple[str, Revision]], data: st.DataObject) -> None:
    """Change some entries, or save new ones, after a statement was approved."""
    for form, revision in saved:
        if data.draw(st.booleans()):
            answers = data.draw(cases if form == "case" else preventions)
            change(store, revision, **answers)
    for form, answers in data.draw(st.lists(entries, max_size=2)):
        put(store, form, answers, clock.new_id())


def test_the_records_counted_are_exactly_those_up_to_the_heads_named(tmp_path: Path) -> None:
    period = parse_period("2025-06")
    answers = {"offence": "trafficking", "reported_on": "2025-06-05", "victim": [{"v_sex": "Feminine"}]}
    with Store.create(tmp_path, None, office="04", device=DEVICE) as store:
        for _ in range(3):
            put(store, "case", answers)
        version = declare(store, period.code)
        put(store, "case", answers)
        with store.reading() as reader:
            (head,) = version.declared.counted
            known = [(seq, hash_, decode(line)) for seq, hash_, line in lines(reader, head.log) if seq <= head.seq]
        assert known[-1][:2] == (head.seq, head.head)
        assert counted([record for _seq, _hash, record in known], period) == said(version.declared.lines)
