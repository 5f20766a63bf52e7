"""How long a user waits after wrong passphrases: longer each time, also after a restart, and never for good.

The count stands in a small file beside the vault. Whoever takes the file away only takes away the waiting: what
protects the store is what one guess costs, not how many are allowed.
"""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from ctip_desktop import clock
from ctip_desktop.errors.store import MustWait, WrongPassphrase
from ctip_desktop.store.files import write_whole
from ctip_desktop.store.vault import Vault

NAME = "attempts.json"
FREE = 3
FIRST_SECONDS = 5
MOST_SECONDS = 300


@dataclass(frozen=True)
class Attempts:
    """Wrong passphrases of one user since the last right one, and when the last was (seconds since 1970)."""

    wrong: int = 0
    last: int = 0

    @property
    def delay(self) -> int:
        """Seconds to wait after the last one: none for three, then 5, doubling up to 300."""
        over = self.wrong - FREE
        return min(FIRST_SECONDS * 2 ** min(over, 10), MOST_SECONDS) if over >= 0 else 0


def unlock(vault: Vault, name: str, passphrase: str) -> bytes:
    """Return the data key as the vault does, unless the user has to wait; count what is wrong.

    Raise UserUnknown, WrongPassphrase or MustWait.
    """
    home, user = vault.file.parent, vault.user(name)
    if seconds := waiting(home, user.id):
        raise MustWait(user.name, seconds)
    try:
        key = vault.unlock(name, passphrase)
    except WrongPassphrase:
        with suppress(OSError):
            note_wrong(home, user.id)
        raise
    with suppress(OSError):
        note_right(home, user.id)
    return key


def waiting(home: Path, user: str) -> int:
    """Return how many seconds the user with that identifier still has to wait.

    A clock that was set back since makes nobody wait longer than the delay itself.
    """
    made = _read(home).get(user, Attempts())
    passed = int(clock.now().timestamp()) - made.last
    if passed < 0:
        _keep(home, user, Attempts(made.wrong, int(clock.now().timestamp())))
        passed = 0
    return max(made.delay - passed, 0)


def note_wrong(home: Path, user: str) -> int:
    """Count a wrong passphrase; return how many seconds to wait now."""
    made = Attempts(_read(home).get(user, Attempts()).wrong + 1, int(clock.now().timestamp()))
    _keep(home, user, made)
    return made.delay


def note_right(home: Path, user: str) -> None:
    """Forget the wrong ones."""
    if user in _read(home):
        _keep(home, user, None)


def _read(home: Path) -> dict[str, Attempts]:
    try:
        kept = orjson.loads((home / NAME).read_bytes())
        read = {user: Attempts(**made) for user, made in kept.items()}
    except (OSError, ValueError, TypeError, AttributeError):
        return {}
    return {user: made for user, made in read.items() if type(made.wrong) is type(made.last) is int}


def _keep(home: Path, user: str, made: Attempts | None) -> None:
    kept = {name: vars(one) for name, one in (_read(home) | {user: made}).items() if one}
    write_whole(home / NAME, orjson.dumps(kept, option=orjson.OPT_SORT_KEYS))
