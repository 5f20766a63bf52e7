"""A block from a spreadsheet lands in the rows of a repeat, and what does not fit is told with its text."""

import pytest

from ctip_desktop.forms.entering.pasting import MOST_ROWS, Pasted, cells, paste
from ctip_desktop.forms.entering.undoing import Ledger
from ctip_desktop.forms.filled import Filled
from ctip_desktop.forms.installed import load
from tests.support.border_counts import border_counts
from tests.support.workbooks import LABELLED, form

PEOPLE = form(
    f"""
    survey
    {LABELLED[:-1]} | calculation | default | choice_filter |
    | begin_repeat | person | មនុស្ស | Persons |
    | text | name | ឈ្មោះ | Name |
    | select_one sex | sex | ភេទ | Sex |
    | integer | age | អាយុ | Age |
    | date | born | ថ្ងៃកំណើត | Born |
    | select_multiple need | needs | តម្រូវការ | Needs |
    | calculate | minor | | | ${{age}} < 18 |
    | integer | twice | ទ្វេដង | Twice | ${{age}} * 2 |
    | text | note | កំណត់ | Note | | - |
    | end_repeat |
    | integer | all_ages | សរុបអាយុ | All ages | sum(${{person}}/age) |

    choices
    | list_name | name | label::Khmer (km) | label::English (en) |
    | sex | f | ស្រី | Female |
    | sex | m | ប្រុស | Male |
    | need | health | សុខភាព | Health |
    | need | legal | ផ្លូវច្បាប់ | Legal help |
    | need | money | ថវិកា, ប្រាក់ | Money, grants |
    """
)
COLUMNS = ("name", "sex", "age", "born", "needs", "twice", "note")


def pasted(text: str, filled: Filled | None = None, row: int = 1, column: int = 0) -> tuple[Filled, Pasted]:
    filled = filled or Filled(PEOPLE)
    return filled, paste(filled, "/person", row, column, COLUMNS, text)


def told(result: Pasted) -> list[tuple[int, int, str, str, bool]]:
    return [(each.row, each.column, each.text, each.why.en, bool(each.path)) for each in result.misfits]


def test_each_cell_is_read_as_if_it_were_typed() -> None:
    filled, result = pasted("សុខ\tស្រី\t១៧\t15/6/2009\tHealth; ផ្លូវច្បាប់\nដារ៉ា\tmale\t1 024\t២៥១២៨០\tmoney\n")
    assert (result.rows_added, result.cells_set, result.misfits) == (2, 10, ())
    rows = [{name: row.get(name) for name in COLUMNS[:5]} for row in filled.answers()["person"]]
    assert rows == [
        {"name": "សុខ", "sex": "f", "age": 17, "born": "2009-06-15", "needs": "health legal"},
        {"name": "ដារ៉ា", "sex": "m", "age": 1024, "born": "1980-12-25", "needs": "money"},
    ]
    assert filled.value("/all_ages") == 1041
    assert "/all_ages" in result.changed


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ('"line\nline"\t"a ""b"""\n', [["line\nline", 'a "b"']]),
        ('5" pipe\tx', [['5" pipe', "x"]]),
        ('"unclosed\tx', [['"unclosed', "x"]]),
        ("a\t\t\n\nb", [["a", "", ""], [""], ["b"]]),
        ("", []),
    ],
)
def test_cells_are_told_apart_as_spreadsheets_write_them(text: str, block: list[list[str]]) -> None:
    assert cells(text) == block


def test_a_line_end_in_a_cell_is_kept_in_one_line_texts_as_a_space() -> None:
    filled, _ = pasted('"Sok\nDara"')
    assert filled.value("/person[1]/name") == "Sok Dara"


@pytest.mark.parametrize("header", ["Name\tSex\tAge", "ឈ្មោះ\tភេទ\tអាយុ", "NAME *\tភេទ\tage", "\tSex\t"])
def test_a_first_row_that_repeats_the_labels_is_passed_over(header: str) -> None:
    filled, result = pasted(f"{header}\nSok\tf\t3")
    assert result.rows_added == 1
    assert filled.value("/person[1]/name") == "Sok"


def test_a_first_row_that_only_begins_like_the_labels_is_no_header() -> None:
    assert pasted("Name\tf\t3\nSok\tf\t3")[1].rows_added == 2


def test_a_block_goes_into_the_rows_there_are_from_the_cell_it_is_put_on() -> None:
    filled = Filled(PEOPLE, {"person": [{"name": "A", "age": 1}, {"name": "B", "age": 2}]})
    _, result = pasted("f\t\nm\t30\nf\t40", filled, row=2, column=1)
    assert result.rows_added == 2
    assert [filled.value(f"{row}/age") for row in filled.rows("/person")] == [1, 2, 30, 40]
    assert [filled.value(f"{row}/sex") for row in filled.rows("/person")] == [None, "f", "m", "f"]
    assert filled.value("/person[3]/note") == "-"


