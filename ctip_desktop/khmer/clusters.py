"""The one order of the signs of a cluster, whatever the order they were typed in.

The order is that of Unicode Technical Note 61 (base, robat, coengs with ្រ last, vowels, other signs), and the
sequences it says not to use, such as េ with ា for ោ, are replaced. It reads text whose register shifters were dropped.
"""

import re
from functools import lru_cache

from ctip_desktop.khmer.letters import COENG

_BASE = "\u1780-\u17a2\u17a5-\u17b3"
_ROBAT = "\u17cc"
_PRE, _BELOW, _ABOVE, _POST = "\u17be-\u17c5", "\u17bb-\u17bd", "\u17b7-\u17ba", "\u17b6"
_VOWEL = "\u17b6-\u17c5"
_OTHER = "\u17c6\u17ce\u17cf\u17d1\u17d3"
_FINAL = "\u17c7\u17c8"

_PLACES = (
    _ROBAT,
    f"{COENG}[^រ]",
    f"{COENG}រ",
    f"[{_PRE}]",
    f"[{_BELOW}]",
    f"[{_ABOVE}]",
    _POST,
    f"[{_OTHER}]",
    f"[{_FINAL}]",
)
_PART = re.compile("|".join(f"({place})" for place in _PLACES), re.DOTALL)

_GOES_ON = f"(?:{COENG}[{_BASE}]|[{_VOWEL}{_OTHER}{_FINAL}{_ROBAT}])"
_WELL_TYPED = f"[{_BASE}]{_ROBAT}?(?:{COENG}[^រ])*(?:{COENG}រ)*[{_VOWEL}]?[{_OTHER}]*[{_FINAL}]*(?!{_GOES_ON})"
_ILL_TYPED = re.compile(f"(?<!{COENG})(?!{_WELL_TYPED})[{_BASE}]{_GOES_ON}+")

_E_WITH_II = re.compile(f"េ([{_BELOW}]?)ី")
_E_WITH_AA = re.compile(f"េ([{_BELOW}]?)ា")
_U_FOR_A_SHIFTER = re.compile(f"ុ(?=[{_ABOVE}]|ាំ)|(?<=ើ)ុ")


def reorder(text: str) -> str:
    """Return `text` with every cluster in its one order; text without Khmer comes back as it was."""
    return _ILL_TYPED.sub(lambda cluster: _mended(cluster[0]), text)


@lru_cache(maxsize=4096)
def _mended(cluster: str) -> str:
    """Replacing can leave the cluster unsorted or open the way to another replacement, so it is done until it rests."""
    while True:
        parts = sorted(_PART.finditer(cluster, 1), key=lambda part: part.lastindex or 0)
        mended = cluster[0] + "".join(part[0] for part in parts)
        mended = mended.replace("ើា", "ោី")
        mended = _E_WITH_AA.sub(r"ោ\1", _E_WITH_II.sub(r"ើ\1", mended))
        mended = _U_FOR_A_SHIFTER.sub("", mended)
        if mended == cluster:
            return mended
        cluster = mended
