"""A secretariat that took in what offices answer by chance: `ctip_desktop.sample.answers`, as records carry it."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from ctip_desktop.entries.chain import check
from ctip_desktop.entries.record import NO_RECORD, Record, encode, hash_of
from ctip_desktop.forms.installed import load
from ctip_desktop.forms.offices import SECRETARIAT
from ctip_desktop.sample.answers import Kept
from ctip_desktop.store.journal import take_in
from ctip_desktop.store.known_forms import add_form
from ctip_desktop.store.store import Store
from tests.support.stores import DEVICE, USER

FORMS = ("case", "victim", "suspect", "repatriation", "prevention", "training", "inspection", "meeting", "request")


def a_secretariat(folder: Path, kept: Iterable[Kept], key: bytes | None = None) -> Store:
    """Return the secretariat's store with the logs of all offices taken in."""
    store = Store.create(folder, key, office=SECRETARIAT, device=DEVICE)
    with store.writing() as writer:
        for name in FORMS:
            add_form(writer, load(name))
    take_all_in(store, kept)
    return store


def take_all_in(store: Store, kept: Iterable[Kept]) -> None:
    """Take in a log for each office with these entries; no office may have one yet."""
    by_office: dict[str, list[Kept]] = {}
    for one in kept:
        by_office.setdefault(one.office, []).append(one)
    for office, entries in by_office.items():
        lines = list(_log(office, entries))
        with store.writing() as writer:
            take_in(
                writer,
                log=f"{int(office):032x}",
                office=office,
                device=DEVICE,
                checked=check(lines, 1, NO_RECORD),
                bundle="0" * 64,
            )


def _log(office: str, entries: Iterable[Kept]) -> Iterator[bytes]:
    prev = NO_RECORD
    for seq, one in enumerate(entries, start=1):
        line = encode(
            Record(
                seq=seq,
                prev=prev,
                op="put",
                entry=f"{int(office):02x}{seq:030x}",
                parents=(),
                form=one.form,
                fv=load(one.form).version,
                by=USER,
                at=f"2026-07-0{1 + seq % 9}T05:00:00Z",
                number=f"{office}-2026-A-{seq:04d}",
                answers=one.answers,
                about={},
            )
        )
        yield line
        prev = hash_of(line)
