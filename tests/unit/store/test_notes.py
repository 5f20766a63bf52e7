"""That an entry was printed, and an office reminded, is remembered here."""

from ctip_desktop.store.notes import Printed, note_printed, note_reminded, printed, reminded
from ctip_desktop.store.store import Store

ENTRY = "a" * 32


def test_each_printing_is_remembered_the_latest_first(store: Store) -> None:
    with store.writing() as writer:
        note_printed(writer, ENTRY, "", "2026-01-01T00:00:00Z")
        note_printed(writer, ENTRY, "1" * 64, "2026-01-02T00:00:00Z")
        note_printed(writer, ENTRY, "1" * 64, "2026-01-02T00:00:00Z")
        note_printed(writer, "b" * 32, "2" * 64, "2026-01-03T00:00:00Z")
    with store.reading() as reader:
        assert printed(reader, ENTRY) == [
            Printed("1" * 64, "2026-01-02T00:00:00Z"),
            Printed("", "2026-01-01T00:00:00Z"),
        ]
        assert printed(reader, "c" * 32) == []


def test_each_reminder_is_remembered_by_office_and_month_the_latest_first(store: Store) -> None:
    with store.writing() as writer:
        note_reminded(writer, "09", ["2026-05", "2026-06"], "2026-07-12T00:00:00Z")
        note_reminded(writer, "09", ["2026-06"], "2026-07-20T00:00:00Z")
        note_reminded(writer, "18", [], "2026-07-20T00:00:00Z")
    with store.reading() as reader:
        assert reminded(reader) == {
            ("09", "2026-06"): ["2026-07-20T00:00:00Z", "2026-07-12T00:00:00Z"],
            ("09", "2026-05"): ["2026-07-12T00:00:00Z"],
        }
