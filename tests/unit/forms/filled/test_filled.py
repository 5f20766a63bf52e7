"""What follows from an answer, told form by form; what JavaRosa says of the same is in `tests/conformance`."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from ctip_desktop.errors.forms import AnswersOutOfShape
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.form import Form, Words
from ctip_desktop.i18n import use_language
from tests.support.workbooks import compiled

HEAD = "| type | name | label::Khmer (km) | label::English (en) |"


def form(*questions: str, columns: str = "", choices: str = "") -> Form:
    """Make a form of rows `type | name | more columns`, each labelled with its name."""
    rows = []
    for question in questions:
        kind, _, rest = question.partition("|")
        name, _, more = rest.partition("|")
        label = "" if kind.startswith("end") else f"ក | {name.strip()}"
        rows.append(f"| {kind} | {name} | {label} | {more} |")
    lists = f"\nchoices\n| list_name | name | label::Khmer (km) | label::English (en) | {choices}" if choices else ""
    return compiled("survey\n" + "\n".join([f"{HEAD} {columns} |", *rows]) + lists).read


PEOPLE = form(
    "integer|limit",
    "begin_group|household|${limit} != 9",
    "text|street",
    "end_group",
    "begin_repeat|person|${limit} != 8",
    "text|name",
    "integer|age||. >= 0 and . < 120|yes",
    "text|school|${age} < 18",
    "calculate|minor||||${age} < 18",
    "end_repeat",
    "calculate|minors||||count(${person}[minor = true()])",
    columns="relevant | constraint | required | calculation",
)


def test_stored_answers_come_out_as_they_went_in_with_what_follows_from_them() -> None:
    stored = {"limit": 3, "street": "st", "person": [{"_id": "a" * 32, "name": "N", "age": 4}], "minors": "old"}
    assert Filled(PEOPLE, stored).answers() == stored | {
        "person": [{"_id": "a" * 32, "name": "N", "age": 4, "minor": "1"}],
        "minors": "1",
    }


def test_a_row_without_an_id_is_given_one() -> None:
    (row,) = Filled(PEOPLE, {"person": [{"name": "N"}]}).answers()["person"]
    assert len(row["_id"]) == 32


def test_unknown_keys_are_kept_wherever_they_stand() -> None:
    stored = {"old": {"deep": [1]}, "household": "no question now", "person": [{"_id": "r1", "gone": True}]}
    answers = Filled(PEOPLE, stored).answers()
    assert answers["old"] == {"deep": [1]}
    assert answers["household"] == "no question now"
    assert answers["person"][0]["gone"] is True


@pytest.mark.parametrize("person", [{"name": "N"}, "x", [1]])
def test_rows_that_are_no_rows_are_refused_with_their_place(person: object) -> None:
    with pytest.raises(AnswersOutOfShape) as refused:
        Filled(PEOPLE, {"person": person})
    assert refused.value.at == "/person"


@pytest.mark.parametrize(
    ("kind", "given"),
    [("integer", "12.5"), ("integer", "abc"), ("integer", 2**31), ("integer", 1.5), ("integer", True),
     ("integer", "១២"),
     ("decimal", "1,5"), ("decimal", "NaN"), ("date", "2024-02-30"), ("date", "29/02/2024"),
     ("time", "25:00"), ("text", {"a": 1})],
)  # fmt: skip
def test_an_answer_of_another_kind_is_kept_reported_and_read_as_empty(kind: str, given: object) -> None:
    asked = form(f"{kind}|q||yes", "calculate|seen|concat('<', ${q}, '>')", columns="calculation | required")
    filled = Filled(asked, {"q": given})
    assert filled.answers() == {"q": given, "seen": "<>"}
    assert [(problem.at, problem.kind, problem.hard) for problem in filled.problems()] == [("/q", "type", True)]


@pytest.mark.parametrize(
    ("kind", "given", "stored"),
    [("integer", "12", 12), ("integer", " 007 ", 7), ("integer", "+5", 5), ("integer", "-0", 0),
     ("decimal", "12.50", "12.50"),
     ("decimal", 0.5, "0.5"), ("decimal", 3, "3"), ("date", "2024-2-9", "2024-02-09"),
     ("time", "09:30", "09:30"), ("text", 5, "5"),
     ("text", "  a b ", "a b"), ("text", "\u200bក", "\u200bក"), ("text", "   ", None), ("text", "", None),
     ("text", None, None)],
)  # fmt: skip
def test_answers_are_read_as_people_and_files_write_them(kind: str, given: object, stored: object) -> None:
    filled = Filled(form(f"{kind}|q"), {"q": given})
    assert filled.value("/q") == stored
    assert filled.problems() == ()


def test_what_is_not_relevant_is_kept_told_and_seen_by_nobody() -> None:
    filled = Filled(PEOPLE, {"limit": 8, "street": "st", "person": [{"_id": "r1", "name": "N", "age": 4}]})
    assert filled.hidden() == ["/person[r1]", "/person[r1]/age", "/person[r1]/minor", "/person[r1]/name"]
    assert filled.value("/minors") == "0"
    assert filled.account()["not_relevant"] == [
        "/person[1]", "/person[1]/name", "/person[1]/age", "/person[1]/school", "/person[1]/minor",
    ]  # fmt: skip
    filled.set("/limit", 9)
    assert filled.hidden() == ["/street"]
    assert filled.account()["not_relevant"] == ["/household", "/street"]
    assert filled.value("/minors") == "1"


def test_a_hidden_answer_is_empty_to_others_and_comes_back() -> None:
    asked = form(
        "integer|a", "text|b|${a} > 1", "calculate|c||concat('<', ${b}, '>')", columns="relevant | calculation"
    )
    filled = Filled(asked, {"a": 2, "b": "kept"})
    filled.set("/a", 1)
    assert filled.value("/c") == "<>"
    filled.set("/a", 2)
    assert filled.value("/c") == "<kept>"


def test_a_change_names_what_is_other_than_before_and_nothing_else() -> None:
    filled = Filled(PEOPLE, {"limit": 1, "person": [{"_id": "r1", "age": 30}, {"_id": "r2", "age": 40}]})
    assert filled.set("/person[2]/age", 17) == {"/person[r2]/age", "/person[r2]/minor", "/person[r2]/school", "/minors"}
    assert filled.set("/person[r2]/age", 17) == {"/person[r2]/age"}
    assert filled.set("/street", "x") == {"/street"}


def test_rows_are_added_and_taken_away_and_all_that_counts_them_follows() -> None:
    filled = Filled(PEOPLE, {"person": [{"_id": "r1", "age": 30}]})
    path = filled.add_row("/person", at=1)
    filled.set(f"{path}/age", "3")
    assert filled.rows("/person") == (path, "/person[r1]")
    assert filled.value("/minors") == "1"
    assert filled.problems("/person[r1]/age") == ()
    assert filled.remove_row(path) == {"/person", "/minors"}
    assert filled.value("/minors") == "0"


@pytest.mark.parametrize(
    "path", ["/nothing", "limit", "/person[3]/age", "/person[nobody]/age", "/limit/x", "", "/person[1"]
)
def test_a_path_that_leads_nowhere_is_a_key_error(path: str) -> None:
    with pytest.raises(KeyError):
        Filled(PEOPLE, {"person": [{}]}).value(path)


def test_problems_come_in_form_order_with_people_paths_and_row_ids() -> None:
    filled = Filled(PEOPLE, {"person": [{"_id": "r1", "age": 130}, {"_id": "r2"}]})
    assert [(problem.at, problem.path, problem.kind) for problem in filled.problems()] == [
        ("/person[1]/age", "/person[r1]/age", "constraint"),
        ("/person[2]/age", "/person[r2]/age", "required"),
    ]


def test_a_special_answer_reads_as_empty_and_satisfies() -> None:
    about = {"/person[r1]/age": {"special": "not_known"}}
    filled = Filled(PEOPLE, {"person": [{"_id": "r1", "age": 200}]}, about)
    assert filled.problems() == ()
    assert filled.value("/person[r1]/minor") == "0"
    assert filled.know("/person[1]/age", None) == {"/person[r1]/age"}
    assert [problem.kind for problem in filled.problems()] == ["constraint"]
    assert filled.about == {}


def test_a_warning_is_soft_and_a_reason_settles_it() -> None:
    asked = form(
        "integer|age|. > 90|ចាស់|Very old|yes",
        columns="warning | warning_message::km | warning_message::en | warning_reason",
    )
    filled = Filled(asked, {"age": 95})
    assert [(problem.kind, problem.hard, problem.text) for problem in filled.problems()] == [
        ("warning", False, "Very old")
    ]
    filled.know("/age", {"reason": "seen the papers"})
    assert filled.problems() == ()


def test_problems_speak_the_language_in_force_and_name_answers() -> None:
    asked = form(
        "integer|n",
        "text|t|. != 'x'|មិនមែន ${n} ទេ|Not with ${n}",
        columns="constraint | constraint_message::km | constraint_message::en",
    )
    (problem,) = Filled(asked, {"n": 7, "t": "x"}).problems()
    assert problem.text == "Not with 7"
    use_language("km")
    assert problem.text == "មិនមែន 7 ទេ"


def test_labels_name_answers_and_are_told_when_these_change() -> None:
    said = form("integer|n", "note|so_far")
    so_far = replace(said.questions[1], label=Words("មាន ${n}", "You have ${n}"))
    filled = Filled(replace(said, questions=(said.questions[0], so_far)), {"n": 1})
    assert filled.label("/so_far") == Words("មាន 1", "You have 1")
    assert filled.set("/n", 2) == {"/n", "/so_far"}
    assert filled.label("/so_far") == Words("មាន 2", "You have 2")


CHOICES = """prov |
| dist | d1 | ក | One | p1 |
| dist | d2 | ក | Two | p2 |
| dist | d3 | ក | Three | |
| yn | yes | ក | Yes | |"""
PLACES = form(
    "text|p", "select_one dist|d|prov = ${p}", "select_one dist|none|nowhere = ${p}", "select_multiple yn|m",
    "calculate|c||concat(${d}, '!')",
    columns="choice_filter | calculation", choices=CHOICES,
)  # fmt: skip


def test_a_filter_offers_what_fits_and_a_blank_one_what_is_blank() -> None:
    filled = Filled(PLACES, {"p": "p2"})
    assert [choice.name for choice in filled.choices("/d")] == ["d2"]
    assert filled.choices("/none") == ()
    filled.set("/p", "")
    assert [choice.name for choice in filled.choices("/d")] == ["d3"]
    assert filled.choices("/p") == ()


def test_an_answer_no_longer_offered_stays_feeds_calculations_and_is_a_problem() -> None:
    filled = Filled(PLACES, {"p": "p1", "d": "d1", "m": "yes maybe"})
    assert filled.set("/p", "p2") == {"/p", "/d", "/none"}
    assert filled.value("/c") == "d1!"
    assert [(problem.at, problem.kind) for problem in filled.problems()] == [("/d", "choice"), ("/m", "choice")]
    assert filled.problems()[0].text == "“d1” is not among the choices here."


def test_a_list_in_a_file_is_looked_up_by_code() -> None:
    asked = form(
        "select_one_from_file places.csv|place",
        "calculate|label|jr:choice-name(${place}, '${place}')",
        columns="calculation",
    )
    assert Filled(asked, {"place": "01"}).problems() == ()
    assert Filled(asked, {"place": "01"}).value("/label") not in (None, "")
    assert [problem.kind for problem in Filled(asked, {"place": "99"}).problems()] == ["choice"]


def test_defaults_are_given_to_a_new_record_and_never_again() -> None:
    asked = form("text|a|x", "date|day|today()", "begin_repeat|r", "text|b|${a}", "end_repeat", columns="default")
    new = Filled(asked, today=date(2026, 3, 1))
    assert new.answers() == {"a": "x", "day": "2026-03-01"}
    new.set("/a", "y")
    assert new.value(f"{new.add_row('/r')}/b") == "y"
    assert Filled(asked, {}).answers() == {}
    assert Filled(asked, {"a": ""}, by_hand=True).value("/a") is None


def test_a_default_felt_by_a_check_leaves_no_problem_of_what_is_not_asked() -> None:
    trial = compiled("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | default | relevant | required | constraint |
        | date | came_on | ក | A | today() | | | |
        | text | act | ខ | B | | | | |
        | date | acted_on | គ | C | | ${act} = 'x' | yes | . >= ${came_on} |""").form
    assert trial is not None
    assert Filled(trial).problems() == ()
    assert [problem.at for problem in Filled(trial, {"act": "x"}, by_hand=True).problems()] == ["/acted_on"]


