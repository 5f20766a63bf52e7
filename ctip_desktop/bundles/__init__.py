"""Signed and sealed envelopes, `ctip-bundle-v1`: made, written, read and refused; the format is told in `FORMAT.md`.

May import `entries`, `forms`, `i18n`, `khmer`, `settings`, `errors`, `paths`, `clock`; knows nothing of the store.
"""
