"""The steps from each released set of tables to the next; a step is frozen and imports nothing of ours."""

VERSIONS = ("0001", "0002", "0003", "0004", "0005")
"""Every version there was, oldest first; the last is the one this program works with."""
