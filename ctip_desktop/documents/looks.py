"""How papers that speak either language are set, and how figures are written in them."""

from dataclasses import dataclass

from ctip_desktop.documents.typesetting.faces import BODY, BOLD, HEADING, LATIN, LATIN_BOLD, Family
from ctip_desktop.documents.typesetting.paragraph import Style
from ctip_desktop.i18n.figures import grouped, per_cent, signed
from ctip_desktop.khmer.numerals import to_khmer


@dataclass(frozen=True)
class Look:
    """The faces and sizes of a language; lengths in points."""

    language: str
    body: Family
    bold: Family
    heading: Family
    size: float
    leading: float
    small: float
    small_leading: float
    number_head: str

    def text(self, **changes: object) -> Style:
        """Return the style of running text."""
        return Style(self.body, self.size, self.leading, **changes)  # type: ignore[arg-type]

    def strong(self, **changes: object) -> Style:
        """Return the style of words that stand out in it."""
        return Style(self.bold, self.size, self.leading, **changes)  # type: ignore[arg-type]

    def cell(self, *, strong: bool = False, **changes: object) -> Style:
        """Return the style of a table's cell."""
        return Style(self.bold if strong else self.body, self.small, self.small_leading, **changes)  # type: ignore[arg-type]

    def digits(self, text: object) -> str:
        """Return a text with the digits of the language."""
        return to_khmer(str(text)) if self.language == "km" else str(text)

    def figure(self, value: int) -> str:
        """Return a whole number with its thousands apart: `1,234`, `១.២៣៤`."""
        return grouped(value, self.language)

    def change(self, value: int) -> str:
        """Return a difference with its sign."""
        return signed(value, self.language)

    def share(self, value: float) -> str:
        """Return per cent with their sign and one decimal place."""
        return f"{per_cent(value, self.language)}%"


LOOKS = {
    "km": Look("km", BODY, BOLD, HEADING, 10.5, 18.5, 9, 13.4, "ល.រ"),
    "en": Look("en", LATIN, LATIN_BOLD, LATIN_BOLD, 10, 15.5, 8.6, 12.4, "No."),
}
