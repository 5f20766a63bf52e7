from pathlib import Path

import pytest

from ctip_desktop.errors.forms import FormSourceMissing, NotAWorkbook
from ctip_desktop.forms.compiling import compile_workbook, read_workbook
from ctip_desktop.forms.form import Choice, Form, Indicator, Migration, Question, SoftWarning, Words
from tests.support.workbooks import form, markdown

WHOLE = """
settings
| form_title | form_id | label::Khmer (km) | label::English (en) | version |
| សាក | trial | សាកល្បង | Trial | 7 |
survey
| type | name | label::Khmer (km) | label::English (en) | hint::Khmer (km) | hint::English (en) | relevant | required | constraint | constraint_message::Khmer (km) | constraint_message::English (en) | warning | warning_message::Khmer (km) | warning_message::English (en) | warning_reason | appearance | default | read_only | personal |
| date | reported | ថ្ងៃ | Date | ជួយ | Help | | yes | . <= today() | ខុស | Wrong | . < date('2000-01-01') | ចាស់ | Old | yes | | today() | no |
| begin_repeat | victim | ជនរងគ្រោះ | Victim | | | ${reported} != '' |
| begin_group | person | មនុស្ស | Person |
| integer | age | អាយុ | Age | | | | ${reported} != '' | | | | | | | | | 5 | yes | yes |
| text | said | ពាក្យ | Words | | | | | | | | | | | | multiline w2 | it's |
| end_group |
| end_repeat |
| select_multiple_from_file places.csv | place | កន្លែង | Place | | | | | | | | | | | | place |
choices
| list_name | name | label::Khmer (km) | label::English (en) | province |
| towns | t | ក | T | 01 |
indicators
| name | source | measure | of | filter | date | label::Khmer (km) | label::English (en) | by |
| ages | trial.victim | sum | ${age} | ${age} > 1 | ${reported} | ក | A | place |
migrations
| from_version | kind | at | was | becomes |
| abc | rename | /victim | years | age |
"""  # noqa: E501 - a row of a form is a line


def test_a_form_is_compiled_whole() -> None:
    made = form(WHOLE)
    assert made == Form(
        name="trial",
        version=made.version,
        title=Words("សាកល្បង", "Trial"),
        settings={"version": "7"},
        questions=(
            Question(
                "date",
                "reported",
                2,
                label=Words("ថ្ងៃ", "Date"),
                hint=Words("ជួយ", "Help"),
                required="true()",
                constraint=". <= today()",
                constraint_message=Words("ខុស", "Wrong"),
                default="today()",
                warning=SoftWarning(". < date('2000-01-01')", Words("ចាស់", "Old"), reason=True),
            ),
            Question(
                "repeat",
                "victim",
                3,
                label=Words("ជនរងគ្រោះ", "Victim"),
                relevant="${reported} != ''",
                children=(
                    Question(
                        "group",
                        "person",
                        4,
                        label=Words("មនុស្ស", "Person"),
                        children=(
                            Question(
                                "integer",
                                "age",
                                5,
                                label=Words("អាយុ", "Age"),
                                required="${reported} != ''",
                                default="5",
                                read_only="true()",
                                columns={"personal": "yes"},
                            ),
                            Question(
                                "multiline",
                                "said",
                                6,
                                label=Words("ពាក្យ", "Words"),
                                appearance="w2",
                                default='"it\'s"',
                            ),
                        ),
                    ),
                ),
            ),
            Question(
                "select_multiple", "place", 9, label=Words("កន្លែង", "Place"), file="places.csv", appearance="place"
            ),
        ),
        lists={"towns": (Choice("t", Words("ក", "T"), {"province": "01"}),)},
        indicators=(
            Indicator("ages", "trial.victim", "sum", "reported", Words("ក", "A"), "age", "${age} > 1", {"by": "place"}),
        ),
        migrations=(Migration("abc", "rename", "/victim", "years", "age"),),
    )


def test_a_workbook_compiles_to_the_same_bytes_as_its_markdown(tmp_path: Path) -> None:
    from pyxform.xls2json_backends import md_table_to_workbook

    file = tmp_path / "trial.xlsx"
    md_table_to_workbook(markdown(WHOLE)).save(file)
    compiled = compile_workbook(read_workbook(file)).form
    assert compiled is not None
    assert compiled.to_json() == form(WHOLE).to_json()


