"""A new version keeps every answer of the earlier one, or a migration says what becomes of it."""

import pytest

from ctip_desktop.forms.compiling.changes import check_changes
from tests.support.workbooks import form

OLD = """
survey
| type | name | label::Khmer (km) | label::English (en) |
| text | a | ក | A |
| note | said | ក | A |
| begin_repeat | r | ក | A |
| select_one towns | b | ក | A |
| end_repeat |
choices
| list_name | name | label::Khmer (km) | label::English (en) |
| towns | t | ក | T |
| towns | u | ក | U |
"""


def changed(*changes: tuple[str, str], migrations: str = "") -> list[tuple[str, int, str]]:
    old, tables = form(OLD), OLD
    for was, becomes in changes:
        assert was in tables
        tables = tables.replace(was, becomes)
    if migrations:
        row = migrations.format(old=old.version)
        tables += f"migrations\n| from_version | kind | at | was | becomes |\n{row}"
    return [(fault.sheet, fault.row, fault.kind) for fault in check_changes(old, form(tables))]


GONE_CHOICE = ("| towns | u | ក | U |\n", "")
RENAMED = ("| text | a |", "| text | c |")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("ក | A |", "ខ | B |"), []),
        (("| note | said | ក | A |\n", ""), []),
        (("| text | a | ក | A |", "| text | z | ក | A |\n| text | a | ក | A |"), []),
        (RENAMED, [("survey", 1, "removed_question")]),
        (("| text | a |", "| integer | a |"), [("survey", 2, "changed_type")]),
        (GONE_CHOICE, [("choices", 1, "removed_choice")]),
    ],
)
def test_what_would_lose_answers_is_a_fault(change: tuple[str, str], expected: list[tuple[str, int, str]]) -> None:
    assert changed(change) == expected


def test_a_question_moved_into_a_repeat_is_gone_from_where_it_was() -> None:
    moved = changed(
        ("| text | a | ក | A |\n", ""),
        ("| begin_repeat | r | ក | A |\n", "| begin_repeat | r | ក | A |\n| text | a | ក | A |\n"),
    )
    assert moved == [("survey", 1, "removed_question")]


def test_a_migration_says_where_answers_go() -> None:
    assert changed(RENAMED, migrations="| {old} | rename | / | a | c |") == []
    assert changed(GONE_CHOICE, migrations="| {old} | recode | /r/b | u | t |") == []


def test_a_migration_from_another_version_helps_nothing() -> None:
    assert changed(RENAMED, migrations="| abc | rename | / | a | c |") == [("survey", 1, "removed_question")]
