"""Exporting entries from the window: what, of which period, where to; what leaves in clear is said before it does."""
