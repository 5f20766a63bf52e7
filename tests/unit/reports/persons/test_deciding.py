"""People decide who is the same person; figures count each once; nothing is merged, and nothing decides by a clock."""

from collections.abc import Iterator
from datetime import date
from json import loads
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctip_desktop.errors.reports import NotYourPersons, OnePersonTwice, PersonUnknown, ReasonMissing
from ctip_desktop.errors.store import OfficerNeeded
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.secretariat_forms import load as load_secretariats
from ctip_desktop.reports.book.cube import Asked, read_cube
from ctip_desktop.reports.book.gathering import OFFENCE
from ctip_desktop.reports.periods import parse_period
from ctip_desktop.reports.persons.deciding import Whose, decide_same, decisions, groups_of, pair_of
from ctip_desktop.reports.persons.groups import same_persons
from ctip_desktop.reports.persons.queue import decided, queue
from ctip_desktop.store.journal import append
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.layout import OFFICE
from ctip_desktop.store.listing import show
from ctip_desktop.store.search import bring_up_to_date
from ctip_desktop.store.store import Store
from tests.support.same import CLERK, OFFICER, an_office, keep_entry, keep_victim, of_number, tell_secretariat

PERIOD = parse_period("2026")
TODAY = date(2026, 6, 30)


@pytest.fixture
def province(tmp_path: Path) -> Iterator[Store]:
    with an_office(tmp_path / "01", "01") as store:
        yield store


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[Store]:
    with an_office(tmp_path / "02", "02") as store:
        yield store


@pytest.fixture
def secretariat(tmp_path: Path) -> Iterator[Store]:
    with an_office(tmp_path / "00", "00") as store:
        yield store


def states(store: Store) -> list[str]:
    bring_up_to_date(store)
    with store.reading() as reader:
        return [one.state for one in (*queue(reader), *decided(reader))]


def persons(store: Store, name: str = "victims_persons", **chosen: str) -> int:
    with store.reading() as reader:
        cube = read_cube(reader, [Asked(("victims", name), OFFENCE)], [PERIOD], TODAY)
    return cube.sum(name, PERIOD, OFFENCE, {OFFICE if key == "office" else key: said for key, said in chosen.items()})


def test_two_who_are_alike_are_suggested_until_they_are_decided(province: Store) -> None:
    one, other = keep_victim(province), keep_victim(province, v_name="ដារ៉ា សុខ", reported_on="2026-06-01")
    assert states(province) == ["possible"]
    decide_same(province, OFFICER, one, other, "yes", "ម្តាយបញ្ជាក់")
    assert states(province) == ["yes"]
    decide_same(province, OFFICER, other, one, "no", "បងប្អូនភ្លោះ")
    assert states(province) == ["no"]
    decide_same(province, OFFICER, one, other, "open")
    assert states(province) == ["possible"]
    with province.reading() as reader:
        assert len(decisions(reader)[pair_of(one, other)].decisions) == 1, "each is a version of the one decision"


def test_a_decided_pair_comes_back_when_what_was_compared_changed(province: Store) -> None:
    one, other = keep_victim(province), keep_victim(province)
    bring_up_to_date(province)
    decide_same(province, OFFICER, one, other, "no", "ម្តាយពីរនាក់")
    with province.reading() as reader:
        head = reader.connection.exec_driver_sql("SELECT head FROM entry WHERE id = ?", (one.entry,)).scalar_one()
    answers = {"offence": "trafficking", "v_name": "សុខ ដារ៉ា", "v_sex": "Masculine", "reported_on": "2026-05-06"}
    keep_entry(province, "victim", {**answers, "v_age": 16, "remarks": "x"}, (head,), one.entry)
    assert states(province) == ["changed"], "the place of origin is no longer there"
    decide_same(province, OFFICER, one, other, "no", "ដដែល")
    assert states(province) == ["no"]


