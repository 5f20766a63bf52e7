"""Holds results to committed files, or rewrites those under `--update-goldens`."""

from pathlib import Path


def hold(file: Path, made: bytes, *, update: bool) -> None:
    """Fail unless the committed file is what was made just now."""
    if update:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made)
    assert file.is_file(), f"{file.name} is not committed; run poe golden"
    assert file.read_bytes() == made, f"{file.name} is not current; run poe golden and read the diff"
