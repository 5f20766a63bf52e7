"""A record becomes typed rows, without what is not relevant; the tables grow with the versions of a form."""

import random
from typing import Any

import pytest

from ctip_desktop.errors.store import FormClash, FormUnknown
from ctip_desktop.forms.form import Form
from ctip_desktop.store.checking import check
from ctip_desktop.store.known_forms import add_form, current_form, form_version
from ctip_desktop.store.layout import UNTYPED, table_name, tables_of, united
from ctip_desktop.store.rebuilding import rebuild
from ctip_desktop.store.store import Store
from tests.support.stores import CASE, a_form, a_question, case_answers, rows, save

ONE, TWO, THREE = ("1" * 32, "2" * 32, "3" * 32)


def know(store: Store, *forms: Form) -> None:
    for form in forms:
        with store.writing() as writer:
            add_form(writer, form)


def columns(store: Store, table: str) -> dict[str, str]:
    with store.reading() as reader:
        return {row[1]: row[2] for row in reader.connection.exec_driver_sql(f"PRAGMA table_info({table})")}


def test_a_form_has_a_table_for_itself_and_one_for_each_repeat() -> None:
    assert list(tables_of(CASE)) == ["p_case", "p_case_victim", "p_case_victim_item"]
    assert table_name("case", "victim", "item") == "p_case_victim_item"


def test_groups_are_flat_and_notes_have_no_column() -> None:
    tables = tables_of(CASE)
    assert tables["p_case"]["judge"] == "TEXT"
    assert "court" not in tables["p_case"]
    assert "thanks" not in tables["p_case_victim_item"]


def test_each_kind_has_its_type() -> None:
    root = tables_of(CASE)["p_case"]
    assert [root[name] for name in ("offenders", "distance", "reported", "victims")] == [
        "INTEGER",
        "REAL",
        "TEXT",
        UNTYPED,
    ]


def test_a_record_becomes_one_row_and_one_for_each_row_of_a_repeat(store: Store) -> None:
    item = {"_id": THREE, "what": "gold", "worth": "2.25"}
    victims = [{"_id": ONE, "v_age": 9, "item": [item]}, {"_id": TWO, "v_sex": "f", "v_loss": "0.5"}]
    save(store, {"case_no": "ក", "offenders": 2, "distance": "12.50", "victim": victims})
    assert rows(store, "p_case", "_entry", "_office", "_specials", "case_no", "offenders", "distance", "judge") == [
        (1, "01", None, "ក", 2, 12.5, None)
    ]
    assert rows(store, "p_case_victim", "_entry", "_row", "_position", "_parent", "v_age", "v_sex", "v_loss") == [
        (1, ONE, 1, None, 9, None, None),
        (1, TWO, 2, None, None, "f", 0.5),
    ]
    assert rows(store, "p_case_victim_item", "_entry", "_row", "_position", "_parent", "what", "worth") == [
        (1, THREE, 1, ONE, "gold", 2.25)
    ]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"offenders": "two"}, None),
        ({"offenders": [{"_id": ONE}]}, None),
        ({"offenders": 0}, 0),
    ],
)
def test_an_answer_of_another_kind_is_not_counted(store: Store, given: dict[str, Any], kept: object) -> None:
    save(store, given)
    assert rows(store, "p_case", "offenders") == [(kept,)]


@pytest.mark.parametrize(
    ("given", "kept"),
    [("12.50", 12.5), ("-3", -3.0), (4, 4.0), ("much", None), ("inf", None), ("", None)],
)
def test_a_decimal_is_a_number_or_nothing(store: Store, given: object, kept: object) -> None:
    save(store, {"distance": given})
    assert rows(store, "p_case", "distance") == [(kept,)]


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("3", 3),
        (3, 3),
        ("-12.50", -12.5),
        ("07", "07"),
        ("1.2.3", "1.2.3"),
        ("ក", "ក"),
        ("", None),
        ("9" * 20, "9" * 20),
    ],
)
def test_a_calculation_keeps_what_it_gave(store: Store, given: object, kept: object) -> None:
    save(store, {"victims": given})
    (found,) = rows(store, "p_case", "victims")
    assert (found[0], type(found[0])) == (kept, type(kept))


