"""What a person may set: language and the device's folder, from the command line, the environment or the defaults."""

import os
from dataclasses import dataclass
from pathlib import Path

LANGUAGES = ("km", "en")


@dataclass(frozen=True)
class Settings:
    """How this run speaks and which device it is; the default folder is looked up only by what needs a device.

    Args:
        language_named: whether somebody asked for the language; if not, the window speaks the one chosen in it.
    """

    named_home: Path | None
    language: str
    language_named: bool = False

    @property
    def home(self) -> Path:
        """Return the folder of this device."""
        return self.named_home or default_home()


def default_home() -> Path:
    """Return the folder this device keeps its data in when none is named."""
    from platformdirs import user_data_path

    return user_data_path("CTIP Desktop", appauthor=False)


def resolve(home: str | None, language: str | None) -> Settings:
    """Settle the settings: what was given, else `CTIP_HOME` and `CTIP_LANG`, else the defaults (Khmer)."""
    chosen_home = home or os.environ.get("CTIP_HOME")
    chosen_language = language or os.environ.get("CTIP_LANG", "")
    named = chosen_language in LANGUAGES
    return Settings(
        named_home=Path(chosen_home) if chosen_home else None,
        language=chosen_language if named else "km",
        language_named=named,
    )
