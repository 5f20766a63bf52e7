"""Entries that stand in several versions: the list of them, and the page on which a person decides between them."""