def test_a_repeat_count_adds_rows_and_never_takes_any_away() -> None:
    asked = form("integer|n", "begin_repeat|r|${n}", "text|a", "end_repeat", columns="repeat_count")
    filled = Filled(asked, {"n": 2})
    assert len(filled.rows("/r")) == 2
    filled.set("/n", 4)
    assert len(filled.rows("/r")) == 4
    filled.set("/n", 1)
    assert len(filled.rows("/r")) == 4
    filled.set("/n", 10**9)
    assert len(filled.rows("/r")) == 1000


def test_a_trigger_calculates_on_a_change_by_hand_only() -> None:
    asked = form(
        "integer|a", "integer|b|${a} + 1|${a}", "text|c|concat('was ', ${b})|${b}", columns="calculation | trigger"
    )
    filled = Filled(asked, {"a": 5})
    assert filled.answers() == {"a": 5}
    assert filled.set("/a", 6) == {"/a", "/b", "/c"}
    filled.set("/b", 1)
    assert filled.answers() == {"a": 6, "b": 1, "c": "was 1"}


def test_triggers_that_set_each_other_off_come_to_an_end() -> None:
    asked = form("integer|a|${b} + 1|${b}", "integer|b|${a} + 1|${a}", columns="calculation | trigger")
    filled = Filled(asked, {"a": 1})
    filled.set("/b", 5)
    assert isinstance(filled.value("/a"), int)