def test_a_special_answer_is_empty_and_has_its_code(store: Store) -> None:
    about = {
        "/judge": {"special": "not_asked"},
        f"/victim[{ONE}]/v_age": {"special": "not_known", "note": "asked twice"},
        f"/victim[{ONE}]/v_sex": {"note": "no code"},
    }
    save(store, {"victim": [{"_id": ONE}, {"_id": TWO}]}, about=about)
    assert rows(store, "p_case", "judge", "_specials") == [(None, '{"judge":"not_asked"}')]
    assert rows(store, "p_case_victim", "_specials") == [('{"v_age":"not_known"}',), (None,)]
    with store.reading() as reader:
        asked = "SELECT count(*) FROM p_case_victim WHERE _specials ->> 'v_age' = 'not_known'"
        assert reader.connection.exec_driver_sql(asked).scalar_one() == 1


def test_what_was_answered_before_a_special_answer_is_empty_in_the_store_and_after_a_rebuild(store: Store) -> None:
    item = {"_id": THREE, "what": "gold", "worth": "2.25"}
    about = {
        "/offenders": {"special": "refused"},
        f"/victim[{ONE}]/v_age": {"special": "not_known"},
        f"/victim[{ONE}]/item[{THREE}]/worth": {"special": "not_asked"},
    }
    answers = {"offenders": 2, "case_no": "1", "victim": [{"_id": ONE, "v_age": 9, "v_sex": "f", "item": [item]}]}
    save(store, answers, about=about)
    rebuild(store)
    assert rows(store, "p_case", "offenders", "case_no") == [(None, "1")]
    assert rows(store, "p_case_victim", "v_age", "v_sex") == [(None, "f")]
    assert rows(store, "p_case_victim_item", "what", "worth") == [("gold", None)]
    assert not check(store).faults


@pytest.mark.parametrize("special", ["not_asked", "not_known", "refused", "not_applicable"])
def test_a_row_of_special_answers_only_is_a_row(store: Store, special: str) -> None:
    save(store, {"victim": [{"_id": ONE, "v_age": 9}]}, about={f"/victim[{ONE}]/v_age": {"special": special}})
    assert rows(store, "p_case_victim", "v_age") == [(None,)]


def test_what_is_not_relevant_is_left_out(store: Store) -> None:
    item = {"_id": THREE, "what": "gold"}
    victims = [{"_id": ONE, "v_age": 9, "v_sex": "f"}, {"_id": TWO, "v_age": 8, "item": [item]}]
    hidden = ["/judge", f"/victim[{ONE}]/v_age", f"/victim[{TWO}]/item[{THREE}]/what", f"/victim[{TWO}]/v_age"]
    save(store, {"case_no": "1", "judge": "x", "victim": victims}, hidden=hidden)
    assert rows(store, "p_case", "case_no", "judge") == [("1", None)]
    assert rows(store, "p_case_victim", "_row", "_position", "v_age", "v_sex") == [(ONE, 1, None, "f")]
    assert rows(store, "p_case_victim_item") == []


@pytest.mark.parametrize("hidden", [["/victim"], [f"/victim[{ONE}]"]])
def test_a_row_or_a_repeat_that_is_not_relevant_is_left_out_whole(store: Store, hidden: list[str]) -> None:
    save(store, {"victim": [{"_id": ONE, "v_age": 9}]}, hidden=hidden)
    assert rows(store, "p_case_victim") == []


def test_a_row_without_any_answer_is_a_row(store: Store) -> None:
    save(store, {"victim": [{"_id": ONE}]}, hidden=["/judge"])
    assert rows(store, "p_case_victim", "_row") == [(ONE,)]


