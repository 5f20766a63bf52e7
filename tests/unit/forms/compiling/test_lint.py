"""Every kind of fault, each found at its place; the form under test is a table written in the test."""

import pytest

from tests.support.workbooks import compiled, faults

SURVEY = """
survey
| type | name | label::Khmer (km) | label::English (en) | relevant | constraint | calculation | choice_filter |
"""
CHOICES = """
choices
| list_name | name | label::Khmer (km) | label::English (en) | province |
| towns | a | ក | A | 01 |
| towns | b | ខ | B | 02 |
"""

EXPRESSIONS = {
    "| text | a | ក | A | ${b} = 1 |": ("relevant", "unknown_name"),
    "| text | a | ក | A | b = 1 |": ("relevant", "unknown_name"),
    "| text | a | ក | A | -${b} < 1 |": ("relevant", "unknown_name"),
    "| text | a | ក | A | ../b = 1 |": ("relevant", "unknown_name"),
    "| text | a | ក | A | count(${before}[b = 1]) > 0 |": ("relevant", "unknown_name"),
    "| text | a | ក | A | instance('nowhere')/root/item[name = 'x']/label = '' |": ("relevant", "unknown_list"),
    "| text | a | ក | A | instance('towns')/root/item[no = 'x']/label = '' |": ("relevant", "unknown_name"),
    "| text | a | ក | A | | contains2(., 'x') |": ("constraint", "unknown_function"),
    "| text | a | ក | A | | random() > 1 |": ("constraint", "unknown_function"),
    "| text | a | ក | A | | //a = 1 |": ("constraint", "not_taken"),
    "| text | a | ក | A | | substr(.) = 'x' |": ("constraint", "wrong_arguments"),
    "| text | a | ក | A | | (. = 'x' |": ("constraint", "syntax"),
    "| text | a | ក | A | | regex(., '[a') |": ("constraint", "bad_pattern"),
    "| calculate | a | | | | | ${a} + 1 |": ("calculation", "circle"),
    "| select_one towns | a | ក | A | | | | city = '01' |": ("choice_filter", "unknown_name"),
    "| select_one_from_file places.csv | a | ក | A | | | | city = '01' |": ("choice_filter", "unknown_name"),
}

ROWS = {
    "| | a | ក | A |": ("type", "missing_type"),
    "| geopoint | a | ក | A |": ("type", "unknown_type"),
    "| select_one streets | a | ក | A |": ("type", "unknown_list"),
    "| select_one_from_file streets.csv | a | ក | A |": ("type", "unknown_list"),
    "| select_one_from_file ../settings.csv | a | ក | A |": ("type", "unknown_list"),
    "| text | | ក | A |": ("name", "missing_name"),
    "| text | ឈ្មោះ | ក | A |": ("name", "bad_name"),
    "| text | _id | ក | A |": ("name", "bad_name"),
    "| text | a | | A |": ("label::Khmer (km)", "missing_language"),
    "| text | a | ក |": ("label::English (en)", "missing_language"),
    "| text | a | ក | A ${b} |": ("label::English (en)", "unknown_name"),
    "| calculate | a |": ("calculation", "missing_calculation"),
    "| end_group |": ("type", "unbalanced"),
    "| begin_repeat | a | ក | A |": ("type", "unbalanced"),
}


@pytest.mark.parametrize(("row", "expected"), [*ROWS.items(), *EXPRESSIONS.items()])
def test_a_row_is_faulted_at_its_cell(row: str, expected: tuple[str, str]) -> None:
    assert faults(f"{SURVEY}| text | before | ក | A |\n{row}\n{CHOICES}") == [("survey", 3, *expected)]


