"""Cuts an expression's text into tokens, by the rules of JavaRosa's lexer."""

import re
from typing import NamedTuple

from ctip_desktop.errors.forms import ExpressionNotTaken, ExpressionSyntax


class Token(NamedTuple):
    """A piece of the text: its kind, what it says, and where it begins (from 0)."""

    kind: str
    text: str
    at: int


_NAME = r"[^\W\d][\w.\-]*"
_REFERRED = rf"(?:last-saved\#)?{_NAME}"
_VALUE = re.compile(
    rf"""\s*(?:
      (?P<number>\d+\.?\d*|\.\d+) | '(?P<single>[^']*)' | "(?P<double>[^"]*)" | \$\{{(?P<ref>{_REFERRED})\}}
    | (?P<name>{_NAME}(?::{_NAME})?) | (?P<sign>//|::|\.\.|<=|>=|!=|[-.()\[\],/=<>+*@|])
    )""",
    re.VERBOSE | re.ASCII,
)
_OPERATOR = re.compile(
    r"\s*(?:(?P<word>and|or|div|mod)|(?P<sign>//|::|\.\.|<=|>=|!=|[-.()\[\],/=<>+*@|]))", re.IGNORECASE | re.ASCII
)
_ENDS_A_VALUE = {"number", "text", "name", "$", "]", ")", ".", ".."}
_NOT_TAKEN = {"//", "::", "@", "|"}


def tokens(text: str) -> list[Token]:
    """Return the tokens of the text and a last one of kind `end`; raise `ExpressionSyntax`, `ExpressionNotTaken`.

    Kinds are `number`, `text`, `name`, `$` (a `${name}`), `end`, and each operator and bracket by itself. After a
    value the words `and or div mod` are operators, elsewhere names, as XPath rules.
    """
    found: list[Token] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        after_value = bool(found) and found[-1].kind in _ENDS_A_VALUE
        match = (_OPERATOR if after_value else _VALUE).match(text, at)
        if match is None:
            raise ExpressionSyntax(text, at + 1 + len(text[at:]) - len(text[at:].lstrip()))
        found.append(_token(match))
        if found[-1].kind in _NOT_TAKEN or (found[-1].kind == "*" and not after_value):
            raise ExpressionNotTaken(text, found[-1].at + 1, found[-1].text)
        at = match.end()
    return [*found, Token("end", "", end)]


def _token(match: re.Match[str]) -> Token:
    group = match.lastgroup or ""
    said, at = match[group], match.start(group)
    match group:
        case "single" | "double":
            return Token("text", said, at - 1)
        case "ref":
            return Token("$", said, at - 2)
        case "word":
            return Token(said.lower(), said, at)
        case "sign":
            return Token(said, said, at)
        case _:
            return Token(group, said, at)
