"""What was chosen in a first run so far, kept in the home until it is over; a passphrase never is."""

from dataclasses import asdict, dataclass, fields
from pathlib import Path

import orjson

from ctip_desktop.store.files import make_folder, write_whole
from ctip_desktop.store.training_home import is_training_home

FILE = "setup.json"
STEPS = 5


@dataclass(frozen=True)
class Progress:
    """Where a first run stands: the step that comes next (1 to 5), and what was chosen."""

    step: int = 1
    office: str = ""
    letter: str = "A"
    user: str = ""
    enrolled: bool = False
    backup: str = ""


def load(home: Path) -> Progress | None:
    """Return how far a first run came; None if none was begun, it is over, or what is kept cannot be read."""
    try:
        kept = orjson.loads((home / FILE).read_bytes())
        progress = Progress(**{field.name: kept[field.name] for field in fields(Progress) if field.name in kept})
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    right = {field.name: type(field.default) for field in fields(Progress)}
    fits = all(type(getattr(progress, name)) is kind for name, kind in right.items())
    return progress if fits and 1 <= progress.step <= STEPS else None


def unfinished(home: Path) -> bool:
    """Say whether a first run of this home was left before its end."""
    return not is_training_home(home) and load(home) is not None


def keep(home: Path, progress: Progress) -> None:
    """Keep how far it came; raise OSError if the disk does not take it."""
    make_folder(home)
    write_whole(home / FILE, orjson.dumps(asdict(progress), option=orjson.OPT_SORT_KEYS))


def end(home: Path) -> None:
    """Forget it: the first run is over."""
    (home / FILE).unlink(missing_ok=True)
