"""A text in both languages: what forms, lists and offices are called."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """A text in both languages."""

    km: str
    en: str

    def said(self, language: str) -> str:
        """Return the text in `km` or `en`."""
        return self.en if language == "en" else self.km
