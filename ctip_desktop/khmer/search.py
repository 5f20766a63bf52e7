"""The key by which text is searched: one key for all the ways of typing what reads the same.

What was typed is stored and shown as it is; only keys are compared, by substring, because Khmer sets no spaces
between words. Unicode normalisation repairs none of the ways in which Khmer is typed differently.
"""

import re
from functools import cache
from unicodedata import normalize

from ctip_desktop.khmer.clusters import reorder
from ctip_desktop.khmer.letters import UNSEEN
from ctip_desktop.khmer.numerals import DIGITS

_LOOSE = "៉៊់៍័៝"
_DEPRECATED = {"ឣ": "អ", "ឤ": "អា", "ឲ": "ឱ", "៘": "។ល។"}
_U_WITH_SAMYOK_SANNYA = re.compile("ុ័|័ុ")
_COLON_FOR_YUUKALEAPINTU = re.compile("(?<=[\u1780-\u17d3]):+")


def search_key(text: str) -> str:
    """Return the key of `text`: two texts that read the same have one key, and the key of a key is itself.

    Order of signs, coeng ta and da, register shifters and silencers, spaces and unseen characters, the digits'
    script and the letters' case make no difference.
    """
    text = _U_WITH_SAMYOK_SANNYA.sub("", text).translate(_table())
    text = normalize("NFC", normalize("NFD", text).casefold())
    text = _COLON_FOR_YUUKALEAPINTU.sub("ៈ", text).replace("្ដ", "្ត")
    return reorder(text)


@cache
def _table() -> dict[int, str]:
    spaces = "".join(filter(str.isspace, map(chr, range(0x3001))))
    table = dict.fromkeys(UNSEEN + _LOOSE + spaces, "")
    table |= dict(zip(DIGITS, "0123456789", strict=True)) | _DEPRECATED
    return str.maketrans(table)
