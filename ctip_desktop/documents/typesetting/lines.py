"""Chooses where the lines of a paragraph end, all lines together, and how far each is stretched.

A line is never squeezed. Of all ways to break, the one is taken whose lines are stretched least, a badly stretched line
counting more than several slightly stretched ones; the last line of a justified paragraph is free, unless it would
hold next to nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from ctip_desktop.documents.typesetting.atoms import Atom, loosened
from ctip_desktop.documents.typesetting.shape import Cluster

SPACE_STRETCH = 0.45
"""Ems that a space may grow before the clusters are spread."""
EASY_SPREAD = 0.05
"""Ems between clusters that the eye forgives; weighs a line's looseness, does not limit it."""
SHORT_LAST = 2.5
"""Ems below which a last line looks lost."""


@dataclass(frozen=True, slots=True)
class Line:
    """The clusters of a line without the spaces at its end; width in ems."""

    clusters: tuple[Cluster, ...]
    width: float
    ends_paragraph: bool

    def stretch(self, measure: float) -> tuple[float, float]:
        """Return what each space and each gap between clusters gains, in ems, to fill `measure`."""
        slack = max(measure - self.width, 0.0)
        spaces = sum(cluster.is_space for cluster in self.clusters)
        by_spaces = min(slack, spaces * SPACE_STRETCH)
        gaps = len(self.clusters) - 1
        return by_spaces / spaces if spaces else 0.0, (slack - by_spaces) / gaps if gaps > 0 else 0.0


def break_lines(atoms: Sequence[Atom], first: float, rest: float, *, balanced: bool = False) -> list[Line]:
    """Return the lines of a paragraph.

    Args:
        atoms: what may not be divided; one wider than the measure is divided between clusters all the same.
        first: measure of the first line, in ems.
        rest: measure of the others, in ems.
        balanced: the last line counts like the others (centred titles).
    """
    fitting = [
        piece
        for atom in atoms
        for piece in (loosened(atom) if atom.width - atom.trailing > min(first, rest) else (atom,))
    ]
    starts_and_ends = pairwise([0, *_ends(fitting, first, rest, balanced)])
    return [_line(fitting[start:end], end == len(fitting)) for start, end in starts_and_ends]


def _ends(atoms: Sequence[Atom], first: float, rest: float, balanced: bool) -> list[int]:
    """Return the atom after the last one of each line, for the least sum of costs."""
    count = len(atoms)
    cost = [0.0] + [inf] * count
    before = [0] * (count + 1)
    loose = [_allowance(atom) for atom in atoms]
    for start in range(count):
        measure = rest if start else first
        so_far, width, allowance = cost[start], 0.0, 0.01
        for end in range(start + 1, count + 1):
            atom = atoms[end - 1]
            slack = measure - width - atom.width + atom.trailing
            if slack < -1e-6 and end > start + 1:
                break
            width += atom.width
            allowance += loose[end - 1]
            if end < count or balanced:
                here = so_far + (slack / allowance) ** 2
            else:
                here = so_far + (1.0 if measure - slack < SHORT_LAST and start else 0.0)
            if here <= cost[end]:
                cost[end], before[end] = here, start
    ends: list[int] = []
    end = count
    while end:
        ends.append(end)
        end = before[end]
    return ends[::-1]


def _allowance(atom: Atom) -> float:
    """Return how many ems an atom may be stretched before anybody sees it."""
    spaces = sum(cluster.is_space for cluster in atom.clusters)
    return spaces * SPACE_STRETCH / 2 + len(atom.clusters) * EASY_SPREAD


def _line(atoms: Sequence[Atom], ends_paragraph: bool) -> Line:
    clusters = [cluster for atom in atoms for cluster in atom.clusters]
    while clusters and clusters[-1].is_space:
        clusters.pop()
    return Line(tuple(clusters), sum(cluster.width for cluster in clusters), ends_paragraph)