def test_of_very_many_pairs_the_most_alike_wait_and_the_next_follow_when_they_are_decided(
    province: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ctip_desktop.reports.persons.queue.MOST", 2)
    for _ in range(4):
        keep_victim(province)
    met = set()
    for _ in range(3):
        bring_up_to_date(province)
        with province.reading() as reader:
            waiting = queue(reader)
        assert len(waiting) == 2
        for one in waiting:
            met.add(one.pair)
            decide_same(province, OFFICER, *one.pair, "no", "x")
    assert len(met) == 6
    assert states(province) == ["no"] * 6


def test_who_may_decide_what(province: Store, secretariat: Store) -> None:
    one, other = keep_victim(province), keep_victim(province)
    bring_up_to_date(province)
    with pytest.raises(OfficerNeeded):
        decide_same(province, CLERK, one, other, "yes", "x")
    with pytest.raises(ReasonMissing):
        decide_same(province, OFFICER, one, other, "yes", "  ")
    with pytest.raises(OnePersonTwice):
        decide_same(province, OFFICER, one, one, "yes", "x")
    with pytest.raises(NotYourPersons):
        decide_same(province, OFFICER, one, Whose("a" * 32, "02"), "yes", "x")
    with pytest.raises(PersonUnknown):
        decide_same(province, OFFICER, one, Whose("a" * 32, "01"), "yes", "x")
    suspect = keep_entry(province, "suspect", {"s_name": "សុខ ដារ៉ា", "s_sex": "Masculine"})
    bring_up_to_date(province)
    with pytest.raises(OnePersonTwice):
        decide_same(province, OFFICER, one, of_number(province, suspect), "yes", "x")
    tell_secretariat(secretariat, province)
    decide_same(secretariat, OFFICER, one, other, "yes", "x")
    assert states(secretariat)[0] == "yes"


def test_offices_that_decide_differently_decide_nothing_until_the_secretariat_settles_it(
    province: Store, secretariat: Store
) -> None:
    one, other = keep_victim(province), keep_victim(province)
    tell_secretariat(secretariat, province)
    bring_up_to_date(province)
    decide_same(secretariat, OFFICER, one, other, "yes", "x")
    decide_same(province, OFFICER, one, other, "no", "y")
    assert persons(secretariat) == 1
    tell_secretariat(secretariat, province)
    assert states(secretariat) == ["contradicted"]
    assert persons(secretariat) == 2
    decide_same(secretariat, OFFICER, one, other, "yes", "z")
    assert states(secretariat) == ["yes"]
    assert persons(secretariat) == 1


def test_persons_are_counted_once_over_forms_offices_and_answers(
    province: Store, neighbour: Store, secretariat: Store
) -> None:
    rows = [{"_id": "1" * 32, "v_name": "សុខ ដារ៉ា", "v_sex": "Masculine", "v_age": 16, "v_origin": "010201"}]
    case = {"offence": "trafficking", "reported_on": "2026-05-06", "victim": rows}
    in_case = of_number(province, keep_entry(province, "case", case), "1" * 32)
    apart = keep_victim(province)
    listed = keep_victim(province, in_case="yes", case_number="01-2026-A-0001")
    elsewhere = keep_victim(neighbour, offence="sexual_exploitation")
    tell_secretariat(secretariat, province, neighbour)
    assert (persons(secretariat, "victims"), persons(secretariat)) == (3, 3)
    decide_same(secretariat, OFFICER, in_case, elsewhere, "yes", "x")
    decide_same(secretariat, OFFICER, apart, elsewhere, "yes", "x")
    decide_same(secretariat, OFFICER, apart, listed, "yes", "x")
    assert (persons(secretariat, "victims"), persons(secretariat)) == (3, 1)
    assert persons(secretariat, office="01") == 1
    assert persons(secretariat, office="02") == 1
    assert persons(secretariat, offence="trafficking") == 1
    assert persons(secretariat, offence="sexual_exploitation") == 1


def test_an_entry_that_names_the_entry_of_the_same_person_makes_one_of_them(province: Store) -> None:
    victim = keep_victim(province)
    with province.reading() as reader:
        number = reader.connection.exec_driver_sql("SELECT number FROM entry").scalar_one()
    for day in ("2026-05-07", "2026-06-07"):
        keep_entry(province, "assistance", {"victim_number": number, "began_on": day, "nationality": "KH"})
    assert states(province) == []
    with province.reading() as reader:
        assert len({*same_persons(reader).values()}) == 1
        assert victim in same_persons(reader)
        cube = read_cube(reader, [Asked(("assisted", "assisted_persons"))], [PERIOD], TODAY)
    assert (cube.sum("assisted", PERIOD), cube.sum("assisted_persons", PERIOD)) == (2, 1)


people = st.integers(0, 12).map(lambda number: Whose(f"{number:032x}", "01"))


@given(st.lists(st.tuples(people, people).filter(lambda pair: pair[0] != pair[1]), max_size=14), st.integers(0, 9))
def test_groups_do_not_depend_on_the_order_of_decisions(pairs: list[tuple[Whose, Whose]], seed: int) -> None:
    ordered = [pair_of(*pair) for pair in pairs]
    turned = [(other, one) for one, other in ordered]
    Random(seed).shuffle(turned)
    groups = groups_of(ordered)
    assert groups_of(turned) == groups
    assert all(groups[one] == groups[other] for one, other in ordered)
    assert all(group == min(who for who in groups if groups[who] == group) for group in groups.values())


def test_a_statement_does_not_change_by_what_is_decided_later(province: Store) -> None:
    from ctip_desktop.reports.statements.adding_up import add_up

    one, other = keep_victim(province), keep_victim(province)
    bring_up_to_date(province)

    def declared() -> dict[str, str]:
        with province.reading() as reader:
            (line,) = add_up(reader, "01", parse_period("2026-05"), ["victim"], ["victim"], TODAY)
        return dict(line.figures)

    before = declared()
    assert before["victims"] == "2"
    assert "victims_persons" not in before
    decide_same(province, OFFICER, one, other, "yes", "x")
    assert declared() == before
    assert "victims_persons" in {one.name for one in load("victim").indicators}


def test_decisions_are_exported_as_a_table_without_names(province: Store, tmp_path: Path) -> None:
    from ctip_desktop.reports.exporting import export_all

    one, other = keep_victim(province), keep_victim(province)
    bring_up_to_date(province)
    decide_same(province, OFFICER, one, other, "yes", "សុខ ដារ៉ា ដដែល")
    with province.reading() as reader:
        made = export_all(reader, tmp_path / "out")
    assert made.files["same_persons.jsonl"] == made.files["same_persons.csv"] == 1
    (line,) = (tmp_path / "out" / "same_persons.jsonl").read_text("utf-8").splitlines()
    assert {loads(line)["one_entry"], loads(line)["other_entry"]} == {one.entry, other.entry}
    assert loads(line)["person_entry"] == min(one.entry, other.entry)
    for file in ("same_persons.jsonl", "same_persons.csv"):
        told = (tmp_path / "out" / file).read_text("utf-8")
        assert not any(said in told for said in ("ដារ៉ា", "សុខ", OFFICER.name))


def _counts(answers: dict[str, str], offence: str) -> bool:
    return answers.get("in_case") != "yes" and answers.get("offence") in ([offence] if offence else OFFENCES)


OFFENCES = ("trafficking", "sexual_exploitation")


@settings(max_examples=settings.default.max_examples // 5)
@given(
    st.lists(st.tuples(st.sampled_from(OFFENCES), st.sampled_from(["yes", "no", None])), min_size=2, max_size=7),
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6), st.sampled_from(["yes", "no", "open"])), max_size=6),
)
def test_persons_counted_by_sql_are_those_counted_by_hand(
    victims: list[tuple[str, str | None]], decided_of: list[tuple[int, int, str]]
) -> None:
    with TemporaryDirectory() as folder, an_office(Path(folder) / "01", "01") as store:
        kept = [keep_victim(store, offence=offence, in_case=in_case) for offence, in_case in victims]
        bring_up_to_date(store)
        last: dict[tuple[str, str], str] = {}
        for one, other, verdict in decided_of:
            pair = pair_of(kept[one % len(kept)], kept[other % len(kept)])
            if pair[0] != pair[1]:
                decide_same(store, OFFICER, *pair, verdict, "x")  # type: ignore[arg-type]
                last[pair[0].entry, pair[1].entry] = verdict
        yes = {pair for pair, verdict in last.items() if verdict == "yes"}
        counted = persons(store)
        assert counted <= persons(store, "victims")
        assert counted == everyone(store, yes)
        for offence in OFFENCES:
            assert persons(store, offence=offence) == everyone(store, yes, offence)


