"""Where the training office of a device lies, and how anybody opens it; whether a store may send, its own mark says."""

from pathlib import Path

PASSPHRASE = "1234567890"  # noqa: S105 - told to everybody who opens the training office, and typed on any layout
_SUFFIX = "-training"


def training_home(home: Path) -> Path:
    """Return where the training office of a device is: beside its home."""
    return home if is_training_home(home) else home.with_name(home.name + _SUFFIX)


def real_home(home: Path) -> Path:
    """Return the home a training office belongs to."""
    return home.with_name(home.name.removesuffix(_SUFFIX))


def is_training_home(home: Path) -> bool:
    """Say whether a folder is named as one for training."""
    return home.name.endswith(_SUFFIX)