def test_calculations_in_a_circle_come_to_an_end() -> None:
    asked = form("integer|a|${b} + 1", "integer|b|${a} + 1", "begin_repeat|r", "end_repeat", columns="calculation")
    filled = Filled(asked, {})
    assert filled.set("/a", 3) == frozenset()
    assert filled.answers() == {}


def test_spaces_count_while_typing_and_are_gone_when_stored() -> None:
    asked = form("text|t||yes", "calculate|n|string-length(${t})", columns="calculation | required")
    filled = Filled(asked, {})
    filled.set("/t", " a ")
    assert filled.value("/n") == "3"
    assert filled.answers()["t"] == "a"
    filled.set("/t", "  ")
    assert [problem.kind for problem in filled.problems()] == ["required"]
    assert "t" not in filled.answers()


def test_answers_without_rows_stand_for_no_rows() -> None:
    assert Filled(PEOPLE, {"person": []}, by_hand=True).account()["answers"]["person"] == []
    assert "person" not in Filled(PEOPLE, {"person": []}).answers()


def test_the_account_has_every_relevant_question_and_row_ids_only_if_they_came() -> None:
    given: dict[str, Any] = {"limit": "1", "person": [{"name": "N", "age": "20"}]}
    assert Filled(PEOPLE, given, by_hand=True).account() == {
        "answers": {
            "limit": 1,
            "street": "",
            "person": [{"name": "N", "age": 20, "minor": "0"}],
            "minors": "0",
        },
        "not_relevant": ["/person[1]/school"],
        "problems": [],
    }
    given["person"][0]["_id"] = "r1"
    assert Filled(PEOPLE, given, by_hand=True).account(ids=True)["answers"]["person"][0]["_id"] == "r1"


