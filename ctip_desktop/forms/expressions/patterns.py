"""Turns the regular expressions of `regex()`, written in Java's dialect, into Python's."""

import re
import unicodedata
from functools import lru_cache

_BLOCKS = {"Khmer": "\u1780-\u17ff", "KhmerSymbols": "\u19e0-\u19ff", "BasicLatin": "\0-\x7f"}
_POSIX = {
    "Lower": "a-z",
    "Upper": "A-Z",
    "ASCII": "\0-\x7f",
    "Alpha": "a-zA-Z",
    "Digit": "0-9",
    "Alnum": "a-zA-Z0-9",
    "Punct": r"!-/:-@\[-`{-~",
    "Space": r" \t\n\x0b\f\r",
    "Blank": r" \t",
    "XDigit": "0-9a-fA-F",
}
_SCRIPTS = {"Khmer": "\u1780-\u17dd\u17e0-\u17e9\u17f0-\u17f9\u19e0-\u19ff", "Latin": "a-zA-Z\u00c0-\u024f"}
_PROPERTY = re.compile(r"\\(\\|[pP](?:\{(?P<named>\w+)\}|(?P<letter>[A-Z])))")


@lru_cache(maxsize=256)
def pattern(text: str) -> re.Pattern[str]:
    r"""Return the compiled pattern; raise `re.error` if it is none.

    `\p{L}`, `\p{InKhmer}` and the like are spelt out; `\d`, `\w` and `\s` mean ASCII, as in Java. Classes within
    classes (`[a-z&&[^b]]`) are not taken.
    """
    if re.search(r"\[[^\]]*(?:&&|(?<!\\)\[(?!:))", text):
        raise re.error("classes within classes", text)
    return re.compile(_spelt_out(text), re.ASCII)


def _spelt_out(text: str) -> str:
    pieces, at, inside = [], 0, False
    for match in _PROPERTY.finditer(text):
        before = text[at : match.start()]
        pieces.append(before)
        inside = _inside_class(before, inside)
        at = match.end()
        if match[1] == "\\":
            pieces.append(match[0])
            continue
        members = _members(match["named"] or match["letter"], text)
        negated = match[1].startswith("P")
        if inside and negated:
            raise re.error("a negated property within a class", text)
        pieces.append(members if inside else f"[{'^' * negated}{members}]")
    return "".join(pieces) + text[at:]


def _inside_class(text: str, inside: bool) -> bool:
    for bracket in re.findall(r"\\.|[\[\]]", text, re.DOTALL):
        inside = {"[": True, "]": False}.get(bracket, inside)
    return inside


def _members(name: str, text: str) -> str:
    if name.startswith("In") and name[2:] in _BLOCKS:
        return _BLOCKS[name[2:]]
    if name.startswith("Is") and name[2:] in _SCRIPTS:
        return _SCRIPTS[name[2:]]
    if name in _POSIX:
        return _POSIX[name]
    category = name.removeprefix("Is")
    if len(category) <= 2 and (members := _category(category)):
        return members
    raise re.error(f"unknown property {name}", text)


@lru_cache(maxsize=16)
def _category(category: str) -> str:
    """Return the characters of a Unicode category (`L`, `Lu`) as the inside of a class."""
    ranges: list[list[int]] = []
    for code in range(0x10000):
        if unicodedata.category(chr(code)).startswith(category) and not 0xD800 <= code < 0xE000:
            if ranges and ranges[-1][1] == code - 1:
                ranges[-1][1] = code
            else:
                ranges.append([code, code])
    return "".join(f"\\u{first:04x}-\\u{last:04x}" for first, last in ranges)
