"""Whatever an author writes, the lint tells faults or compiles; it never falls over."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.workbooks import compiled

NAMES = st.sampled_from(["a", "b", "r", "g", "ក", "A", "_id", "a b", "", "${a}"])
TYPES = st.sampled_from(
    [
        *("text", "integer", "date", "calculate", "note", "select_one l", "select_one l or_other", "select_multiple x"),
        *("begin_group", "end_group", "begin_repeat", "end_repeat", "begin group", "end repeat", "geopoint", ""),
        *("select_one_from_file places.csv", "select_one_from_file nowhere.csv", "select_one"),
    ]
)
FORMULAS = st.sampled_from(
    [
        *("${a} = 1", "${r}[b = ${a}]", "count(${r})", "sum(${b}) > ${a}", "../b", "../../..", ".", "b", "/x/a", "yes"),
        *("foo(${b})", "(", "position(..)", "indexed-repeat(${b}, ${r}, 1)", "instance('l')/root/item[name = ${a}]/c"),
        *("once(${a})", "string-length()", "current()/../a", "${a}${b}", "regex(., '[')", "", "${}", "last-saved#a"),
    ]
)
LABELS = st.sampled_from(["ក", "A ${a}", "${b", ""])
ROWS = st.tuples(TYPES, NAMES, LABELS, LABELS, FORMULAS, FORMULAS, FORMULAS, FORMULAS, FORMULAS)
CHOICES = st.tuples(st.sampled_from(["l", "x", ""]), NAMES, LABELS, LABELS)
INDICATORS = st.tuples(
    NAMES, st.sampled_from(["trial", "trial.r", "x", ""]), st.sampled_from(["count", "sum", ""]), NAMES, FORMULAS, NAMES
)


def table(name: str, header: str, rows: list[tuple[str, ...]]) -> str:
    return "\n".join([name, header, *(f"| {' | '.join(row)} |" for row in rows)])


@given(st.lists(ROWS, max_size=12), st.lists(CHOICES, max_size=4), st.lists(INDICATORS, max_size=3))
def test_any_tables_are_compiled_or_faulted(
    rows: list[tuple[str, ...]], choices: list[tuple[str, ...]], indicators: list[tuple[str, ...]]
) -> None:
    formulas = "relevant | calculation | constraint | default | choice_filter"
    header = f"| type | name | label::Khmer (km) | label::English (en) | {formulas} |"
    result = compiled(
        "\n".join(
            [
                table("survey", header, rows),
                table("choices", "| list_name | name | label::Khmer (km) | label::English (en) |", choices),
                table("indicators", "| name | source | measure | of | filter | date |", indicators),
            ]
        )
    )
    assert (result.form is None) == bool(result.faults)
    assert all(fault.row >= 1 and fault.text and fault.kind.isidentifier() for fault in result.faults)
