"""Digits of both scripts."""

from ctip_desktop.khmer.numerals import to_khmer, to_latin


def test_latin_digits_become_khmer_and_the_rest_stays():
    assert to_khmer("ឆ្នាំ2017, No 9-a") == "ឆ្នាំ២០១៧, No ៩-a"


def test_khmer_digits_become_latin_and_the_rest_stays():
    assert to_latin("ឆ្នាំ២០១៧, No ៩-a ៛") == "ឆ្នាំ2017, No 9-a ៛"


def test_digits_go_there_and_back():
    assert to_latin(to_khmer("0123456789")) == "0123456789"