def test_cells_of_a_spreadsheet_are_read_as_text(tmp_path: Path) -> None:
    from openpyxl import Workbook

    book, file = Workbook(), tmp_path / "numbers.xlsx"
    sheet = book.active
    assert sheet is not None
    sheet.title = "Survey"
    sheet.append(["type", "name", "label::Khmer (km)", "label::English (en)", "required", "default", "relevant"])
    sheet.append(["integer", "a", "ក", "A", True, 5, None])
    sheet.append([None] * 7)
    sheet.append(["text", "b", "ខ", "B", False, None, "${a} = ‘x’"])
    book.save(file)
    compiled = compile_workbook(read_workbook(file)).form
    assert compiled is not None
    first, second = compiled.questions
    assert (compiled.name, first.required, first.default) == ("numbers", "true()", "5")
    assert (second.row, second.required, second.relevant) == (4, None, "${a} = 'x'")


@pytest.mark.parametrize(
    ("written", "kind", "list_name", "file"),
    [
        ("string", "text", None, None),
        ("int", "integer", None, None),
        ("decimal", "decimal", None, None),
        ("time", "time", None, None),
        ("note", "note", None, None),
        ("select one towns", "select_one", "towns", None),
        ("select one from towns", "select_one", "towns", None),
        ("select1 towns", "select_one", "towns", None),
        ("select_multiple towns", "select_multiple", "towns", None),
        ("select all that apply from towns", "select_multiple", "towns", None),
        ("select_one_from_file places.csv", "select_one", None, "places.csv"),
        ("select multiple from file places.csv", "select_multiple", None, "places.csv"),
    ],
)
def test_types_are_read_however_they_are_written(
    written: str, kind: str, list_name: str | None, file: str | None
) -> None:
    (question,) = form(f"""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | {written} | a | ក | A |
        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | towns | t | ក | T |""").questions
    assert (question.kind, question.list, question.file) == (kind, list_name, file)


def test_or_other_offers_other_and_asks_which() -> None:
    made = form("""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | select_one towns or_other | town | ក | A |
        | select_multiple towns | towns | ក | A |
        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | towns | t | ក | T |""")
    assert [choice.name for choice in made.lists["towns"]] == ["t", "other"]
    asked = made.find("/town_other").question
    assert (asked.kind, asked.relevant) == ("text", "selected(${town}, 'other')")


def test_a_row_that_is_disabled_is_left_out() -> None:
    made = form("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | disabled |
        | text | a | ក | A | |
        | geopoint | b | | | yes |""")
    assert [question.name for question in made.questions] == ["a"]


def test_a_form_that_names_itself_nowhere_is_called_after_its_file() -> None:
    tables = "survey\n| type | name | label::Khmer (km) | label::English (en) |\n| text | a | ក | A |"
    made = form(tables, name="border")
    assert (made.name, made.title) == ("border", Words("border", "border"))


def test_a_bar_stands_in_a_cell_of_markdown() -> None:
    (question,) = form(r"""
        survey
        | type | name | label::Khmer (km) | label::English (en) | constraint |
        | text | a | ក | A | regex(., 'x\|y') |""").questions
    assert question.constraint == "regex(., 'x|y')"


@pytest.mark.parametrize("name", ["form.md", "form.xlsx", "form.txt", "form"])
def test_what_is_no_workbook_is_refused_by_name(name: str, tmp_path: Path) -> None:
    file = tmp_path / name
    file.write_bytes(b"\xff\xfe nothing here")
    with pytest.raises(NotAWorkbook, check=lambda error: error.file == name):
        read_workbook(file)


def test_text_without_a_table_is_no_workbook(tmp_path: Path) -> None:
    file = tmp_path / "note.md"
    file.write_text("# A title and nothing else\n", "utf-8")
    with pytest.raises(NotAWorkbook):
        read_workbook(file)


def test_a_missing_file_is_told() -> None:
    with pytest.raises(FormSourceMissing):
        read_workbook(Path("nowhere.md"))