def test_rows_of_empty_cells_are_passed_over_and_empty_cells_change_nothing() -> None:
    filled = Filled(PEOPLE, {"person": [{"name": "A", "age": 1}]})
    _, result = pasted("\tf\t\n\t\t\n\t\t7\n", filled)
    assert result.rows_added == 1
    assert (filled.value("/person[1]/name"), filled.value("/person[1]/age"), filled.value("/person[2]/age")) == (
        "A",
        1,
        7,
    )


def test_what_cannot_be_read_is_kept_in_its_cell_and_told() -> None:
    filled, result = pasted("Sok\tneither\told\t31/06/2009\thealth, luck")
    assert told(result) == [
        (1, 1, "neither", "“neither” is not among the choices. Choose one.", True),
        (1, 2, "old", "“old” is not a whole number. Type digits only, such as 12.", True),
        (1, 3, "31/06/2009", "June has 30 days. Type a day from 01 to 30.", True),
        (1, 4, "health, luck", "“health, luck” is not among the choices. Choose one.", True),
    ]
    row = filled.answers()["person"][0]
    assert (row["sex"], row["age"], row["born"], row["needs"]) == ("neither", "old", "31/06/2009", "health, luck")
    assert {problem.kind for problem in filled.problems()} == {"choice", "type"}


def test_what_has_no_cell_is_told() -> None:
    _, result = pasted("1\tyes\textra", column=5)
    assert told(result) == [
        (1, 5, "1", "This column is filled in by the program.", False),
        (1, 7, "extra", "There is no column for this. Paste fewer columns, or begin further left.", False),
    ]


def test_an_answer_takes_the_place_of_a_special_one() -> None:
    about = {"/person[a]/age": {"special": "not_known", "note": "n"}}
    filled = Filled(PEOPLE, {"person": [{"_id": "a"}]}, about)
    _, result = pasted("Sok\t\t3", filled)
    assert filled.about == {"/person[a]/age": {"note": "n"}}
    assert filled.value("/all_ages") == 3
    assert "/person[a]/age" in result.changed


def test_a_label_with_a_comma_in_it_is_one_choice() -> None:
    filled, result = pasted("\t\t\t\tMoney, grants; Health\n\t\t\t\tlegal health")
    assert result.misfits == ()
    assert filled.value("/person[1]/needs") == "money health"
    assert filled.value("/person[2]/needs") == "legal health"


def test_rows_beyond_the_limit_are_told_not_added() -> None:
    filled, result = pasted("\n".join("x" for _ in range(MOST_ROWS + 2)))
    assert len(filled.rows("/person")) == MOST_ROWS
    assert [misfit.row for misfit in result.misfits] == [MOST_ROWS + 1, MOST_ROWS + 2]


def test_a_place_is_found_by_its_name_and_the_province_is_meant_where_others_bear_it_too() -> None:
    filled = Filled(load("case"))
    result = paste(filled, "/victim", 1, 0, ("v_nationality", "v_origin"), "ខ្មែរ\tកំពត\nCambodia\tKampot\nKH\t07")
    assert [filled.value(f"{row}/v_origin") for row in filled.rows("/victim")] == ["07", "07", "07"]
    assert [misfit.text for misfit in result.misfits if misfit.column] == []


def test_fixed_rows_take_their_cells_by_name_and_no_rows_are_added() -> None:
    filled = Filled(border_counts())
    result = paste(filled, "/count", 1, 0, ("post", "returned"), "Post\tReturned\nចាំយាម\t6\nPoipet\t5\nmore\t8")
    assert result.rows_added == 0
    assert [(each.row, each.column, each.text) for each in result.misfits] == [(3, 0, "more"), (3, 1, "8")]
    assert [filled.value(f"{row}/returned") for row in filled.rows("/count")] == [5, None, 6]


def test_fixed_rows_whose_names_are_not_pasted_are_taken_in_turn() -> None:
    filled = Filled(border_counts())
    result = paste(filled, "/count", 2, 1, ("post", "returned", "women"), "5\t2\n6\n7\n")
    assert [misfit.text for misfit in result.misfits] == ["7"]
    assert [filled.value(f"{row}/returned") for row in filled.rows("/count")] == [None, 5, 6]


def test_a_pasted_block_is_undone_at_once() -> None:
    ledger = Ledger(Filled(PEOPLE, {"person": [{"name": "A"}]}))
    before = ledger.filled.answers()
    with ledger.together("/person[1]/name"):
        pasted("Sok\tf\t3\nDara\tm\t4", ledger.filled)
    change = ledger.undo()
    assert change is not None
    assert change.path == "/person[1]/name"
    assert ledger.filled.answers() == before
    ledger.redo()
    assert ledger.filled.value("/person[2]/name") == "Dara"
