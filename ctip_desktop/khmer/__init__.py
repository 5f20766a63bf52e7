"""The Khmer language: numerals, words, dates, line breaks, search keys, collation; pure functions on plain values.

May import `errors`, `clock`; `icu4py` inside the function that needs it.
"""