def test_what_is_no_row_is_not_taken_away_and_what_is_no_question_not_answered() -> None:
    filled = Filled(PEOPLE, {"person": [{"_id": "r1"}]})
    for path in ("/person", "/limit", "/person[1]/age"):
        with pytest.raises(KeyError):
            filled.remove_row(path)
    for path in ("/household", "/person", "/person[1]"):
        with pytest.raises(KeyError):
            filled.set(path, "x")
    for path in ("/person[1]", "/limit"):
        with pytest.raises(KeyError):
            filled.add_row(path)


def test_a_repeat_without_rows_is_relevant_or_not_and_its_change_is_told() -> None:
    filled = Filled(PEOPLE, {"limit": 1})
    assert filled.relevant("/person")
    assert "/person" in filled.set("/limit", 8)
    assert not filled.relevant("/person")
    filled.add_row("/person")
    assert not filled.relevant("/person")
    assert not filled.relevant("/person[1]")
    assert not filled.relevant("/person[1]/age")
    filled.set("/limit", 1)
    assert filled.relevant("/person")


def test_what_must_and_what_cannot_be_answered_is_known() -> None:
    asked = form(
        "integer|a",
        "text|b|${a} > 1||${a} > 2|",
        "calculate|c|||||${a}",
        columns="required | hint::en | read_only | x | calculation",
    )
    filled = Filled(asked, {"a": 2})
    assert (filled.required("/b"), filled.read_only("/b"), filled.read_only("/c"), filled.hint("/a")) == (
        True, False, True, None,
    )  # fmt: skip
    filled.set("/a", 3)
    assert filled.read_only("/b")


