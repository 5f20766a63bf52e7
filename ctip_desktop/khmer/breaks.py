"""Where a line of Khmer may end, and which words it is made of: ICU's dictionary, made tidy.

Khmer writes no spaces between words, so ICU looks them up. What it leaves untidy is put right here: no line begins
with ។ ៕ ៖ ៗ or a closing quote, no consonant is left alone, no cluster is cut, a number keeps its unit, and a long
number lets go of the word after it. A zero-width space that the author typed is honoured.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, pairwise

from ctip_desktop.khmer.letters import COENG, CONSONANTS, DIGITS, LETTERS, SIGNS, ZERO_WIDTH_SPACE

_WORD_MAY_BEGIN = re.compile(f"(?<!{COENG})(?![{SIGNS}ៗ])")
_LINE_MAY_BEGIN = re.compile("(?![។៕៖៘៚”’»›)\\]}])(?!(?<=។)ល។)")

_UNIT = (
    "(?:រូប|នាក់|ករណី|គ្រួសារ|ច្បាប់|ខ្នង|ដង|លើក|ភាគរយ|រៀល|ដុល្លារ|វិនាទី|នាទី|ម៉ោង|ថ្ងៃ|សប្តាហ៍|ខែ|ឆ្នាំ"
    "|គីឡូ|ម៉ែត្រ|ហិកតា|តោន|លីត្រ|គ\\.ម|គ\\.ក|[%‰៛$€]|(?:kg|km|cm|m|ha|USD)\\b)"
)
# After ទី or ឆ្នាំ a number tells which, not how many: in `ថ្ងៃទី១៣ ខែមិថុនា` the month is no unit.
_COUNT_BEFORE_ITS_UNIT = re.compile(
    f"(?<![{DIGITS}.,])(?<!ទី)(?<!ទី )(?<!ឆ្នាំ)(?<!ឆ្នាំ )[{DIGITS}][{DIGITS}.,]* +(?={_UNIT})"
)
_LONG_NUMBER = re.compile(f"[{DIGITS}]{{4,}}(?=[{LETTERS}])(?!{_UNIT})")

_LONE_CONSONANT = re.compile(f"[{CONSONANTS}][់៍]?[^\\w{SIGNS}]*")
_WORD_GOES_ON = re.compile(f"(?<=[{LETTERS}{SIGNS}])")
_WORD_FOLLOWS = re.compile(f"(?<=[{LETTERS}{SIGNS}])(?=[{LETTERS}])")


def break_points(text: str, keep: Sequence[tuple[int, int]] = ()) -> list[int]:
    """Return the offsets, from 1 to `len(text) - 1`, at which a line may end.

    `keep` holds the (start, end) spans that stay whole, such as the names of persons.
    """
    from icu4py.breakers import LineBreaker

    points = _found(LineBreaker, text)
    points.update(number.end() for number in _LONG_NUMBER.finditer(text))
    points.difference_update(count.end() for count in _COUNT_BEFORE_ITS_UNIT.finditer(text))
    tidied = _tidied(text, (point for point in points if _LINE_MAY_BEGIN.match(text, point)))
    return [point for point in tidied if not any(start < point < end for start, end in keep)]


def with_breaks(text: str) -> str:
    """Return `text` with zero-width spaces where a line may end and nowhere else, for what knows no Khmer words."""
    lines = (_pieces(line, break_points(line)) for line in text.splitlines(keepends=True))
    return "".join(ZERO_WIDTH_SPACE.join(piece.replace(ZERO_WIDTH_SPACE, "") for piece in line) for line in lines)


def words(text: str) -> list[str]:
    """Return the words and numbers of `text` in their order, without what stands between them."""
    from icu4py.breakers import WordBreaker

    points = _found(WordBreaker, text)
    points.update(number.end() for number in _LONG_NUMBER.finditer(text))
    return [piece.strip() for piece in _pieces(text, _tidied(text, points)) if any(map(str.isalnum, piece))]


def _found(breaker: Callable[[str, str], Iterable[str]], text: str) -> set[int]:
    # ICU's dictionary lacks ៗ, and a word it lacks makes it cut those before; ។ ends a line just as ៗ does.
    return set(accumulate(map(len, breaker(text.replace("ៗ", "។"), "km"))))


def _tidied(text: str, points: Iterable[int]) -> list[int]:
    """Return the points, sorted, without those that cut a cluster or leave a consonant alone."""
    kept = sorted(point for point in points if 0 < point < len(text) and _WORD_MAY_BEGIN.match(text, point))
    joined: set[int] = set()
    for start, end in pairwise([0, *kept, len(text)]):
        if _LONE_CONSONANT.fullmatch(text, start, end):
            if _WORD_GOES_ON.match(text, start):
                joined.add(start)
            elif _WORD_FOLLOWS.match(text, end):
                joined.add(end)
    return [point for point in kept if point not in joined]


def _pieces(text: str, points: Sequence[int]) -> list[str]:
    return [text[start:end] for start, end in pairwise([0, *points, len(text)])]
