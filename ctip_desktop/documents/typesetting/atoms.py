"""Cuts text into atoms: what stands between two places where a line may end."""

from collections.abc import Sequence
from dataclasses import dataclass

from ctip_desktop.documents.typesetting.faces import Family
from ctip_desktop.documents.typesetting.shape import Cluster, shape
from ctip_desktop.khmer.breaks import break_points

ZERO_WIDTH_SPACE = "\u200b"


@dataclass(frozen=True)
class Span:
    """A stretch of a paragraph in one family."""

    text: str
    family: Family


@dataclass(frozen=True, slots=True)
class Atom:
    """Clusters that stay on one line; widths in ems, `trailing` being the spaces that vanish at a line's end."""

    clusters: tuple[Cluster, ...]
    width: float
    trailing: float


def atoms(spans: Sequence[Span], names: Sequence[str] = ()) -> list[Atom]:
    """Return the atoms of the spans taken together; no line ends inside one of `names`."""
    text = "".join(span.text for span in spans)
    ends = [point for point in break_points(text, _places(text, names)) if 0 < point < len(text)]
    if not text:
        return []
    return [_atom(spans, start, end) for start, end in zip([0, *ends], [*ends, len(text)], strict=True)]


def loosened(atom: Atom) -> list[Atom]:
    """Return the atom as one atom a cluster, for a measure that it does not fit whole."""
    return [_of((cluster,)) for cluster in atom.clusters]


def _atom(spans: Sequence[Span], start: int, end: int) -> Atom:
    clusters: list[Cluster] = []
    begin = 0
    for span in spans:
        piece = span.text[max(start - begin, 0) : max(end - begin, 0)]
        if piece:
            # A zero-width space says where a line may end; it has no shape of its own.
            clusters += shape(piece.replace(ZERO_WIDTH_SPACE, ""), span.family)
        begin += len(span.text)
    return _of(tuple(clusters))


def _of(clusters: tuple[Cluster, ...]) -> Atom:
    trailing = 0.0
    for cluster in reversed(clusters):
        if not cluster.is_space:
            break
        trailing += cluster.width
    return Atom(clusters, sum(cluster.width for cluster in clusters), trailing)


def _places(text: str, names: Sequence[str]) -> list[tuple[int, int]]:
    """Return where each name stands in the text."""
    places: list[tuple[int, int]] = []
    for name in names:
        at = text.find(name) if name else -1
        while at >= 0:
            places.append((at, at + len(name)))
            at = text.find(name, at + len(name))
    return places