def test_every_fault_is_told_not_only_the_first() -> None:
    found = faults(f"""{SURVEY}
        | text | a | | A | ${{x}} = 1 and ${{y}} = 2 | foo(${{z}}) and bar(1) |
        | nothing | b | ក | | (1 |
        {CHOICES}
        | towns | a | | Again |""")
    assert found == [
        ("survey", 2, "label::Khmer (km)", "missing_language"),
        ("survey", 2, "relevant", "unknown_name"),
        ("survey", 2, "relevant", "unknown_name"),
        ("survey", 2, "constraint", "unknown_function"),
        ("survey", 2, "constraint", "unknown_function"),
        ("survey", 2, "constraint", "unknown_name"),
        ("survey", 3, "type", "unknown_type"),
        ("survey", 3, "label::English (en)", "missing_language"),
        ("survey", 3, "relevant", "syntax"),
        ("choices", 4, "label::Khmer (km)", "missing_language"),
        ("choices", 4, "name", "duplicate_name"),
    ]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| text | a | ក | A | case |", []),
        ("| text | a | ក | A | The case |", [("survey", 2, "link", "bad_name")]),
        ("| integer | a | ក | A | case |", [("survey", 2, "link", "not_a_text")]),
    ],
)
def test_a_link_is_a_text_that_names_a_form(row: str, expected: list[tuple[str, int, str, str]]) -> None:
    survey = "survey\n| type | name | label::Khmer (km) | label::English (en) | link |"
    assert faults(f"{survey}\n{row}") == expected


@pytest.mark.parametrize(
    ("carried", "expected"),
    [
        ("before state done", []),
        ("text state done", [("survey", 2, "carried", "unknown_name")]),
        ("before state gone", [("survey", 2, "carried", "unknown_choice")]),
        ("before state", [("survey", 2, "carried", "unknown_choice")]),
        ("before nothing done", [("survey", 2, "carried", "unknown_choice")]),
    ],
)
def test_rows_are_carried_by_a_link_to_their_own_form_until_a_choice_settles_them(
    carried: str, expected: list[tuple[str, int, str, str]]
) -> None:
    assert (
        faults(
            f"""
            settings
            | form_id |
            | trial |
            survey
            | type | name | label::Khmer (km) | label::English (en) | link | carried |
            | begin_repeat | item | ក | A | | {carried} |
            | text | text | ក | A |
            | select_one state | state | ក | A |
            | text | before | ក | A | trial |
            | end_repeat |
            choices
            | list_name | name | label::Khmer (km) | label::English (en) |
            | state | open | ក | A |
            | state | done | ក | A |
            """
        )
        == expected
    )


@pytest.mark.parametrize(("order", "expected"), [("12", []), ("first", [("settings", 2, "order", "bad_number")])])
def test_a_form_has_its_place_among_the_others_by_a_number(order: str, expected: list[object]) -> None:
    survey = "survey\n| type | name | label::Khmer (km) | label::English (en) |\n| text | a | ក | A |"
    assert faults(f"settings\n| form_id | order |\n| trial | {order} |\n{survey}") == expected


def test_rows_are_those_a_spreadsheet_shows() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | text | a | ក | A |
        | text | b | ខ | |
        | text | c | គ | C |
        | text | d | | D |""") == [
        ("survey", 3, "label::English (en)", "missing_language"),
        ("survey", 5, "label::Khmer (km)", "missing_language"),
    ]


def test_a_column_is_named_as_its_author_wrote_it() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | Relevance |
        | text | a | ក | A | ${b} |""") == [("survey", 2, "Relevance", "unknown_name")]


def test_a_circle_is_named_in_full() -> None:
    (fault,) = compiled("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevant | calculation |
        | calculate | total | | | | ${days} + 1 |
        | integer | days | ក | A | ${open} = 'yes' |
        | begin_group | about | ក | A | ${total} > 1 |
        | text | open | ក | A |
        | end_group |""").faults
    assert (fault.row, fault.column, fault.kind) == (2, "calculation", "circle")
    assert "total → days → open → about → total" in fault.text


def test_each_circle_is_told() -> None:
    found = compiled("""
        survey
        | type | name | calculation |
        | calculate | a | ${b} |
        | calculate | b | ${a} |
        | calculate | c | ${c} + once(${d}) |
        | calculate | d | 1 |""").faults
    assert [(fault.row, fault.kind) for fault in found] == [(2, "circle"), (4, "circle")]


def test_what_keeps_its_first_value_is_no_circle() -> None:
    assert not faults("""
        survey
        | type | name | calculation |
        | calculate | a | once(today()) |""")


def test_a_repeat_that_counts_itself_is_a_circle() -> None:
    (fault,) = compiled("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | calculation | repeat_count |
        | calculate | n | | | count(${row}) |
        | begin_repeat | row | ក | A | | ${n} |
        | text | a | ក | A |
        | end_repeat |""").faults
    assert "n → row → n" in fault.text


