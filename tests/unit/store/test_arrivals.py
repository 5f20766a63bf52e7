"""Of a file it is kept what became of it last, and when it came first."""

from dataclasses import replace

from ctip_desktop.store.arrivals import SET_ASIDE, TAKEN_IN, WAITS, Arrival, find_arrival, note_arrival
from ctip_desktop.store.store import Store

FIRST, SECOND, THIRD = (f"2026-07-{day}T03:00:00Z" for day in ("09", "20", "30"))


def test_a_file_taken_in_later_keeps_the_moment_it_first_came(store: Store) -> None:
    aside = Arrival("a" * 64, "", SET_ASIDE, FIRST, reason="not_trusted")
    with store.writing() as writer:
        note_arrival(writer, aside)
        note_arrival(writer, replace(aside, state=WAITS, at=SECOND))
        note_arrival(writer, replace(aside, state=TAKEN_IN, at=THIRD))
        note_arrival(writer, replace(aside, state=WAITS, at="2026-08-01T03:00:00Z"))
    with store.reading() as reader:
        found = find_arrival(reader, "a" * 64)
    assert found
    assert (found.state, found.at, found.first_at) == (TAKEN_IN, THIRD, FIRST)
