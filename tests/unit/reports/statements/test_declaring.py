"""A statement says what the entries say, names the records it counted, and once approved stays as it was."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ctip_desktop.entries.record import decode
from ctip_desktop.errors.reports import (
    FigureNotDisputed,
    NoStatementOwed,
    NoSuchFigure,
    PeriodNotBegun,
    StatementMissing,
    StatementOutdated,
    StatementUnchanged,
)
from ctip_desktop.errors.store import OfficerNeeded
from ctip_desktop.reports.periods import Period, parse_period
from ctip_desktop.reports.statements.declared import NOTHING, Counted, Remark, read_declared, seal_of
from ctip_desktop.reports.statements.declaring import approve_statement, draw_up, make_statement
from ctip_desktop.reports.statements.versions import (
    changed_since,
    figure_label,
    holding,
    kind_label,
    statement_kinds,
    versions,
)
from ctip_desktop.store.journal import find_log, lines
from ctip_desktop.store.store import Store
from tests.support.declaring import CLERK, OFFICER, change, declare, put
from tests.support.stores import DEVICE

JUNE = parse_period("2026-06")
CASE: dict[str, Any] = {"offence": "trafficking", "reported_on": "2026-06-12", "victim": [{"v_sex": "Feminine"}]}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.create(tmp_path / "home", None, office="04", device=DEVICE) as store:
        yield store


def changed(store: Store, period: Period = JUNE) -> list[str]:
    with store.reading() as reader:
        held = holding(versions(reader, "04", period.code))
        assert held
        return changed_since(reader, held, period)


def test_every_kind_says_its_figures_or_nothing_to_report_or_that_it_is_not_kept(store: Store) -> None:
    put(store, "case", CASE)
    declared = make_statement(store, CLERK, JUNE).declared
    assert [line.kind for line in declared.lines] == list(statement_kinds())
    states = {line.kind: line.state for line in declared.lines}
    assert states.pop("case") == "figures"
    assert states.pop("border_counts") == "not_kept"
    assert set(states.values()) == {NOTHING}
    case = declared.line("case")
    assert case
    assert (case.entries, case.figures["victims"], case.figures["victims_women"]) == (1, "1", "1")
    assert case.figures["suspects"] == "0"
    assert not declared.nothing


def test_a_month_without_entries_has_nothing_to_report_in_so_many_words(store: Store) -> None:
    put(store, "case", CASE)
    version = declare(store, "2026-05")
    assert version.approved
    assert version.answers["nothing"] == "yes"
    assert {line.state for line in version.declared.lines} == {NOTHING}
    assert not version.answers.get("figure")


def test_what_an_office_without_border_post_counted_all_the_same_is_declared(store: Store) -> None:
    put(store, "border_counts", {"checkpoint": "poipet", "month": "2026-06-01"})
    line = make_statement(store, CLERK, JUNE).declared.line("border_counts")
    assert line
    assert (line.state, line.entries) == ("figures", 1)


def test_it_names_the_log_heads_it_counted_by_record_and_hash(store: Store) -> None:
    last = put(store, "case", CASE)
    version = make_statement(store, CLERK, JUNE)
    assert version.declared.counted == (Counted(last.log, last.seq, last.hash),)
    approved = approve_statement(store, OFFICER, JUNE)
    assert approved.declared.counted == (Counted(version.log, version.seq, version.revision),)


def test_an_approval_is_a_record_of_its_own_sealed_over_the_figures(store: Store) -> None:
    put(store, "case", CASE)
    made = make_statement(store, CLERK, JUNE)
    approved = approve_statement(store, OFFICER, JUNE)
    assert (approved.entry, approved.seq) == (made.entry, made.seq + 1)
    assert (approved.declared.approved_by, approved.declared.seal) == (OFFICER.name, seal_of(approved.declared))
    with store.reading() as reader:
        (_, _, line) = next(iter(lines(reader, approved.log, approved.seq - 1)))
        assert [one.approved for one in versions(reader)] == [False, True]
    record = decode(line)
    assert (record.by, record.parents) == (OFFICER.id, (made.revision,))
    assert read_declared("04", record.answers) == approved.declared


def test_a_figure_altered_after_the_approval_breaks_the_seal(store: Store) -> None:
    put(store, "case", CASE)
    declared = declare(store, "2026-06").declared
    figures = {**declared.lines[0].figures, "victims": "2"}
    for altered in (
        replace(declared, lines=(replace(declared.lines[0], figures=figures), *declared.lines[1:])),
        replace(declared, period="2026-07"),
        replace(declared, office="05"),
        replace(declared, disputed=(Remark("case", "victims", "1", "2", "x"),)),
        replace(declared, counted=()),
        replace(declared, nothing=True),
    ):
        assert not altered.approved
    assert declared.approved


def test_only_an_officer_approves_and_only_what_was_made(store: Store) -> None:
    with pytest.raises(StatementMissing):
        approve_statement(store, OFFICER, JUNE)
    make_statement(store, CLERK, JUNE)
    with pytest.raises(OfficerNeeded):
        approve_statement(store, CLERK, JUNE)
    approve_statement(store, OFFICER, JUNE)
    with pytest.raises(StatementMissing):
        approve_statement(store, OFFICER, JUNE)


def test_what_changed_between_making_and_approving_is_not_approved_unseen(store: Store) -> None:
    case = put(store, "case", CASE)
    make_statement(store, CLERK, JUNE)
    change(store, case, victim=[{"v_sex": "Feminine"}, {"v_sex": "Masculine"}])
    with pytest.raises(StatementOutdated):
        approve_statement(store, OFFICER, JUNE)
    make_statement(store, CLERK, JUNE)
    assert approve_statement(store, OFFICER, JUNE).approved


def test_a_remark_is_kept_with_its_reason_and_never_added_up(store: Store) -> None:
    put(store, "case", CASE)
    made = make_statement(store, CLERK, JUNE, [Remark("case", "victims", "", "3", "A list came late.")])
    assert made.declared.disputed == (Remark("case", "victims", "1", "3", "A list came late."),)
    case = made.declared.line("case")
    assert case
    assert case.figures["victims"] == "1"
    assert approve_statement(store, OFFICER, JUNE).declared.disputed == made.declared.disputed


def test_a_remark_follows_the_figure_and_goes_when_both_agree(store: Store) -> None:
    case = put(store, "case", CASE)
    make_statement(store, CLERK, JUNE, [Remark("case", "victims", "", "3", "A list came late.")])
    two = change(store, case, victim=[{"v_sex": "Feminine"}] * 2)
    assert make_statement(store, CLERK, JUNE).declared.disputed[0].counted == "2"
    change(store, two, victim=[{"v_sex": "Feminine"}] * 3)
    assert make_statement(store, CLERK, JUNE).declared.disputed == ()


@pytest.mark.parametrize(
    ("remark", "failure"),
    [
        (Remark("case", "victims", "", "1", "why"), FigureNotDisputed),
        (Remark("case", "victims", "", "many", "why"), FigureNotDisputed),
        (Remark("case", "victims", "", "-1", "why"), FigureNotDisputed),
        (Remark("case", "victims", "", "2", " "), FigureNotDisputed),
        (Remark("case", "no_such", "", "2", "why"), NoSuchFigure),
        (Remark("training", "trained", "", "2", "why"), NoSuchFigure),
    ],
)
def test_a_remark_without_figure_difference_or_reason_is_refused(
    store: Store, remark: Remark, failure: type[Exception]
) -> None:
    put(store, "case", CASE)
    with pytest.raises(failure):
        make_statement(store, CLERK, JUNE, [remark])
    with store.reading() as reader:
        assert versions(reader) == []


def test_a_late_entry_changes_an_approved_month_and_a_new_version_settles_it(store: Store) -> None:
    put(store, "case", CASE)
    first = declare(store, "2026-06")
    assert changed(store) == []
    with pytest.raises(StatementUnchanged):
        make_statement(store, CLERK, JUNE)
    late = put(store, "case", CASE)
    assert changed(store) == [late.number]
    second = make_statement(store, CLERK, JUNE)
    assert (second.entry, second.number) == (first.entry, first.number)
    with store.reading() as reader:
        assert holding(versions(reader)) == first
    second = approve_statement(store, OFFICER, JUNE)
    assert changed(store) == []
    with store.reading() as reader:
        assert holding(versions(reader)) == second
        assert first in versions(reader)


def test_a_case_moved_to_another_month_changes_both(store: Store) -> None:
    case = put(store, "case", CASE)
    declare(store, "2026-06")
    declare(store, "2026-05")
    declare(store, "2026-04")
    change(store, case, reported_on="2026-05-30")
    assert changed(store) == [case.number]
    assert changed(store, parse_period("2026-05")) == [case.number]
    assert changed(store, parse_period("2026-04")) == []


def test_what_is_left_from_before_counts_and_changes_the_months_after(store: Store) -> None:
    court = {**CASE, "reported_on": "2026-03-02", "stage": "court", "court_received_on": "2026-03-20"}
    case = put(store, "case", court)
    line = declare(store, "2026-06").declared.line("case")
    assert line
    assert (line.entries, line.figures["cases_court_old"], line.figures["cases"]) == (1, "1", "0")
    change(store, case, stage="judged", verdict_on="2026-05-05")
    assert changed(store) == [case.number]
    make_statement(store, CLERK, JUNE)
    assert approve_statement(store, OFFICER, JUNE).declared.nothing


def test_a_note_beside_a_kind_does_not_stand_in_the_way_of_approval(store: Store) -> None:
    put(store, "case", CASE)
    made = make_statement(store, CLERK, JUNE)
    rows = [{**row, "line_note": "ok"} if row["kind"] == "training" else row for row in made.answers["line"]]
    put(store, "statement", {**made.answers, "line": rows}, made.entry, (made.revision,))
    line = approve_statement(store, OFFICER, JUNE).declared.line("training")
    assert line
    assert line.note == "ok"


def test_longer_periods_are_declared_too(store: Store) -> None:
    put(store, "case", CASE)
    version = declare(store, "2026-Q2")
    assert (version.declared.period, version.answers["period_kind"]) == ("2026-Q2", "quarter")
    assert version.approved


def test_nothing_is_declared_of_the_future_or_by_the_secretariat(store: Store, tmp_path: Path) -> None:
    with pytest.raises(PeriodNotBegun):
        make_statement(store, CLERK, parse_period("2099-01"))
    with (
        Store.create(tmp_path / "secretariat", None, office="00", device=DEVICE) as secretariat,
        pytest.raises(NoStatementOwed),
    ):
        make_statement(secretariat, CLERK, JUNE)


def test_kinds_and_figures_have_their_names_in_both_languages() -> None:
    assert kind_label("case").en == "Cases"
    assert figure_label("case", "victims_women").km == "ជនរងគ្រោះស្រី"
    assert figure_label("case", "anything").en == figure_label("none", "anything").en == "anything"


def test_the_log_it_is_in_is_counted_up_to_itself_when_it_names_none(store: Store) -> None:
    made = make_statement(store, CLERK, JUNE)
    with store.reading() as reader:
        log = find_log(reader, made.log)
    assert log
    assert made.heads == {made.log: made.seq - 1}


def test_challenges_and_requests_of_the_period_are_carried_beside_what_was_written_by_hand(store: Store) -> None:
    request = {"nature": "request", "kind": "staff", "working_group": "justice", "text": "ត្រូវការមន្ត្រី"}
    raised = put(store, "request", {**request, "raised_on": "2026-06-03"})
    put(store, "request", {**request, "raised_on": "2026-05-31"})
    made = make_statement(store, CLERK, JUNE)
    (row,) = made.answers["carried"]
    assert (row["request_number"], row["carried_nature"], row["carried_text"]) == (
        raised.number,
        "request",
        "ត្រូវការមន្ត្រី",
    )
    by_hand = {"_id": "1" * 32, "carried_nature": "challenge", "carried_text": "x"}
    put(store, "statement", {**made.answers, "carried": [by_hand, row]}, made.entry, (made.revision,))
    again = make_statement(store, CLERK, JUNE)
    assert [one["carried_text"] for one in again.answers["carried"]] == ["x", "ត្រូវការមន្ត្រី"]


def test_a_note_stays_until_another_takes_its_place_and_a_remark_until_it_is_withdrawn(store: Store) -> None:
    put(store, "case", CASE)
    remark = Remark("case", "victims", "", "2", "មានម្នាក់ទៀត")
    first = make_statement(store, CLERK, JUNE, [remark], notes={"case": "ពីនគរបាល"})
    again = make_statement(store, CLERK, JUNE)
    for version in (first, again):
        line = version.declared.line("case")
        assert line
        assert line.note == "ពីនគរបាល"
        assert version.declared.disputed == (replace(remark, counted="1"),)
    last = make_statement(store, CLERK, JUNE, notes={"case": ""}, withdrawn=[("case", "victims")])
    line = last.declared.line("case")
    assert line
    assert (line.note, last.declared.disputed) == ("", ())


def test_what_would_be_declared_is_seen_before_it_is_made(store: Store) -> None:
    put(store, "case", CASE)
    with store.reading() as reader:
        before = draw_up(reader, JUNE, date(2026, 7, 1))
    assert before.lines == make_statement(store, CLERK, JUNE).declared.lines
