"""Finds what is to be taken in on sticks and in folders, and the order to do it in, believing nothing of it."""

import os
import re
from collections.abc import Sequence
from pathlib import Path

from ctip_desktop.bundles.envelope import LARGEST, open_seal
from ctip_desktop.bundles.extents import Piece, Stretch
from ctip_desktop.bundles.manifest import Manifest
from ctip_desktop.bundles.medium import read_file
from ctip_desktop.bundles.values import HASH
from ctip_desktop.bundles.writing import SUFFIX
from ctip_desktop.errors import CtipError
from ctip_desktop.errors.sync import NothingToImport

Place = tuple[int, str, int]
"""Where a bundle stands in the order of taking in: trust lists and receipts, then each log's records, then files."""

_UNSHOWABLE = re.compile("[\x00-\x1f\x7f-\x9f\ufffd]+")


def bundle_files(places: Sequence[Path]) -> list[Path]:
    """Return the bundles in the folders named and the files named; raise NothingToImport, naming an empty place."""
    files: list[Path] = []
    for one in places:
        inside = sorted(file for file in one.glob(f"[!.]*{SUFFIX}") if not file.is_dir()) if one.is_dir() else []
        if not inside and (one.is_dir() or not (one.exists() or one.is_symlink())):
            raise NothingToImport(one)
        files += inside or [one]
    return files


def in_order(files: Sequence[Path], identities: Sequence[str]) -> list[Path]:
    """Put trust lists first and each log's bundles in the order of its records, going by what the files claim.

    Nothing claimed is believed: a wrong order costs time, for then a bundle waits and is read again.
    """

    def claimed(file: Path) -> Place:
        try:
            return place_of(open_seal(read(file) or b"", identities).manifest)
        except CtipError:
            return (2, "", 0)

    return sorted(files, key=claimed)


def place_of(manifest: Manifest) -> Place:
    """Return where a bundle stands in the order of taking in, going by what it claims."""
    if isinstance(manifest.extent, Stretch):
        return (1, manifest.extent.log, manifest.extent.first)
    if isinstance(manifest.extent, Piece):
        return (2, manifest.extent.sha256, manifest.extent.offset)
    return (0, "", manifest.n)


def read(file: Path) -> bytes | None:
    """Read no more of a file than shows that it is too large; None when the medium does not give it up."""
    try:
        return read_file(file, LARGEST)
    except OSError:
        return None


def shown(file: Path) -> str:
    """Return the file's name as it can be shown and kept, whatever signs somebody put into it."""
    return _UNSHOWABLE.sub("\ufffd", os.fsencode(file.name).decode(errors="replace"))


def made_as(file: Path) -> str:
    """Return the hash under which the file was made, if its name is one; else nothing."""
    name = file.name.removesuffix(SUFFIX)
    return name if HASH.fullmatch(name) else ""