def test_names_are_unique_in_a_scope_whatever_their_groups_and_letters() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | text | a | ក | A |
        | begin_group | g | ក | A |
        | text | A | ក | A |
        | end_group |
        | begin_repeat | r | ក | A |
        | text | a | ក | A |
        | end_repeat |""") == [("survey", 4, "name", "duplicate_name")]


def test_a_name_given_twice_hides_no_other_fault_and_makes_none() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevant |
        | begin_group | g | ក | A |
        | text | a | ក | A | ${nothing} = 1 |
        | end_group |
        | begin_group | g | ក | A |
        | text | b | ក | A | ${a} = 1 |
        | end_group |""") == [("survey", 3, "relevant", "unknown_name"), ("survey", 5, "name", "duplicate_name")]


def test_a_name_that_stands_in_two_scopes_cannot_be_referred_to() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevant |
        | text | a | ក | A |
        | begin_repeat | r | ក | A |
        | text | a | ក | A |
        | end_repeat |
        | text | b | ក | A | ${a} = 'x' |""") == [("survey", 6, "relevant", "ambiguous_name")]


@pytest.mark.parametrize(
    ("formula", "kinds"),
    [
        ("${inner} = 1", ["many_values"]),
        ("sum(${inner}) = 1", []),
        ("sum(${inner} * 2) = 1", ["many_values"]),
        ("count(${row}) = 1", []),
        ("count(${row}[inner > 2]) = 1", []),
        ("join(',', ${inner}) = '1'", []),
        ("indexed-repeat(${inner}, ${row}, 1) = 1", []),
        ("${row}[position() = 1]/inner = 1", []),
    ],
)
def test_a_repeat_read_from_outside_needs_a_function_of_many(formula: str, kinds: list[str]) -> None:
    found = compiled(f"""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevant |
        | begin_repeat | row | ក | A |
        | integer | inner | ក | A |
        | integer | beside | ក | A | ${{inner}} > 1 |
        | end_repeat |
        | text | after | ក | A | {formula} |""").faults
    assert [fault.kind for fault in found] == kinds


@pytest.mark.parametrize(
    ("formula", "kinds"),
    [
        ("count(${row}[about/inner = 1])", []),
        ("count(${row}[inner = 1])", ["unknown_name"]),
        ("count(${row}[../after = 1])", []),
        ("count(${row}[beside = ../inner])", ["unknown_name"]),
        ("sum(../row/about/inner)", []),
        ("sum(../row/inner)", ["unknown_name"]),
        ("sum(/trial/row/about/inner)", []),
    ],
)
def test_a_path_goes_through_every_group_on_its_way(formula: str, kinds: list[str]) -> None:
    found = compiled(f"""
        survey
        | type | name | label::Khmer (km) | label::English (en) | calculation |
        | begin_repeat | row | ក | A |
        | begin_group | about | ក | A |
        | integer | inner | ក | A |
        | end_group |
        | integer | beside | ក | A |
        | end_repeat |
        | integer | after | ក | A |
        | calculate | n | | | {formula} |""").faults
    assert [fault.kind for fault in found] == kinds


def test_a_row_that_counts_itself_is_told_since_phones_differ() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | calculation |
        | begin_repeat | row | ក | A |
        | integer | inner | ក | A |
        | calculate | one | | | count(${row}) |
        | calculate | own | | | sum(${inner}) |
        | calculate | all | | | count(../../row) |
        | calculate | larger | | | max(${inner}, 1) |
        | end_repeat |""") == [("survey", 4, "calculation", "one_value"), ("survey", 5, "calculation", "one_value")]


