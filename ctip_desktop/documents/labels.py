"""The label at the foot of every page, in one style throughout."""

from ctip_desktop.khmer.numerals import to_khmer

DRAFT = "សេចក្តីព្រាង"
"""The mark of a draft."""


def khmer_page_label(page: int, pages: int) -> str:
    """Return `ទំព័រ ១/៤`."""
    return f"ទំព័រ {to_khmer(f'{page}/{pages}')}"


def english_page_label(page: int, pages: int) -> str:
    """Return `Page 1/4`."""
    return f"Page {page}/{pages}"
