"""Heads and ancestors come from the hashes alone, whatever order the revisions arrived in."""

import random

from ctip_desktop.entries.revisions import ancestors, heads, nearest_common_ancestors

LINE = {"a": [], "b": ["a"], "c": ["b"]}
FORK = {"a": [], "b": ["a"], "c": ["b"], "d": ["b"], "e": ["d"]}
CROSSED = {"a": [], "b": ["a"], "c": ["a"], "d": ["b", "c"], "e": ["b", "c"]}


def test_the_last_of_a_line_is_its_head() -> None:
    assert heads(LINE) == ["c"]


def test_a_fork_has_two_heads() -> None:
    assert heads(FORK) == ["c", "e"]


def test_a_merge_has_one_head() -> None:
    assert heads({**FORK, "f": ["c", "e"]}) == ["f"]


def test_a_child_may_come_before_its_parent() -> None:
    assert heads({"c": ["b"]}) == ["c"]
    assert heads({"c": ["b"], "a": []}) == ["a", "c"]


def test_order_of_arrival_changes_nothing() -> None:
    arrivals = list(FORK.items())
    for _ in range(20):
        random.shuffle(arrivals)
        assert heads(dict(arrivals)) == ["c", "e"]
        assert nearest_common_ancestors(dict(arrivals), "c", "e") == ["b"]


def test_ancestors_are_followed_through_merges() -> None:
    assert ancestors(CROSSED, "d") == {"a", "b", "c", "d"}
    assert ancestors(CROSSED, "unknown") == set()


def test_the_nearest_common_ancestor_of_a_line_is_the_older_one() -> None:
    assert nearest_common_ancestors(LINE, "a", "c") == ["a"]


def test_crossed_merges_share_several_ancestors() -> None:
    assert nearest_common_ancestors(CROSSED, "d", "e") == ["b", "c"]


def test_strangers_share_no_ancestor() -> None:
    assert nearest_common_ancestors({"a": [], "b": []}, "a", "b") == []