def everyone(store: Store, yes: set[tuple[str, str]], offence: str = "") -> int:
    """Return the count by hand; whoever is one with two others by way of a person who is not counted joins them too."""
    statement = "SELECT e.id, j.line FROM entry e JOIN journal j USING (log, seq) WHERE e.form = 'victim'"
    with store.reading() as reader:
        entries = {entry: loads(line)["answers"] for entry, line in reader.connection.exec_driver_sql(statement)}
    first = {entry: entry for entry in entries}
    for _ in entries:
        for one, other in yes:
            both = first[one], first[other]
            first = {entry: min(both) if group in both else group for entry, group in first.items()}
    return len({first[entry] for entry, answers in entries.items() if _counts(answers, offence)})


def test_a_report_tells_below_a_figure_how_many_different_persons_it_is_of(province: Store) -> None:
    from ctip_desktop.i18n import use_language
    from ctip_desktop.reports.book.counts import Counts
    from ctip_desktop.reports.book.gathering import gather

    one, other = keep_victim(province), keep_victim(province)
    keep_victim(province, v_name="កែវ ស្រីមុំ", v_sex="Feminine")
    bring_up_to_date(province)
    use_language("en")

    def summary() -> list[tuple[str, int | None]]:
        with province.reading() as reader:
            book = gather(reader, parse_period("2026-S1"), TODAY)
        rows = Counts(book).lines().rows
        labels = [row.label for row in rows]
        place = labels.index("Victims")
        return [(row.label, getattr(row.cells[0], "value", None)) for row in rows[place : place + 2]]

    assert summary() == [("Victims", 3), ("Women", 1)], "nobody is there twice, so nothing more is said"
    decide_same(province, OFFICER, one, other, "yes", "x")
    assert summary() == [("Victims", 3), ("Different persons", 2)]


