"""What a version of an entry says, place by place, and what versions of it say differently."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from ctip_desktop.entries.record import Attachment, Record

Kind = Literal["answer", "row", "order", "remark"]
RESTS_ON = ("reason", "source", "verified")
"""What an answer rests on, beside being a special one."""
ID = "_id"
"""What a row is known by."""
_Scope = Mapping[str, Any]


@dataclass(frozen=True)
class State:
    """What a version of an entry says. What is hidden is not in it: that follows from the answers."""

    answers: Mapping[str, Any] = field(default_factory=dict)
    about: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    att: tuple[Attachment, ...] = ()

    @classmethod
    def of(cls, record: Record) -> "State":
        """Return the state a record holds."""
        return cls(record.answers, record.about, record.att)


@dataclass(frozen=True)
class Said:
    """What a version says at one place, None for nothing.

    `value` is an answer, a row with all that is in it, the ids of rows in their order, or a remark. `about` is what an
    answer rests on, its special answer too; of a row, all that is known in it, by path.
    """

    value: Any = None
    about: Mapping[str, Any] = field(default_factory=dict)

    @property
    def core(self) -> tuple[Any, Any]:
        """The answer, be it a special one."""
        return self.value, self.about.get("special")


Choice = int | Said
"""Which version is right, counted from 0, or what none of them says."""
Choices = Mapping[str, Choice]


@dataclass(frozen=True)
class Disputed:
    """What versions changed differently. `place` names rows by id and, of a remark, which: `/victim[<id>]/v_age#note`.

    `kind` is `row` where one took the row at `/victim[<id>]` out and another changed it, and `order` where rows at
    `/victim` stand in more than one new order.
    """

    place: str
    kind: Kind
    base: Said
    sides: tuple[Said, ...]


def leaves(state: State) -> dict[str, Said]:
    """Return every answer of a state by its path, special ones too, with what it rests on."""
    known = {path: only(about, ("special", *RESTS_ON)) for path, about in state.about.items()}
    found = {path: Said(value, known.get(path, {})) for path, value in _leaves(state.answers, "")}
    found |= {path: Said(None, rests) for path, rests in known.items() if rests.get("special") and path not in found}
    return found


def _leaves(scope: _Scope, place: str) -> Iterator[tuple[str, Any]]:
    for name, value in scope.items():
        if isinstance(value, list):
            for row in value:
                yield from _leaves(row, f"{place}/{name}[{row[ID]}]")
        elif name != ID:
            yield f"{place}/{name}", value


def only(known: Mapping[str, Any], names: Iterable[str]) -> dict[str, Any]:
    """Return what is known of these names."""
    return {name: known[name] for name in names if name in known}
