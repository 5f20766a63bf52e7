"""Passphrases proposed to a person, and how strong the one they chose is: told by its words or by its length.

Five words of a list of 1,296 are 1,296⁵ ≈ 2⁵¹·⁷ possibilities, each of which costs a guesser one Argon2id derivation.
"""

import math
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ctip_desktop import clock, paths
from ctip_desktop.store.passphrases import SHORTEST, fold

WORDS = 5
LEVELS = (28, 40, 50)
"""Bits from which a passphrase is fair, good and strong; below the first it is weak."""

_BITS_A_SIGN = 1.6
_BITS_A_DIGIT = 3.3


@dataclass(frozen=True)
class Strength:
    """How hard a passphrase is to guess: 0 too short to be taken, 1 weak, 2 fair, 3 good, 4 strong."""

    bits: float
    level: int


@cache
def words() -> tuple[str, ...]:
    """Return the words proposals are made of."""
    return tuple((paths.resources() / "lists" / "passphrase-words.txt").read_text("utf-8").split())


def propose() -> str:
    """Return five words, each as likely as any other, with spaces between them."""
    return " ".join(_any_of(words()) for _ in range(WORDS))


def strength(passphrase: str) -> Strength:
    """Judge a passphrase. A word of the list counts for itself, what else is written for its length, as languages go.

    What is repeated counts once: a word that was there before, a sign like the one before it or next to it (111, 123).
    """
    folded = fold(passphrase)
    bits = sum(_bits(word) for word in dict.fromkeys(folded.split(" ")))
    if len(folded) < SHORTEST:
        return Strength(bits, 0)
    return Strength(bits, 1 + sum(bits >= least for least in LEVELS))


def _bits(word: str) -> float:
    if word in words():
        return math.log2(len(words()))
    signs = [sign for before, sign in pairwise(f" {word}") if abs(ord(sign) - ord(before)) > 1]
    return sum(_BITS_A_DIGIT if sign.isdigit() else _BITS_A_SIGN for sign in signs)


def _any_of(choices: tuple[str, ...]) -> str:
    """Return one of the choices without favouring any: a draw beyond the last full round is drawn again."""
    rounds = 2**16 // len(choices)
    while (drawn := int.from_bytes(clock.random_bytes(2), "big")) >= rounds * len(choices):
        continue
    return choices[drawn % len(choices)]