def test_a_new_version_adds_its_columns_and_old_entries_stay(empty: Store) -> None:
    old = a_form("f", a_question("text", "a"))
    new = a_form("f", a_question("text", "a"), a_question("integer", "b"), a_question("repeat", "r"))
    know(empty, old)
    save(empty, {"a": "1"}, entry=ONE, form=old)
    know(empty, new, old)
    save(empty, {"a": "2", "b": 2, "r": [{"_id": THREE}]}, entry=TWO, form=new)
    assert rows(empty, "p_f", "a", "b") == [("1", None), ("2", 2)]
    assert len(rows(empty, "p_f_r")) == 1
    assert check(empty).faults == ()


def test_a_question_of_another_kind_makes_the_tables_anew(empty: Store) -> None:
    old = a_form("f", a_question("text", "a"))
    new = a_form("f", a_question("integer", "a"))
    know(empty, old)
    save(empty, {"a": "007"}, entry=ONE, form=old)
    know(empty, new)
    save(empty, {"a": 7}, entry=TWO, form=new)
    assert columns(empty, "p_f")["a"] == UNTYPED
    assert rows(empty, "p_f", "a") == [("007",), (7,)]
    assert check(empty).faults == ()


def test_the_order_in_which_versions_came_makes_no_difference() -> None:
    one, two, three = ({"t": {"a": kind}} for kind in ("TEXT", "INTEGER", "TEXT"))
    assert united([one, two, three]) == united([three, one, two]) == united([two, one]) == {"t": {"a": UNTYPED}}


def test_a_version_that_came_late_finds_its_entries_waiting(empty: Store) -> None:
    old = a_form("f", a_question("text", "a"))
    new = a_form("f", a_question("text", "a"), a_question("text", "b"))
    know(empty, old)
    save(empty, {"a": "1", "b": "2"}, form=new)
    assert rows(empty, "p_f") == []
    know(empty, new)
    assert rows(empty, "p_f", "a", "b") == [("1", "2")]


def test_the_version_that_came_last_is_the_current_one(empty: Store) -> None:
    old = a_form("f", a_question("text", "a"))
    new = a_form("f", a_question("text", "b"))
    know(empty, old, new, old, a_form("e"))
    with empty.reading() as reader:
        assert current_form(reader, "f").version == new.version
        assert form_version(reader, old.version) == old
        with pytest.raises(FormUnknown):
            current_form(reader, "g")
        with pytest.raises(FormUnknown):
            form_version(reader, "0" * 64)


@pytest.mark.parametrize(
    "form",
    [
        a_form("f", a_question("text", "_entry")),
        a_form("f", a_question("text", "a"), a_question("text", "A")),
        a_form("f", a_question("repeat", "a_b"), a_question("repeat", "a", children=(a_question("repeat", "b"),))),
        a_form("case_victim", a_question("text", "a")),
    ],
)
def test_names_that_would_be_one_in_the_tables_are_refused(store: Store, form: Form) -> None:
    with pytest.raises(FormClash):
        know(store, form)
    with pytest.raises(FormUnknown), store.reading() as reader:
        form_version(reader, form.version)


def test_names_are_never_read_as_sql(empty: Store) -> None:
    odd = a_form("order", a_question("text", 'a"b'), a_question("text", "select"), a_question("text", "no"))
    know(empty, odd)
    save(empty, {'a"b': "1", "select": "2", "no": "3"}, form=odd)
    assert rows(empty, "p_order", "select", "no") == [("2", "3")]
    assert check(empty).faults == ()


def test_what_a_failed_block_learnt_is_forgotten(empty: Store) -> None:
    def fail() -> None:
        with empty.writing() as writer:
            add_form(writer, CASE)
            assert form_version(writer, CASE.version) == CASE
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    save(empty, case_answers(random.Random(1)))
    assert rows(empty, "entry", "form") == [("case",)]
    know(empty, CASE)
    assert len(rows(empty, "p_case")) == 1
