"""A printable sheet of any form: blank, to collect answers on paper, or filled with those of an entry."""

from ctip_desktop.documents.sheet.printing import print_sheet

__all__ = ["print_sheet"]
