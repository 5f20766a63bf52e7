"""How this device's windows look and speak: kept beside the store, since they are needed before it is unlocked.

`window.json` holds nothing personal and nothing that protects anything.
"""

from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Literal

import orjson

from ctip_desktop.store.files import make_folder, write_whole

FILE = "window.json"
Theme = Literal["system", "light", "dark"]


@dataclass(frozen=True)
class Preferences:
    """What a person chose in *Settings*; the language named on the command line comes before the one kept.

    Args:
        office: whose device this is, for the page that asks who is there; empty before the first unlocking.
    """

    language: str = "km"
    theme: Theme = "system"
    large: bool = False
    advance: bool = True
    office: str = ""


def load(home: Path) -> Preferences | None:
    """Return what was chosen on this device; None if nothing was or it cannot be read."""
    try:
        kept = orjson.loads((home / FILE).read_bytes())
        names = {field.name for field in fields(Preferences)}
        chosen = Preferences(**{name: value for name, value in kept.items() if name in names})
    except (OSError, ValueError, TypeError, AttributeError):
        return None
    right = {field.name: type(field.default) for field in fields(Preferences)}
    fits = chosen.language in ("km", "en") and chosen.theme in ("system", "light", "dark")
    return chosen if fits and all(type(getattr(chosen, name)) is kind for name, kind in right.items()) else None


def keep(home: Path, chosen: Preferences) -> None:
    """Keep what was chosen; raise OSError if the disk does not take it."""
    make_folder(home)
    write_whole(home / FILE, orjson.dumps(asdict(chosen), option=orjson.OPT_SORT_KEYS))
