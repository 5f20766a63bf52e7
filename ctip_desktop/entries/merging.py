"""Merges versions of an entry, question by question, against the revision they parted from; rows go by their id.

What one version alone changed is taken, and what all changed alike. What they changed differently is *disputed*, and
only a person decides it. Any number of versions is merged at once, against the nearest revision all of them build on:
with three of them a person may be asked more than a merge of two and two would, but never less, and the order in which
they are given does not matter.

An answer is disputed together with what it rests on (`special`, `reason`, `source`, `verified`): whoever confirmed the
answer another version changed has another opinion. A note stands by itself; notes that were only added to are joined.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ctip_desktop.entries.record import Attachment
from ctip_desktop.entries.row_order import Order, common_order, new_orders, put_between
from ctip_desktop.entries.versions import ID, RESTS_ON, Choices, Disputed, Said, State, only

_NOTE = "note"
_Scope = Mapping[str, Any]
_Rows = Sequence[Mapping[str, Any]]


@dataclass(frozen=True)
class Merged:
    """The versions as one: `state` says what is settled; at what is `open` still, it says what stood before.

    `stray` are choices about places where there is nothing to choose.
    """

    state: State
    disputed: tuple[Disputed, ...]
    open: tuple[Disputed, ...]
    stray: tuple[str, ...]


def merge(
    base: State,
    sides: Sequence[State],
    choices: Choices | None = None,
    follows: Callable[[str], bool] | None = None,
    contested: Collection[str] = frozenset(),
) -> Merged:
    """Merge versions that parted from `base`, as far as they are settled by themselves or by `choices`.

    Args:
        base: what all build on; an empty state if nothing is known of it.
        choices: by place. An answer nobody disputes can be chosen too, to correct it.
        follows: whether the answer at a path follows from others: it is calculated anew and never disputed.
        contested: places about which the versions do not build on the same: what stood in `base` decides nothing there,
            and is asked about unless all versions say the same.
    """
    return _Merge(base, sides, choices or {}, follows or (lambda _path: False), contested).merged()


class _Merge:
    def __init__(
        self,
        base: State,
        sides: Sequence[State],
        choices: Choices,
        follows: Callable[[str], bool],
        contested: Collection[str],
    ) -> None:
        self._base, self._sides = base, sides
        self._states = (base, *sides)
        self._known = [_by_scope(state.about) for state in self._states]
        self._choices = choices
        self._chosen = _by_scope({path: {} for place in choices if not (path := place.partition("#")[0]).endswith("]")})
        self._follows = follows
        self._contested = contested
        self._about: dict[str, Mapping[str, Any]] = {}
        self._disputed: list[Disputed] = []
        self._used: set[str] = set()

    def merged(self) -> Merged:
        answers = self._scope([state.answers for state in self._states], "")
        state = State(answers, self._about, self._attachments())
        left = tuple(one for one in self._disputed if one.place not in self._used)
        return Merged(state, tuple(self._disputed), left, tuple(sorted(self._choices.keys() - self._used)))

    def _scope(self, scopes: Sequence[_Scope], place: str) -> dict[str, Any]:
        """Merge the answers of one scope, given for the base and every side."""
        merged: dict[str, Any] = {}
        known = [each.get(place, {}) for each in self._known]
        named = (each.keys() for each in (*scopes, *known, self._chosen.get(place, {})))
        for name in sorted({name for names in named for name in names} - {ID}):
            values, path = [scope.get(name) or _nothing(scope.get(name)) for scope in scopes], f"{place}/{name}"
            about = [each.get(name, {}) for each in known]
            if any(values) and all(value is None or isinstance(value, list) for value in values):
                value: Any = self._repeat([value or [] for value in values], path)
                remarks = self._remarks(path, about, ("special", *RESTS_ON))
            else:
                value, remarks = self._answer(path, values, about)
            remarks |= self._remarks(path, about, (_NOTE,))
            if value is not None and value != []:
                merged[name] = value
            if remarks:
                self._about[path] = remarks
        return merged

    def _answer(
        self, path: str, values: Sequence[Any], about: Sequence[Mapping[str, Any]]
    ) -> tuple[Any, dict[str, Any]]:
        """Return an answer, and what it rests on."""
        said = [Said(value, only(each, ("special", *RESTS_ON))) for value, each in zip(values, about, strict=True)]
        base, sides = said[0], tuple(said[1:])
        if path in self._choices:
            differ = any(one.core != sides[0].core for one in sides) and self._settled(path, base, sides) is None
            disputed = differ and not self._follows(path)
            chosen = self._choose(Disputed(path, "answer", base, sides), disputed)
        elif self._follows(path):
            chosen = min((one for one in sides if one != base), key=repr, default=base)
        elif all(one.core == sides[0].core for one in sides):
            rests = self._remarks(path, about, RESTS_ON)
            return sides[0].value, only(sides[0].about, ("special",)) | rests
        else:
            chosen = self._settled(path, base, sides) or self._choose(
                Disputed(path, "answer", base, sides), disputed=True
            )
        if isinstance(chosen.value, list):  # a repeat in one form version, an answer in another
            self._about |= self._beneath(values.index(chosen.value), path)
        return chosen.value, dict(chosen.about)

    def _remarks(self, path: str, about: Sequence[Mapping[str, Any]], names: Iterable[str]) -> dict[str, Any]:
        """Return what is known beside an answer, each by itself."""
        found = {}
        for name in names:
            base, *others = (Said(each.get(name)) for each in about)
            place, sides = f"{path}#{name}", tuple(others)
            settled = self._settled(place, base, sides) or (_joined(base, sides) if name == _NOTE else None)
            chosen = None if place in self._choices else settled
            value = (chosen or self._choose(Disputed(place, "remark", base, sides), settled is None)).value
            if value is not None:
                found[name] = value
        return found

    def _repeat(self, several: Sequence[_Rows], path: str) -> list[dict[str, Any]]:
        by_id = [{row[ID]: row for row in rows} for rows in several]
        kept: dict[str, dict[str, Any]] = {}
        for row in sorted({row for rows in by_id for row in rows}):
            merged = self._row([rows.get(row) for rows in by_id], f"{path}[{row}]")
            if merged is not None:
                kept[row] = {ID: row, **merged}
        common = kept.keys() & set.intersection(*(set(rows) for rows in by_id))
        backbone = self._order(path, [common_order(list(rows), common) for rows in by_id])
        return [kept[row] for row in put_between(backbone, [list(rows) for rows in by_id[1:]], kept)]

    def _row(self, rows: Sequence[Mapping[str, Any] | None], place: str) -> dict[str, Any] | None:
        """Return a row, None if it is gone."""
        if rows[0] is None or None not in rows[1:]:
            return self._scope([row or {} for row in rows], place)
        base, *sides = (Said(row, self._beneath(number, place) if row else {}) for number, row in enumerate(rows))
        changed = [side for side in sides if side.value and side != base]
        differ = place in self._contested and self._settled(place, base, sides) is None
        if not changed and not differ:
            return None
        disputed = Disputed(place, "row", base, tuple(sides))
        chosen = self._choose(disputed, disputed=True)
        if chosen is base:  # nobody has decided yet: what the row became is shown
            chosen = min(changed, key=repr, default=base)
        if chosen.value is None:
            return None
        self._about |= chosen.about
        return {name: value for name, value in chosen.value.items() if name != ID}

    def _order(self, path: str, orders: Sequence[Order]) -> Order:
        base, *sides = orders
        moved = new_orders(base, sides)
        if len(moved) < 2 and (path not in self._contested or len(set(sides)) == 1):
            return moved[0] if moved else base
        disputed = Disputed(path, "order", Said(base), tuple(Said(side) for side in sides))
        order: Order = self._choose(disputed, disputed=True).value
        return order

    def _choose(self, one: Disputed, disputed: bool) -> Said:
        """Return what a person chose, or what stood before."""
        if disputed:
            self._disputed.append(one)
        choice = self._choices.get(one.place)
        if choice is None:
            return one.base
        if isinstance(choice, Said):
            if one.kind in ("row", "order"):
                return one.base
            self._used.add(one.place)
            return choice
        if not 0 <= choice < len(one.sides):
            return one.base
        self._used.add(one.place)
        return one.sides[choice]

    def _settled(self, place: str, base: Said, sides: Sequence[Said]) -> Said | None:
        """Return what is right without being asked, None if that is disputed."""
        if place in self._contested:
            return sides[0] if all(side == sides[0] for side in sides) else None
        changed = _different(base, sides)
        return base if not changed else changed[0] if len(changed) == 1 else None

    def _beneath(self, number: int, place: str) -> dict[str, Mapping[str, Any]]:
        """Return what a state knows beside the answers in a row, or in all rows of a repeat."""
        within = (f"{place}/", f"{place}[")
        return {at: known for at, known in self._states[number].about.items() if at.startswith(within)}

    def _attachments(self) -> tuple[Attachment, ...]:
        """Return the files: of those that were there, the ones all still have; and all that were added."""
        by_hash = [{one.sha256: one for one in state.att} for state in self._states]
        base, *sides = by_hash
        kept: dict[str, Attachment] = {}
        for name in {name for files in by_hash for name in files}:
            here = [files[name] for files in sides if name in files]
            if here and (name not in base or len(here) == len(sides)):
                renamed = [one for one in here if one != base.get(name)]
                kept[name] = min(renamed or here, key=lambda one: (one.name, one.len))
        common = kept.keys() & set.intersection(*(set(files) for files in by_hash))
        orders = [common_order(list(files), common) for files in by_hash]
        backbone = min(new_orders(orders[0], orders[1:]), default=orders[0])
        return tuple(kept[name] for name in put_between(backbone, [list(files) for files in sides], kept))


def _different(base: Said, sides: Iterable[Said]) -> list[Said]:
    found: list[Said] = []
    for one in sides:
        if one != base and one not in found:
            found.append(one)
    return found


def _joined(base: Said, sides: Iterable[Said]) -> Said | None:
    """Return a note with all lines that were added to it; None if one of the versions changed what stood there."""
    before = str(base.value or "").splitlines()
    added = [str(side.value or "").splitlines() for side in sides]
    if any(lines[: len(before)] != before for lines in added):
        return None
    new = dict.fromkeys(line for lines in sorted(added) for line in lines[len(before) :])
    return Said("\n".join([*before, *new]))


def _nothing(value: Any) -> Any:
    """Return a value that is empty: a repeat without rows is as none."""
    return None if value == [] else value


def _by_scope(about: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Mapping[str, Any]]]:
    """Return what is known beside answers by the row they stand in and their name."""
    found: dict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for path, known in about.items():
        scope, name = _parted(path)
        found[scope][name] = known
    return found


def _parted(path: str) -> tuple[str, str]:
    scope, _, name = path.rpartition("/")
    return scope, name
