"""The order of Khmer lists: CLDR's rules for Khmer as a key that plain comparison understands.

Spaces and punctuation come first, then digits of both scripts as one, then Khmer, then other letters. A coeng comes
after all vowels, a robat counts as រ with a coeng, an independent vowel as អ with its vowel; the other signs, and then
case and script, decide only between texts that are otherwise the same.
"""

import re
from string import ascii_lowercase
from unicodedata import normalize

from ctip_desktop.khmer.clusters import reorder
from ctip_desktop.khmer.letters import COENG, CONSONANTS, UNSEEN
from ctip_desktop.khmer.numerals import DIGITS

_IN_ORDER = (
    *"៖។៘៕៙៚ៗ“”‘’–—…៛",
    *DIGITS,
    *"កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមយរឫឬលឭឮវឝឞសហឡអៜ",
    *"ាិីឹឺុូួើឿៀេែៃោៅ",
    *("ុំ", "ំ", "ាំ", "ះ", "ិះ", "ុះ", "េះ", "ោះ"),
    COENG,
    *ascii_lowercase,
)
_SIGNS_IN_ORDER = "៎៏៑័ៈ៝់៉៊៍៓"
_INDEPENDENT_VOWELS = {
    "ឥ": "អិ",
    "ឦ": "អី",
    "ឧ": "អុ",
    "ឨ": "អុក",
    "ឩ": "អូ",
    "ឪ": "អូវ",
    "ឯ": "អែ",
    "ឰ": "អៃ",
    "ឱ": "អោ",
    "ឲ": "អោ",
    "ឳ": "អៅ",
}

# The weights stand above ASCII's punctuation and below every letter that has none.
_WEIGHTS = {element: chr(0x100 + place) for place, element in enumerate(_IN_ORDER)}
_SIGN_WEIGHTS = {sign: chr(0x21 + place) for place, sign in enumerate(_SIGNS_IN_ORDER)}
_NO_LETTER = str.maketrans(dict.fromkeys([*_SIGNS_IN_ORDER, *UNSEEN, *map(chr, range(0x300, 0x370)), "\0"], ""))
_LETTERS = str.maketrans(
    {element: weight for element, weight in _WEIGHTS.items() if len(element) == 1}
    | {latin: _WEIGHTS[khmer] for latin, khmer in zip("0123456789", DIGITS, strict=True)}
    | {vowel: "".join(map(_WEIGHTS.__getitem__, spelt)) for vowel, spelt in _INDEPENDENT_VOWELS.items()}
)
_ROBAT = re.compile(f"([{CONSONANTS}])៌")
_VOWEL_WITH_FINAL = re.compile("[ុា]ំ|[ិុេោ]ះ")


def sort_key(text: str) -> str:
    """Return a key whose code points, or UTF-8 bytes, stand in the order a Khmer reader expects of the texts."""
    letters = reorder(normalize("NFKD", text).casefold().translate(_NO_LETTER))
    letters = _ROBAT.sub("រ្\\1", letters)
    letters = _VOWEL_WITH_FINAL.sub(lambda vowel: _WEIGHTS[vowel[0]], letters).translate(_LETTERS)
    signs = "".join(_SIGN_WEIGHTS.get(character, " ") for character in text).rstrip()
    return f"{letters}\0{signs}\0{text.swapcase()}"
