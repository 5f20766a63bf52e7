"""Makes the list of countries anew: ISO 3166-1 alpha-2 codes with the Khmer and English names of CLDR."""

import csv
from io import StringIO

_NOT_ISO = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"}
# What clerks choose nearly always stands first.
_FIRST = ("KH", "TH", "VN", "LA", "CN", "MY")
_ZERO_WIDTH_SPACE = "\u200b"


def countries_csv() -> bytes:
    """Return the whole file: Cambodia and its neighbours, then the others by their English names."""
    from babel import Locale

    khmer, english = Locale("km").territories, Locale("en").territories
    codes = [code for code in english if len(code) == 2 and code.isalpha() and code not in _NOT_ISO]
    others = sorted((code for code in codes if code not in _FIRST), key=lambda code: english[code])
    out = StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(("name", "label::Khmer (km)", "label::English (en)"))
    write.writerows((code, khmer[code].replace(_ZERO_WIDTH_SPACE, ""), english[code]) for code in (*_FIRST, *others))
    return out.getvalue().encode("utf-8")
