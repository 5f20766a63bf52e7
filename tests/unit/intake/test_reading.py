"""Sheets as offices keep them: heads in either language, cells of every kind, rows of repeats beside their entry."""

from contextlib import suppress
from datetime import date, datetime, time
from pathlib import Path
from random import Random
from typing import Any

import pytest
from openpyxl import Workbook

from ctip_desktop.errors.intake import (
    AnswerUnreadable,
    HeadUnknown,
    NoHeads,
    QuestionUnknown,
    SheetMissing,
    SheetTooLarge,
    SpreadsheetMissing,
    SpreadsheetUnreadable,
)
from ctip_desktop.forms.form import Choice, Form, Question, Words
from ctip_desktop.forms.installed import load
from ctip_desktop.intake.cells import CellReader
from ctip_desktop.intake.heads import suggest
from ctip_desktop.intake.mapping import mended
from ctip_desktop.intake.places import read_place
from ctip_desktop.intake.reading import FileRead, read_file
from ctip_desktop.intake.sheets import Book, read_book
from tests.support.spreadsheets import a_spreadsheet, training_rows

TODAY = date(2026, 6, 30)


def labelled(kind: str, name: str, km: str, en: str, **parts: Any) -> Question:
    return Question(kind=kind, name=name, row=2, label=Words(km, en), **parts)


PERSON = Form(
    "person",
    "",
    Words("មនុស្ស", "Person"),
    (
        labelled("text", "file_no", "លេខឯកសារ", "File number", columns={"unique": "yes"}),
        labelled("date", "met_on", "ថ្ងៃជួប", "Met on"),
        labelled("time", "met_at", "ម៉ោងជួប", "Met at"),
        labelled("decimal", "paid", "ប្រាក់បង់", "Money paid"),
        labelled("select_one", "safe", "មានសុវត្ថិភាព", "Is safe", list="yes_no"),
        labelled("select_one", "home", "ទីលំនៅ/ស្រុកកំណើត", "Home", file="places.csv", appearance="place"),
        labelled("multiline", "story", "ដំណើររឿង", "Story", default="'none'"),
        labelled("calculate", "children", "កូន", "Children", calculation="count(${child})"),
        labelled(
            "repeat",
            "child",
            "កូនៗ",
            "Children",
            children=(
                labelled("text", "name", "ឈ្មោះ", "Name", required="true()"),
                labelled("integer", "age", "អាយុ", "Age", constraint=". < 18"),
            ),
        ),
    ),
    {"yes_no": (Choice("yes", Words("បាទ", "Yes")), Choice("no", Words("ទេ", "No")))},
).stamped()


def book_of(folder: Path, *rows: list[Any]) -> Book:
    return read_book(a_spreadsheet(folder / "rows.xlsx", rows))


def read(folder: Path, *rows: list[Any], form: Form = PERSON, given: dict[str, str] | None = None) -> FileRead:
    book = book_of(folder, *rows)
    return read_file(form, book, suggest(form, book), given)


def paths(folder: Path, *heads: str, form: Form = PERSON) -> list[str]:
    return [column.path for column in suggest(form, book_of(folder, list(heads))).sheets[0].columns]


def test_heads_are_found_in_either_language_below_a_title(tmp_path: Path) -> None:
    book = book_of(tmp_path, ["តារាងឆ្នាំ ២០២៦"], [], ["ល.រ", "លេខ ឯកសារ", "MET ON *", "ប្រាក់បង់ (Money paid)", "Weather"])
    (sheet,) = suggest(PERSON, book).sheets
    assert sheet.heads == 3
    assert [column.path for column in sheet.columns] == ["_no", "/file_no", "/met_on", "/paid", ""]


def test_a_head_may_say_its_parts_in_another_order(tmp_path: Path) -> None:
    assert paths(tmp_path, "File number", "ស្រុកកំណើត / ទីលំនៅ") == ["/file_no", "/home"]


def test_a_head_that_is_only_a_little_like_a_question_is_not_taken(tmp_path: Path) -> None:
    assert paths(tmp_path, "File number", "Money", "Met", "Name of the mother") == ["/file_no", "", "", ""]


