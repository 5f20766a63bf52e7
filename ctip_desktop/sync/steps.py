"""The named steps of sending, told as they are taken, and the one way to stop between them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, get_args

from ctip_desktop.errors.sync import SendingStopped

Name = Literal["gather", "seal", "write", "read_back"]
NAMES: tuple[Name, ...] = get_args(Name)


@dataclass(frozen=True)
class Step:
    """How far a step has come: records gathered, bundles sealed, bytes written, bytes read back."""

    name: Name
    done: int
    of: int


@dataclass(frozen=True)
class Watch:
    """Who hears of the steps, and whether they were asked to stop."""

    told: Callable[[Step], None] = lambda _: None
    stopped: Callable[[], bool] = lambda: False

    def tell(self, name: Name, done: int, of: int) -> None:
        """Tell how far a step has come; raise SendingStopped if it is to go no further."""
        self.told(Step(name, done, of))
        if self.stopped():
            raise SendingStopped


UNWATCHED = Watch()