def test_ends_are_matched_with_their_begins() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | begin_repeat | r | ក | A |
        | begin_group | g | ក | A |
        | text | a | ក | A |
        | end_repeat |
        | end_group |
        | text | b | ក | A |""") == [("survey", 3, "type", "unbalanced"), ("survey", 6, "type", "unbalanced")]


@pytest.mark.parametrize("column", ["hint", "constraint_message", "required_message", "warning_message"])
def test_a_text_said_in_one_language_is_said_in_both(column: str) -> None:
    assert faults(f"""
        survey
        | type | name | label::Khmer (km) | label::English (en) | {column}::Khmer (km) |
        | text | a | ក | A | ក |""") == [("survey", 2, f"{column}::English (en)", "missing_language")]


def test_a_warning_needs_its_words() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | warning |
        | integer | a | ក | A | . > 90 |""") == [
        ("survey", 2, "warning_message::Khmer (km)", "missing_language"),
        ("survey", 2, "warning_message::English (en)", "missing_language"),
    ]


def test_what_is_not_taken_is_told_row_by_row() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | parameters | media::image |
        | text | a | ក | A | | |
        | text | b | ក | A | rows=3 | x.png |
        | text | c | ក | A | rows=3 | |""") == [
        ("survey", 3, "parameters", "not_taken"),
        ("survey", 3, "media::image", "not_taken"),
        ("survey", 4, "parameters", "not_taken"),
    ]


def test_a_column_or_sheet_misspelt_is_not_passed_over() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevent | ctip_note |
        | text | a | ក | A | false() | kept |
        indicator
        | name |
        | x |""") == [("survey", 1, "relevent", "unknown_column"), ("indicator", 1, "", "unknown_sheet")]


