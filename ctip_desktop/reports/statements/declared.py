"""What a statement declares, read from its answers and written into them, and the seal that freezes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

import orjson

from ctip_desktop import clock

FIGURES, NOTHING, NOT_KEPT = "figures", "nothing", "not_kept"


@dataclass(frozen=True)
class Line:
    """What is declared of one kind: `state` is `figures`, `nothing` or `not_kept`; figures are decimals as texts."""

    kind: str
    state: str
    entries: int = 0
    figures: Mapping[str, str] = field(default_factory=dict)
    note: str = ""


@dataclass(frozen=True)
class Remark:
    """A figure the office disputes: as counted, as the office says, and why. It is printed, and never added up."""

    kind: str
    figure: str
    counted: str
    says: str
    reason: str


@dataclass(frozen=True, order=True)
class Counted:
    """A log up to and with the last of its records that was counted."""

    log: str
    seq: int
    head: str


@dataclass(frozen=True)
class Declared:
    """The declaration of an office for a period; `nothing` says that there is nothing to report of any kind."""

    office: str
    period: str
    nothing: bool
    lines: tuple[Line, ...]
    disputed: tuple[Remark, ...] = ()
    counted: tuple[Counted, ...] = ()
    approved_by: str = ""
    approved_on: str = ""
    seal: str = ""

    @property
    def approved(self) -> bool:
        """Say whether an officer approved exactly these figures."""
        return bool(self.approved_by) and self.seal == seal_of(self)

    @property
    def heads(self) -> dict[str, int]:
        """Return the last record counted of each log."""
        return {one.log: one.seq for one in self.counted}

    def line(self, kind: str) -> Line | None:
        """Return what is declared of a kind; None if it is passed over in silence."""
        found = next((one for one in self.lines if one.kind == kind), None)
        return found or (Line(kind, NOTHING) if self.nothing else None)


def seal_of(declared: Declared) -> str:
    """Return the SHA-256 of the figures, remarks and log heads in their one canonical form."""
    said = {
        "office": declared.office,
        "period": declared.period,
        "nothing": declared.nothing,
        "lines": [
            [one.kind, one.state, one.entries, sorted(one.figures.items()), one.note]
            for one in sorted(declared.lines, key=lambda line: line.kind)
        ],
        "disputed": sorted([one.kind, one.figure, one.counted, one.says, one.reason] for one in declared.disputed),
        "counted": [[one.log, one.seq, one.head] for one in sorted(declared.counted)],
    }
    return sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest()


def differences(before: Declared, after: Declared) -> list[tuple[str, str, str, str]]:
    """Return kind, name, the figure before and after, of every figure that differs; `""` where there was none.

    Where one of the two says nothing of a kind, its zeros are no difference.
    """
    old, new = ({(line.kind, name): value for line in one.lines for name, value in line.figures.items()}
                for one in (before, after))  # fmt: skip
    return [
        (*key, old.get(key, ""), new.get(key, ""))
        for key in dict.fromkeys((*old, *new))
        if (old.get(key) or "0") != (new.get(key) or "0")
    ]


def read_declared(office: str, answers: Mapping[str, Any]) -> Declared:
    """Read the answers of a statement; what is left out is empty."""
    figures: dict[str, dict[str, str]] = {}
    for row in _given(answers, "figure"):
        figures.setdefault(_text(row, "figure_kind"), {})[_text(row, "figure_name")] = _text(row, "figure_value")
    nothing = answers.get("nothing") == "yes"
    lines = tuple(
        Line(
            kind := _text(row, "kind"),
            _text(row, "line_state"),
            row["entries"] if type(row.get("entries")) is int else 0,
            figures.get(kind, {}),
            _text(row, "line_note"),
        )
        for row in _given(answers, "line")
        if row.get("kind") and row.get("line_state")
    )
    disputed = tuple(
        Remark(*(_text(row, name) for name in _REMARK))
        for row in _given(answers, "disputed")
        if row.get("figure_office")
    )
    counted = tuple(
        sorted(
            Counted(_text(row, "log"), row["last"], _text(row, "head"))
            for row in _given(answers, "counted")
            if type(row.get("last")) is int
        )
    )
    approval = (_text(answers, name) for name in ("approved_by", "approved_on", "seal"))
    return Declared(office, _text(answers, "period"), nothing, lines, disputed, counted, *approval)


def answers_of(declared: Declared) -> dict[str, Any]:
    """Return what a declaration answers in the form; rows get new ids."""
    return {
        "nothing": "yes" if declared.nothing else "no",
        "line": _rows(
            {"kind": one.kind, "line_state": one.state, "entries": one.entries}
            | ({"line_note": one.note} if one.note else {})
            for one in declared.lines
        ),
        "figure": _rows(
            {"figure_kind": one.kind, "figure_name": name, "figure_value": value}
            for one in declared.lines
            for name, value in one.figures.items()
        ),
        "disputed": _rows(
            dict(zip(_REMARK, (one.kind, one.figure, one.counted, one.says, one.reason), strict=True))
            for one in declared.disputed
        ),
        "counted": _rows({"log": one.log, "last": one.seq, "head": one.head} for one in declared.counted),
    }


_REMARK: Sequence[str] = ("disputed_kind", "disputed_figure", "figure_counted", "figure_office", "figure_reason")


def _rows(rows: Any) -> list[dict[str, Any]]:
    return [{"_id": clock.new_id(), **row} for row in rows]


def _given(answers: Mapping[str, Any], repeat: str) -> list[dict[str, Any]]:
    """Return the rows of a repeat; another office may have written there what is no list."""
    rows = answers.get(repeat)
    return rows if isinstance(rows, list) else []


def _text(row: Mapping[str, Any], name: str) -> str:
    return str(row.get(name) or "")
