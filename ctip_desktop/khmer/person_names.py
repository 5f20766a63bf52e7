"""What names of persons are compared by: their parts without honorifics, in any order, and how they sound.

One name is written in many ways: in Khmer with and without spaces, family name first or last, with letters that sound
alike (ណ ន, ឡ ល, ដ ត), and in Latin letters as each officer hears it. The sound is the consonants that both scripts have
in common; vowels are written too differently to compare.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from ctip_desktop.khmer.letters import COENG, CONSONANTS, ZERO_WIDTH_SPACE
from ctip_desktop.khmer.search import search_key

_HONORIFICS = frozenset(
    map(
        search_key,
        (
            *("លោក", "លោកស្រី", "លោកជំទាវ", "អ្នកស្រី", "អ្នកនាង", "កញ្ញា", "នាង", "ឯកឧត្តម", "ឯ.ឧ", "សម្តេច", "ឧកញ៉ា"),
            *("បណ្ឌិត", "បណ្ឌិតសភាចារ្យ", "ព្រះតេជព្រះគុណ", "ក្មេងស្រី", "ក្មេងប្រុស"),
            *("mr", "mrs", "ms", "miss", "dr", "h.e", "oknha"),
        ),
    )
)
_BETWEEN = re.compile(f"[\\s{ZERO_WIDTH_SPACE},/()-]+")
_SILENT = re.compile(f"(?:{COENG}?[{CONSONANTS}])(?:[ិុ])?៍")
_MOST_PARTS = 4

_KHMER_SOUNDS = {
    **dict.fromkeys("កខគឃ", "k"),
    **dict.fromkeys("ចឆជឈ", "c"),
    **dict.fromkeys("ដឋឌឍតថទធ", "t"),
    **dict.fromkeys("ងញណន", "n"),
    **dict.fromkeys("បផពភ", "p"),
    **dict.fromkeys("ឫឬរ", "r"),
    **dict.fromkeys("លឡឭឮ", "l"),
    **dict.fromkeys("សឝឞ", "s"),
    **dict.fromkeys("មំ", "m"),
    "យ": "y",
    "វ": "v",
    "ហ": "h",
}
_LATIN_SOUNDS = {
    **dict.fromkeys("kgqcx", "k"),
    **dict.fromkeys("td", "t"),
    **dict.fromkeys("pbf", "p"),
    **dict.fromkeys("vw", "v"),
    **dict.fromkeys("sz", "s"),
    **{letter: letter for letter in "hlmnry"},
    "j": "c",
}
_LATIN_PAIRS = (("chh", "j"), ("ch", "j"), ("ph", "p"), ("th", "t"), ("kh", "k"), ("gh", "k"), ("sh", "s"), ("x", "s"))
_LATIN_NASALS = re.compile("n[gh]+")
_NOT_SPOKEN = re.compile("(?<=.)[yh]|(?<=.)[rvw]$")
_TWICE = re.compile(r"(.)\1+")
_VOWEL = "-"


def name_parts(text: str) -> tuple[str, ...]:
    """Return the search keys of the parts of a name, in their order; honorifics that stand alone are left out."""
    parts = [key for part in _BETWEEN.split(_SILENT.sub("", text)) if (key := search_key(part).strip("."))]
    named = [part for part in parts if part not in _HONORIFICS]
    return tuple((named or parts)[:_MOST_PARTS])


def spellings(parts: tuple[str, ...]) -> tuple[str, ...]:
    """Return a name written as one, with its parts as they stand first, then beginning with each other part."""
    return tuple(dict.fromkeys("".join(parts[at:] + parts[:at]) for at in range(len(parts))))


@lru_cache(maxsize=65536)
def sound_of(part: str) -> str:
    """Return how a part of a name sounds: its consonants as one Latin letter for all that sound alike."""
    heard = (
        "".join(_heard_khmer(part)) if any("\u1780" <= letter <= "\u17ff" for letter in part) else _heard_latin(part)
    )
    return _TWICE.sub(r"\1", heard).replace(_VOWEL, "")


def are_alike(one: str, other: str, least: float) -> bool:
    """Say whether two spellings have at least this share, from 0 to 1, of signs that need no change."""
    longest = max(len(one), len(other))
    allowed = int((1 - least) * longest + 1e-9)
    # Counting common signs takes a tenth of the time, and most pairs have too few of them.
    in_common = sum(min(count, other.count(sign)) for sign, count in Counter(one).items())
    return longest - in_common <= allowed and _changes(one, other) <= allowed


def is_khmer(part: str) -> bool:
    """Say whether a part of a name is written in Khmer."""
    return any("\u1780" <= letter <= "\u17ff" for letter in part)


def _heard_khmer(part: str) -> Iterator[str]:
    below, last = False, len(part) - 1
    for place, letter in enumerate(part):
        if letter == COENG:
            below = True
            continue
        sound = _KHMER_SOUNDS.get(letter)
        unheard = place and sound and (sound in "yh" or (sound in "rv" and not below and place == last))
        if sound is None or unheard:
            yield _VOWEL
        else:
            # Between two consonants that are not one below the other a vowel is heard, though none is written.
            yield sound if below or not place else _VOWEL + sound
        below = False


def _heard_latin(part: str) -> str:
    text = part
    for written, letter in _LATIN_PAIRS:
        text = text.replace(written, letter)
    text = _NOT_SPOKEN.sub("", _LATIN_NASALS.sub("n", text))
    return "".join(_LATIN_SOUNDS.get(letter, _VOWEL) for letter in text)


def _changes(one: str, other: str) -> int:
    """Return how many signs must be added, left out, replaced, or changed with their neighbour."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, sign in enumerate(one, 1):
        older, before, row = before, row, [at]
        for place, against in enumerate(other, 1):
            cost = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (sign != against))
            if at > 1 and place > 1 and sign == other[place - 2] and one[at - 2] == against:
                cost = min(cost, older[place - 2] + 1)
            row.append(cost)
    return row[-1]
