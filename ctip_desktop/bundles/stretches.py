"""Cuts a log that waits to be sent into stretches that fit a bundle each."""

from collections.abc import Iterable, Iterator

from ctip_desktop.bundles.compression import LARGEST
from ctip_desktop.bundles.extents import MOST_RECORDS


def cut(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    """Yield consecutive records (without their line feeds) in stretches of at most 1,000 records and 4 MiB."""
    stretch: list[bytes] = []
    size = 0
    for line in lines:
        if stretch and (len(stretch) == MOST_RECORDS or size + len(line) + 1 > LARGEST):
            yield stretch
            stretch, size = [], 0
        stretch.append(line)
        size += len(line) + 1
    if stretch:
        yield stretch
