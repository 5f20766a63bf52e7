"""khmer."""
