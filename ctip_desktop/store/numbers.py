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
    return next_numbers(writer, 1)[0]


def next_numbers(writer: Writer, count: int) -> list[str]:
    """Take so many numbers of this device in this year, one or more, in their order."""
    this = device(writer)
    series = f"{this.office}-{clock.today().year}-{this.letter}"
    last = next_in(writer, series, count)
    return [f"{series}-{number:04d}" for number in range(last - count + 1, last + 1)]


def next_in(writer: Writer, series: str, count: int = 1) -> int:
    """Take the next numbers of a series, from 1; return the last. A store set back does not give them a second time."""
    add = (
        insert(counter)
        .values(series=series, last=count)
        .on_conflict_do_update(index_elements=["series"], set_={"last": counter.c.last + count})
        .returning(counter.c.last)
    )
    last: int = writer.connection.execute(add).scalar_one()
    writer.log_moved = True
    return last


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
