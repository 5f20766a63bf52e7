"""What the `type` cell of a survey row says."""

from dataclasses import dataclass
from re import compile as pattern

_PLAIN = {
    "calculate": "calculate",
    "date": "date",
    "decimal": "decimal",
    "int": "integer",
    "integer": "integer",
    "note": "note",
    "string": "text",
    "text": "text",
    "time": "time",
}
_BLOCK = pattern(r"(begin|end)[ _](group|repeat)")
_SELECT = pattern(
    r"(select[ _]one|select1|select[ _]multiple|select all that apply)(?:([ _]from[ _]file)| from)?"
    r"\s+(\S+?)(?:\s+(or_other|or other|or specify other))?",
)


@dataclass(frozen=True)
class QuestionType:
    """A kind of question; `begin` or `end` of a group or repeat; the list or file a select takes its choices from."""

    kind: str
    edge: str | None = None
    list: str | None = None
    file: str | None = None
    or_other: bool = False


def read_type(cell: str, appearance: str = "") -> QuestionType | None:
    """Return what the cell says, `None` for a type this program does not take."""
    if block := _BLOCK.fullmatch(cell):
        return QuestionType(block[2], edge=block[1])
    if select := _SELECT.fullmatch(cell):
        kind = "select_one" if select[1] in {"select_one", "select one", "select1"} else "select_multiple"
        if select[2]:
            return QuestionType(kind, file=select[3])
        return QuestionType(kind, list=select[3], or_other=bool(select[4]))
    kind = _PLAIN.get(cell, "")
    if kind == "text" and "multiline" in appearance.split():
        kind = "multiline"
    return QuestionType(kind) if kind else None
