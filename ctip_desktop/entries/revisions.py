"""The revisions of one entry as a graph: who builds on whom, decided by hashes and never by a clock."""

from collections.abc import Collection, Mapping

Graph = Mapping[str, Collection[str]]
"""Parents by revision id; parents that are not (yet) here may be named."""


def heads(graph: Graph) -> list[str]:
    """Return the revisions that no other names as its parent, in the order of their ids."""
    named = {parent for parents in graph.values() for parent in parents}
    return sorted(graph.keys() - named)


def ancestors(graph: Graph, revision: str) -> set[str]:
    """Return the revision and all it builds on, as far as they are here."""
    found: set[str] = set()
    waiting = [revision]
    while waiting:
        current = waiting.pop()
        if current in graph and current not in found:
            found.add(current)
            waiting.extend(graph[current])
    return found


def nearest_common_ancestors(graph: Graph, one: str, *others: str) -> list[str]:
    """Return the latest revisions all of them build on, in the order of their ids.

    That is one where they parted, none if they share none that is here, and several where merges crossed.
    """
    common = set.intersection(*(ancestors(graph, revision) for revision in (one, *others)))
    behind = {older for revision in common for parent in graph[revision] for older in ancestors(graph, parent)}
    return sorted(common - behind)
