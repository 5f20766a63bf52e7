"""In which order rows stand that several versions have, or that one of them put between the others."""

from collections import defaultdict
from collections.abc import Collection, Sequence

Order = tuple[str, ...]


def common_order(rows: Sequence[str], common: Collection[str]) -> Order:
    """Return the order in which rows that all versions have stand in one of them."""
    return tuple(row for row in rows if row in common)


def new_orders(base: Order, sides: Sequence[Order]) -> list[Order]:
    """Return the orders that are other than before, each once, sorted."""
    return sorted({side for side in sides if side != base})


def put_between(backbone: Order, sides: Sequence[Sequence[str]], kept: Collection[str]) -> list[str]:
    """Return all that is kept: the backbone in its order, and every other row behind the one it stands behind.

    Where several versions put rows behind the same one, those of a version stay together. The order of the versions
    does not matter.
    """
    behind: dict[str, set[Order]] = defaultdict(set)
    for side in sides:
        at, chunk = "", [""]
        for row in [*side, ""]:
            if row in backbone or not row:
                behind[at].add(tuple(chunk[1:]))
                at, chunk = row, [""]
            elif row in kept:
                chunk.append(row)
    placed: dict[str, None] = {}
    for at in ("", *backbone):
        if at:
            placed[at] = None
        for others in sorted(behind[at]):
            placed |= dict.fromkeys(row for row in others if row not in placed)
    return list(placed)