def test_two_told_apart_who_are_both_one_with_a_third_are_shown_as_a_contradiction(province: Store) -> None:
    one, other, third = (keep_victim(province) for _ in range(3))
    bring_up_to_date(province)
    decide_same(province, OFFICER, one, other, "no", "x")
    decide_same(province, OFFICER, one, third, "yes", "x")
    assert states(province) == ["possible", "yes", "no"]
    decide_same(province, OFFICER, other, third, "yes", "x")
    assert states(province) == ["contradicted", "yes", "yes"]
    decide_same(province, OFFICER, other, third, "no", "x")
    assert states(province) == ["yes", "no", "no"]


def test_what_a_province_says_of_persons_of_others_decides_nothing(
    province: Store, neighbour: Store, secretariat: Store
) -> None:
    """Its own program does not let it; a changed one could."""
    one, other = keep_victim(neighbour), keep_victim(neighbour)
    tell_secretariat(secretariat, neighbour)
    made = decide_same(secretariat, OFFICER, one, other, "yes", "x")
    with secretariat.reading() as reader:
        answers = dict(show(reader, made.entry).answers)
    decide_same(secretariat, OFFICER, one, other, "open")
    with province.writing() as writer:
        form = load_secretariats("same_person")
        add_form(writer, form)
        append(
            writer, entry="7" * 32, form=form.name, fv=form.version, by=OFFICER.id, answers=answers, about={}
        )  # fmt: skip
    tell_secretariat(secretariat, province)
    assert states(secretariat) == ["possible"]
    assert persons(secretariat) == 2
