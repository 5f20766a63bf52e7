import re

from ctip_desktop.trust.fingerprint import fingerprint, same

SHOWN = fingerprint(b"ctip")


def test_a_fingerprint_is_forty_digits_in_groups_of_five() -> None:
    assert re.fullmatch(r"[0-9]{5}( [0-9]{5}){7}", SHOWN)


def test_a_fingerprint_is_the_sum_modulo_ten_to_the_fortieth() -> None:
    """Made once with sha256sum and bc."""
    assert SHOWN == "13160 85511 09703 12146 12161 41771 82601 70147"


def test_leading_zeros_are_kept() -> None:
    assert all(len(fingerprint(bytes([number]))) == 47 for number in range(100))


def test_what_is_read_back_may_have_khmer_digits_spaces_and_dashes() -> None:
    khmer = SHOWN.translate(str.maketrans("0123456789", "០១២៣៤៥៦៧៨៩"))
    assert same(khmer, SHOWN)
    assert same(SHOWN.replace(" ", ""), SHOWN)
    assert same(SHOWN.replace(" ", "-"), SHOWN)
    assert same(f"  {SHOWN.replace(' ', ' – ')}\n", SHOWN)
    assert same(khmer.replace(" ", "\u200b"), SHOWN)


def test_one_digit_less_more_or_other_is_not_the_same() -> None:
    digits = SHOWN.replace(" ", "")
    other = str((int(digits[7]) + 1) % 10)
    for typed in ("", digits[:-1], digits + "0", digits[:7] + other + digits[8:], f"x{digits}"):
        assert not same(typed, SHOWN)
