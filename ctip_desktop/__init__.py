"""CTIP Desktop: offline-first records of what is done against human trafficking."""

__version__ = "0.1.0"
