"""The numbers people call entries by: `01-2026-A-0047` is office, year, device letter, and a count never used twice."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ctip_desktop import clock
from ctip_desktop.store.device import device
from ctip_desktop.store.tables import counter
from ctip_desktop.store.transaction import Reader, Writer


def next_number(writer: Writer) -> str:
    """Take the next number of this device in this year."""
    this = device(writer)
    series = f"{this.office}-{clock.today().year}-{this.letter}"
    return f"{series}-{next_in(writer, series):04d}"


def next_in(writer: Writer, series: str) -> int:
    """Take the next number of a series, from 1; a store set back does not give it a second time."""
    add_one = (
        insert(counter)
        .values(series=series, last=1)
        .on_conflict_do_update(index_elements=["series"], set_={"last": counter.c.last + 1})
        .returning(counter.c.last)
    )
    number: int = writer.connection.execute(add_one).scalar_one()
    writer.log_moved = True
    return number


def last_numbers(reader: Reader) -> dict[str, int]:
    """Return the last number given in each series."""
    return dict(reader.connection.execute(select(counter.c.series, counter.c.last).order_by("series")).all())


def never_again(writer: Writer, given: Mapping[str, int]) -> None:
    """Skip numbers that were given before the store was set back."""
    for series, last in given.items():
        keep = insert(counter).values(series=series, last=last)
        writer.connection.execute(
            keep.on_conflict_do_update(index_elements=["series"], set_={"last": last}, where=counter.c.last < last)
        )