def test_conditions_that_cannot_be_worked_out_ask_for_nothing_and_hide_nothing() -> None:
    asked = form(
        "text|d", "text|a|date(${d}) = ''|date(${d}) = ''|date(${d}) = ''|date(${d})", "begin_repeat|r|||||date(${d})",
        "text|x", "end_repeat", columns="relevant | required | constraint | default | repeat_count",
    )  # fmt: skip
    filled = Filled(asked, {"d": "no date", "a": "x"})
    assert filled.relevant("/a")
    assert filled.problems() == ()
    filled.set("/a", "")
    assert filled.problems() == ()
    assert filled.rows("/r") == ()
    assert Filled(asked, {"d": "no date"}, by_hand=True).value("/a") is None


def test_a_label_that_names_several_rows_leaves_a_gap() -> None:
    said = form("begin_repeat|r", "integer|x", "end_repeat", "note|o")
    note = replace(said.questions[1], label=Words("${x}", "<${x}>"), hint=Words("${x}", "(${x})"))
    filled = Filled(replace(said, questions=(said.questions[0], note)), {"r": [{"x": 1}, {"x": 2}]})
    assert filled.label("/o") == Words("", "<>")
    assert filled.hint("/o") == Words("", "()")


def test_calculated_dates_and_times_are_stored_as_such_questions_are() -> None:
    asked = form(
        "date|d|date('2026-03-01T10:00:00')", "time|t|date-time('2026-03-01T09:30:00')",
        "time|u|date-time('2026-03-01T09:30:15')", "calculate|c|date('2026-03-01')", "integer|i|1 = 1",
        columns="calculation",
    )  # fmt: skip
    assert Filled(asked, {}).answers() == {
        "d": "2026-03-01",
        "t": "09:30",
        "u": "09:30:15",
        "c": "2026-03-01T00:00:00.000Z",
        "i": 1,
    }


def test_what_is_known_of_answers_no_longer_there_is_kept() -> None:
    about = {"/gone": {"note": "n"}, "/person[nobody]/age": {"special": "refused"}}
    assert Filled(PEOPLE, {}, about).about == about
