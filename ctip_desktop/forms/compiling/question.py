"""Reads one row of the `survey` sheet into its question."""

from re import fullmatch

from ctip_desktop.forms.compiling.columns import SURVEY
from ctip_desktop.forms.compiling.question_type import QuestionType
from ctip_desktop.forms.compiling.sheet import Row
from ctip_desktop.forms.form import Question, SoftWarning, Words

_YES = frozenset({"yes", "true", "true()"})
_NO = frozenset({"no", "false", "false()"})
# Spreadsheets put curly quotes for straight ones while an author types.
_STRAIGHT = str.maketrans("“”‘’", "\"\"''")
_OTHER_LABEL = Words(km="សូមបញ្ជាក់", en="Please specify")


def read_question(row: Row, said: QuestionType) -> Question:
    """Return the question of a row; a group or repeat has no children yet."""
    appearance = " ".join(word for word in (row.get("appearance") or "").split() if word != "multiline")
    return Question(
        kind=said.kind,
        name=row.get("name") or "",
        row=row.number,
        label=row.words("label"),
        hint=row.words("hint"),
        relevant=_expression(row, "relevant"),
        required=_yes_or_expression(row, "required"),
        required_message=row.words("required_message"),
        constraint=_expression(row, "constraint"),
        constraint_message=row.words("constraint_message"),
        calculation=_expression(row, "calculation"),
        trigger=row.get("trigger"),
        default=_default(row, said.kind),
        read_only=_yes_or_expression(row, "read_only"),
        appearance=appearance or None,
        list=said.list,
        file=said.file,
        choice_filter=_expression(row, "choice_filter"),
        repeat_count=_expression(row, "repeat_count"),
        warning=_warning(row),
        columns=row.others(SURVEY),
    )


def specify_other(question: Question) -> Question:
    """Return the text question that `or_other` asks after its select."""
    when = f"selected(${{{question.name}}}, 'other')"
    return Question("text", f"{question.name}_other", question.row, label=_OTHER_LABEL, relevant=when)


def _warning(row: Row) -> SoftWarning | None:
    when = _expression(row, "warning")
    words = row.words("warning_message") or Words("", "")
    return SoftWarning(when, words, is_yes(row.get("warning_reason"))) if when else None


def _expression(row: Row, column: str) -> str | None:
    text = row.get(column)
    return text.translate(_STRAIGHT) if text else None


def _yes_or_expression(row: Row, column: str) -> str | None:
    text = _expression(row, column)
    if text is None or text.lower() in _NO:
        return None
    return "true()" if text.lower() in _YES else text


def _default(row: Row, kind: str) -> str | None:
    """Return the default as an expression: one with a name or a function as it is, a fixed one as a literal."""
    text = _expression(row, "default")
    if text is None or "${" in text or "(" in text or (kind in {"integer", "decimal"} and fullmatch(r"-?[\d.]+", text)):
        return text
    return f'"{text}"' if "'" in text else f"'{text}'"


def is_yes(text: str | None) -> bool:
    """Tell whether a cell says yes."""
    return text is not None and text.lower() in _YES
