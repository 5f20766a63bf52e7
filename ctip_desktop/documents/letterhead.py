"""The head of an official paper: the nation's name and motto, the committee it comes from, its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.platypus import Flowable

from ctip_desktop.documents.ornament import Ornament
from ctip_desktop.documents.typesetting.faces import HEADING, LATIN_BOLD
from ctip_desktop.documents.typesetting.paragraph import Paragraph, Style
from ctip_desktop.forms.lists import load

SECRETARIAT = "00"
CAPITAL = "12"
HEADINGS = {"km": HEADING, "en": LATIN_BOLD}

NUMBER_STYLE = Style(align="left", after=10)


@dataclass(frozen=True)
class _Words:
    """A letterhead's words in one language; the capital's name in the place list says itself that it is the capital."""

    nation: str
    motto: str
    national: tuple[str, ...]
    provincial: tuple[str, ...]
    capital: tuple[str, ...]


_WORDS = {
    "km": _Words(
        "ព្រះរាជាណាចក្រកម្ពុជា",
        "ជាតិ សាសនា ព្រះមហាក្សត្រ",
        ("គណៈកម្មាធិការជាតិ", "ប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស", "អគ្គលេខាធិការដ្ឋាន"),
        ("គណៈកម្មាធិការខេត្ត{name}", "ប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស"),
        ("គណៈកម្មាធិការ{name}", "ប្រយុទ្ធប្រឆាំងអំពើជួញដូរមនុស្ស"),
    ),
    "en": _Words(
        "Kingdom of Cambodia",
        "Nation Religion King",
        ("National Committee for Counter Trafficking", "General Secretariat"),
        ("Provincial Committee for Counter Trafficking", "{name}"),
        ("Capital Committee for Counter Trafficking", "{name}"),
    ),
}


def national_header(language: str = "km") -> list[Flowable]:
    """Return the two lines and the ornament that head every official paper."""
    words, family = _WORDS[language], HEADINGS[language]
    return [
        Paragraph(words.nation, Style(family, 13, 23, "centre")),
        Paragraph(words.motto, Style(family, 12, 21, "centre", after=1)),
        Ornament(),
    ]


def committee(office: str, language: str = "km") -> tuple[str, ...]:
    """Return the lines that name an office's committee; `office` is its two digits, `00` for the secretariat.

    Of an office that is on no list nothing is said: no lines.
    """
    words = _WORDS[language]
    if office == SECRETARIAT:
        return words.national
    place = load("places.csv").find(office)
    if not place:
        return ()
    lines = words.capital if office == CAPITAL else words.provincial
    return tuple(line.format(name=place.label.said(language)) for line in lines)


def committee_block(lines: Sequence[str], language: str = "km", source: Sequence[str] = ()) -> list[Flowable]:
    """Return the committee's lines, one under the other at the left; `source` as a paragraph's."""
    return [Paragraph(line, Style(HEADINGS[language], 10.5, 18.5, "left"), source=source) for line in lines]


def number_line(number: str, source: Sequence[str] = ()) -> Flowable:
    """Return the paper's number, left open when it has none yet; `source` as a paragraph's."""
    return Paragraph(f"លេខ៖ {number}".rstrip(), NUMBER_STYLE, source=source)