def test_cells_say_what_is_typed_and_what_spreadsheets_hold(tmp_path: Path) -> None:
    heads = ["File number", "Met on", "Met at", "Money paid", "Is safe", "Home"]
    rows = [
        ["០១", "១៥/០៦/២០២៦", "8h30", "12,5", "បាទ", "020101"],
        [2, datetime(2026, 6, 15), time(8, 30), 12.5, True, "បន្ទាយមានជ័យ"],  # noqa: DTZ001
        ["3", "not known", "", 1250, "NO", "ខេត្តបន្ទាយមានជ័យ"],
    ]
    found = read(tmp_path, heads, *rows)
    first, second, third = (dict(one.answers) for one in found.checked)
    assert not found.bad
    assert first == {
        "file_no": "០១", "met_on": "2026-06-15", "met_at": "08:30", "paid": "12.5", "safe": "yes", "home": "020101",
        "story": "none", "children": "0",
    }  # fmt: skip
    assert {"file_no": "2", "met_on": "2026-06-15", "met_at": "08:30", "paid": "12.5", "safe": "yes"}.items() <= (
        second.items()
    )
    assert second["home"] == third["home"] == "01"
    assert (third["paid"], third["safe"]) == ("1250", "no")
    assert found.checked[2].about["/met_on"] == {"special": "not_known"}


def test_what_cannot_be_read_is_told_in_both_languages_with_its_row(tmp_path: Path) -> None:
    found = read(tmp_path, ["File number", "Met on", "Is safe"], ["1", "31/02/2026", "perhaps"], ["2", "", "yes"])
    assert len(found.good) == 1
    (bad,) = found.bad
    assert [(reason.row.number, reason.label.en, reason.hard) for reason in bad.reasons] == [
        (2, "Met on", True),
        (2, "Is safe", True),
    ]
    assert "perhaps" in bad.reasons[1].words.en
    assert "perhaps" in bad.reasons[1].words.km != bad.reasons[1].words.en


def test_rows_of_a_repeat_stand_beside_their_entry_or_below_it(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        ["File number", "Met on", "Name", "Age"],
        ["A", "15/06/2026", "Dara", 4],
        ["", "", "Mealea", 30],
        ["B", "16/06/2026", "", ""],
        ["C", "17/06/2026", "Vanna", 2],
        ["C", "17/06/2026", "Vanny", 2],
        ["", "18/06/2026", "Sok", 9],
        ["", "18/06/2026", "Sao", 9],
    )
    children = [[row["name"] for row in one.answers.get("child", ())] for one in found.checked]
    # The last two have no number that is theirs alone: nothing says that they are of one entry.
    assert children == [["Dara", "Mealea"], [], ["Vanna", "Vanny"], ["Sok"], ["Sao"]]
    assert [one.answers["children"] for one in found.checked] == ["2", "0", "2", "1", "1"]
    (reason,) = found.checked[0].reasons
    assert (reason.row.number, reason.label.km) == (3, "អាយុ")
    assert [at.number for at in found.checked[0].rows] == [2, 3]


def test_a_row_that_goes_on_with_nothing_goes_back(tmp_path: Path) -> None:
    found = read(tmp_path, ["File number", "Met on", "Name"], ["", "", "Dara"], ["A", "", "Sok"])
    assert [one.good for one in found.checked] == [False, True]
    assert found.bad[0].reasons[0].row.number == 2


def test_each_row_of_answers_says_which_row_of_which_file_it_came_from(tmp_path: Path) -> None:
    book = book_of(tmp_path, ["File number", "Name"], ["A", "Dara"], ["", "Sok"])
    (one,) = read_file(PERSON, book, suggest(PERSON, book)).checked
    sources = {path.rpartition("/")[2]: known["source"] for path, known in one.about.items()}
    first, second = (row["_id"] for row in one.answers["child"])
    assert one.about[f"/child[{second}]/name"] == {"source": f"rows.xlsx sha256:{book.sha256} Sheet1!3"}
    assert one.about[f"/child[{first}]/name"]["source"].endswith("Sheet1!2")
    assert sources["file_no"].endswith("Sheet1!2")


def test_defaults_stand_only_for_what_the_file_does_not_ask(tmp_path: Path) -> None:
    found = read(tmp_path, ["File number", "Is safe"], ["1", "yes"])
    assert found.proposed == {"/story": "none"}
    assert found.checked[0].answers["story"] == "none"
    found = read(tmp_path, ["File number", "Story"], ["1", ""])
    assert found.proposed == {}
    assert "story" not in found.checked[0].answers


def test_answers_given_for_all_rows_stand_where_a_cell_is_empty(tmp_path: Path) -> None:
    rows = [["File number", "Is safe"], ["1", ""], ["2", "no"]]
    found = read(tmp_path, *rows, given={"safe": "បាទ", "story": "x"})
    assert [(one.answers["safe"], one.answers["story"]) for one in found.checked] == [("yes", "x"), ("no", "x")]
    with pytest.raises(QuestionUnknown):
        read(tmp_path, *rows, given={"nothing": "x"})
    with pytest.raises(AnswerUnreadable):
        read(tmp_path, *rows, given={"safe": "perhaps"})


