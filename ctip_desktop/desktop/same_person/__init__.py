"""Possible same persons: the queue of pairs, the two side by side, and the decision."""