def test_a_column_stands_once() -> None:
    found = faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevant | relevance |
        | text | a | ក | A | | |""")
    assert found == [("survey", 1, "relevance", "duplicate_column")]


def test_a_workbook_needs_a_survey() -> None:
    assert ("survey", 1, "", "missing_sheet") in faults(f"{CHOICES}\nsettings\n| form_id |\n| trial |")


def test_choices_have_names_and_labels() -> None:
    assert faults(f"""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | select_one towns | a | ក | A |
        {CHOICES}
        | towns | c d | ក | C |
        | towns | | ក | D |
        | | e | ក | E |""") == [
        ("choices", 4, "name", "bad_name"),
        ("choices", 5, "name", "missing_name"),
        ("choices", 6, "list_name", "missing_name"),
    ]


def test_a_form_name_is_one_that_files_and_tables_can_bear() -> None:
    assert faults("""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | text | a | ក | A |
        settings
        | form_id | label::Khmer (km) |
        | My Form | ទម្រង់ |""") == [
        ("settings", 2, "label::English (en)", "missing_language"),
        ("settings", 2, "form_id", "bad_name"),
    ]


def test_what_only_phones_refuse_is_told_too() -> None:
    found = compiled("""
        survey
        | type | name | label::Khmer (km) | label::English (en) | relevant |
        | select_one towns or_other | a | ក | A |
        | text | b | ក | A | ${a_other} = 'x' |
        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | towns | t | ក | T |""").faults
    assert [(fault.sheet, fault.row, fault.kind) for fault in found] == [("survey", 3, "pyxform")]


INDICATORS = """
survey
| type | name | label::Khmer (km) | label::English (en) |
| date | reported | ក | A |
| integer | cost | ក | A |
| begin_repeat | victim | ក | A |
| integer | age | ក | A |
| text | said | ក | A |
| end_repeat |
indicators
| name | source | measure | of | filter | date | label::Khmer (km) | label::English (en) | until | by |
| whole | trial | count | | | reported | ក | A | reported | cost |
| young | trial.victim | count | | ${age} < 18 and ${cost} > 1 | reported | ក | A |
| spent | trial | sum | cost | | reported | ក | A |
"""


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| x | trial.nobody | count | | | reported | ក | A |", [("source", "unknown_source")]),
        ("| x | other | count | | | reported | ក | A |", [("source", "unknown_source")]),
        ("| x | trial | count | | | | ក | A |", [("date", "missing_name")]),
        ("| x | trial | count | | | cost | ក | A |", [("date", "not_a_date")]),
        ("| x | trial | count | | | when | ក | A |", [("date", "unknown_name")]),
        ("| x | trial | mean | | | reported | ក | A |", [("measure", "unknown_measure")]),
        ("| x | trial | sum | | | reported | ក | A |", [("of", "missing_name")]),
        ("| x | trial.victim | sum | said | | reported | ក | A |", [("of", "not_a_number")]),
        ("| x | trial | sum | age | | reported | ក | A |", [("of", "unknown_name")]),
        ("| x | trial | count | | ${age} < 18 | reported | ក | A |", [("filter", "many_values")]),
        ("| x | trial | count | | ${nobody} < 18 | reported | ក | A |", [("filter", "unknown_name")]),
        ("| x | trial | count | | ${cost} < | reported | ក | A |", [("filter", "syntax")]),
        ("| x | trial | count | | round(${cost}) > 3 | reported | ក | A |", [("filter", "not_countable")]),
        ("| x | trial | count | | | reported | ក | |", [("label::English (en)", "missing_language")]),
        ("| whole | trial | count | | | reported | ក | A |", [("name", "duplicate_name")]),
        ("| ក | trial | count | | | reported | ក | A |", [("name", "bad_name")]),
        ("| | trial | count | | | reported | ក | A |", [("name", "missing_name")]),
        ("| x | trial | count | | | reported | ក | A | cost |", [("until", "not_a_date")]),
        ("| x | trial.victim | count | | | reported | ក | A | | cost said |", []),
        ("| x | trial | count | | | reported | ក | A | | cost said |", [("by", "unknown_name")]),
    ],
)
def test_an_indicator_says_what_it_counts_and_when(row: str, expected: list[tuple[str, str]]) -> None:
    assert faults(INDICATORS + row) == [("indicators", 5, *each) for each in expected]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("| abc | rename | / | old | a |", []),
        ("| abc | rename | /r | old | b |", []),
        ("| abc | recode | /r/b | ancient | t |", []),
        ("| abc | rename | /r | old | a |", [("becomes", "unknown_name")]),
        ("| abc | recode | /r/c | ancient | t |", [("at", "unknown_name")]),
        ("| abc | recode | /r/b | ancient | u |", [("becomes", "unknown_name")]),
        ("| abc | drop | / | a | b |", [("kind", "unknown_migration")]),
        ("| abc | rename | / | old | |", [("becomes", "missing_name")]),
    ],
)
def test_a_migration_leads_to_what_is_there(row: str, expected: list[tuple[str, str]]) -> None:
    found = faults(f"""
        survey
        | type | name | label::Khmer (km) | label::English (en) |
        | text | a | ក | A |
        | begin_repeat | r | ក | A |
        | select_one towns | b | ក | A |
        | end_repeat |
        choices
        | list_name | name | label::Khmer (km) | label::English (en) |
        | towns | t | ក | T |
        migrations
        | from_version | kind | at | was | becomes |
        {row}""")
    assert found == [("migrations", 2, *each) for each in expected]


def test_an_indicator_beside_a_faulty_calculation_is_no_fault_of_its_own() -> None:
    faulty = INDICATORS.replace(
        "| type | name | label::Khmer (km) | label::English (en) |",
        "| type | name | label::Khmer (km) | label::English (en) | calculation |",
        1,
    )
    faulty = faulty.replace("| integer | cost | ក | A |", "| calculate | cost | | | 1 + |")
    assert "syntax" in {fault.kind for fault in compiled(faulty).faults}