def test_a_person_says_what_a_column_is(tmp_path: Path) -> None:
    book = book_of(tmp_path, ["Dossier", "Met on"], ["A", "15/06/2026"])
    found = mended(suggest(PERSON, book), PERSON, {"dossier": "file_no", "Met on": ""})
    (one,) = read_file(PERSON, book, found).checked
    assert (one.answers["file_no"], "met_on" in one.answers) == ("A", False)
    with pytest.raises(HeadUnknown):
        mended(found, PERSON, {"Weather": "file_no"})
    with pytest.raises(QuestionUnknown):
        mended(found, PERSON, {"Dossier": "children"})


def test_heads_of_several_questions_are_left_to_a_person(tmp_path: Path) -> None:
    two = (labelled("text", "a", "ស្ថានភាព", "Status"), labelled("text", "b", "ស្ថានភាព", "Status"))
    form = Form("two", "", Words("ក", "A"), (labelled("text", "x", "លេខ", "Number"), *two), {}).stamped()
    (sheet,) = suggest(form, book_of(tmp_path, ["Number", "Status"])).sheets
    assert [(column.path, column.several) for column in sheet.columns] == [("/x", False), ("", True)]
    assert paths(tmp_path, "Number", "Status", "Status", form=form) == ["/x", "/a", "/b"]


def test_twenty_columns_of_a_real_form_map_and_pass_its_checks(tmp_path: Path) -> None:
    heads, rows = training_rows(30, Random(3), TODAY)
    form = load("training")
    book = book_of(tmp_path, heads, *rows)
    mapping = suggest(form, book)
    assert len(mapping.sheets[0].answered) == len(heads) == 20
    assert mapping.sheets[0].scope == "/trainee"
    assert not read_file(form, book, mapping).bad


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("ភូមិអន្លង់វិល, ឃុំអន្លង់វិល, ស្រុកសង្កែ, ខេត្តបាត់ដំបង", None),
        ("Banteay Meanchey", "01"),
        ("Nowhere, Banteay Meanchey", ""),
    ],
)
def test_a_place_is_read_with_the_places_around_it(text: str, code: str | None) -> None:
    found = read_place("places.csv", text)
    assert found == code if code is not None else found.startswith("02")


@pytest.mark.parametrize("seed", range(5))
def test_every_place_of_the_list_is_found_by_its_name_and_those_around_it(seed: int) -> None:
    from ctip_desktop.forms import lists

    listed = lists.load("places.csv")
    for village in Random(seed).sample(listed.where("level", "village"), 40):
        way = [village]
        while (above := listed.find(way[-1].columns["parent"])) is not None:
            way.append(above)
        for said in ([one.label.km for one in way], [one.label.en for one in way][::-1]):
            found = read_place("places.csv", ", ".join(said))
            assert found in ("", village.name) or listed.find(found).label == village.label  # type: ignore[union-attr]


def test_a_number_is_no_date_and_a_text_no_number() -> None:
    reader = CellReader(PERSON, TODAY)
    for name, cell in (("met_on", 46188), ("met_on", 46188.5), ("paid", "x"), ("met_at", 3.7)):
        found = reader.read(f"/{name}", PERSON.find(f"/{name}").question, cell)
        assert found.fault is not None, (name, cell)


def test_a_cell_at_the_far_end_of_a_sheet_is_told_before_it_fills_the_memory(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["A1"], workbook.active["XFD1048576"] = "File number", "x"
    workbook.save(tmp_path / "far.xlsx")
    with pytest.raises(SheetTooLarge):
        read_book(tmp_path / "far.xlsx")


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_read_or_refused_and_never_more(tmp_path: Path, seed: int) -> None:
    chance = Random(seed)
    whole = a_spreadsheet(tmp_path / "whole.xlsx", [["File number"], ["A"]]).read_bytes()
    damaged = bytearray(whole[: chance.randrange(len(whole))] if seed % 2 else whole)
    for _ in range(chance.randint(1, 9)):
        damaged[chance.randrange(len(damaged))] = chance.randrange(256)
    (tmp_path / "damaged.xlsx").write_bytes(damaged)
    with suppress(SpreadsheetUnreadable, SheetTooLarge):
        read_book(tmp_path / "damaged.xlsx")


def test_what_is_no_spreadsheet_is_told(tmp_path: Path) -> None:
    with pytest.raises(SpreadsheetMissing):
        read_book(tmp_path / "none.xlsx")
    (tmp_path / "text.xlsx").write_text("a,b", "utf-8")
    with pytest.raises(SpreadsheetUnreadable):
        read_book(tmp_path / "text.xlsx")
    book = book_of(tmp_path, ["Weather"], ["fine"])
    with pytest.raises(NoHeads):
        suggest(PERSON, book)
    with pytest.raises(SheetMissing):
        suggest(PERSON, book, "Sheet9")
