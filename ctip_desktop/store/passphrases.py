"""How a passphrase becomes a key: folded, so that it may be typed in any of the ways that look the same; then Argon2id.

The folding is frozen: a change would lock people out. It therefore uses no library that may change, not even Unicode
normalisation, whose tables grow. Its steps, in this order:

1. ZERO WIDTH SPACE, ZWNJ, ZWJ, WORD JOINER, the byte order mark and SOFT HYPHEN are dropped;
2. Khmer digits become Latin digits, and NO-BREAK SPACE a space;
3. in Khmer, the register shifters ៉ ៊ move before the vowel signs and other signs they are typed after, and ុំ, េី, េា
   typed the other way round or in parts become ុំ, ើ, ោ;
4. runs of spaces become one, and those at the ends are dropped.

A key is derived with all spaces out: the space bar of the Khmer layout gives a ZERO WIDTH SPACE, so that between words
one person types a space where another does not. What was chosen before that was so is opened with its spaces.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from ctip_desktop.errors.store import PassphraseTooShort

SHORTEST = 10
KEY_BYTES = 32

_UNSEEN = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff\u00ad"), "")
_DIGITS = dict(zip(map(ord, "០១២៣៤៥៦៧៨៩"), "0123456789", strict=True))
_TABLE = _UNSEEN | _DIGITS | {0xA0: " "}
_LATE_SHIFTER = re.compile("([\u17b6-\u17c8]+)([\u17c9\u17ca])")
_IN_PARTS = (("\u17c6\u17bb", "\u17bb\u17c6"), ("\u17c1\u17b8", "\u17be"), ("\u17c1\u17b6", "\u17c4"))
_SPACES = re.compile("[ \t\r\n]+")


@dataclass(frozen=True)
class Cost:
    """What deriving a key costs: passes, threads, and memory in KiB (RFC 9106, second recommended choice)."""

    passes: int = 3
    threads: int = 4
    memory: int = 64 * 1024


DEAREST = Cost(passes=64, threads=16, memory=1024 * 1024)


def read_cost(parts: object) -> Cost | None:
    """Return the cost that stands in a file, or None if it is none, or would stop the computer."""
    most = asdict(DEAREST)
    if not isinstance(parts, dict) or parts.keys() != most.keys():
        return None
    if not all(type(parts[name]) is int and 0 < parts[name] <= most[name] for name in most):
        return None
    cost = Cost(**parts)
    return cost if cost.memory >= 8 * cost.threads else None  # RFC 9106, 3.1


def fold(passphrase: str) -> str:
    """Return the passphrase without the differences that cannot be seen."""
    folded = passphrase.translate(_TABLE)
    folded = _LATE_SHIFTER.sub(r"\2\1", folded)
    for parts, whole in _IN_PARTS:
        folded = folded.replace(parts, whole)
    return _SPACES.sub(" ", folded).strip(" ")


def bare(passphrase: str) -> str:
    """Return the folded passphrase without spaces, of which a key is made: those with the same are the same."""
    return fold(passphrase).replace(" ", "")


def check_length(passphrase: str) -> None:
    """Raise PassphraseTooShort for a new passphrase that has too few signs."""
    if len(fold(passphrase)) < SHORTEST:
        raise PassphraseTooShort(SHORTEST)


def derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """Return the 32-byte key of a passphrase."""
    return next(derivations(passphrase, salt, cost))


def derivations(passphrase: str, salt: bytes, cost: Cost) -> Iterator[bytes]:
    """Yield the keys a passphrase may have been given, one derivation each: without spaces first, then with them."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    for typed in dict.fromkeys((bare(passphrase), fold(passphrase))):
        yield Argon2id(
            salt=salt, length=KEY_BYTES, iterations=cost.passes, lanes=cost.threads, memory_cost=cost.memory
        ).derive(typed.encode())
